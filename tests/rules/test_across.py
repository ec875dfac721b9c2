"""What maps and libraries share."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjm.lint.registry import all_rules
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
            "the touchpoint “Talk” is already `one` here",
            "use `one`, or say in the name what is different",
        )
        for mine in ("two", "three")
    ]


def test_a_future_map_is_held_against_the_one_it_improves(tmp_path: Path) -> None:
    current = "# file: today.cjm.yaml\ntouchpoints: {shop: Web shop}\n"
    text = "state: future\nfuture_of: today.cjm.yaml\ntouchpoints: {web: Web shop}\n"
    ((_, message, _),) = found("touchpoint-under-two-ids", text, tmp_path, current)
    assert message == "the touchpoint “Web shop” is already `shop` in the current-state map"
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


def other(name: str, text: str, title: str = "Other") -> str:
    """A file beside an example."""
    return f"# file: {name}.cjm.yaml\ntitle: {title}\n{text}"


SHOP = "touchpoints:\n  {id}: {{name: Web shop, channel: website}}\n"


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        (["web"], ["touchpoints.shop"]),
        (["shop"], []),
        (["web", "shop"], []),
        (["web", "web", "shop"], ["touchpoints.shop"]),
        (["web", "site", "net"], ["touchpoints.shop"]),
    ],
)
def test_the_more_common_id_is_kept(others: list[str], expected: list[str], tmp_path: Path) -> None:
    files = [other(f"m{number}", SHOP.format(id=id_)) for number, id_ in enumerate(others)]
    assert places("touchpoint-under-two-ids", SHOP.format(id="shop"), tmp_path, *files) == expected


def test_the_id_of_a_library_goes_before_a_common_one(tmp_path: Path) -> None:
    library = "# file: shared.cjm.yaml\nkind: library\ntitle: Shared\n" + SHOP.format(id="web")
    files = [other(f"m{number}", SHOP.format(id="shop")) for number in range(3)]
    ((place, message, help_),) = found(
        "touchpoint-under-two-ids", SHOP.format(id="shop"), tmp_path, library, *files
    )
    assert place == "touchpoints.shop"
    assert message == "the touchpoint “Web shop” is already `web` in the library “Shared”"
    assert help_ == "use `web`, or say in the name what is different"
    own = "kind: library\ntitle: Mine\n" + SHOP.format(id="web")
    assert places("touchpoint-under-two-ids", own, tmp_path, *files) == []


def test_the_map_that_has_it_is_named(tmp_path: Path) -> None:
    ((_, message, _),) = found(
        "owner-under-two-ids", "owners: {me: Ana}\n", tmp_path, other("boots", "owners: {ana: Ana}\n")
    )
    assert message == "the owner “Ana” is already `ana` in boots.cjm.yaml"


def test_two_plans_for_one_map_may_name_things_differently(tmp_path: Path) -> None:
    plan = "state: future\nfuture_of: today.cjm.yaml\n"
    files = [other("today", ""), other("next", plan + LINKED.format(name="Web shop") + "owners: {me: Ana}\n")]
    text = plan + LINKED.format(name="Online store") + "owners: {ana: Ana}\n"
    assert places("two-names-for-one-id", text, tmp_path, *files) == []
    assert places("owner-under-two-ids", text, tmp_path, *files) == []


def test_a_current_map_is_not_held_against_the_future_one_that_renames(tmp_path: Path) -> None:
    future = other("next", "state: future\nfuture_of: example.cjm.yaml\n" + SHOP.format(id="web"))
    assert places("touchpoint-under-two-ids", SHOP.format(id="shop"), tmp_path, future) == []


@pytest.mark.parametrize(
    ("own", "beside", "expected"),
    [
        ("id: shoes\n", {"boots": "id: shoes\n"}, ["id"]),
        ("id: boots\n", {"boots": ""}, ["id"]),
        ("", {"boots": "id: example\n"}, []),
        ("", {"boots": "id: boots\n"}, []),
        ("id: shoes\n", {"next": "id: shoes\nstate: future\nfuture_of: example.cjm.yaml\n"}, []),
        (
            "id: shoes\n",
            {"next": "id: shoes\nstate: future\nfuture_of: example.cjm.yaml\n", "boots": "id: shoes\n"},
            ["id"],
        ),
        ("id: shoes\n", {"sapatos": "id: shoes\nlanguage: pt\n"}, []),
        ("id: boots\n", {"boots": "language: pt\n"}, ["id"]),
    ],
)
def test_ids_of_maps(own: str, beside: dict[str, str], expected: list[str], tmp_path: Path) -> None:
    files = [other(name, text) for name, text in beside.items()]
    assert places("duplicate-map-id", own, tmp_path, *files) == expected


USES = """\
scope: {personas: [ana]}
owner: cx
touchpoints: {shop: {name: Shop, owner: web}}
phases:
  - name: Awareness
    metrics: [reach]
    evidence: [talks]
    by_persona: {bo: 1}
    lanes: {legal: [Duty]}
    pain_points: [{text: Slow, silo: [web, it]}]
    questions: [{text: Why?, answered_by: [ad]}]
  - Purchase
