"""The last defence: a text that says something else is not taken for the same."""

import pytest

from cjm.source.formatting.building import build
from cjm.source.formatting.proof import says_the_same

TEXT = "# h\n\na: &n [1, x]\nb: {c: *n, d: '2'}  # e\n# f\n"


def same(before: str, after: str) -> bool:
    first = build(before)
    assert first is not None
    return says_the_same(first, build(after))


@pytest.mark.parametrize(
    "after",
    [
        "# h\na: &n\n  - 1\n  - 'x'\n# f\nb:\n  d: \"2\"\n  # e\n  c: *n\n",
        "a: &n [1, x]\n# e\n# f\n# h\nb: {c: *n, d: |-\n  2}\n".replace("|-\n  2", "'2'"),
    ],
)
def test_order_of_keys_style_and_places_of_comments_make_no_difference(after):
    assert same(TEXT, after)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1", "'1'"),
        ("'2'", "2"),
        ("x", "y"),
        ("[1, x]", "[x, 1]"),
        ("[1, x]", "[1, x, x]"),
        ("[1, x]", "{1: x}"),
        ("*n", "[1, x]"),
        ("&n [1, x]", "[1, &n x]"),
        ("c: *n", "e: *n"),
        ("# f", "# g"),
        ("# f\n", ""),
        ("# f", "# f\n# f"),
        ("# h", "--- # h"),
        ("# f\n", "# f\n...\n"),
        ("x]", "x, ~]"),
    ],
)
def test_everything_else_does(old, new):
    assert old in TEXT
    assert not same(TEXT, TEXT.replace(old, new))


def test_an_alias_of_something_else_is_a_difference():
    before = build("a: &n 1\nb: &m 1\nc: *n\n")
    after = build("a: &m 1\nb: &n 1\nc: *n\n")
    assert before is not None
    assert not says_the_same(before, after)
    assert not says_the_same(before, None)
