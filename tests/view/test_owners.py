"""Who carries how much."""

from __future__ import annotations

from tests.view.journeys import view

TEXT = """\
owners: {ana: Ana, ben: Ben, eve: Eve}
metrics: {m: {name: M, owner: ben}, n: N}
phases:
  - name: A
    owner: ana
    pain_points: [Queue]
    steps: [S, {name: T, owner: ben, opportunities: [{text: O, due: 2026-01-01}, {text: P, status: done}]}]
  - name: B
    steps: [U]
"""


def test_loads_count_all_that_an_owner_carries():
    shown = view(TEXT)
    loads = {
        each.owner.name: {load.kind: load.count for load in each.loads if load.count} for each in shown.owners
    }
    assert loads == {
        "Ana": {"phases": 1, "steps": 1, "pain_points": 1},
        "Ben": {"steps": 1, "opportunities": 1, "metrics": 1},
        "Eve": {},
    }
    assert [each.overdue for each in shown.owners] == [0, 1, 0]
    assert {load.kind: load.count for load in shown.unowned if load.count} == {
        "phases": 1,
        "steps": 1,
        "metrics": 1,
    }


def test_shares_are_of_the_one_who_has_most():
    ana = view(
        "owners: {ana: Ana, ben: Ben}\nphases: [{name: A, owner: ana, steps: [S, {name: T, owner: ben}, U]}]\n"
    ).owners
    assert [load.share for each in ana for load in each.loads if load.kind == "steps"] == [1, 0.5]


def test_where_everything_has_an_owner_nobody_has_nothing():
    assert view("owners: {ana: Ana}\nphases: [{name: A, owner: ana, steps: [S]}]\n").unowned == ()
