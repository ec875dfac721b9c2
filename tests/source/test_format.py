"""The principles of the format, sentence by sentence, as they meet a reader of YAML."""

from __future__ import annotations

import datetime

import pytest
from tests.source.reading import HEAD, codes, findings, messages, read, the_finding, valid

from cjm.model.journey import Journey

PHASE = "phases: [Awareness]\n"


# A string is the short form of a thing with only its main text.


def test_a_text_stands_for_a_thing_with_only_its_main_text():
    short = valid(
        "personas: {ana: Ana}\nowners: {m: Marketing}\ntouchpoints: {ad: Ad on a blog}\nmetrics: {r: Reach}\n"
        "evidence: {i: Interviews}\nlanes: {l: Legal}\ncriteria: {p: Price}\ncompetitors: {o: Other}\n"
        "platforms: {n: News}\ngoals: [Sell more]\ninsights: [Nobody knows]\ncontent_plan: [A video]\n"
        "phases:\n  - name: Awareness\n    needs: [To know]\n    questions: ['Why?']\n    pain_points: [Noise]\n"
        "    opportunities: [A guide]\n    steps: [Looks]\n  - Purchase\n"
    )
    long = valid(
        "personas: {ana: {name: Ana}}\nowners: {m: {name: Marketing}}\ntouchpoints: {ad: {name: Ad on a blog}}\n"
        "metrics: {r: {name: Reach}}\nevidence: {i: {name: Interviews}}\nlanes: {l: {name: Legal}}\n"
        "criteria: {p: {name: Price}}\ncompetitors: {o: {name: Other}}\nplatforms: {n: {name: News}}\n"
        "goals: [{text: Sell more}]\ninsights: [{text: Nobody knows}]\ncontent_plan: [{name: A video}]\n"
        "phases:\n  - name: Awareness\n    needs: [{text: To know}]\n    questions: [{text: 'Why?'}]\n"
        "    pain_points: [{text: Noise}]\n    opportunities: [{text: A guide}]\n    steps: [{name: Looks}]\n"
        "  - name: Purchase\n"
    )
    assert short == long


@pytest.mark.parametrize(
    ("value", "score", "feeling"),
    [
        ("-2", -2, None),
        ("1.5", 1.5, None),
        ("+1", 1, None),
        (".5", 0.5, None),
        ("1e0", 1, None),
        ("curious", None, "curious"),
        ("true", None, "true"),
        ("2026-01-01", None, "2026-01-01"),
        ("'not 1'", None, "not 1"),
        ("1 of 2", None, "1 of 2"),
    ],
)
def test_for_an_emotion_a_number_is_its_score_and_any_other_text_its_feeling(value, score, feeling):
    emotion = valid(f"phases:\n  - name: A\n    emotion: {value}\n").phases[0].emotion
    assert emotion is not None
    assert (emotion.score, emotion.feeling) == (score, feeling)


@pytest.mark.parametrize(
    "value", ["'1'", '"1.5"', "'-2'", "' 1 '", "'.5'", "'1e0'", "1,5", "'1,5'", "|\n      1"]
)
def test_a_number_in_quotes_is_no_feeling(value):
    text = HEAD + f"phases:\n  - name: A\n    emotion: {value}\n"
    assert the_finding(text)[:3] == ("CJM0012", 5, 14)
    assert "the score is a number" in messages(text)[0]


def test_for_a_target_a_baseline_and_a_reading_a_number_is_its_value():
    metric = valid(
        PHASE + "metrics: {m: {name: M, target: 5, baseline: 4.5, readings: [1, {value: 2}]}}\n"
    ).metrics["m"]
    assert metric.target is not None
    assert metric.baseline is not None
    assert (metric.target.value, metric.baseline.value) == (5, 4.5)
    assert [reading.value for reading in metric.readings] == [1, 2]


