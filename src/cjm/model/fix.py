"""Fixes: how a finding can be put right. Rules name nodes; where their words stand is found by the source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cjm.model.node_path import NodePath

Applicability = Literal["safe", "unsafe"]
"""A `safe` fix keeps what the author meant; an `unsafe` one is a likely guess that somebody has to look at."""


@dataclass(frozen=True, slots=True)
class Write:
    """Write a text in place of the scalar, or of the key, at `path`, in the quotes that stand there.

    `plain` leaves quotes away: for numbers, dates, true and false. A number or text that stands in short for an object
    may be named by the key that it stands for.
    """

    path: NodePath
    text: str
    at: Literal["value", "key"] = "value"
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Wrap:
    """Make the lone value at `path` a list; `split` takes its commas for those between items."""

    path: NodePath
    split: bool = False


@dataclass(frozen=True, slots=True)
class Add:
    """Add `key` with a text to the mapping at `path`.

    With `main`, a text may stand there in short: it becomes the value of that key, and the new key follows it. Without,
    the new key is the last one, and the mapping itself is added at the top level where it is missing. `plain` is for
    numbers.
    """

    path: NodePath
    key: str
    text: str
    main: str | None = None
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Reorder:
    """Put the items of the list at `path` in the order of their present indices."""

    path: NodePath
    order: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Replace:
    """Write a text over the half-open range of code points `start` to `end`, as it is."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class RemoveEntry:
    """Remove the entry of a mapping that stands in the half-open range `start` to `end`, with its line or comma."""

    start: int
    end: int


Edit = Write | Wrap | Add | Reorder | Replace | RemoveEntry


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that belong together, and what they do as a sentence without an end: `write `marketing``."""

    applicability: Applicability
    message: str
    edits: tuple[Edit, ...]
