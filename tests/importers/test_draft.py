"""Maps in the making."""

from __future__ import annotations

from cjm.importers.draft import Draft, Stage


def test_items_of_a_list_come_once() -> None:
    step = Stage("Pays")
    for item in ("Cold", {"text": "Cold"}, {"text": "Cold", "severity": "low"}, "Cold", {"text": "Cold"}):
        step.add("pain_points", item)
    assert step.data["pain_points"] == ["Cold", {"text": "Cold"}, {"text": "Cold", "severity": "low"}]


def test_very_many_items_of_a_list() -> None:
    step = Stage("Pays")
    for number in range(50_000):
        step.add("pain_points", {"text": f"Cold {number}"})
    assert len(step.data["pain_points"]) == 50_000


def test_ids_of_names_that_are_alike() -> None:
    draft = Draft("T")
    assert [draft.register("owners", name) for name in ("Us", "Desk", "Desk!", "desk", "!", "?")] == [
        "us-2", "desk", "desk-2", "desk", "owner", "owner-2",
    ]  # fmt: skip
    signs = [chr(0x2500 + number // 200) + chr(0x2500 + number % 200) for number in range(20_000)]
    assert len({draft.register("touchpoints", sign) for sign in signs}) == 20_000
