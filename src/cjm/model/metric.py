"""Step 7 of the method: how each phase is measured."""

import datetime
from typing import Annotated, ClassVar, Literal

from cjm.model.base import Count, Date, Model, Number, OwnerRef, Text, doc

Direction = Literal["up", "down"]


class Target(Model):
    """The value a metric should reach, and by when."""

    main_number: ClassVar[str | None] = "value"

    value: Annotated[Number, doc("The value to reach, in the metric's unit.", 50000)]
    due: Annotated[Date | None, doc("The day by which to reach it.", datetime.date(2026, 12, 31))] = None


class Reading(Model):
    """One measured value."""

    main_number: ClassVar[str | None] = "value"

    date: Annotated[Date | None, doc("The day it was measured.", datetime.date(2026, 6, 1))] = None
    value: Annotated[Number, doc("What was measured, in the metric's unit.", 41200)]
    sample: Annotated[Count | None, doc("How many cases it is taken from.", 380)] = None


class Metric(Model):
    """A number that tells how well a phase works."""

    main: ClassVar[str | None] = "name"

    name: Annotated[Text, doc("What is measured.", "Ad reach")]
    method: Annotated[
        Literal[
            "nps",
            "csat",
            "ces",
            "conversion",
            "count",
            "rate",
            "duration",
            "currency",
            "index",
            "other",
        ]
        | None,
        doc("The kind of measurement.", "count"),
    ] = None
    unit: Annotated[Text | None, doc("The unit of the values.", "people")] = None
    direction: Annotated[
        Direction | None,
        doc("Whether more or less is better. Default: down for a duration, else up.", "up"),
    ] = None
    definition: Annotated[
        Text | None, doc("How it is counted, exactly.", "Unique people who saw the ad in a month")
    ] = None
    source: Annotated[
        Literal["in-house", "third-party", "to-collect"] | None,
        doc(
            "Whether we collect it already, somebody else does, or it is still to be collected.",
            "third-party",
        ),
    ] = None
    system: Annotated[Text | None, doc("The system the values come from.", "Ad manager")] = None
    link: Annotated[Text | None, doc("Where to see the values.", "https://example.com/dashboard")] = None
    owner: Annotated[OwnerRef | None, doc("Who is answerable for the metric.", "marketing")] = None
    target: Annotated[
        Target | None,
        doc("The value to reach, and by when.", {"value": 50000, "due": datetime.date(2026, 12, 31)}),
    ] = None
    baseline: Annotated[
        Reading | None,
        doc("The value at the start.", {"date": datetime.date(2026, 1, 1), "value": 30000}),
    ] = None
    readings: Annotated[
        tuple[Reading, ...],
        doc(
            "What was measured, oldest first, one line each.",
            [{"date": datetime.date(2026, 6, 1), "value": 41200}],
        ),
    ] = ()

    @property
    def effective_direction(self) -> Direction:
        """Whether more (`up`) or less (`down`) is better."""
        return self.direction or ("down" if self.method == "duration" else "up")

    @property
    def latest(self) -> Reading | None:
        """The newest reading: the one with the latest date, the later line on a tie; undated ones come first."""
        if not self.readings:
            return None
        return max(enumerate(self.readings), key=lambda pair: (pair[1].date or datetime.date.min, pair[0]))[1]

    @property
    def on_target(self) -> bool | None:
        """Whether the newest reading reaches the target; `None` without a reading or a target."""
        if self.target is None or self.latest is None:
            return None
        if self.effective_direction == "up":
            return self.latest.value >= self.target.value
        return self.latest.value <= self.target.value
