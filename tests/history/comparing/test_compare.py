"""What became of the things of a map, in the words of the method."""

from __future__ import annotations

from typing import Any

import pytest
from tests.history.comparing.editions import diff, edition_of, told

from cjm.history.comparing.compare import compare
from cjm.model.change import Fact, Named

BASE = """\
owners:
  marketing: Marketing
  shop: {name: The shop, discipline: retail}
touchpoints:
  ad: {name: Ad on a blog, channel: ad}
  store: {name: Store in town, channel: store}
metrics:
  returns: {name: Returns, method: rate, target: {value: 10, due: 2026-12-31}, readings: [{date: 2026-01-01, value: 14}]}
personas: {ana: Ana}
phases:
  - name: Awareness
    owner: marketing
    steps:
      - name: Sees an ad
        touchpoints: [ad]
        emotion: {score: 1, feeling: curious}
      - name: Reads a review of the shoe
  - name: Purchase
    owner: shop
    steps:
      - name: Tries on three pairs
        touchpoints: [store]
        emotion: 0
        pain_points:
          - {text: Sizes differ from brand to brand, severity: medium}
      - name: Pays at the till
        emotion: -1
        questions: [Can I bring them back?]
"""


@pytest.mark.parametrize(
    ("find", "put", "expected"),
    [
        ("Sees an ad", "Notices the ad", [("step", "renamed", "Notices the ad", "name", "Sees an ad", "Notices the ad")]),
        ("- name: Awareness", "- name: Awakening\n    id: awareness",
         [("phase", "renamed", "Awakening", "name", "Awareness", "Awakening"), ("phase", "added", "Awakening", "id", None, "awareness")]),
        ("- name: Purchase", "- name: In the store", [("phase", "renamed", "In the store", "name", "Purchase", "In the store")]),
        ("owner: shop", "owner: marketing", [("phase", "changed", "Purchase", "owner", "shop", "marketing")]),
        ("emotion: 0", "emotion: -1.5", [("step", "changed", "Tries on three pairs", "emotion", 0, -1.5)]),
        ("severity: medium", "severity: critical",
         [("pain_point", "changed", "Sizes differ from brand to brand", "severity", "medium", "critical")]),
        ("Sizes differ from brand to brand", "Sizes differ between brands",
         [("pain_point", "renamed", "Sizes differ between brands", "text", "Sizes differ from brand to brand", "Sizes differ between brands")]),
        ("feeling: curious", "feeling: amused", [("step", "changed", "Sees an ad", "emotion", 1, 1)]),
        ("value: 10", "value: 8", [("metric", "changed", "Returns", "target", 10, 8)]),
        ("value: 14}]", "value: 14}, {date: 2026-04-01, value: 12}]", [("metric", "added", "Returns", "readings", 14, 12)]),
        ("channel: store", "channel: event", [("touchpoint", "changed", "Store in town", "channel", "store", "event")]),
        ("touchpoints: [store]", "touchpoints: [store, ad]", [("step", "added", "Tries on three pairs", "touchpoints", None, "ad")]),
        ("personas: {ana: Ana}", "personas: {ana: Ana, bo: Bo}", [("persona", "added", "Bo", "", None, None)]),
        ("[Can I bring them back?]", "[{text: Can I bring them back?, answered_by: [store]}]",
         [("question", "added", "Can I bring them back?", "answered_by", None, "store")]),
        ("emotion: -1\n", "emotion: -1\n        moment_of_truth: true\n",
         [("step", "changed", "Pays at the till", "moment_of_truth", False, True)]),
    ],
)  # fmt: skip
def test_one_change_is_told_as_one(find, put, expected):
    assert BASE.count(find) == 1 or find == "Sees an ad"
    assert told(diff(BASE, BASE.replace(find, put))) == expected


def test_an_owner_under_another_id_is_told_once():
    changed = BASE.replace("shop:", "store-team:").replace("owner: shop", "owner: store-team")
    assert told(diff(BASE, changed)) == [("owner", "changed", "The shop", "id", "shop", "store-team")]


def test_the_owner_of_a_phase_is_told_once_with_the_steps_that_have_none_of_their_own():
    (change,) = diff(BASE, BASE.replace("owner: shop", "owner: marketing")).changes
    assert [(fact.key, fact.after) for fact in change.facts] == [("steps", 2)]
    assert (change.before, change.after) == (Named("shop", "The shop"), Named("marketing", "Marketing"))


STEPS = """\
owners: {a: Ann, b: Ben}
phases:
  - name: First
    owner: a
    steps: [{name: One, emotion: 1}, Two, Three]
  - name: Second
    owner: b
    steps: [Four, Five]
"""


def test_a_step_in_another_phase_is_moved_with_its_edit_and_its_new_owner():
    moved = STEPS.replace("{name: One, emotion: 1}, ", "").replace("Four,", "Four, {name: One, emotion: -1},")
    found = diff(STEPS, moved)
    assert told(found) == [
        ("step", "changed", "One", "emotion", 1, -1),
        ("step", "moved", "One", "", "First", "Second"),
    ]
    assert found.changes[1].facts == (Fact("owner", Named("a", "Ann"), Named("b", "Ben")),)


def test_a_step_in_another_place_of_its_phase_is_moved():
    assert told(diff(STEPS, STEPS.replace("Two, Three", "Three, Two"))) in (
        [("step", "moved", "Two", "", 2, 3)],
        [("step", "moved", "Three", "", 3, 2)],
    )


def test_phases_that_change_places_are_moved_once():
    first, second = STEPS.split("phases:\n")[1].split("  - name: Second")
    turned = STEPS.split("phases:\n", maxsplit=1)[0] + "phases:\n  - name: Second" + second + first
    (change,) = diff(STEPS, turned).changes
    assert (change.subject, change.verb, change.key) == ("phase", "moved", "")


