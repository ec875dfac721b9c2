"""What only a person can decide: both sides between markers, around the lines it is about, and why in words."""

from __future__ import annotations

import pytest
from tests.history.merging.texts import MAP, changed, merged

from cjm.history.merging.markers import Conflict, Markers
from cjm.history.merging.merge import Merged
from cjm.source.document import read_document


def between(ours: str, theirs: str) -> str:
    return f"<<<<<<< ours\n{ours}=======\n{theirs}>>>>>>> theirs\n"


def assert_conflict(ours: str, theirs: str, wanted: str, message: str) -> None:
    """The merge leaves the text wanted, with one conflict of that message, at the rows of its markers."""
    result = merged(MAP, ours, theirs)
    assert result.data.decode() == wanted
    assert result.by_text is None
    rows = wanted.splitlines()
    first, last = rows.index("<<<<<<< ours") + 1, rows.index(">>>>>>> theirs") + 1
    assert result.conflicts == (Conflict(first, last, message),)
    (finding,) = read_document(result.data, "map.cjm.yaml").findings
    assert finding.code == "CJM0003"


ORDER = MAP[MAP.index("\n  - name: Order") : MAP.index("\n  - name: Wear")]
LINES = {
    "a value": (
        ("    owner: marketing\n", "    owner: shop\n", "    owner: sales\n"),
        "both changed the owner of the phase “Search”: shop here, sales there",
    ),
    "a value in a list in a list": (
        ("        severity: low\n", "        severity: high\n", "        severity: critical\n"),
        "both changed the severity of the pain point “The fee comes late” in the phase “Order”: high here, critical there",
    ),
    "an id renamed by both": (
        ("  marketing: Marketing\n", "  brand: Marketing\n", "  growth: Marketing\n"),
        "both gave the owner “Marketing” another id: brand here, growth there",
    ),
    "a key of the map": (
        ("title: Buying shoes\n", "title: Shoes\n", "title: Boots\n"),
        "both changed the title of the map: Shoes here, Boots there",
    ),
    "the first key of an item": (
        ("  - name: Wear\n", "  - name: Worn\n", "  - name: Wears\n"),
        "both changed the name of the phase “Wear”: Worn here, Wears there",
    ),
    "a value in brackets": (
        (
            "  shop: {name: Web shop, kind: team}\n",
            "  shop: {name: Web shop, kind: person}\n",
            "  shop: {name: Web shop}\n",
        ),
        "the kind of the owner “Web shop” was changed here and removed there",
    ),
    "a text in a list": (
        ("      - Asks a friend\n", "      - Asks a colleague\n", "      - Asks two friends\n"),
        "both changed the step “Asks a friend” in the phase “Search”: Asks a colleague here, Asks two friends there",
    ),
    "an action": (
        ("          - Reads reviews\n", "          - Reads all reviews\n", "          - Reads no reviews\n"),
        "both changed the entry “Reads reviews” of the actions in the step “Compares”: Reads all reviews here, Reads no reviews there",
    ),
    "the comment beside a value": (
        ("  # the old one\n", "  # an old one\n", "  # the new one\n"),
        "both changed the comment beside the touchpoint “Ad on a blog”",
    ),
    "changed here, removed there": (
        ("      - {date: 2026-01-31, value: 10}\n", "      - {date: 2026-01-31, value: 11}\n", ""),
        "the reading “2026-01-31” in the metric “Reach” was changed here and removed there",
    ),
    "removed here, changed there": (
        ("    id: order\n", "", "    id: ordering\n"),
        "the id of the phase “Order” was changed there and removed here",
    ),
    "a comment on what the other side removed": (
        ("      - Asks a friend\n", "      # a good one\n      - Asks a friend\n", ""),
        "the step “Asks a friend” in the phase “Search” was changed here and removed there",
    ),
    "one id, two things": (
        (
            "        severity: low\n",
            "        severity: low\n      - text: No refund\n        id: refund\n",
            "        severity: low\n      - text: Refunds take weeks\n        id: refund\n",
        ),
        "both added the pain point “No refund” in the phase “Order”, and not the same",
    ),
    "something else in the place of a step": (
        (
            "      - Asks a friend\n",
            "      - name: Walks to the shop\n        emotion: 0\n",
            "      - name: Gives up\n        when: late\n",
        ),
        "both put something else in the place of the step “Asks a friend” in the phase “Search”",
    ),
    "a value of another kind": (
        ("  every: 90 days\n", "  every: {days: 90}\n", "  every: 60 days\n"),
        "both changed the every of the review of the map: several keys here, 60 days there",
    ),
    "a key added by both": (
        ("    id: order\n", "    id: order\n    timing: before\n", "    id: order\n    timing: during\n"),
        "both changed the timing of the phase “Order”: before here, during there",
    ),
}


