"""What a report shows of changes: by phase, with how each feels, and the map with them."""

from __future__ import annotations

from tests.history.comparing.editions import edition_of

from cjm.history.comparing.compare import compare
from cjm.view.changed_map import Column, changed_map
from cjm.view.changes import ChangesView, changes_view

OLD = """\
phases:
  - name: First
    steps: [{name: One, emotion: 1}, {name: Two, emotion: 0}]
  - name: Second
    emotion: -1
    pain_points: [{text: Slow, severity: high}]
  - name: Third
"""
NEW = """\
phases:
  - name: First
    steps: [{name: Two, emotion: -2}, {name: Zero, emotion: 1}]
  - name: Second
    emotion: 1
  - name: Fourth and new
    pain_points: [Far]
"""


def shown(old: str = OLD, new: str = NEW, *, public: bool = False) -> tuple[ChangesView, tuple[Column, ...]]:
    editions = edition_of(old), edition_of(new)
    journeys = editions[0].journey, editions[1].journey
    view = changes_view(compare(*editions), *journeys, public=public)
    return view, changed_map(view, *journeys)


def test_phases_of_both_maps_stand_in_one_order_with_what_is_felt_of_them():
    view, _ = shown()
    assert [
        (each.name, each.fate, each.label, each.rise, each.gained, each.solved) for each in view.phases
    ] == [
        ("First", "kept", "1", -1.0, 0, 0),
        ("Second", "kept", "2", 2, 0, 1),
        ("Third", "dropped", None, 0, 0, 0),
        ("Fourth and new", "new", "3", 0, 1, 0),
    ]
    assert [each.name for each in view.shifted] == ["Second", "First"]


def test_the_map_shows_all_steps_and_the_changes_by_lane():
    _, columns = shown()
    assert [(each.label, each.name, each.fate) for each in columns[0].steps] == [
        (None, "One", "dropped"),
        ("1.1", "Two", "kept"),
        ("1.2", "Zero", "new"),
    ]
    assert list(columns[1].lanes) == ["feeling", "pain_points"]


def test_both_curves_run_through_steps_and_phases_that_have_a_score():
    view, _ = shown()
    assert view.comparison is not None
    told = [
        (each.name, each.kind, each.difference)
        for each in view.comparison.changes
        if each.before or each.after
    ]
    assert told == [
        ("One", "dropped", None),
        ("Two", "kept", -2),
        ("Zero", "new", None),
        ("Second", "kept", 2),
    ]


def test_what_is_internal_is_left_out_and_counted_in_a_public_view():
    old = "owners: {a: Ann}\nlanes: {legal: {name: Legal, group: support}}\nphases: [{name: A, steps: [B]}]\n"
    new = (
        "owners: {a: {name: Ann, contact: x}}\nlanes: {legal: {name: Law, group: support}}\nx-own: 1\n"
        "phases: [{name: A, steps: [{name: B, backstage: [C], frontstage: [D], lanes: {legal: [E]}}]}]\n"
    )
    view, _ = shown(old, new, public=True)
    assert [each.key for each in view.changes] == ["frontstage"]
    assert view.hidden == 5
