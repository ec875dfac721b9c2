"""The process that libFuzzer drives for an importer; `tests.fuzz.importers` starts it.

`CJM_FUZZ_IMPORTER` names the importer, `CJM_FUZZ_FAILURES` the folder in which failures are kept.
"""

from __future__ import annotations

import os
import sys
import zlib
from functools import partial
from pathlib import Path
from random import Random

import atheris

with atheris.instrument_imports(include=["cjm"]):
    from cjm.importers.registry import all_importers
    from tests.fuzz.foreign.checks import check

    IMPORTER = all_importers()[os.environ["CJM_FUZZ_IMPORTER"]]

from tests.fuzz.foreign.growth import check_growth
from tests.fuzz.foreign.mutating import mutated
from tests.fuzz.keeping import watched

_GROWN = 200
"""Of how many inputs one is made large."""


def mutate(data: bytes, max_size: int, seed: int) -> bytes:
    """One of the mutations of the importer's files; libFuzzer's own where that makes the file too long."""

    def by_bytes(part: bytes) -> bytes:
        return bytes(atheris.Mutate(part, max(64, len(part) + 64)))

    made = mutated(IMPORTER.name, data, seed, by_bytes)
    if IMPORTER.name == "xlsx":
        return made if len(made) <= max_size else data
    return made[:max_size]


def grow(data: bytes) -> None:
    """Check the time of some of the inputs, as their bytes decide."""
    number = zlib.crc32(data)
    if number % _GROWN == 1:
        check_growth(IMPORTER, data, Random(number))


if __name__ == "__main__":
    failures = Path(os.environ["CJM_FUZZ_FAILURES"])
    check_one, grow_one = watched(partial(check, IMPORTER), failures), watched(grow, failures)

    def one_input(data: bytes) -> None:
        """Check one input."""
        check_one(data)
        grow_one(data)

    atheris.Setup(sys.argv, one_input, custom_mutator=mutate)
    atheris.Fuzz()
