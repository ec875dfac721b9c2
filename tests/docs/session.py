"""Runs a page of documentation as its reader would, in a folder of its own.

`<!-- install: FOLDER -->` on a line of its own: the package in that folder of the checkout is installed. Three kinds of
blocks count; the comment stands in the line above the fence:

- `<!-- file: NAME -->`: the block is that file.
- `<!-- merge: NAME -->`: the YAML block is added to that file: mappings key by key, items of a list that have an `id`
  to the item of that id; a list of texts takes the place of the one that was there.
- a `console` block: each line that begins with `$ ` is run, and what it prints must be the lines below it.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from tests.conftest import ROOT

TODAY = 1_935_360_000  # 2031-05-01, as SOURCE_DATE_EPOCH: no page may depend on the day on which it is read
_BLOCK = re.compile(
    r"(?:^<!-- (?P<verb>file|merge): (?P<name>\S+) -->\n)?^```(?P<language>\w+)\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_INSTALL = re.compile(r"^<!-- install: (\S+) -->$", re.MULTILINE)
_PACKAGES = ".packages"
_JOBS = ("GITHUB_", "CI_")
"""How variables begin that tell a command in which job of CI it runs."""


@dataclass(frozen=True)
class Page:
    """A page of documentation and the folder it is played in."""

    path: Path
    folder: Path

    def played(self) -> str:
        """The page's text with the output of its commands as they really are."""
        text = self.path.read_text("utf-8")
        for package in _INSTALL.findall(text):
            self._install(package)
        return _BLOCK.sub(self._play, text)

    def _install(self, package: str) -> None:
        offline = ["--quiet", "--no-deps", "--no-build-isolation", "--disable-pip-version-check"]
        target = ["--target", str(self.folder / _PACKAGES)]
        subprocess.run(
            [sys.executable, "-m", "pip", "install", *offline, *target, ROOT / package], check=True
        )

    def _play(self, block: re.Match[str]) -> str:
        body = block["body"]
        if block["verb"]:
            target = self.folder / block["name"]
            if block["verb"] == "file":
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(body, "utf-8")
            else:
                target.write_text(merged(target.read_text("utf-8"), body), "utf-8")
        elif block["language"] == "console":
            commands = [line[2:] for line in body.splitlines() if line.startswith("$ ")]
            played = "".join(f"$ {command}\n{self._run(command)}" for command in commands)
            return block[0].replace(body, played)
        return block[0]

    def _run(self, command: str) -> str:
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(_JOBS)},
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "SOURCE_DATE_EPOCH": str(TODAY),
            "COLUMNS": "100",
            "NO_COLOR": "1",
            "PYTHONPATH": str(self.folder / _PACKAGES),
        }
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=60,
        )
        return done.stdout.decode("utf-8")


def merged(text: str, addition: str) -> str:
    """A YAML text with another one added to it, comments kept."""
    yaml = YAML()
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    document = yaml.load(text)
    _merge(document, yaml.load(addition))
    written = io.StringIO()
    yaml.dump(document, written)
    return written.getvalue()


def _merge(into: Any, addition: Any) -> None:
    for key, value in addition.items():
        present = into.get(key)
        if isinstance(present, dict) and isinstance(value, dict):
            _merge(present, value)
        elif isinstance(present, list) and any(isinstance(item, dict) for item in value):
            by_id = {item["id"]: item for item in present if isinstance(item, dict) and "id" in item}
            for item in value:
                known = by_id.get(item["id"]) if isinstance(item, dict) and "id" in item else None
                if known is None:
                    present.append(item)
                else:
                    _merge(known, item)
        else:
            into[key] = value
