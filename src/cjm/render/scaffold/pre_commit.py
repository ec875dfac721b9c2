"""Hooks added to a `.pre-commit-config.yaml` that is there already, all else kept byte for byte."""

from __future__ import annotations

import re
from textwrap import dedent, indent
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from yaml import Node

HOOKS = frozenset({"cjm-fmt", "cjm-lint"})
"""The ids of our hooks."""


def hooks_in(content: bytes) -> frozenset[str]:
    """The ids of the hooks in a configuration; none where it cannot be read."""
    repositories = _mapping(content).get("repos")
    hooks = [
        hook
        for repository in (repositories if isinstance(repositories, list) else [])
        if isinstance(repository, dict) and isinstance(repository.get("hooks"), list)
        for hook in repository["hooks"]
    ]
    return frozenset(str(hook["id"]) for hook in hooks if isinstance(hook, dict) and "id" in hook)


def extended(content: bytes, template: str) -> bytes | None:
    """The configuration with the template's repositories after its own.

    `None` where that cannot be done, or would mean anything else than the two together.
    """
    place = _end_of_repositories(content)
    if place is None:
        return None
    text = content.decode()
    line, dashes = place
    ending = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    before = "".join(lines[:line])
    if not before.endswith("\n"):
        before += ending
    addition = indent(dedent(template.split("\n", 1)[1]), " " * dashes).replace("\n", ending)
    result = (before + addition + "".join(lines[line:])).encode()
    old, wanted = _mapping(content), _mapping(template.encode())
    together = {**old, "repos": [*old["repos"], *wanted["repos"]]}
    return result if _mapping(result) == together else None


def _mapping(content: bytes) -> dict[str, Any]:
    import yaml

    try:
        found = yaml.safe_load(content)
    except (yaml.YAMLError, UnicodeError):
        return {}
    return found if isinstance(found, dict) else {}


def _end_of_repositories(content: bytes) -> tuple[int, int] | None:
    """How many lines the list of repositories ends after, and the column of its dashes."""
    import yaml

    try:
        text = content.decode()
        document = yaml.compose(text, yaml.SafeLoader)
    except (yaml.YAMLError, UnicodeError):
        return None
    entries = document.value if isinstance(document, yaml.MappingNode) else []
    found = [value for key, value in entries if key.value == "repos"]
    if (
        len(found) != 1
        or not isinstance(found[0], yaml.SequenceNode)
        or found[0].flow_style
        or not found[0].value
    ):
        return None
    dashes = found[0].start_mark.column
    line = _last_line(found[0]) + 1
    lines = text.splitlines()
    # Comments deeper than the dashes belong to the last hook.
    for number, each in enumerate(lines[line:], line + 1):
        if re.match(rf" {{{dashes + 1},}}#", each):
            line = number
        elif each.strip():
            break
    return line, dashes


def _last_line(node: Node) -> int:
    import yaml

    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return int(node.end_mark.line) - (isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"))
