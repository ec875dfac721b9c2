"""Texts on slides: paragraphs and runs, how much room they take, and where a long one is broken.

Nobody knows the fonts of the machine that shows a deck. Widths are those of Helvetica in its AFM metrics, which Arial
shares, with averages for other scripts; a little room is kept free beyond them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

Colour = Literal["tx1", "bg1", "tx2", "bg2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"]
"""A colour of the deck's theme."""
INK, PAPER, HEAD, GROUND, ACCENT, BAD, WARN, MUTED = (
    "tx1", "bg1", "tx2", "bg2", "accent1", "accent2", "accent3", "accent4",
)  # fmt: skip
LINE = 1.18
"""Height of a line in font sizes."""
_SLACK = 1.02
_BOLD = 1.07
_HELVETICA = dict(
    zip(
        " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~",
        (
            278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
            556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015,
            667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722,
            667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333,
            556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556,
            500, 722, 500, 500, 500, 334, 260, 334, 584,
        ),
        strict=True,
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look. `label` tells that it is the report's own word, in the report's language."""

    text: str
    bold: bool = False
    italic: bool = False
    colour: str = INK
    label: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph in a size of its own, in points; `before` is the room above it. `bullet` hangs its first line out."""

    runs: tuple[Run, ...]
    size: float = 12
    before: float = 0
    bullet: bool = False
    align: Literal["l", "ctr", "r"] = "l"

    @property
    def text(self) -> str:
        """The text without its look."""
        return "".join(run.text for run in self.runs)

    @property
    def indent(self) -> float:
        """How far the lines after the first stand in, in points."""
        return self.size if self.bullet else 0.0


def para(
    text: str,
    size: float = 12,
    *,
    bold: bool = False,
    italic: bool = False,
    colour: str = INK,
    label: bool = False,
    before: float = 0,
    bullet: bool = False,
) -> Para:
    """A paragraph of one run."""
    return Para((Run(text, bold, italic, colour, label),), size, before, bullet)


@lru_cache(maxsize=4096)
def line_count(paragraph: Para, width: float) -> int:
    """How many lines a paragraph takes in a box of that width in points."""
    return len(_lines(paragraph, width)) or 1


def height_of(paragraphs: Iterable[Para], width: float) -> float:
    """The height of paragraphs in a box of that width, in points; the room above the first counts too."""
    return sum(each.before + line_count(each, width) * each.size * LINE for each in paragraphs)


def _lines(paragraph: Para, width: float) -> list[int]:
    """How many characters stand on each line of a paragraph."""
    size, room = paragraph.size, width - paragraph.indent
    lines: list[int] = []
    count, used = 0, 0.0
    for piece in _pieces(paragraph):
        wide = sum(_width(char, bold=bold) for char, bold in piece) * size
        visible = wide - (_width(" ", bold=False) * size if piece[-1][0].isspace() else 0)
        if count and used + visible > room:
            lines.append(count)
            count, used = 0, 0.0
        if visible <= room:
            count, used = count + len(piece), used + wide
            continue
        for char, bold in piece:  # a word that is wider than a line is broken anywhere
            if count and used + _width(char, bold=bold) * size > room:
                lines.append(count)
                count, used = 0, 0.0
            count, used = count + 1, used + _width(char, bold=bold) * size
    return [*lines, count] if count else lines


def _pieces(paragraph: Para) -> list[list[tuple[str, bool]]]:
    """What a line may break between: words with the space behind them, and single East Asian characters."""
    pieces: list[list[tuple[str, bool]]] = []
    for run in paragraph.runs:
        for char in run.text:
            before = pieces[-1][-1][0] if pieces else " "
            apart = before.isspace() or before == "-" or _is_wide(before) or _is_wide(char)
            if pieces and (char.isspace() or not apart):
                pieces[-1].append((char, run.bold))
            else:
                pieces.append([(char, run.bold)])
    return pieces


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


@cache
def _width(char: str, *, bold: bool) -> float:
    """How wide a character is, in font sizes."""
    base = unicodedata.normalize("NFD", char)[0]
    if base in _HELVETICA:
        units = _HELVETICA[base]
    elif _is_wide(char):
        units = 1000
    elif unicodedata.combining(char):
        units = 0
    else:
        units = 700 if char.isupper() else 550 if char.isalpha() else 584
    return units / 1000 * _SLACK * (_BOLD if bold else 1)


def split(paragraphs: Sequence[Para], width: float, height: float) -> tuple[list[Para], list[Para]]:
    """The paragraphs that fit into a box, and the rest. A paragraph is broken only where it alone fills the box."""
    taken: list[Para] = []
    room = height
    for index, each in enumerate(paragraphs):
        needed = height_of([each], width)
        if needed <= room:
            taken.append(each)
            room -= needed
        elif taken:
            return taken, list(paragraphs[index:])
        else:
            head, tail = _broken(each, width, height)
            return [head], [*([tail] if tail else []), *paragraphs[index + 1 :]]
    return taken, []


def fitted(paragraph: Para, box: tuple[float, float], sizes: Sequence[float]) -> tuple[Para, bool]:
    """A paragraph in the largest of these sizes in which it fits into a box, and whether all of it does.

    In the smallest it is cut where it has to be, and an ellipsis says so.
    """
    width, height = box
    for size in sizes:
        sized = replace(paragraph, size=size)
        if height_of([sized], width) <= height:
            return sized, True
    head, tail = _broken(replace(paragraph, size=sizes[-1]), width, height)
    return (
        replace(head, runs=(*head.runs, Run("…", colour=head.runs[-1].colour))) if tail else head
    ), not tail


def _broken(paragraph: Para, width: float, height: float) -> tuple[Para, Para | None]:
    """A paragraph as far as it fits, at least a line of it, and the rest."""
    most = max(int((height - paragraph.before) / (paragraph.size * LINE)), 1)
    head, tail = _cut(paragraph.runs, sum(_lines(paragraph, width)[:most]))
    return replace(paragraph, runs=head), replace(paragraph, runs=tail, before=0) if tail else None


def _cut(runs: tuple[Run, ...], count: int) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    head: list[Run] = []
    tail: list[Run] = []
    for run in runs:
        here, count = run.text[: max(count, 0)], count - len(run.text)
        rest = run.text[len(here) :]
        if here:
            head.append(replace(run, text=here))
        if rest:
            tail.append(replace(run, text=rest))
    return tuple(head), tuple(tail)
