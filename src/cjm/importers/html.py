"""Journeys in HTML: the tables, headings and lists of a page, read as those of Markdown are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cjm.importers.draft import Draft
from cjm.importers.foreign import Foreign
from cjm.importers.hypertext.blocks import blocks
from cjm.importers.importer import Importer, Wishes
from cjm.importers.markdown.reading import drafts_of, likelihood_of
from cjm.importers.notes import Notes

_SUFFIXES = (".html", ".htm", ".xhtml")
_MARKUP = re.compile(r"<(?:table|ul|ol|h[1-6])\b", re.IGNORECASE)


def _likelihood(foreign: Foreign) -> float:
    """How likely it is that a page holds a journey."""
    if foreign.suffix not in (*_SUFFIXES, "") or foreign.is_binary:
        return 0
    content = foreign.text.content
    return likelihood_of(blocks(content), foreign) if _MARKUP.search(content) else 0


def _read(foreign: Foreign, wishes: Wishes, notes: Notes) -> Sequence[Draft]:
    """The drafts of a page."""
    return drafts_of(blocks(foreign.text.content), foreign, wishes, notes)


IMPORTER = Importer(
    name="html",
    about="tables and labelled lists in HTML, with phases side by side or below each other",
    suffixes=_SUFFIXES,
    likelihood=_likelihood,
    read=_read,
)
