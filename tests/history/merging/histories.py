"""Generated three-way histories: a map, what two people make of it, and what has to come out.

What they do is known by marks that stand in no text (`uid`), so that what is expected owes nothing to how the merge
finds things again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

import yaml
from hypothesis import strategies as st


@dataclass
class Thing:
    """An entry of a list or a registry: its keys, the comments above it."""

    uid: str
    keys: dict[str, Any] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    in_brackets: bool = False


class Things(list[Thing]): ...


class Registry(list[Thing]): ...


class Ids(list[str]): ...


class Texts(list[str]): ...


@dataclass
class Layout:
    """How a version is written."""

    indent: int = 2
    dash: int = 2
    blank_lines: bool = True
    quotes: bool = False


NAMES = ("Search", "Compare", "Order", "Wait", "Unpack", "Use", "Return", "Tell")


def base_map(sizes: list[int]) -> Thing:
    """A map with as many phases as there are numbers, and as many steps in each as the number says."""
    owners = Registry(
        Thing(f"owner-{n}", {"name": f"Owner {n}", "kind": "team"}, in_brackets=n % 2 == 0) for n in range(3)
    )
    touchpoints = Registry(Thing(f"touch-{n}", {"name": f"Touchpoint {n}"}) for n in range(3))
    phases = Things(_phase(number, size) for number, size in enumerate(sizes))
    log = Things(
        Thing(f"log-{n}", {"date": f"2026-0{n}-01", "by": "Research"}, in_brackets=True) for n in (1, 3)
    )
    review = Thing("review", {"every": "90 days", "log": log})
    keys = {"cjm": "1", "title": "Shoes", "summary": "A pair that fits", "owner": "owner-0"}
    return Thing(
        "map", {**keys, "owners": owners, "touchpoints": touchpoints, "phases": phases, "review": review}
    )


def _phase(number: int, size: int) -> Thing:
    steps = Things(
        Thing(
            f"step-{number}-{n}",
            {
                "name": f"{NAMES[n]} {number}",
                "emotion": f"{n - 1}",
                "actions": Texts([f"Looks at {number} {n}"]),
            },
        )
        for n in range(size)
    )
    pains = Things(
        Thing(
            f"pain-{number}-{n}",
            {"text": f"Pain {number} {n}", "id": f"pain-{number}-{n}", "severity": "low"},
        )
        for n in range(size % 3)
    )
    keys: dict[str, Any] = {"name": f"Phase {number}", "id": f"phase-{number}", "owner": "owner-1"}
    comments = [f"about phase {number}"] if number % 2 else []
    ids = Ids(["touch-0", "touch-1"])
    return Thing(
        f"phase-{number}", {**keys, "touchpoints": ids, "pain_points": pains, "steps": steps}, comments
    )


# What people do. Each edit is drawn as numbers, so that a failing history shrinks.

Edit = tuple[int, int, int, int]
edits = st.lists(st.tuples(*[st.integers(0, 32)] * 4), max_size=6)
sizes = st.lists(st.integers(0, 4), min_size=1, max_size=4)
layouts = st.builds(Layout, st.sampled_from([2, 4]), st.sampled_from([0, 2]), st.booleans(), st.booleans())
SCALARS = (
    "summary",
    "owner",
    "emotion",
    "severity",
    "customer_goal",
    "key_task",
    "every",
    "kind",
    "discipline",
)


def edited(before: Thing, script: list[Edit], side: str) -> Thing:
    """The map after a person's edits."""
    after = deepcopy(before)
    for number, each in enumerate(script):
        _edit(after, each, f"{side} {number}")
    return after


