"""The traps that YAML sets to people who write prose: each is named, with the way out."""

from __future__ import annotations

import pytest
from tests.source.reading import HEAD, codes, messages, the_finding

QUESTIONS = HEAD + "phases:\n  - name: A\n    questions:\n"


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("Why: because", ("CJM0023", 6, 9, "Why")),
        ("Is it #1?", ("CJM0020", 6, 9, "Is it")),
        ("&you and me", ("CJM0020", 6, 9, "&you and me")),
        ("*really* good", ("CJM0001", 6, 9, "*really*")),
        ("@home", ("CJM0001", 6, 9, "@home")),
        ("%50 off", ("CJM0001", 6, 9, "%50")),
        ("!now", ("CJM0006", 6, 9, "!now")),
        ('"What" is it?', ("CJM0001", 6, 16, "is")),
        ("'What's it?'", ("CJM0001", 6, 15, "s")),
    ],
)
def test_a_sentence_that_yaml_reads_otherwise_wants_quotes(item, found):
    text = QUESTIONS + f"      - {item}\n"
    assert the_finding(text) == found
    assert "quot" in messages(text)[0]


def test_a_sentence_with_a_comma_in_brackets_wants_quotes():
    text = HEAD + "phases:\n  - name: A\n    questions: [Really, is it?]\n"
    assert the_finding(text) == ("CJM0020", 5, 17, "Really")


@pytest.mark.parametrize("item", ["Who? # said twice", '"Is it #1?"', "R&D or Q&A?", "&q Who?\n      - *q"])
def test_what_is_meant_so_is_left_alone(item):
    assert codes(QUESTIONS + f"      - {item}\n") == []


def test_keys_that_stand_too_far_left_are_told_to_be_indented():
    text = HEAD + "phases:\n  - name: A\n  steps: [B]\n"
    assert the_finding(text) == ("CJM0001", 5, 3, "steps:")
    assert "indent" in messages(text)[0]
    assert "quotes" not in messages(text)[0]
