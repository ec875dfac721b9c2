"""Journeys in Markdown: tables either way round, a table a phase, headings with labelled lists; reports of our own."""

from __future__ import annotations

from collections.abc import Sequence

from cjm.importers.draft import Draft
from cjm.importers.foreign import Foreign
from cjm.importers.importer import Importer, Wishes
from cjm.importers.markdown.own.reading import is_own, own_drafts
from cjm.importers.markdown.reading import likelihood, read
from cjm.importers.notes import Notes

_OF_DATA = frozenset({".yaml", ".yml", ".json"})
"""Files that are no texts, though comments in them look like headings."""


def _likelihood(foreign: Foreign) -> float:
    if foreign.suffix in _OF_DATA:
        return 0
    return 1 if is_own(foreign) else likelihood(foreign)


def _read(foreign: Foreign, wishes: Wishes, notes: Notes) -> Sequence[Draft]:
    return (own_drafts if is_own(foreign) else read)(foreign, wishes, notes)


IMPORTER = Importer(
    name="markdown",
    about="tables and labelled lists in Markdown, with phases side by side or below each other",
    suffixes=(".md", ".markdown", ".mdx", ".txt"),
    likelihood=_likelihood,
    read=_read,
)
