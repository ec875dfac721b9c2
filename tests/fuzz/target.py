"""The process that libFuzzer drives, with its options as arguments; `tests.fuzz.reader` starts it.

A failure is kept in the folder that `CJM_FUZZ_FAILURES` names, one for each place in our code, and fuzzing goes on.
"""

from __future__ import annotations

import hashlib
import os
import random
import sys
import time
import traceback
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["cjm"]):
    import cjm.source.edits  # noqa: F401 - else loaded later, and not watched
    from tests.fuzz.checks import check

from tests.fuzz.mutations import mutated
from tests.fuzz.seeds import texts

SEEDS = list(dict.fromkeys(texts()))
LONGEST = 10.0
"""How many seconds an input may take; what is watched by the fuzzer takes several times as long as otherwise."""

_FAILURES = Path(os.environ["CJM_FUZZ_FAILURES"])


def mutate(data: bytes, max_size: int, seed: int) -> bytes:
    """Half of the time by lines, half of the time as libFuzzer does."""
    if random.Random(seed).random() < 0.5:
        return mutated(data, SEEDS, seed)[:max_size]
    return bytes(atheris.Mutate(data, max_size))


def one_input(data: bytes) -> None:
    """Check one input, and keep it if something is wrong with it."""
    start = time.monotonic()
    try:
        check(data)
    except (Exception, RecursionError) as error:  # noqa: BLE001 - whatever it is, it should not have come
        _keep(data, error)
        return
    if time.monotonic() - start > LONGEST:
        _keep(data, TimeoutError(f"took {time.monotonic() - start:.1f} s"))


def _keep(data: bytes, error: BaseException) -> None:
    places = [
        f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)
    ]
    kind = f"{type(error).__name__} {' '.join(places[-3:])}"
    name = hashlib.sha256(kind.encode()).hexdigest()[:16]
    if not (_FAILURES / name).exists():
        (_FAILURES / name).write_bytes(data)
        told = "".join(traceback.format_exception(error))
        (_FAILURES / f"{name}.txt").write_text(told, encoding="utf-8", errors="backslashreplace")
        sys.stderr.write(f"FAILURE {name}: {kind}: {str(error)[:300]}\n")


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input, custom_mutator=mutate)
    atheris.Fuzz()
