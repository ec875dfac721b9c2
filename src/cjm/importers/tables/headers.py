"""What the head of a column or a row stands for, by its words in six languages."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from cjm.importers.guesses.scores import Scale

_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）")
_RANGE = re.compile(r"(?<![\d.])([-−]?\d+)\s*(?:-|–|—|to|bis|a|до|至|\.\.+|…|/)\s*([+]?\d+)(?![\d.])")
_NO_WORD = re.compile(r"[^\w#№ ']+")
_WORD = re.compile(r"[^\W_]+")
_AND = re.compile(r"\s*[/&+,、・|]\s*|\s+(?:and|or|y|e|o|ou|и|или|og|eller|und|et)\s+|[与和及或]")
_HUMP = re.compile(r"(?<=[^\W\d_A-ZА-Я])(?=[A-ZА-Я])")
_ACCENTS = re.compile("(?<=[a-z])[\u0300-\u036f]+")
_STAGES = frozenset({"phase", "step"})
_LEAST_PART = 4
_MOST_WORDS = 7
_LONGEST = 80
"""Characters that a head has at the most; what is longer is a text."""
_LONGEST_TOTAL = 24
_FIRST_HAN = "\u3400"


class Head(NamedTuple):
    """What a head stands for: a field of the format, whether that is its own key, and the scale that the head names."""

    field: str
    is_key: bool = False
    scale: Scale | None = None


@lru_cache(4096)
def head_of(text: str, *, exact: bool = False) -> Head | None:
    """What the head of a column or a row stands for; `None` where its words do not tell.

    With `exact`, they must be the name of a field and no more. Of several lines, the first may be the head of the others.
    """
    bare = text.strip()
    first, _, rest = bare.partition("\n")
    if len(bare) > _LONGEST:
        return head_of(first, exact=exact) if rest else None
    if bare in _fields():
        return Head(bare, is_key=True)
    name = _plain(_ASIDE.sub(" ", bare)) or _plain(bare)
    field = _named(name) or _named(_without_asides(name)) or _of_parts(bare)
    if field is None and not exact:
        field = _contained(_without_asides(name)) or _contained(name) or _in_brackets(bare)
    if field is None and rest:
        return head_of(first, exact=exact)
    return Head(field, scale=_scale(bare)) if field else None


def names_stages(text: str) -> bool:
    """Whether a text is the name of a column with phases or steps, and no more."""
    if len(text) > _LONGEST or _stage_words().isdisjoint(_WORD.findall(_bare(text))):
        return False
    head = head_of(text, exact=True)
    return head is not None and head.field in _STAGES


def is_name(key: str) -> bool:
    """Whether data has under this key what a phase, a step or a journey is called."""
    return len(key) <= _LONGEST and _plain(key) in _kind("name")


@lru_cache(4096)
def is_total(text: str) -> bool:
    """Whether a row that begins with this text sums up those above it."""
    return len(text) <= _LONGEST_TOTAL and _plain(text) in _kind("total")


def is_of_a_log(head: str) -> bool:
    """Whether only records of what single people did have this head, which are data about a journey."""
    return len(head) <= _LONGEST and _plain(head) in _kind("log")


def _named(name: str) -> str | None:
    """The field that has a name, in the singular or with an ending of the plural."""
    known = _names()
    return known.get(name) or known.get(name.removesuffix("s")) or known.get(name.removesuffix("es"))


def _of_parts(head: str) -> str | None:
    """The first of the fields that the parts of a head such as `Pains & Frictions` name; thoughts and feelings are one."""
    parts = _AND.split(_ASIDE.sub(" ", head))
    if len(parts) == 1:
        return None
    fields = [_named(_without_asides(_plain(part))) for part in parts]
    if {*fields} >= {"thoughts", "emotion"}:
        return "thoughts_and_feelings"
    return fields[0] if all(fields) else None


def _in_brackets(head: str) -> str | None:
    """The field that an aside names, as in `As it is (pain)`."""
    asides = (_named(_without_asides(_plain(aside))) for aside in _ASIDE.findall(head))
    return next(filter(None, asides), None)


def _without_asides(name: str) -> str:
    """A name without the words that only say whose a thing is."""
    latin, han = _asides()
    return " ".join(han.sub(" ", latin.sub(" ", f" {name} ")).split())


def _contained(name: str) -> str | None:
    """The field whose longest name stands among the words of a head; thoughts and feelings are a field together."""
    if name.count(" ") >= _MOST_WORDS:
        return None
    words = f" {name} "
    fitting = [
        known
        for known in _names()
        if (known[0] >= _FIRST_HAN and known in name)
        or (len(known) >= _LEAST_PART and (f" {known} " in words or f" {known}s " in words))
    ]
    fitting = [known for known in fitting if _names()[known] != "personas" or _ends_with(name, known)]
    fields = {_names()[known] for known in fitting}
    if {"thoughts", "emotion"} <= fields:
        return "thoughts_and_feelings"
    if fields >= _STAGES or fields >= {"phase", "journey"}:
        return "phase"
    return _names()[max(fitting, key=len)] if fitting else None


def _ends_with(name: str, known: str) -> bool:
    """Whether a head is about those whom it names: “target users”, and not what is theirs, as a “customer weight”."""
    return known[0] >= _FIRST_HAN or name.removesuffix("s").endswith(known.removesuffix("s"))


def _plain(text: str) -> str:
    words = _HUMP.sub(" ", text) if text.isidentifier() else text
    return " ".join(_NO_WORD.sub(" ", _bare(re.sub("[-_]", " ", words))).split())


def _bare(text: str) -> str:
    """A text in small letters, those of Latin without the marks that keys and hurried people leave out."""
    small = text.casefold()
    if small.isascii():
        return small
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", small)))


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
def _asides() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds the words that only say whose a thing is: those between blanks, and those of scripts without any."""
    words = sorted(map(_bare, _words()["aside"]["words"]), key=len, reverse=True)
    latin = (re.escape(word) for word in words if word[0] < _FIRST_HAN)
    han = (re.escape(word) for word in words if word[0] >= _FIRST_HAN)
    return re.compile(rf"(?<= )(?:{'|'.join(latin)})(?= )"), re.compile("|".join(han))


@cache
def _names() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for field, names in _fields().items():
        for name in (field, *names):
            found.setdefault(_plain(name), field)
    return found


@cache
def _kind(name: str) -> frozenset[str]:
    """The words of a kind that is no field."""
    return frozenset(map(_plain, _words()[name]["words"]))


@cache
def _fields() -> Mapping[str, list[str]]:
    return {field: names for field, names in _words().items() if isinstance(names, list)}


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("headers.toml").read_text(encoding="utf-8"))
