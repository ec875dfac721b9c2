"""Real git repositories for tests."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

APART = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Ines",
    "GIT_AUTHOR_EMAIL": "ines@example.org",
    "GIT_COMMITTER_NAME": "Ines",
    "GIT_COMMITTER_EMAIL": "ines@example.org",
}
"""The settings of whoever runs the tests stay out of them."""


class WorkTree:
    """A repository in a folder, with what a test does in it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @classmethod
    def new(cls, root: Path) -> WorkTree:
        """A repository without commits, in a folder that need not be there yet."""
        root.mkdir(parents=True, exist_ok=True)
        tree = cls(root)
        tree.git("init", "--quiet", "--initial-branch=main")
        return tree

    def git(self, *arguments: str, env: dict[str, str] | None = None) -> str:
        """What git prints. Fails the test where git fails."""
        done = self.try_git(*arguments, env=env)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def try_git(self, *arguments: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        """Run git, whatever comes of it."""
        return subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env={**os.environ, **APART, **(env or {})},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a file, with its folders."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def commit(self, subject: str = "A change", day: str = "2026-06-01", author: str = "Ines") -> str:
        """Commit all there is, at noon of a day in UTC; returns the hash."""
        self.git("add", "--all")
        when = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
        self.git("commit", "--quiet", "--allow-empty", "-m", subject, env={**when, "GIT_AUTHOR_NAME": author})
        return self.git("rev-parse", "HEAD").strip()
