"""To what the comments of a text belong, and what it says to two readers."""

from __future__ import annotations

import warnings
from collections import Counter
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, ScalarNode

from cjm.model.node_path import NodePath, path_text
from cjm.source.comments import comments
from cjm.source.document import read_document
from cjm.source.formatting.building import build
from cjm.source.formatting.tree import ADDRESSED, Collection, Comment, Entry


def owners(text: str) -> Counter[tuple[str, str]]:
    """The comments of a text that do not speak to cjm, each with the path of the entry that it belongs to."""
    page = build(text)
    assert page is not None
    found: Counter[tuple[str, str]] = Counter()

    def count(given: list[Comment], path: NodePath) -> None:
        found.update((each.text, path_text(path)) for each in given if not ADDRESSED.match(each.text))

    def visit(entry: Entry, path: NodePath) -> None:
        count([*entry.above, *filter(None, (entry.behind,))], path)
        if isinstance(entry.value, Collection):
            count(entry.value.below, path)
            for index, inner in enumerate(entry.value.entries):
                visit(inner, (*path, index if inner.name is None else inner.name))

    count([*page.header, *page.below], ())
    visit(page.root, ())
    return found


def addressed(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The comments to cjm, each with the paths of what it stands on, as the linter sees it."""
    document = read_document(text.encode(), "map.cjm.yaml")
    return sorted(
        (
            each.text,
            () if "ignore-file" in each.text else tuple(path_text(place.path) for place in each.places),
        )
        for each in comments(document)
    )


def meaning(text: str) -> Any:
    """What ruamel.yaml reads in a text; keys in no order, scalars by their text and whether they are more than that."""
    reader = YAML(typ="safe", pure=True)
    with warnings.catch_warnings(action="ignore"):
        root = reader.compose(StringIO(text))
    return _plain(root)


def _plain(node: Any) -> Any:
    if isinstance(node, ScalarNode):
        return str(node.tag), node.value
    if isinstance(node, MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    return [_plain(item) for item in node.value]
