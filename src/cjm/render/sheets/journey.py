"""The sheets of the journey itself: the map, its goals and insights, personas, phases, steps, lanes and loops."""

from __future__ import annotations

from collections.abc import Iterable

from cjm.render.csv import own_confidence
from cjm.render.sheets.sheet import Cell, Column, Sheet, T, make_sheet, names
from cjm.render.words import Words
from cjm.view.emotions import EmotionView, PersonaEmotion
from cjm.view.goals import GoalView, InsightView
from cjm.view.journey import JourneyView
from cjm.view.lanes import LaneItem, LaneView
from cjm.view.marks import Basis
from cjm.view.personas import PersonaView
from cjm.view.phases import PhaseView, StepView
from cjm.view.transitions import TransitionView


def map_sheet(view: JourneyView, words: Words) -> Sheet:
    """What the map says of itself: a row a statement."""
    _ = words.gettext
    scope, review = view.scope, view.review
    values: dict[str, Cell] = {
        "title": view.title,
        "summary": view.summary,
        "id": None if view.id == "-" else view.id,
        "state": words.label(view.state, "state"),
        "method": words.label(view.method, "method"),
        "language": view.content_language,
        "version": view.version,
        "owner": view.owner.name if view.owner else None,
        "customer_goal": view.customer_goal,
        "experience": scope.experience if scope else None,
        "from": scope.start if scope else None,
        "to": scope.end if scope else None,
        "context": scope.context if scope else None,
        "expected_touchpoints": scope.expected_touchpoints if scope else None,
        "review_every": words.duration(review.every) if review and review.every else None,
        "review_owner": review.owner.name if review and review.owner else None,
        "review_after": _after(view, words),
        "review_next": review.next if review else None,
        "today": view.today,
        "revision": view.revision,
    }
    columns: list[Column[tuple[str, Cell]]] = [
        Column("key", _("Statement"), 24, lambda row: row[0], family="statement"),
        Column("value", _("Value"), 72, lambda row: row[1], look="left"),
    ]
    said = [row for row in values.items() if row[1] not in {None, ""}]
    return make_sheet("map", _("Map"), said, columns, name="key")


def _after(view: JourneyView, words: Words) -> tuple[str, ...] | None:
    known = {"touchpoint-added", "touchpoint-removed"}
    after = view.review.after if view.review else ()
    return tuple(words.label(each, "review_after") if each in known else each for each in after) or None


def goals_sheet(view: JourneyView, words: Words) -> Sheet:
    """The goals of the business."""
    _ = words.gettext
    columns: list[Column[GoalView]] = [
        Column("text", _("Goal"), 48, lambda it: it.text),
        Column("id", _("ID"), 18, lambda it: it.id),
        Column("why", _("Why"), 60, lambda it: it.why),
        Column("kind", _("Kind"), 20, lambda it: it.kind, family="goal_kind"),
        Column("metric", _("Metric"), 30, lambda it: it.metric.name if it.metric else None, of="metrics"),
    ]
    return make_sheet("goals", _("Goals"), view.goals, columns, name="text")


def insights_sheet(view: JourneyView, words: Words) -> Sheet:
    """What a busy reader should take away."""
    _ = words.gettext
    columns: list[Column[InsightView]] = [
        Column("text", _("Insight"), 48, lambda it: it.text),
        Column("why", _("Why"), 60, lambda it: it.why),
        Column("at", _("At"), 34, lambda it: tuple(f"{mark.label} {mark.name}" for mark in it.marks)),
        Column("evidence", _("Evidence"), 36, lambda it: names(it.evidence), of="evidence"),
    ]
    return make_sheet("insights", _("Key insights"), view.insights, columns, name="text")


def personas_sheet(view: JourneyView, words: Words) -> Sheet:
    """The personas whose journey this is, with a column for everything that is said of any of them."""
    _ = words.gettext
    said: dict[str, None] = {}
    for persona in view.personas:
        said |= dict.fromkeys(each.key for each in (*persona.facts, *persona.prose))
        said |= dict.fromkeys(each.key for each in (*persona.lead, *persona.lists))
    columns: list[Column[PersonaView]] = [
        Column("name", words.label("name", "persona"), 24, lambda it: it.name),
        Column("id", _("ID"), 18, lambda it: it.id),
        Column("kind", _("Kind"), 12, lambda it: it.kind, family="persona_kind"),
        Column("quote", words.label("quote", "persona"), 40, lambda it: it.quote),
        Column("summary", words.label("summary", "persona"), 48, lambda it: it.summary),
        *(_fact(key, words) for key in said),
        Column("evidence", _("Evidence"), 36, lambda it: names(it.evidence), of="evidence"),
        Column("confidence", _("Confidence"), 14, lambda it: it.confidence, family="confidence"),
        Column("picture", words.label("picture", "persona"), 24, lambda it: it.picture),
    ]
    return make_sheet("personas", _("Personas"), view.personas, columns)


