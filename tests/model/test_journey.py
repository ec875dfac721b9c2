"""What is asked of a map: what stands where, which id means what, what passes down."""

from __future__ import annotations

from typing import Any

import pytest
from tests.model.building import made

from cjm.model.idspace import Placed
from cjm.model.journey import Journey
from cjm.model.map import Library, Map


def map_of(**keys: Any) -> Map:
    keys.setdefault("phases", [{"name": "Awareness"}])
    return made(Map, {"cjm": 1, "title": "Shoes", **keys})


def journey_of(*phases: dict[str, Any], **keys: Any) -> Journey:
    return Journey(map_of(phases=list(phases), **keys) if phases else map_of(**keys))


TWO = (
    {"name": "Find", "steps": [{"name": "Sees an ad"}, {"name": "Waits"}]},
    {"name": "Buy", "id": "deal", "steps": [{"name": "Waits"}, {"name": "Pays", "id": "pay"}]},
)


def path_of(placed: Placed[Any] | None) -> Any:
    return placed and placed.path


# Places.


@pytest.mark.parametrize(
    ("wanted", "path"),
    [
        ("find", ("phases", 0)),
        ("deal", ("phases", 1)),
        ("sees-an-ad", ("phases", 0, "steps", 0)),
        ("pay", ("phases", 1, "steps", 1)),
        ("find/sees-an-ad", ("phases", 0, "steps", 0)),
        ("find/waits", ("phases", 0, "steps", 1)),
        ("deal/waits", ("phases", 1, "steps", 0)),
        ("deal/pay", ("phases", 1, "steps", 1)),
        ("buy", None),  # it has an id of its own
        ("pays", None),
        ("waits", None),  # two steps have this name
        ("find/pay", None),
        ("pay/pay", None),  # a step holds no steps
        ("exit", None),
        ("", None),
        ("/", None),
        ("find/", None),
        ("/find", None),
        ("find/waits/x", None),
    ],
)
def test_places_are_found_by_id_by_unique_slug_and_within_their_phase(wanted, path):
    assert path_of(journey_of(*TWO).place(wanted)) == path


def test_an_explicit_id_comes_before_a_slug():
    journey = journey_of({"name": "Buy"}, {"name": "Pay", "id": "buy"})
    assert path_of(journey.place("buy")) == ("phases", 1)
    assert journey.places.ids() == ["buy"]
    assert not journey.places.is_derived("buy")


def test_things_in_the_order_of_the_file():
    journey = journey_of(*TWO)
    assert [stage.item.name for stage in journey.stages] == [
        "Find",
        "Sees an ad",
        "Waits",
        "Buy",
        "Waits",
        "Pays",
    ]
    assert [step.path for step in journey.steps_of(1)] == [
        ("phases", 1, "steps", 0),
        ("phases", 1, "steps", 1),
    ]
    assert journey.steps == (*journey.steps_of(0), *journey.steps_of(1))
    assert [(step.phase, step.step) for step in journey.steps] == [(0, 0), (0, 1), (1, 0), (1, 1)]


# Concerns, opportunities, goals: spaces of their own.


def test_needs_questions_and_pain_points_share_a_space_and_nothing_else_does():
    journey = journey_of(
        {
            "name": "Price",
            "needs": [{"text": "Fit"}],
            "questions": [{"text": "Which size?", "id": "size"}],
            "pain_points": [{"text": "Price"}],
            "opportunities": [{"text": "Price", "addresses": ["size", "fit", "size", "price", "gone"]}],
        },
        goals=[{"text": "Price"}],
    )
    assert path_of(journey.place("price")) == ("phases", 0)
    assert path_of(journey.concern("price")) == ("phases", 0, "pain_points", 0)
    assert path_of(journey.opportunity_ids.find("price")) == ("phases", 0, "opportunities", 0)
    assert path_of(journey.goals.find("price")) == ("goals", 0)
    assert journey.candidates("concern") == ["size", "fit", "price"]
    assert journey.candidates("question") == ["size"]
    assert journey.candidates("pain_point") == ["price"]
    concerns: list[Placed[Any]] = [*journey.needs, *journey.questions, *journey.pain_points]
    for concern in concerns:
        assert [path_of(each) for each in journey.addressing(concern)] == [("phases", 0, "opportunities", 0)]
    unresolved = [reference.id for reference in journey.references if not journey.resolves(reference)]
    assert unresolved == ["gone"]


@pytest.mark.parametrize(("key", "resolves"), [("to", True), ("from", False)])
def test_exit_is_an_end_and_no_beginning(key, resolves):
    journey = journey_of(transitions=[{"from": "awareness", "to": "awareness"} | {key: "exit"}])
    assert journey.resolves(next(each for each in journey.references if each.id == "exit")) == resolves


def test_a_content_item_belongs_to_a_phase_not_to_a_step():
    journey = journey_of(
        *TWO, content_plan=[{"name": "A", "phase": "find"}, {"name": "B", "phase": "sees-an-ad"}]
    )
    assert [journey.resolves(each) for each in journey.references] == [True, False]


# Registries.