@pytest.mark.parametrize("name", LINES)
def test_the_lines_it_is_about(name):
    (before, ours, theirs), message = LINES[name]
    mine, yours = changed(MAP, (before, ours)), changed(MAP, (before, theirs))
    mine_lines, yours_lines = ours.splitlines(keepends=True), theirs.splitlines(keepends=True)
    shared = 0
    while shared < min(len(mine_lines), len(yours_lines)) and mine_lines[shared] == yours_lines[shared]:
        shared += 1
    inner = between("".join(mine_lines[shared:]), "".join(yours_lines[shared:]))
    if name == "the comment beside a value":
        before = "  ad: Ad on a blog  # the old one\n"
        inner = between("  ad: Ad on a blog  # an old one\n", "  ad: Ad on a blog  # the new one\n")
    if name == "one id, two things":
        inner = inner.replace("        id: refund\n", "") + "        id: refund\n"
    wanted = changed(MAP, (before, "".join(mine_lines[:shared]) + inner))
    assert_conflict(mine, yours, wanted, message)


class TestLists:
    def test_both_move_a_phase(self) -> None:
        base = "cjm: 1\nphases:\n  - A\n  - B\n  - name: C\n    id: c\n  - D\n  - E\n"
        ours = "cjm: 1\nphases:\n  - name: C\n    id: c\n  - A\n  - B\n  - D\n  - E\n"
        theirs = "cjm: 1\nphases:\n  - A\n  - B\n  - D\n  - E\n  - name: C\n    id: c\n"
        result = merged(base, ours, theirs)
        item = "  - name: C\n    id: c\n"
        wanted = f"cjm: 1\nphases:\n{between(item, '')}  - A\n  - B\n  - D\n  - E\n{between('', item)}"
        assert result.data.decode() == wanted
        message = "both moved the phase “C”: to the front here, behind “E” there"
        assert result.conflicts == (Conflict(3, 7, message), Conflict(12, 16, message))

    def test_both_sort_a_list_anew(self) -> None:
        base = "cjm: 1\nphases:\n  - name: A\n    actions:\n      - one\n      - two\n      - three\n"
        ours = changed(
            base, ("      - one\n      - two\n      - three\n", "      - two\n      - three\n      - one\n")
        )
        theirs = changed(
            base, ("      - one\n      - two\n      - three\n", "      - three\n      - one\n      - two\n")
        )
        result = merged(base, ours, theirs)
        lines = between("      - two\n      - three\n", "      - three\n      - two\n")
        assert result.data.decode() == changed(ours, ("      - two\n      - three\n", lines))
        message = "both put the actions of the phase “A” in another order"
        assert result.conflicts == (Conflict(5, 11, message),)

    def test_a_list_in_brackets_sorted_anew_by_both(self) -> None:
        base = "cjm: 1\nphases:\n  - name: A\n    needs: [one, two, three]\n"
        ours = changed(base, ("one, two, three", "two, three, one"))
        theirs = changed(base, ("one, two, three", "three, one, two"))
        result = merged(base, ours, theirs)
        lines = between("    needs: [two, three, one]\n", "    needs: [three, one, two]\n")
        assert result.data.decode() == f"cjm: 1\nphases:\n  - name: A\n{lines}"

    def test_two_orders_of_which_one_has_all_that_the_other_changed(self) -> None:
        base = "cjm: 1\nphases:\n  - name: A\n    needs: [one, two, three]\n"
        ours = changed(base, ("one, two, three", "two, three, one"))
        theirs = changed(base, ("one, two, three", "three, two, one"))
        assert merged(base, ours, theirs) == Merged(theirs.encode())

    def test_a_phase_that_one_removes_and_the_other_works_on(self) -> None:
        ours, theirs = changed(MAP, (ORDER, "")), changed(MAP, ("severity: low", "severity: high"))
        kept = ORDER.replace("severity: low", "severity: high")
        wanted = changed(MAP, (ORDER, between("", kept)))
        assert_conflict(ours, theirs, wanted, "the phase “Order” was changed there and removed here")

    def test_the_first_key_is_removed_by_one(self) -> None:
        base = "cjm: 1\nphases:\n  - id: a\n    name: A\n"
        ours, theirs = "cjm: 1\nphases:\n  - name: A\n", "cjm: 1\nphases:\n  - id: b\n    name: A\n"
        result = merged(base, ours, theirs)
        sides = between("  - name: A\n", "  - id: b\n    name: A\n")
        assert result.data.decode() == f"cjm: 1\nphases:\n{sides}"

    def test_what_else_changed_comes_together_around_it(self) -> None:
        ours = changed(MAP, ("owner: marketing\n", "owner: shop\n"), ("every: 90", "every: 60"))
        theirs = changed(MAP, ("owner: marketing\n", "owner: sales\n"), ("emotion: 1", "emotion: 2"))
        lines = between("    owner: shop\n", "    owner: sales\n")
        wanted = changed(
            MAP, ("    owner: marketing\n", lines), ("every: 90", "every: 60"), ("emotion: 1", "emotion: 2")
        )
        message = "both changed the owner of the phase “Search”: shop here, sales there"
        assert_conflict(ours, theirs, wanted, message)

    def test_the_comment_above_is_no_conflict_both_stay(self) -> None:
        ours = changed(MAP, ("  # How it begins.\n", "  # How it really begins.\n"))
        theirs = changed(MAP, ("  # How it begins.\n", "  # The first days.\n"))
        result = merged(MAP, ours, theirs)
        both = "  # How it really begins.\n  # The first days.\n"
        assert result.data.decode() == changed(MAP, ("  # How it begins.\n", both))