def test_numbers_in_quotes_and_texts_are_no_values():
    text = (
        HEAD + PHASE + "metrics: {m: {name: M, target: '5', baseline: many, readings: ['1', {value: '2'}]}}\n"
    )
    assert findings(read(text)) == [
        ("CJM0012", 4, 32, "'5'"),
        ("CJM0012", 4, 64, "'1'"),
        ("CJM0012", 4, 47, "many"),
        ("CJM0012", 4, 77, "'2'"),
    ]


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ("phases: Awareness\n", (3, 9, "Awareness")),
        ("phases: 1\n", (3, 9, "1")),
        ("phases: {a: Awareness}\n", (3, 9, "{")),
        ("phases:\n  - name: A\n    questions: Why\n", (5, 16, "Why")),
        ("phases:\n  - name: A\n    evidence: interviews\n", (5, 15, "interviews")),
        ("phases:\n  - name: A\n    steps:\n      name: S\n", (5, 5, "steps")),
        ("phases:\n  - name: A\n    lanes: {legal: one}\n", (5, 20, "one")),
    ],
)
def test_a_lone_value_where_a_list_is_wanted_is_an_error(body, where):
    assert the_finding(HEAD + body) == ("CJM0012", *where)
    assert "list" in messages(HEAD + body)[0]


def test_a_dash_without_its_space_is_told_apart():
    assert "space behind the `-`" in messages(HEAD + "phases:\n  -Awareness\n  -Purchase\n")[0]


# Registries are mappings keyed by id. Sequences are lists.


def test_a_registry_is_no_list_and_a_list_no_registry():
    assert the_finding(HEAD + PHASE + "owners: [Marketing]\n") == ("CJM0012", 4, 9, "[")


# Ids.


@pytest.mark.parametrize(
    "name", ["a", "ü", "购买", "x", "X-a", "a_b", "7", "-", "ا", "é", "e\u0301", "no", "1.0"[:1]]
)
def test_ids_are_letters_marks_digits_hyphens_and_underscores_of_any_script(name):
    assert valid(PHASE + f"owners: {{{name}: Somebody}}\n").owners


@pytest.mark.parametrize("name", ["a b", "a.b", "a/b", "😀", "½", "", "a:b", "‑", "\u00ad", "«a»"])
def test_anything_else_is_no_id(name):
    assert the_finding(HEAD + PHASE + f'owners: {{"{name}": Somebody}}\n')[:3] == ("CJM0015", 4, 10)


@pytest.mark.parametrize("body", ["phases: [{name: A, id: x-a}]\n", "phases: [{name: A, owner: x-a}]\n"])
def test_an_id_does_not_begin_with_x(body):
    assert codes(HEAD + body) == ["CJM0015"]


def test_ids_are_compared_in_nfc():
    nfc, nfd = "caf\u00e9", "cafe\u0301"
    journey = Journey(
        valid(
            f"owners: {{{nfd}: Café}}\nphases: [{{name: One, id: {nfd}, owner: {nfc}, steps: [{{name: S, id: {nfd}s}}]}}]\n"
            f"transitions: [{{from: {nfc}, to: {nfd}/{nfc}s}}]\n"
        )
    )
    assert list(journey.owners) == [nfc]
    assert all(journey.resolves(reference) for reference in journey.references)
    assert journey.place(f"{nfc}/{nfc}s") is not None


def test_two_keys_equal_in_nfc_are_one():
    text = HEAD + PHASE + "owners:\n  \u00e9: A\n  e\u0301: B\n"
    assert the_finding(text) == ("CJM0004", 6, 3, "e\u0301")
    assert "line 5" in messages(text)[0]


@pytest.mark.parametrize("where", ["{name: A, id: exit}", "{name: A, steps: [{name: S, id: exit}]}"])
def test_exit_is_reserved_in_phases_and_steps(where):
    text = HEAD + f"phases: [{where}]\n"
    assert the_finding(text)[0] == "CJM0015"
    assert the_finding(text)[3] == "exit"
    assert "reserved" in messages(text)[0]


def test_exit_may_be_the_id_of_anything_else():
    content = valid(
        "owners: {exit: Exit desk}\nphases: [{name: A, pain_points: [{text: No exit, id: exit}]}]\n"
    )
    assert list(content.owners) == ["exit"]


