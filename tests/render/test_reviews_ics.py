"""The calendar of what is due, read by another library."""

import datetime
import re

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.view.journeys import TODAY, journey

from cjm.render.reviews.ics import ics_text
from cjm.render.wording import Wording
from cjm.render.words import Words
from cjm.view.due import Due, map_review
from cjm.view.marks import OwnerView

MAP = """\
owner: ana
owners:
  ana: {name: Ana, contact: "ana@example.org; room 5, upstairs"}
metrics:
  rides: {name: Rides, target: {value: 5, due: 2026-10-01}, readings: [{date: 2026-09-01, value: 4}]}
review:
  every: 90 days
  log:
    - {date: 2026-09-15}
"""


def feed(reviews, language: str = "en") -> str:
    return ics_text(reviews, Words(Wording(language)))


def events(text: str) -> list[icalendar.Component]:
    calendar = icalendar.Calendar.from_ical(text)
    assert calendar.errors == []
    assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH")
    found = calendar.walk("VEVENT")
    assert all(not each.errors for each in found)
    return found


@pytest.fixture
def review():
    return map_review(journey(MAP), "bike.cjm.yaml", TODAY, datetime.date.max)


def test_each_thing_that_has_a_day_is_an_all_day_event(review):
    found = events(feed([review]))
    assert [(str(each["SUMMARY"]), each.decoded("DTSTART"), each.decoded("DTEND")) for each in found] == [
        ("Target: Rides: Example", datetime.date(2026, 10, 1), datetime.date(2026, 10, 2)),
        ("Reading: Rides: Example", datetime.date(2026, 11, 30), datetime.date(2026, 12, 1)),
        ("Review: Example", datetime.date(2026, 12, 14), datetime.date(2026, 12, 15)),
    ]
    last = found[-1]
    assert last.decoded("DTSTAMP") == datetime.datetime(2026, 11, 1, tzinfo=datetime.UTC)
    assert str(last["CONTACT"]) == "Ana, ana@example.org; room 5, upstairs"
    assert str(last["DESCRIPTION"]) == "Owner: Ana\nLast review: Sep 15, 2026\nFile: bike.cjm.yaml"
    assert str(last["TRANSP"]) == "TRANSPARENT"


def test_the_words_are_those_of_the_language(review):
    summaries = [str(each["SUMMARY"]) for each in events(feed([review], "es"))]
    assert summaries == ["Meta: Rides: Example", "Medición: Rides: Example", "Revisión: Example"]


def test_an_event_keeps_its_uid_when_its_day_changes(review):
    later = map_review(journey(MAP.replace("09-15", "10-30")), "bike.cjm.yaml", TODAY, datetime.date.max)
    uids = [{str(each["UID"]) for each in events(feed([each]))} for each in (review, later)]
    assert uids[0] == uids[1]
    assert len(uids[0]) == 3


def test_no_two_events_have_one_uid_even_where_maps_have_one_id(review):
    found = events(feed([review, review]))
    assert len({str(each["UID"]) for each in found}) == 6


def test_the_same_maps_give_the_same_bytes(review):
    assert feed([review]) == feed([review])


TEXT = st.text(st.characters(codec="utf-8"), max_size=120)


@given(TEXT, TEXT, st.dates())
@settings(max_examples=60)
def test_whatever_a_map_says_the_feed_stays_a_feed(title, name, day):
    due = Due("content", name, name, None, OwnerView("x", name, contact=title), day)
    review = map_review(journey(""), "a.cjm.yaml", datetime.date.max).with_reasons([due], None, None)
    object.__setattr__(review, "title", title)
    text = feed([review])
    assert text.endswith("END:VCALENDAR\r\n")
    lines = text.split("\r\n")[:-1]
    assert all(len(line.encode()) <= 75 for line in lines)
    assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", "".join(lines))
    (event,) = events(text)
    assert event.decoded("DTSTART") == day
    letters = [character for character in f"Content{name}{title}" if character.isalnum()]
    assert [character for character in str(event["SUMMARY"]) if character.isalnum()] == letters
