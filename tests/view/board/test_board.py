"""The board: what is ranked, what counts as the same in several maps, and what would be left behind."""

from __future__ import annotations

import datetime
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.view.journeys import TODAY, journey, view

from cjm.view.board.board import Board, board_of
from cjm.view.board.leaving import owner_use
from cjm.view.board.record import record_of
from cjm.view.board.touchpoint import touchpoint_use
from cjm.view.due import map_review
from cjm.view.site.card import Findings


def board(*texts: str) -> Board:
    """The board of maps with these texts, in files `0`, `1` and so on."""
    found = (
        record_of(view(text), map_review(journey(text), str(number), TODAY))
        for number, text in enumerate(texts)
    )
    return board_of(each.with_findings(Findings(1, 2, 3)) for each in found)


def in_phase(text: str) -> str:
    return f"phases:\n  - name: Buy\n{text}"


def test_findings_are_added_up():
    assert board("", "").findings == Findings(2, 4, 6)
    assert board().findings == Findings(0, 0, 0)


pains = st.lists(
    st.tuples(
        st.sampled_from(["low", "medium", "high", "critical", None]),
        st.sampled_from(["rare", "occasional", "frequent", "constant", None]),
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=25)
@given(st.lists(pains, min_size=1, max_size=3))
def test_pain_points_of_all_maps_are_ranked_as_in_each(maps):
    texts = [
        in_phase(
            "    pain_points:\n"
            + "".join(
                f"      - {{text: Pain {number} {order}"
                + (f", severity: {severity}" if severity else "")
                + (f", frequency: {frequency}}}\n" if frequency else "}\n")
                for order, (severity, frequency) in enumerate(each)
            )
        )
        for number, each in enumerate(maps)
    ]
    found = board(*texts).pain_points
    assert len(found) == sum(map(len, maps))
    assert all(first.pain_point.weight >= second.pain_point.weight for first, second in pairwise(found))
    for number, text in enumerate(texts):
        mine = [each.pain_point.text for each in found if each.record.file == str(number)]
        assert mine == [each.text for each in view(text).pain_points]


def test_alike_pain_points_stand_once_where_they_weigh_most():
    mild = in_phase("    pain_points: [{text: It is  LATE, severity: low, frequency: rare}]\n")
    grave = in_phase("    pain_points: [{text: It is late, severity: critical, frequency: rare}]\n")
    (found,) = board(mild, grave, mild).pain_points
    assert (found.record.file, [each.file for each in found.also]) == ("1", ["0", "2"])


def test_an_opportunity_serves_several_maps_by_its_text_or_its_id():
    one = in_phase("    opportunities: [{text: Tell the price, id: price, impact: 5, effort: 1}, Other]\n")
    by_id = in_phase("    opportunities: [{text: Say what it costs, id: price}]\n")
    by_text = in_phase("    opportunities: [TELL the price]\n")
    closed = in_phase("    opportunities: [{text: Tell the price, status: done, id: other-price}]\n")
    found = board(by_id, by_text, one, closed)
    assert [each.across.opportunity.text for each in found.shared] == ["Tell the price"]
    (shared,) = found.shared
    assert shared.across.listed.page == "2"
    assert {each.page for each in shared.across.also} >= {"0", "1"}
    assert [each.across.opportunity.text for each in found.opportunities] == ["Tell the price", "Other"]


def test_what_is_done_or_dropped_is_no_opportunity():
    text = in_phase("    opportunities: [{text: A, status: done}, {text: B, status: dropped}, C]\n")
    assert [each.across.opportunity.text for each in board(text).opportunities] == ["C"]


def test_owners_by_what_is_overdue_then_by_load():
    text = "owners: {a: Ana, b: Bo, c: Cy}\n" + in_phase(
        "    owner: a\n    steps: [{name: X}, {name: Y, owner: b}]\n"
        "    opportunities: [{text: O, owner: b, due: 2026-01-01}]\n"
    )
    found = board(text, text).owners
    assert [(each.owner.name, len(each.files), each.overdue) for each in found] == [
        ("Bo", 2, 2),
        ("Ana", 2, 0),
    ]
    assert found[1].counts == (2, 2, 0, 0, 0, 0)
    assert found[1].load == 4


def test_stale_maps_the_ones_without_any_review_first():
    late = "review: {every: 30 days, log: [{date: 2026-09-01}]}\n"
    later = "review: {every: 30 days, log: [{date: 2026-08-01}]}\n"
    fresh = "review: {every: 30 days, log: [{date: 2026-10-20}]}\n"
    found = board(late, fresh, later, "")
    assert [each.file for each in found.stale] == ["3", "2", "0"]
    assert [(each.record.file, each.due.days) for each in found.due] == [("2", 62), ("0", 31), ("3", None)]


def test_a_touchpoint_at_a_phase_and_its_step():
    text = "touchpoints: {t: Till, u: Uni}\n" + in_phase(
        "    touchpoints: [t]\n    steps: [{name: X, touchpoints: [t]}, {name: Y, touchpoints: [t, u]}]\n"
        "  - {name: Use, touchpoints: [t]}\n"
    )
    use = touchpoint_use(journey(text), "f", "t")
    assert [(row.place.label, row.left) for row in use.places] == [
        ("1", True),
        ("1.1", True),
        ("1.2", False),
        ("2", True),
    ]
    assert [place.label for place in use.emptied] == ["2"]
    assert use.defined
    assert not touchpoint_use(journey(text), "f", "none").any


def test_a_question_with_an_answer_in_the_map_keeps_it():
    text = "touchpoints: {t: Till}\n" + in_phase(
        "    questions: [{text: A, answered_by: [t]}, {text: B, answered_by: [t], answer: Yes}]\n"
    )
    assert [each.left for each in touchpoint_use(journey(text), "f", "t").questions] == [True, False]


def test_a_step_falls_back_to_the_owner_of_its_phase():
    text = "owners: {a: Ana, b: Bo}\nowner: a\n" + in_phase(
        "    owner: b\n    steps: [{name: X, owner: a}]\n  - {name: Use, steps: [{name: Y, owner: a}]}\n"
    )
    use = owner_use(journey(text), "f", "a", datetime.date(2026, 11, 1))
    assert [(row.place.label, row.left) for row in use.places] == [("1.1", False), ("2.1", True)]
    assert use.roles == ("map",)
    assert not owner_use(journey(text), "f", "z", TODAY).any