def test_us_needs_no_name_and_every_other_competitor_does():
    text = (
        HEAD + PHASE + "competitors:\n  us: {strengths: [Advice]}\n  other: {strengths: [Price]}\n  third:\n"
    )
    assert findings(read(text)) == [("CJM0011", 6, 3, "other"), ("CJM0011", 7, 3, "third")]


# YAML 1.2 core meaning.


def test_where_text_is_wanted_a_scalar_is_taken_as_written():
    content = valid(
        "version: 1.10\nsummary: no\ncustomer_goal: 012\n"
        "phases: [{name: on, summary: 12:30, key_task: 0x1F, advance_when: 1e3, duration: .inf, steps: [7, true, 1_000]}]\n"
    )
    phase = content.phases[0]
    assert (content.version, content.summary, content.customer_goal) == ("1.10", "no", "012")
    assert (phase.name, phase.summary, phase.key_task) == ("on", "12:30", "0x1F")
    assert (phase.advance_when, phase.duration) == ("1e3", ".inf")
    assert [step.name for step in phase.steps] == ["7", "true", "1_000"]


@pytest.mark.parametrize(("word", "sample"), [("012", 12), ("0o14", 12), ("0xC", 12), ("+12", 12)])
def test_whole_numbers_are_those_of_the_core_schema(word, sample):
    assert valid(PHASE + f"evidence: {{e: {{name: E, sample: {word}}}}}\n").evidence["e"].sample == sample


@pytest.mark.parametrize("word", ["12:30", "1_000", "0b11", "1.0", "'12'", "twelve", "1e1", "-1"])
def test_nothing_else_is_a_whole_number(word):
    assert the_finding(HEAD + PHASE + f"evidence: {{e: {{name: E, sample: {word}}}}}\n")[1:] == (4, 33, word)


@pytest.mark.parametrize("word", ["yes", "no", "on", "off", "y", "1", "'true'"])
def test_only_true_and_false_are_true_or_false(word):
    text = HEAD + f"phases: [{{name: A, steps: [{{name: S, moment_of_truth: {word}}}]}}]\n"
    assert the_finding(text) == ("CJM0012", 3, 55, word)


@pytest.mark.parametrize("word", ["2026-03-31", "'2026-03-31'", "2024-02-29"])
def test_dates_are_year_month_and_day(word):
    date = valid(PHASE + f"evidence: {{e: {{name: E, date: {word}}}}}\n").evidence["e"].date
    assert date == datetime.date.fromisoformat(word.strip("'"))


@pytest.mark.parametrize(
    "word",
    ["2026-3-1", "2026-02-30", "2025-02-29", "2026-03-31T00:00:00", "20260331", "2026-W13-2", "31.03.2026", "0000-01-01",
     "2026", "march", "２０２６-03-31"],
)  # fmt: skip
def test_dates_are_nothing_else(word):
    assert the_finding(HEAD + PHASE + f"evidence: {{e: {{name: E, date: {word}}}}}\n") == (
        "CJM0013",
        4,
        31,
        word,
    )


@pytest.mark.parametrize(
    "word", ["90 days", "1 day", "1 week", "2 weeks", "1 month", "6 months", "1 year", "2 years"]
)
def test_durations_are_a_number_and_a_unit(word):
    review = valid(PHASE + f"review: {{every: {word}}}\n").review
    assert review is not None
    assert review.every == word


@pytest.mark.parametrize(
    "word", ["90", "days", "0 days", "-1 days", "1.5 months", "90days", "90  days", "P90D", "1 hour"]
)
def test_durations_are_nothing_else(word):
    assert the_finding(HEAD + PHASE + f"review: {{every: {word}}}\n")[:3] == ("CJM0013", 4, 17)


def test_when_and_a_phases_duration_are_free_text():
    phase = valid("phases: [{name: A, duration: a while, steps: [{name: S, when: '25:30'}]}]\n").phases[0]
    assert (phase.duration, phase.steps[0].when) == ("a while", "25:30")


