"""Days and durations."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm.model.duration import add


@pytest.mark.parametrize(
    ("day", "duration", "then"),
    [
        ("2026-01-31", "1 day", "2026-02-01"),
        ("2026-01-31", "2 weeks", "2026-02-14"),
        ("2026-01-31", "1 month", "2026-02-28"),
        ("2024-01-31", "1 month", "2024-02-29"),
        ("2026-01-31", "3 months", "2026-04-30"),
        ("2026-12-31", "2 months", "2027-02-28"),
        ("2026-11-30", "1 months", "2026-12-30"),
        ("2024-02-29", "1 year", "2025-02-28"),
        ("2024-02-29", "4 years", "2028-02-29"),
        ("1896-02-29", "4 years", "1900-02-28"),
        ("2026-06-15", "12 months", "2027-06-15"),
        ("2026-03-28", "90 days", "2026-06-26"),
        ("9999-12-31", "1 day", "9999-12-31"),
        ("9999-12-01", "1 month", "9999-12-31"),
        ("2026-01-01", "9999 years", "9999-12-31"),
        ("2026-01-01", "9999 weeks", "2217-08-21"),
    ],
)
def test_the_day_after_a_duration(day, duration, then):
    assert add(datetime.date.fromisoformat(day), duration).isoformat() == then


@pytest.mark.parametrize(
    "duration", ["", "90", "days", "0 days", "1.5 days", "1 days\n", "1  day", "1 hour", "٣ days"]
)
def test_what_is_no_duration(duration):
    with pytest.raises(ValueError, match="not a duration"):
        add(datetime.date(2026, 1, 1), duration)


@given(st.dates(), st.integers(1, 9999), st.sampled_from(["day", "weeks", "month", "years"]))
def test_time_goes_on_and_more_of_it_goes_further(day, count, unit):
    assert day <= add(day, f"{count} {unit}") <= add(day, f"{min(count + 1, 9999)} {unit}")
