"""What changed between two maps as a report shows it: by phase, by what matters, and with both emotion curves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean
from typing import Any, Literal

from cjm.model.change import GROUPS, Change, Group, MapDiff
from cjm.model.emotion import Emotion
from cjm.model.journey import Journey
from cjm.model.node_path import NodePath
from cjm.view.comparison import Change as StageChange
from cjm.view.comparison import Comparison
from cjm.view.emotions import EmotionView, emotion_view
from cjm.view.lanes import INTERNAL
from cjm.view.marks import Lookup

Fate = Literal["kept", "new", "dropped"]
_LEVEL = 0.05
"""A phase's feeling has changed where its mean moved by at least this much, so that it reads as another number."""
_INTERNAL_KEYS = frozenset({"contact", "silo", "ticket", "system", *INTERNAL})
_INTERNAL_LINKS = frozenset({"evidence", "metric"})


@dataclass(frozen=True, slots=True)
class PhaseChange:
    """A phase in both maps: how it feels (the mean of its scores, -2 to 2), and what changed in it, ranked.

    `label` is its number in the newer map, `None` where it is gone. `was` is its name before, where it has another now.
    `gained` and `solved` count pain points, `added` and `removed` steps.
    """

    fate: Fate
    label: str | None
    name: str
    was: str | None
    before: EmotionView | None
    after: EmotionView | None
    changes: tuple[Change, ...]
    gained: int = 0
    solved: int = 0
    added: int = 0
    removed: int = 0

    @property
    def rise(self) -> float:
        """By how much it feels better (negative: worse); 0 where that cannot be told or is next to nothing."""
        if self.before is None or self.after is None or self.before.score is None or self.after.score is None:
            return 0
        rise = self.after.score - self.before.score
        return round(rise, 1) if abs(rise) >= _LEVEL else 0

    @property
    def is_felt(self) -> bool:
        """Whether customers live through it in another way: its feeling, its pain points or its steps changed."""
        told = self.gained or self.solved or self.added or self.removed or self.was is not None
        return bool(self.rise or told or self.fate != "kept" or self.before != self.after)


@dataclass(frozen=True)
class ChangesView:
    """What changed in one map.

    `language` is that of the newer map's content. `changes` are ranked; in a `public` view those that are internal are left out, and `hidden` is their number.
    `phases` are those of both maps in one order; `elsewhere` is what changed outside of the phases.
    """

    diff: MapDiff
    title: str
    language: str
    public: bool
    changes: tuple[Change, ...]
    hidden: int
    phases: tuple[PhaseChange, ...]
    comparison: Comparison | None
    phases_in: int = 0
    steps_in: int = 0

    @cached_property
    def elsewhere(self) -> tuple[Change, ...]:
        """The changes that are not on the journey: in registries, goals, the review, the map itself."""
        return tuple(change for change in self.changes if change.spot.phase is None)

    @cached_property
    def counts(self) -> Counter[tuple[str, str, str]]:
        """How many changes there are of each subject, key and verb."""
        return Counter((change.subject, change.key, change.verb) for change in self.changes)

    def of(self, group: Group, among: Iterable[Change] | None = None) -> tuple[Change, ...]:
        """The changes of one group, ranked."""
        return tuple(change for change in (self.changes if among is None else among) if change.group == group)

    @property
    def gained(self) -> tuple[Change, ...]:
        """The pain points that are new, the most severe first."""
        return self._things("pain_point", "added")

    @property
    def solved(self) -> tuple[Change, ...]:
        """The pain points that are gone, the most severe first."""
        return self._things("pain_point", "removed")

    def _things(self, subject: str, verb: str) -> tuple[Change, ...]:
        return tuple(
            each for each in self.changes if each.subject == subject and each.verb == verb and not each.key
        )

    def worst_fall(self, told: Iterable[PhaseChange]) -> Change | None:
        """The step that fell the most, by a whole score or more, where its phase is not `told` to feel worse."""
        worse = {phase.name for phase in told if phase.rise < 0}
        falls = [
            (change.after - change.before, change)
            for change in self.changes
            if change.subject == "step"
            and change.key == "emotion"
            and isinstance(change.before, int | float)
            and isinstance(change.after, int | float)
            and change.spot.phase not in worse
        ]
        fall, change = min(falls, key=lambda each: each[0], default=(0, None))
        return change if fall <= -1 else None

    @property
    def shifted(self) -> tuple[PhaseChange, ...]:
        """The phases that feel otherwise than before, the greatest difference first, worse before better."""
        shifted = (phase for phase in self.phases if phase.rise)
        return tuple(sorted(shifted, key=lambda phase: (-abs(phase.rise), phase.rise)))


