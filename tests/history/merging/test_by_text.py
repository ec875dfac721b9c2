"""What cannot be merged by its meaning: git merges the lines, and never to something that no side meant."""

from __future__ import annotations

import pytest
from tests.history.merging.texts import MAP, changed, merged

from cjm.errors import CannotDo
from cjm.history.merging.markers import Conflict, Markers
from cjm.history.merging.merge import Merged, merge

OURS = changed(MAP, ("title: Buying", "title: Returning"))
THEIRS = changed(MAP, ("every: 90", "every: 60"))
BOTH = changed(OURS, ("every: 90", "every: 60"))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (("# The end.\n", "x-a: [\n"), "our side: line 50: the value that should stand here is missing"),
        (("# The end.\n", "title: Twice\n"), "our side: line 49: "),
        (("# The end.\n", "---\n"), "our side: line 49: a second document begins here"),
        (("title: Returning", "? title\n: Returning"), "our side: it is laid out in a way"),
    ],
)
def test_a_side_that_is_no_plain_map(change, why):
    result = merged(MAP, changed(OURS, change), changed(MAP, ("owner: marketing", "owner: shop")))
    assert result.data.decode() == changed(OURS, change, ("owner: marketing", "owner: shop"))
    assert result.conflicts == ()
    assert result.by_text is not None
    assert result.by_text.startswith(why)


def test_line_endings_of_two_kinds_stay_as_they_are() -> None:
    ours = OURS.replace("# The end.\n", "# The end.\r\n")
    result = merged(MAP, ours, changed(MAP, ("owner: marketing", "owner: sales")))
    assert result.data.decode() == changed(ours, ("owner: marketing", "owner: sales"))
    assert result.by_text == "its lines end in different ways"


def test_both_sides_added_the_file() -> None:
    result = merged("", "cjm: 1\ntitle: A\n", "cjm: 1\ntitle: B\n")
    assert result.data == b"cjm: 1\n<<<<<<< ours\ntitle: A\n=======\ntitle: B\n>>>>>>> theirs\n"
    assert result.by_text == "what both sides grew out of: it is empty"
    assert result.conflicts == (Conflict(2, 6, "both sides changed these lines"),)


def test_a_merge_of_lines_that_cannot_be_read_is_none() -> None:
    """Git finds nothing wrong with an alias that has lost its anchor."""
    lines = "".join(f"  k{n}: {n}\n" for n in range(9))
    base = f"cjm: 1\r\nx-a: &a 1\nx-b:\n{lines}x-c: *a\n"
    ours = changed(base, ("&a 1", "1"), ("*a", "1"))
    theirs = changed(base, ("  k4: 4\n", "  k4: *a\n"))
    result = merged(base, ours, theirs)
    assert result.by_text == "its lines end in different ways"
    assert [each.message for each in result.conflicts] == [
        "together, the changes of both sides make no map that can be read"
    ]
    for side in (ours, theirs):
        assert all(line in result.data.decode() for line in side.splitlines())


def test_both_sides_changed_what_stands_before_the_map() -> None:
    base = "%YAML 1.2\n---\ncjm: 1\n"
    result = merged(base, base.replace("%YAML 1.2\n", ""), base.replace("1.2\n", "1.2 # x\n"))
    assert result.by_text == "both sides changed the preamble"
    assert result.conflicts


def test_the_style_and_the_names_of_the_sides() -> None:
    base, ours, theirs = "cjm: [\n", "cjm: [1\n", "cjm: [2\n"
    result = merged(base, ours, theirs, Markers("HEAD", "base", "topic", 9), "diff3")
    marks = ("<<<<<<<<< HEAD\n", "||||||||| base\n", "=========\n", ">>>>>>>>> topic\n")
    assert result.data.decode() == f"{marks[0]}{ours}{marks[1]}{base}{marks[2]}{theirs}{marks[3]}"
    assert result.conflicts == (Conflict(1, 7, "both sides changed these lines"),)


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(CannotDo, match="git cannot merge the texts"):
        merge(b"a\0", b"b\0", b"c\0", Markers(), lambda: "merge")
    assert merge(b"a\0", b"b\0", b"a\0", Markers(), lambda: "merge") == Merged(b"b\0")
    latin = [text.encode().replace(b"shop\n", b"sh\xf6p\n") for text in (MAP, OURS, THEIRS, BOTH)]
    result = merge(latin[0], latin[1], latin[2], Markers(), lambda: "merge")
    assert result.data == latin[3]
    assert result.by_text == "byte 0xf6 is no UTF-8"


def test_git_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert merged(MAP, OURS, THEIRS).data.decode() == BOTH
    with pytest.raises(CannotDo, match="git was not found"):
        merged("cjm: [", "cjm: [1", "cjm: [2")
