"""The baseline: findings that a project knows of and lives with for now, so that only new ones fail.

A finding is known by its file, its code and the path of its node with ids in place of positions, which stays when the
map grows. Where the file is gone, it is looked for in other files by code, path and message.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from cjm.errors import CannotDo
from cjm.lint.rule import Rule
from cjm.lint.selection import is_always_on
from cjm.model.finding import Problem
from cjm.model.node_path import NodePath
from cjm.source import nodes
from cjm.source.location import Locator
from cjm.source.text import Position, Text

FILE_NAME = "cjm-baseline.json"
VERSION = 1
_VERSION_KEY = "cjm-baseline"
_TEXTS = ("file", "code", "at", "message")


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """Findings that are alike: `file` is relative to the baseline's folder, `at` the node's path with ids."""

    file: str
    code: str
    at: str
    message: str
    count: int = 1


class Comparison(NamedTuple):
    """For each finding whether it is known, and what of the baseline was not found."""

    known: list[bool]
    missing: tuple[Known, ...]


def may_be_known(rule: Rule | None) -> bool:
    """Whether a baseline may hold findings of a rule: not where they keep a file from being read as a map."""
    return rule is None or not is_always_on(rule.code)


def compare(
    baseline: Iterable[Known], findings: Sequence[Known], is_there: Callable[[str], bool]
) -> Comparison:
    """Match findings, each of them one, against a baseline. `is_there` says whether a file still exists.

    Of several findings with one key, those whose message is in the baseline too are known first.
    """
    left: Counter[Known] = Counter()
    for entry in baseline:
        left[replace(entry, count=1)] += entry.count
    gone = {file: not is_there(file) for file in {entry.file for entry in left}}
    known = [False] * len(findings)

    def match(key: Callable[[Known], Hashable], among: Iterable[Known]) -> None:
        offered: dict[Hashable, list[Known]] = {}  # those of one key, the last to be taken first
        for entry in sorted(among, reverse=True):
            if left[entry]:
                offered.setdefault(key(entry), []).append(entry)
        for index, finding in enumerate(findings):
            if not known[index] and (same := offered.get(key(finding))):
                known[index] = True
                left[same[-1]] -= 1
                if not left[same[-1]]:
                    same.pop()

    match(lambda each: each, left)
    match(lambda each: (each.file, each.code, each.at), left)
    match(lambda each: (each.code, each.at, each.message), [entry for entry in left if gone[entry.file]])
    missing = (replace(entry, count=count) for entry, count in left.items() if count)
    return Comparison(known, tuple(sorted(missing)))


def to_text(entries: Iterable[Known]) -> str:
    """The baseline as JSON: sorted, one entry a line, so that git merges it well."""
    counts: Counter[Known] = Counter()
    for entry in entries:
        counts[replace(entry, count=1)] += entry.count
    lines = (json.dumps(_data(each, counts[each]), ensure_ascii=False) for each in sorted(counts))
    findings = "".join(f"    {line},\n" for line in lines).removesuffix(",\n")
    body = f"[\n{findings}\n  ]" if findings else "[]"
    return f'{{\n  "{_VERSION_KEY}": {VERSION},\n  "findings": {body}\n}}\n'


def from_text(content: str, name: str) -> tuple[Known, ...]:
    """The entries of a baseline; `name` is that of its file. Raises CannotDo with the place of what is wrong."""
    try:
        data = json.loads(content)
    except json.JSONDecodeError as error:
        raise CannotDo(f"{name}:{error.lineno}:{error.colno}: no JSON: {error.msg}", _HELP) from None
    except (ValueError, RecursionError):
        raise CannotDo(f"{name}: this is not a baseline", _HELP) from None
    if not isinstance(data, dict) or data.get(_VERSION_KEY) != VERSION:
        raise _wrong(content, name, (_VERSION_KEY,), f"`{_VERSION_KEY}` must be {VERSION}")
    findings = data.get("findings")
    if not isinstance(findings, list):
        raise _wrong(content, name, ("findings",), "`findings` must be a list")
    return tuple(_entry(each, content, name, ("findings", index)) for index, each in enumerate(findings))


_HELP = "repair the file, or remove it and write it anew with `--write-baseline`"


def _data(entry: Known, count: int) -> dict[str, Any]:
    data: dict[str, Any] = {key: getattr(entry, key) for key in _TEXTS}
    return data | {"count": count} if count > 1 else data


def _entry(data: Any, content: str, name: str, path: NodePath) -> Known:
    if not isinstance(data, dict):
        raise _wrong(content, name, path, "an entry must be an object")
    for key in _TEXTS:
        if not isinstance(data.get(key), str):
            raise _wrong(content, name, (*path, key), f"`{key}` must be a text")
    count = data.get("count", 1)
    if type(count) is not int or count < 1:
        raise _wrong(content, name, (*path, "count"), "`count` must be a whole number above 0")
    return Known(data["file"], data["code"], data["at"], data["message"], count)


def _wrong(content: str, name: str, path: NodePath, message: str) -> CannotDo:
    where = _position(content, path)
    return CannotDo(f"{name}:{where.row}:{where.column}: {message}", _HELP)


def _position(content: str, path: NodePath) -> Position:
    """Where a value stands; JSON is YAML."""
    text = Text(content)
    root, _ = nodes.compose(text)
    return Locator(text, root).locate(Problem(path, "")).start
