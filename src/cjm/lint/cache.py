"""What was found in a file, kept for the next run.

An entry holds for a map under a selection of rules. It is used as long as everything the findings came from is the same:
the map, its name, the rules that are on and their code, cjm, the libraries, the files that the map links to, the day
where a rule looked at it, and what is found in the map beside the others of its project. It also holds the map's summary,
for its neighbours, which is used as long as the map itself is the same.
"""

from __future__ import annotations

import datetime
from contextlib import suppress
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args

from cjm.lint.engine import NOT_LOOKED, Across, Checked, check_document
from cjm.lint.selection import Selection
from cjm.lint.summaries import decoded, encoded, summarise
from cjm.model.finding import Finding, Problem
from cjm.model.fix import Edit, Fix
from cjm.model.summary import Summary
from cjm.source.cache_entry import code_state, entry_file, looked_up, read_entry, still_holds, write_entry
from cjm.source.project import Consulted, Project, digest

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
        file = entry_file(path, project, rules)
        key = _key(path, name, project, rules)
        entry = read_entry(file)
        if (
            entry is not None
            and entry.get("key") == key
            and (across is None or across.digest == entry["across"])
            and entry["today"] in (None, today.isoformat())
            and still_holds(entry, project)
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
        was_read_as_looked_up = key == _key(path, name, project, rules)
        if self._writes and not checked.failures and was_read_as_looked_up:
            with suppress(TypeError):  # a plugin's finding may hold anything
                entry = _entry(key, consulted, today, checked, project)
                write_entry(file, entry | _summed_up(project.state(path), checked.summary))
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
        with suppress(LookupError):
            return self.known_summary(path, project, selection, ignored)
        state = project.state(path)
        found = summarise(project.document(path, name), project, path)
        if self._writes and project.state(path) == state:
            file = entry_file(path, project, self._rules(selection, ignored))
            write_entry(file, (read_entry(file) or {}) | _summed_up(state, found))
        return found

    def known_summary(
        self, path: Path, project: Project, selection: Selection, ignored: frozenset[str] = frozenset()
    ) -> Summary | None:
        """The summary of a file, without reading more of it than its bytes. Raises LookupError where it is not known."""
        entry = read_entry(entry_file(path, project, self._rules(selection, ignored)))
        if entry is None or entry.get("state") != project.state(path):
            raise LookupError
        return decoded(entry["summary"])

    def _rules(self, selection: Selection, ignored: frozenset[str]) -> str:
        if id(selection) not in self._digests:
            self._digests[id(selection)] = selection, _rules_digest(selection)
        return digest(repr((self._digests[id(selection)][1], sorted(ignored))).encode())


def _key(path: Path, name: str, project: Project, rules: str) -> str:
    return digest(repr((project.state(path), name, rules, project.library_state)).encode())


def _summed_up(state: str, summary: Summary | None) -> dict[str, Any]:
    return {"state": state, "summary": encoded(summary)}


def _entry(
    key: str, consulted: Consulted, today: datetime.date, checked: Checked, project: Project
) -> dict[str, Any]:
    return {
        "key": key,
        **looked_up(consulted, project),
        "today": today.isoformat() if checked.used_today else None,
        "across": checked.across,
        "findings": _encoded(checked.findings),
    }


def _rules_digest(selection: Selection) -> str:
    known = selection.known or selection.rules
    parts = (
        code_state(tuple(sorted({rule.package for rule in known}))),
        [(rule.code, rule.severity) for rule in selection.rules],
        [(rule.code, rule.name, rule.aliases) for rule in known],
        sorted(selection.severities.items()),
    )
    return digest(repr(parts).encode())


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
