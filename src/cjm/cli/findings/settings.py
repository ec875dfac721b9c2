"""`--show-files` and `--show-settings`: which maps are checked, and what holds for each of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from cjm.cli.findings.selections import Selections, Wanted, ignored_in
from cjm.files import shown
from cjm.lint.selection import is_always_on
from cjm.output.visible import visible
from cjm.workspace import Opened, Workspace


def names(workspace: Workspace) -> str:
    """The names of the maps, one a line."""
    return "".join(f"{visible(opened.name)}\n" for opened in workspace.files)


def settings(workspace: Workspace, wanted: Wanted) -> str:
    """The settings as TOML, once for all maps that share them, under the names of these maps.

    Raises CannotDo at a selector that is none.
    """
    selections = Selections(wanted)
    groups: dict[tuple[Path | None, frozenset[str]], list[Opened]] = {}
    for opened in workspace.files:
        groups.setdefault((opened.config.file, ignored_in(opened)), []).append(opened)
    return "\n".join(
        "".join(f"{line}\n" for line in _lines(files, selections, ignored))
        for (_, ignored), files in groups.items()
    )


def _lines(files: list[Opened], selections: Selections, ignored: frozenset[str]) -> Iterator[str]:
    config, wanted = files[0].config, selections.wanted
    lint, selection = config.lint, selections.of(config)
    yield from (f"# {visible(opened.name)}" for opened in files)
    yield f"# by {visible(config.origin) or 'the defaults'} and the command line"
    yield f"library = {_list(config.library)}"
    yield f"today = {selections.day(config).isoformat()}"
    yield ""
    yield "[lint]"
    yield f'profile = "{wanted.profile or lint.profile}"'
    yield f'fail-on = "{selections.least(config)}"'
    if lint.baseline:
        yield f"baseline = {_text(shown(lint.baseline))}"
    yield f"plugins = {_list(lint.plugins)}"
    rules = {
        rule.code: rule.name
        for rule in selection.rules
        if not is_always_on(rule.code) and rule.code not in ignored
    }
    width = max(map(len, rules), default=0)
    yield "select = [ # besides CJM0001 to CJM0019 and CJM0023, which are always on"
    yield from (f'    "{code}",{" " * (width - len(code))} # {name}' for code, name in rules.items())
    yield "]"
    severities = sorted(each for each in selection.severities.items() if each[0] in rules)
    if severities:
        yield ""
        yield "[lint.severity]"
        yield from (f'{code} = "{severity}"' for code, severity in severities)


def _list(texts: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_text, texts))}]"


def _text(text: str) -> str:
    """A text as TOML has it: the escapes of JSON are among those of TOML."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