def test_own_entries_come_before_the_current_maps_and_those_before_the_libraries():
    library = made(
        Library,
        {"cjm": 1, "kind": "library", "owners": {"a": {"name": "L"}, "b": {"name": "L"}, "c": {"name": "L"}}},
    )
    current = Journey(map_of(owners={"b": {"name": "C"}, "c": {"name": "C"}}))
    journey = Journey(map_of(owners={"c": {"name": "M"}}), libraries=(library,), current=current)
    assert {key: owner.name for key, owner in journey.owners.items()} == {"a": "L", "b": "C", "c": "M"}


def test_the_personas_that_are_followed():
    two = {"ana": {"name": "Ana"}, "bo": {"name": "Bo"}}
    assert list(journey_of(personas=two).personas) == ["ana", "bo"]
    assert list(journey_of(personas=two, scope={"personas": ["bo", "gone"]}).personas) == ["bo"]
    assert list(journey_of(personas=two, scope={"personas": []}).personas) == []
    current = journey_of(personas=two, scope={"personas": ["bo"]})
    assert list(Journey(map_of(), current=current).personas) == ["bo"]
    assert list(Journey(map_of(personas={"cy": {"name": "Cy"}}), current=current).personas) == ["cy"]
    assert list(Journey(map_of(scope={"personas": ["ana"]}), current=current).personas) == ["ana"]


def test_a_future_map_addresses_pain_points_of_the_current_one():
    current = journey_of({"name": "A", "pain_points": [{"text": "Slow"}], "questions": [{"text": "Why?"}]})
    future = Journey(
        map_of(phases=[{"name": "A", "opportunities": [{"text": "Fast", "addresses": ["slow", "why"]}]}]),
        current=current,
    )
    assert [future.resolves(reference) for reference in future.references] == [True, False]


# What passes down.


def passing_down() -> Journey:
    return journey_of(
        {
            "name": "A",
            "owner": "m",
            "evidence": ["i"],
            "pain_points": [{"text": "P1"}, {"text": "P2", "evidence": ["own"]}],
            "steps": [
                {"name": "S1", "needs": [{"text": "N1"}]},
                {
                    "name": "S2",
                    "owner": "s",
                    "evidence": ["e"],
                    "opportunities": [{"text": "O1"}, {"text": "O2", "owner": "o"}],
                    "pain_points": [{"text": "P3", "confidence": "assumed", "evidence": ["own"]}],
                },
            ],
        },
        {"name": "B", "pain_points": [{"text": "P4"}]},
        goals=[{"text": "G"}],
    )


def test_owner_and_evidence_pass_from_phase_to_step_to_what_stands_in_it():
    journey = passing_down()
    things: list[Placed[Any]] = [
        *journey.stages,
        *journey.needs,
        *journey.pain_points,
        *journey.opportunities,
    ]
    assert {
        getattr(thing.item, "text", None) or thing.item.name: (
            journey.owner_of(thing),
            journey.evidence_of(thing),
            journey.confidence_of(thing),
        )
        for thing in things
    } == {
        "A": ("m", ("i",), "observed"),
        "S1": ("m", ("i",), "inferred"),
        "S2": ("s", ("e",), "observed"),
        "B": (None, (), "assumed"),
        "N1": ("m", ("i",), "inferred"),
        "P1": ("m", ("i",), "inferred"),
        "P2": ("m", ("own",), "observed"),
        "P3": ("s", ("own",), "assumed"),
        "P4": (None, (), "assumed"),
        "O1": ("s", ("e",), "inferred"),
        "O2": ("o", ("e",), "inferred"),
    }


def test_what_stands_outside_of_the_phases_inherits_nothing():
    journey = passing_down()
    goal = journey.goals.find("g")
    assert goal is not None
    assert (journey.owner_of(goal), journey.evidence_of(goal), journey.confidence_of(goal)) == (
        None,
        (),
        "assumed",
    )
    things: list[Placed[Any]] = [*journey.needs, *journey.pain_points]
    assert [journey.holder(thing).name for thing in things] == [
        "S1",
        "A",
        "A",
        "S2",
        "B",
    ]


# What is used and felt.


def test_touchpoints_are_counted_once_in_order():
    journey = journey_of(
        {"name": "A", "touchpoints": ["b"], "steps": [{"name": "S", "touchpoints": ["a", "b"]}]},
        {"name": "B", "touchpoints": ["c", "a"]},
    )
    assert journey.touchpoints_of(0) == ("b", "a")
    assert journey.used_touchpoints == ("b", "a", "c")


def test_a_phases_emotion_stands_where_none_of_its_steps_has_one():
    own = {"score": -1}
    journey = journey_of(
        {"name": "A", "emotion": own, "steps": [{"name": "S"}, {"name": "T", "emotion": {"score": 2}}]},
        {"name": "B", "emotion": own, "steps": [{"name": "S"}]},
        {"name": "C"},
    )
    felt = [
        [(placed.path, emotion.score) for placed, emotion in journey.emotions_of(phase)] for phase in range(3)
    ]
    assert felt == [[(("phases", 0, "steps", 1), 2)], [(("phases", 1), -1)], []]