def test_one_document_with_a_directive_and_its_marks():
    assert codes("# a map\n%YAML 1.2\n---\n" + HEAD + PHASE + "...\n# the end\n") == []


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (HEAD + PHASE + "---\n" + HEAD + PHASE, ("CJM0005", 4, 1, "---")),
        ("---\n" + HEAD + PHASE + "---\n" + HEAD, ("CJM0005", 5, 1, "---")),
        (HEAD + PHASE + "---\n", ("CJM0005", 4, 1, "---")),
        (HEAD + PHASE + "...\n" + HEAD, ("CJM0005", 5, 1, "cjm:")),
        (HEAD + PHASE + "...\n---\ncjm: 1\n", ("CJM0005", 5, 1, "---")),
        ("%YAML 1.1\n---\n" + HEAD + PHASE, ("CJM0006", 1, 1, "%YAML 1.1")),
        ("%TAG ! tag:example.com,2000:\n---\n" + HEAD, ("CJM0006", 1, 1, "%TAG ! tag:example.com,2000:")),
        ("cjm: 1\ntitle: !!str Shoes\n" + PHASE, ("CJM0006", 2, 8, "!!str")),
        ("cjm: 1\ntitle: ! Shoes\n" + PHASE, ("CJM0006", 2, 8, "!")),
        ("cjm: 1\ntitle: &a !mine Shoes\n" + PHASE, ("CJM0006", 2, 11, "!mine")),
        ("cjm: 1\ntitle: Shoes\nphases:\n  - !important step\n", ("CJM0006", 4, 5, "!important")),
        (HEAD + PHASE + "x-a: &a {b: c}\n<<: *a\n", ("CJM0006", 5, 1, "<<")),
        (HEAD + PHASE + "? [a, b]\n: c\n", ("CJM0006", 4, 3, "[a, b]")),
        (HEAD + PHASE + "summary: {{ x }}\n", ("CJM0006", 4, 11, "{ x }")),
        (HEAD + PHASE + "title: Boots\n", ("CJM0004", 4, 1, "title")),
        (HEAD + PHASE + "x-a: {b: 1, 'b': 2}\n", ("CJM0004", 4, 13, "'b'")),
    ],
)
def test_what_yaml_has_and_the_format_has_not(text, where):
    assert the_finding(text) == where


def test_aliases_stand_for_what_their_anchor_holds():
    phases = valid("phases:\n  - &a {name: A, owner: m}\n  - *a\nowners: {m: Marketing}\n").phases
    assert phases[0] == phases[1]


def test_a_quoted_merge_key_is_a_key_like_any_other():
    assert codes(HEAD + PHASE + "'<<': 1\n") == ["CJM0010"]


def test_a_bare_key_counts_as_absent():
    assert valid("summary:\nscope:\ngoals:\nowner: ~\nreview: {every: }\n" + PHASE) == valid(
        PHASE + "review: {}\n"
    )
    assert the_finding(HEAD + "phases:\n") == ("CJM0011", 1, 1, "cjm")
    assert the_finding("cjm:\ntitle: Shoes\n" + PHASE) == ("CJM0011", 1, 1, "cjm")


# Unknown keys.


def test_an_unknown_key_is_an_error_with_the_key_that_was_meant():
    text = HEAD + PHASE + "titel: Boots\n"
    assert the_finding(text) == ("CJM0010", 4, 1, "titel")
    (message,) = messages(text)
    assert "did you mean `title`?" in message
    assert "cjm 0." in message


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("cjm: 1\ntitel: Boots\nphases: [A]\n", ("CJM0010", 2, 1, "titel")),
        (HEAD + "Phases: [A]\n", ("CJM0010", 3, 1, "Phases")),
        (HEAD + "phases: [{naem: A}]\n", ("CJM0010", 3, 11, "naem")),
    ],
)
def test_a_required_key_that_is_misspelt_is_one_finding(text, found):
    assert the_finding(text) == found


