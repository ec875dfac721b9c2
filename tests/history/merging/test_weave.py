"""The order of a merged list."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm.history.merging.weave import Dispute, Slot, Woven, weave


def woven(base: str, ours: str, theirs: str, *, ordered: bool = True) -> str:
    """Letters woven; `+a` and `-a` are slots of our and of their side, `(ab|ba)` is a dispute."""
    return "".join(
        map(
            _shown,
            weave([ord(c) for c in base], [ord(c) for c in ours], [ord(c) for c in theirs], ordered=ordered),
        )
    )


def _shown(each: Slot | Dispute) -> str:
    if isinstance(each, Dispute):
        return f"({''.join(map(chr, each.ours))}|{''.join(map(chr, each.theirs))})"
    return {"ours": "+", "theirs": "-", None: ""}[each.side] + chr(each.token)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "wanted"),
    [
        ("abc", "abc", "abc", "abc"),
        ("abc", "abxc", "abyc", "abxyc"),
        ("abc", "xabc", "abcy", "xabcy"),
        ("abc", "bca", "abc", "bca"),
        ("abc", "abc", "cab", "cab"),
        ("abc", "bca", "bca", "bca"),
        ("abcd", "bacd", "abdc", "badc"),
        ("abcd", "dabc", "abxcd", "dabxc"),
        ("abcde", "cabde", "abdec", "+cabde-c"),
        ("abc", "bac", "bcax", "b+ac-ax"),
        ("abc", "axbc", "abxc", "a+xb-xc"),
        ("", "ab", "ba", "(ab|ba)"),
        ("abc", "bca", "cab", "(bc|cb)a"),
    ],
)
def test_orders(base, ours, theirs, wanted):
    assert woven(base, ours, theirs) == wanted


def test_without_an_order_nothing_is_disputed() -> None:
    assert woven("abcde", "cabde", "abdec", ordered=False) == "cabde"
    assert woven("", "ab", "ba", ordered=False) == "ab"


def test_what_both_sort_comes_sorted() -> None:
    assert [each.token for each in weave([1], [1, 5, 9], [1, 2, 7], rank=int) if isinstance(each, Slot)] == [
        1,
        2,
        5,
        7,
        9,
    ]
    assert [each.token for each in weave([1], [1, 9, 5], [1, 2, 7], rank=int) if isinstance(each, Slot)] == [
        1,
        9,
        5,
        2,
        7,
    ]


def test_two_large_shuffles_are_disputed_as_one() -> None:
    base = list(range(400))
    result = weave(base, base[::-1], base[200:] + base[:200])
    assert any(isinstance(each, Dispute) for each in result)
    assert sorted(_decided(result, "ours")) == sorted(_decided(result, "theirs")) == base


orders = st.lists(st.integers(0, 12), unique=True, max_size=9)


@given(orders, orders, orders, st.booleans())
def test_nothing_is_lost_and_every_order_is_one_that_was_asked_for(base, ours, theirs, ordered):
    result = weave(base, ours, theirs, ordered=ordered)
    for side in ("ours", "theirs"):
        order = _decided(result, side)
        assert len(order) == len(set(order))
        assert {*ours, *theirs} == {*_decided(result, "ours"), *_decided(result, "theirs")}
    if not ordered:
        assert not any(isinstance(each, Dispute) or each.side for each in result)
    if all(isinstance(each, Slot) and not each.side for each in result) and ordered:
        _assert_orders(_decided(result, "ours"), base, ours, theirs)


def _decided(result: Woven, side: str) -> list[int]:
    order: list[int] = []
    for each in result:
        if isinstance(each, Dispute):
            order += each.ours if side == "ours" else each.theirs
        elif each.side in (None, side):
            order.append(each.token)
    return order


def _assert_orders(order: list[int], base: list[int], ours: list[int], theirs: list[int]) -> None:
    assert sorted(order) == sorted({*ours, *theirs})
    for first, second in combinations(order, 2):
        if {first, second} <= set(ours) & set(theirs):
            orders = [each.index(first) < each.index(second) for each in (ours, theirs)]
            if {first, second} <= set(base):
                was = base.index(first) < base.index(second)
                assert orders[1] if orders[0] == was else orders[0]
            else:
                assert any(orders)


@given(orders, orders)
def test_what_one_side_did_is_done(base, ours):
    for result in (weave(base, ours, base), weave(base, base, ours), weave(base, ours, ours)):
        kept = [token for token in ours if token in base]
        assert [token for token in _decided(result, "ours") if token in kept] == kept
