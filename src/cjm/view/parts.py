"""The parts of a map that a reader may look for in a report, and how many of each a view holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from cjm.view.emotions import EmotionView, PersonaEmotion
from cjm.view.journey import JourneyView
from cjm.view.phases import PhaseView, StepView

Part = Literal[
    "summary", "goals", "scope", "insights", "personas", "pictures", "phases", "phase details", "steps",
    "step details", "emotions", "desired emotions", "persona emotions", "moments of truth", "touchpoints", "needs",
    "questions", "pain points", "opportunities", "metrics", "owners", "lanes", "transitions", "linked maps",
    "evidence", "comparison", "competitors", "platforms", "affinity", "content plan", "walkthroughs", "review",
    "history", "coverage", "findings",
]  # fmt: skip
"""What a report shows of a map. A format says which of these it leaves out altogether."""

PARTS: tuple[Part, ...] = get_args(Part)
COMPUTED: frozenset[Part] = frozenset({"comparison", "history", "coverage", "findings"})
"""What no map holds: it is computed from the map, or from git, for the report."""


@dataclass(frozen=True, slots=True)
class PartWords:
    """A part in English: the name of one, of several, and what belongs to it. One that is uncountable has no `one`."""

    one: str
    many: str
    about: str


WORDS: dict[Part, PartWords] = {
    "summary": PartWords("", "the summary", "what the map is about, in the map's own words"),
    "goals": PartWords("goal", "goals", "what the business and the customer want"),
    "scope": PartWords("", "the scope", "the experience, where it starts and ends, its context"),
    "insights": PartWords("insight", "insights", "what a busy reader should take away"),
    "personas": PartWords("persona", "personas", "who they are: quote, facts, goals, barriers"),
    "pictures": PartWords("picture", "pictures", "of personas and of steps"),
    "phases": PartWords("phase", "phases", "their names, in order"),
    "phase details": PartWords("phase's details", "phases' details", "summary, customer goal, key task, timing"),
    "steps": PartWords("step", "steps", "their names, in order"),
    "step details": PartWords("step's details", "steps' details", "actions, thoughts, expectations, time"),
    "emotions": PartWords("emotion", "emotions", "scores, and so the emotion curve"),
    "desired emotions": PartWords("desired emotion", "desired emotions", "how customers should feel in a phase"),
    "persona emotions": PartWords("persona's emotion", "personas' emotions", "where one persona feels differently"),
    "moments of truth": PartWords("moment of truth", "moments of truth", "the steps that decide"),
    "touchpoints": PartWords("touchpoint", "touchpoints", "where they are met, and their channels"),
    "needs": PartWords("need", "needs", "with their opportunity scores"),
    "questions": PartWords("question", "questions", "what customers ask, and where they find the answer"),
    "pain points": PartWords("pain point", "pain points", "with severity, frequency and cause"),
    "opportunities": PartWords("opportunity", "opportunities", "with impact, effort, owner and status"),
    "metrics": PartWords("metric", "metrics", "readings against targets"),
    "owners": PartWords("owner", "owners", "who answers for phases, steps and the rest"),
    "lanes": PartWords("lane", "lanes", "what happens in front, behind and in support; lanes of one's own"),
    "transitions": PartWords("transition", "transitions", "loops, skips and exits"),
    "linked maps": PartWords("linked map", "linked maps", "the maps that steps zoom into"),
    "evidence": PartWords("piece of evidence", "pieces of evidence", "what claims rest on"),
    "comparison": PartWords("", "the comparison", "a future map against the current one"),
    "competitors": PartWords("competitor", "competitors", "ratings by criteria"),
    "platforms": PartWords("platform", "platforms", "what was decided about each"),
    "affinity": PartWords("trait of the brand", "traits of the brand", "how the brand sits with personas"),
    "content plan": PartWords("planned content", "planned contents", "what is published where, and when"),
    "walkthroughs": PartWords("walkthrough", "walkthroughs", "walks in the customer's shoes"),
    "review": PartWords("", "the review", "its plan and its log"),
    "history": PartWords("", "the history", "what git tells of earlier editions, where `--history` asks for it"),
    "coverage": PartWords("", "the coverage of the ten steps", "how much of the method is done"),
    "findings": PartWords("finding", "findings", "what the linter found"),
}  # fmt: skip


def held(view: JourneyView) -> Counter[Part]:
    """How many of each part the map behind a view holds; of what is `COMPUTED` only the history is counted."""
    return Counter({part: number for part, count in _COUNTS.items() if (number := int(count(view)))})


def named(counts: Counter[Part], parts: Iterable[Part]) -> Iterator[str]:
    """The parts that `counts` holds any of, in the order of `PARTS`, in words: `2 personas`, `the review`."""
    for part in (each for each in PARTS if each in set(parts) and counts[each]):
        words, number = WORDS[part], counts[part]
        yield f"{number} {words.one if number == 1 else words.many}" if words.one else words.many


def _steps(view: JourneyView) -> list[StepView]:
    return [step for phase in view.phases for step in phase.steps]


def _stages(view: JourneyView) -> list[PhaseView | StepView]:
    return [*view.phases, *_steps(view)]


def _some(values: Iterable[object]) -> int:
    return sum(map(bool, values))


def _emotions(view: JourneyView) -> Iterator[EmotionView | None]:
    return (stage.emotion for stage in _stages(view))


def _by_persona(view: JourneyView) -> Iterator[tuple[PersonaEmotion, ...]]:
    return (stage.by_persona for stage in _stages(view))


def _phase_details(phase: PhaseView) -> object:
    told = phase.summary or phase.customer_goal or phase.key_task or phase.advance_when
    return told or phase.timing or phase.duration


def _pictures(view: JourneyView) -> int:
    return _some(each.picture for each in view.personas) + _some(step.picture for step in _steps(view))


def _answerable(view: JourneyView) -> int:
    """The owners, the map's own among them."""
    return len({each.owner.id for each in view.owners} | ({view.owner.id} if view.owner else set()))


