"""A run of libFuzzer in a process of its own: its folders, its options, and what came of it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

HANGS = 300
"""After how many seconds by the clock without an answer an input ends the run; the machine may be busy with others."""


def fuzz(
    target: str,
    folder: Path,
    minutes: float,
    *,
    longest: int,
    write_corpus: Callable[[Path], None],
    write_dictionary: Callable[[Path], None],
    environment: Mapping[str, str] | None = None,
) -> int:
    """Run a target, a module, over inputs of at most so many bytes. Returns 0 where nothing was found, else 1.

    `folder` keeps the inputs that reach new code in `corpus`, and what was found in `failures`.
    """
    corpus, seeds, failures = (folder / name for name in ("corpus", "seeds", "failures"))
    for each in (corpus, seeds, failures):
        each.mkdir(parents=True, exist_ok=True)
    write_corpus(seeds)
    write_dictionary(folder / "words.dict")
    ended = subprocess.run(
        [
            sys.executable, "-m", target,
            f"-dict={folder / 'words.dict'}", f"-max_len={longest}", f"-timeout={HANGS}",
            f"-max_total_time={round(minutes * 60)}", f"-artifact_prefix={failures}{os.sep}",
            "-rss_limit_mb=2048", "-print_final_stats=1", str(corpus), str(seeds),
        ],
        env={**os.environ, **(environment or {}), "CJM_FUZZ_FAILURES": str(failures)},
        check=False,
    )  # fmt: skip
    found = sorted(path.name for path in failures.iterdir() if path.suffix != ".txt")
    sys.stdout.write("\n  ".join([f"{len(found)} failures in {failures}", *found]) + "\n")
    return 1 if found or ended.returncode else 0
