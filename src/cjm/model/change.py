"""What changed between two maps: plain data that the comparison makes and that views and reports put in order and in words."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from cjm.model.node_path import NodePath

Subject = Literal[
    "map", "library", "phase", "step", "need", "question", "pain_point", "opportunity", "transition", "goal",
    "insight", "persona", "owner", "touchpoint", "metric", "evidence", "lane", "criterion", "competitor", "platform",
    "affinity", "content", "walkthrough",
]  # fmt: skip
"""What a change concerns: the map, or one of the things in it that have a name or stand in a list of their own."""

Verb = Literal["added", "removed", "renamed", "moved", "changed"]
"""What became of it. With a `key`, of what that key holds; without one, of the thing itself."""

Group = Literal["experience", "promises", "evidence", "bookkeeping"]
GROUPS: tuple[Group, ...] = ("experience", "promises", "evidence", "bookkeeping")
"""How changes are ranked: what customers live through, what was promised, what it rests on, all else."""

Tone = Literal["better", "worse"]
"""Which way a change goes for the customer, where that can be told."""

Relation = Literal["versions", "future", "other"]
"""What the newer map is to the older: a later version of it, its future state, or another map beside it."""


@dataclass(frozen=True, slots=True)
class Named:
    """Something that is referred to by its id, and the name it has there; an id that names nothing is its own name."""

    id: str
    name: str


Value = str | float | bool | datetime.date | Named | tuple["Value", ...] | None
"""A value of the format: a date, a number, a text or one of its choices, or what an id names."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One detail of a change: the key that holds it and its value before and after; `None` where there was none."""

    key: str
    before: Value = None
    after: Value = None


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands in one of the two maps.

    `anchor` is the path with ids in place of positions. `phase` and `step` are the names of those that hold it, or that
    it is.
    """

    path: NodePath
    anchor: str
    phase: str | None = None
    step: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is different.

    `subject` and `name` say what it concerns: a step, a pain point, the map. `key` is the key of the format that
    changed, such as `emotion` or `target`, nested ones with dots, empty where the thing itself was added, removed or
    moved; `about` is the item under that key where it holds several, such as the persona or the competitor's criterion.
    `old` and `new` say where it stood and stands, `None` where it is not there. `before` and `after` are the values;
    of a thing that moved, where it stood. `facts` are details: what else changed with it, or of something added or
    removed what it says. `within` tells that a thing came or went with what holds it. `weight` (0 to 100) ranks changes
    of one group, the greatest first.
    """

    subject: Subject
    verb: Verb
    name: str
    old: Spot | None
    new: Spot | None
    key: str = ""
    about: Named | None = None
    before: Value = None
    after: Value = None
    facts: tuple[Fact, ...] = ()
    group: Group = "bookkeeping"
    weight: int = 0
    tone: Tone | None = None
    within: bool = False

    @property
    def spot(self) -> Spot:
        """Where it stands now, else where it stood."""
        spot = self.new or self.old
        assert spot is not None  # a change concerns something
        return spot


@dataclass(frozen=True, slots=True)
class Version:
    """One of the two maps: the file it was read from, its revision if it is not the one on disk, and its title.

    `problem` says why nothing can be compared: the file held no valid map.
    """

    filename: str
    title: str = ""
    revision: str | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class MapDiff:
    """All that changed from one map to another, ranked, the most important first.

    `old` is `None` where the map is new, `new` where it is gone. `stages` are the paths of phases and steps in both
    maps that are the same phase or step, in the order of the newer map; those with a `None` are only in one of them.
    """

    old: Version | None
    new: Version | None
    relation: Relation = "versions"
    changes: tuple[Change, ...] = ()
    stages: tuple[tuple[NodePath | None, NodePath | None], ...] = ()

    @property
    def problem(self) -> Version | None:
        """The version that holds no valid map, so that nothing was compared."""
        return next((each for each in (self.new, self.old) if each and each.problem), None)

    @property
    def is_different(self) -> bool:
        """Whether anything is different, as far as it could be compared."""
        return bool(self.changes) or self.old is None or self.new is None or self.problem is not None
