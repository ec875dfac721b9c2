"""How fast `cjm render` and `cjm status` are beside `cjm lint`: `python benchmarks/render.py [--quick]` prints a Markdown table.

The maps are those of the benchmark of `cjm lint`, the runs are interleaved as there. A full build begins with an empty
folder; the others begin with the site as it was built, one of its maps changed or none. Boards are those of `cjm status`
over the same maps, without and with what an earlier run kept. Wall time is the median of the runs, the processor's the
least of them: it counts the work of all processes, and others on the machine change it least.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from corpus import write_corpus, write_large

from lint import CJM, TODAY, Contender, machine

PER_MAP = 4.0
"""Milliseconds that a map of a site may take."""


@dataclass
class Comparison:
    """A run of ours against another: the ratio may be `most`. `maps` are those of a site, for the time of each."""

    title: str
    ours: Contender
    other: Contender
    most: float | None = None
    maps: int | None = None

    def row(self) -> str:
        """The line of the table."""
        ratio = self.ours.median / self.other.median
        verdict = "" if self.most is None else f"≤ {self.most:g} {_mark(ratio <= self.most)}"
        each = ""
        if self.maps:
            taken = self.ours.median * 1000 / self.maps
            each = f"{taken:.2f} ms (≤ {PER_MAP:g} {_mark(taken <= PER_MAP)})"
        busy = _time(self.ours.least_busy)
        if self.maps:
            busy += f" ({self.ours.least_busy * 1000 / self.maps:.2f} ms a map)"
        return (
            f"| {self.title} | {busy} | {_time(self.ours.median)} | {self.ours.peak:.0f} | {each} "
            f"| {self.other.name} | {self.ours.least_busy / self.other.least_busy:.3g} | {ratio:.3g} | {verdict} |"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--quick", action="store_true", help="a tenth of the maps: to try the script")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each; of one map four times as many")
    options = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        lines = [comparison.row() for comparison in compare(folder, options.rounds, quick=options.quick)]
    print(machine())
    print(
        "\n| case | processor | wall | peak MiB | wall a map | against | processor ÷ | wall ÷ | target for the wall |"
    )
    print("|---|--:|--:|--:|--:|---|--:|--:|---|")
    print("\n".join(lines))


def compare(folder: Path, rounds: int, *, quick: bool) -> list[Comparison]:
    """Run everything, in turns."""
    many = 100 if quick else 1000
    one, corpus, large = folder / "one", folder / "corpus", folder / "large"
    write_corpus(one, 1)
    write_corpus(corpus, many)
    write_large(large / "large.cjm.yaml", 100 if quick else 1000)
    name = next(one.glob("*.cjm.yaml")).name
    lint = [*CJM, "lint", "--today", TODAY, "--output-format", "concise", "--no-cache"]
    render = [*CJM, "render", "--today", TODAY]
    cold = Contender("lint", [*lint, name])
    first = Contender("render", [*render, name, "-o", "out.html"])
    measure(one, 4 * rounds, first, cold)
    full = Contender("full build", [*render, ".", "-o", "site"], _without(corpus / "site"))
    change = Contender("one change", [*render, ".", "-o", "site"], _changed(corpus))
    nothing = Contender("no change", [*render, ".", "-o", "site"])
    checked = Contender("lint", [*lint, "."], codes=(0, 1))
    status = [*CJM, "status", "--today", TODAY, "."]
    board = Contender("first board", status, _without(corpus / ".cjm_cache"))
    again = Contender("next board", status)
    measure(corpus, rounds, full, change, nothing, checked, board, again)
    steps = Contender("render", [*render, "large.cjm.yaml", "-o", "out.html"])
    steps_checked = Contender("lint", [*lint, "large.cjm.yaml"], codes=(0, 1))
    measure(large, rounds, steps, steps_checked)
    return [
        Comparison("one map, cold", first, cold, 3.0),
        Comparison(f"a site of {many:,} maps", full, checked, maps=many),
        Comparison("the site after one change", change, full, 0.1),
        Comparison("the site after no change", nothing, full),
        Comparison(f"the first board of {many:,} maps", board, checked),
        Comparison("the next board", again, board),
        Comparison(f"one map of {100 if quick else 1000:,} steps", steps, steps_checked),
    ]


def measure(folder: Path, rounds: int, *contenders: Contender) -> None:
    """Run each in turn, so that a noisy moment falls on all of them."""
    for number in range(rounds):
        print(f"{contenders[0].name}, round {number + 1} …", file=sys.stderr)
        for contender in contenders:
            contender.run(folder)


def _without(site: Path) -> Callable[[], None]:
    return lambda: shutil.rmtree(site, ignore_errors=True)


def _changed(corpus: Path) -> Callable[[], None]:
    """What changes the wording of a pain point in one map."""
    file = next(corpus.glob("*.cjm.yaml"))
    numbers = count(1)
    text = file.read_text("utf-8")

    def change() -> None:
        file.write_text(
            text.replace("It takes too long at", f"It takes {next(numbers)} weeks at", 1), "utf-8"
        )

    return change


def _mark(met: bool) -> str:
    return "✓" if met else "✗"


def _time(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 2 else f"{seconds * 1000:.0f} ms"


if __name__ == "__main__":
    main()
