"""A comment never changes its owner."""

import pytest
from tests.source.formatting.owners import addressed, owners
from tests.source.formatting.test_layout import HEAD, body, fmt

from cjm.source.formatting.formatted import Refusal, formatted

MAP = """\
# yaml-language-server: $schema=cjm.schema.json
# Kestrel Running is invented.

# What it is called
title: T   # short

cjm: 1
phases:   # three of them
# the first
- name: A
  # who
  owner: b     # a team
  evidence:
    - c
    # - d
    #   - e
  # - f
  # - name: Left out
  #   owner: nobody

# the second
- # of them
  id: b
  # how it is called
  name: B
# What follows is about reviews
# review:
#   every: 90 days
"""
FORMATTED = """\
# yaml-language-server: $schema=cjm.schema.json
# Kestrel Running is invented.

cjm: 1
# What it is called
title: T  # short
phases:  # three of them
  # the first
  - name: A
    # who
    owner: b  # a team
    evidence:
      - c
      # - d
      #   - e
    # - f
    # - name: Left out
    #   owner: nobody

  # the second
  # of them
  -
    # how it is called
    name: B
    id: b
# What follows is about reviews
# review:
#   every: 90 days
"""


def test_comments_go_where_their_owner_goes():
    assert fmt(MAP) == FORMATTED
    assert owners(FORMATTED) == owners(MAP)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("phases:\n  - A\n # c\nreview:\n", "phases:\n  - A\n# c\nreview:\n"),
        ("phases:\n  - A\n  # c\nreview:\n", "phases:\n  - A\n  # c\nreview:\n"),
        ("phases:\n  - A\n# c\n  # d\nreview:\n", "phases:\n  - A\n# c\n# d\nreview:\n"),
        ("phases:\n- A\n# c\nreview:\n", "phases:\n  - A\n# c\nreview:\n"),
        ("phases:\n  - name: A\n   # c\n  - B\n", "phases:\n  - name: A\n  # c\n  - B\n"),
        ("phases:\n  # c\n  - A\n", "phases:\n  # c\n  - A\n"),
        ("phases:\n\n  # c\n\n\n  - A\n", "phases:\n  # c\n\n  - A\n"),
        ("title: # c\n  T\n", "title: T  # c\n"),
        ("title:\n  # c\n  T\n", "# c\ntitle: T\n"),
        ("title: # c\n  T # d\n", "# c\ntitle: T  # d\n"),
        ("title: #1\n  T\n", "#1\ntitle: T\n"),
        ("title: | # c\n  T\n", "title: |  # c\n  T\n"),
        ("title: &a # c\n  T\n", 'title: &a "T"  # c\n'),
        ("phases: &a # c\n  - A\n", "phases: &a  # c\n  - A\n"),
        ("phases: [A, # c\n  B]\n", "phases:\n  - A  # c\n  - B\n"),
        ("phases: [ # c\n  A]\n", "phases:  # c\n  - A\n"),
        ("phases: [\n  # c\n  A\n  # d\n  ]\n", "phases:\n  # c\n  - A\n  # d\n"),
        ("phases: [\n  # c\n  ]\n", "# c\nphases: []\n"),
        ("phases: [{name: A, # c\n  id: b}] # d\n", "phases:  # d\n  - name: A  # c\n    id: b\n"),
        ("phases:\n  - # c\n  - B\n", "phases:\n  -  # c\n  - B\n"),
        ("? title # c\n: T\n", "title: T  # c\n"),
        ("title: T\n\n  # c\n", "title: T\n\n# c\n"),
        ("title: T\n\n\n# c\n\n\n# d\n", "title: T\n\n# c\n\n# d\n"),
        ("x-a: |+\n  A\n\n# c\nx-b: 1\n", "x-a: |+\n  A\n\n# c\nx-b: 1\n"),
    ],
)  # fmt: skip
def test_comments_in_odd_places(before, after):
    assert body(before) == after


def test_a_comment_above_the_first_key_belongs_to_it():
    assert fmt("# c\ntitle: T\ncjm: 1\n") == "cjm: 1\n# c\ntitle: T\n"
    assert fmt("# c\n\ntitle: T\ncjm: 1\n") == "# c\n\ncjm: 1\ntitle: T\n"
    assert fmt("title: T\n\n# c\n\ncjm: 1\n") == "# c\ncjm: 1\ntitle: T\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("phases:\n  - owner: b # cjm: ignore[CJM0801] c\n    name: A\n", "phases:\n  # cjm: ignore[CJM0801] c\n  - name: A\n    owner: b\n"),
        ("phases:\n  - owner: b\n    name: A # cjm: ignore[CJM0801] c\n", "phases:\n  -\n    # cjm: ignore[CJM0801] c\n    name: A\n    owner: b\n"),
        ("phases:\n  - name: A\n    # cjm: ignore[CJM0801] c\n  - B\n", "phases:\n  - name: A\n  # cjm: ignore[CJM0801] c\n  - B\n"),
        ("phases: [A, # cjm: ignore[CJM0801] c\n  B]\n", "phases:  # cjm: ignore[CJM0801] c\n  - A\n  - B\n"),
        ("phases:\n  - {name: A, owner: b} # cjm: ignore[CJM0801] c\n", "phases:\n  - {name: A, owner: b}  # cjm: ignore[CJM0801] c\n"),
        (f"phases:\n  - {{name: A, summary: {'b' * 120}}} # cjm: ignore[CJM0801] c\n", f"phases:\n  # cjm: ignore[CJM0801] c\n  - name: A\n    summary: {'b' * 120}\n"),
        ("review:\n  every: 90 days\n  # cjm: ignore[CJM0801] c\n", "review:\n  every: 90 days\n# cjm: ignore[CJM0801] c\n"),
    ],
)  # fmt: skip
def test_what_is_said_to_cjm_stands_on_the_same_entries(before, after):
    assert body(before) == after
    assert addressed(HEAD + after) == addressed(HEAD + before)


def test_where_that_cannot_be_the_file_is_refused():
    text = "cjm: 1\nphases: [A,\n  # cjm: ignore[CJM0801] c\n  B, C]\n"
    assert formatted(text.encode()) == Refusal(
        3,
        1,
        "this comment to cjm would stand on something else after the file was formatted",
        "put it on a line of its own above what it is about",
    )


def test_one_on_the_whole_file_may_stand_anywhere():
    assert fmt("# cjm: ignore-file[CJM0801] c\n---\ntitle: T\ncjm: 1\n") == (
        "# cjm: ignore-file[CJM0801] c\n---\ncjm: 1\ntitle: T\n"
    )
    assert fmt("# cjm: ignore[CJM0801] c\n---\ntitle: T\ncjm: 1\n") == (
        "---\ncjm: 1\n# cjm: ignore[CJM0801] c\ntitle: T\n"
    )
