"""The sheets of needs, questions, pain points and opportunities, the most important first."""

from __future__ import annotations

from cjm.model.concern import Rice
from cjm.render.csv import own_confidence
from cjm.render.sheets.sheet import Cell, Column, Formula, Sheet, T, make_sheet, names
from cjm.render.words import Words
from cjm.view.concerns import NeedView, OpportunityView, PainPointView, QuestionView
from cjm.view.journey import JourneyView
from cjm.view.marks import Mark


def _places(view: JourneyView, words: Words) -> list[Column[T]]:
    """Where a thing stands: its number, its phase and its step."""
    _ = words.gettext

    def mark(thing: T) -> Mark:
        found: Mark = thing.mark  # type: ignore[attr-defined]
        return found

    return [
        Column("at", _("At"), 6, lambda it: mark(it).label),
        Column("phase", _("Phase"), 20, lambda it: view.phases[mark(it).phase].name, of="phases"),
        Column(
            "step", _("Step"), 26, lambda it: None if mark(it).step is None else mark(it).name, of="steps"
        ),
    ]


def needs_sheet(view: JourneyView, words: Words) -> Sheet:
    """The needs, with the opportunity score as a formula."""
    _ = words.gettext
    columns: list[Column[NeedView]] = [
        Column("text", _("Need"), 48, lambda it: it.text),
        Column("id", _("ID"), 18, lambda it: it.id),
        *_places(view, words),
        Column("importance", _("Importance"), 12, lambda it: it.importance),
        Column("satisfaction", _("Satisfaction"), 12, lambda it: it.satisfaction),
        Column("opportunity_score", _("Opportunity score"), 12, _need_score, computed=True),
        Column("evidence", _("Evidence"), 36, lambda it: names(it.evidence), of="evidence"),
        Column("opportunities", _("Opportunities"), 48, lambda it: _texts(it.opportunities), computed=True),
    ]
    return make_sheet("needs", _("Needs"), view.needs, columns, name="text")


def _need_score(need: NeedView) -> Formula:
    return Formula("{importance}+MAX({importance}-{satisfaction},0)", need.score)


def questions_sheet(view: JourneyView, words: Words) -> Sheet:
    """The questions of the customers, and where they find the answer."""
    _ = words.gettext
    columns: list[Column[QuestionView]] = [
        Column("text", _("Question"), 48, lambda it: it.text),
        Column("id", _("ID"), 18, lambda it: it.id),
        *_places(view, words),
        Column("answered_by", _("Answered by"), 30, lambda it: it.answered_by, of="touchpoints"),
        Column("answer", _("Answer"), 60, lambda it: it.answer),
        Column("feeds", _("Feeds"), 18, lambda it: it.feeds, family="feeds"),
        Column("evidence", _("Evidence"), 36, lambda it: names(it.evidence), of="evidence"),
    ]
    return make_sheet("questions", _("Customer questions"), view.questions, columns, name="text")


def pain_points_sheet(view: JourneyView, words: Words) -> Sheet:
    """The pain points, those first that hurt most."""
    _ = words.gettext
    columns: list[Column[PainPointView]] = [
        Column("text", _("Pain point"), 48, lambda it: it.text),
        Column("id", _("ID"), 18, lambda it: it.id),
        *_places(view, words),
        Column("severity", _("Severity"), 12, lambda it: it.severity, family="severity"),
        Column("frequency", _("Frequency"), 14, lambda it: it.frequency, family="frequency"),
        Column("priority", _("Severity × frequency"), 12, lambda it: it.priority, computed=True),
        Column("kind", _("Kind"), 16, lambda it: it.kind, family="pain_kind"),
        Column("barrier_to", _("Barrier"), 18, lambda it: it.barrier_to, family="barrier_to"),
        Column("personas", _("Personas"), 24, lambda it: it.personas, of="personas"),
        Column("cause", _("Cause"), 48, lambda it: it.cause),
        *([] if view.public else [Column("silo", _("Falls between"), 26, _silo, of="owners")]),
        Column("evidence", _("Evidence"), 36, lambda it: names(it.basis.evidence) if it.basis.own else None, of="evidence"),
        Column("confidence", _("Confidence"), 14, lambda it: own_confidence(it.basis), family="confidence"),
        Column("answerable", _("Answerable"), 22, lambda it: it.owner.name if it.owner else None, computed=True),
        Column("opportunities", _("Opportunities"), 48, lambda it: _texts(it.opportunities), computed=True),
    ]  # fmt: skip
    return make_sheet("pain_points", _("Pain points"), view.pain_points, columns, name="text")


def _silo(pain_point: PainPointView) -> Cell:
    return names(pain_point.silo)


def _texts(opportunities: tuple[OpportunityView, ...]) -> tuple[str, ...]:
    return tuple(each.text for each in opportunities)


def opportunities_sheet(view: JourneyView, words: Words) -> Sheet:
    """The opportunities, the best first, with what their rank is computed from."""
    _ = words.gettext
    columns: list[Column[OpportunityView]] = [
        Column("text", _("Opportunity"), 48, lambda it: it.text),
        Column("id", _("ID"), 18, lambda it: it.id),
        *_places(view, words),
        Column("addresses", _("Answers"), 48, lambda it: tuple(each.text for each in it.addresses)),
        Column("change", _("Change"), 14, lambda it: it.change, family="change"),
        Column("impact", _("Impact"), 9, lambda it: it.impact),
        Column("effort", _("Effort"), 9, lambda it: it.effort),
        Column("ratio", _("Impact ÷ effort"), 9, lambda it: Formula("{impact}/{effort}", it.ratio), computed=True),
        Column("rice_reach", _("RICE reach"), 10, lambda it: it.rice.reach if it.rice else None),
        Column("rice_impact", _("RICE impact"), 10, lambda it: it.rice.impact if it.rice else None),
        Column("rice_confidence", _("RICE confidence"), 12, lambda it: it.rice.confidence if it.rice else None, look="share"),
        Column("rice_effort", _("RICE effort"), 10, lambda it: it.rice.effort if it.rice else None),
        Column("rice", _("RICE score"), 10, lambda it: _rice(it.rice), computed=True),
        Column("commitments", _("Commitments"), 24, lambda it: it.commitments, family="commitment"),
        Column("serves", _("Goals"), 36, lambda it: it.goals, of="goals"),
        Column("owner", _("Owner"), 22, lambda it: it.owner.name if it.owner and it.own_owner else None, of="owners"),
        Column("answerable", _("Answerable"), 22, lambda it: it.owner.name if it.owner else None, computed=True),
        Column("status", _("Status"), 14, lambda it: it.status, family="opportunity_status"),
        Column("due", _("Due"), 12, lambda it: it.due),
        *([] if view.public else [Column("ticket", _("Ticket"), 20, _ticket, look="link")]),
    ]  # fmt: skip
    return make_sheet("opportunities", _("Opportunities"), view.opportunities, columns, name="text")


def _rice(rice: Rice | None) -> Formula:
    text = "{rice_reach}*{rice_impact}*{rice_confidence}/{rice_effort}"
    return Formula(text, rice.score if rice else None)


def _ticket(opportunity: OpportunityView) -> Cell:
    return opportunity.ticket