def _fact(key: str, words: Words) -> Column[PersonaView]:
    def value(persona: PersonaView) -> Cell:
        facts = {each.key: each.text for each in (*persona.facts, *persona.prose)}
        lists = {each.key: each.texts for each in (*persona.lead, *persona.lists)}
        return facts.get(key) or lists.get(key)

    family = "setting" if key == "setting" else None
    return Column(key, words.label(key, "persona"), 34, value, family=family)


def phases_sheet(view: JourneyView, words: Words) -> Sheet:
    """The phases, with what stands in them and not in a step."""
    _ = words.gettext
    columns: list[Column[PhaseView]] = [
        Column("at", _("No."), 6, lambda it: it.mark.label),
        Column("name", _("Phase"), 26, lambda it: it.name),
        Column("id", _("ID"), 18, lambda it: it.mark.id),
        Column("summary", words.label("summary", "persona"), 40, lambda it: it.summary),
        Column("customer_goal", _("Customer goal"), 36, lambda it: it.customer_goal),
        Column("key_task", _("Key task"), 36, lambda it: it.key_task),
        Column("advance_when", _("Moves on when"), 30, lambda it: it.advance_when),
        Column("timing", _("Timing"), 20, lambda it: it.timing, family="timing"),
        Column("duration", _("Duration"), 18, lambda it: it.duration),
        *_emotion_columns(words),
        Column("desired_score", _("Desired score"), 10, lambda it: it.desired.score if it.desired else None, look="score"),
        Column("desired_feeling", _("Desired feeling"), 20, lambda it: it.desired.feeling if it.desired else None),
        Column("desired_why", _("Why this is desired"), 30, lambda it: it.desired.why if it.desired else None),
        Column("lowest", _("Lowest score"), 10, lambda it: it.lowest.score if it.lowest else None, look="score", computed=True),
        Column("gap", _("Gap"), 8, lambda it: it.gap, computed=True),
        *_persona_columns((phase.by_persona for phase in view.phases), words),
        Column("touchpoints", _("Touchpoints"), 30, lambda it: names(use for use in it.touchpoints if it.mark in use.marks), of="touchpoints"),
        Column("metrics", _("Metrics"), 30, lambda it: names(each for each in it.metrics if it.mark in each.used_at), of="metrics"),
        Column("owner", _("Owner"), 22, lambda it: it.owner.name if it.owner else None, of="owners"),
        *_basis_columns(words),
    ]  # fmt: skip
    return make_sheet("phases", words.label("phases", "coverage"), view.phases, columns, fixed=2)


def steps_sheet(view: JourneyView, words: Words) -> Sheet:
    """The steps, each with its phase."""
    _ = words.gettext
    steps = [step for phase in view.phases for step in phase.steps]
    columns: list[Column[StepView]] = [
        Column("at", _("No."), 6, lambda it: it.mark.label),
        Column("phase", _("Phase"), 20, lambda it: view.phases[it.mark.phase].name, of="phases"),
        Column("name", _("Step"), 34, lambda it: it.name),
        Column("id", _("ID"), 18, lambda it: it.mark.id),
        Column("when", _("When"), 18, lambda it: it.when),
        Column("actions", _("Actions"), 40, lambda it: it.actions),
        Column("thoughts", _("Thoughts"), 40, lambda it: it.thoughts),
        Column("expects", _("Expects"), 34, lambda it: it.expects),
        *_emotion_columns(words),
        *_persona_columns((step.by_persona for step in steps), words),
        Column("moment_of_truth", _("Moment of truth"), 12, lambda it: it.moment_of_truth or None, family="flag"),
        Column("touchpoints", _("Touchpoints"), 30, lambda it: names(it.touchpoints), of="touchpoints"),
        Column("metrics", _("Metrics"), 30, lambda it: names(it.metrics), of="metrics"),
        Column("owner", _("Owner"), 22, lambda it: it.owner.name if it.owner and it.own_owner else None, of="owners"),
        Column("answerable", _("Answerable"), 22, lambda it: it.owner.name if it.owner else None, computed=True),
        Column("frontstage", words.label("frontstage", "lane_group"), 34, lambda it: it.frontstage),
        *_internal_columns(view, words),
        Column("with_brand", _("With us"), 10, lambda it: it.with_brand, family="flag"),
        *_basis_columns(words),
        Column("picture", _("Picture"), 24, lambda it: it.picture),
        Column("journey", _("In detail"), 24, lambda it: it.journey),
    ]  # fmt: skip
    return make_sheet("steps", _("Steps"), steps, columns, fixed=3)


