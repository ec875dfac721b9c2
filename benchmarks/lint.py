"""How fast `cjm lint` is beside other linters: `python benchmarks/lint.py [--quick]` prints a Markdown table.

Every contender does the work that it would be used for on the same files: yamllint its default rules; check-jsonschema and
ajv the map's JSON Schema; Spectral twenty rules of the kind that ours are. The runs are interleaved, so that a noisy
moment falls on all of them; the table has medians of wall time and their ratios. Peers that are not there are installed
into a folder for temporary files, or named as missing.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from corpus import write_corpus, write_large

TODAY = "2026-06-01"
RULES = 20
CJM = [str(Path(sys.executable).with_name("cjm"))]
PEERS = Path(tempfile.gettempdir()) / "cjm-benchmark-peers"
PYTHON_PEERS = ("yamllint", "check-jsonschema")
NODE_PEERS = {"ajv-cli@5": "ajv", "ajv-formats@3": None, "@stoplight/spectral-cli@6": "spectral"}


@dataclass
class Contender:
    """A command line, what to do before each run, and what the runs took: seconds, those of processors, MiB at the most."""

    name: str
    command: list[str]
    before: Callable[[], None] = lambda: None
    codes: tuple[int, ...] = (0,)
    seconds: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)
    peak: float = 0

    def run(self, folder: Path) -> None:
        self.before()
        started = time.perf_counter()
        with (folder / "output.txt").open("w") as output:
            process = subprocess.Popen(self.command, cwd=folder, stdout=output, stderr=output)
            _, status, usage = os.wait4(process.pid, 0)
        self.seconds.append(time.perf_counter() - started)
        self.busy.append(usage.ru_utime + usage.ru_stime)
        self.peak = max(self.peak, usage.ru_maxrss / 1024)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in self.codes:
            said = (folder / "output.txt").read_text()[-2000:]
            sys.exit(f"{' '.join(self.command)} ended with {process.returncode}:\n{said}")

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def least_busy(self) -> float:
        """The processor's seconds of the run that took fewest, with those of its children: what others do counts little."""
        return min(self.busy)


@dataclass
class Case:
    """Contenders on the same files; `ours` is measured against the others, and has to stay below `targets` of them."""

    title: str
    folder: Path
    rounds: int
    ours: Contender
    others: list[Contender]
    targets: dict[str, float]

    def measure(self) -> None:
        everyone = [self.ours, *self.others]
        for number in range(self.rounds):
            turn = number % len(everyone)  # nobody always comes after the same one
            for contender in (*everyone[turn:], *everyone[:turn]):
                contender.run(self.folder)

    def rows(self) -> list[str]:
        ours = self.ours
        rows = [f"| **{self.title}** | {ours.name} | {_time(ours.median)} | {ours.peak:.0f} | | |"]
        for other in self.others:
            ratio = ours.median / other.median
            target = self.targets.get(other.name)
            verdict = "" if target is None else f"≤ {target:g} {'✓' if ratio <= target else '✗'}"
            rows.append(
                f"| | {other.name} | {_time(other.median)} | {other.peak:.0f} | {ratio:.3g} | {verdict} |"
            )
        return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--quick", action="store_true", help="a tenth of the maps: to try the script")
    parser.add_argument(
        "--rounds", type=int, default=3, help="runs of each on many maps; on one map four times as many"
    )
    options = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    missing = install_peers()
    with tempfile.TemporaryDirectory() as temporary:
        cases = list_cases(Path(temporary), options.rounds, quick=options.quick)
        for case in cases:
            print(f"{case.title} …", file=sys.stderr)
            case.measure()
    print(machine())
    if missing:
        print(f"\nNot installed, so not measured: {', '.join(missing)}.")
    print("\n| case | tool | median | peak MiB | cjm ÷ tool | target |\n|---|---|--:|--:|--:|---|")
    for case in cases:
        print("\n".join(case.rows()))


