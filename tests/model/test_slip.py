"""Slips of the fingers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm.model.slip import is_one_slip, is_sure, meant


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("owner", "owner", False),
        ("ownr", "owner", True),
        ("ownerr", "owner", True),
        ("awner", "owner", True),
        ("onwer", "owner", True),
        ("onwr", "owner", False),
        ("", "o", True),
        ("ab", "ba", True),
        ("abc", "cba", False),
        ("市场", "市厂", True),
    ],
)
def test_one_slip(first, second, expected):
    assert is_one_slip(first, second) is expected
    assert is_one_slip(second, first) is expected


def distance(first: str, second: str) -> int:
    """The distance of optimal string alignment, by its textbook recurrence."""
    rows = [list(range(len(second) + 1))]
    for i, a in enumerate(first, 1):
        row = [i]
        for j, b in enumerate(second, 1):
            best = min(row[j - 1] + 1, rows[i - 1][j] + 1, rows[i - 1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == second[j - 2] and first[i - 2] == b:
                best = min(best, rows[i - 2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_one_slip_is_a_distance_of_one(first, second):
    assert is_one_slip(first, second) == (distance(first, second) == 1)


def test_only_one_can_be_meant():
    assert meant("marketng", ["marketing", "support", "marketing"]) == "marketing"
    assert meant("shop-c", ["shop-a", "shop-b"]) is None
    assert meant("finance", ["support"]) is None


def test_short_words_and_other_digits_are_not_sure():
    assert is_sure("marketng", "marketing")
    assert not is_sure("ad", "ads")
    assert not is_sure("team-1", "team-2")
    assert not is_sure("team-1", "team-12")
