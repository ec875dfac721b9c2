"""What comes together without a question, byte for byte."""

from __future__ import annotations

import pytest
from tests.history.merging.texts import MAP, changed, clean, merged

FEE = "        severity: low\n"
TOGETHER = {
    "two keys next to each other": (
        [("name: Search\n", "name: Looks around\n")],
        [("owner: marketing\n", "owner: shop\n")],
    ),
    "two steps of one phase": (
        [("emotion: 1\n", "emotion: 2\n")],
        [("      - Asks a friend\n", "      - Asks two friends\n")],
    ),
    "a phase renamed, a step in it changed": (
        [("name: Search\n", "name: Finding\n")],
        [("emotion: 1\n", "emotion: -1\n")],
    ),
    "a key added, another removed beside it": (
        [(FEE, f"{FEE}        kind: financial\n")],
        [("        id: late-fee\n", "")],
    ),
    "a comment beside a value, the value": (
        [("owner: marketing\n", "owner: marketing  # for now\n")],
        [("owner: marketing\n", "owner: shop\n")],
        [("owner: marketing\n", "owner: shop  # for now\n")],
    ),
    "the comment above a phase, the phase": (
        [("# How it begins.", "# How it really begins.")],
        [("name: Search\n", "name: Finding\n")],
    ),
    "a comment above a phase that the other moves": (
        [("\n  - name: Wear\n", "\n  # At last.\n  - name: Wear\n")],
        [
            ("\n  - name: Wear\n    owner: shop\n", ""),
            ("\n  - name: Order\n", "\n  - name: Wear\n    owner: shop\n\n  - name: Order\n"),
        ],
        [
            ("\n  - name: Wear\n    owner: shop\n", ""),
            ("\n  - name: Order\n", "\n  # At last.\n  - name: Wear\n    owner: shop\n\n  - name: Order\n"),
        ],
    ),
    "quotes here, a value there": (
        [("  - name: Search\n", '  - name: "Search"\n')],
        [("  - name: Search\n", "  - name: Finding\n")],
        [("  - name: Search\n", "  - name: Finding\n")],
    ),
    "two paragraphs of a text": (
        [("in the basket.\n", "in the cart.\n")],
        [("looks for a code", "looks for a voucher")],
    ),
    "keys in another order, a value": (
        [("    id: order\n    owner: shop\n    summary", "    owner: shop\n    id: order\n    summary")],
        [("    id: order\n    owner: shop\n    summary", "    id: order\n    owner: marketing\n    summary")],
        [("    id: order\n    owner: shop\n    summary", "    owner: marketing\n    id: order\n    summary")],
    ),
    "both sides make one change": (
        [("emotion: 1\n", "emotion: 2\n"), ("every: 90 days", "every: 60 days")],
        [("emotion: 1\n", "emotion: 2\n"), ("title: Buying", "title: Returning")],
        [
            ("emotion: 1\n", "emotion: 2\n"),
            ("every: 90 days", "every: 60 days"),
            ("title: Buying", "title: Returning"),
        ],
    ),
    "keys of one's own": (
        [("    id: order\n", "    id: order\n    x-jira: {key: A-1}\n")],
        [("    id: order\n    owner: shop\n", "    id: order\n    owner: marketing\n")],
        [
            (
                "    id: order\n    owner: shop\n",
                "    id: order\n    x-jira: {key: A-1}\n    owner: marketing\n",
            )
        ],
    ),
    "the first and the last comment": (
        [("# Kept by the web team.", "# Kept by the shop.")],
        [("# The end.", "# The end, for now.")],
    ),
}


@pytest.mark.parametrize("name", TOGETHER)
def test_both_changes_and_nothing_else(name):
    ours, theirs, *both = TOGETHER[name]
    wanted = changed(MAP, *both[0]) if both else changed(MAP, *ours, *theirs)
    assert clean(MAP, changed(MAP, *ours), changed(MAP, *theirs)) == wanted
    if name != "two keys next to each other":
        assert clean(MAP, changed(MAP, *theirs), changed(MAP, *ours)) == wanted