def test_what_stands_in_a_new_step_comes_with_it():
    added = STEPS.replace(
        "Four, Five", "Four, {name: Waits, pain_points: [{text: No news, severity: high}]}, Five"
    )
    first, second = diff(STEPS, added).changes
    assert (first.subject, first.name, first.within, first.tone) == ("pain_point", "No news", True, "worse")
    assert (second.subject, second.name, second.within) == ("step", "Waits", False)
    assert (second.spot.phase, second.spot.step, second.spot.anchor) == (
        "Second",
        "Waits",
        "phases[second].steps[waits]",
    )


def test_things_of_one_name_are_told_apart_by_their_order():
    twice = "phases:\n  - name: Waits\n    steps: [{name: Calls, emotion: 1}, {name: Calls, emotion: 2}]\n"
    assert told(diff(twice, twice)) == []
    assert told(diff(twice, twice.replace("emotion: 2", "emotion: 0"))) == [
        ("step", "changed", "Calls", "emotion", 2, 0)
    ]


def test_scores_that_follow_from_others_are_told():
    old = "phases:\n  - name: A\n    needs: [{text: To know, importance: 8, satisfaction: 3}]\n"
    assert told(diff(old, old.replace("satisfaction: 3", "satisfaction: 6"))) == [
        ("need", "changed", "To know", "opportunity_score", 13, 10),
        ("need", "changed", "To know", "satisfaction", 3, 6),
    ]
    rice = "phases:\n  - name: A\n    opportunities: [{text: Do, rice: {reach: 10, impact: 1, confidence: 1, effort: 2}}]\n"
    (change,) = diff(rice, rice.replace("effort: 2", "effort: 1")).changes
    assert (change.key, change.before, change.after, change.facts) == ("rice", 5, 10, (Fact("effort", 2, 1),))


def test_a_reading_is_better_or_worse_by_the_direction_of_its_metric():
    found = diff(BASE, BASE.replace("value: 14}]", "value: 14}, {date: 2026-04-01, value: 12}]"))
    assert [each.tone for each in found.changes] == ["worse"]
    down = BASE.replace("method: rate", "method: rate, direction: down")
    found = diff(down, down.replace("value: 14}]", "value: 14}, {date: 2026-04-01, value: 12}]"))
    assert [each.tone for each in found.changes] == ["better"]


def test_things_that_only_share_a_little_are_not_the_same():
    old = "phases:\n  - name: A\n    pain_points: [{text: No news, severity: high}]\n"
    new = old.replace("No news", "The way back is long")
    assert {(verb, name) for _, verb, name, *_ in told(diff(old, new))} == {
        ("added", "The way back is long"),
        ("removed", "No news"),
    }


def test_references_by_another_name_are_no_change():
    old = "phases:\n  - name: A\n    pain_points: [{text: Too slow, id: slow}]\n    opportunities: [{text: Hurry, addresses: [slow]}]\n"
    new = old.replace("id: slow", "id: too-slow").replace("[slow]", "[too-slow]")
    assert told(diff(old, new)) == [("pain_point", "changed", "Too slow", "id", "slow", "too-slow")]


def test_a_way_that_changes_is_the_same_way():
    old = "phases: [A, B, C]\ntransitions:\n  - {from: a, to: c, share: 0.2}\n"
    assert told(diff(old, old.replace("0.2", "0.3"))) == [
        ("transition", "changed", "A → C", "share", 0.2, 0.3)
    ]


def test_a_way_that_leads_elsewhere_on_the_same_condition_is_the_same_way():
    old = "phases: [A, B, C]\ntransitions:\n  - {from: a, to: c, when: It is late}\n"
    assert told(diff(old, old.replace("to: c", "to: exit"))) == [
        ("transition", "changed", "A → exit", "to", "c", "exit")
    ]


def test_changes_are_ranked_by_what_a_director_must_see_first():
    new = (
        BASE.replace("emotion: 0", "emotion: -2")
        .replace("value: 10", "value: 8")
        .replace("title: Shoes", "title: Boots")
        .replace("personas: {ana: Ana}", "personas: {ana: Ana}\nversion: 2\nevidence: {talks: Talks}")
    )
    found = diff(BASE, new)
    assert [(each.group, each.subject, each.key) for each in found.changes] == [
        ("experience", "step", "emotion"),
        ("promises", "metric", "target"),
        ("evidence", "evidence", ""),
        ("bookkeeping", "map", "version"),
    ]


def test_a_map_that_is_not_valid_is_not_compared():
    broken = edition_of("phases: nothing\n")
    for pair in ((broken, edition_of(BASE)), (edition_of(BASE), broken)):
        found = compare(*pair)
        assert found.changes == ()
        assert found.problem is broken.version
        assert found.is_different


def test_a_map_that_came_or_went():
    assert compare(None, edition_of(BASE)).old is None
    assert compare(edition_of(BASE), None).is_different


def test_two_maps_of_many_thousand_steps():
    def big(word: str) -> dict[str, Any]:
        return {
            "cjm": 1, "title": "Big",
            "phases": [
                {"name": f"Phase {i}", "steps": [
                    {"name": f"Step {i} {j} {word if (i + j) % 3 == 0 else ''}", "emotion": j % 3, "actions": [f"Does {i} {j}"]}
                    for j in range(20)]}
                for i in range(100)],
        }  # fmt: skip

    found = diff(big("early"), big("late"))
    assert {(each.subject, each.verb) for each in found.changes} == {("step", "renamed")}
