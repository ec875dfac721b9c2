"""Journey diagrams of Mermaid: on their own, in Markdown, in HTML."""

from __future__ import annotations

from collections.abc import Sequence

from cjm.errors import CannotDo
from cjm.importers.draft import Draft
from cjm.importers.foreign import Foreign
from cjm.importers.importer import Importer, Wishes
from cjm.importers.mermaid.blocks import Block, blocks
from cjm.importers.mermaid.reading import BREAK_LINES_HELP, drafts_of
from cjm.importers.notes import Cell, NoteKind, Notes, Where


def _likelihood(foreign: Foreign) -> float:
    return 0.9 if b"journey" in foreign.data and not foreign.is_binary and blocks(foreign.text) else 0


def _read(foreign: Foreign, wishes: Wishes, notes: Notes) -> Sequence[Draft]:
    found: list[Draft] = []
    unread: list[int] = []
    for block in blocks(foreign.text):
        drafts = drafts_of(block, foreign, wishes, _Placed(notes, block) if block.places else notes)
        row = foreign.text.position(block.where((block.start, block.start))[0]).row
        for draft in drafts:
            draft.source = f"line {row}"
        found += drafts
        if not drafts:
            unread.append(row)
    if unread and not found:
        raise CannotDo(
            f"no section and no task stands on a line of its own in the diagram in line {unread[0]} of {foreign.name}",
            BREAK_LINES_HELP,
        )
    return found


class _Placed(Notes):
    """The notes of a file, with the places that what a block says has there."""

    def __init__(self, notes: Notes, block: Block) -> None:
        super().__init__()
        self.notes, self.block = notes, block

    def add(self, kind: NoteKind, message: str, where: Where, help_: str = "") -> None:
        assert not isinstance(where, Cell)
        self.notes.add(kind, message, self.block.where(where), help_)


IMPORTER = Importer(
    name="mermaid",
    about="Mermaid's `journey` diagrams, on their own or in Markdown, HTML, notebooks and programs",
    suffixes=(".mmd", ".mermaid", ".md", ".markdown", ".mdx", ".rst", ".adoc", ".html", ".htm", ".ipynb"),
    likelihood=_likelihood,
    read=_read,
)
