"""Ids across the map, its libraries and its current-state map."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.examples import found, places

LIBRARY = "# file: teams.cjm.yaml\nkind: library\ntitle: Teams\nowners:\n  support: Support desk\n"
OTHER_LIBRARY = LIBRARY.replace("teams", "people").replace("Teams", "People")
CURRENT = """\
# file: today.cjm.yaml
title: Today
owners:
  support: Support desk
touchpoints:
  shop: Web shop
phases:
  - name: Awareness
    pain_points:
      - {text: Waits, id: waits}
      - Pays twice
"""


def test_id_of_map_and_library(tmp_path: Path) -> None:
    text = "owners:\n  support: Second line\n"
    assert found("id-defined-elsewhere", text, tmp_path, LIBRARY) == [
        (
            "owners.support",
            "the owner `support` is also defined in the library “Teams”",
            "remove one of the two entries, or give this one another id",
        )
    ]


def test_id_of_two_libraries_is_reported_where_it_is_first_used(tmp_path: Path) -> None:
    text = "phases:\n  - {name: Awareness, owner: support}\n  - {name: Purchase, owner: support}\n"
    assert places("id-defined-elsewhere", text, tmp_path, LIBRARY, OTHER_LIBRARY) == ["phases[0].owner"]
    assert places("id-defined-elsewhere", "summary: Nobody\n", tmp_path, LIBRARY, OTHER_LIBRARY) == []


def test_future_map_may_define_an_entry_of_its_current_map_anew(tmp_path: Path) -> None:
    text = "state: future\nfuture_of: today.cjm.yaml\nowners:\n  support: Support and repairs\n"
    assert places("id-defined-elsewhere", text, tmp_path, CURRENT) == []


def test_duplicate_ids_in_each_space(tmp_path: Path) -> None:
    text = """\
goals:
  - {text: More orders, id: same}
  - {text: Fewer returns, id: same}
phases:
  - name: Awareness
    id: same
    needs:
      - {text: Advice, id: same}
    opportunities:
      - {text: A guide, id: same}
  - name: Purchase
    pain_points:
      - {text: Waits, id: same}
    opportunities:
      - {text: A clock, id: same}
    steps:
      - {name: Pays, id: same}
"""
    assert places("duplicate-id", text, tmp_path) == [
        "phases[1].steps[0].id",
        "phases[1].pain_points[0].id",
        "phases[1].opportunities[0].id",
        "goals[1].id",
    ]


def test_equal_ids_of_different_spaces_are_fine(tmp_path: Path) -> None:
    text = "phases:\n  - {name: Awareness, id: same, questions: [{text: Why?, id: same}]}\n"
    assert places("duplicate-id", text, tmp_path) == []


@pytest.mark.parametrize(
    ("text", "message", "help_"),
    [
        (
            "insights:\n  - {text: Slow, at: [purchse]}\nphases:\n  - {name: Purchase, id: purchase}\n",
            "there is no phase or step `purchse`",
            "did you mean `purchase`?",
        ),
        (
            "goals:\n  - {text: Growth, metric: reach}\n",
            "there is no metric `reach`",
            "add `reach:` to `metrics`",
        ),
        (
            "competitors:\n  us: {ratings: {price: 4}}\n",
            "there is no criterion `price`",
            "add `price:` to `criteria`",
        ),
        (
            "content_plan:\n  - {name: Video, questions: [which-size]}\n",
            "there is no question `which-size`",
            "write the id of a question of this map",
        ),
        (
            "scope:\n  personas: [ana]\n",
            "there is no persona `ana`",
            "add `ana:` to `personas`",
        ),
    ],
)
def test_undefined_id(text: str, message: str, help_: str, tmp_path: Path) -> None:
    ((_, actual, advice),) = found("undefined-id", text, tmp_path)
    assert actual == message
    assert help_ in advice


@pytest.mark.parametrize(
    "text",
    [
        "owner: nobody\n",
        "phases:\n  - {name: Awareness, touchpoints: [nowhere]}\n",
        "phases:\n  - {name: Awareness, evidence: [nothing]}\n",
        "transitions:\n  - {from: nowhere, to: awareness, because: [nothing]}\n",
    ],
)
def test_what_has_a_rule_of_its_own_is_left_to_it(text: str, tmp_path: Path) -> None:
    assert places("undefined-id", text, tmp_path) == []


def test_ids_of_the_current_map_can_be_used(tmp_path: Path) -> None:
    text = """\
state: future
future_of: today.cjm.yaml
phases:
  - name: Awareness
    touchpoints: [shop]
    opportunities:
      - {text: A clock, addresses: [waits]}
"""
    assert places("undefined-id", text, tmp_path, CURRENT) == []
    assert places("undefined-touchpoint", text, tmp_path, CURRENT) == []


def test_an_unreadable_current_map_is_reported_alone(tmp_path: Path) -> None:
    text = "future_of: gone.cjm.yaml\ngoals:\n  - {text: Growth, metric: reach}\n"
    assert places("undefined-id", text, tmp_path) == []
    assert places("broken-link", text, tmp_path) == ["future_of"]


def test_derived_ids(tmp_path: Path) -> None:
    text = """\
insights:
  - {text: Slow, at: [waits, delivery/waits, delivery, delivery/pays]}
phases:
  - name: Delivery
    id: delivery
    steps: [Waits, {name: Pays, id: pays}]
"""
    assert places("derived-id", text, tmp_path) == ["insights[0].at[0]", "insights[0].at[1]"]


def test_a_pain_point_of_the_current_map_found_by_its_wording(tmp_path: Path) -> None:
    text = """\
state: future
future_of: today.cjm.yaml
phases:
  - name: Awareness
    opportunities:
      - {text: One bill, addresses: [pays-twice, waits]}
"""
    assert places("derived-id", text, tmp_path, CURRENT) == ["phases[0].opportunities[0].addresses[0]"]


def test_an_ambiguous_reference_is_not_also_undefined(tmp_path: Path) -> None:
    text = "insights:\n  - {text: Slow, at: [waits]}\nphases:\n  - {name: Delivery, steps: [Waits, Waits]}\n"
    assert places("ambiguous-id", text, tmp_path) == ["insights[0].at[0]"]
    assert places("undefined-id", text, tmp_path) == []


def test_the_phase_tells_steps_of_one_name_apart(tmp_path: Path) -> None:
    text = """\
insights:
  - {text: Slow, at: [delivery/waits]}
phases:
  - {name: Purchase, steps: [Waits]}
  - {name: Delivery, steps: [Waits]}
"""
    assert places("ambiguous-id", text, tmp_path) == []