def _edit(root: Thing, edit: Edit, mark: str) -> None:
    kind, first, second, third = edit
    things = list(walk(root))
    if kind < 8:
        thing = things[first % len(things)]
        is_thing = thing.uid.split("-")[0] in ("phase", "pain", "step")
        keys = [key for key in thing.keys if key in SCALARS or (is_thing and key in ("name", "text"))] or [
            "summary"
        ]
        if kind == 0 and keys[-1] in SCALARS and keys[-1] in thing.keys:
            del thing.keys[keys[-1]]
        elif thing.uid.split("-")[0] in ("map", "phase") and kind < 3:
            thing.keys["customer_goal"] = f"Goal of {mark}"
        elif keys[0] in thing.keys:
            key = keys[second % len(keys)]
            thing.keys[key] = f"{thing.uid} {third % 4}" if key in ("name", "text") else f"Value {third % 4}"
    elif kind < 11:
        thing = things[first % len(things)]
        if not thing.in_brackets and thing.uid not in ("map", "review"):
            thing.comments.append(f"note of {mark}")
    elif kind < 31:
        _edit_list(root, edit, mark)
    else:
        _move_step(root, first, second, third)


def _edit_list(root: Thing, edit: Edit, mark: str) -> None:
    kind, first, second, third = edit
    lists = [value for thing in walk(root) for value in thing.keys.values() if isinstance(value, list)]
    chosen = lists[first % len(lists)]
    at = second % (len(chosen) + 1)
    if kind < 17:
        _insert(chosen, at, mark)
    elif kind < 22 and at < len(chosen) and not isinstance(chosen, Texts):
        del chosen[at]
    elif at < len(chosen) and not _is_dated(chosen):
        moved = chosen.pop(at)
        chosen.insert(third % (len(chosen) + 1), moved)


def _move_step(root: Thing, first: int, second: int, third: int) -> None:
    """Put a step of one phase into another."""
    phases = [phase for phase in root.keys["phases"] if isinstance(phase.keys.get("steps"), Things)]
    if not phases:
        return
    before, after = phases[first % len(phases)].keys["steps"], phases[second % len(phases)].keys["steps"]
    if before:
        after.insert(third % (len(after) + 1), before.pop(third % len(before)))


def _insert(into: list[Any], at: int, mark: str) -> None:
    slug = mark.replace(" ", "-")
    if isinstance(into, Ids | Texts):
        into.insert(at, slug if isinstance(into, Ids) else f"Says {mark}")
    elif _is_dated(into):
        day = 10 + int(mark.split()[1]) + 10 * mark.startswith("theirs")
        into.append(Thing(slug, {"date": f"2026-05-{day}", "by": mark}, in_brackets=True))
    elif isinstance(into, Registry):
        into.insert(at, Thing(slug, {"name": f"Entry {mark}"}))
    else:
        into.insert(at, Thing(slug, {"name": f"Thing {mark}", "id": slug, "customer_goal": f"For {mark}"}))


def _is_dated(into: list[Any]) -> bool:
    return bool(into) and isinstance(into[0], Thing) and "date" in into[0].keys


def walk(thing: Thing) -> Iterator[Thing]:
    """A thing and all things in it."""
    yield thing
    for value in thing.keys.values():
        inner = [value] if isinstance(value, Thing) else value if isinstance(value, Things | Registry) else []
        for each in inner:
            yield from walk(each)


# How it is written.


def text(root: Thing, layout: Layout) -> str:
    """The map as YAML."""
    return "".join(_keys(root, 0, layout))


def _keys(thing: Thing, column: int, layout: Layout) -> list[str]:
    lines: list[str] = []
    for key, value in thing.keys.items():
        lines += _entry(key, value, column, layout)
    return lines


