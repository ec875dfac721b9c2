"""The sheets of what stands around the journey: the market, the content plan, walks, reviews, and what was computed."""

from __future__ import annotations

from cjm.model.coverage import Coverage
from cjm.render.sheets.sheet import Cell, Column, Sheet, make_sheet, names
from cjm.render.titles import rule_title
from cjm.render.words import Words
from cjm.view.checks import CheckView
from cjm.view.comparison import Change
from cjm.view.journey import JourneyView
from cjm.view.market import (
    AffinityView,
    Competition,
    CompetitorView,
    ContentView,
    CriterionView,
    PlatformView,
)
from cjm.view.review import NoteView, ReviewEntryView, WalkthroughView


def competitors_sheet(competition: Competition, words: Words) -> Sheet:
    """The competitors, ours first, with a column of ratings for each criterion."""
    _ = words.gettext

    def rating(index: int, criterion: CriterionView) -> Column[CompetitorView]:
        return Column(f"rating:{criterion.id}", criterion.name, 12, lambda it: it.ratings[index])

    columns: list[Column[CompetitorView]] = [
        Column("name", _("Company"), 26, lambda it: it.name or _("Us")),
        Column("id", _("ID"), 14, lambda it: it.id),
        *(rating(index, criterion) for index, criterion in enumerate(competition.criteria)),
        Column("score", _("Mean by weight, 1 to 5"), 12, lambda it: it.score, computed=True),
        Column("strengths", _("Strengths"), 36, lambda it: it.strengths),
        Column("weaknesses", _("Weaknesses"), 36, lambda it: it.weaknesses),
        Column("clicks", _("Where customers click"), 36, lambda it: it.clicks),
        Column("misses", _("Where they do not"), 36, lambda it: it.misses),
        Column("evidence", _("Evidence"), 36, lambda it: names(it.evidence), of="evidence"),
    ]
    return make_sheet("competitors", _("Competitors"), competition.competitors, columns)


def criteria_sheet(competition: Competition, words: Words) -> Sheet:
    """What customers choose by, the weightiest first."""
    _ = words.gettext
    columns: list[Column[CriterionView]] = [
        Column("name", _("Criterion"), 36, lambda it: it.name),
        Column("id", _("ID"), 18, lambda it: it.id),
        Column("weight", _("Weight"), 10, lambda it: it.weight),
    ]
    return make_sheet("criteria", _("Criteria"), competition.criteria, columns)


def platforms_sheet(view: JourneyView, words: Words) -> Sheet:
    """The platforms, and what was decided about each."""
    _ = words.gettext
    columns: list[Column[PlatformView]] = [
        Column("name", _("Platform"), 28, lambda it: it.name),
        Column("id", _("ID"), 18, lambda it: it.id),
        Column("decision", _("Decision"), 14, lambda it: it.decision, family="platform_decision"),
        Column("why", _("Why"), 60, lambda it: it.why),
        Column("touchpoints", _("Touchpoints"), 30, lambda it: it.touchpoints, computed=True),
        Column("evidence", _("Evidence"), 36, lambda it: names(it.evidence), of="evidence"),
    ]
    return make_sheet("platforms", _("Platforms"), view.platforms, columns)


def affinity_sheet(view: JourneyView, words: Words) -> Sheet:
    """How the brand sits with the personas."""
    _ = words.gettext
    columns: list[Column[AffinityView]] = [
        Column("trait", _("Trait of the brand"), 36, lambda it: it.trait),
        Column("persona", _("Persona"), 24, lambda it: it.persona, of="personas"),
        Column("fit", _("Fit"), 8, lambda it: it.fit, look="score"),
        Column("plan", _("Plan"), 60, lambda it: it.plan),
    ]
    return make_sheet("affinity", _("Affinity"), view.affinity, columns, name="trait")


def content_sheet(view: JourneyView, words: Words) -> Sheet:
    """The content plan by its first day."""
    _ = words.gettext
    columns: list[Column[ContentView]] = [
        Column("name", _("Content"), 40, lambda it: it.name),
        Column("phase", _("Phase"), 22, lambda it: it.phase.name if it.phase else None, of="phases"),
        Column("platform", _("Platform"), 20, lambda it: it.platform, of="platforms"),
        Column("start", _("From"), 12, lambda it: it.start),
        Column("end", _("To"), 12, lambda it: it.end),
        Column("owner", _("Owner"), 22, lambda it: it.owner.name if it.owner else None, of="owners"),
        Column("questions", _("Questions answered"), 48, lambda it: it.questions, of="questions"),
        Column("status", _("Status"), 14, lambda it: it.status, family="content_status"),
        Column("link", _("Link"), 36, lambda it: it.link, look="link"),
    ]
    return make_sheet("content_plan", _("Content plan"), view.content_plan, columns)


