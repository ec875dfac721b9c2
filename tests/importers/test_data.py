"""JSON and YAML with journeys in other words, and maps of our own."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.importers.reading import imported, outline

from cjm.errors import CannotDo
from cjm.importers.foreign import Foreign
from cjm.importers.importer import Wishes
from cjm.importers.registry import fitting
from cjm.importers.writing import Guide, written
from cjm.source.document import read_document
from cjm.source.extensions import with_extensions

NEAR = """journey: Renting skates
persona: Ida
version: 3
stages:
  - name: Looking
    goal: Know the hours
    emotion_score: 4
    steps:
      - name: Opens the site
        emotion: curious
        touchpoints: [Website, Instagram]
      - title: Calls
        emotion: {score: 2, feeling: annoyed}
        painPoints:
          - text: Hours are wrong
            severity: high
          - Nobody answers
  - name: Paying
    actions: [Pays, Waits]
    weather: cold
"""

JSON = json.dumps(
    {
        "data": {
            "phases": {
                "Look \U0001f642": {
                    "steps": [{"action": "Opens", "score": 1}, {"action": "Reads", "score": 7}]
                },
                "Buy": {"thoughts": "Why?"},
            }
        }
    }
)

OURS = """cjm: 1
title: Skates
language: nb
x-team: {name: Is, sizes: [1, 2]}
owners:
  desk: {name: Desk, x-room: 3}
metrics:
  share: {name: Share, readings: [{date: 2026-03-01, value: 0.25}]}
phases:
  - name: "Look: 1"
    owner: desk
    metrics: [share]
    pain_points:
      - text: |-
          Two
          lines
    steps:
      - name: Opens
        emotion: {feeling: "5"}
