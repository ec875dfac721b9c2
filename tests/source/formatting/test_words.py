"""Quotes, and the lines of long texts."""

import pytest
from tests.source.formatting.test_layout import body

from cjm.source.formatting.words import can_be_plain


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("'T'", "T"),
        ('"T"', "T"),
        ("'It''s'", "It's"),
        ('"“How far?” email"', "“How far?” email"),
        ("'he said \"no\"'", 'he said "no"'),
        ("'\"No\", he said'", '"\\"No\\", he said"'),
        ("'a: b'", '"a: b"'),
        ("'a #b'", '"a #b"'),
        ("'%'", '"%"'),
        ("'- a'", '"- a"'),
        ("'#1'", '"#1"'),
        ("'yes'", '"yes"'),
        ("'12:30'", '"12:30"'),
        ("'1.10'", '"1.10"'),
        ("'2026-01-01'", '"2026-01-01"'),
        ("'10 000'", '"10 000"'),
        ("'1,5'", '"1,5"'),
        ("'0x1F'", '"0x1F"'),
        ("'null'", '"null"'),
        ("''", '""'),
        ("' a '", '" a "'),
        ("'24 hours'", "24 hours"),
        ("'a, b'", "a, b"),
        ("'https://kestrel.example/a'", "https://kestrel.example/a"),
        ("12:30", "12:30"),
        ("no", "no"),
        ("1.10", "1.10"),
        ("~", "~"),
        ('"caf\\u00e9"', "café"),
        ('"a\\u00a0b"', '"a\\xa0b"'),
        ('"a\u00a0b"', '"a\u00a0b"'),
        ('"a\\u200bb"', '"a\\u200bb"'),
        ("👩‍⚕️", "👩‍⚕️"),
        ("'👩‍⚕️'", '"👩‍⚕️"'),
        ('"\\U000e0001"', '"\\U000e0001"'),
        ('"a\\tb\\\\"', '"a\\tb\\\\"'),
        ('"a\\nb"', '"a\\nb"'),
        ('"\\n"', '"\\n"'),
    ],
)
def test_quotes_are_double_and_only_where_they_are_needed(before, after):
    assert body(f"title: {before}\n") == f"title: {after}\n"


def test_keys_have_quotes_where_they_need_them():
    assert (
        body("x-a: {'b': 1, '1': 2, 'c d': 3, 'e: f': 4, '<<': 5}\n")
        == 'x-a: {b: 1, "1": 2, c d: 3, "e: f": 4, "<<": 5}\n'
    )


@pytest.mark.parametrize(
    "text",
    ["-1", ".5", "+1", "1_000", "0o7", "1e3", "TRUE", "Off", "n", "a:", "?", "<<", "=", "...", "\ufeff"],
)
def test_what_a_reader_may_take_for_something_else_is_not_plain(text):
    assert not can_be_plain(text)


@pytest.mark.parametrize("text", ["a:? b", "a,b", "a]", "[a", "{", "a, b"])
def test_in_brackets_less_can_be_plain(text):
    assert not can_be_plain(text, in_brackets=True)


WORDS = "She types the name of the shoe into her phone and reads until the shop opens"


def test_a_long_text_is_folded_at_spaces():
    assert body(f"summary: {WORDS} {WORDS}\n") == (
        f"summary: >-\n  {WORDS} She types the name of the shoe into her\n"
        "  phone and reads until the shop opens\n"
    )
    assert body(f"phases:\n  - '{WORDS}: {WORDS}'\n") == (
        f"phases:\n  - >-\n    {WORDS}: She types the name of the shoe into\n"
        "    her phone and reads until the shop opens\n"
    )


@pytest.mark.parametrize(
    "value",
    ["x" * 130, '" ' + "word " * 30 + '"', '"' + "word " * 30 + 'a\\tb"', '"' + "word " * 30 + 'a\\u00a0b"'],
)
def test_what_cannot_be_folded_stays_on_one_line(value):
    assert body(f"title: {value}\n") == f"title: {value}\n".replace("\\u00a0", "\\xa0")


def test_a_comment_keeps_a_text_on_its_line():
    text = f"title: {WORDS} {WORDS}  # why so long\n"
    assert body(text) == text


def test_lines_of_a_folded_text_stay_while_they_fit():
    text = "summary: >-\n  She reads.\n  Then she buys.\n\n  And that is all.\n"
    assert body(text) == text
    assert (
        body("summary: >\n    She reads.\n    Then she buys.\n")
        == "summary: >\n  She reads.\n  Then she buys.\n"
    )
    assert body(f"summary: >-\n  A.\n  {WORDS} {WORDS}\n") == (
        f"summary: >-\n  A. {WORDS} She types the name of the shoe into\n  her phone and reads until the shop opens\n"
    )


def test_a_folded_text_of_one_line_is_one_line():
    assert body("summary: >-\n  She reads.\n") == "summary: She reads.\n"
    assert body("summary: >-\n  She: reads.\n") == "summary: >-\n  She: reads.\n"
    assert body("summary: >\n  She reads.\n") == "summary: >\n  She reads.\n"


def test_a_text_over_several_lines_is_folded_or_one_line():
    assert body("title: She\n  reads\n") == "title: She reads\n"
    assert body('title: "She\n  reads: yes"\n') == 'title: "She reads: yes"\n'
    assert body("title: She\n\n  reads\n") == "title: >-\n  She\n\n  reads\n"
    assert body("title: 'She\n\n  reads\n\n'\n") == "title: >\n  She\n\n  reads\n"