def changes_view(
    diff: MapDiff, old: Journey | None, new: Journey | None, *, public: bool = False
) -> ChangesView:
    """What a report shows of a diff. `old` and `new` are the two journeys, `None` where there is no valid map."""
    shown = tuple(change for change in diff.changes if not (public and _is_internal(change, old, new)))
    version = diff.new or diff.old
    journey = new or old
    both = old is not None and new is not None
    return ChangesView(
        diff=diff,
        title=version.title if version else "",
        language=journey.map.language if journey else "en",
        public=public,
        changes=shown,
        hidden=len(diff.changes) - len(shown),
        phases=_phases(diff, old, new, shown) if old and new else (),
        comparison=_comparison(diff, old, new) if both and old and new else None,
        phases_in=len(journey.phases) if journey else 0,
        steps_in=len(journey.steps) if journey else 0,
    )


def _phases(
    diff: MapDiff, old: Journey, new: Journey, changes: tuple[Change, ...]
) -> tuple[PhaseChange, ...]:
    by_new: dict[int, list[Change]] = {}
    by_old: dict[int, list[Change]] = {}
    for change in changes:
        if change.new is not None and change.new.phase is not None:
            by_new.setdefault(int(change.new.path[1]), []).append(change)
        elif change.old is not None and change.old.phase is not None:
            by_old.setdefault(int(change.old.path[1]), []).append(change)
    phases = []
    for was, now in diff.stages:
        if len(now or was or ()) != len(("phases", 0)):
            continue
        before = int(was[1]) if was else None
        after = int(now[1]) if now else None
        found = [
            *(by_new.get(after, ()) if after is not None else ()),
            *(by_old.get(before, ()) if before is not None else ()),
        ]
        phases.append(_phase(old, new, (before, after), found))
    return tuple(phases)


def _phase(
    old: Journey, new: Journey, at: tuple[int | None, int | None], changes: list[Change]
) -> PhaseChange:
    before, after = at
    was = old.map.phases[before].name if before is not None else None
    name = new.map.phases[after].name if after is not None else was or ""
    counts = Counter((change.subject, change.verb) for change in changes if not change.key)
    fate: Fate = "dropped" if after is None else "new" if before is None else "kept"
    return PhaseChange(
        fate,
        None if after is None else str(after + 1),
        name,
        was if was != name and fate == "kept" else None,
        _mood(old, before),
        _mood(new, after),
        tuple(sorted(changes, key=lambda each: (GROUPS.index(each.group), -each.weight))),
        counts["pain_point", "added"],
        counts["pain_point", "removed"],
        counts["step", "added"],
        counts["step", "removed"],
    )


def _mood(journey: Journey, phase: int | None) -> EmotionView | None:
    """How a phase feels as a whole: the mean of its scores; the feeling's name only where there is one emotion."""
    if phase is None:
        return None
    emotions = [emotion for _, emotion in journey.emotions_of(phase) if emotion.score is not None]
    if not emotions:
        return None
    if len(emotions) == 1:
        return emotion_view(emotions[0])
    mean = round(fmean(each.score for each in emotions if each.score is not None), 1)
    return emotion_view(Emotion(score=mean))


def _comparison(diff: MapDiff, old: Journey, new: Journey) -> Comparison:
    """The steps of both maps, and phases where none of their steps has a score, in one order."""
    marks = Lookup(new).marks
    changes = []
    for was, now in diff.stages:
        before = _emotion(old, was)
        after = _emotion(new, now)
        if len(now or was or ()) == len(("phases", 0)) and before is None and after is None:
            continue
        rise = None
        if before and after and before.score is not None and after.score is not None:
            rise = round(after.score - before.score, 6)
        fate: Fate = "dropped" if now is None else "new" if was is None else "kept"
        stage = _stage(new, now) if now else _stage(old, was or ())
        mark = marks[now] if now else None
        changes.append(StageChange(fate, mark, stage.name, before, after, rise))
    return Comparison(new.map.title, tuple(changes), (), (), ())


def _emotion(journey: Journey, path: NodePath | None) -> EmotionView | None:
    """The emotion of a step, or of a phase none of whose steps has one."""
    if path is None:
        return None
    stage = _stage(journey, path)
    if len(path) == len(("phases", 0)) and any(step.emotion for step in stage.steps):
        return None
    return emotion_view(stage.emotion)


def _stage(journey: Journey, path: NodePath) -> Any:
    phase = journey.map.phases[int(path[1])]
    return phase if len(path) == len(("phases", 0)) else phase.steps[int(path[3])]


def _is_internal(change: Change, old: Journey | None, new: Journey | None) -> bool:
    """Whether a change is about what readers outside the company are not shown."""
    keys = change.key.split(".")
    if _INTERNAL_KEYS & set(keys) or any(key.startswith("x-") for key in keys):
        return True
    if keys == ["link"] and change.subject in _INTERNAL_LINKS:
        return True
    lane = change.about.id if keys == ["lanes"] and change.about else None
    if change.subject == "lane":
        lane = str(change.spot.path[1])
    if lane is None:
        return False
    groups = [journey.lanes[lane].group for journey in (old, new) if journey and lane in journey.lanes]
    return not groups or any(group in INTERNAL for group in groups)
