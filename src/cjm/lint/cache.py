"""What was found in a file, kept for the next run: `.cjm_cache/` in the project's folder.

An entry holds for a map under a selection of rules. It is used as long as everything the findings came from is the same:
the map, its name, the rules that are on and their code, cjm, the libraries, the files that the map links to, the day
where a rule looked at it, and what is found in the map beside the others of its project. It also holds the map's summary,
for its neighbours, which is used as long as the map itself is the same. An entry that is damaged, or cannot be read or
written, is as good as none.
"""

from __future__ import annotations

import datetime
import json
import os
import stat
import sys
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args

import yaml

from cjm import __version__
from cjm.files import CACHE_FOLDER
from cjm.lint.engine import NOT_LOOKED, Across, Checked, check_document
from cjm.lint.rule import Rule
from cjm.lint.selection import Selection
from cjm.lint.summaries import decoded, encoded, summarise
from cjm.model.finding import Finding, Problem
from cjm.model.fix import Edit, Fix
from cjm.model.summary import Summary
from cjm.source.project import Consulted, Project, digest

_LARGEST = 64 * 1024 * 1024
_KINDS = {kind.__name__: kind for kind in (Finding, Problem, Fix, *get_args(Edit))}
_KIND = "is"


class Cache:
    """The caches of the projects whose maps a run checks; unless it `writes`, it leaves them as they are."""

    def __init__(self, *, writes: bool = True) -> None:
        self._writes = writes
        self._digests: dict[int, tuple[Selection, str]] = {}

    def check(
        self,
        path: Path,
        name: str,
        project: Project,
        selection: Selection,
        today: datetime.date,
        *,
        ignored: frozenset[str] = frozenset(),
        across: Across | None = None,
        else_across: Across = NOT_LOOKED,
    ) -> Checked:
        """All findings in a file, as `check_document` has them, from the cache where that still knows them.

        `name` is the one to show the file under. Without `across`, that of the entry is taken, or `else_across` where
        there is none: the digest in the result says for what it holds. Raises OSError where the file cannot be read.
        """
        rules = self._rules(selection, ignored)
        file = _entry_file(path, project, rules)
        key = _key(path, name, project, rules)
        entry = _read(file)
        if (
            entry is not None
            and entry.get("key") == key
            and (across is None or across.digest == entry["across"])
            and _still_holds(entry, project, today)
        ):
            return Checked(
                _decoded(entry["findings"]),
                used_today=entry["today"] is not None,
                summary=decoded(entry["summary"]),
                across=entry["across"],
            )
        with project.consulted() as consulted:
            document = project.document(path, name)
            checked = check_document(
                document, project, selection, today, path=path, ignored=ignored, across=across or else_across
            )
        if (
            self._writes and not checked.failures and key == _key(path, name, project, rules)
        ):  # read as it was looked up
            with suppress(TypeError):  # a plugin's finding may hold anything
                entry = _entry(key, consulted, today, checked, project)
                _write(file, entry | _summed_up(project.state(path), checked.summary))
        return checked

    def summary(
        self,
        path: Path,
        name: str,
        project: Project,
        selection: Selection,
        ignored: frozenset[str] = frozenset(),
    ) -> Summary | None:
        """The summary of a file, `None` where it holds no valid map or library. Raises OSError where it cannot be read."""
        file = _entry_file(path, project, self._rules(selection, ignored))
        state = project.state(path)
        entry = _read(file) or {}
        if entry.get("state") == state:
            return decoded(entry["summary"])
        found = summarise(project.document(path, name), project, path)
        if self._writes and project.state(path) == state:
            _write(file, entry | _summed_up(state, found))
        return found

    def _rules(self, selection: Selection, ignored: frozenset[str]) -> str:
        if id(selection) not in self._digests:
            self._digests[id(selection)] = selection, _rules_digest(selection)
        return digest(repr((self._digests[id(selection)][1], sorted(ignored))).encode())


def _key(path: Path, name: str, project: Project, rules: str) -> str:
    return digest(repr((project.state(path), name, rules, project.library_state)).encode())


def _entry_file(path: Path, project: Project, rules: str) -> Path:
    name = digest(repr((_relative(path, project), rules)).encode())
    return project.root / CACHE_FOLDER / f"{name}.json"