def _internal_columns(view: JourneyView, words: Words) -> list[Column[StepView]]:
    if view.public:
        return []
    return [
        Column("backstage", words.label("backstage", "lane_group"), 34, lambda it: it.backstage),
        Column("support", words.label("support", "lane_group"), 34, lambda it: it.support),
    ]


def _emotion_columns(words: Words) -> list[Column[T]]:
    _ = words.gettext

    def part(key: str) -> Column[T]:
        titles = {"score": _("Score"), "feeling": _("Feeling"), "why": _("Why")}
        width = {"score": 8, "feeling": 18, "why": 34}[key]
        return Column(
            key,
            titles[key],
            width,
            lambda it: _of_emotion(getattr(it, "emotion", None), key),
            look="score" if key == "score" else "text",
        )

    return [part("score"), part("feeling"), part("why")]


def _of_emotion(emotion: EmotionView | None, key: str) -> Cell:
    value: Cell = getattr(emotion, key, None)
    return value


def _persona_columns(emotions: Iterable[tuple[PersonaEmotion, ...]], words: Words) -> list[Column[T]]:
    """Columns for each persona who feels differently somewhere."""
    _ = words.gettext
    personas = {each.persona: each.name for group in emotions for each in group}

    def part(persona: str, key: str, title: str) -> Column[T]:
        def value(stage: T) -> Cell:
            found: tuple[PersonaEmotion, ...] = stage.by_persona  # type: ignore[attr-defined]
            return next((_of_emotion(each.emotion, key) for each in found if each.persona == persona), None)

        return Column(f"{key}:{persona}", title, 18, value, look="score" if key == "score" else "text")

    return [
        part(persona, key, f"{title}: {name}")
        for persona, name in personas.items()
        for key, title in (("score", _("Score")), ("feeling", _("Feeling")), ("why", _("Why")))
    ]


def _basis_columns(words: Words) -> list[Column[T]]:
    """The evidence of a phase or a step, and how sure the map says to be of it."""
    _ = words.gettext

    def basis(stage: T) -> Basis:
        found: Basis = stage.basis  # type: ignore[attr-defined]
        return found

    return [
        Column("evidence", _("Evidence"), 36, lambda it: names(basis(it).evidence) if basis(it).own else None, of="evidence"),
        Column("confidence", _("Confidence"), 14, lambda it: own_confidence(basis(it)), family="confidence"),
    ]  # fmt: skip


def lanes_sheet(view: JourneyView, words: Words) -> Sheet:
    """What stands in the lanes of one's own: a row a text."""
    _ = words.gettext
    items = [
        (lane, item)
        for lane in view.lanes
        if lane.key == "own"
        for cell in lane.cells
        for item in cell
    ]  # fmt: skip
    columns: list[Column[tuple[LaneView, LaneItem]]] = [
        Column("lane", _("Lane"), 30, lambda it: it[0].name),
        Column("id", _("ID"), 18, lambda it: it[0].id),
        Column("group", _("Group"), 18, lambda it: it[0].group, family="lane_group"),
        Column("at", _("At"), 6, lambda it: it[1].mark.label),
        Column("place", _("Phase or step"), 34, lambda it: it[1].mark.name),
        Column("text", _("Text"), 60, lambda it: it[1].text),
    ]
    return make_sheet("lanes", _("Lanes"), items, columns, name="lane")


def transitions_sheet(view: JourneyView, words: Words) -> Sheet:
    """The ways that are not simply onward."""
    _ = words.gettext
    columns: list[Column[TransitionView]] = [
        Column("from", _("From"), 34, lambda it: f"{it.start.label} {it.start.name}"),
        Column("to", _("To"), 34, lambda it: f"{it.end.label} {it.end.name}" if it.end else words.label("exit", "transition_kind")),
        Column("kind", _("Kind"), 16, lambda it: it.kind if it.end else None, family="transition_kind"),
        Column("when", _("When"), 36, lambda it: it.when),
        Column("because", _("Because"), 40, lambda it: tuple(cause.text for cause in it.because), of="pain_points"),
        Column("share", _("Share"), 8, lambda it: it.share, look="share"),
        Column("touchpoint", _("Reminder trigger"), 26, lambda it: it.trigger.touchpoint if it.trigger else None, of="touchpoints"),
        Column("every", _("Every"), 18, lambda it: it.trigger.every if it.trigger else None),
        Column("message", _("Message"), 36, lambda it: it.trigger.message if it.trigger else None),
        Column("opt_out", _("Customers can stop it"), 14, lambda it: it.trigger.opt_out if it.trigger else None, family="flag"),
    ]  # fmt: skip
    return make_sheet("transitions", _("Loops"), view.transitions, columns, name="from")
