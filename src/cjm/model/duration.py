"""Durations as the format writes them: a number and a unit."""

import calendar
import datetime
import re

DURATION_PATTERN = r"^[1-9][0-9]{0,3} (day|days|week|weeks|month|months|year|years)$"
_PARTS = re.compile(DURATION_PATTERN)


def add(day: datetime.date, duration: str) -> datetime.date:
    """The day that lies `duration` (such as `90 days`) after `day`.

    A month keeps the day of the month where it exists, else takes the month's last. Dates beyond the calendar's
    end give its last day. Raises ValueError if `duration` is not of the format.
    """
    if not _PARTS.fullmatch(duration):
        raise ValueError(f"not a duration: {duration!r}")
    number, unit = duration.split(" ")
    count = int(number)
    try:
        match unit.rstrip("s"):
            case "day":
                return day + datetime.timedelta(days=count)
            case "week":
                return day + datetime.timedelta(weeks=count)
            case "month":
                return _add_months(day, count)
            case _:
                return _add_months(day, 12 * count)
    except (OverflowError, ValueError):
        return datetime.date.max


def _add_months(day: datetime.date, months: int) -> datetime.date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))
