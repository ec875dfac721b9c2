"""Dates in other notations than the format's, as far as they can mean one day only."""

from __future__ import annotations

import datetime
import re

_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.]| )([0-9]{1,2})\2([0-9]{1,2})")
_CHINESE = re.compile(r"([0-9]{4})\s*年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日")
_COMPACT = re.compile(r"(20[0-9]{2})([0-9]{2})([0-9]{2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
_DAY_MONTH = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?\.?[ -]([a-z]+)\.?,?[ -]([0-9]{4})", re.IGNORECASE)
_MONTH_DAY = re.compile(r"([a-z]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})", re.IGNORECASE)
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_SHORTEST_MONTH = 3


def other_date(text: str) -> datetime.date | None:
    """The day that a text in another notation names; `None` where it names none, or could name two.

    `01/06/2026` is the first of June to some and the sixth of January to others; `31/12/2026` can mean one day only, and
    so can a date with dots, which nobody writes with the month first.
    """
    text = text.strip()
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(found[1], found[3], found[4])
    if found := _CHINESE.fullmatch(text) or _COMPACT.fullmatch(text):
        return _day(found[1], found[2], found[3])
    if found := _YEAR_LAST.fullmatch(text):
        day_first, month_first = _day(found[4], found[3], found[1]), _day(found[4], found[1], found[3])
        if found[2] == "." or month_first is None or day_first == month_first:
            return day_first
        return month_first if day_first is None else None
    if found := _DAY_MONTH.fullmatch(text):
        return _day(found[3], _month(found[2]), found[1])
    if found := _MONTH_DAY.fullmatch(text):
        return _day(found[3], _month(found[1]), found[2])
    return None


def _month(name: str) -> int:
    """The number of a month in English, perhaps in short; 0 where it is none."""
    name = "sep" if name.lower() == "sept" else name.lower()
    is_name = len(name) >= _SHORTEST_MONTH
    short = (month if name != month[:_SHORTEST_MONTH] else name for month in _MONTHS)
    return next((number for number, month in enumerate(short, 1) if is_name and name == month), 0)


def _day(year: str, month: str | int, day: str) -> datetime.date | None:
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None