def _entry(key: str, value: Any, column: int, layout: Layout) -> list[str]:
    indent = " " * column
    if isinstance(value, Thing):
        return [f"{indent}{key}:\n", *_keys(value, column + layout.indent, layout)]
    if isinstance(value, Registry):
        lines = [f"{indent}{key}:\n"] if value else [f"{indent}{key}: {{}}\n"]
        for thing in value:
            below = column + layout.indent
            lines += [f"{' ' * below}# {comment}\n" for comment in thing.comments]
            if thing.in_brackets:
                lines.append(f"{' ' * below}{thing.uid}: {_brackets(thing, layout)}\n")
            else:
                lines += [f"{' ' * below}{thing.uid}:\n", *_keys(thing, below + layout.indent, layout)]
        return lines
    if isinstance(value, Ids):
        return [f"{indent}{key}: [{', '.join(value)}]\n"]
    if isinstance(value, Texts):
        inner = " " * (column + layout.dash)
        return [f"{indent}{key}:\n", *(f"{inner}- {_scalar(each, layout)}\n" for each in value)]
    if isinstance(value, Things):
        return [
            f"{indent}{key}:\n" if value else f"{indent}{key}: []\n",
            *_things(value, column + layout.dash, layout),
        ]
    return [f"{indent}{key}: {_scalar(value, layout)}\n"]


def _things(things: Things, column: int, layout: Layout) -> list[str]:
    lines: list[str] = []
    for number, thing in enumerate(things):
        if number and thing.uid.startswith("phase") and layout.blank_lines:
            lines.append("\n")
        lines += [f"{' ' * column}# {comment}\n" for comment in thing.comments]
        if thing.in_brackets:
            lines.append(f"{' ' * column}- {_brackets(thing, layout)}\n")
        else:
            inner = _keys(thing, column + 2, layout)
            lines += [f"{' ' * column}- {inner[0].lstrip()}", *inner[1:]]
    return lines


def _brackets(thing: Thing, layout: Layout) -> str:
    return "{" + ", ".join(f"{key}: {_scalar(value, layout)}" for key, value in thing.keys.items()) + "}"


def _scalar(value: str, layout: Layout) -> str:
    return f'"{value}"' if layout.quotes and " " in value else value


# What has to come out.


@dataclass
class Expected:
    """The facts of the merged map, or `None` where the sides contradict one another."""

    facts: dict[tuple[str, ...], str] | None
    comments: set[str]


def facts(root: Thing) -> dict[tuple[str, ...], str]:
    """Everything that a map says, each by where it says so: things by their mark, not by their position."""
    found: dict[tuple[str, ...], str] = {}
    for thing in walk(root):
        for key, value in thing.keys.items():
            if isinstance(value, Ids | Texts):
                found.update({(thing.uid, key, each): "is there" for each in value})
            elif isinstance(value, Things | Registry):
                found.update({(thing.uid, key, each.uid): "is there" for each in value})
            elif isinstance(value, str):
                found[thing.uid, key] = value
        for comment in thing.comments:
            found[thing.uid, "#", comment] = "is there"
    return found


def expected(base: Thing, ours: Thing, theirs: Thing) -> dict[tuple[str, ...], str] | None:
    """The facts of the merge, by the plainest rule there is: each fact on its own; `None` for a contradiction."""
    old, mine, yours = map(facts, (base, ours, theirs))
    merged: dict[tuple[str, ...], str] = {}
    for fact in {*old, *mine, *yours}:
        values = [each.get(fact) for each in (old, mine, yours)]
        if values[1] == values[2] or values[0] == values[2]:
            chosen = values[1]
        elif values[0] == values[1]:
            chosen = values[2]
        else:
            return None
        if chosen is not None:
            merged[fact] = chosen
    for one, other in ((ours, theirs), (theirs, ours)):
        gone = {each.uid for each in walk(base)} - {each.uid for each in walk(other)}
        for uid in gone & {each.uid for each in walk(one)}:
            if _all_of(one, uid) != _all_of(base, uid) or _homes(one).get(uid) != _homes(base).get(uid):
                return None
    parents = Counter(fact[2] for fact in merged if len(fact) == 3 and fact[1] == "steps")
    if any(number > 1 for number in parents.values()):
        return None
    there = {"map", "review", *(fact[2] for fact in merged if len(fact) == 3)}
    return {fact: value for fact, value in merged.items() if fact[0] in there}


