"""Personas that a text tells of below headings of their own: their names, and what the format has a key for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from cjm.importers.draft import Draft, keep
from cjm.importers.markdown.headings import is_of_a_persona
from cjm.importers.markdown.outline import Part
from cjm.importers.notes import ACTOR_GUESSED, KEPT_HELP, TEXT_WITHOUT_PLACE, Notes
from cjm.importers.tables.cells import items, plain
from cjm.importers.tables.grid import Cell

_BEFORE_NAME = re.compile(
    r"[\W\d]*(?:(?:the|primary|secondary|main|key|target|user|customer|buyer|our)\s+|メイン|サブ)*"
    r"(?:user\s+)?(?:personas?|персон\w*|perfil|ペルソナ|페르소나|用户画像|画像)\s*[#№]?\s*(?:\d+|[A-Z]\b)?\s*[:：.)–—-]*\s*",
    re.IGNORECASE,
)
_NAMING = re.compile(r"(?:persona|персона|ペルソナ|페르소나|画像)\s*\d*\s*[:：–—-]\s*\S", re.IGNORECASE)
"""A heading that says what a persona is called, also where her facts stand below headings of their own."""
_COUNTED = re.compile(r"\s*(?:\d+(?:\.\d+)*[.):]?|[①-⑳]|[^\w\s(\"“«]+)\s+")
_NAME_ENDS = re.compile(r"\s*(?:[,;(（|·]|\s[–—-]\s).*")
_ARTICLE = re.compile(r"^(?:the|an?|el|los|las?|os?|der|die|das|les?)\s+", re.IGNORECASE)
_AND = re.compile(r"\s*[/&+,(]\s*|\s+(?:and|y|e|и|og|und|et)\s+")
_NO_WORD = re.compile(r"\W+")
_MOST_WORDS = 5
_NO_NAME = re.compile(
    r"[?？:：/\\\[{]|^[a-zа-яё]|^(?:Overview|Summary|Profiles?|Details?|Template|Map|Mapping|Resumen?|Resumo|Обзор)\b|概览|概要"
)
_LISTS = frozenset({"short_term", "problems", "aspirations", "habits", "information_sources", "constraints", "concerns", "likes"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Persona:
    """A persona as a text tells of it: where, the cell of its name, and what is said by label."""

    part: Part
    name: str
    where: Cell
    said: list[tuple[Cell, list[Cell]]]

    def is_meant(self, draft: Draft, part: Part) -> bool:
        """Whether a journey stands below this persona, or the headings around it, or those whom it names, speak of it."""
        if any(each is self.part for each in part.above):
            return True
        first = next(filter(None, _ARTICLE.sub("", self.name).split()), self.name).casefold()
        known = [entry["name"] for entry in draft.data.get("personas", {}).values()]
        spoken = [draft.title, *known, *(each.heading.cell.text for each in part.above)]
        return any(first in re.findall(r"[^\W_]+", text.casefold()) for text in spoken)

    def tell(self, draft: Draft, notes: Notes) -> None:
        """Write the persona into a draft."""
        data = draft.data.setdefault("personas", {})
        id_ = next((id_ for id_, entry in data.items() if _is_same(entry["name"], self.name)), None)
        entry = data[id_ or draft.register("personas", self.name)]
        notes.add(ACTOR_GUESSED, f"“{self.name}” was taken for a persona", self.where.where)
        for label, cells in self.said:
            key = _key_of(label.text)
            texts = [text for cell in cells for text in items(cell.text)]
            if not texts or key == "name":
                continue
            if key is None or not _put(entry, key, texts):
                keep(entry, plain(label.text), " ".join(texts))
                message = f"the label “{plain(label.text)}” has no place in a persona"
                notes.add(TEXT_WITHOUT_PLACE, message, label.where, KEPT_HELP)


def personas_in(parts: Iterable[Part]) -> list[Persona]:
    """The personas that a text tells of below headings of their own."""
    found: dict[int, Persona] = {}
    for part in parts:
        if not part.is_of_a_persona:
            continue
        around = next((found[id(each)] for each in part.above if id(each) in found), None)
        if around is not None:
            around.said.extend(part.labels)
        elif persona := _persona(part):
            found[id(part)] = persona
    return list(found.values())


def _persona(part: Part) -> Persona | None:
    if not part.labels and not part.others and not _NAMING.search(part.heading.cell.text):
        return None
    named = next((cells[0] for label, cells in part.labels if cells and _key_of(label.text) == "name"), None)
    cell = named or part.heading.cell
    name = plain(cell.text) if named else _name_in(part.heading.cell.text)
    if not name and part.others:
        cell = part.others[0]
        name = plain(cell.text)
    elif not named and not is_of_a_persona(part.heading.cell.text) and not _tells_keys(part):
        return None
    name = _NAME_ENDS.sub("", name).strip(' "“”«»*:') if name else ""
    if not name or len(name.split()) > _MOST_WORDS or _NO_NAME.search(name):
        return None
    return Persona(part, name, cell, [*part.labels])


def _tells_keys(part: Part) -> bool:
    return any(_key_of(label.text) for label, _ in part.labels)


def _name_in(heading: str) -> str:
    """The name in a heading: what follows `Persona 1:`, and the whole heading below one that speaks of personas."""
    text = plain(heading)
    if before := _BEFORE_NAME.match(text):
        return text[before.end() :]
    return "" if is_of_a_persona(text) else _COUNTED.sub("", text, count=1)


def _key_of(label: str) -> str | None:
    """The key of a persona that a label names."""
    whole = plain(label).casefold()
    names = (" ".join(_NO_WORD.sub(" ", part).split()) for part in (whole, *_AND.split(whole)))
    return next((key for name in names if (key := _keys().get(name))), None)


@cache
def _keys() -> Mapping[str, str]:
    text = files(__package__).joinpath("personas.toml").read_text(encoding="utf-8")
    return {name: key for key, names in tomllib.loads(text).items() for name in names}


def _put(entry: dict[str, Any], key: str, texts: list[str]) -> bool:
    """Write what a label says into an entry; returns whether it has its place there. Lists grow."""
    into = {"age": "demographics", "short_term": "goals"}.get(key)
    holder = entry.setdefault(into, {}) if into else entry
    if key in _LISTS:
        known = holder.setdefault(key, [])
        known += [text for text in dict.fromkeys(texts) if text not in known]
        return True
    text = (", " if key == "age" else " ").join(texts)
    return bool(holder.setdefault(key, text) == text)


def _is_same(name: str, other: str) -> bool:
    """Whether two names are one persona's: equal, or one the first word of the other."""
    first, second = name.casefold(), other.casefold()
    return first == second or first.split()[:1] == [second] or second.split()[:1] == [first]
