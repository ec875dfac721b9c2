"""Two changes anywhere in the maps of the examples come together, and no other byte changes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.conftest import ROOT
from tests.history.merging.texts import clean

from cjm.source.document import read_document
from cjm.source.nodes import MappingNode, Node, ScalarNode, SequenceNode

EXAMPLES = sorted((ROOT / "examples").glob("*.cjm.yaml"))


@cache
def values(path: Path) -> list[tuple[int, int]]:
    """The spans of all values of keys, and of all texts in lists with a line for each."""
    document = read_document(path.read_bytes(), path.name)
    assert document.root is not None
    return [(node.start_mark.index, node.end_mark.index) for node in _scalars(document.root)]


def _scalars(node: Node) -> list[ScalarNode]:
    if isinstance(node, MappingNode):
        inner = [value for key, value in node.value if key.value not in ("id", "date", "by")]
    elif isinstance(node, SequenceNode) and not node.flow_style:
        inner = node.value
    else:
        inner = []
    found = [each for each in inner if isinstance(each, ScalarNode) and not each.style and each.value]
    return found + [scalar for each in inner for scalar in _scalars(each)]


def replaced(text: str, *changes: tuple[tuple[int, int], str]) -> str:
    for (start, end), words in sorted(changes, reverse=True):
        text = text[:start] + words + text[end:]
    return text


@settings(max_examples=8)
@given(st.data())
def test_two_values(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(EXAMPLES))
    one = data.draw(st.sampled_from(values(path)))
    other = data.draw(st.sampled_from(values(path)))
    assume(one != other)
    text = path.read_text("utf-8")
    ours, theirs = replaced(text, (one, "Ours is new")), replaced(text, (other, "Theirs is new"))
    assert clean(text, ours, theirs) == replaced(text, (one, "Ours is new"), (other, "Theirs is new"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_line_can_be_taken_apart(path: Path) -> None:
    """Where both sides changed every phase, no entry of a map is merged as it stands."""
    text = path.read_text("utf-8")
    ours = text.replace("\n  - name:", "\n  # ours\n  - name:")
    theirs = text.replace("name: ", "name:  ")
    assert clean(text, ours, theirs) == theirs.replace("\n  - name:", "\n  # ours\n  - name:")
