"""What is due in a map, as far as the map tells."""

import datetime

import pytest
from tests.view.journeys import TODAY, journey

from cjm.view.due import map_review

DAY = datetime.timedelta(days=1)


def review(text: str, today: datetime.date = TODAY, within: datetime.date | None = None):
    return map_review(journey(text), "a.cjm.yaml", today, within)


def kinds(things) -> list[str]:
    return [each.kind for each in things]


def test_a_review_is_due_from_its_day_on_and_all_else_when_its_day_has_passed():
    text = (
        "review: {every: 10 days, log: [{date: 2026-10-22}]}\n"
        "content_plan: [{name: A video, phase: awareness, end: 2026-11-01}]\n"
    )
    assert kinds(review(text).due) == ["review"]
    assert kinds(review(text, TODAY - DAY).due) == []
    assert kinds(review(text, TODAY + DAY).due) == ["review", "content"]
    assert review(text).due[0].days(TODAY) == 0


@pytest.mark.parametrize("text", ["", "review: {every: 90 days}\n"])
def test_a_map_without_a_review_is_due(text):
    found = review(text)
    assert kinds(found.due) == ["review"]
    assert found.due[0].day is None
    assert found.staleness == (True, 0)


def test_a_map_that_sets_no_interval_is_not_due_by_time():
    found = review("review: {log: [{date: 2001-01-01}]}\n")
    assert (found.due, found.next, found.staleness) == ((), None, (False, -1))


def test_what_comes_is_told_up_to_its_day():
    text = "review: {every: 10 days, log: [{date: 2026-10-30}]}\n"
    day = datetime.date(2026, 11, 9)
    assert kinds(review(text, within=day).coming) == ["review"]
    assert kinds(review(text, within=day - DAY).coming) == []
    assert kinds(review(text).coming) == []


@pytest.mark.parametrize(
    ("metric", "due"),
    [
        ("target: {value: 5, due: 2026-10-01}", ["target"]),
        ("target: {value: 5, due: 2026-10-01}, readings: [{date: 2026-10-20, value: 5}]", []),
        ("target: {value: 5, due: 2026-11-01}", []),
        ("readings: [{date: 2026-10-01, value: 5}]", ["reading"]),
        ("source: to-collect, readings: [{date: 2026-10-01, value: 5}]", []),
        ("readings: [{value: 5}]", []),
    ],
)
def test_metrics(metric, due):
    text = f"metrics: {{rides: {{name: Rides, {metric}}}}}\nreview: {{every: 14 days, log: [{{date: 2026-10-20}}]}}\n"
    assert kinds(review(text).due) == due


def test_evidence_holds_for_two_years():
    text = "review: {log: [{date: 2026-10-20}]}\nevidence: {talks: {name: Talks, date: 2024-11-01}}\n"
    assert kinds(review(text).due) == []
    assert kinds(review(text, TODAY + DAY).due) == ["evidence"]


def test_each_reason_has_an_owner_its_own_or_who_answers_for_the_review_or_the_map():
    text = """\
owner: ana
owners: {ana: Ana, bo: Bo}
review: {owner: bo, log: [{date: 2026-10-20}]}
content_plan:
  - {name: Mine, phase: awareness, end: 2026-10-01, owner: ana}
  - {name: Theirs, phase: awareness, end: 2026-10-02}
"""
    found = review(text)
    assert [each.owner.name for each in found.due] == ["Ana", "Bo"]
    assert found.of_owner("ana") is found
    assert found.of_owner("bo") is found
    assert found.of_owner("someone") is None
    only = review(text.replace("owner: ana\nowners", "owners")).of_owner("ana")
    assert [each.text for each in only.due] == ["Mine"]


def test_what_people_have_to_judge_is_asked():
    found = review("review: {after: [touchpoint-added, A new price], log: [{date: 2026-10-20}]}\n")
    assert found.asks == ("A new price",)
