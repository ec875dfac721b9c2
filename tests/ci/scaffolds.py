"""The files of `cjm init --ci` as a repository gets them, and their scripts as the services run them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from cjm.render.scaffold.services import SERVICES, Place
from tests.ci.checkout import run
from tests.git_tree import WorkTree

GITHUB, GITLAB, PRE_COMMIT = ".github/workflows/cjm.yml", ".gitlab/cjm.yml", ".pre-commit-config.yaml"
DUE = """\
cjm: 1
title: A bicycle is repaired
owner: shop
owners:
  shop: Shop
phases:
  - name: Breakdown
    emotion: 2
  - name: Repair
    pain_points:
      - |
        Nobody says when it will be done
        /close
review: {every: 30 days, log: [{date: 2030-01-01, by: Ana, how: A walk}]}
"""
FRESH = DUE.replace("2030-01-01", "2031-04-20")
NOW = {"SOURCE_DATE_EPOCH": "1935360000"}  # 2031-05-01
PROGRAMS = Path(sys.executable).parent


def write_all(root: Path) -> None:
    """Write the files of all services."""
    for service in SERVICES.values():
        for file, content in service(Place(root)).files.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)


def read(root: Path, name: str) -> Any:
    """A file's content as data."""
    return yaml.safe_load((root / name).read_text(encoding="utf-8"))


def pull_request(folder: Path, text: str) -> Path:
    """A clone at a branch merged into a `main` that went on: services try a request for a merge so.

    The branch makes the mood of `maps/bike.cjm.yaml` worse; `main` has got `maps/tram.cjm.yaml` meanwhile.
    """
    tree = WorkTree.new(folder / "work")
    tree.write("maps/bike.cjm.yaml", text)
    tree.commit()
    tree.git("checkout", "--quiet", "-b", "topic")
    tree.write("maps/bike.cjm.yaml", text.replace("emotion: 2", "emotion: -2").replace("/close", "/approve"))
    tree.commit()
    tree.git("checkout", "--quiet", "main")
    tree.write("maps/tram.cjm.yaml", text.replace("bicycle", "tram"))
    tree.commit()
    tree.git("clone", "--quiet", str(tree.root), str(folder / "clone"))
    clone = WorkTree(folder / "clone")
    clone.git("checkout", "--quiet", "--detach")
    clone.git("merge", "--quiet", "--no-edit", "origin/topic")
    return clone.root


@dataclass
class Runner:
    """A machine that runs a job's scripts in a clone: programs that come first on the path, and variables."""

    folder: Path
    programs: Path
    temporary: Path
    variables: dict[str, str] = field(default_factory=dict)

    def bash(self, script: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a script as both services do, where `bash` is asked for: the first failure ends it, also in a pipe."""
        file = self.temporary / "script.sh"
        file.write_text(script, encoding="utf-8")
        path = os.pathsep.join([str(self.programs), str(PROGRAMS), os.environ["PATH"]])
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(file)]
        return run(command, self.folder, **{"PATH": path, **self.variables, **variables})

    def program(self, name: str, *command: str) -> None:
        """Put a program on the path."""
        file = self.programs / name
        words = " ".join(f"'{word}'" for word in command)
        file.write_text(f'#!/bin/sh\nexec {words} "$@"\n', encoding="utf-8")
        file.chmod(0o755)


def of_expressions(given: dict[str, str], values: dict[str, str]) -> dict[str, str]:
    """The variables of a step, their expressions replaced by what they stand for; KeyError where that is not known."""
    return {
        name: re.sub(r"\$\{\{ (.*?) \}\}", lambda found: values[found[1]], text)
        for name, text in given.items()
    }
