"""Inputs with which something is wrong: a few are kept for each place in our code, and fuzzing goes on."""

from __future__ import annotations

import hashlib
import re
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

_OF_A_KIND = 3
_QUOTED = re.compile("`[^`]*`|“[^”]*”|[0-9]+")

LONGEST = 10.0
"""How many seconds of processor time an input may take; what the fuzzer watches takes several times as long."""


def watched(check: Callable[[bytes], None], failures: Path) -> Callable[[bytes], None]:
    """A check that raises nothing and keeps in a folder what it failed at, with the traceback in a file beside it."""

    def one_input(data: bytes) -> None:
        start = time.process_time()
        try:
            check(data)
        except (Exception, RecursionError) as error:  # noqa: BLE001 - whatever it is, it should not have come
            _keep(data, error, failures)
            return
        if time.process_time() - start > LONGEST:
            _keep(data, TimeoutError(f"took {time.process_time() - start:.1f} s"), failures)

    return one_input


def _keep(data: bytes, error: BaseException, failures: Path) -> None:
    places = [
        f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)
    ]
    said = _QUOTED.sub("", str(error)).partition(":")[0]
    kind = f"{type(error).__name__} {' '.join(places[-3:])} {said[:80]}"
    for number in range(1, _OF_A_KIND + 1):
        name = f"{hashlib.sha256(kind.encode()).hexdigest()[:16]}-{number}"
        if not (failures / name).exists():
            (failures / name).write_bytes(data)
            told = "".join(traceback.format_exception(error))
            (failures / f"{name}.txt").write_text(told, encoding="utf-8", errors="backslashreplace")
            sys.stderr.write(f"FAILURE {name}: {kind}: {str(error)[:300]}\n")
            return
