"""What `cjm import` takes for large tables: `python benchmarks/import.py [--megabytes 5 50]` prints a Markdown table.

Its peers are what somebody would write who needs the same files: the csv module of the standard library, rows grouped by
journey, and a file for each from ruamel.yaml or from PyYAML's C dumper. They guess nothing, check nothing and know no
places; all rows of a journey stand together, so that they need hold only one. Processor time is that of the process.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

_HEADS = ("Journey", "Stage", "Step", "Touchpoint", "Thoughts", "Emotion", "Pain points", "Owner", "Ticket")
_WORDS = (
    "looks for",
    "a way",
    "to return",
    "shoes",
    "before",
    "the trip",
    "and asks",
    "friends",
    "at the desk",
)
_STEPS = 24
_PEER = """
import csv, itertools, pathlib, sys
dump = {dump}
target = pathlib.Path(sys.argv[2])
target.mkdir()
with open(sys.argv[1], newline="", encoding="utf-8") as file:
    for number, (name, rows) in enumerate(itertools.groupby(csv.DictReader(file), lambda row: row["Journey"])):
        phases = [
            {{"name": stage, "steps": [{{
                "name": row["Step"], "touchpoints": row["Touchpoint"].split(", "), "thoughts": [row["Thoughts"]],
                "emotion": row["Emotion"], "pain_points": row["Pain points"].split("; "), "owner": row["Owner"],
                "x-import": {{"Ticket": row["Ticket"]}},
            }} for row in steps]}}
            for stage, steps in itertools.groupby(rows, lambda row: row["Stage"])
        ]
        with open(target / f"{{number}}.cjm.yaml", "w", encoding="utf-8") as out:
            dump({{"cjm": 1, "title": name, "phases": phases}}, out)
"""
_RUAMEL = "__import__('ruamel.yaml').yaml.YAML().dump"
_PYYAML = (
    "lambda data, out: __import__('yaml').dump(data, out, __import__('yaml').CSafeDumper, sort_keys=False)"
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, nargs="+", default=[5])
    print("| MB | rows | tool | processor time | peak MiB |\n|--:|--:|---|--:|--:|")
    for megabytes in parser.parse_args().megabytes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            file = folder / "journeys.csv"
            rows = write_table(file, int(megabytes * 1_000_000))
            ours = [sys.executable, "-m", "cjm", "import", str(file), "-o", str(folder / "cjm")]
            peers = {
                peer: [sys.executable, "-c", _PEER.format(dump=dump), str(file), str(folder / peer)]
                for peer, dump in (("csv and ruamel.yaml", _RUAMEL), ("csv and PyYAML in C", _PYYAML))
            }
            for tool, command in {"cjm import": ours, **peers}.items():
                seconds, peak = measured(command)
                print(f"| {megabytes:g} | {rows:,} | {tool} | {seconds:.1f} s | {peak:.0f} |", flush=True)


def write_table(file: Path, size: int) -> int:
    """Write a table of many journeys with about so many bytes; returns its rows."""
    chance = random.Random(1)

    def text(words: int) -> str:
        return " ".join(chance.choice(_WORDS) for _ in range(words))

    rows = 0
    with file.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(_HEADS)
        while stream.tell() < size:
            journey = f"Journey {rows // _STEPS}"
            for step in range(_STEPS):
                writer.writerow([
                    journey, f"Stage {step // 6 + 1}", f"{text(4)} {step}",
                    chance.choice(["Website", "Website, Phone", "Shop", "E-mail"]), f"{text(8)}?",
                    chance.choice(["5", "4", "3", "2", "1", "happy", "frustrated"]),
                    text(6) + chance.choice(["", f"; {text(4)}"]), chance.choice(["Marketing", "Sales"]),
                    f"T-{chance.randrange(99_999)}",
                ])  # fmt: skip
            rows += _STEPS
    return rows


def measured(command: list[str]) -> tuple[float, float]:
    """The processor time of a command in seconds, and its peak memory in MiB."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[:4]} ended with {process.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


if __name__ == "__main__":
    main()
