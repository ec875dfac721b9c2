"""Journeys of today and of tomorrow: as sections of one diagram, or as the title says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from cjm.importers.mermaid.diagram import Section
from cjm.importers.notes import STRUCTURE_GUESSED, Notes

State = Literal["current", "future"]

_MORE = r"(?:\s*[(（:：].*|\s+[-–—]\s.*)?"
_WORDS: dict[State, re.Pattern[str]] = {
    "current": re.compile(
        rf"(?:as[- ]?is|current(?: state)?|today|now|before|ist(?:-zustand)?|heute|dagens|(?:estado |situación |situação )?(?:actual|atual)|(?:état |situation )?actuel(?:le)?|aujourd'hui|nå(?:tilstand)?|как есть|现状|当前|現状)"
        rf"{_MORE}",
        re.IGNORECASE,
    ),
    "future": re.compile(
        rf"(?:to[- ]?be|future(?: state)?|tomorrow|target|after|soll(?:-zustand)?|künftig|(?:estado |situación |situação )?(?:futur[oa]|proposto|proposta|propuest[oa]|dese(?:ado|ada)|desej(?:ado|ada))|(?:état )?(?:futur|cible)|fremtid(?:ig)?|"
        rf"как будет|未来|目标|未来像){_MORE}",
        re.IGNORECASE,
    ),
}
_IN_TITLE = re.compile(
    r"(?:to[- ]?be|future[- ]state)\s*[:：(–—-]|.*[(\[–—:-]\s*(?:to[- ]?be|future[- ]state)\s*[)\]]?\s*$",
    re.IGNORECASE,
)


def states(sections: Sequence[Section], notes: Notes) -> list[tuple[State, list[Section]]]:
    """The sections of two maps where each section is called today's or tomorrow's; nothing where they are not."""
    called = [
        next(
            (state for state, words in _WORDS.items() if section.name and words.fullmatch(section.name.text)),
            None,
        )
        for section in sections
    ]
    if None in called or set(called) != set(_WORDS):
        return []
    found = []
    for state in _WORDS:
        own = [section for section, its in zip(sections, called, strict=True) if its == state]
        assert own[0].name is not None
        message = f"the section “{own[0].name.text}” became a map of its own, of the {state} state"
        notes.add(STRUCTURE_GUESSED, message, own[0].name.span)
        found.append((state, own))
    return found


def state_of(title: str) -> State:
    """Which state a title speaks of, as in `To-be: renting a bicycle`; today's where it tells of none."""
    return "future" if _IN_TITLE.match(title) else "current"
