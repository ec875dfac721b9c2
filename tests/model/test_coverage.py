"""How far a map has come along the ten steps."""

from __future__ import annotations

from typing import Any

from tests.model.building import made

from cjm.model.coverage import coverage
from cjm.model.journey import Journey
from cjm.model.map import Map


def shares(**keys: Any) -> dict[str, float]:
    content = made(Map, {"cjm": 1, "title": "Shoes", "phases": [{"name": "A"}], **keys})
    return {f"{each.number} {each.step}": each.share for each in coverage(Journey(content))}


def test_a_map_of_one_bare_phase():
    assert shares() == {
        "1 persona": 0,
        "2 phases": 1,
        "3 steps": 0,
        "4 touchpoints": 0,
        "5 questions": 0,
        "6 pain_points": 0,
        "7 metrics": 0,
        "8 owners": 0,
        "9 opportunities": 0,
        "10 review": 0,
    }


def test_shares_are_of_the_phases_that_hold_at_least_one_themselves_or_in_a_step():
    found = shares(
        personas={"ana": {"name": "Ana"}, "bo": {"name": "Bo"}},
        review={"every": "90 days"},
        phases=[
            {"name": "A", "touchpoints": ["ad", "web"], "owner": "m", "questions": [{"text": "Why?"}]},
            {
                "name": "B",
                "steps": [
                    {"name": "S", "touchpoints": ["ad"]},
                    {"name": "T", "metrics": ["r"], "owner": "m", "pain_points": [{"text": "P"}]},
                ],
            },
            {"name": "C", "opportunities": [{"text": "O"}], "touchpoints": ["ad"]},
            {"name": "D"},
        ],
    )
    assert list(found.values()) == [1, 1, 0.25, 0.75, 0.25, 0.25, 0.25, 0.5, 0.25, 1]