def test_a_misspelt_version_is_told_apart_from_a_missing_one():
    (message,) = messages("cmj: 1\ntitle: T\nphases: [A]\n")
    assert "did you mean it by `cmj`?" in message


def test_a_percentage_is_told_to_be_a_number():
    for body in (
        "transitions: [{from: a, to: exit, share: 50%}]",
        "metrics: {a: {name: A, target: 5 %}}",
    ):
        (message,) = messages(HEAD + "phases: [A]\n" + body + "\n")
        assert "write the number alone" in message


@pytest.mark.parametrize("key", ["pain-points", "Pain Points", "painpoints", "PAIN_POINTS"])
def test_another_spelling_is_recognised(key):
    assert "`pain_points`" in messages(HEAD + f"phases: [{{name: A, {key}: [B]}}]\n")[0]


def test_keys_that_begin_with_x_are_kept_untouched_everywhere():
    document = read(
        HEAD
        + "x-Ä: {list: [1, 2.5, no, null, true], date: 2026-01-01, 7: 012}\nowners: {x-team: [a], m: {name: M, x-id: 7}}\n"
        "scope: {from: a, x-s: ~}\nreview: {x-r: 1}\ncompetitors: {o: {name: O, ratings: {x-n: note}}}\n"
        "phases: [{name: A, by_persona: {x-p: 1}, lanes: {x-l: 2}, emotion: {score: 1, x-e: e}, steps: [{name: S, x-k: 1}]}]\n"
    )
    assert document.findings == ()
    assert document.extensions == {
        (): {"x-Ä": {"list": [1, 2.5, "no", None, True], "date": "2026-01-01", "7": 12}},
        ("owners",): {"x-team": ["a"]},
        ("owners", "m"): {"x-id": 7},
        ("scope",): {"x-s": None},
        ("review",): {"x-r": 1},
        ("competitors", "o", "ratings"): {"x-n": "note"},
        ("phases", 0, "by_persona"): {"x-p": 1},
        ("phases", 0, "lanes"): {"x-l": 2},
        ("phases", 0, "emotion"): {"x-e": "e"},
        ("phases", 0, "steps", 0): {"x-k": 1},
    }


@pytest.mark.parametrize("number", [".inf", "-.INF", ".nan", "1e999"])
def test_their_values_are_json_values(number):
    assert the_finding(HEAD + PHASE + f"x-a: [{{b: {number}}}]\n") == ("CJM0013", 4, 11, number)


@pytest.mark.parametrize("version", ["2", "0", "-1", "1.5", "10", ".inf"])
def test_an_unknown_version_is_one_finding_and_nothing_more_is_checked(version):
    assert the_finding(f"cjm: {version}\nfoo: bar\nphases: 3\n") == ("CJM0014", 1, 6, version)


@pytest.mark.parametrize("version", ["'1'", "true", "one"])
def test_a_version_is_a_number(version):
    assert the_finding(f"cjm: {version}\nfoo: bar\n") == ("CJM0012", 1, 6, version)


def test_a_file_without_a_version_is_told_so_and_nothing_more():
    assert the_finding("titel: Shoes\nfoo: bar\n") == ("CJM0011", 1, 1, "titel")


@pytest.mark.parametrize(("kind", "words"), [("libary", "libary"), ("1", "1"), ("[map]", "kind")])
def test_a_file_is_a_map_or_a_library(kind, words):
    assert the_finding(f"cjm: 1\nkind: {kind}\n")[0::3] == ("CJM0013", words)


def test_a_library_holds_registries_only():
    assert findings(read("cjm: 1\nkind: library\nowners: {m: M}\nphases: [A]\n")) == [
        ("CJM0010", 4, 1, "phases")
    ]


# Messages.


def test_what_a_file_holds_is_quoted_on_one_line_and_cut():
    (message,) = messages(HEAD + PHASE + f'"a\\n{"b" * 500}": 1\n')
    assert "\n" not in message.partition(";")[0]
    assert len(message.partition(";")[0]) < 150
