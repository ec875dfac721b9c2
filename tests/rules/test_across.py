"""What maps and libraries share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.examples import found, places

LIBRARY = """\
# file: shared.cjm.yaml
kind: library
title: Shared
owners:
  ana: {name: Ana Lima, kind: person, contact: ana@example.com}
touchpoints:
  shop: {name: Web shop, channel: website, link: https://example.com}
  letter: {name: Letter, channel: other, medium: physical}
  talk: Talk
"""


@pytest.mark.parametrize(
    ("touchpoint", "same"),
    [
        ("{name: ' web  SHOP', channel: website}", True),
        ("{name: Web shop, channel: website, link: 'https://example.com'}", True),
        ("{name: Web shop, channel: website, link: 'https://example.com/pt'}", False),
        ("{name: Web shop, channel: app}", False),
        ("Web shop", False),
        ("{name: Letter, channel: other, medium: digital}", False),
        ("{name: Letter, channel: other}", False),
        ("talk", True),
    ],
)
def test_what_makes_touchpoints_the_same(touchpoint: str, same: bool, tmp_path: Path) -> None:
    text = f"touchpoints:\n  mine: {touchpoint}\n"
    expected = ["touchpoints.mine"] if same else []
    assert places("touchpoint-under-two-ids", text, tmp_path, LIBRARY) == expected


@pytest.mark.parametrize(
    ("owner", "same"),
    [
        ("Ana Lima", True),
        ("{name: ana lima, discipline: sales, kind: person}", True),
        ("{name: Ana Lima, kind: team}", False),
        ("{name: Ana Lima, contact: ana.lima@example.com}", False),
        ("Ana", False),
    ],
)
def test_what_makes_owners_the_same(owner: str, same: bool, tmp_path: Path) -> None:
    expected = ["owners.mine"] if same else []
    assert places("owner-under-two-ids", f"owners:\n  mine: {owner}\n", tmp_path, LIBRARY) == expected


def test_within_a_map_the_later_entry_is_reported_once(tmp_path: Path) -> None:
    text = "touchpoints: {one: Talk, two: Talk, three: Talk}\n"
    assert found("touchpoint-under-two-ids", text, tmp_path) == [
        (
            f"touchpoints.{mine}",
            "the touchpoint “Talk” already is `one` here",
            "use `one`, or say in the name what is different",
        )
        for mine in ("two", "three")
    ]


def test_a_future_map_is_held_against_the_one_it_improves(tmp_path: Path) -> None:
    current = "# file: today.cjm.yaml\ntouchpoints: {shop: Web shop}\n"
    text = "state: future\nfuture_of: today.cjm.yaml\ntouchpoints: {web: Web shop}\n"
    ((_, message, _),) = found("touchpoint-under-two-ids", text, tmp_path, current)
    assert message == "the touchpoint “Web shop” already is `shop` in the current-state map"
    anew = text.replace("web:", "shop:")
    assert places("touchpoint-under-two-ids", anew, tmp_path, current) == []


@pytest.mark.parametrize(
    ("current", "own", "expected"),
    [
        ("id: shoes\n", "id: shoes\n", ["id"]),
        ("", "id: today\n", ["id"]),
        ("id: example\n", "", []),
        ("id: shoes\n", "id: Shoes\n", []),
    ],
)
def test_a_copy_gets_an_id_of_its_own(current: str, own: str, expected: list[str], tmp_path: Path) -> None:
    beside = f"# file: today.cjm.yaml\n{current}title: Today\n"
    text = f"{own}title: Tomorrow\nstate: future\nfuture_of: today.cjm.yaml\n"
    assert places("duplicate-map-id", text, tmp_path, beside) == expected


def test_every_map_of_the_chain_counts(tmp_path: Path) -> None:
    first = "# file: first.cjm.yaml\nid: shoes\ntitle: First\n"
    second = "# file: second.cjm.yaml\nid: next\ntitle: Second\nstate: future\nfuture_of: first.cjm.yaml\n"
    text = "id: shoes\ntitle: Third\nstate: future\nfuture_of: second.cjm.yaml\n"
    assert places("duplicate-map-id", text, tmp_path, first, second) == ["id"]
