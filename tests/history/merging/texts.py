"""A map that grew in two directions, and what comes of it."""

from __future__ import annotations

from cjm.history.merging.markers import Markers, Style
from cjm.history.merging.merge import Merged, merge

MAP = """\
# Kept by the web team.
cjm: 1
title: Buying shoes

owners:
  marketing: Marketing
  shop: {name: Web shop, kind: team}
touchpoints:
  ad: Ad on a blog  # the old one
  checkout: {name: Checkout, channel: website}
metrics:
  reach:
    name: Reach
    readings:
      - {date: 2026-01-31, value: 10}

phases:
  # How it begins.
  - name: Search
    owner: marketing
    touchpoints: [ad, checkout]
    steps:
      - name: Sees an ad
        emotion: 1
      - Asks a friend
      - name: Compares
        actions:
          - Opens three tabs
          - Reads reviews

  - name: Order
    id: order
    owner: shop
    summary: |
      She puts the shoes in the basket.

      She looks for a code.
    pain_points:
      - text: The fee comes late
        id: late-fee
        severity: low

  - name: Wear
    owner: shop
review:
  every: 90 days
  log:
    - {date: 2026-02-01, by: Ines}
# The end.
"""


def changed(text: str, *changes: tuple[str, str]) -> str:
    """The text with each change made; what is changed has to stand there once."""
    for before, after in changes:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return text


def merged(
    base: str, ours: str, theirs: str, markers: Markers | None = None, style: Style = "merge"
) -> Merged:
    """The merge of three texts."""
    return merge(base.encode(), ours.encode(), theirs.encode(), markers or Markers(), lambda: style)


def clean(base: str, ours: str, theirs: str) -> str:
    """The merge of three texts that has no conflict and is no merge of lines."""
    result = merged(base, ours, theirs)
    assert result.conflicts == ()
    assert result.by_text is None
    return result.data.decode()
