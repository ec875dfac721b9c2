"""Which fields tell a journey from the many other things that stand in tables and lists."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from cjm.importers.tables.grid import Row, known
from cjm.importers.tables.headers import head_of, is_of_a_log

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

_OF_STACKS = frozenset({"frontstage", "backstage"})
"""The fields that lists of technology name too, as frontend and backend."""
_JUDGED = frozenset({"pain_points", "opportunities", "needs", "questions"})
_OF_TESTS = frozenset({"expects"})
"""What the steps of test cases say too."""
_SURE = 2
_WITHIN = 3
"""Within how many columns that stands which names what the rows are."""


def tells(fields: AbstractSet[str], *, among_journeys: bool) -> bool:
    """Whether somebody who names these fields tells a journey; among texts about journeys, less is enough."""
    told = fields & TELLING
    if not among_journeys:
        return len(told) >= _SURE and not told <= _OF_STACKS
    return bool(told & INNER) or (bool(told) and len(fields - KEYS) >= _SURE)


def head_a_journey(heads: Row, *, is_across: bool) -> bool:
    """Whether a row of heads, of which no text around it tells more, is that of a journey.

    One of the first names phases or steps and others say what journeys say; or the row speaks of feelings and more. Of
    phases side by side, the rows must tell a journey by their exact names.
    """
    if is_across:
        return tells(named([[head] for head in heads[1:]]), among_journeys=False)
    if is_log(heads):
        return False
    fields, sure = known(heads), named([[head] for head in heads])
    first = named([[head] for head in heads[:_WITHIN]])
    if sure >= KEYS or (first & KEYS and fields & TELLING - _OF_TESTS):
        return True
    return bool(sure & INNER) and len(sure & TELLING) >= _SURE


def is_log(heads: Row) -> bool:
    """Whether the rows below heads are records of what single people did, and say nothing of what went on in them."""
    return any(is_of_a_log(cell.text) for cell in heads) and not known(heads) & (INNER | _JUDGED)


def named(rows: Sequence[Row]) -> set[str]:
    """The fields that the first cells of rows name exactly."""
    heads = (head_of(row[0].text, exact=True) for row in rows if row)
    return {head.field for head in heads if head and head.field != "ignored"}