def _all_of(root: Thing, uid: str) -> Thing:
    return next(each for each in walk(root) if each.uid == uid)


def _homes(root: Thing) -> dict[str, str]:
    """The phase of each step."""
    return {
        step.uid: phase.uid
        for phase in root.keys["phases"]
        for step in phase.keys.get("steps", ())
        if isinstance(step, Thing)
    }


def moved_between_phases(base: Thing, side: Thing) -> bool:
    """Whether a step went from one phase to another."""
    before, after = _homes(base), _homes(side)
    return any(after.get(uid, phase) != phase for uid, phase in before.items())


def renamed_without_id(base: Thing, side: Thing) -> bool:
    """Whether something that has no id got another name: it may be taken for another thing."""
    before = {thing.uid: thing.keys.get("name") for thing in walk(base) if "id" not in thing.keys}
    return any(
        before.get(thing.uid, each) != each for thing in walk(side) if (each := thing.keys.get("name"))
    )


def orders(root: Thing) -> dict[tuple[str, str], list[str]]:
    """The order of every list whose order means something."""
    return {
        (thing.uid, key): [each if isinstance(each, str) else each.uid for each in value]
        for thing in walk(root)
        for key, value in thing.keys.items()
        if isinstance(value, Things | Texts)
    }


def agreed_pairs(ours: list[str], theirs: list[str]) -> set[tuple[str, str]]:
    """The pairs of entries that both sides have in the same order."""
    place = {uid: index for index, uid in enumerate(theirs)}
    both = [uid for uid in ours if uid in place]
    return {(a, b) for a, b in combinations(both, 2) if place[a] < place[b]}


def moved_by_one_side(base: Thing, ours: Thing, theirs: Thing) -> bool:
    """Whether no list was put in another order by both sides."""
    before, mine, yours = map(orders, (base, ours, theirs))
    for key in before.keys() & mine.keys() & yours.keys():
        changed = [
            [uid for uid in before[key] if uid in set(side)]
            != [uid for uid in side if uid in set(before[key])]
            for side in (mine[key], yours[key])
        ]
        if all(changed):
            return False
    return True


def read_facts(content: str, *versions: Thing) -> dict[tuple[str, ...], str]:
    """The facts of a text, comments aside. Things are told apart by what the versions call them."""
    marks = {_called(thing.keys): thing.uid for root in versions for thing in walk(root)}
    return dict(_read(yaml.load(content, yaml.BaseLoader), "map", marks))


def _called(keys: dict[str, Any]) -> str:
    return keys.get("id") or keys.get("name") or keys.get("text") or f"{keys.get('date')} {keys.get('by')}"


def _read(data: dict[str, Any], uid: str, marks: dict[str, str]) -> Iterator[tuple[tuple[str, ...], str]]:
    for key, value in data.items():
        if isinstance(value, str):
            yield (uid, key), value
        elif key == "review":
            yield from _read(value, "review", marks)
        elif isinstance(value, dict):
            for inner, entry in value.items():
                yield (uid, key, inner), "is there"
                yield from _read(entry, inner, marks)
        else:
            for each in value:
                name = each if isinstance(each, str) else marks[_called(each)]
                yield (uid, key, name), "is there"
                if isinstance(each, dict):
                    yield from _read(each, name, marks)


def comments_of(content: str) -> list[str]:
    """The comments of a text that the generator wrote, sorted."""
    return sorted(line.strip()[2:] for line in content.splitlines() if line.strip().startswith("# "))


def read_orders(content: str, *versions: Thing) -> dict[tuple[str, str], list[str]]:
    """The order of every list in a text."""
    found: dict[tuple[str, str], list[str]] = {}
    for fact in read_facts(content, *versions):
        if len(fact) == 3:
            found.setdefault((fact[0], fact[1]), []).append(fact[2])
    return found
