"""Whether what a map says of a step stood together in the file, and steps in the order of the file.

It goes by words that stand once in the file. Where values slip into another step, or steps change places, no word is lost:
only this notices.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from cjm.cli.importing.maps import Imported
from tests.fuzz.foreign.content import rows_of_csv
from tests.fuzz.foreign.variants import contents

_LINE_BREAK = re.compile(r"\r\n|\n|\r")
_WORD = re.compile(r"[^\W\d_]{4,}")


_FALLBACKS = frozenset({"owner", "persona", "touchpoint", "metric", "evidence"})
"""What the ids of things begin with whose names give none."""


class Place(NamedTuple):
    """The row and the column of a word; in a text without columns, the row twice."""

    row: int
    column: int


Said = Iterator[tuple[Place, str]]


def scattered(importer: str, found: Imported) -> str:
    """What is wrong with the whereabouts of a file's words in its maps; empty where nothing is.

    The first step of a phase is left aside, for what is said of the phase alone goes there; and so are the first row
    and column, which hold heads.
    """
    places = _once(_SAID[importer](found)) if importer in _SAID else {}
    for content in contents(found) if places else ():
        phases = content["phases"]
        for step in (step for phase in phases for step in phase.get("steps", ())[1:]):
            held = {word: places[word] for word in _words(step) if all(places.get(word, (0,)))}
            apart = [len({*of}) > 1 for of in zip(*held.values(), strict=True)]
            if apart and all(apart) and importer != "data":
                return f"what stood apart is said of one step: {held}"
        own = [
            phase for phase in phases if not phase["name"].startswith(content["title"])
        ]  # else it has no name
        stages = (("phases", own), *((phase["name"], phase.get("steps", ())) for phase in phases))
        if wrong := next((name for name, each in stages if not _are_in_order(each, places)), ""):
            return f"the order of {wrong} is not that of the file"
    return ""


def _are_in_order(stages: Sequence[Mapping[str, Any]], places: Mapping[str, Place]) -> bool:
    """Whether the names stand in the file below each other, or beside each other."""
    named = [[places[word] for word in _words(stage["name"]) if word in places] for stage in stages]
    of = [*zip(*(each[0] for each in named if each), strict=True)]
    return not of or any([*each] == sorted(each) for each in of)


def _words(data: object) -> Iterator[str]:
    """The words in nested data, without those of keys."""
    if isinstance(data, Mapping):
        for value in data.values():
            yield from _words(value)
    elif isinstance(data, list):
        for value in data:
            yield from _words(value)
    elif isinstance(data, str):
        yield from (word.casefold() for word in _WORD.findall(data))


def _once(said: Iterable[tuple[Place, str]]) -> Mapping[str, Place]:
    """The places of the words that stand in a file once."""
    found: dict[str, Place] = {}
    counts: Counter[str] = Counter()
    for place, text in said:
        for word in _words(text):
            counts[word] += 1
            found[word] = place
    return {word: place for word, place in found.items() if counts[word] == 1 and word not in _FALLBACKS}


def _csv(found: Imported) -> Said:
    for row, cells in enumerate(rows_of_csv(found)):
        yield from ((Place(row, column), text) for column, text in enumerate(cells))


def _lines(found: Imported) -> Said:
    for row, line in enumerate(_LINE_BREAK.split(found.foreign.text.content), 1):
        yield Place(row, row), line


_SAID: Mapping[str, Callable[[Imported], Said]] = {"csv": _csv, "data": _lines, "mermaid": _lines}
