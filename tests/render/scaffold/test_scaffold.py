import io
import re
from typing import get_args

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cjm.errors import CannotDo
from cjm.locale import languages as label_languages
from cjm.model.ids import is_id, slug
from cjm.model.journey import Journey
from cjm.model.map import Map
from cjm.model.method import Method, State
from cjm.render.scaffold import Wishes, future_scaffold, library_scaffold, map_scaffold
from cjm.render.scaffold.names import checked_language, checked_text, split, with_ids
from cjm.render.scaffold.wording import has_words, languages, words
from cjm.source.document import read_document
from cjm.source.formatting.formatted import formatted

METHODS, STATES = get_args(Method), get_args(State)
every_method = pytest.mark.parametrize("method", METHODS)
every_language = pytest.mark.parametrize("language", languages())
STEP = {"en": "Step", "es": "Paso", "nb": "Steg", "pt": "Passo", "ru": "Шаг", "zh-Hans": "步骤"}
CHARACTERS = st.characters(exclude_categories=["Cc", "Cs", "Cn"], include_characters="\n\t")
NAMES = st.text(CHARACTERS, max_size=30).map(str.strip).filter(lambda text: any(c.isalnum() for c in text))


def read(text: str) -> Map:
    document = read_document(text.encode(), "map.cjm.yaml")
    assert document.findings == ()
    assert document.map is not None
    return document.map


@every_method
@pytest.mark.parametrize("state", STATES)
def test_every_scaffold_is_a_map_whose_ids_lead_somewhere(method, state):
    content = read(map_scaffold(Wishes(method=method, state=state)).text)
    journey = Journey(content)
    assert (content.method, content.state, content.language) == (method, state, "en")
    assert [each for each in journey.references if not journey.resolves(each)] == []
    assert all(phase.id and phase.key_task for phase in content.phases)
    assert all(phase.advance_when for phase in content.phases[:-1])


@every_language
@every_method
def test_every_scaffold_is_in_canonical_layout(method, language):
    for state in STATES:
        text = map_scaffold(Wishes(method=method, state=state, language=language)).text
        assert formatted(text.encode()) == text.encode()
    library = library_scaffold(Wishes(method=method, language=language)).text
    assert formatted(library.encode()) == library.encode()
    current = Journey(read(map_scaffold(Wishes(method=method, language=language)).text))
    future = future_scaffold(Wishes(method=method, language=language), current, "today.cjm.yaml").text
    assert formatted(future.encode()) == future.encode()


def test_the_ten_steps_begin_with_the_usual_five_phases():
    phases = read(map_scaffold(Wishes()).text).phases
    assert [phase.id for phase in phases] == ["awareness", "consideration", "preference", "action", "loyalty"]


@every_language
def test_the_ten_steps_are_explained_in_their_order(language):
    text = map_scaffold(Wishes(language=language)).text
    numbers = [int(number) for number in re.findall(rf"# {STEP[language]} (\d+)[.：]", text)]
    assert numbers == list(range(1, 11))


@every_language
@pytest.mark.parametrize(("method", "last"), [("walkthrough", 6), ("emotion-led", 6), ("content-plan", 10)])
def test_every_step_of_the_other_methods_is_explained(method, last, language):
    text = map_scaffold(Wishes(method=method, language=language)).text
    numbers = {int(number) for number in re.findall(rf"{STEP[language]} (\d+)[.：]", text)}
    assert numbers == set(range(1, last + 1))


def test_the_loyalty_loop_leads_back_in_and_reminds():
    content = read(map_scaffold(Wishes(method="loyalty-loop")).text)
    assert [(each.from_, each.to, each.kind) for each in content.transitions] == [
        ("use", "need", "return"),
        ("loyalty-loop", "deal", "loyalty-loop"),
        ("reminder", "deal", "reminder"),
    ]


@every_language
@every_method
def test_the_seven_interview_questions_and_the_five_of_the_walk_stand_where_they_belong(method, language):
    text = map_scaffold(Wishes(method=method, language=language)).text
    interview = text[: text.index("\npersonas:")].rsplit("\n\n", 1)[1]
    assert len(re.findall(r"^#   \d\. .*[?？]", interview, re.MULTILINE)) == 7
    walk = text[text.index("# walkthroughs:") :].split("\n\n", 1)[0]
    assert len(re.findall(r"^#       \w+: .*[?？]$", walk, re.MULTILINE)) == 5


@every_language
@every_method
def test_what_the_comments_show_can_be_uncommented(method, language):
    shown = yaml.safe_load(words(language)["comments"]["all"]["transitions_example"])["transitions"][0]
    phases = (shown["to"], shown["from"])
    text = map_scaffold(Wishes(method=method, phases=phases, language=language)).text
    for block in re.findall(r"^# (?:evidence|walkthroughs|transitions):\n(?:#  .*\n)+", text, re.MULTILINE):
        text = text.replace(block, re.sub(r"^# ", "", block, flags=re.MULTILINE))
    text = re.sub(r"^  # (log:|  - \{date.*)$", r"  \1", text, flags=re.MULTILINE)
    content = read(text)
    journey = Journey(content)
    assert [each for each in journey.references if not journey.resolves(each)] == []
    assert content.evidence
    assert content.walkthroughs
    assert content.transitions
    assert content.review
    assert content.review.log


@given(NAMES, st.lists(NAMES, max_size=4), st.lists(NAMES, max_size=5), st.sampled_from(METHODS))
def test_what_was_typed_stands_in_the_map(title, personas, phases, method):
    wishes = Wishes(title=title, personas=tuple(personas), phases=tuple(phases), method=method)
    content = read(map_scaffold(wishes).text)
    assert content.title == title
    if personas:
        assert [persona.name for persona in content.personas.values()] == personas
    if phases:
        assert [phase.name for phase in content.phases] == phases


