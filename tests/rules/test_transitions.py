"""Ways that lead nowhere, round in circles, or to more customers than there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.examples import found, places

PHASES = """\
touchpoints: {sms: Text message}
phases:
  - {name: Need, id: need}
  - {name: Deal, id: deal, steps: [{name: Pays, id: pays}]}
  - {name: Use, id: use}
"""


def ways(*transitions: str) -> str:
    return f"{PHASES}transitions:\n" + "".join(f"  - {{{each}}}\n" for each in transitions)


def test_nobody_comes_from_the_exit(tmp_path: Path) -> None:
    text = ways("from: exit, to: need", "from: deal/pays, to: exit", "from: deal, to: us")
    assert [each[:2] for each in found("undefined-transition-end", text, tmp_path)] == [
        ("transitions[0].from", "no way comes from `exit`: customers who left are no longer on the journey"),
        ("transitions[2].to", "there is no phase or step `us`"),
    ]
    assert places("undefined-id", text, tmp_path) == []


def test_a_cause_is_a_pain_point(tmp_path: Path) -> None:
    text = """\
phases:
  - {name: Need, id: need, questions: [{text: Which size?, id: size}]}
transitions:
  - {from: need, to: exit, because: [size]}
"""
    assert places("undefined-cause", text, tmp_path) == ["transitions[0].because[0]"]


@pytest.mark.parametrize(
    ("way", "unreachable", "trapped"),
    [
        ("from: need, to: use, kind: advance", ["phases[1]"], []),
        ("from: need, to: use, kind: advance, when: She knows", ["phases[1]"], []),
        ("from: pays, to: need", [], []),
        ("from: deal, to: need", [], []),
        ("from: deal, to: need, kind: advance", ["phases[2]"], ["phases[0]", "phases[1]"]),
        ("from: deal, to: exit", [], []),
        ("from: use, to: need, kind: loyalty-loop", [], []),
    ],
)
def test_where_the_ways_lead(way: str, unreachable: list[str], trapped: list[str], tmp_path: Path) -> None:
    assert places("unreachable-phase", ways(way), tmp_path) == unreachable
    assert places("loop-without-way-out", ways(way), tmp_path) == trapped


@pytest.mark.parametrize(
    ("end", "expected"),
    [("deal", []), ("need", []), ("use", []), ("exit", ["transitions[1].to"])],
)
def test_a_reminder_leads_into_the_loop(end: str, expected: list[str], tmp_path: Path) -> None:
    text = ways("from: use, to: deal, kind: loyalty-loop", f"from: use, to: {end}, kind: reminder")
    assert places("reminder-outside-loop", text, tmp_path) == expected


def test_without_a_loop_a_reminder_may_lead_anywhere(tmp_path: Path) -> None:
    assert places("reminder-outside-loop", ways("from: deal, to: use, kind: reminder"), tmp_path) == []


def test_a_reminder_says_whether_it_can_be_stopped(tmp_path: Path) -> None:
    text = ways(
        "from: use, to: deal, kind: reminder, trigger: {touchpoint: sms}",
        "from: use, to: deal, kind: reminder, trigger: {touchpoint: sms, opt_out: false}",
        "from: use, to: deal, kind: reminder, trigger: {touchpoint: sms, opt_out: true}",
        "from: use, to: deal, kind: reminder",
    )
    assert places("reminder-without-opt-out", text, tmp_path) == [
        "transitions[0].trigger",
        "transitions[1].trigger.opt_out",
    ]
    assert places("reminder-without-trigger", text, tmp_path) == ["transitions[3]"]


def test_shares_add_up_by_place_not_by_spelling(tmp_path: Path) -> None:
    text = ways(
        "from: pays, to: exit, share: 0.7",
        "from: deal, to: exit, share: 0.7",
        "from: deal/pays, to: need, share: 0.4",
    )
    assert [each[:2] for each in found("shares-above-one", text, tmp_path)] == [
        ("transitions[2].share", "the shares of the ways from `deal/pays` add up to 1.1")
    ]


def test_rounding_makes_no_customers(tmp_path: Path) -> None:
    text = ways(
        *[f"from: pays, to: {end}, share: 0.1" for end in ["exit", "need", "use", "deal", "pays"] * 2]
    )
    assert places("shares-above-one", text, tmp_path) == []


def test_a_way_back_is_known_by_its_direction(tmp_path: Path) -> None:
    text = ways("from: use, to: need", "from: use, to: need, when: It broke", "from: need, to: use")
    assert places("return-without-reason", text, tmp_path) == ["transitions[0]"]


def test_what_is_called_a_way_back_leads_back(tmp_path: Path) -> None:
    text = ways(
        "from: need, to: use, kind: return",
        "from: use, to: exit, kind: loyalty-loop",
        "from: pays, to: deal, kind: return",
    )
    assert places("way-back-leads-onward", text, tmp_path) == ["transitions[0].kind", "transitions[1].kind"]


@pytest.mark.parametrize(
    ("ways", "expected"),
    [
        ("{from: fee, to: exit, share: 1}", ["phases[0].steps[1]"]),
        ("{from: fee, to: exit, share: 0.3}, {from: fee, to: use, share: 0.7}", ["phases[0].steps[1]"]),
        ("{from: fee, to: exit, share: 0.3}, {from: fee, to: pays, share: 0.7}", []),
        ("{from: fee, to: exit, share: 1}, {from: use, to: pays}", []),
        ("{from: fee, to: exit}", []),
        ("{from: waits, to: exit, share: 1}", []),
        ("{from: buying, to: exit, share: 1}", []),
        ("{from: fee, to: use, share: 1, kind: reminder}", []),
    ],
)
def test_a_step_that_nobody_reaches(ways: str, expected: list[str], tmp_path: Path) -> None:
    steps = "[{name: Sees the fee, id: fee}, {name: Pays, id: pays}, {name: Waits, id: waits}]"
    text = f"phases:\n  - {{name: Buying, id: buying, steps: {steps}}}\n  - {{name: Use, id: use}}\n"
    assert places("step-nobody-reaches", f"{text}transitions: [{ways}]\n", tmp_path) == expected
