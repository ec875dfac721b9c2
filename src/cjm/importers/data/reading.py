"""From a JSON or YAML file to drafts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cjm.errors import CannotDo
from cjm.importers.data.filling import draft_of
from cjm.importers.data.finding import journeys_in
from cjm.importers.data.losses import (
    SECOND_DOCUMENT,
    look_through,
    note_beside,
    note_no_journey,
    note_second_document,
)
from cjm.importers.data.own import is_ours, own_draft
from cjm.importers.draft import Draft
from cjm.importers.foreign import Foreign
from cjm.importers.importer import Wishes
from cjm.importers.notes import Notes
from cjm.source import nodes
from cjm.source.nodes import Node

_NEAR = (".json", ".yaml", ".yml", "")
_BREAKS_OF_YAML = re.compile("[\x85\u2028\u2029]")


def likelihood(foreign: Foreign) -> float:
    """How likely it is that a file holds a journey as data."""
    if foreign.suffix not in _NEAR or foreign.is_binary:
        return 0
    root = root_of(foreign)
    if root is None and foreign.suffix == ".json" and (settled := settled_form(foreign)) is not None:
        root = root_of(settled)
    if root is None:
        return 0
    return 1 if is_ours(root) else 0.7 if any(True for _ in journeys_in(root)) else 0


def read(foreign: Foreign, wishes: Wishes, notes: Notes) -> Sequence[Draft]:
    """The drafts of a file. Raises CannotDo where it is neither JSON nor YAML."""
    root = root_of(foreign)
    if root is None and (settled := settled_form(foreign)) is not None:
        nowhere = Notes()
        drafts = read(settled, wishes, nowhere)
        for note in nowhere:
            notes.add(note.kind, note.message, (0, 0), note.help)
        return drafts
    if root is None:
        _, found = nodes.parse(foreign.text)
        why = found[0].problem.message if found else "it is empty"
        help_ = "repair the file, or say with --from what it is"
        raise CannotDo(f"{foreign.name} is neither JSON nor YAML: {why}", help_)
    if is_ours(root):
        return [own_draft(foreign, wishes)]
    journeys = list(journeys_in(root))
    if journeys:
        note_second_document(foreign, notes)
        note_beside(root, notes)
        look_through(root, notes)
    else:
        note_no_journey(root, notes)
    return [draft_of(journey, foreign, wishes, notes) for journey in journeys]


def root_of(foreign: Foreign) -> Node | None:
    """The root of the text's nodes; `None` where it is neither JSON nor YAML, or more than may be read."""
    root, found = nodes.parse(foreign.text)
    return root if not found or found[0].code == SECOND_DOCUMENT else None


def settled_form(foreign: Foreign) -> Foreign | None:
    """JSON that YAML does not take, such as characters written as surrogates, in a form that it takes."""
    import json

    try:
        text = json.dumps(json.loads(foreign.text.content), ensure_ascii=False, indent=1)
    except (ValueError, RecursionError):
        return None
    text = _BREAKS_OF_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    settled = Foreign(foreign.name, text.encode("utf-8", "replace"))
    return settled if root_of(settled) is not None else None
