"""Dates in other notations."""

from __future__ import annotations

import datetime

import pytest

from cjm.source.dates import other_date


@pytest.mark.parametrize(
    "text",
    [
        "2026-6-1", "2026/06/01", "2026.6.1", "2026 06 01", "20260601", "1 June 2026", "1st June 2026", "01 jun 2026", "1. June 2026",
        "June 1, 2026", "Jun. 1 2026", "june 1st, 2026", "1-Jun-2026", "1.6.2026", "2026年6月1日", " 2026-6-1 ",
    ],
)  # fmt: skip
def test_the_first_of_june(text):
    assert other_date(text) == datetime.date(2026, 6, 1)


def test_only_one_order_gives_a_day():
    assert other_date("31/12/2026") == other_date("12/31/2026") == datetime.date(2026, 12, 31)
    assert other_date("5/5/2026") == datetime.date(2026, 5, 5)


@pytest.mark.parametrize(
    "text",
    [
        "", "June 2026", "1/6/2026", "01-06-2026", "2026-02-30", "1/6/26", "2026-06/01", "1 Juno 2026", "ma 1 2026", "0 June 2026",
        "31.31.2026", "today", "2026-W22-1", "12345678",
    ],
)  # fmt: skip
def test_no_day_or_more_than_one(text):
    assert other_date(text) is None
