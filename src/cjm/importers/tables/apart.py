"""Which column of a table tells its journeys apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from cjm.importers.tables.cells import is_empty, plain
from cjm.importers.tables.grid import Column, Row

_PERSONAS = re.compile(r"persona|segment|персон|сегмент|画像|ペルソナ|페르소나", re.IGNORECASE)
_ROWS = 2_000
_MOST = 20
"""How many personas go through the same phases at the most."""
_FEWEST = 2


def column_of_journeys(columns: Sequence[Column], rows: Iterable[Row]) -> int | None:
    """The place of the column that names journeys, else of that with personas, where each goes through the phases.

    Only the first rows are looked at. `None` where no column tells journeys apart.
    """
    fields = [column.field for column in columns]
    if "journey" in fields:
        return fields.index("journey")
    if not {"personas", "phase"} <= {*fields}:
        return None
    persona, phase = fields.index("personas"), fields.index("phase")
    if not _PERSONAS.search(columns[persona].cell.text):
        return None
    phases: dict[str, set[str]] = {}
    for row in islice(rows, _ROWS):
        if max(persona, phase) >= len(row) or is_empty(row[persona].text) or is_empty(row[phase].text):
            return None
        phases.setdefault(plain(row[persona].text), set()).add(plain(row[phase].text))
    shared = set.intersection(*phases.values()) if phases else set()
    return persona if _FEWEST <= len(phases) <= _MOST and len(shared) >= _FEWEST else None
