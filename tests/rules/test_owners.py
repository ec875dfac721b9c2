"""Owners who are asked too much, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.examples import found, places

OWNERS = "owners: {ads: {name: Ads, discipline: Marketing}, shop: {name: Shop, discipline: marketing}}\n"


def test_a_slip_of_the_fingers(tmp_path: Path) -> None:
    text = f"{OWNERS}phases:\n  - {{name: Awareness, owner: add}}\n"
    assert found("undefined-owner", text, tmp_path) == [
        (
            "phases[0].owner",
            "there is no owner `add`",
            "did you mean `ads`? Else add `add:` to `owners`, or write the id of one that is there",
        )
    ]


@pytest.mark.parametrize(
    ("phases", "expected"),
    [
        ("[{name: A, owner: ads}, {name: B, owner: ads}]", []),
        ("[{name: A, owner: ads}, {name: B, owner: ads}, {name: C}]", []),
        ("[{name: A, owner: ads}, {name: B, owner: ads}, {name: C, owner: ads}]", ["phases[0].owner"]),
        (
            "[{name: A, owner: ads}, {name: B, owner: ads}, {name: C, owner: ads, steps: [{name: D, owner: shop}]}]",
            [],
        ),
    ],
)
def test_one_owner_has_it_all(phases: str, expected: list[str], tmp_path: Path) -> None:
    assert places("one-owner-for-everything", f"{OWNERS}phases: {phases}\n", tmp_path) == expected


def test_disciplines_are_one_whatever_their_case(tmp_path: Path) -> None:
    text = f"{OWNERS}phases: [{{name: A, owner: shop}}, {{name: B, owner: ads}}]\n"
    assert places("owners-of-one-discipline", text, tmp_path) == ["phases[0].owner"]


def test_a_step_that_inherits_says_from_whom(tmp_path: Path) -> None:
    text = f"{OWNERS}phases:\n  - {{name: A, owner: ads, steps: [Looks]}}\n  - {{name: B, steps: [Pays]}}\n"
    assert [each[1] for each in found("step-without-own-owner", text, tmp_path)] == [
        "the step “Looks” only inherits the owner `ads`",
        "the step “Pays” has no owner",
    ]


def test_whoever_sees_to_the_review_is_used(tmp_path: Path) -> None:
    assert places("unused-owner", f"{OWNERS}review: {{owner: shop}}\n", tmp_path) == ["owners.ads"]


def test_only_the_first_fifty_unknown_ids_are_compared_with_known_ones(tmp_path: Path) -> None:
    phases = "".join(f"  - {{name: P{i}, owner: team{i}}}\n" for i in range(60))
    text = f"owners: {{team: Team}}\nphases:\n{phases}"
    helps = [each[2] for each in found("undefined-owner", text, tmp_path)]
    assert ["did you mean `team`?" in help_ for help_ in helps] == [True] * 50 + [False] * 10
