"""Renaming in whole projects: what every id means stays, nothing else changes, and the way back leads to the same bytes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.source.projects import projects

from cjm.errors import CannotDo
from cjm.files import shown
from cjm.model.journey import Journey
from cjm.model.map import REGISTRIES
from cjm.source.document import read_document
from cjm.source.project import Project
from cjm.source.quoting import scalar
from cjm.source.renaming.plan import Renaming, rename
from cjm.source.renaming.things import Family


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


FRESH = ("fresh", "off", "2e5", "brand-new", "ñandú", "_x")


def family(folder: Path, files: dict[str, str]) -> Family:
    """The files as a project in a folder, all of them looked at."""
    for name, text in files.items():
        (folder / name).write_bytes(text.encode())
    library = folder / "library.cjm.yaml"
    shared = (read_document(library.read_bytes(), shown(library)),) if library.name in files else ()
    found = Family(Project(folder, shared), {})
    for name, text in files.items():
        assert found.member(folder / name), (name, read_document(text.encode(), name).findings)
    return found


def renamed(found: Family, name: str, *ids: Any) -> tuple[Renaming, dict[str, str]]:
    """What a renaming makes of the files."""
    member = found.member(found.project.root / name)
    assert member
    done = rename(found, member, *ids)
    texts = {path.name: each.document.text.content for path, each in found.members.items()}
    return done, texts | {each.member.path.name: each.after for each in done.edited}


def meanings(journey: Journey) -> list[str | None]:
    """The name or text of what each reference means, found as reports find it."""
    found: list[str | None] = []
    for each in journey.references:
        placed: Any
        thing: Any
        if each.target in REGISTRIES:
            registry = "all_personas" if each.target == "persona" else REGISTRIES[each.target]
            thing = getattr(journey, registry).get(each.id)
        elif each.target in ("place", "phase"):
            thing = placed.item if (placed := journey.place(each.id)) else None
        else:
            maps = [one for one in (journey, journey.current) if one]
            thing = next((placed.item for one in maps if (placed := one.concern(each.id))), None)
        found.append((getattr(thing, "name", None) or thing.text) if thing else None)
    return found


@settings(
    max_examples=60,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(projects(), st.data())
def test_ids_mean_what_they_meant_and_the_way_back_leads_to_the_same_bytes(tmp_path_factory, drawn, data):
    folder = tmp_path_factory.mktemp("project")
    before = family(folder, drawn.files)
    name = data.draw(st.sampled_from(sorted(drawn.files)))
    member = before.member(folder / name)
    assert member
    known = [each for kind in REGISTRIES for each in member.journey.candidates(kind)]  # type: ignore[arg-type]
    if not member.is_library:
        known += [*member.journey.places.ids(), *member.journey.candidates("concern")]
    old, new = data.draw(st.sampled_from(known)), data.draw(st.sampled_from(FRESH))
    kinds = [each.kind for each in before.called(member, old)]
    kind = data.draw(st.sampled_from(kinds))
    done, texts = renamed(before, name, old, new, kind)
    after = family(folder, texts)
    for path, one in before.members.items():
        other = after.members[path]
        assert meanings(one.journey) == meanings(other.journey)
        assert one.document.extensions == other.document.extensions or kind in REGISTRIES
        assert [(a.path, b.path) for a, b in one.journey.compared] == [
            (a.path, b.path) for a, b in other.journey.compared
        ]
    back, texts = renamed(after, name, new, old, kind)
    assert back.places == done.places or any("\n    id:" in each.after for each in done.edited)
    for each in done.edited:
        kept = each.member.document.text.content.count("id:") == each.after.count("id:")
        if kept and scalar(new) == new:  # else an id was written down, or quotes were needed and stay
            assert texts[each.member.path.name] == drawn.files[each.member.path.name]


MAP = """\
cjm: 1
title: Shoes
owners:
  shop: Shop team
touchpoints:
  shop: {name: Shop, owner: shop}
phases:
  - name: Compare
    owner: shop  # the shop's own
    steps:
      - name: Reads reviews
        touchpoints: [shop]
      - Asks a friend
  - name: Buy
    steps:
      - name: Reads reviews
        id: reviews
insights:
  - text: Reviews decide
    at: [compare/reads-reviews, buy]