def _relative(path: Path, project: Project) -> str:
    """The path from the project's folder, so that a project may move with its cache."""
    return os.path.relpath(path.resolve(), project.root.resolve())


def _summed_up(state: str, summary: Summary | None) -> dict[str, Any]:
    return {"state": state, "summary": encoded(summary)}


def _entry(
    key: str, consulted: Consulted, today: datetime.date, checked: Checked, project: Project
) -> dict[str, Any]:
    return {
        "key": key,
        "links": [
            (_relative(path, project), link, _relative(target, project) if target else None)
            for (path, link), target in consulted.links.items()
        ],
        "files": [(_relative(path, project), state) for path, state in consulted.files.items()],
        "today": today.isoformat() if checked.used_today else None,
        "across": checked.across,
        "findings": _encoded(checked.findings),
    }


def _still_holds(entry: dict[str, Any], project: Project, today: datetime.date) -> bool:
    def leads(path: str, link: str) -> str | None:
        target = project.linked(project.root / path, link)
        return _relative(target, project) if target else None

    return (
        entry["today"] in (None, today.isoformat())
        and all(leads(path, link) == target for path, link, target in entry["links"])
        and all(project.state(project.root / path) == state for path, state in entry["files"])
    )


# What an entry holds for.


def _rules_digest(selection: Selection) -> str:
    known = selection.known or selection.rules
    parts = (
        __version__,
        sys.version,  # a newer Python knows more letters
        yaml.__version__,
        _code_digest(tuple(sorted({_package(rule) for rule in known}))),
        [(rule.code, rule.severity) for rule in selection.rules],
        [(rule.code, rule.name, rule.aliases) for rule in known],
        sorted(selection.severities.items()),
    )
    return digest(repr(parts).encode())


def _package(rule: Rule) -> str:
    function = rule.check or rule.check_across
    return (function.__module__ if function else __name__).partition(".")[0]


@cache
def _code_digest(packages: tuple[str, ...]) -> str:
    """What changes with the code of the packages: names, sizes and times of their modules."""
    states = []
    for package in packages:
        module = sys.modules[package]
        folders = list(getattr(module, "__path__", ()))
        files = [file for folder in folders for file in Path(folder).rglob("*.py")] or [
            Path(module.__file__ or "")
        ]
        for file in sorted(files):
            state = file.stat()
            states.append((str(file), state.st_size, state.st_mtime_ns))
    return digest(repr(states).encode())


# Entries on disk: a line with the digest of what follows, then JSON.


def _read(file: Path) -> dict[str, Any] | None:
    try:
        if not stat.S_ISREG(file.lstat().st_mode):  # somebody else's link or pipe
            return None
        with file.open("rb") as stream:
            head, _, body = stream.read(_LARGEST).partition(b"\n")
        if head.decode() != digest(body):
            return None
        entry: dict[str, Any] = json.loads(body)
    except (OSError, ValueError):
        return None
    return entry


def _write(file: Path, entry: dict[str, Any]) -> None:
    """Write an entry as a whole or not at all, whoever else writes it at the same time."""
    body = json.dumps(entry, separators=(",", ":")).encode()
    temporary = file.with_name(f"{file.name}.{os.getpid()}")
    with suppress(OSError):
        _make(file.parent)
        try:
            temporary.write_bytes(digest(body).encode() + b"\n" + body)
            temporary.replace(file)
        finally:
            temporary.unlink(missing_ok=True)


@cache
def _make(folder: Path) -> None:
    """Make the cache's folder, and keep it out of git. Raises OSError."""
    if folder.is_symlink():
        raise OSError
    folder.mkdir(exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")


def _encoded(value: Any) -> Any:
    """Findings as JSON has them: each object with the name of its kind; tuples are lists."""
    if is_dataclass(value):
        if type(value) not in _KINDS.values():
            raise TypeError
        return {_KIND: type(value).__name__} | {
            each.name: _encoded(getattr(value, each.name)) for each in fields(value)
        }
    return [_encoded(each) for each in value] if isinstance(value, tuple) else value


def _decoded(value: Any) -> Any:
    if isinstance(value, dict):
        kind = _KINDS[value.pop(_KIND)]
        return kind(**{name: _decoded(each) for name, each in value.items()})
    return tuple(map(_decoded, value)) if isinstance(value, list) else value
