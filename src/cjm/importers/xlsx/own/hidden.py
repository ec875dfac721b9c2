"""The hidden sheet of our own workbooks, which lists the headings and words in them, and the sheets that it tells apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from cjm.importers.own.keys import Keys, folded
from cjm.importers.xlsx.book import Page

HIDDEN = "cjm"
_HEADS = {1: "table", 2: "key", 3: "heading", 5: "family", 6: "key", 7: "word"}


def keys_in(pages: Sequence[Page]) -> Keys | None:
    """What the hidden sheet says; `None` where the workbook is not one of ours."""
    page = next((page for page in pages if page.name == HIDDEN and page.rows), None)
    if page is None or {value.column: value.text for value in page.rows[0]} != _HEADS:
        return None
    headings: dict[str, dict[str, str]] = defaultdict(dict)
    words: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in page.rows[1:]:
        cells = {value.column: value.text for value in row}
        if {1, 2, 3} <= set(cells):
            headings[cells[1]][folded(cells[3])] = cells[2]
        if {5, 6, 7} <= set(cells):
            words[folded(cells[7])].append((cells[5], cells[6]))
    return Keys(dict(headings), dict(words))


def table_of(page: Page, keys: Keys) -> str | None:
    """The table whose headings a sheet has, at least half of them; `None` where it has those of none."""
    heads = {folded(value.text) for value in page.rows[0]} if page.rows else set()
    shares = {table: len(heads & set(known)) / len(known) for table, known in keys.headings.items() if known}
    best = max(shares, key=lambda table: shares[table], default=None)
    return best if best is not None and shares[best] >= 0.5 else None