"""


def test_a_step_without_an_id_gets_one_and_its_references_follow(tmp_path):
    _, texts = renamed(family(tmp_path, {"a.cjm.yaml": MAP}), "a.cjm.yaml", "compare/reads-reviews", "reads")
    assert texts["a.cjm.yaml"] == MAP.replace(
        "      - name: Reads reviews\n        touch",
        "      - name: Reads reviews\n        id: reads\n        touch",
    ).replace("compare/reads-reviews", "compare/reads")


def test_a_step_in_short_becomes_an_object(tmp_path):
    done, texts = renamed(family(tmp_path, {"a.cjm.yaml": MAP}), "a.cjm.yaml", "asks-a-friend", "friend")
    assert "      - name: Asks a friend\n        id: friend\n" in texts["a.cjm.yaml"]
    assert done.places == 1


def test_a_phase_before_a_slash_is_renamed_too(tmp_path):
    done, texts = renamed(family(tmp_path, {"a.cjm.yaml": MAP}), "a.cjm.yaml", "compare", "look")
    assert "at: [look/reads-reviews, buy]" in texts["a.cjm.yaml"]
    assert (done.thing.kind, done.places) == ("phase", 2)


def test_the_same_id_of_a_derived_one_is_written_down(tmp_path):
    done, texts = renamed(family(tmp_path, {"a.cjm.yaml": MAP}), "a.cjm.yaml", "buy", "buy")
    assert texts["a.cjm.yaml"] == MAP.replace("  - name: Buy\n", "  - name: Buy\n    id: buy\n")
    assert done.places == 1


def test_an_anchor_is_edited_where_it_stands_and_once(tmp_path):
    text = MAP.replace("owner: shop  #", "owner: &o shop  #").replace("name: Buy", "name: Buy\n    owner: *o")
    done, texts = renamed(family(tmp_path, {"a.cjm.yaml": text}), "a.cjm.yaml", "shop", "store", "owner")
    changed = text.replace("&o shop", "&o store").replace("owner: shop}", "owner: store}")
    assert texts["a.cjm.yaml"] == changed.replace("  shop: Shop team", "  store: Shop team")
    assert done.places == 3


def test_an_alias_that_stands_for_another_thing_too_is_refused(tmp_path):
    text = MAP.replace("owner: shop  #", "owner: &o shop  #").replace("[shop]", "[*o]")
    with pytest.raises(CannotDo, match="more than the id would change"):
        renamed(family(tmp_path, {"a.cjm.yaml": text}), "a.cjm.yaml", "shop", "store", "owner")


@pytest.mark.parametrize(
    ("old", "new", "kind", "message"),
    [
        ("shop", "store", None, "`shop` names several things in a.cjm.yaml: the owner “Shop team”"),
        ("shop", "store", "step", "`shop` names no step"),
        ("shp", "store", None, "`shp` names nothing in a.cjm.yaml"),
        ("buy", "compare", None, "the id `compare` is taken: a.cjm.yaml:8"),
        ("buy", "exit", None, "`exit` stands for leaving the journey"),
        ("buy", "x-buy", None, "`x-buy` is not an id"),
        ("buy", "a b", None, "`a b` is not an id"),
        ("reviews", "reviews", None, "the step is called `reviews` already"),
    ],
)
def test_what_cannot_be_renamed_says_why(tmp_path, old, new, kind, message):
    with pytest.raises(CannotDo) as caught:
        renamed(family(tmp_path, {"a.cjm.yaml": MAP}), "a.cjm.yaml", old, new, kind)
    assert message in caught.value.message


def test_texts_that_make_one_id_are_told_apart_by_their_phases(tmp_path):
    text = MAP.replace("\n        id: reviews", "").replace("compare/reads-reviews, ", "")
    with pytest.raises(CannotDo) as caught:
        renamed(family(tmp_path, {"a.cjm.yaml": text}), "a.cjm.yaml", "reads-reviews", "reads")
    assert caught.value.help == "say which: `compare/reads-reviews` or `buy/reads-reviews`"


def test_a_block_text_is_refused_with_its_place(tmp_path):
    text = MAP.replace("owner: shop  # the shop's own", "owner: |-\n      shop")
    with pytest.raises(CannotDo, match=r"error: a\.cjm\.yaml:9:12: the id cannot be changed"):
        renamed(family(tmp_path, {"a.cjm.yaml": text}), "a.cjm.yaml", "shop", "store", "owner")


def test_us_keeps_its_id(tmp_path):
    text = MAP + "competitors:\n  us: {strengths: [near]}\n  them: Them\n"
    files = family(tmp_path, {"a.cjm.yaml": text})
    for old, new in (("us", "we"), ("them", "us")):
        with pytest.raises(CannotDo, match="stands for your own company"):
            renamed(files, "a.cjm.yaml", old, new)


def test_keys_that_are_ids_follow(tmp_path):
    text = (
        "cjm: 1\ntitle: T\nlanes: {law: Law}\ncriteria: {price: Price, law: Lawful}\npersonas: {ana: Ana}\n"
        "competitors:\n  them: {name: They, ratings: {price: 3, law: 4}}\n"
        "phases:\n  - name: A\n    by_persona: {ana: 1}\n    lanes:\n      law: [Sign]  # law\n"
    )
    for old, kind, changed in (
        ("law", "lane", text.replace("{law: Law}", "{new: Law}").replace("      law: [", "      new: [")),
        ("law", "criterion", text.replace("law: Lawful", "new: Lawful").replace("law: 4", "new: 4")),
        ("ana", "persona", text.replace("{ana: Ana}", "{new: Ana}").replace("{ana: 1}", "{new: 1}")),
    ):
        done, texts = renamed(family(tmp_path, {"a.cjm.yaml": text}), "a.cjm.yaml", old, "new", kind)
        assert (texts["a.cjm.yaml"], done.places) == (changed, 2)


@pytest.mark.parametrize("written", ["cafe\u0301", "caf\u00e9", '"caf\\u00e9"', "'cafe\u0301'"])
def test_an_id_is_found_however_it_is_written(tmp_path, written):
    text = f"cjm: 1\ntitle: T\nowners: {{{written}: Bar}}\nphases: [{{name: A, owner: {written}}}]\n"
    _, texts = renamed(family(tmp_path, {"a.cjm.yaml": text}), "a.cjm.yaml", "caf\u00e9", "bar")
    quote = written[0] if written[0] in "\"'" else ""
    assert texts["a.cjm.yaml"] == text.replace(written, f"{quote}bar{quote}")


def test_an_alias_for_a_key_is_edited_at_its_anchor(tmp_path):
    text = (
        "cjm: 1\ntitle: T\npersonas: {&p ana : Ana}\n"
        "phases:\n  - {name: A, by_persona: {*p : 1}}\n  - {name: B, by_persona: {ana: 1}}\n"
    )
    done, texts = renamed(family(tmp_path, {"a.cjm.yaml": text}), "a.cjm.yaml", "ana", "bea")
    assert texts["a.cjm.yaml"] == text.replace("ana", "bea")
    assert done.places == 2