class TestLists:
    def test_both_add_at_one_place(self) -> None:
        after = "          - Reads reviews\n"
        ours = changed(MAP, (after, f"{after}      - Sleeps over it\n"))
        theirs = changed(MAP, (after, f"{after}      - name: Visits a shop\n        emotion: 0\n"))
        both = f"{after}      - Sleeps over it\n      - name: Visits a shop\n        emotion: 0\n"
        assert clean(MAP, ours, theirs) == changed(MAP, (after, both))

    def test_both_add_a_list_where_there_was_none(self) -> None:
        after = "  - name: Wear\n    owner: shop\n"
        ours = changed(MAP, (after, f"{after}    pain_points:\n      - They pinch\n"))
        theirs = changed(MAP, (after, f"{after}    pain_points:\n      - They squeak\n"))
        both = f"{after}    pain_points:\n      - They pinch\n      - They squeak\n"
        assert clean(MAP, ours, theirs) == changed(MAP, (after, both))

    def test_both_add_the_same(self) -> None:
        after = "          - Reads reviews\n"
        ours = changed(MAP, (after, f"{after}          - Yawns\n"))
        assert clean(MAP, ours, changed(ours, ("every: 90", "every: 60"))) == changed(
            ours, ("every: 90", "every: 60")
        )

    def test_ids_are_a_set(self) -> None:
        ours = changed(MAP, ("[ad, checkout]", "[ad, checkout, mail]"))
        theirs = changed(MAP, ("[ad, checkout]", "[forum, ad]"))
        assert clean(MAP, ours, theirs) == changed(MAP, ("[ad, checkout]", "[forum, ad, mail]"))

    def test_ids_in_brackets_here_one_a_line_there(self) -> None:
        ours = changed(MAP, ("[ad, checkout]", "[ad, checkout, mail]"))
        theirs = changed(
            MAP, (" [ad, checkout]", "\n      - ad\n      - forum  # the big one\n      - checkout")
        )
        both = "\n      - ad\n      - forum  # the big one\n      - checkout\n      - mail"
        assert clean(MAP, ours, theirs) == changed(MAP, (" [ad, checkout]", both))
        assert clean(MAP, theirs, ours) == changed(MAP, (" [ad, checkout]", both))

    def test_readings_and_reviews_come_by_their_date(self) -> None:
        reading, entry = "      - {date: 2026-01-31, value: 10}\n", "    - {date: 2026-02-01, by: Ines}\n"
        ours = changed(
            MAP,
            (reading, f"{reading}      - {{date: 2026-03-31, value: 12}}\n"),
            (entry, f"{entry}    - {{date: 2026-05-01, by: Omar}}\n"),
        )
        theirs = changed(
            MAP,
            (reading, f"{reading}      - {{date: 2026-02-28, value: 11}}\n"),
            (entry, f"{entry}    - {{date: 2026-06-01, by: Noor}}\n"),
        )
        both = changed(
            MAP,
            (
                reading,
                f"{reading}      - {{date: 2026-02-28, value: 11}}\n      - {{date: 2026-03-31, value: 12}}\n",
            ),
            (entry, f"{entry}    - {{date: 2026-05-01, by: Omar}}\n    - {{date: 2026-06-01, by: Noor}}\n"),
        )
        assert clean(MAP, ours, theirs) == clean(MAP, theirs, ours) == both

    def test_the_last_entries_go_one_by_one(self) -> None:
        base = "cjm: 1\nphases:\n  - name: A\n    questions:  # open ones\n      - Why?\n      - When?\n"
        ours, theirs = changed(base, ("      - Why?\n", "")), changed(base, ("      - When?\n", ""))
        assert clean(base, ours, theirs) == "cjm: 1\nphases:\n  - name: A\n    questions: []  # open ones\n"

    def test_a_phase_is_moved_and_a_step_in_it_changed(self) -> None:
        order = MAP[MAP.index("\n  - name: Order") : MAP.index("\n  - name: Wear")]
        ours = changed(MAP, (order, ""), ("    owner: shop\nreview:", f"    owner: shop\n{order}review:"))
        theirs = changed(MAP, ("severity: low", "severity: critical"))
        assert clean(MAP, ours, theirs) == changed(ours, ("severity: low", "severity: critical"))

    def test_a_phase_is_put_first_and_another_before_it(self) -> None:
        base = "cjm: 1\nphases:\n  - name: A\n\n  - name: B\n\n  - name: C\n"
        ours = "cjm: 1\nphases:\n  - name: B\n\n  - name: A\n\n  - name: C\n"
        theirs = "cjm: 1\nphases:\n  - name: New\n\n  - name: A\n\n  - name: B\n\n  - name: C\n"
        merged = clean(base, ours, theirs)
        assert merged == "cjm: 1\nphases:\n  - name: B\n\n  - name: New\n\n  - name: A\n\n  - name: C\n"

    def test_a_text_is_moved_and_another_reworded(self) -> None:
        base = "cjm: 1\nphases:\n  - name: A\n    needs: [To know, To trust, To pay]\n"
        ours = changed(base, ("[To know, To trust, To pay]", "[To pay, To know, To trust]"))
        theirs = changed(base, ("To trust", "To trust us"))
        assert clean(base, ours, theirs) == changed(ours, ("To trust", "To trust us"))


