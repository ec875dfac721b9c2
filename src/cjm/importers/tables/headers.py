"""What the head of a column or a row stands for, by its words in six languages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from cjm.importers.guesses.scores import Scale

_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）")
_RANGE = re.compile(r"(?<![\d.])([-−]?\d+)\s*(?:-|–|—|to|bis|a|до|至|\.\.+|…|/)\s*([+]?\d+)(?![\d.])")
_NO_WORD = re.compile(r"[^\w#№ ']+")
_WORD = re.compile(r"[^\W_]+")
_STAGES = frozenset({"phase", "step"})
_LEAST_PART = 4
_LONGEST = 80
"""Characters that a head has at the most; what is longer is a text."""
_FIRST_HAN = "\u3400"


class Head(NamedTuple):
    """What a head stands for: a field of the format, whether that is its own key, and the scale that the head names."""

    field: str
    is_key: bool = False
    scale: Scale | None = None


@lru_cache(4096)
def head_of(text: str, *, exact: bool = False) -> Head | None:
    """What the head of a column or a row stands for; `None` where its words do not tell.

    With `exact`, they must be the name of a field and no more.
    """
    bare = text.strip()
    if len(bare) > _LONGEST:
        return None
    if bare in _fields():
        return Head(bare, is_key=True)
    name = _plain(_ASIDE.sub(" ", bare)) or _plain(bare)
    known = _names()
    field = known.get(name) or known.get(name.removesuffix("s")) or known.get(name.removesuffix("es"))
    if field is None and not exact:
        field = _contained(name)
    return Head(field, scale=_scale(bare)) if field else None


def names_stages(text: str) -> bool:
    """Whether a text is the name of a column with phases or steps, and no more."""
    if len(text) > _LONGEST or _stage_words().isdisjoint(_WORD.findall(text.casefold())):
        return False
    head = head_of(text, exact=True)
    return head is not None and head.field in _STAGES


def _contained(name: str) -> str | None:
    """The field whose longest name stands among the words of a head."""
    words = f" {name} "
    fitting = [
        known
        for known in _names()
        if (known[0] >= _FIRST_HAN and known in name)
        or (len(known) >= _LEAST_PART and (f" {known} " in words or f" {known}s " in words))
    ]
    return _names()[max(fitting, key=len)] if fitting else None


def _plain(text: str) -> str:
    return " ".join(_NO_WORD.sub(" ", re.sub("[-_]", " ", text)).casefold().split())


def _scale(text: str) -> Scale | None:
    found = _RANGE.search(text)
    if found is None:
        return None
    low, high = int(found[1].replace("−", "-")), int(found[2])
    return Scale(low, high) if low < high else None


@cache
def _stage_words() -> frozenset[str]:
    """The words of which one at least stands in each name of a column with phases or steps."""
    found = {word for name, field in _names().items() if field in _STAGES for word in _WORD.findall(name)}
    return frozenset(word + ending for word in found for ending in ("", "s", "es"))


@cache
def _names() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for field, names in _fields().items():
        for name in (field, *names):
            found.setdefault(_plain(name), field)
    return found


@cache
def _fields() -> Mapping[str, list[str]]:
    text = files(__package__).joinpath("headers.toml").read_text(encoding="utf-8")
    return {field: names for field, names in tomllib.loads(text).items() if isinstance(names, list)}
