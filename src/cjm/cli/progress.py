"""How far long work has come: one line on the terminal's stderr that is gone when the work is done."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

_PATIENCE = 1.0
"""Seconds that pass before anything is said."""
_PAUSE = 0.1
_BAR = 30
"""Columns of a bar."""
_CLEAR = "\r\x1b[K"


class Progress:
    """Counts things that are done, out of `total`; `verb` and `noun` make the line: `Checked 20 of 1000 maps`.

    `with_bar` draws beside it how much that is, for work that is known beforehand and takes long.

    Says nothing where stderr is not a terminal, and nothing of work that is done soon.
    """

    def __init__(self, verb: str, noun: str, total: int, *, with_bar: bool = False) -> None:
        self._with_bar = with_bar
        self._words = verb, noun
        self._total = total
        self._done = 0
        self._next = time.monotonic() + _PATIENCE
        self._wanted = sys.stderr.isatty()
        self._shown = False

    def advance(self, count: int = 1) -> None:
        """So many more are done."""
        self._done += count
        if self._wanted and time.monotonic() >= self._next:
            verb, noun = self._words
            sys.stderr.write(f"{_CLEAR}{verb} {self._done} of {self._total} {noun}{self._bar()}")
            sys.stderr.flush()
            self._shown = True
            self._next = time.monotonic() + _PAUSE

    def _bar(self) -> str:
        if not self._with_bar:
            return ""
        full = min(_BAR, _BAR * self._done // max(1, self._total))
        return f"  {'━' * full}{'─' * (_BAR - full)}"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()
