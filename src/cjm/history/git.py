"""Asking git: which repository a path lies in, what its revisions hold, what changed between them."""

from __future__ import annotations

import datetime
import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from cjm.errors import CannotDo
from cjm.files import SUFFIXES, git_root, shown

_OF_ANOTHER_CALL = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_COMMON_DIR",
    "GIT_EXTERNAL_DIFF",
    "GIT_DIFF_OPTS",
)
"""What git sets for hooks and drivers. Here the path decides which repository is meant."""
_SETTINGS = ("core.fsmonitor=false", "core.quotePath=false", "diff.renames=true", "log.showSignature=false")
_LOG_FIELDS = ("%H", "%cI", "%an", "%s")
_REGULAR_FILE = "100"
_SHA256 = 64
"""The digits of an id in repositories that use SHA-256; in all others it is SHA-1."""
_LONGEST_CALL = 30_000
"""How long names may be together to be named one by one: Windows takes 32,767 characters."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit that changed a file: its full hash, when it was made, by whom, and its first line.

    `path` is where the file lay then, as a path in today's work tree.
    """

    hash: str
    time: datetime.datetime
    author: str
    subject: str
    path: Path

    @property
    def date(self) -> datetime.date:
        """The day of the commit where it was made."""
        return self.time.date()


class Pair(NamedTuple):
    """A file before and after: `None` where it is not there; two paths where it was renamed."""

    old: Path | None
    new: Path | None