class TestBetweenLists:
    STEP = (
        "      - name: Compares\n        actions:\n          - Opens three tabs\n          - Reads reviews\n"
    )
    OURS = changed(
        MAP,
        (STEP, ""),
        ("        severity: low\n", f"        severity: low\n    steps:\n{STEP}"),
    )

    def test_a_step_goes_to_another_phase_and_is_changed(self) -> None:
        theirs = changed(MAP, ("Opens three tabs", "Opens nine tabs"), ("name: Search", "name: Finding"))
        both = changed(self.OURS, ("Opens three tabs", "Opens nine tabs"), ("name: Search", "name: Finding"))
        assert clean(MAP, self.OURS, theirs) == both
        assert clean(MAP, theirs, self.OURS) == both

    def test_both_put_it_there_and_one_changes_it(self) -> None:
        theirs = changed(self.OURS, ("Opens three tabs", "Opens nine tabs"))
        ours = changed(self.OURS, ("every: 90", "every: 60"))
        assert clean(MAP, ours, theirs) == changed(theirs, ("every: 90", "every: 60"))

    def test_the_last_step_of_a_phase_goes(self) -> None:
        base = "cjm: 1\nphases:\n  - name: A\n    steps:\n      - One\n  - name: B\n    steps:\n      - Two\n"
        ours = "cjm: 1\nphases:\n  - name: A\n  - name: B\n    steps:\n      - Two\n      - One\n"
        theirs = changed(base, ("      - One\n", "      - name: One\n        emotion: 1\n"))
        both = changed(ours, ("      - One\n", "      - name: One\n        emotion: 1\n"))
        assert clean(base, ours, theirs) == clean(base, theirs, ours) == both

    def test_two_steps_change_places(self) -> None:
        """They look alike, and yet none of them is the other with a new name."""
        base = "cjm: 1\nphases:\n  - name: A\n    steps:\n{}  - name: B\n    steps:\n{}"
        one, two = (f"      - name: Step {n}\n        emotion: 1\n        when: {n}\n" for n in (1, 2))
        changed_one = one.replace("emotion: 1", "emotion: 2")
        texts = base.format(one, two), base.format(changed_one, two), base.format(two, one)
        assert clean(*texts) == base.format(two, changed_one)

    def test_into_a_phase_that_is_new(self) -> None:
        """What a new phase holds is taken as it is, so the step is one that was changed here and removed there."""
        ours = changed(
            MAP, (self.STEP, ""), ("review:\n", f"  - name: New\n    steps:\n{self.STEP}review:\n")
        )
        result = merged(MAP, ours, changed(MAP, ("Opens three tabs", "Opens nine tabs")))
        assert [each.message for each in result.conflicts] == [
            "the step “Compares” in the phase “Search” was changed there and removed here"
        ]


