"""Fuzz importers: `python -m tests.fuzz.importers --minutes 60 --importer csv`. Needs the extras `fuzz` and `xlsx`.

Without `--importer` the time is shared among all of them, one after the other.
"""

from __future__ import annotations

import argparse
import sys
import zlib
from functools import partial
from pathlib import Path
from random import Random

from tests.fuzz.foreign.seeds import LONGEST, write_corpus, write_dictionary
from tests.fuzz.running import fuzz


def main() -> int:
    """Fuzz for the wanted time. Returns 0 where nothing was found, else 1; what was found is in the folders."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--importer", choices=LONGEST, help="by default all, one after the other")
    parser.add_argument("--again", type=Path, help="check a file that was kept, and no more")
    parser.add_argument("--folder", type=Path, default=Path(".fuzz"), help="where the inputs are kept")
    wanted = parser.parse_args()
    if wanted.again:
        return _again(wanted.importer or parser.error("say with --importer what the file is"), wanted.again)
    names = [wanted.importer] if wanted.importer else list(LONGEST)
    outcomes = [
        fuzz(
            "tests.fuzz.foreign.target",
            wanted.folder / name,
            wanted.minutes / len(names),
            longest=LONGEST[name],
            write_corpus=partial(write_corpus, name),
            write_dictionary=write_dictionary,
            environment={"CJM_FUZZ_IMPORTER": name},
        )
        for name in names
    ]
    return max(outcomes)


def _again(name: str, file: Path) -> int:
    """Check a file, with its time where it is repeated. Raises what is wrong with it."""
    from cjm.importers.registry import all_importers
    from tests.fuzz.foreign.checks import check
    from tests.fuzz.foreign.growth import check_growth

    data = file.read_bytes()
    check(all_importers()[name], data)
    check_growth(all_importers()[name], data, Random(zlib.crc32(data)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
