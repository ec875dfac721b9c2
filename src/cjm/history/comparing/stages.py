"""What became of the phases, the steps and what stands in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from cjm.history.comparing.fields import SUBJECTS, Comparer, Of
from cjm.history.comparing.order import out_of_order
from cjm.history.comparing.similarity import main_text
from cjm.model.base import Model
from cjm.model.change import Fact, Subject, Verb
from cjm.model.concern import Need
from cjm.model.idspace import Placed
from cjm.model.journey import Journey
from cjm.model.node_path import NodePath

_CONCERNS = ("needs", "questions", "pain_points", "opportunities")


def compare_stages(comparer: Comparer, old: Journey, new: Journey) -> None:
    """Compare all phases and steps and what they hold; what is the same has been matched before."""
    for group in ("phases", "steps", *_CONCERNS):
        _compare(comparer, getattr(old, group), getattr(new, group))
    _moves(comparer, old, new)


def stage_pairs(
    comparer: Comparer, old: Journey, new: Journey
) -> tuple[tuple[NodePath | None, NodePath | None], ...]:
    """Phases and steps of both maps in the order of the newer one; what is gone stands where it was."""
    back, forth = comparer.matches.back, comparer.matches.forth
    lost: dict[NodePath | None, list[NodePath]] = defaultdict(list)
    last: NodePath | None = None
    for stage in old.stages:
        if stage.path in forth:
            last = forth[stage.path]
        else:
            lost[last].append(stage.path)
    pairs: list[tuple[NodePath | None, NodePath | None]] = [(path, None) for path in lost[None]]
    for stage in new.stages:
        pairs.append((back.get(stage.path), stage.path))
        pairs += ((path, None) for path in lost.get(stage.path, ()))
    return tuple(pairs)


def _compare(comparer: Comparer, old: Iterable[Placed[Any]], new: Iterable[Placed[Any]]) -> None:
    matches = comparer.matches
    before = {each.path: each for each in old}
    for path, each in before.items():
        if path not in matches.forth:
            comparer.went(_subject(each.item), each.item, path, within=_is_lost(path, matches.forth))
    for each in new:
        came_from = matches.back.get(each.path)
        if came_from is None:
            comparer.came(_subject(each.item), each.item, each.path, within=_is_lost(each.path, matches.back))
        else:
            was = before[came_from].item
            comparer.thing(_subject(each.item), was, each.item, came_from, each.path)
            if isinstance(each.item, Need):
                _score(comparer, was, each.item, comparer.known[each.path])


def _score(comparer: Comparer, old: Need, new: Need, of: Of) -> None:
    """Say that a need's opportunity score, which follows from two of its keys, is another one."""
    before, after = old.opportunity_score, new.opportunity_score
    if before != after:
        verb: Verb = "added" if before is None else "removed" if after is None else "changed"
        comparer.tell(of, verb, ("opportunity_score",), before, after)


def _moves(comparer: Comparer, old: Journey, new: Journey) -> None:
    """Say what stands in another phase or step than before, and what changed places where it is."""
    siblings: dict[tuple[NodePath, str], list[tuple[NodePath, NodePath]]] = defaultdict(list)
    for placed in _in_order(new):
        path = placed.path
        came_from = comparer.matches.back.get(path)
        if came_from is None:
            continue
        if comparer.matches.forth.get(_holder(came_from), ()) == _holder(path):
            siblings[_holder(path), str(path[-2])].append((came_from, path))
        else:
            _elsewhere(comparer, old, new, came_from, path)
    for (holder, key), pairs in siblings.items():
        moved = out_of_order(
            [(int(a[-1]), int(b[-1])) for a, b in pairs],
            ["|".join(sorted((_label(_at(old, a)), _label(_at(new, b))))) for a, b in pairs],
        )
        if moved and key in ("phases", "steps"):
            for index in moved:
                before, after = pairs[index]
                comparer.moved(comparer.known[after], int(before[-1]) + 1, int(after[-1]) + 1)
        elif moved:
            comparer.moved(comparer.known[holder], None, None, key=key)


def _elsewhere(comparer: Comparer, old: Journey, new: Journey, came_from: NodePath, path: NodePath) -> None:
    before, after = _at(old, _holder(came_from)), _at(new, _holder(path))
    owner = _new_owner(comparer, old, new, (came_from, path))
    comparer.moved(comparer.known[path], before.name, after.name, (owner,) if owner else ())


def _new_owner(
    comparer: Comparer, old: Journey, new: Journey, paths: tuple[NodePath, NodePath]
) -> Fact | None:
    """The owner that a step has from the phase it moved to, where nobody is named at the step itself."""
    if paths[1][-2] != "steps" or _at(old, paths[0]).owner or _at(new, paths[1]).owner:
        return None
    before, after = _at(old, paths[0][:2]).owner, _at(new, paths[1][:2]).owner
    if before == after or (before and after and comparer.same.same("owner", before, after)):
        return None
    was = comparer.old.named("owner", before) if before else None
    return Fact("owner", was, comparer.new.named("owner", after) if after else None)


def _in_order(journey: Journey) -> Iterator[Placed[Any]]:
    return chain(journey.phases, journey.steps, *(getattr(journey, key) for key in _CONCERNS))


def _label(thing: Any) -> str:
    return f"{main_text(thing)} {thing.id or ''}"


def _subject(thing: Model) -> Subject:
    return SUBJECTS[type(thing)]


def _is_lost(path: NodePath, matched: Mapping[NodePath, NodePath]) -> bool:
    """Whether what holds a thing is in one of the maps only, so that the thing came or went with it."""
    holder = _holder(path)
    return bool(holder) and holder not in matched


def _holder(path: NodePath) -> NodePath:
    return path[:-2]


def _at(journey: Journey, path: NodePath) -> Any:
    phase = journey.map.phases[int(path[1])]
    holder: Any = phase
    rest = path[2:]
    while rest:
        holder = getattr(holder, str(rest[0]))[int(rest[1])]
        rest = rest[2:]
    return holder