_COUNTS: dict[Part, Callable[[JourneyView], int]] = {
    "summary": lambda view: bool(view.summary),
    "goals": lambda view: len(view.goals) + bool(view.customer_goal),
    "scope": lambda view: view.scope is not None,
    "insights": lambda view: len(view.insights),
    "personas": lambda view: len(view.personas),
    "pictures": _pictures,
    "phases": lambda view: len(view.phases),
    "phase details": lambda view: _some(map(_phase_details, view.phases)),
    "steps": lambda view: len(_steps(view)),
    "step details": lambda view: _some(s.actions or s.thoughts or s.expects or s.when for s in _steps(view)),
    "emotions": lambda view: _some(_emotions(view)),
    "desired emotions": lambda view: _some(phase.desired for phase in view.phases),
    "persona emotions": lambda view: sum(map(len, _by_persona(view))),
    "moments of truth": lambda view: _some(step.moment_of_truth for step in _steps(view)),
    "touchpoints": lambda view: len(view.touchpoints),
    "needs": lambda view: len(view.needs),
    "questions": lambda view: len(view.questions),
    "pain points": lambda view: len(view.pain_points),
    "opportunities": lambda view: len(view.opportunities),
    "metrics": lambda view: len(view.metrics),
    "owners": _answerable,
    "lanes": lambda view: _some(lane.cells for lane in view.lanes),
    "transitions": lambda view: len(view.transitions),
    "linked maps": lambda view: _some(step.journey for step in _steps(view)),
    "evidence": lambda view: len(view.evidence),
    "competitors": lambda view: len(view.competition.competitors) if view.competition else 0,
    "platforms": lambda view: len(view.platforms),
    "affinity": lambda view: len(view.affinity),
    "content plan": lambda view: len(view.content_plan),
    "walkthroughs": lambda view: len(view.walkthroughs),
    "review": lambda view: view.review is not None,
    "history": lambda view: view.history is not None,
}
