"""Emotions and what a claim rests on, as one cell of a report says them."""

from __future__ import annotations

import re
from typing import NamedTuple

from cjm.importers.markdown.own.text import plain
from cjm.importers.markdown.own.vocabulary import Vocabulary

_FACE = re.compile(r"(?:😀|🙂|😐|🙁|😞)\s*")
_REASON = re.compile(r"(?P<feeling>(?:\\.|[^\\(])*?)\s*(?:\((?P<why>.*)\))?", re.DOTALL)
_OF_PERSONA = re.compile(r"(?P<name>(?:\\.|[^\\:(])+?):\s+(?P<emotion>.+)", re.DOTALL)
_BASIS = re.compile(r"(?P<word>.*?)(?:\s*\((?P<sources>E\d+(?:,\s*E\d+)*)\))?")


class Said(NamedTuple):
    """What is said of an emotion."""

    score: float | None
    feeling: str
    why: str


class Basis(NamedTuple):
    """How sure the report says to be, in its own word, and the numbers of the evidence."""

    word: str
    sources: tuple[str, ...]


def emotion(text: str, vocabulary: Vocabulary) -> Said:
    """The emotion that a text says: `🙂 +1 glad (it is quick)`."""
    score, rest = None, " ".join(text.split())
    if face := _FACE.match(rest):
        score, behind = vocabulary.number(rest[face.end() :])
        rest = behind if score is not None else rest
    found = _REASON.fullmatch(rest)
    if found is None:
        return Said(score, plain(rest), "")
    return Said(score, plain(found["feeling"]), plain(found["why"] or ""))


def of_persona(text: str) -> tuple[str, str] | None:
    """The name of the persona who feels differently, and the emotion, still to be read; `None` where no persona is named."""
    if _FACE.match(text) or not (found := _OF_PERSONA.fullmatch(text)):
        return None
    return plain(found["name"]), found["emotion"]


def basis(text: str) -> Basis:
    """What a text says of how sure we are: `Observed (E1, E2)`."""
    found = _BASIS.fullmatch(" ".join(text.split()))
    assert found is not None
    return Basis(plain(found["word"]), sources(found["sources"] or ""))


def sources(text: str) -> tuple[str, ...]:
    """The numbers of the evidence that a text cites: `E1`, `E2`."""
    return tuple(re.findall(r"E\d+", text))