"""
WORDS = Guide("Head", "Missing: {keys}", {key: key for key in ("goals", "personas", "touchpoints", "metrics", "owners", "evidence", "review", "key_task", "questions", "pain_points", "metrics_used", "owner_used", "opportunities", "touchpoints_used", "steps")})  # fmt: skip


def test_other_words_for_phases_and_steps() -> None:
    (draft,), notes = imported(NEAR, "data", "a.yaml")
    assert (draft.title, draft.data["personas"]) == ("Renting skates", {"ida": {"name": "Ida"}})
    assert outline(draft) == {
        "Looking": [("Opens the site", 1), ("Calls", -1)],
        "Paying": [("Pays", None), ("Waits", None)],
    }
    looking, paying = draft.phases
    assert looking.data["customer_goal"] == "Know the hours"
    assert looking.data["emotion"] == {"score": 1}
    assert looking.steps[0].data["touchpoints"] == ["website", "instagram"]
    assert looking.steps[1].data["emotion"] == {"score": -1, "feeling": "annoyed"}
    assert [each["text"] for each in looking.steps[1].data["pain_points"]] == [
        "Hours are wrong",
        "Nobody answers",
    ]
    assert paying.data["x-import"] == {"weather": "cold"}
    assert draft.data["x-import"] == {"version": "3"}
    assert "CJM8101 3:10 3" in notes
    assert "CJM8101 20:14 cold" in notes


def test_phases_by_their_names_and_characters_as_surrogates() -> None:
    (draft,), notes = imported(JSON, "data", "rink.json")
    assert draft.title == "rink"
    assert outline(draft) == {"Look 🙂": [("Opens", -2), ("Reads", 2)], "Buy": [("Buy", None)]}
    assert {note.split()[0] for note in notes} >= {"CJM8001", "CJM8006"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[{"stage": "A", "emotion": 1}, {"stage": "B", "emotion": 5}]', {"A": [], "B": []}),
        ('{"title": "T", "steps": [{"name": "A", "score": 5}]}', {"T": [("A", 2)]}),
        ('{"journeys": [{"title": "T", "phases": ["A", "B"]}]}', {"A": [], "B": []}),
    ],
)
def test_other_shapes(text: str, expected: object) -> None:
    (draft,), _ = imported(text, "data", "a.json")
    assert outline(draft) == expected


def test_a_map_of_our_own_comes_back_whole() -> None:
    document = read_document(OURS.encode(), "a.cjm.yaml")
    as_json = json.dumps(with_extensions(document), ensure_ascii=False)
    (draft,), notes = imported(as_json, "data", "a.json")
    again = read_document(written(draft, WORDS, "cjm.schema.json").encode(), "a.cjm.yaml")
    assert with_extensions(again) == with_extensions(document)
    assert notes == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "[]",
        "{}",
        '{"a": [1]}',
        '{"phases": 3}',
        "name: x\non: push\njobs: {a: {steps: [{run: b}]}}\n",
    ],
)
def test_none(text: str) -> None:
    drafts, notes = imported(text or "{}", "data", "a.yaml")
    assert not drafts
    assert [note.split()[0] for note in notes] == ["CJM8103"]


@pytest.mark.parametrize("text", ["{", "a: *b", "cjm: 1\ntitle: T\n", "a: &a [*a]"])
def test_what_cannot_be_read(text: str) -> None:
    with pytest.raises(CannotDo):
        imported(text, "data", "a.yaml")


def test_a_map_of_our_own_under_another_title() -> None:
    (draft,), _ = imported(OURS, "data", "a.yaml", Wishes(title="Rink", language="pt"))
    assert (draft.title, draft.language) == ("Rink", "pt")
    assert (draft.content["title"], draft.content["language"]) == ("Rink", "pt")


def test_the_steps_are_the_key_that_holds_objects() -> None:
    (draft,), _ = imported(
        '{"title": "T", "steps": "two", "tasks": [{"name": "A", "score": 5}]}', "data", "a.json"
    )
    assert outline(draft) == {"T": [("A", 2)]}


class TestNothingIsLost:
    """What other tools write has more in it than names: all of it is in the map, or said."""

    def test_what_objects_in_lists_say_beside_their_names(self) -> None:
        text = "phases:\n  - name: Look\n    pains:\n      - {text: Slow, severity: high, since: [May, [June]]}\n      - [Late, [Cold]]\n"
        (draft,), notes = imported(text, "data", "a.yaml", Wishes(title="T"))
        (phase,) = draft.phases
        assert phase.data["pain_points"] == [{"text": each} for each in ("Slow", "Late", "Cold")]
        assert phase.data["x-import"] == {"pains: Slow: severity": "high", "pains: Slow: since": "May June"}
        assert [note for note in notes if note.startswith("CJM8101")] == [
            "CJM8101 4:32 high",
            "CJM8101 4:45 [",
        ]

    def test_what_has_no_name_stays_by_itself(self) -> None:
        text = """phases:
  - name: Look
    steps: [{name: Opens}]
  - emotion: 1
    steps: [{thoughts: ["Why?"], emotion: 5}, {name: Pays}, {emotion: 3}, {}]
  - {}
