"""Journey diagrams of Mermaid: on their own, in Markdown, in HTML."""

from __future__ import annotations

from collections.abc import Sequence

from cjm.importers.draft import Draft
from cjm.importers.foreign import Foreign
from cjm.importers.importer import Importer, Wishes
from cjm.importers.mermaid.blocks import blocks
from cjm.importers.mermaid.reading import drafts_of
from cjm.importers.notes import Notes


def _likelihood(foreign: Foreign) -> float:
    return 0.9 if b"journey" in foreign.data and not foreign.is_binary and blocks(foreign.text) else 0


def _read(foreign: Foreign, wishes: Wishes, notes: Notes) -> Sequence[Draft]:
    found: list[Draft] = []
    for block in blocks(foreign.text):
        row = foreign.text.position(block.start).row
        drafts = drafts_of(block, foreign, wishes, notes)
        for draft in drafts:
            draft.source = f"line {row}"
        found += drafts
    return found


IMPORTER = Importer(
    name="mermaid",
    about="Mermaid's `journey` diagrams, on their own or in Markdown or HTML",
    suffixes=(".mmd", ".mermaid", ".md", ".markdown", ".html", ".htm"),
    likelihood=_likelihood,
    read=_read,
)
