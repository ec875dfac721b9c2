"""Journeys that were typed at a workshop: `=` before the title, `==` before a phase, `*` before a step, a smiley behind it."""

from collections.abc import Iterator

from cjm.importers.draft import Draft, Phase
from cjm.importers.foreign import Foreign
from cjm.importers.importer import Importer, Wishes
from cjm.importers.notes import NAME_MADE_UP, TEXT_WITHOUT_PLACE, VALUE_GUESSED, Notes

_SMILEYS = {":)": 1, ":|": 0, ":(": -1}


def _likelihood(foreign: Foreign) -> float:
    if foreign.is_binary or foreign.suffix != ".board":
        return 0
    return 0.9 if "\n== " in foreign.beginning(2000) else 0.1


def _read(foreign: Foreign, wishes: Wishes, notes: Notes) -> Iterator[Draft]:
    draft = Draft(wishes.title or "", wishes.language)
    phase: Phase | None = None
    at = 0
    for line in foreign.text.content.splitlines(keepends=True):
        text = line.strip()
        where = (at, at + len(line.rstrip()))
        at += len(line)
        if text.startswith("== "):
            phase = draft.phase(text[3:].strip())
        elif text.startswith("= "):
            draft.title = draft.title or text[2:].strip()
        elif text.startswith("* ") and phase is not None:
            smiley = text[-2:]
            name = text[2:].removesuffix(smiley).strip() if smiley in _SMILEYS else text[2:].strip()
            step = phase.step(name or "?")
            if smiley in _SMILEYS:
                step.feel(score=_SMILEYS[smiley])
                notes.add(VALUE_GUESSED, f"“{smiley}” was read as the emotion {_SMILEYS[smiley]}", where)
        elif text:
            draft.keep("text", text)
            notes.add(
                TEXT_WITHOUT_PLACE, f"“{text[:40]}” belongs to no step", where, "it is kept under `x-import`"
            )
    if not draft.title:
        draft.title = foreign.stem or "A board"
        notes.add(NAME_MADE_UP, f"the board has no title; the map is called “{draft.title}”", (0, 0))
    if draft.phases:
        yield draft


IMPORTER = Importer(
    name="board",
    about="boards of Acme's workshops, with `==` before phases and `*` before steps",
    suffixes=(".board",),
    likelihood=_likelihood,
    read=_read,
)
