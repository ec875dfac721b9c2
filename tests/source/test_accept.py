"""The short way into the models: what it takes, what it leaves to the reader, and that it makes the same of it."""

from __future__ import annotations

import pytest
from tests.conftest import ROOT
from tests.source.ways import accepted

MAP = "cjm: 1\ntitle: T\nphases:\n  - name: A\n    steps: [S]\n"


@pytest.mark.parametrize("path", sorted(ROOT.glob("examples/**/*.cjm.yaml")), ids=lambda path: path.name)
def test_both_ways_make_the_same_of_the_examples(path):
    accepted(path.read_bytes())


@pytest.mark.parametrize(
    "more",
    [
        "",
        "# a comment\nsummary: Is it R&D? Yes!\n",
        "summary: 'It costs #1'\n".replace(" #", "#"),
        "owners: {a: Ana, b: {name: Ben}}\n",
        "metrics:\n  m: {name: M, target: 5, baseline: -0.5, readings: [1, {date: 2026-01-02, value: 2}]}\n",
        "personas:\n  café: Zoë\n  ana: {name: 'Ana', confidence: observed}\n",
        "transitions: [{from: a, to: exit, share: 0.5, trigger: {opt_out: true}}]\n",
        "goals: [Fewer returns, {text: More joy}]\n",
        "x-own: 1\nx-import: {Weather: [sunny, 1.5, ~]}\ngoals: [{text: More joy, x-own: yes}]\n",
    ],
)
def test_what_is_right_beyond_doubt_goes_the_short_way(more):
    assert accepted((MAP + more).encode())


@pytest.mark.parametrize(
    "more",
    [
        "x-own: .inf\n",
        "x-own: [[[[[[1]]]]]]\n",
        "x-own: 1\nx-own: 2\n",
        "x-own: {a: 1, a: 2}\n",
        "x-own: [{<<: 1}]\n",
        "x-é: 1\n",
        "owners: {x-own: 1}\n",
        "summary:\n",
        "summary: ~\n",
        "owners: {a: }\n",
        "summary: cut #short\n",
        "summary: cut\t#short\n",
        "summary: &you and me\n",
        "summary: !text T\n",
        'summary: "a\\tb"\n',
        "sumary: T\n",
        "title: again\n",
        "owners: {a: Ana, a: Ben}\n",
        "owners: {cafe\u0301: A, caf\u00e9: B}\n",
        "goals: [Really, is it?]\n",
        "goals:\n  - Why: because\n",
        "metrics: {m: {name: M, target: '5'}}\n",
        "metrics: {m: {name: M, target: '5,5'}}\n",
        "summary: [a]\n",
        "language: not a tag\n",
        "? [a]\n: b\n",
        "insights: [~]\n",
    ],
)
def test_what_needs_a_second_look_is_left_to_the_reader(more):
    assert not accepted((MAP + more).encode())
    assert not accepted(("%YAML 1.2\n---\n" + MAP).encode())
