"""This checkout as its users get it: a git repository with what an installation needs."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import IN_CI, ROOT

_NEEDED = (
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "src",
    "templates",
    ".pre-commit-hooks.yaml",
    "action.yml",
    "ci",
)
_OFFLINE = (
    "Temporary failure in name resolution",
    "No matching distribution found",
    "Could not find a version",
    "ConnectionError",
)

CLEAN = "cjm: 1\ntitle: A bicycle is repaired\nphases:\n  - Breakdown\n  - Repair\n"
WRONG = "cjm: 1\ntitle: A bicycle is repaired\nphases:\n  - name: Breakdown\n    ownr: shop\n"


def checkout(folder: Path) -> Path:
    """A repository in the folder with the working tree's files, and one commit."""
    folder.mkdir()
    for name in _NEEDED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    repository(folder)
    return folder


def repository(folder: Path) -> None:
    """Make the folder a git repository and commit all of it."""
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "Begin")


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run git as a person of no configuration."""
    return run(["git", *arguments], folder)


def run(command: list[str], folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, with the variables; colours and git's settings of this machine are left out."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "FORCE_COLOR"))
    }
    environment |= {
        "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
    }  # fmt: skip
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment | variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=300,
    )
    if not IN_CI and done.returncode and any(sign in done.stdout for sign in _OFFLINE):
        pytest.skip("the package index cannot be reached")
    return done