class TestForms:
    def test_a_short_form_is_written_out_and_its_text_changed(self) -> None:
        ours = changed(MAP, ("      - Asks a friend\n", "      - name: Asks a friend\n        emotion: 2\n"))
        theirs = changed(MAP, ("Asks a friend", "Asks her friend"))
        assert clean(MAP, ours, theirs) == changed(ours, ("Asks a friend", "Asks her friend"))
        assert clean(MAP, theirs, ours) == changed(ours, ("Asks a friend", "Asks her friend"))

    def test_a_short_form_is_written_out_twice(self) -> None:
        ours = changed(MAP, ("Ad on a blog  #", "{name: Ad on a blog, channel: ad}  #"))
        theirs = changed(MAP, ("Ad on a blog  #", "{name: Ad on a blog, owner: marketing}  #"))
        both = "{name: Ad on a blog, channel: ad, owner: marketing}  #"
        assert clean(MAP, ours, theirs) == changed(MAP, ("Ad on a blog  #", both))

    def test_a_number_that_stands_for_an_emotion(self) -> None:
        ours = changed(MAP, ("emotion: 1\n", "emotion: {score: 1, feeling: curious}\n"))
        theirs = changed(MAP, ("emotion: 1\n", "emotion: 2\n"))
        assert clean(MAP, ours, theirs) == changed(
            MAP, ("emotion: 1\n", "emotion: {score: 2, feeling: curious}\n")
        )

    def test_an_id_is_renamed_and_its_entry_changed(self) -> None:
        ours = changed(MAP, ("  ad: Ad on", "  blog-ad: Ad on"), ("[ad, checkout]", "[blog-ad, checkout]"))
        theirs = changed(MAP, ("Ad on a blog  #", "{name: Ad on a blog, channel: ad}  #"))
        assert clean(MAP, ours, theirs) == changed(
            ours, ("Ad on a blog  #", "{name: Ad on a blog, channel: ad}  #")
        )

    def test_an_id_is_renamed_and_its_entry_written_out(self) -> None:
        ours = changed(MAP, ("  ad: Ad on", "  blog-ad: Ad on"), ("[ad, checkout]", "[blog-ad, checkout]"))
        lines = "\n    name: Ad on a blog  # the old one\n    channel: ad\n"
        theirs = changed(MAP, (" Ad on a blog  # the old one\n", lines))
        both = changed(ours, (" Ad on a blog  # the old one\n", lines))
        assert clean(MAP, ours, theirs) == clean(MAP, theirs, ours) == both

    def test_lines_are_indented_anew_and_a_step_is_added(self) -> None:
        base = "cjm: 1\nphases:\n- name: A\n  steps:\n  - name: One\n    summary: |\n      Long.\n\n        Deep.\n"
        ours = (
            "cjm: 1\nphases:\n  - name: A\n    steps:\n"
            "      - name: One\n        summary: |\n          Long.\n\n            Deep.\n"
        )
        theirs = f"{base}  - name: Two\n    actions:\n    - Waits\n  - Three\n"
        added = "      - name: Two\n        actions:\n        - Waits\n      - Three\n"
        assert clean(base, ours, theirs) == f"{ours}{added}"

    def test_an_invalid_map(self) -> None:
        base = "cjm: 1\nnonsense:\n  - [1, {a: b}]\n  - c: d\nphases: 7\n"
        ours, theirs = changed(base, ("c: d", "c: e")), changed(base, ("phases: 7", "phases: 8"))
        assert clean(base, ours, theirs) == changed(base, ("c: d", "c: e"), ("phases: 7", "phases: 8"))

    def test_a_library(self) -> None:
        base = "cjm: 1\nkind: library\nowners:\n  a: A\n"
        ours, theirs = f"{base}  b: B\n", f"{base}  c: C\n"
        assert clean(base, ours, theirs) == f"{base}  b: B\n  c: C\n"

    def test_anchors_and_aliases(self) -> None:
        base = (
            "cjm: 1\nphases:\n  - name: A\n    emotion: &calm {score: 1}\n  - name: B\n    emotion: *calm\n"
        )
        ours = changed(base, ("&calm {score: 1}", "&calm {score: 1, feeling: calm}"))
        theirs = f"{base}    owner: x\n  - name: C\n    emotion: *calm\n"
        assert clean(base, ours, theirs) == changed(
            theirs, ("&calm {score: 1}", "&calm {score: 1, feeling: calm}")
        )

    def test_around_the_document(self) -> None:
        base = "%YAML 1.2\n---  # begin\n# about\ncjm: 1\ntitle: A\n# end\n...\n"
        ours, theirs = (
            changed(base, ("cjm: 1\n", "cjm: 1\nid: a\n")),
            changed(base, ("title: A\n", "title: B\n")),
        )
        assert clean(base, ours, theirs) == changed(base, ("cjm: 1\ntitle: A\n", "cjm: 1\nid: a\ntitle: B\n"))


class TestBytes:
    OURS = changed(MAP, ("emotion: 1\n", "emotion: 2\n"))
    THEIRS = changed(MAP, ("every: 90", "every: 60"))
    BOTH = changed(OURS, ("every: 90", "every: 60"))

    def test_the_line_endings_of_ours_are_kept(self) -> None:
        windows = self.OURS.replace("\n", "\r\n")
        assert clean(MAP, windows, self.THEIRS) == self.BOTH.replace("\n", "\r\n")
        assert clean(MAP.replace("\n", "\r\n"), self.OURS, self.THEIRS.replace("\n", "\r\n")) == self.BOTH

    def test_only_the_line_endings_changed(self) -> None:
        assert clean(MAP, MAP.replace("\n", "\r\n"), self.THEIRS) == self.THEIRS.replace("\n", "\r\n")
        assert clean(MAP, self.OURS, MAP.replace("\n", "\r\n")) == self.OURS

    def test_a_byte_order_mark_and_the_last_line_break(self) -> None:
        assert clean(MAP, f"\ufeff{self.OURS}", self.THEIRS) == f"\ufeff{self.BOTH}"
        assert clean(MAP, self.OURS, self.THEIRS.rstrip("\n")) == self.BOTH.rstrip("\n")
        bare = [
            each.removesuffix("# The end.\n").rstrip("\n")
            for each in (MAP, self.OURS, self.THEIRS, self.BOTH)
        ]
        assert clean(*bare[:3]) == bare[3]
