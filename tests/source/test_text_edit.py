"""Changes of a text, several at once."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cjm.source.editing.text_edit import TextEdit, TextFix, apply, compatible, in_order

TEXT = "abcdefghij"

edits = st.builds(
    lambda start, length, content: TextEdit(start, min(len(TEXT), start + length), content),
    st.integers(0, len(TEXT)),
    st.integers(0, 3),
    st.sampled_from(["", "X", "YZ"]),
)
fixes = st.lists(edits, min_size=1, max_size=3).map(in_order).filter(bool)
many = st.lists(fixes.map(lambda found: TextFix("safe", "", found or ())), max_size=8)


@given(many)
def test_what_is_made_together_touches_nothing_twice(found):
    chosen = compatible(found)
    ordered = sorted((edit for fix in chosen for edit in fix.edits), key=lambda edit: (edit.start, edit.end))
    assert not any(first.collides(second) for first, second in pairwise(ordered))
    for fix in found:
        others = [edit for each in chosen for edit in each.edits]
        assert fix in chosen or any(edit.collides(other) for edit in fix.edits for other in others)


@given(many)
def test_making_them_together_is_making_them_one_by_one_from_the_end(found):
    chosen = compatible(found)
    expected = TEXT
    for edit in sorted((edit for fix in chosen for edit in fix.edits), key=lambda e: e.start, reverse=True):
        expected = expected[: edit.start] + edit.content + expected[edit.end :]
    assert apply(TEXT, chosen) == expected


def test_edits_that_collide_are_no_fix():
    assert in_order([TextEdit(3, 5, "x"), TextEdit(4, 6, "y")]) is None
    assert in_order([TextEdit(3, 5, "x"), TextEdit(3, 3, "y")]) is None
    assert in_order([TextEdit(5, 6, "y"), TextEdit(3, 5, "x")]) == (TextEdit(3, 5, "x"), TextEdit(5, 6, "y"))
    assert in_order([TextEdit(3, 5, "x"), TextEdit(3, 5, "x")]) == (TextEdit(3, 5, "x"),)


def test_an_insertion_within_a_replaced_range_is_refused():
    inner, outer = (TextFix("safe", "", (TextEdit(start, end, "x"),)) for start, end in ((4, 4), (2, 6)))
    assert compatible([inner, outer]) == [inner]
    assert compatible([outer, inner]) == [outer]
