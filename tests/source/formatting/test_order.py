"""The order of keys."""

from tests.source.formatting.test_layout import body, fmt

from cjm.model.map import Map
from cjm.model.shape import shape_of
from cjm.source.formatting.formatted import formatted


def test_keys_stand_in_the_order_of_the_format():
    keys = [key for key in shape_of(Map).keys if key != "cjm"]
    text = "".join(f"{key}:\n" for key in reversed(keys)) + "cjm: 1\n"
    assert fmt(text) == "cjm: 1\n" + "".join(f"{key}:\n" for key in keys)


def test_keys_of_ones_own_come_last_in_their_order():
    assert fmt("x-b: 1\nunknown: 2\ntitle: T\nx-a: 3\ncjm: 1\n") == (
        "cjm: 1\ntitle: T\nx-b: 1\nunknown: 2\nx-a: 3\n"
    )


def test_objects_are_ordered_wherever_they_stand():
    assert body("phases:\n  - steps:\n      - id: s\n        name: S\n    owner: o\n    name: A\n") == (
        "phases:\n  - name: A\n    owner: o\n    steps:\n      - name: S\n        id: s\n"
    )
    assert (
        body("transitions:\n  - {to: b, when: W, from: a}\n")
        == "transitions:\n  - {from: a, to: b, when: W}\n"
    )


def test_registries_and_values_of_ones_own_keep_their_order():
    text = "owners:\n  zoe: Zoe\n  ana: Ana\nx-a:\n  steps: 1\n  name: 2\n"
    assert body(text) == text


def test_a_library_has_its_own_order():
    assert fmt("owners: {a: A}\npersonas: {b: B}\nkind: library\ncjm: 1\n") == (
        "cjm: 1\nkind: library\npersonas: {b: B}\nowners: {a: A}\n"
    )


def test_blank_lines_and_comments_go_with_their_entry():
    assert body(
        "# the phases\nphases:\n  - A\n\n# the title,\n\n# so to speak\ntitle: T  # short\n\nid: a\n"
    ) == ("\nid: a\n\n# the title,\n\n# so to speak\ntitle: T  # short\n# the phases\nphases:\n  - A\n")


def test_an_anchor_stays_before_its_aliases():
    assert body("x-mood: &mood {score: 1}\nphases:\n  - {name: A, desired: *mood}\ntitle: T\nx-b: 1\n") == (
        "title: T\nx-mood: &mood {score: 1}\nphases:\n  - {name: A, desired: *mood}\nx-b: 1\n"
    )
    assert body("review: &r {every: 90 days}\nx-a: *r\nphases: [A]\n") == (
        "phases: [A]\nreview: &r {every: 90 days}\nx-a: *r\n"
    )
    assert body("x-b: &b 1\nx-c: &c\n  d: *b\ntitle: *c\n") == "x-b: &b 1\nx-c: &c\n  d: *b\ntitle: *c\n"


def test_anchors_that_need_one_another_are_no_problem():
    text = b"cjm: 1\nsummary: &a S\ntitle: *a\nid: b\n"
    assert formatted(text) == b"cjm: 1\nid: b\nsummary: &a S\ntitle: *a\n"
