"""Lines of a picture: nothing is lost, and none is much wider than it may be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm.render.svg_text import plain, text_width, wrapped


def test_lines_break_at_spaces() -> None:
    assert wrapped("Asks the fit desk about width", 90, 12.5) == ("Asks the fit", "desk about", "width")
    assert wrapped("", 90, 12.5) == ()
    assert wrapped("  two\n words ", 200, 12.5) == ("two words",)


def test_a_space_that_must_not_break_does_not() -> None:
    assert wrapped("First run ★", text_width("First run", 13), 13) == ("First run", "★")
    assert wrapped("First run\u00a0★", text_width("First run", 13), 13) == ("First", "run\u00a0★")


def test_a_long_word_is_broken_where_it_must() -> None:
    lines = wrapped("Donaudampfschifffahrtsgesellschaft", 60, 12.5)
    assert "".join(lines) == "Donaudampfschifffahrtsgesellschaft"
    assert all(text_width(line, 12.5) <= 60 for line in lines)


def test_chinese_breaks_between_characters_but_not_before_a_comma() -> None:
    assert wrapped("一张可以转发的三问选机卡片，附真实噪声", 130, 10) == (
        "一张可以转发的三问选机卡片，",
        "附真实噪声",
    )


def test_what_xml_cannot_hold_is_replaced() -> None:
    assert plain("a\x00b\x1b[1m\ufffe") == "a\ufffdb\ufffd[1m\ufffd"


@given(st.text(), st.floats(min_value=5, max_value=400), st.booleans())
def test_nothing_is_lost(text: str, width: float, bold: bool) -> None:
    lines = wrapped(text, width, 12.5, bold=bold)
    assert "".join("".join(lines).split(" ")) == "".join(plain(text).split(" "))


@given(
    st.text(st.characters(max_codepoint=0x24F, exclude_categories=["Cs"])),
    st.floats(min_value=20, max_value=400),
)
def test_no_line_is_wider_than_it_may_be(text: str, width: float) -> None:
    assert all(text_width(line, 12.5) <= width or len(line) == 1 for line in wrapped(text, width, 12.5))


@pytest.mark.parametrize(("text", "ems"), [("", 0), ("mm", 1.86), ("界", 1), ("é", 0.57), ("e\u0301", 0.57)])
def test_widths(text: str, ems: float) -> None:
    assert text_width(text, 1) == pytest.approx(ems)
    assert text_width(text, 10, bold=True) == pytest.approx(10.7 * ems)