def install_peers() -> list[str]:
    """Install what is not there; returns the names of the peers that could not be."""
    if not (PEERS / "venv").exists():
        venv.create(PEERS / "venv", with_pip=True)
    for name in PYTHON_PEERS:
        if _python_peer(name) is None:
            _try([str(PEERS / "venv" / "bin" / "pip"), "install", "-q", name])
    if shutil.which("npm") and not all(_node_peer(name) for name in NODE_PEERS.values() if name):
        _try(["npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", str(PEERS), *NODE_PEERS])
    everyone = [(name, _python_peer(name)) for name in PYTHON_PEERS]
    everyone += [(name, _node_peer(name)) for name in NODE_PEERS.values() if name]
    return [name for name, command in everyone if command is None]


def list_cases(folder: Path, rounds: int, *, quick: bool) -> list[Case]:
    many = 100 if quick else 1000
    one, corpus, large = folder / "one", folder / "corpus", folder / "large"
    write_corpus(one, 1)
    write_corpus(corpus, many)
    write_large(large / "large.cjm.yaml", 1000 if quick else 10_000)
    (folder / "schema.json").write_bytes(
        subprocess.run([*CJM, "schema"], capture_output=True, check=True).stdout
    )
    (folder / "rules.yaml").write_text(spectral_rules(), "utf-8")
    lint = [*CJM, "lint", "--today", TODAY, "--output-format", "concise"]
    found = (0, 1)  # some of the maps have findings
    cold = Contender("cjm", [*lint, "--no-cache"], codes=found)
    return [
        Case(
            "`cjm --version`",
            one,
            4 * rounds,
            Contender("cjm", [*CJM, "--version"]),
            [Contender("python -c pass", [sys.executable, "-c", "pass"])],
            {"python -c pass": 2.0},
        ),
        Case(
            "`cjm --help`",
            one,
            4 * rounds,
            Contender("cjm", [*CJM, "--help"]),
            peers(folder, one, only=("yamllint",)),
            {"yamllint": 0.9},
        ),
        Case(
            "one map, cold",
            one,
            4 * rounds,
            Contender("cjm", [*lint, "--no-cache"]),
            peers(folder, one),
            {"yamllint": 1.3, "check-jsonschema": 0.4, "Spectral, 20 rules": 0.15},
        ),
        Case(
            f"{many:,} maps, cold",
            corpus,
            rounds,
            cold,
            [Contender("cjm -j1", [*lint, "--no-cache", "-j1"], codes=found), *peers(folder, corpus)],
            {"yamllint": 0.03, "Spectral, 20 rules": 0.06, "ajv-cli": 1.5},
        ),
        Case(
            f"{many:,} maps, warm cache",
            corpus,
            rounds,
            Contender("cjm -j1, cached", [*lint, "-j1"], _filled(lint, corpus), codes=found),
            [Contender("cjm -j1", [*lint, "--no-cache", "-j1"], codes=found)],
            {"cjm -j1": 0.3},
        ),
        Case(
            "one map of 6 MB",
            large,
            rounds,
            Contender("cjm", [*lint, "--no-cache"], codes=found),
            peers(folder, large, only=("yamllint",)),
            {"yamllint": 0.1},
        ),
        *growth(folder, lint, rounds, quick=quick),
    ]


def growth(folder: Path, lint: list[str], rounds: int, *, quick: bool) -> list[Case]:
    """Ten times the maps, or ten times the steps, against one time: the time for each stays the same."""
    few, steps = (100, 100) if quick else (1000, 1000)
    alone = [*lint, "--no-cache", "-j1"]
    for count in (few, 10 * few):
        write_corpus(folder / f"{count}-maps", count)
    for count in (steps, 10 * steps):
        write_large(folder / f"{count}-steps" / "large.cjm.yaml", count)
    return [
        Case(
            f"{10 * count:,} {what}",
            folder,
            rounds,
            Contender("cjm -j1", [*alone, f"{10 * count}-{what}"], codes=(0, 1)),
            [Contender(f"cjm -j1, {count:,} {what}", [*alone, f"{count}-{what}"], codes=(0, 1))],
            {f"cjm -j1, {count:,} {what}": 11},
        )
        for what, count in (("maps", few), ("steps", steps))
    ]


