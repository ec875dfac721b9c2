"""Maps of our own in JSON or YAML."""

from __future__ import annotations

from cjm.errors import CannotDo
from cjm.importers.data.nodes import entries_of
from cjm.importers.draft import Draft
from cjm.importers.foreign import Foreign
from cjm.importers.importer import Wishes
from cjm.source.document import read_document
from cjm.source.extensions import with_extensions
from cjm.source.nodes import MappingNode, Node


def is_ours(root: Node) -> bool:
    """Whether a tree is a map of our own."""
    return isinstance(root, MappingNode) and "cjm" in entries_of(root)


def own_draft(foreign: Foreign, wishes: Wishes) -> Draft:
    """A map of our own, under the title and in the language that are wished for. Raises CannotDo where it is not valid."""
    document = read_document(foreign.data, foreign.name)
    if document.map is None:
        why = document.findings[0].problem.message if document.findings else "it is a library"
        raise CannotDo(f"{foreign.name} is no valid map: {why}", f"`cjm lint {foreign.name}` says more")
    draft = Draft(wishes.title or document.map.title, wishes.language or document.map.language)
    draft.whole = with_extensions(document) | {
        key: value for key, value in (("title", wishes.title), ("language", wishes.language)) if value
    }
    return draft
