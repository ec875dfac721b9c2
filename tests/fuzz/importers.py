"""Fuzz importers: `python -m tests.fuzz.importers --minutes 60 --importer csv`. Needs the extras `fuzz` and `xlsx`.

Without `--importer` the time is shared among all of them, one after the other.
"""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path

from tests.fuzz.foreign.seeds import LONGEST, write_corpus, write_dictionary
from tests.fuzz.running import fuzz


def main() -> int:
    """Fuzz for the wanted time. Returns 0 where nothing was found, else 1; what was found is in the folders."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--importer", choices=LONGEST, help="by default all, one after the other")
    parser.add_argument("--folder", type=Path, default=Path(".fuzz"), help="where the inputs are kept")
    wanted = parser.parse_args()
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


if __name__ == "__main__":
    sys.exit(main())