@given(st.lists(st.text(max_size=8), max_size=8), st.sets(st.sampled_from(["a", "b", "phase-1"])))
def test_ids_are_ids_and_each_is_there_once(names, taken):
    named = with_ids(names, "phase", taken)
    ids = [each.id for each in named]
    assert [each.name for each in named] == names
    assert all(map(is_id, ids))
    assert len({*ids, *taken}) == len(ids) + len(taken)


def test_the_second_x_has_an_id_too():
    assert [each.id for each in with_ids(["X", "x", "X "], "phase")] == ["x", "phase-2", "phase-3"]


def test_phases_with_equal_names_or_none_that_gives_an_id_get_ids_all_the_same():
    phases = ("Buy", "buy!", "Buy 2", "🚲", "exit", "Search", "search")
    content = read(map_scaffold(Wishes(phases=phases)).text)
    ids = ["buy", "buy-2", "buy-2-2", "phase-4", "phase-5", "search", "search-2"]
    assert [phase.id for phase in content.phases] == ids
    assert content.phases[0].steps[0].id == "search-3"


def test_two_hundred_phases_are_written():
    phases = tuple(f"Phase {number}" for number in range(200))
    assert len(read(map_scaffold(Wishes(phases=phases)).text).phases) == 200


def test_a_library_holds_an_entry_in_its_registries():
    document = read_document(library_scaffold(Wishes(title="Ours: all")).text.encode(), "library.cjm.yaml")
    assert document.findings == ()
    assert document.library is not None
    assert document.library.title == "Ours: all"
    assert "Step " not in document.text.content
    assert all((document.library.personas, document.library.owners, document.library.touchpoints))


CURRENT = """\
cjm: 1
title: "Today: {all} of it"
method: emotion-led
owners: {shop: Shop}
phases:
  - name: First
    id: Eins_1
    owner: shop
    steps: [Look around, Look around, "🚲"]
  - name: Second
    key_task: "Be there: always"
    steps:
      - {name: First, id: look}
"""


def test_a_future_map_keeps_the_phases_and_steps_of_today():
    current = Journey(read(CURRENT))
    scaffold = future_scaffold(Wishes(method="emotion-led", state="future"), current, "../today #1.cjm.yaml")
    content = read(scaffold.text)
    assert content.title == scaffold.title == "Today: {all} of it, in the future"
    assert (content.method, content.state, content.future_of) == (
        "emotion-led",
        "future",
        "../today #1.cjm.yaml",
    )
    assert [(phase.id, phase.name) for phase in content.phases] == [("Eins_1", "First"), ("second", "Second")]
    assert [step.name for step in content.phases[0].steps] == ["Look around", "Look around", "🚲"]
    assert [step.id for step in content.phases[0].steps] == ["look-around", "look-around-2", "step-1"]
    assert content.phases[1].steps[0].id == "look"
    assert (content.phases[0].owner, content.phases[1].key_task) == ("shop", "Be there: always")


def test_every_language_has_the_same_keys_as_english():
    def keys(value: object, path: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
        if isinstance(value, dict):
            return {path} | {each for key, inner in value.items() for each in keys(inner, (*path, key))}
        return {path}

    for language in languages():
        found = dict(words(language))
        assert keys({**found, "phases": None}) == keys({**words("en"), "phases": None}), language
        assert {kind: len(phases) for kind, phases in found["phases"].items()} == {
            kind: len(phases) for kind, phases in words("en")["phases"].items()
        }


def test_scaffolds_speak_the_languages_of_the_reports():
    assert set(languages()) == set(label_languages())


@every_language
def test_phases_have_the_ids_of_their_names_and_every_id_of_the_words_leads_somewhere(language):
    text = words(language)
    assert all(map(is_id, text["ids"].values()))
    for method in METHODS:
        content = read(map_scaffold(Wishes(method=method, language=language)).text)
        journey = Journey(content)
        assert [each for each in journey.references if not journey.resolves(each)] == []
        assert [phase.id for phase in content.phases] == [slug(phase.name) for phase in content.phases]
        assert content.phases[0].steps[0].id == text["example"]["step_id"]


def test_a_language_without_words_gets_the_english_ones():
    assert has_words("en-GB")
    assert not has_words("fr")
    assert words("fr") is words("en") or words("fr") == words("en")


@pytest.mark.parametrize("names", ["", "a,,b", "a,", " , "])
def test_an_empty_name_is_refused(names):
    with pytest.raises(CannotDo, match=r"the name of phase [12] is empty"):
        split(names, "phase")


def test_names_are_taken_without_the_space_around_them():
    assert split(" a b ,c", "phase") == ("a b", "c")


@pytest.mark.parametrize("text", ["", " \t", "\udcff", "a\x1b[31m", "a\0b"])
def test_a_text_that_no_map_can_hold_is_refused(text):
    with pytest.raises(CannotDo, match="the title"):
        checked_text(text, "the title")


def test_a_language_that_is_none_is_refused():
    assert checked_language("no") == "no"
    with pytest.raises(CannotDo, match="`klingon language` is not a language tag"):
        checked_language("klingon language")


@every_language
def test_the_words_have_no_trailing_space(language):
    for method in METHODS:
        for line in io.StringIO(map_scaffold(Wishes(method=method, language=language)).text):
            assert line == line.rstrip() + "\n"
