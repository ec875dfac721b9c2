"""Texts in cells mean the same there, begin no formula, and can be read back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm.render.cells import FORMULA_STARTS, defused, joined, noted

HOSTILE = st.text(st.sampled_from("=+-@＝'\"; \t\r\n\\,ab1[]"), max_size=12)


def split(cell: str, separator: str) -> list[str]:
    """The texts of a cell, by the rule that `joined` documents."""
    if not cell:
        return []
    mark, rest = separator[0], separator[1:]
    parts = [""]
    skip = 0
    for index, char in enumerate(cell):
        if skip:
            skip -= 1
        elif char == "\\":
            parts[-1] += cell[index + 1]
            skip = 1
        elif char == mark:
            parts.append("")
            skip = len(rest)
        else:
            parts[-1] += char
    return parts


def plain(cell: str) -> str:
    """The text again, by the rule that `defused` documents: one apostrophe less before each formula."""
    return re.sub(rf"((?:^|[;\t\r\n])[\s\";]*+'*)'([{re.escape(FORMULA_STARTS)}])", r"\1\2", cell)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("-5 °C", "'-5 °C"),
        ("+47 900", "'+47 900"),
        ("@home", "'@home"),
        ("＝1", "'＝1"),
        (" \t=1", " \t'=1"),
        ("a; =1", "a; '=1"),
        ('a;"=1', "a;\"'=1"),
        ("a\n-b", "a\n'-b"),
        ("'=1", "''=1"),
        ("a - b = c", "a - b = c"),
        ("it's", "it's"),
        ("'quoted'", "'quoted'"),
    ],
)
def test_no_cell_begins_with_a_formula(text: str, cell: str) -> None:
    assert defused(text) == cell


@given(HOSTILE)
def test_defusing_can_be_undone(text: str) -> None:
    assert plain(defused(text)) == text
    assert not re.search(rf"(?:^|[;\t\r\n])[\s\"]*[{re.escape(FORMULA_STARTS)}]", defused(text))


@given(st.lists(HOSTILE.filter(bool), max_size=4), st.sampled_from(["; ", "\n"]))
def test_a_list_can_be_read_back(texts: list[str], separator: str) -> None:
    assert split(joined(texts, separator), separator) == texts


def test_notes_stand_in_brackets_behind_a_text() -> None:
    assert noted("Sizes differ", ["high", None]) == "Sizes differ [high]"
    assert noted("Sizes differ", [None]) == "Sizes differ"
    assert noted("Sizes differ [sic]", []) == "Sizes differ [sic] []"


def test_many_line_breaks_take_no_long_time() -> None:
    assert defused("\n" * 200_000) == "\n" * 200_000
