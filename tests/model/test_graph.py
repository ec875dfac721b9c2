"""The journey as a graph of its phases."""

from __future__ import annotations

from typing import Any

import pytest
from tests.model.building import made

from cjm.model.graph import END, Graph, Way
from cjm.model.journey import Journey
from cjm.model.map import Map

IMPLICIT = (Way(0, 1, "advance"), Way(1, 2, "advance"))


def graph_of(*transitions: dict[str, Any], phases: int = 3) -> Graph:
    content = {
        "cjm": 1,
        "title": "Shoes",
        "phases": [
            {"name": f"P{n}", "steps": [{"name": f"S{n}a"}, {"name": f"S{n}b"}]} for n in range(phases)
        ],
        "transitions": list(transitions),
    }
    return Graph(Journey(made(Map, content)))


def test_each_phase_leads_to_the_next():
    assert graph_of().ways == IMPLICIT
    assert graph_of(phases=1).ways == ()
    assert (graph_of().unreachable, graph_of().trapped) == ((), ())


@pytest.mark.parametrize(
    ("transition", "way"),
    [
        ({"from": "p0", "to": "p2"}, Way(0, 2, "advance", 0)),
        ({"from": "p2", "to": "p0"}, Way(2, 0, "return", 0)),
        ({"from": "p1", "to": "p1"}, Way(1, 1, "return", 0)),
        ({"from": "s1b", "to": "s1a"}, Way(1, 1, "return", 0)),
        ({"from": "s1a", "to": "s1b"}, Way(1, 1, "advance", 0)),
        ({"from": "s1a", "to": "p1"}, Way(1, 1, "return", 0)),
        ({"from": "p1", "to": "s1a"}, Way(1, 1, "advance", 0)),
        ({"from": "p1/s1b", "to": "p0/s0a"}, Way(1, 0, "return", 0)),
        ({"from": "p0", "to": "exit"}, Way(0, END, "advance", 0)),
        ({"from": "p2", "to": "p1", "kind": "loyalty-loop"}, Way(2, 1, "loyalty-loop", 0)),
        ({"from": "p0", "to": "p1", "kind": "reminder"}, Way(0, 1, "reminder", 0)),
    ],
)
def test_the_kind_follows_from_the_direction(transition, way):
    assert graph_of(transition).ways[0] == way


@pytest.mark.parametrize(
    "transition", [{"from": "gone", "to": "p1"}, {"from": "p0", "to": "gone"}, {"from": "exit", "to": "p1"}]
)
def test_ways_with_an_end_that_is_not_defined_are_left_out(transition):
    assert graph_of(transition).ways == IMPLICIT


def leads_on(graph: Graph) -> set[int]:
    return {way.start for way in graph.ways if way.transition is None}


@pytest.mark.parametrize(
    ("transition", "implicit"),
    [
        ({"from": "p0", "to": "p2"}, {1}),
        ({"from": "p0", "to": "p2", "kind": "advance"}, {1}),
        ({"from": "p1", "to": "p0", "kind": "advance"}, {0}),
        ({"from": "p0", "to": "exit", "kind": "advance"}, {1}),
        ({"from": "p0", "to": "exit"}, {0, 1}),  # that some leave keeps nobody else from going on
        ({"from": "p1", "to": "p0"}, {0, 1}),
        ({"from": "p1", "to": "p1", "kind": "advance"}, {0, 1}),
        ({"from": "p0", "to": "p2", "kind": "reminder"}, {0, 1}),
        ({"from": "s0a", "to": "p2"}, {0, 1}),  # leaves a step, not the phase
        ({"from": "p0", "to": "s2b"}, {1}),
        ({"from": "p2", "to": "p0", "kind": "loyalty-loop"}, {0, 1}),
    ],
)
def test_an_advance_replaces_the_way_to_the_next_phase_and_nothing_else_does(transition, implicit):
    assert leads_on(graph_of(transition)) == implicit


def test_phases_that_no_way_leads_to():
    graph = graph_of({"from": "p0", "to": "p2"}, phases=4)
    assert graph.unreachable == (1,)
    assert graph.reachable() == {0, 2, 3}
    assert graph.reachable(1) == {1, 2, 3}


def test_phases_that_no_way_leads_out_of():
    back = {"from": "p1", "to": "p0", "kind": "advance"}
    assert graph_of(back).trapped == (0, 1)
    assert graph_of(back).unreachable == (2,)
    assert graph_of(back, {"from": "s0b", "to": "exit"}).trapped == ()


def test_thousands_of_phases_take_no_square_of_time():
    graph = graph_of(*({"from": f"p{n}", "to": "p0"} for n in range(1, 3000)), phases=3000)
    assert (graph.unreachable, graph.trapped) == ((), ())