def walkthroughs_sheet(view: JourneyView, words: Words) -> Sheet:
    """The walks in the customer's shoes: a row for the answers of each, and one for each of its notes."""
    _ = words.gettext
    items: list[tuple[WalkthroughView, NoteView | None]] = [
        (walk, note) for walk in view.walkthroughs for note in (None, *walk.notes)
    ]

    def of_note(key: str, it: tuple[WalkthroughView, NoteView | None]) -> Cell:
        value: Cell = getattr(it[1], key, None)
        return value

    def answer(key: str) -> Column[tuple[WalkthroughView, NoteView | None]]:
        title = words.label(key, "walkthrough")
        return Column(key, title, 34, lambda it: None if it[1] else dict(it[0].answers).get(key))

    columns: list[Column[tuple[WalkthroughView, NoteView | None]]] = [
        Column("date", _("Date"), 12, lambda it: it[0].date),
        Column("by", _("By"), 24, lambda it: it[0].by),
        Column("persona", _("Persona"), 22, lambda it: it[0].persona, of="personas"),
        *(answer(key) for key in ("where_and_how", "has_problem", "finds_product", "buys", "meets_again")),
        Column("step", _("Phase or step"), 34, _noted_place),
        Column("natural", _("Felt natural"), 10, lambda it: of_note("natural", it), family="flag"),
        Column("why", _("Why"), 36, lambda it: of_note("why", it)),
        Column("pain", _("Weak point"), 36, lambda it: of_note("pain", it)),
        Column("missing_information", _("Missing information"), 36, lambda it: of_note("missing_information", it)),
        Column("experienced", _("Experienced"), 36, lambda it: of_note("experienced", it)),
    ]  # fmt: skip
    return make_sheet("walkthroughs", _("Walkthroughs"), items, columns, name="date")


def _noted_place(it: tuple[WalkthroughView, NoteView | None]) -> Cell:
    note = it[1]
    if note is None:
        return None
    return f"{note.mark.label} {note.mark.name}" if note.mark else note.place


def review_sheet(view: JourneyView, words: Words) -> Sheet:
    """The reviews that took place, newest first; the plan stands on the sheet of the map."""
    _ = words.gettext
    columns: list[Column[ReviewEntryView]] = [
        Column("date", _("Date"), 12, lambda it: it.date),
        Column("by", _("By"), 28, lambda it: it.by),
        Column("how", _("How"), 48, lambda it: it.how),
        Column("changed", _("What changed"), 60, lambda it: it.changed),
        Column("evidence", _("Evidence"), 36, lambda it: names(it.evidence), of="evidence"),
    ]
    log = view.review.log if view.review else ()
    return make_sheet("review", words.label("review", "coverage"), log, columns, name="date")


def comparison_sheet(view: JourneyView, words: Words) -> Sheet:
    """The steps of a future map against those of the current one."""
    _ = words.gettext
    comparison = view.comparison
    kinds = {"kept": _("Kept"), "new": _("New"), "dropped": _("Dropped")}
    columns: list[Column[Change]] = [
        Column("name", _("Step"), 36, lambda it: it.name, computed=True),
        Column("kind", _("Change"), 14, lambda it: kinds.get(it.kind, it.kind), computed=True),
        Column("before", _("Today"), 10, lambda it: it.before.score if it.before else None, look="score", computed=True),
        Column("before_feeling", _("Feeling today"), 24, lambda it: it.before.feeling if it.before else None, computed=True),
        Column("after", _("In this map"), 10, lambda it: it.after.score if it.after else None, look="score", computed=True),
        Column("after_feeling", _("Feeling in this map"), 24, lambda it: it.after.feeling if it.after else None, computed=True),
        Column("difference", _("Difference"), 11, lambda it: it.difference, look="score", computed=True),
    ]  # fmt: skip
    changes = comparison.changes if comparison else ()
    return make_sheet("comparison", _("From today to this map"), changes, columns)


def coverage_sheet(view: JourneyView, words: Words) -> Sheet:
    """How far each of the ten steps of the method is done."""
    _ = words.gettext
    columns: list[Column[Coverage]] = [
        Column("number", _("No."), 6, lambda it: it.number, computed=True),
        Column("name", _("Step"), 30, lambda it: words.label(it.step, "coverage"), computed=True),
        Column("share", _("Coverage"), 12, lambda it: it.share, look="share", computed=True),
    ]
    return make_sheet("coverage", _("The ten steps"), view.coverage, columns)


def checks_sheet(view: JourneyView, words: Words) -> Sheet:
    """What the linter found, a row a rule."""
    _ = words.gettext
    columns: list[Column[CheckView]] = [
        Column("severity", _("Severity"), 12, lambda it: words.label(it.severity, "finding"), computed=True),
        Column("name", _("Rule"), 12, lambda it: it.code, computed=True),
        Column("title", _("Finding"), 60, lambda it: rule_title(it.title, words.wording).text, computed=True),
        Column("count", _("Count"), 8, lambda it: it.count, computed=True),
        Column("at", _("At"), 30, lambda it: ", ".join(mark.label for mark in it.marks), computed=True),
    ]
    return make_sheet("checks", _("Checks"), view.checks.checks if view.checks else (), columns)
