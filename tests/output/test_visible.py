"""Texts made safe to show."""

import pytest

from cjm.output.visible import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain – “text” 跑 👩‍🔧 e\u0301 می‌خواهم", "plain – “text” 跑 👩‍🔧 e\u0301 می‌خواهم"),
        ("\x1b]8;;x\x07", r"\x1b]8;;x\x07"),
        ("a\nb\tc\rd", r"a\nb\tc\rd"),
        ("\x00\x7f\x9b", r"\x00\x7f\x9b"),
        ("\u202e\u2066\u200f\u061c\ufeff\u2028", r"\u202e\u2066\u200f\u061c\ufeff\u2028"),
        ("\udcff", r"\udcff"),
    ],
)
def test_visible(text, shown):
    assert visible(text) == shown


def test_what_is_kept():
    assert visible("a\nb\r", keep="\n") == "a\nb\\r"
