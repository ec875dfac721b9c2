"""Columns of a terminal: no text is wider than its column, and no word of it is lost where it is wrapped."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cjm.output.visible import visible
from cjm.output.width import widths
from cjm.render.board.columns import Columns

COLUMNS = Columns(80, widths, visible)
texts = st.text(st.sampled_from("ab 买车́🚲·\x1b\t,-"), max_size=60)


@given(texts, st.integers(4, 40))
def test_a_cell_is_as_wide_as_its_column(text, width):
    assert COLUMNS.size(COLUMNS.left(text, width)) == width
    assert COLUMNS.size(COLUMNS.right(text, width)) == width


@given(texts, st.integers(4, 40))
def test_wrapped_lines_fit_and_hold_all_words(text, width):
    lines = list(COLUMNS.wrapped(text, width))
    assert all(COLUMNS.size(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == visible(" ".join(text.split())).replace(" ", "")


def test_facts_stay_whole_where_they_fit():
    assert list(COLUMNS.joined(("one two", None, "three four", ""), 12)) == ["one two", "three four"]
    assert list(COLUMNS.joined(("one", "two", "three"), 9)) == ["one · two", "three"]
    assert list(COLUMNS.joined((), 9)) == []
