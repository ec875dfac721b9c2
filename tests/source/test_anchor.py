"""Paths with ids in place of positions."""

import pytest

from cjm.source.anchor import anchor
from cjm.source.document import read_document

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
review:
  log:
    - {date: 2026-06-01}
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
        (("phases", 1), "phases[1]"),
        (("phases", 7, "steps"), "phases[7].steps"),
        (("title", "x", 0), "title.x[0]"),
        (("review", "log", 0), "review.log[0]"),
    ],
)
def test_anchor(path, text):
    assert anchor(DATA, path) == text


def test_a_file_without_data():
    assert anchor(None, ("phases", 2, "owner")) == "phases[2].owner"