criteria: {}
competitors: {us: {ratings: {price: 3}}}
content_plan: [{name: Video, platform: tube}]
"""
EVERYTHING = """\
kind: library
title: Shared
personas: {ana: Ana, bo: Bo, cy: Cy}
owners: {cx: CX, web: Web, it: IT, hr: HR}
touchpoints: {ad: Ad, radio: {name: Radio, owner: hr}}
metrics: {reach: Reach, rate: Rate}
evidence: {talks: Talks, survey: Survey}
lanes: {legal: Legal, tax: Tax}
criteria: {price: Price, speed: Speed}
competitors: {rival: Rival, us: {strengths: [Service]}}
platforms: {tube: Tube, blog: Blog}
"""


def test_every_way_to_use_an_entry_counts(tmp_path: Path) -> None:
    assert places("unused-library-entry", EVERYTHING, tmp_path, other("shoes", USES)) == [
        "personas.cy",
        "touchpoints.radio",
        "metrics.rate",
        "evidence.survey",
        "lanes.tax",
        "criteria.speed",
        "platforms.blog",
    ]


def test_an_entry_that_a_map_has_itself_is_not_used_by_it(tmp_path: Path) -> None:
    text = "kind: library\nowners: {cx: CX}\nlanes: {legal: Legal}\n"
    maps = other("shoes", "owner: cx\nowners: {cx: Us}\nphases: [{name: A, lanes: {legal: [x]}}, B]\n")
    assert places("unused-library-entry", text, tmp_path, maps) == ["owners.cx"]


def test_a_map_has_no_library_entries(tmp_path: Path) -> None:
    assert places("unused-library-entry", "owners: {cx: CX}\n", tmp_path, other("boots", "")) == []


LINKED = "touchpoints:\n  shop: {{name: {name}, channel: website, link: 'https://shop.example'}}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LINKED.format(name="Online store"), ["touchpoints.shop"]),
        (LINKED.format(name=" web  SHOP"), []),
        ("language: pt\n" + LINKED.format(name="Loja"), []),
        (LINKED.format(name="Online store").replace("shop:", "store:"), []),
        (LINKED.format(name="Online store").replace(".example", ".example/returns"), []),
        ("touchpoints: {shop: Online store}\n", []),
        ("state: future\nfuture_of: boots.cjm.yaml\n" + LINKED.format(name="New web shop"), []),
    ],
)
def test_what_proves_that_two_names_are_one_thing(text: str, expected: list[str], tmp_path: Path) -> None:
    beside = other("boots", LINKED.format(name="Web shop"))
    assert places("two-names-for-one-id", text, tmp_path, beside) == expected


def test_the_more_common_name_is_kept(tmp_path: Path) -> None:
    owner = "owners: {{ana: {{name: {name}, contact: ana@shop.example}}}}\n"
    files = [other(f"m{number}", owner.format(name="Ana Lima")) for number in range(2)]
    (told,) = found("two-names-for-one-id", owner.format(name="Ana Sousa"), tmp_path, *files)
    assert told[:2] == ("owners.ana", "the owner `ana` is called “Ana Lima” in m0.cjm.yaml")
    assert places("two-names-for-one-id", owner.format(name="Ana Lima"), tmp_path, files[0]) == []


def opens(link: str, more: str = "") -> str:
    """A map of whose steps one opens into another map."""
    return f"{more}phases: [{{name: A, steps: [{{name: S, journey: {link}.cjm.yaml}}]}}, B]\n"


@pytest.mark.parametrize(
    ("target", "beside", "message"),
    [
        ("example", [], "this is the map that the step stands in"),
        ("b", [("b", "example")], "this leads back to the map that the step stands in, by b.cjm.yaml"),
        (
            "b",
            [("b", "c"), ("c", "example")],
            "this leads back to the map that the step stands in, by b.cjm.yaml and c.cjm.yaml",
        ),
        ("b", [("b", "c"), ("c", "b")], None),
        ("b", [("b", "c")], None),
    ],
)
def test_ways_along_details(
    target: str, beside: list[tuple[str, str]], message: str | None, tmp_path: Path
) -> None:
    files = [other(name, opens(link)) for name, link in beside]
    files += (
        [other("c", "")] if ("b", "c") in beside and ("c", "b") not in beside and len(beside) == 1 else []
    )
    told = [each for _, each, _ in found("details-in-a-circle", opens(target), tmp_path, *files)]
    assert told == ([message] if message else [])


@pytest.mark.parametrize(
    ("own", "detail", "message"),
    [
        ("personas: {ana: Ana}\n", "personas: {ana: Anna}\n", None),
        ("personas: {ana: Ana}\n", "personas: {buyer: ANA}\n", None),
        ("personas: {ana: Ana, bo: Bo}\n", "personas: {bo: Bo}\n", None),
        ("personas: {ana: Ana}\n", "", None),
        ("", "personas: {bo: Bo}\n", None),
        ("personas: {ana: Ana}\n", "personas: {bo: Bo}\n", "“Other” follows nobody of this map, but “Bo”"),
        ("personas: {all: {name: All runners, kind: segment}}\n", "personas: {bo: Bo}\n", None),
        ("personas: {ana: Ana}\n", "language: pt\npersonas: {bo: Bo}\n", None),
        (
            "personas: {ana: Ana, bo: Bo}\nscope: {personas: [ana]}\n",
            "personas: {bo: Bo}\n",
            "“Other” follows",
        ),
        ("", "state: future\n", "“Other” tells how it should be, and this map how it is"),
        ("state: future\n", "state: current\n", None),
        ("state: day-in-the-life\n", "state: future\n", None),
    ],
)
def test_what_makes_it_another_journey(own: str, detail: str, message: str | None, tmp_path: Path) -> None:
    told = found("details-of-another-journey", opens("b", own), tmp_path, other("b", detail))
    assert [place for place, _, _ in told] == (["phases[0].steps[0].journey"] if message else [])
    assert all(each.startswith(message or "") for _, each, _ in told)


def test_a_future_map_follows_those_of_the_map_that_it_improves(tmp_path: Path) -> None:
    today = other("today", "personas: {ana: Ana}\n")
    future = "state: future\nfuture_of: today.cjm.yaml\n"
    same, another = other("b", "personas: {ana: Ana}\n"), other("b", "personas: {bo: Bo}\n")
    assert places("details-of-another-journey", opens("b", future), tmp_path, today, same) == []
    assert len(places("details-of-another-journey", opens("b", future), tmp_path, today, another)) == 1


def test_maps_that_improve_each_other_do_not_hang(tmp_path: Path) -> None:
    text = "id: x\nstate: future\nfuture_of: {}.cjm.yaml\nscope: {{}}\n"
    for rule in all_rules():
        if rule.check_across:
            found(
                rule.name,
                opens("b", text.format("b")),
                tmp_path,
                other("b", opens("example", text.format("example"))),
            )
