"""Fuzz reading, linting, showing and fixing: `python -m tests.fuzz.reader --minutes 60`. Needs the extra `fuzz`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.fuzz.running import fuzz
from tests.fuzz.seeds import write_corpus, write_dictionary

_LONGEST_INPUT = 4096


def main() -> int:
    """Fuzz for the wanted time. Returns 0 where nothing was found, else 1; what was found is in the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--folder", type=Path, default=Path(".fuzz"), help="where the inputs are kept")
    wanted = parser.parse_args()
    return fuzz(
        "tests.fuzz.target",
        wanted.folder,
        wanted.minutes,
        longest=_LONGEST_INPUT,
        write_corpus=write_corpus,
        write_dictionary=write_dictionary,
    )


if __name__ == "__main__":
    sys.exit(main())
