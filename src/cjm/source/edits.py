"""Fixes as changes of the text: each edit of a node becomes spans to write over, and all else stays as it is."""

from __future__ import annotations

from cjm.model.fix import Add, Edit, Fix, RemoveEntry, Reorder, Replace, Wrap, Write
from cjm.source.document import Document
from cjm.source.editing.additions import add
from cjm.source.editing.ground import Ground, ImpossibleError
from cjm.source.editing.order import reorder
from cjm.source.editing.text_edit import TextEdit, TextFix, in_order
from cjm.source.editing.values import remove, wrap, write


def resolve(document: Document, fix: Fix) -> TextFix | None:
    """The fix in the text of a document; `None` where it cannot be made there.

    What stands under an alias is edited where its anchor stands.
    """
    ground = Ground(document)
    try:
        edits = in_order(edit for each in fix.edits for edit in _text_edits(ground, each))
    except ImpossibleError:
        return None
    return TextFix(fix.applicability, fix.message, edits) if edits else None


def _text_edits(ground: Ground, edit: Edit) -> list[TextEdit]:
    match edit:
        case Write():
            return write(ground, edit)
        case Wrap():
            return wrap(ground, edit)
        case Add():
            return add(ground, edit)
        case Reorder():
            return reorder(ground, edit)
        case RemoveEntry():
            return [remove(ground, edit)]
        case Replace(start, end, text):
            return [TextEdit(start, end, text)]
