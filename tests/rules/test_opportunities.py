"""Which pain points need an answer, and which opportunities still have to justify themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.examples import found, places

TODAY = """\
# file: today.cjm.yaml
title: Today
phases:
  - name: Purchase
    id: purchase
    pain_points:
      - {text: Late fee, severity: critical}
      - {text: Dull page, severity: medium}
      - {text: Long form, id: form, severity: high}
"""


def future(addresses: str) -> str:
    return f"""\
title: Then
state: future
future_of: today.cjm.yaml
phases:
  - {{name: Purchase, id: purchase, opportunities: [{{text: One price, addresses: {addresses}}}]}}
"""


def test_a_pain_point_may_be_addressed_from_another_phase(tmp_path: Path) -> None:
    text = """\
phases:
  - {name: A, pain_points: [{text: Late fee, id: fee}, Long form]}
  - {name: B, opportunities: [{text: One price, addresses: [fee, long-form]}]}
"""
    assert places("pain-point-unaddressed", text, tmp_path) == []


def test_the_help_names_the_id_to_write(tmp_path: Path) -> None:
    text = "phases:\n  - {name: A, pain_points: [Late fee]}\n"
    assert found("pain-point-unaddressed", text, tmp_path) == [
        (
            "phases[0].pain_points[0]",
            "no opportunity addresses the pain point “Late fee”",
            "add an opportunity with `addresses: [late-fee]`, if only as an idea",
        )
    ]


def test_life_without_the_brand_is_no_business_of_ours(tmp_path: Path) -> None:
    text = """\
state: day-in-the-life
phases:
  - name: Morning
    steps:
      - {name: Oversleeps, with_brand: false, pain_points: [The alarm is too quiet]}
      - {name: Reads our mail, with_brand: true, pain_points: [It is too long]}
"""
    assert places("pain-point-unaddressed", text, tmp_path) == ["phases[0].steps[1].pain_points[0]"]


@pytest.mark.parametrize(
    ("addresses", "left"),
    [("[]", ["Late fee", "Long form"]), ("[late-fee]", ["Long form"]), ("[late-fee, form]", [])],
)
def test_a_future_map_answers_what_hurts_most_today(addresses: str, left: list[str], tmp_path: Path) -> None:
    messages = [each[1] for each in found("current-pain-point-left", future(addresses), tmp_path, TODAY)]
    assert [message.split("“")[1].rstrip("”") for message in messages] == left


@pytest.mark.parametrize(
    "name",
    [
        "opportunity-without-owner",
        "opportunity-without-estimate",
        "opportunity-serves-no-goal",
        "opportunity-overdue",
        "opportunity-without-change",
    ],
)
@pytest.mark.parametrize("status", ["done", "dropped", "doing"])
def test_what_is_closed_has_nothing_more_to_say(name: str, status: str, tmp_path: Path) -> None:
    text = f"""\
method: emotion-led
goals: [More orders]
phases:
  - {{name: A, opportunities: [{{text: One price, status: {status}, due: 2026-05-31}}]}}
"""
    assert bool(places(name, text, tmp_path)) is (status == "doing")


def test_an_inherited_owner_takes_it_on(tmp_path: Path) -> None:
    text = "owners: {shop: Shop}\nphases:\n  - {name: A, owner: shop, opportunities: [One price]}\n"
    assert places("opportunity-without-owner", text, tmp_path) == []


def test_only_serious_pain_points_need_another_answer(tmp_path: Path) -> None:
    text = """\
phases:
  - name: A
    pain_points: [{text: Late fee, severity: high}, {text: Dull page, severity: low}, {text: Long form, severity: high}]
    opportunities:
      - {text: One price, addresses: [late-fee, dull-page], status: dropped}
      - {text: Short form, addresses: [long-form], status: done}
"""
    assert places("serious-pain-point-given-up", text, tmp_path) == ["phases[0].pain_points[0]"]


MILD = "{text: B, id: b, severity: low, frequency: rare}"
SEVERE = "{text: A, id: a, severity: high, frequency: constant}"
ON = "{text: Y, addresses: [b], status: doing}"


@pytest.mark.parametrize(
    ("pains", "opportunities", "told"),
    [
        (f"{SEVERE}, {MILD}", f"{{text: X, addresses: [a], status: idea}}, {ON}", True),
        (f"{SEVERE}, {MILD}", f"{{text: X, addresses: [a], status: planned}}, {ON}", False),
        (f"{SEVERE}, {MILD}", f"{{text: X, addresses: [a]}}, {ON}", False),
        (f"{SEVERE}, {MILD}", ON, False),
        (
            f"{SEVERE}, {MILD}",
            f"{{text: X, addresses: [a], status: idea}}, {ON[:-1]}, change: small}}",
            False,
        ),
        (f"{SEVERE}, {MILD}", f"{{text: X, addresses: [a], status: idea}}, {ON[:-1]}, effort: 2}}", False),
        (
            f"{SEVERE}, {MILD.replace('low', 'medium')}",
            f"{{text: X, addresses: [a], status: idea}}, {ON}",
            False,
        ),
        (
            f"{SEVERE.replace('constant', 'occasional')}, {MILD}",
            f"{{text: X, addresses: [a], status: idea}}, {ON}",
            False,
        ),
    ],
)
def test_severe_and_frequent_comes_first(pains: str, opportunities: str, told: bool, tmp_path: Path) -> None:
    text = f"phases:\n  - {{name: Buying, pain_points: [{pains}], opportunities: [{opportunities}]}}\n"
    expected = ["phases[0].pain_points[0]"] if told else []
    assert places("mild-pain-point-first", text, tmp_path) == expected