"""
        (draft,), notes = imported(text, "data", "a.yaml", Wishes(title="T"))
        assert outline(draft) == {
            "Look": [("Opens", None)],
            "Phase 2": [("Why?", 2), ("Pays", None), ("Step 3", 0)],
        }
        assert draft.phases[1].data["emotion"] == {"score": -2}
        assert [note for note in notes if note.startswith("CJM8006")] == [
            "CJM8006 4:5 ",
            "CJM8006 5:13 ",
            "CJM8006 5:61 ",
        ]

    def test_what_is_said_of_personas(self) -> None:
        ida = {"name": "Ida", "age": 34, "likes": ["Ice", {"name": "Tea", "why": "Warm"}]}
        for people in ([ida, ["Ole"]], {"ida": ida, "Ole": {}}):
            text = json.dumps({"personas": people, "phases": ["Look"]})
            (draft,), notes = imported(text, "data", "a.json", Wishes(title="T"))
            assert draft.data["personas"] == {
                "ida": {"name": "Ida", "x-import": {"age": "34", "likes": ["Ice", "Tea", "Warm"]}},
                "ole": {"name": "Ole"},
            }
            assert len([note for note in notes if note.startswith("CJM8101")]) == 2
        nameless = json.dumps({"persona": [{"age": 34}, "Ole"], "phases": ["Look"]})
        (draft,), _ = imported(nameless, "data", "a.json")
        assert draft.data == {"x-import": {"persona": ["Ole", "34"]}}

    def test_second_summaries_and_keys_that_only_tables_know(self) -> None:
        text = "summary: One\ndescription: Two\nphases:\n  - {name: Look, journey: Three}\n"
        (draft,), notes = imported(text, "data", "a.yaml", Wishes(title="T"))
        assert draft.data == {"summary": "One", "x-import": {"description": "Two"}}
        assert draft.phases[0].data["x-import"] == {"journey": "Three"}
        assert {"CJM8101 2:14 Two", "CJM8102 4:27 Three"} <= {*notes}

    def test_phases_by_name_with_lists_and_texts(self) -> None:
        (draft,), _ = imported("stages:\n  Look: [Opens, Reads]\n  Buy: Pays\n", "data", "a.yaml")
        assert outline(draft) == {"Look": [("Opens", None), ("Reads", None)], "Buy": [("Pays", None)]}

    def test_what_stands_beside_journeys_and_second_titles(self) -> None:
        text = "author: Ida\ndata:\n  - title: T\n    id: J-1\n    phases: [Look]\n  - nothing\n"
        (draft,), notes = imported(text, "data", "a.yaml")
        assert (draft.title, draft.data) == ("T", {"x-import": {"id": "J-1"}})
        assert [note for note in notes if note.startswith("CJM8103")] == [
            "CJM8103 1:9 Ida",
            "CJM8103 6:5 nothing",
        ]

    @pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029", "\ufeff"])
    def test_signs_in_json_that_yaml_takes_for_something_else(self, sign: str) -> None:
        text = json.dumps({"phases": [{"name": f"a{sign}b"}]}, ensure_ascii=False)
        (draft,), _ = imported(text, "data", "a.json", Wishes(title="T"))
        assert draft.phases[0].name.split() == f"a{sign}b".split()

    def test_escapes_for_characters_that_no_map_can_hold(self) -> None:
        (draft,), notes = imported(
            '{"phases": [{"name": "a\\u001bb", "\\uffff": "c"}]}', "data", "a.json", Wishes(title="T")
        )
        assert draft.phases[0].name == "a\ufffdb"
        assert [note for note in notes if note.startswith("CJM8103")] == [
            'CJM8103 1:22 "a\\u001bb"',
            'CJM8103 1:34 "\\uffff"',
        ]

    def test_keys_that_come_again_or_are_no_text_and_a_second_document(self) -> None:
        text = "phases:\n  - name: Look\n    pains: Slow\n    pains: Late\n    ? [a, b]\n    : c\n---\nphases: [Buy]\n"
        (draft,), notes = imported(text, "data", "a.yaml", Wishes(title="T"))
        assert draft.phases[0].data["pain_points"] == [{"text": "Late"}]
        assert sorted(note for note in notes if note.startswith("CJM8103")) == [
            "CJM8103 3:12 Slow",
            "CJM8103 5:7 [",
            "CJM8103 7:1 ---",
        ]

    def test_lists_in_lists_of_phases_and_of_steps(self) -> None:
        text = "phases:\n  - [[Opens]]\n  - name: Buy\n    steps:\n      - [Pays, {name: Waits}]\n      - name: Leaves\n"
        (draft,), _ = imported(text, "data", "a.yaml", Wishes(title="T"))
        assert outline(draft) == {"Phase 1": [("Opens", None)], "Buy": [("Pays", None), ("Leaves", None)]}
        assert draft.phases[1].steps[0].data["actions"] == ["Pays", "Waits"]


def test_a_list_of_other_things_is_no_journey() -> None:
    text = "- name: a\n  description: b\n  category: c\n- name: d\n  description: e\n  category: f\n"
    assert fitting(Foreign("a.yaml", text.encode())) == []


def test_numbers_of_stages_are_no_stages() -> None:
    assert fitting(Foreign("a.yaml", b"id: x\nstages: [1, 2]\nfeeling: sad\n")) == []


def test_comments_in_data_are_no_headings() -> None:
    text = "# Journey of a brand\n# =====\n# Stages:\n# Actions: looks\n# Feelings: glad\nagent: {role: x}\n"
    assert fitting(Foreign("a.md", text.encode()))
    assert fitting(Foreign("a.yaml", text.encode())) == []


def test_nulls_say_nothing() -> None:
    text = '{"title": "T", "phases": [{"name": "A", "painPoints": null, "steps": [null, {"name": "B", "emotion": null, "painPoints": [null, "Slow"]}]}]}'
    (draft,), notes = imported(text, "data", "a.json")
    assert [step.data for step in draft.phases[0].steps] == [{"name": "B", "pain_points": [{"text": "Slow"}]}]
    assert draft.phases[0].data == {"name": "A"}
    assert {note.split()[0] for note in notes} == {"CJM8003"}


class TestDataOfOtherPrograms:
    """Shapes that programs for journey maps and language models write."""

    @pytest.mark.parametrize(
        "keys",
        [
            "título etapas nome acoes emocoes pontosDeContato dores",
            "titulo fases nombre acciones emociones puntosDeContacto puntosDeDolor",
            "название этапы название действия эмоции точки_контакта боли",
            "标题 阶段 名称 行为 情绪 触点 痛点",
            "tittel faser navn handlinger følelser kontaktpunkter smertepunkter",
            "journeyName stages stage_name userActions emotionalState touchPoints painPoints",
        ],
    )
    def test_keys_in_six_languages_and_in_humps(self, keys: str) -> None:
        title, phases, name, actions, emotion, touchpoints, pains = keys.split()
        stage = {
            name: "Desk",
            actions: ["Queues", "Pays"],
            emotion: "?",
            touchpoints: ["Till"],
            pains: ["Line"],
        }
        (draft,), notes = imported(json.dumps({title: "Skates", phases: [stage]}), "data", "a.json")
        assert draft.title == "Skates"
        assert outline(draft) == {"Desk": [("Queues", None), ("Pays", None)]}
        assert draft.phases[0].data["touchpoints"] == ["till"]
        assert draft.phases[0].data["pain_points"] == [{"text": "Line"}]
        assert {note.split()[0] for note in notes} == {"CJM8003"}

    def test_stages_below_their_names(self) -> None:
        text = json.dumps(
            {
                "customerJourney": {
                    "awareness": {"touchpoints": ["Ad"], "emotions": "curious"},
                    "purchase": {"customer_actions": ["Pays"], "pain_points": ["Fee"]},
                }
            }
        )
        (draft,), notes = imported(text, "data", "a.json", Wishes(title="T"))
        assert outline(draft) == {"awareness": [], "purchase": [("Pays", None)]}
        assert not [note for note in notes if note.startswith("CJM81")]

    def test_a_journey_below_a_key_of_its_own(self) -> None:
        text = json.dumps(
            {"journey_map": {"title": "T", "phases": [{"phase_name": "Look", "pains": ["Dark"]}]}}
        )
        (draft,), _ = imported(text, "data", "a.json")
        assert (draft.title, outline(draft)) == ("T", {"Look": []})

    def test_touchpoints_of_which_more_is_said_are_steps(self) -> None:
        stage = {
            "name": "Arrive",
            "touchpoints": [
                {"name": "Taxi", "channel": "phone", "emotion": "neutral"},
                {"name": "Front desk", "emotion": "very-negative", "painPoints": ["Line"]},
            ],
        }
        (draft,), _ = imported(json.dumps({"title": "T", "stages": [stage]}), "data", "a.json")
        assert outline(draft) == {"Arrive": [("Taxi", 0), ("Front desk", -2)]}
        assert [step.data["touchpoints"] for step in draft.phases[0].steps] == [["taxi"], ["front-desk"]]
        assert draft.data["touchpoints"]["taxi"] == {"name": "Taxi", "channel": "phone"}

    def test_touchpoints_that_only_have_a_channel_are_none(self) -> None:
        stage = {
            "name": "File",
            "actions": ["Logs in"],
            "touchpoints": [{"name": "Portal", "channel": "web"}],
        }
        (draft,), _ = imported(json.dumps({"title": "T", "stages": [stage]}), "data", "a.json")
        assert outline(draft) == {"File": [("Logs in", None)]}
        assert draft.phases[0].data["touchpoints"] == ["portal"]

    def test_keys_that_only_have_a_word_of_a_field_in_them_are_kept(self) -> None:
        stage = {
            "name": "Look",
            "actions": ["Reads"],
            "supportReliance": "light",
            "primaryUser": {"name": "Ida"},
        }
        (draft,), notes = imported(json.dumps({"title": "T", "stages": [stage]}), "data", "a.json")
        assert draft.phases[0].data["x-import"] == {"supportReliance": "light"}
        assert list(draft.data["personas"]) == ["ida"]
        assert [note.split()[-1] for note in notes if note.startswith("CJM8101")] == ['"light"']

    @pytest.mark.parametrize(
        "beside",
        [
            {"lanes": {"actions": ["Reads", "Pays"], "emotions": ["curious", ""], "weather": ["Snow", None]}},
            {"actions": ["Reads", "Pays"], "emotions": ["curious", None]},
            {
                "rows": [
                    {"id": "r1", "title": "Actions", "cells": ["Reads", "Pays"]},
                    {"title": "Emotions", "cells": ["curious", ""]},
                ]
            },
        ],
    )
    def test_lists_of_what_is_said_beside_a_list_of_stages(self, beside: dict[str, Any]) -> None:
        text = json.dumps({"title": "T", "stages": ["Look", "Desk"], **beside})
        (draft,), notes = imported(text, "data", "a.json")
        assert outline(draft) == {"Look": [("Reads", None)], "Desk": [("Pays", None)]}
        assert draft.phases[0].data["emotion"] == {"score": 1, "feeling": "curious"}
        assert len([note for note in notes if note.startswith("CJM81")]) == ("lanes" in beside)

    def test_lists_beside_stages_that_say_nothing_of_each(self) -> None:
        data = {
            "title": "T",
            "stages": ["Look", "Desk"],
            "personas": ["Ida", "Ole"],
            "pains": ["Dark"],
            "goals": ["Skate"],
        }
        (draft,), _ = imported(json.dumps(data), "data", "a.json")
        assert [phase.data for phase in draft.phases] == [{"name": "Look"}, {"name": "Desk"}]
        assert list(draft.data["personas"]) == ["ida", "ole"]


@pytest.mark.parametrize("in_ascii", [False, True])
def test_the_language_is_that_of_the_texts(in_ascii: bool) -> None:
    journey = {
        "title": "Прокат",
        "phases": [{"name": "Поиск", "steps": [{"name": "Смотрит часы работы и ищет, где это"}]}],
    }
    (draft,), _ = imported(json.dumps(journey, ensure_ascii=in_ascii), "data", "a.json")
    assert draft.language == "ru"


def test_steps_that_are_only_texts() -> None:
    text = "phases:\n  - {name: Look, steps: [Opens, Reads], emotion: 4}\n  - {name: Buy, step: Pays, emotion: 5}\n  - {name: Use, emotion: 2, more: {steps: [Skates]}}\n"
    (draft,), _ = imported(text, "data", "a.yaml", Wishes(title="T"))
    assert outline(draft) == {
        "Look": [("Opens", None), ("Reads", None)],
        "Buy": [("Pays", None)],
        "Use": [("Skates", None)],
    }
    assert [phase.data["emotion"]["score"] for phase in draft.phases] == [1, 2, -1]
