"""The process that libFuzzer drives, with its options as arguments; `tests.fuzz.reader` starts it.

A failure is kept in the folder that `CJM_FUZZ_FAILURES` names, one for each place in our code, and fuzzing goes on.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["cjm"]):
    import cjm.source.edits  # noqa: F401 - else loaded later, and not watched
    from tests.fuzz.checks import check

from tests.fuzz.keeping import watched
from tests.fuzz.mutations import mutated
from tests.fuzz.seeds import texts

SEEDS = list(dict.fromkeys(texts()))


def mutate(data: bytes, max_size: int, seed: int) -> bytes:
    """Half of the time by lines, half of the time as libFuzzer does."""
    if random.Random(seed).random() < 0.5:
        return mutated(data, SEEDS, seed)[:max_size]
    return bytes(atheris.Mutate(data, max_size))


if __name__ == "__main__":
    one_input = watched(check, Path(os.environ["CJM_FUZZ_FAILURES"]))
    atheris.Setup(sys.argv, one_input, custom_mutator=mutate)
    atheris.Fuzz()
