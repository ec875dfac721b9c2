"""What several importers do alike: a title for want of one, and an owner for a phase or a step, which have one each."""

from __future__ import annotations

from cjm.importers.draft import Draft, Stage
from cjm.importers.notes import KEPT_HELP, NAME_MADE_UP, TEXT_WITHOUT_PLACE, Notes, Where


def made_up_title(name: str, what: str, where: Where, notes: Notes) -> str:
    """The title of a map whose source (`what`) has none, after a name such as that of its file; it is noted."""
    title = name.strip("-") or "Customer journey"
    message = f"the {what} has no title; the map is called “{title}”"
    notes.add(NAME_MADE_UP, message, where, "give it another with --title")
    return title


def put_owner(
    draft: Draft, stage: Stage, name: str, where: Where, notes: Notes, *, label: str = "owner"
) -> None:
    """Let somebody answer for a phase or a step; where somebody else does already, the name is kept under a label."""
    owner = draft.register("owners", name)
    if not stage.put("owner", owner) and stage.data["owner"] != owner:
        stage.keep(label, name)
        message = f"a phase or a step has one owner; “{name}” is another"
        notes.add(TEXT_WITHOUT_PLACE, message, where, KEPT_HELP)
