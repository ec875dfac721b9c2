"""Paths with ids in place of positions."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cjm.model.node_path import NodePath
from cjm.source.anchor import anchor, is_named
from cjm.source.document import read_document

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DATA = read_document(
    b"""cjm: 1
title: A map
phases:
  - name: Awareness
    steps:
      - name: Sees an ad
        id: ad
        touchpoints: [blog]
  - name: "!!!"
  - {}
  - [A]
review:
  log:
    - {date: 2026-06-01}
metrics:
  m:
    readings:
      - {date: 2026-06-01, value: 3}
      - 3.5
transitions:
  - {from: awareness, to: use}
affinity:
  - {persona: ana, trait: Careful, fit: fits}
walkthroughs:
  - date: 2026-06-01
    persona: ana
    notes:
      - {natural: true}
""",
    "a.cjm.yaml",
).data


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ((), ""),
        (("title",), "title"),
        (("phases", 0, "owner"), "phases[awareness].owner"),
        (("phases", 0, "steps", 0, "touchpoints", 0), "phases[awareness].steps[ad].touchpoints[blog]"),
        (("phases", 1), "phases[~0638f078]"),
        (("phases", 2), "phases[2]"),
        (("phases", 3), "phases[3]"),
        (("phases", 7, "steps"), "phases[7].steps"),
        (("title", "x", 0), "title.x[0]"),
        (("review", "log", 0), "review.log[2026-06-01]"),
        (("metrics", "m", "readings", 0), "metrics.m.readings[2026-06-01]"),
        (("metrics", "m", "readings", 1), "metrics.m.readings[3-5]"),
        (("transitions", 0), "transitions[awareness-use]"),
        (("affinity", 0, "fit"), "affinity[ana-careful].fit"),
        (("walkthroughs", 0), "walkthroughs[2026-06-01]"),
        (("walkthroughs", 0, "notes", 0), "walkthroughs[2026-06-01].notes[true]"),
    ],
)
def test_anchor(path, text):
    assert anchor(DATA, path) == text


def test_a_file_without_data():
    assert anchor(None, ("phases", 2, "owner")) == "phases[2].owner"


def paths(value: object, path: NodePath = ()) -> Iterator[NodePath]:
    """The paths of all nodes of plain data."""
    yield path
    children = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for part, child in children:
        yield from paths(child, (*path, part))


@pytest.mark.parametrize("example", sorted(EXAMPLES.rglob("*.cjm.yaml")), ids=lambda path: path.name)
def test_where_all_items_are_named_models_give_the_same_anchor(example):
    document = read_document(example.read_bytes(), example.name)
    assert document.content is not None
    for path in paths(document.data):
        if is_named(document.content, path):
            assert anchor(document.content, path) == anchor(document.data, path)


def test_what_an_item_begins_with_is_known_by_the_data_alone():
    text = b"""cjm: 1
title: A map
personas: {ana: {name: Ana}}
phases: [{name: Awareness, steps: [{name: Sees an ad}]}]
metrics:
  m: {name: M, readings: [{value: 3}, {date: 2026-06-01, value: 3}]}
"""
    content = read_document(text, "a.cjm.yaml").content
    assert content is not None
    assert not is_named(content, ("metrics", "m", "readings", 0, "value"))
    assert is_named(content, ("metrics", "m", "readings", 1, "value"))
    assert is_named(content, ("phases", 0, "steps", 0))
    assert not is_named(content, ("phases", 7))
