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
