"""Fuzz reading, linting, showing and fixing: `python -m tests.fuzz.reader --minutes 60`. Needs the extra `fuzz`."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from tests.fuzz.seeds import write_corpus, write_dictionary

_LONGEST_INPUT = 4096
_HANGS = 60
"""After how many seconds without an answer an input ends the run."""


def main() -> int:
    """Fuzz for the wanted time. Returns 0 where nothing was found, else 1; what was found is in the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--folder", type=Path, default=Path(".fuzz"), help="where the inputs are kept")
    wanted = parser.parse_args()
    corpus, seeds, failures = (wanted.folder / name for name in ("corpus", "seeds", "failures"))
    for folder in (corpus, seeds, failures):
        folder.mkdir(parents=True, exist_ok=True)
    write_corpus(seeds)
    write_dictionary(wanted.folder / "words.dict")
    ended = subprocess.run(
        [
            sys.executable, "-m", "tests.fuzz.target",
            f"-dict={wanted.folder / 'words.dict'}", f"-max_len={_LONGEST_INPUT}", f"-timeout={_HANGS}",
            f"-max_total_time={round(wanted.minutes * 60)}", f"-artifact_prefix={failures}{os.sep}",
            "-rss_limit_mb=2048", "-print_final_stats=1", str(corpus), str(seeds),
        ],
        env={**os.environ, "CJM_FUZZ_FAILURES": str(failures)},
        check=False,
    )  # fmt: skip
    found = sorted(path.name for path in failures.iterdir() if path.suffix != ".txt")
    sys.stdout.write("\n  ".join([f"{len(found)} failures in {failures}", *found]) + "\n")
    return 1 if found or ended.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
