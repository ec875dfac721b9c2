"""A little of the fuzzing of importers (tests/fuzz/foreign) in each run of the tests: the same changed files each time."""

from __future__ import annotations

from functools import partial
from random import Random

import pytest
from tests.fuzz.foreign.checks import check, check_variants
from tests.fuzz.foreign.mutating import mutated
from tests.fuzz.foreign.seeds import LONGEST, NAMES, inputs
from tests.importers.seeds import SEEDS

from cjm.cli.importing.maps import imported
from cjm.importers.foreign import Foreign
from cjm.importers.importer import Wishes
from cjm.importers.registry import all_importers

_FILES = {"csv": 6, "data": 12, "html": 12, "markdown": 6, "mermaid": 12, "xlsx": 4}
"""By the name of the importer, how many files are changed; what takes longer gets fewer."""


@pytest.mark.parametrize("name", LONGEST)
def test_changed_files_end_well(name: str) -> None:
    for seed in range(_FILES[name]):
        dice = Random(seed)
        data = dice.choice(inputs(name))
        for _ in range(dice.randint(1, 3)):
            data = mutated(name, data, dice.randrange(2**32), partial(_by_bytes, dice))
        check(all_importers()[name], data)


@pytest.mark.parametrize("name", LONGEST)
def test_files_that_are_written_otherwise_give_the_same_maps(name: str) -> None:
    for seed in SEEDS[name]:
        foreign = Foreign(NAMES[name], seed.data)
        found = imported(foreign, all_importers()[name], Wishes())
        check_variants(all_importers()[name], foreign, Wishes(), found)


def _by_bytes(dice: Random, data: bytes) -> bytes:
    at = dice.randrange(len(data) + 1)
    return data[:at] + dice.randbytes(dice.randint(0, 3)) + data[at + dice.randint(0, 5) :]
