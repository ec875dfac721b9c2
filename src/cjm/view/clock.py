"""The clock of a day in the life: times of day, where every step has one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cjm.model.journey import Journey

_TIME = re.compile(r"^([01]?[0-9]|2[0-9]):([0-5][0-9])$")


@dataclass(frozen=True, slots=True)
class Clock:
    """The hours that a day's axis spans: from `start` to `end`, whole hours up to 30, at least one apart."""

    start: int
    end: int

    @property
    def ticks(self) -> tuple[int, ...]:
        """The hours to mark: each one, or every other or third where the day is long."""
        step = 1 if self.end - self.start <= 12 else 2 if self.end - self.start <= 20 else 3
        return tuple(range(self.start, self.end + 1, step))

    def share(self, minutes: int) -> float:
        """Where a time lies on the axis, 0 to 1."""
        return (minutes / 60 - self.start) / (self.end - self.start)


def minutes_of(when: str | None) -> int | None:
    """The minutes after midnight of a time H:MM or HH:MM with hours to 29 (after midnight), else `None`."""
    found = _TIME.match(when.strip()) if when else None
    return int(found[1]) * 60 + int(found[2]) if found else None


def clock_of(journey: Journey) -> Clock | None:
    """The clock of a journey in which every `when` is a time, `None` where one is not or none is given."""
    given = [step.item.when for step in journey.steps if step.item.when]
    times = [minutes for when in given if (minutes := minutes_of(when)) is not None]
    if not times or len(times) < len(given):
        return None
    start = min(times) // 60
    return Clock(start, max(-(-max(times) // 60), start + 1))
