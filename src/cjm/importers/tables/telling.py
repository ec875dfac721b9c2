"""Which fields tell a journey from the many other things that stand in tables and lists."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from cjm.importers.tables.grid import Row
from cjm.importers.tables.headers import head_of

KEYS = frozenset({"phase", "step"})
"""The fields that name the stages of a journey."""

TELLING = frozenset(
    {
        "actions", "thoughts", "emotion", "score", "feeling", "thoughts_and_feelings", "touchpoints", "channel",
        "pain_points", "opportunities", "questions", "needs", "expects", "frontstage", "backstage",
        "moment_of_truth", "desired_score", "desired_feeling",
    }
)  # fmt: skip
"""The fields of which a journey says some, and hardly anything else several."""

INNER = frozenset({"thoughts", "emotion", "score", "feeling", "thoughts_and_feelings"})
"""What goes on inside of the customer, of which hardly anything but a journey tells."""

_SURE = 2


def tells(fields: AbstractSet[str], *, among_journeys: bool) -> bool:
    """Whether somebody who names these fields tells a journey; among texts about journeys, one that tells is enough."""
    told = fields & TELLING
    return len(told) >= _SURE or (among_journeys and bool(told) and len(fields) >= _SURE)


def named(rows: Sequence[Row]) -> set[str]:
    """The fields that the first cells of rows name exactly."""
    heads = (head_of(row[0].text, exact=True) for row in rows if row)
    return {head.field for head in heads if head and head.field != "ignored"}
