"""The comparison of two maps as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cjm.history.comparing.edition import Edition
from cjm.history.comparing.extensions import compare_extensions
from cjm.history.comparing.fields import SUBJECTS, Comparer
from cjm.history.comparing.matching import Matches, match_journeys
from cjm.history.comparing.naming import Naming
from cjm.history.comparing.registries import compare_registries, match_registries
from cjm.history.comparing.stages import compare_stages, stage_pairs
from cjm.model.change import GROUPS, Change, Fact, MapDiff, Relation
from cjm.model.ids import slug
from cjm.model.journey import Journey
from cjm.model.node_path import NodePath


def compare(old: Edition | None, new: Edition | None, relation: Relation = "versions") -> MapDiff:
    """All that changed from one map (or library) to another, the most important first.

    `None` stands for a map that is not there: it was added or removed. Where one of the two holds no valid map, nothing
    is compared, and the diff's `problem` says so. A map and a library are not compared either: one is gone, the other new.
    """
    versions = (old.version if old else None), (new.version if new else None)
    if old is None or new is None:
        return MapDiff(*versions, relation)
    if old.content is None or new.content is None or old.journey is None or new.journey is None:
        return MapDiff(*versions, relation)
    if type(old.content) is not type(new.content):
        return MapDiff(*versions, relation, _another_kind(old, new))
    matches = Matches()
    match_registries(matches, old, new)
    if not old.library:
        _join(matches, match_journeys(old.journey, new.journey))
    comparer = Comparer(Naming(old.content, old.journey), Naming(new.content, new.journey), matches)
    comparer.thing(SUBJECTS[type(new.content)], old.content, new.content, (), ())
    compare_registries(comparer, old, new, relation)
    stages: tuple[tuple[NodePath | None, NodePath | None], ...] = ()
    if not old.library:
        compare_stages(comparer, old.journey, new.journey)
        stages = stage_pairs(comparer, old.journey, new.journey)
    if old.extensions or new.extensions:
        compare_extensions(comparer, old, new)
    changes = [_with_heirs(change, new.journey) for change in comparer.changes]
    return MapDiff(*versions, relation, in_rank(changes), stages)


def relation_of(old: Edition, new: Edition) -> Relation:
    """What the newer of two maps is to the older: its future state, another map, or else a later version.

    It is another map where both have an id of their own and these differ; or, without such, where they have other titles
    and most of their phases have other names.
    """
    if old.journey is None or new.journey is None or old.library or new.library:
        return "versions"
    one, other = old.journey.map, new.journey.map
    if other.state == "future" and one.state != "future":
        return "future"
    if one.id is not None and other.id is not None:
        return "versions" if one.id == other.id else "other"
    if one.title == other.title:
        return "versions"
    names = [{slug(phase.name) for phase in each.phases} for each in (one, other)]
    shared = len(names[0] & names[1])
    return "versions" if 2 * shared >= max(map(len, names)) else "other"


def in_rank(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes by group and weight, then in the order of the map."""
    return tuple(sorted(changes, key=lambda each: (GROUPS.index(each.group), -each.weight, _position(each))))


def _position(change: Change) -> tuple[tuple[int, str], ...]:
    return tuple((part, "") if isinstance(part, int) else (-1, part) for part in change.spot.path)


def _join(matches: Matches, more: Matches) -> None:
    matches.forth |= more.forth
    matches.back |= more.back


def _another_kind(old: Edition, new: Edition) -> tuple[Change, ...]:
    kinds = tuple("library" if each.library else "map" for each in (old, new))
    assert old.content is not None
    assert new.content is not None
    assert old.journey is not None
    assert new.journey is not None
    spots = Naming(old.content, old.journey).spot(()), Naming(new.content, new.journey).spot(())
    subject = SUBJECTS[type(new.content)]
    return (
        Change(
            subject, "changed", new.version.title, *spots, "kind", before=kinds[0], after=kinds[1], weight=100
        ),
    )


def _with_heirs(change: Change, new: Journey) -> Change:
    """The change; that of a phase's owner says to how many of its steps the new owner is passed down."""
    if change.subject != "phase" or change.key != "owner" or change.new is None:
        return change
    steps = new.map.phases[int(change.new.path[1])].steps
    heirs = sum(step.owner is None for step in steps)
    return replace(change, facts=(Fact("steps", after=heirs),)) if heirs else change
