"""The parts of a task's line: its name, its score, its actors.

Mermaid splits the line at each colon, takes what follows the first for the score and what follows the second for the
actors, and checks neither (Mermaid 11, grammar and data of `journey`). A person sees what was meant; so does this.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cjm.importers.guesses.feelings import score_of_feeling
from cjm.importers.guesses.scores import OURS, Score, read_score
from cjm.importers.notes import Span

_MINUTES = re.compile(r"[0-5]\d(?:\s*(?:am|pm|h))?(?=\D|$)", re.IGNORECASE)
_INSTEAD_OF_COLON = re.compile(
    r"(\s*\S+?)(?:\s*(?P<mark>[,，、;|])\s*(?=\S)|\s+(?P<dash>[-–—])\s+(?=[^\s\d]))"
)
_ARROW = re.compile(r"\s*(?:-{1,2}>|=>|→|⇒|\|)\s*(?P<score>[^\s>|]+)\s*$")
_WIDE_COLON = "："


@dataclass(frozen=True, slots=True)
class Parts:
    """The spans of a task's parts in its line, and the score. `feeling` tells that the score is the name of one.

    `unread` stands where the score belongs and is none; `rest` is what Mermaid drops. `repaired` says what it would
    not have understood, `pieces` are what stands between the colons of a name that has some.
    """

    name: Span
    score: Score | None = None
    score_at: Span | None = None
    feeling: bool = False
    unread: Span | None = None
    actors: Span | None = None
    rest: Span | None = None
    repaired: str = ""
    pieces: tuple[Span, ...] = ()


def parts_of(line: str) -> Parts:
    """The parts of a line that is a task."""
    mark = ":" if ":" in line else _WIDE_COLON
    repaired = "a full-width colon" if mark == _WIDE_COLON and mark in line else ""
    spans = _pieces(line, mark)
    pieces = [line[slice(*span)] for span in spans]
    first = 2 if len(pieces) > 1 and _is_time(pieces[0], pieces[1]) else 1
    if (found := _number(pieces, first)) is not None:
        at, score = found
        repaired = repaired or ("a colon in the name" if at > 1 else "")
        parts = Parts(
            (0, spans[at - 1][1]), score, spans[at], False, None, *_behind(spans, at + 1, line), repaired
        )
        return replace(parts, pieces=tuple(spans[:at])) if at > 1 else parts
    if (found := _before_comma(pieces, first)) is not None:
        at, score = found
        start, end = spans[at]
        comma = _INSTEAD_OF_COLON.match(pieces[at])
        assert comma is not None
        mark = comma["mark"] or comma["dash"]
        repaired = repaired or ("a comma" if mark == "," else f"“{mark}”") + " where the second colon belongs"
        score_at, actors = (start, start + comma.end(1)), (start + comma.end(), end)
        return Parts(
            (0, spans[at - 1][1]), score, score_at, False, None, actors, _rest(spans, at + 1, line), repaired
        )
    if (arrow := _ARROW.search(pieces[0])) and (pointed := read_score(arrow["score"])):
        repaired = repaired or "an arrow where the first colon belongs"
        name, score_at = (0, arrow.start()), arrow.span("score")
        return Parts(name, pointed, score_at, False, None, *_behind(spans, 1, line), repaired)
    if (found := _feeling(pieces, first)) is not None:
        at, score = found
        return Parts(
            (0, spans[at - 1][1]), score, spans[at], True, None, *_behind(spans, at + 1, line), repaired
        )
    unread = spans[first] if first < len(spans) and pieces[first].strip() else None
    return Parts(
        (0, spans[first - 1][1]),
        None,
        None,
        False,
        unread,
        *_behind(spans, first + 1, line),
        repaired or "no score",
    )


def is_task(text: str) -> bool:
    """Whether a text has a score with actors behind it, whatever it begins with."""
    pieces = text.split(":")
    return len(pieces) > 2 and any(read_score(piece) for piece in pieces[1:-1])


def _number(pieces: Sequence[str], first: int) -> tuple[int, Score] | None:
    """The piece that is a score: where it belongs, before one piece with actors, rather than elsewhere."""
    last = len(pieces) - 1
    order = [at for at in (last - 1, last, *range(last - 2, 0, -1)) if at >= first]
    read = [(at, read_score(pieces[at])) for at in order]
    scores = [(at, score) for at, score in read if score is not None]
    return next((each for each in scores if each[1].exact), scores[0] if scores else None)


def _before_comma(pieces: Sequence[str], first: int) -> tuple[int, Score] | None:
    for at in range(len(pieces) - 1, first - 1, -1):
        if (comma := _INSTEAD_OF_COLON.match(pieces[at])) and (score := read_score(comma[1])):
            return at, score
    return None


def _feeling(pieces: Sequence[str], first: int) -> tuple[int, Score] | None:
    for at in range(first, len(pieces)):
        if (score := score_of_feeling(pieces[at])) is not None:
            return at, Score(score, OURS, exact=False)
    return None


def _behind(spans: Sequence[Span], at: int, line: str) -> tuple[Span | None, Span | None]:
    """The actors, which stand in the piece at a place, and what follows them."""
    return spans[at] if at < len(spans) else None, _rest(spans, at + 1, line)


def _rest(spans: Sequence[Span], at: int, line: str) -> Span | None:
    return (spans[at][0], len(line)) if at < len(spans) and line[spans[at][0] :].strip() else None


def _is_time(before: str, behind: str) -> bool:
    """Whether the colon between two pieces is that of a time of day."""
    return before[-1:].isdigit() and _MINUTES.match(behind) is not None


def _pieces(line: str, mark: str) -> list[Span]:
    spans, at = [], 0
    for piece in line.split(mark):
        spans.append((at, at + len(piece)))
        at += len(piece) + len(mark)
    return spans
