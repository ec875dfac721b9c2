"""Generated histories: nothing is lost in a merge, and nothing invented."""

from __future__ import annotations

from hypothesis import given, settings
from tests.history.merging import histories as h

from cjm.history.merging.markers import Markers, Style
from cjm.history.merging.merge import Merged, merge

MARKS = ("<<<<<<< ", "=======", ">>>>>>> ")


def merged(base: str, ours: str, theirs: str, style: Style = "merge") -> Merged:
    return merge(base.encode(), ours.encode(), theirs.encode(), Markers(), lambda: style)


def words(text: str) -> set[str]:
    """The lines of a text but those that hold nothing."""
    return {line.strip() for line in text.splitlines() if line.strip()}


@settings(max_examples=50)
@given(h.sizes, h.edits, h.edits, h.layouts, h.layouts)
def test_nothing_is_lost_and_nothing_invented(sizes, script, other, layout, changed):
    base = h.base_map(sizes)
    ours, theirs = h.edited(base, script, "ours"), h.edited(base, other, "theirs")
    texts = h.text(base, layout), h.text(ours, layout), h.text(theirs, changed)
    result = merged(*texts)
    content = result.data.decode()
    wanted = h.expected(base, ours, theirs)
    assert result.by_text is None
    if result.conflicts:
        questions = [
            wanted is None,
            not h.moved_by_one_side(base, ours, theirs),
            *(h.moved_between_phases(base, side) for side in (ours, theirs)),
            *(h.renamed_without_id(base, side) for side in (ours, theirs)),
        ]
        assert any(questions)
        assert_holds_both_sides(content, base, ours, theirs)
        return
    assert wanted is not None
    found = h.read_facts(content, base, ours, theirs)
    assert found == {fact: value for fact, value in wanted.items() if fact[1] != "#"}
    assert h.comments_of(content) == sorted(fact[2] for fact in wanted if fact[1] == "#")
    orders = h.read_orders(content, base, ours, theirs)
    mine, yours = h.orders(ours), h.orders(theirs)
    for place in mine.keys() & yours.keys() & orders.keys():
        position = {uid: index for index, uid in enumerate(orders[place])}
        for first, second in h.agreed_pairs(mine[place], yours[place]):
            if first in position and second in position:
                assert position[first] < position[second]


def assert_holds_both_sides(content: str, base: h.Thing, ours: h.Thing, theirs: h.Thing) -> None:
    """Whatever a side added stands in a text with conflicts, and of what it changed, both versions."""
    old = h.facts(base)
    for side in (ours, theirs):
        for fact, value in h.facts(side).items():
            if fact not in old:
                assert (
                    fact[2] if len(fact) == 3 and fact[1] == "#" else value
                ) in content or value == "is there"
            elif old[fact] != value:
                assert value in content


@settings(max_examples=40)
@given(h.sizes, h.edits, h.layouts, h.layouts)
def test_where_one_side_changed_nothing_the_other_is_the_result(sizes, script, layout, changed):
    base = h.base_map(sizes)
    before, after = h.text(base, layout), h.text(h.edited(base, script, "ours"), changed)
    assert merged(before, after, before) == Merged(after.encode())
    assert merged(before, before, after) == Merged(after.encode())
    assert merged(before, after, after) == Merged(after.encode())
