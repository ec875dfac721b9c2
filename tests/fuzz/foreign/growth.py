"""How the time of an import grows: a file in which something stands four times as often takes about four times as long."""

from __future__ import annotations

import time
from random import Random

from cjm.importers.foreign import Foreign
from cjm.importers.importer import Importer, Wishes
from tests.fuzz.foreign.checks import maps_or_why_not
from tests.fuzz.foreign.seeds import NAMES
from tests.fuzz.foreign.workbooks import packed, unpacked

_BYTES = 12 * 1024
_TIMES = 4
_SLOW = 1.0
"""Seconds below which a time says nothing."""
_WORST = 2.2
"""How many times longer than in proportion a file may take; the square would be `_TIMES`."""


def check_growth(importer: Importer, data: bytes, dice: Random) -> None:
    """Repeat a piece of a file until it is large, then four times larger, and compare. Raises AssertionError."""
    if importer.name == "xlsx":
        parts = unpacked(data)
        if not parts:
            return
        name = dice.choice([each for each in parts if "sheet" in each or "Strings" in each] or list(parts))
        small, large = (packed({**parts, name: each}) for each in _pair(parts[name], dice))
    else:
        small, large = _pair(data, dice)
    if (long := _seconds(importer, large)) < _SLOW:
        return
    short = min(_seconds(importer, small) for _ in range(2))
    if long > _TIMES * _WORST * short:
        long = min(long, _seconds(importer, large))
    assert long <= _TIMES * _WORST * short, (
        f"{len(small)} bytes took {short:.2f} s, {len(large)} bytes {long:.2f} s"
    )


def _pair(data: bytes, dice: Random) -> tuple[bytes, bytes]:
    """The data with a piece of it repeated, and with the piece repeated four times as often."""
    start = dice.randrange(len(data) + 1)
    if dice.randrange(2):  # whole lines, or whole elements
        mark = b"<" if data[:1] == b"<" else b"\n"
        start = data.find(mark, start) if data.find(mark, start) >= 0 else start
        ends = [at for at in (data.find(mark, start + step) for step in (1, 20, 200, 800)) if at >= 0]
        end = dice.choice(ends) if ends else len(data)
    else:
        end = start + dice.choice((1, 2, 3, 8, 40))
    piece = data[start:end] or b"\n"
    often = max(1, _BYTES // len(piece))
    return data[:end] + piece * often + data[end:], data[:end] + piece * often * _TIMES + data[end:]


def _seconds(importer: Importer, data: bytes) -> float:
    """The processor time of an import."""
    start = time.process_time()
    foreign = Foreign(NAMES[importer.name], data)
    importer.likelihood(foreign)
    maps_or_why_not(importer, foreign, Wishes())
    return time.process_time() - start