class TestBetweenLists:
    BASE = "cjm: 1\nphases:\n  - name: A\n    steps:\n      - One\n      - Two\n  - name: B\n    steps:\n      - Three\n  - name: C\n    steps:\n      - Four\n"
    OURS = changed(BASE, ("      - Two\n", ""), ("      - Three\n", "      - Three\n      - Two\n"))

    def test_to_two_phases(self) -> None:
        theirs = changed(self.BASE, ("      - Two\n", ""), ("      - Four\n", "      - Four\n      - Two\n"))
        result = merged(self.BASE, self.OURS, theirs)
        assert result.data.decode() == changed(
            self.BASE,
            ("      - Two\n", ""),
            ("      - Three\n", "      - Three\n" + between("      - Two\n", "")),
            ("      - Four\n", "      - Four\n" + between("", "      - Two\n")),
        )
        assert [each.message for each in result.conflicts] == [
            "the step “Two” in the phase “B” came from another list here, and was removed or moved elsewhere there",
            "the step “Two” in the phase “C” came from another list there, and was removed or moved elsewhere here",
        ]

    @pytest.mark.parametrize("left", ["    steps: []\n", ""])
    def test_to_two_phases_from_one_that_is_left_empty(self, left: str) -> None:
        base = changed(self.BASE, ("      - One\n", ""))
        steps = ("    steps:\n      - Two\n", left)
        ours = changed(base, steps, ("      - Three\n", "      - Three\n      - Two\n"))
        theirs = changed(base, steps, ("      - Four\n", "      - Four\n      - Two\n"))
        result = merged(base, ours, theirs)
        assert result.data.decode() == changed(
            base,
            steps,
            ("      - Three\n", "      - Three\n" + between("      - Two\n", "")),
            ("      - Four\n", "      - Four\n" + between("", "      - Two\n")),
        )

    def test_removed_by_the_other(self) -> None:
        theirs = changed(self.BASE, ("      - Two\n", ""), ("      - Four\n", "      - Five\n"))
        result = merged(self.BASE, self.OURS, theirs)
        assert result.data.decode() == changed(
            self.BASE,
            ("      - Two\n", ""),
            ("      - Three\n", "      - Three\n" + between("      - Two\n", "")),
            ("      - Four\n", "      - Five\n"),
        )


class TestMarkers:
    OURS = changed(MAP, ("    owner: marketing\n", "    owner: shop\n"))
    THEIRS = changed(MAP, ("    owner: marketing\n", "    owner: sales\n"))

    def test_labels_and_length(self) -> None:
        result = merged(MAP, self.OURS, self.THEIRS, Markers("HEAD", "base", "topic", 10))
        lines = "<<<<<<<<<< HEAD\n    owner: shop\n==========\n    owner: sales\n>>>>>>>>>> topic\n"
        assert result.data.decode() == changed(MAP, ("    owner: marketing\n", lines))

    def test_what_it_was_where_git_is_asked_for_it(self) -> None:
        result = merged(MAP, self.OURS, self.THEIRS, style="diff3")
        lines = "<<<<<<< ours\n    owner: shop\n||||||| base\n    owner: marketing\n=======\n    owner: sales\n>>>>>>> theirs\n"
        assert result.data.decode() == changed(MAP, ("    owner: marketing\n", lines))
        assert read_document(result.data, "map.cjm.yaml").findings[0].code == "CJM0003"

    def test_the_line_endings_of_ours(self) -> None:
        result = merged(MAP, self.OURS.replace("\n", "\r\n"), self.THEIRS)
        lines = between("    owner: shop\n", "    owner: sales\n")
        assert result.data.decode() == changed(MAP, ("    owner: marketing\n", lines)).replace("\n", "\r\n")


class TestAnchors:
    BASE = "cjm: 1\nphases:\n  - name: A\n    emotion: &calm {score: 1}\n  - name: B\n    emotion: *calm\n"

    def test_an_anchor_removed_that_the_other_side_uses_anew(self) -> None:
        ours = self.BASE.replace("&calm ", "").replace("*calm", "{score: 1}")
        theirs = f"{self.BASE}  - name: C\n    emotion: *calm\n"
        result = merged(self.BASE, ours, theirs)
        assert [each.message for each in result.conflicts] == [
            "the anchor `&calm` of the emotion of the phase “A” is gone on one side, and an alias on the other needs it"
        ]
        assert result.by_text is None
        assert between("    emotion: {score: 1}\n", "    emotion: &calm {score: 1}\n") in result.data.decode()

    def test_what_holds_it_is_removed(self) -> None:
        ours = "cjm: 1\nphases:\n  - name: B\n    emotion: {score: 1}\n"
        theirs = f"{self.BASE}  - name: C\n    emotion: *calm\n"
        result = merged(self.BASE, ours, theirs)
        assert result.conflicts
        assert "  - name: A\n    emotion: &calm {score: 1}\n" in result.data.decode()
        assert "  - name: C\n    emotion: *calm\n" in result.data.decode()