def content_id(data: bytes, like: str) -> str:
    """The id that git gives to what a file holds, by the kind of hash of another id (gitformat-pack(5), blobs)."""
    import hashlib

    kind = hashlib.sha256 if len(like) == _SHA256 else hashlib.sha1
    return kind(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


class Repository:
    """A git repository with a work tree. `root` is its folder, a real path."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._blobs = _Blobs(root)

    @classmethod
    def around(cls, path: Path) -> Repository | None:
        """The repository that a file or a folder lies in, `None` where it lies in none.

        Raises CannotDo where git is missing or does not trust the repository.
        """
        folder = path.resolve()
        while not folder.is_dir():
            folder = folder.parent
        if git_root(folder) is None:
            return None
        answer = _run(folder, "rev-parse", "--show-toplevel")
        if answer.returncode == 0:
            return cls(Path(os.fsdecode(answer.stdout.rstrip(b"\n"))).resolve())
        said = _said(answer)
        if "not a git repository" in said or "must be run in a work tree" in said:
            return None
        raise CannotDo(f"git cannot use the repository of {shown(path)}", said)

    def commit(self, revision: str) -> str:
        """The full hash of the commit that a revision names. Raises CannotDo where it names none."""
        answer = None
        if revision and not revision.startswith("-"):
            answer = self._ask("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        if answer is None or answer.returncode:
            help_ = "name a branch, a tag or a commit; `git log --oneline` lists commits"
            if self.is_shallow:
                help_ += "; this clone is shallow: `git fetch --unshallow` gets the rest of the history"
            raise CannotDo(f"git knows no revision `{revision}`", help_)
        return answer.stdout.decode().strip()

    def merge_base(self, one: str, other: str) -> str:
        """The commit at which two commits parted. Raises CannotDo where they have none in common."""
        answer = self._ask("merge-base", one, other)
        if answer.returncode:
            help_ = (
                "the clone is shallow: `git fetch --unshallow`" if self.is_shallow else "name two revisions"
            )
            raise CannotDo(f"{one[:10]} and {other[:10]} have no commit in common", help_)
        return answer.stdout.decode().strip()

    @cached_property
    def is_shallow(self) -> bool:
        """Whether the history is cut off."""
        return self._ask("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    def holds(self, path: Path) -> bool:
        """Whether a path lies in the work tree."""
        return _real(path).is_relative_to(self.root)

    def read(self, commit: str, path: Path) -> bytes | None:
        """The bytes of a file in a commit, `None` where it is not there."""
        return self._blobs.read(commit, self._name(path))

    def files(self, commit: str, below: Path | None = None) -> list[Path]:
        """The files in a commit, below a folder, sorted. Links and submodules are none."""
        return sorted(self.contents(commit, below))

    def contents(self, commit: str, below: Path | None = None) -> Mapping[Path, str]:
        """The ids of what the files in a commit hold, below a folder. Links and submodules are none."""
        name = self._name(below) if below else "."
        answer = self._answer("ls-tree", "-r", "-z", "--full-tree", commit, *(() if name == "." else (name,)))
        entries = (entry.split("\t", 1) for entry in _texts(answer))
        return {
            self.root / path: head.rsplit(" ", 1)[-1]
            for head, path in entries
            if head.startswith(_REGULAR_FILE)
        }

    def maps(self, commit: str, below: Path | None = None) -> list[Path]:
        """The maps in a commit, by their names, below a folder, sorted."""
        return [path for path in self.files(commit, below) if path.name.endswith(SUFFIXES)]

    def log(self, path: Path, limit: int | None = None) -> tuple[Commit, ...]:
        """The commits that changed a file, the newest first, also those before it was renamed."""
        if not self.has_commits:
            return ()
        options = ["--follow", "-z", "--name-status", f"--format={'%x00'.join(_LOG_FIELDS)}"]
        if limit is not None:
            options.append(f"--max-count={limit}")
        answer = self._answer("log", *options, "--", self._name(path))
        return tuple(_commits(_texts(answer), self.root, self.root / self._name(path)))

    def last_changes(self, paths: Iterable[Path]) -> Mapping[Path, Commit]:
        """The newest commit of each of these files that has one under its present name; git is asked once."""
        wanted = {self.root / self._name(path): path for path in paths}
        if not wanted or not self.has_commits:
            return {}
        names = [path.relative_to(self.root).as_posix() for path in wanted]
        if sum(map(len, names)) > _LONGEST_CALL:
            names = ["."]
        form = f"--format=%x00{'%x00'.join(_LOG_FIELDS)}"
        answer = self._answer("log", "-z", "--no-renames", "--name-only", form, "--", *names)
        found: dict[Path, Commit] = {}
        for commit in _changes(_texts(answer), self.root):
            if commit.path in wanted:
                found.setdefault(wanted[commit.path], commit)
        return found

    @cached_property
    def has_commits(self) -> bool:
        """Whether anything was committed."""
        return self._ask("rev-parse", "--verify", "--quiet", "HEAD").returncode == 0

    def settings(self, name: str) -> tuple[str, ...]:
        """The values of a setting in the configuration of this repository alone; several where it was set so."""
        answer = self._ask("config", "--local", "--null", "--get-all", name)
        return tuple(_texts(answer.stdout)) if answer.returncode == 0 else ()

    def set(self, name: str, value: str) -> None:
        """Give a setting one value in the configuration of this repository alone. Raises CannotDo where git cannot."""
        self._answer("config", "--local", "--replace-all", name, value)

    def attributes(self, name: str, *wanted: str) -> tuple[str, ...]:
        """What `.gitattributes` and git's other files of attributes say of a file, for each attribute wanted."""
        answer = self._answer("check-attr", "-z", *wanted, "--", name)
        return tuple(_texts(answer)[2::3])

    @property
    def default_branch(self) -> str | None:
        """The branch that others start from: the remote's, else `main` or `master`, else the current one, if any."""
        remote = self._ask("symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD")
        if remote.returncode == 0:
            return os.fsdecode(remote.stdout).strip().removeprefix("origin/")
        for name in ("main", "master"):
            if self._ask("rev-parse", "--verify", "--quiet", f"refs/heads/{name}").returncode == 0:
                return name
        current = self._ask("symbolic-ref", "--quiet", "--short", "HEAD")
        return os.fsdecode(current.stdout).strip() or None

    def changed(self, old: str, new: str | None, paths: Iterable[Path] = ()) -> list[Pair]:
        """The maps that differ between two commits, or a commit and the work tree (`None`), below the paths, sorted.

        Renamed ones are found. What git does not know of is left out.
        """
        revisions = [old] if new is None else [old, new]
        names = [self._name(path) for path in paths]
        answer = self._answer("diff", "--raw", "-z", "-M", *_PLAIN_DIFF, *revisions, "--", *names)
        pairs = list(_pairs(iter(_texts(answer)), self.root))
        return sorted(
            (pair for pair in pairs if any(path and path.name.endswith(SUFFIXES) for path in pair)),
            key=lambda pair: pair.new or pair.old or self.root,
        )

    def _name(self, path: Path) -> str:
        """The path from the root, as git has it. Raises CannotDo where it lies outside."""
        real = _real(path)
        if not real.is_relative_to(self.root):
            raise CannotDo(
                f"{shown(path)} lies outside the repository {shown(self.root)}",
                "name files of one repository",
            )
        return real.relative_to(self.root).as_posix()

    def _ask(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        return _run(self.root, *arguments)

    def _answer(self, *arguments: str) -> bytes:
        """What git answers. Raises CannotDo where it cannot."""
        answer = self._ask(*arguments)
        if answer.returncode:
            raise CannotDo(f"git {arguments[0]} failed in {shown(self.root)}", _said(answer))
        return answer.stdout


_PLAIN_DIFF = ("--no-ext-diff", "--no-textconv", "--ignore-submodules")


class _Blobs:
    """The contents of files in commits, from one process of git for all of them."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, commit: str, name: str) -> bytes | None:
        """The bytes of a file in a commit, `None` where it is not there."""
        if "\n" in name:  # the process takes a line a file
            answer = _run(self._root, "cat-file", "blob", f"{commit}:{name}")
            return answer.stdout if answer.returncode == 0 else None
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(os.fsencode(f"{commit}:{name}\n"))
        process.stdin.flush()
        head = process.stdout.readline().split()
        if len(head) < 3 or not head[-1].isdigit():  # missing, ambiguous, or the process has died
            return None
        content = process.stdout.read(int(head[-1]))
        process.stdout.read(1)
        return content if head[-2] == b"blob" else None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [*_command(), "cat-file", "--batch"],
                cwd=self._root,
                env=_environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._process

    def __del__(self) -> None:
        if self._process is not None:
            for stream in (self._process.stdin, self._process.stdout):
                if stream:
                    stream.close()
            self._process.wait()


def _commits(fields: Sequence[str], root: Path, path: Path) -> Iterator[Commit]:
    """The commits in the answer of `git log -z --name-status`.

    A merge may come without a name: then the file has the one that it had in the commit after it.
    """
    words = iter(fields)
    waiting = next(words, None)
    while waiting is not None:
        hash_, (time, author, subject) = waiting, islice(words, len(_LOG_FIELDS) - 1)
        waiting = next(words, None)
        before = path
        if waiting is not None and waiting.startswith("\n"):
            names = list(islice(words, 2 if waiting[1:2] in {"R", "C"} else 1))
            before, path = root / names[0], root / names[-1]
            waiting = next(words, None)
        yield Commit(hash_, datetime.datetime.fromisoformat(time), author, subject, path)
        path = before


def _changes(fields: Sequence[str], root: Path) -> Iterator[Commit]:
    """Each commit once for each of its files, in the answer of `git log -z --name-only` where `%x00` begins the format."""
    words = iter(fields)
    fields_of: tuple[str, ...] = ()
    for word in words:
        if not word:
            fields_of = tuple(islice(words, len(_LOG_FIELDS)))
            continue
        hash_, time, author, subject = fields_of
        name = word.removeprefix("\n")
        yield Commit(hash_, datetime.datetime.fromisoformat(time), author, subject, root / name)


def _pairs(words: Iterator[str], root: Path) -> Iterator[Pair]:
    """The files in the answer of `git diff --raw -z`."""
    for head in words:
        status = head.rsplit(" ", 1)[-1][0]
        first = root / next(words)
        if status in {"R", "C"}:
            yield Pair(first if status == "R" else None, root / next(words))
        else:
            yield Pair(None if status == "A" else first, None if status == "D" else first)


def _texts(answer: bytes) -> list[str]:
    """The parts of an answer that git ends with a NUL."""
    return [os.fsdecode(part) for part in answer.split(b"\0")[:-1]]


def _real(path: Path) -> Path:
    """The path with its folder's links followed, not its own: git keeps links as links."""
    return path.parent.resolve() / path.name if path.name not in {"", ".."} else path.resolve()


def _command() -> list[str]:
    return [
        "git",
        "--literal-pathspecs",
        "--no-pager",
        *(word for each in _SETTINGS for word in ("-c", each)),
    ]


def _environment() -> dict[str, str]:
    given = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER_CALL}
    return given | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            [*_command(), *arguments], cwd=folder, env=_environment(), capture_output=True, check=False
        )
    except FileNotFoundError:
        raise CannotDo(
            "git was not found", "install git (https://git-scm.com), or name two files to compare"
        ) from None


def _said(answer: subprocess.CompletedProcess[bytes]) -> str:
    """What git said of its trouble, in one line."""
    return " ".join(answer.stderr.decode("utf-8", "replace").split()).removeprefix("fatal: ")