def peers(folder: Path, files: Path, only: tuple[str, ...] = ()) -> list[Contender]:
    """The peers that are there, on the maps of a folder."""
    maps = sorted(file.name for file in files.glob("*.cjm.yaml"))
    schema, rules = str(folder / "schema.json"), str(folder / "rules.yaml")
    relaxed = ["-d", "{extends: default, rules: {line-length: {max: 200}, document-start: disable}}"]
    commands = {
        "yamllint": (_python_peer("yamllint"), [*relaxed, *maps]),
        "check-jsonschema": (_python_peer("check-jsonschema"), ["--schemafile", schema, *maps]),
        "ajv-cli": (
            _node_peer("ajv"),
            [
                "validate",
                "--spec=draft2020",
                "--strict=false",
                "-c",
                "ajv-formats",
                "-d",
                "*.cjm.yaml",
                "-s",
                schema,
            ],
        ),
        "Spectral, 20 rules": (_node_peer("spectral"), ["lint", "--ruleset", rules, "*.cjm.yaml"]),
    }
    return [
        Contender(name, [str(command), *arguments], codes=(0, 1) if name == "yamllint" else (0,))
        for name, (command, arguments) in commands.items()
        if command and (not only or name in only)
    ]


def spectral_rules() -> str:
    """Rules for Spectral that ask of a map what twenty of ours do: that a key is there."""
    asked = {
        "$": ("title", "goals", "personas", "owners", "touchpoints", "metrics", "review"),
        "$.phases[*]": ("key_task", "owner", "steps", "metrics", "advance_when", "evidence"),
        "$.phases[*].steps[*]": ("owner", "emotion", "touchpoints", "questions", "pain_points"),
        "$.phases[*].steps[*].opportunities[*]": ("addresses", "owner"),
    }
    rules = [
        f"  rule-{number}: {{given: '{given}', severity: warn, then: {{field: {key}, function: truthy}}}}\n"
        for number, (given, key) in enumerate((given, key) for given in asked for key in asked[given])
    ]
    assert len(rules) == RULES
    return "rules:\n" + "".join(rules)


def machine() -> str:
    """The machine and the versions."""
    model = platform.processor()
    if (info := Path("/proc/cpuinfo")).exists():
        model = next(
            (line.split(": ")[1] for line in info.read_text().splitlines() if line.startswith("model name")),
            model,
        )
    versions = [
        subprocess.run([*CJM, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    ]
    for name, command in (
        *((name, _python_peer(name)) for name in PYTHON_PEERS),
        ("Spectral", _node_peer("spectral")),
    ):
        if command:
            said = subprocess.run([command, "--version"], capture_output=True, text=True, check=False).stdout
            versions.append(f"{name} {said.split()[-1]}")
    return (
        f"{model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}; "
        f"{', '.join(versions)}; load average of the last quarter of an hour: {os.getloadavg()[2]:.1f}."
    )


def _filled(lint: list[str], folder: Path) -> Callable[[], None]:
    """What fills the cache of a folder."""

    def fill() -> None:
        if not (folder / ".cjm_cache").exists():
            subprocess.run([*lint, "-j1"], cwd=folder, capture_output=True, check=False)

    return fill


def _python_peer(name: str) -> str | None:
    return shutil.which(name, path=str(PEERS / "venv" / "bin"))


def _node_peer(name: str | None) -> str | None:
    return shutil.which(name or "", path=str(PEERS / "node_modules" / ".bin"))


def _try(command: list[str]) -> None:
    try:
        subprocess.run(command, check=False, timeout=600)
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"{command[0]}: {error}", file=sys.stderr)


def _time(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 2 else f"{seconds * 1000:.0f} ms"


if __name__ == "__main__":
    main()
