"""What holds for the comparison of any two maps."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.history.comparing.editions import diff

from cjm.history.comparing.order import out_of_order
from cjm.model.change import Change, Fact

NAMES = st.sampled_from(
    ["Sees it", "Asks a friend", "Asks two friends", "Buys", "Buys it at last", "Waits", "❤", "Uses"]
)
IDS = st.none() | st.sampled_from(["one", "two", "three"])
SCORES = st.none() | st.sampled_from([-2, -1, 0, 1.5])
OPPOSITE = {"added": "removed", "removed": "added"}


@st.composite
def maps(draw: st.DrawFn) -> dict[str, Any]:
    """Small maps whose things share names, so that many of them could be meant."""
    taken: set[str] = set()

    def thing(main: str, **more: Any) -> dict[str, Any]:
        made = {main: draw(NAMES)} | {key: value for key, value in more.items() if value not in (None, [])}
        id_ = draw(IDS)
        if id_ and f"{main}{id_}" not in taken:
            taken.add(f"{main}{id_}")
            made["id"] = id_
        return made

    def step() -> dict[str, Any]:
        pains = [
            thing("text", severity=draw(st.sampled_from(["low", "high"])))
            for _ in range(draw(st.integers(0, 1)))
        ]
        actions = draw(st.lists(NAMES, max_size=2))
        return thing("name", emotion=draw(SCORES), pain_points=pains, actions=actions, owner=draw(IDS))

    def phase() -> dict[str, Any]:
        return thing("name", steps=[step() for _ in range(draw(st.integers(0, 3)))], owner=draw(IDS))

    return {
        "cjm": 1, "title": draw(NAMES), "owners": {"one": "Ann", "two": draw(NAMES)},
        "phases": [phase() for _ in range(draw(st.integers(1, 3)))],
    }  # fmt: skip


def ends(change: Change) -> tuple[Any, ...]:
    """What a change says, from the older map to the newer."""
    old, new = change.old and change.old.path, change.new and change.new.path
    facts = frozenset(_fact(fact, turned=False) for fact in change.facts if fact.key != "steps")
    return (
        change.subject,
        change.verb,
        change.key,
        old,
        new,
        _plain(change.before),
        _plain(change.after),
        facts,
        change.within,
    )


def turned(change: Change) -> tuple[Any, ...]:
    """What it would say the other way round."""
    old, new = change.old and change.old.path, change.new and change.new.path
    verb = OPPOSITE.get(change.verb, change.verb)
    facts = frozenset(_fact(fact, turned=True) for fact in change.facts if fact.key != "steps")
    return (
        change.subject,
        verb,
        change.key,
        new,
        old,
        _plain(change.after),
        _plain(change.before),
        facts,
        change.within,
    )


def _fact(fact: Fact, *, turned: bool) -> tuple[Any, ...]:
    before, after = _plain(fact.before), _plain(fact.after)
    return (fact.key, after, before) if turned else (fact.key, before, after)


def _plain(value: Any) -> Any:
    return repr(value)


@given(maps())
@settings(max_examples=25)
def test_nothing_changed_between_a_map_and_itself(data):
    assert diff(data, data).changes == ()


@given(maps(), maps())
@settings(max_examples=700)
def test_the_other_way_round_is_the_mirror(one, other):
    forth, back = diff(one, other), diff(other, one)
    assert Counter(map(ends, forth.changes)) == Counter(map(turned, back.changes))


@given(maps(), maps())
@settings(max_examples=40)
def test_every_stage_is_told_of_once(one, other):
    found = diff(one, other)
    old = [pair[0] for pair in found.stages if pair[0]]
    new = [pair[1] for pair in found.stages if pair[1]]
    assert sorted(old) == sorted(_stages(one))
    assert new == _stages(other)
    come = {each.spot.path for each in found.changes if each.verb == "added" and not each.key}
    assert {pair[1] for pair in found.stages if pair[0] is None} <= come


def _stages(data: dict[str, Any]) -> list[Any]:
    return [
        path
        for i, phase in enumerate(data["phases"])
        for path in (("phases", i), *(("phases", i, "steps", j) for j in range(len(phase.get("steps", ())))))
    ]


@given(st.permutations(range(7)))
@settings(max_examples=700)
def test_what_is_not_out_of_order_rises(order):
    pairs = list(enumerate(order))
    moved = set(out_of_order(pairs, [str(i) for i in range(7)]))
    kept = [new for i, (_, new) in enumerate(pairs) if i not in moved]
    assert kept == sorted(kept)
    assert bool(moved) == (list(order) != sorted(order))
