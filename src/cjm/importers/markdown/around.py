"""What a text says around a journey: whose it is, what they want; and where two journeys are called alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from cjm.importers.draft import Draft
from cjm.importers.markdown.outline import Part
from cjm.importers.markdown.personas import personas_in
from cjm.importers.notes import COLUMN_GUESSED, KEPT_HELP, STRUCTURE_GUESSED, TEXT_WITHOUT_PLACE, Notes
from cjm.importers.tables.cells import is_empty, names, plain
from cjm.importers.tables.grid import Cell, columns_of
from cjm.importers.tables.headers import head_of
from cjm.importers.tables.records import Record, fill

_DESCRIBED = re.compile(
    r"(?P<name>[^,;:(–—]{2,40}?)\s*(?:\((?P<aside>[^()]+)\)|(?:[,;:–—]\s*|(?=\())(?P<summary>.+))"
)
"""A name and what is said of it: `Ida, a student in town`."""
_NAMES = re.compile(
    r"[^\W\da-zа-яё]\w*(?:\s+[^\W\d]\w*){0,2}(?:\s*[,;]\s*[^\W\da-zа-яё]\w*(?:\s+[^\W\d]\w*){0,2})*"
)
"""Several names: each begins with a capital, or in a script without such."""
_FACTS = {"customer_goal": "customer_goal", "summary": "summary", "journey": "summary"}
"""The keys of a map for the fields that labels around it name."""


class About:
    """What a text tells of its journeys, beyond the journeys themselves."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._personas = personas_in(parts)

    def tell(self, draft: Draft, part: Part, notes: Notes, *, alone: bool) -> None:
        """Write into a draft what stands around it; `part` holds its table or its phases."""
        own = {id(each) for each in part.own_journey if each is part or each.heading.level > 1}
        whole = {id(each) for each in part.own_journey if alone}
        for each in part.above:
            for label, cells in () if each.is_of_a_persona else each.said:
                head = head_of(label.text, exact=True)
                if head and head.field == "personas":
                    _name_personas(draft, label, cells, notes)
                elif head and (id(each) in own or (id(each) in whole and head.field in _FACTS)):
                    _tell_fact(draft, head.field, label, cells, notes)
        for persona in self._personas:
            if alone or len(self._personas) == 1 or persona.is_meant(draft, part):
                persona.tell(draft, notes)


def tell_apart(made: Sequence[tuple[Draft, Part]], notes: Notes, *, named: bool) -> None:
    """Give journeys that are called alike the headings that they stand under, and say which tell of the same phases."""
    seen: dict[tuple[str, ...], Draft] = {}
    called: Counter[str] = Counter()
    titles = Counter(draft.title for draft, _ in made)
    for draft, part in made:
        heading = plain(part.heading.cell.text)
        if titles[draft.title] > 1 and heading and heading not in draft.title and not named:
            draft.title = f"{draft.title}: {heading}"
        title = draft.title
        while not named and draft.title in called:
            called[title] += 1
            draft.title = f"{title} ({called[title]})"
        called[draft.title] += 1
        phases = tuple(phase.name.casefold() for phase in draft.phases)
        if len(phases) > 1 and phases in seen:
            notes.add(
                STRUCTURE_GUESSED,
                f"the phases are those of “{seen[phases].title}” too; each account is a map of its own",
                part.heading.cell.where,
                "put what belongs together into one map",
            )
        seen.setdefault(phases, draft)


def _name_personas(draft: Draft, label: Cell, cells: Sequence[Cell], notes: Notes) -> None:
    for cell in cells[:1]:
        text = plain(cell.text)
        described = None if _NAMES.fullmatch(text) else _DESCRIBED.fullmatch(text)
        if described:
            draft.register("personas", described["name"], summary=described["aside"] or described["summary"])
        for name in () if described else names(cell.text):
            draft.register("personas", name)
        notes.add(COLUMN_GUESSED, f"the label “{plain(label.text)}” was taken for `personas`", label.where)


def _tell_fact(draft: Draft, field: str, label: Cell, cells: Sequence[Cell], notes: Notes) -> None:
    """A goal or a summary is the map's own, anything else that of its only phase; where there are several, it is kept."""
    texts = [plain(cell.text) for cell in cells if not is_empty(cell.text)]
    if not texts:
        return
    name = plain(label.text)
    if field in _FACTS and _FACTS[field] not in draft.data:
        draft.data[_FACTS[field]] = " ".join(texts)
        notes.add(COLUMN_GUESSED, f"the label “{name}” was taken for `{_FACTS[field]}`", label.where)
        return
    if len(draft.phases) == 1 and field not in {*_FACTS, "phase", "step"}:
        cell = Cell("\n".join(cell.text for cell in cells), cells[0].where)
        phase = Cell("phase", label.where), Cell(draft.phases[0].name, label.where)
        fill(draft, [Record(columns_of([phase[0], label]), [phase[1], cell])], notes, kind="label")
        return
    for text in texts:
        draft.keep(name, text)
    notes.add(TEXT_WITHOUT_PLACE, f"the label “{name}” is of no phase", label.where, KEPT_HELP)
