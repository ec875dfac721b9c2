"""Hooks are added to a configuration that is there, and nothing else in it changes."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm.render.scaffold.pre_commit import HOOKS, extended, hooks_in

TEMPLATE = """\
repos:
  # Ours
  - repo: local
    hooks:
      - id: cjm-lint
        entry: cjm lint
"""
INDENTED = "  # Ours\n  - repo: local\n    hooks:\n      - id: cjm-lint\n        entry: cjm lint\n"
FLUSH = "# Ours\n- repo: local\n  hooks:\n    - id: cjm-lint\n      entry: cjm lint\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("repos:\n  - repo: a\n    hooks: [{id: x}]\n", "repos:\n  - repo: a\n    hooks: [{id: x}]\n" + INDENTED),
        ("repos:\n- repo: a\n  hooks:\n  - id: x\n", "repos:\n- repo: a\n  hooks:\n  - id: x\n" + FLUSH),
        (
            "repos:\n  - repo: a # why\n    hooks:\n      - id: x # y\n        # args: []\n\n# the rest\nci:\n  skip: []\n",
            "repos:\n  - repo: a # why\n    hooks:\n      - id: x # y\n        # args: []\n"
            + INDENTED
            + "\n# the rest\nci:\n  skip: []\n",
        ),
        ("repos:\n  - repo: a\n    hooks: []", "repos:\n  - repo: a\n    hooks: []\n" + INDENTED),
        (
            "repos:\r\n  - repo: a\r\n    hooks: []\r\n",
            "repos:\r\n  - repo: a\r\n    hooks: []\r\n" + INDENTED.replace("\n", "\r\n"),
        ),
        (
            "repos:\n  - repo: a\n    hooks:\n      - id: x\n        entry: |\n          one\n          two\nfail_fast: true\n",
            "repos:\n  - repo: a\n    hooks:\n      - id: x\n        entry: |\n          one\n          two\n"
            + INDENTED
            + "fail_fast: true\n",
        ),
        (
            "repos:\n  - repo: a\n    hooks:\n      - id: x\n        name:\n          one\n          two\n",
            "repos:\n  - repo: a\n    hooks:\n      - id: x\n        name:\n          one\n          two\n" + INDENTED,
        ),
    ],
)  # fmt: skip
def test_hooks_come_after_those_that_are_there(before, after):
    assert (extended(before.encode(), TEMPLATE) or b"").decode() == after
    assert hooks_in(after.encode()) >= {"cjm-lint"}


@pytest.mark.parametrize(
    "content",
    [
        b"repos: []\n",
        b"repos: [{repo: a, hooks: []}]\n",
        b"repos:\n",
        b"fail_fast: true\n",
        b"",
        b"- repo: a\n",
        b"repos:\n  - repo: a\n   hooks: []\n",
        b"repos:\n  - repo: \xff\n",
        b"repos:\n  - &a {repo: a, hooks: []}\n  - *a\n",
        b"repos:\n  - repo: a\n    hooks: &h\n      - id: x\n  - repo: b\n    hooks: *h\nci: {}\n",
        b"repos:\n  - repo: a\n    entry: |+\n      one\n\n\nci: {}\n",
        b"repos:\n  - a: 1\nrepos:\n  - b: 1\n",
        b"? {a: b}\n: c\n",
    ],
)
def test_where_it_is_not_safe_nothing_is_done(content):
    result = extended(content, TEMPLATE)
    if result is not None:  # only where it means the two together
        old, new = yaml.safe_load(content), yaml.safe_load(result)
        assert new == old | {"repos": [*old["repos"], *yaml.safe_load(TEMPLATE)["repos"]]}


@pytest.mark.parametrize(
    "content", ["repos: [{hooks: [{id: cjm-fmt}]}]", "repos:\n- hooks:\n  - id: cjm-lint\n"]
)
def test_hooks_of_ours_are_found(content):
    assert hooks_in(content.encode()) & HOOKS


@pytest.mark.parametrize(
    "content", ["repos: {hooks: 1}", "repos: [1, {hooks: 2}, {hooks: [3, {name: x}]}]", "[", "1"]
)
def test_what_holds_none_has_none(content):
    assert hooks_in(content.encode()) == frozenset()


_LINES = st.sampled_from(
    [
        "repos:", "  - repo: a", "    hooks:", "      - id: x", "        args: [a]", "      # c", "# c", "", "ci:",
        "  skip: [x]", "    rev: 'v1'", "- repo: b", "  hooks: []", "        entry: |", "          text", "---", "...",
    ]
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(_LINES, max_size=10), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_whatever_is_there_is_kept_byte_for_byte(lines, ending, last):
    content = (ending.join(lines) + (ending if last else "")).encode()
    result = extended(content, TEMPLATE)
    if result is not None:
        place = result.index(b"# Ours")
        start = result.rindex(b"\n", 0, place) + 1
        end = result.index(b"cjm lint" + ending.encode()) + len(b"cjm lint" + ending.encode())
        kept = result[:start] + result[end:]
        assert kept in {content, content + ending.encode()}
