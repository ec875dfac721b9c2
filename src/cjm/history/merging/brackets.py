"""Collections in brackets: one of them is merged as a whole or, where both sides meet in it, not at all."""

from __future__ import annotations

from cjm.history.merging.identity import Entry, Known, align
from cjm.history.merging.meaning import Made, Meant, same
from cjm.history.merging.place import Place
from cjm.history.merging.tree import Collection, Item
from cjm.history.merging.weave import Dispute, weave
from cjm.history.merging.wording import (
    both_added,
    both_changed,
    both_moved,
    both_ordered,
    both_replaced,
    removed_and_changed,
)

_GAP = ", "


class ClashError(Exception):
    """Both sides meet in one value; `message` says at what."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def merged_brackets(
    base: Collection | None, ours: Collection, theirs: Collection, place: Place
) -> tuple[str, Meant]:
    """The text and the meaning of a collection that both sides have in brackets. Raises ClashError on a conflict."""
    known = place.known(ours if ours.items else theirs)
    alignment = align(base.items if base else [], ours.items, theirs.items, known)
    done = [_entry(each, place, known) for each in alignment.entries]
    mine, yours = ([at for at in each if done[at]] for each in (alignment.ours, alignment.theirs))
    woven = weave(alignment.base, mine, yours, ordered=known in (Known.THING, Known.TEXT))
    text = ""
    meant: list[tuple[str | None, Meant]] = []
    for slot in woven:
        if isinstance(slot, Dispute):
            raise ClashError(both_ordered(place))
        entry, made = alignment.entries[slot.token], done[slot.token]
        item = entry.ours or entry.theirs
        assert item is not None
        assert made is not None
        if slot.side:
            raise ClashError(both_moved(place.below(item, known)))
        text += (item.lead or _gap(ours, theirs)) * bool(text) + made[0]
        meant.append((made[1], made[2]))
    outer = ours if ours.items else theirs
    opening, closing = (outer.opening, outer.closing) if meant else ("{}" if ours.is_mapping else "[]")
    return opening + text + closing, Made(ours.is_mapping, tuple(meant))


def _gap(ours: Collection, theirs: Collection) -> str:
    """What stands between two entries."""
    return next((item.lead for each in (ours, theirs) for item in each.items if item.lead), _GAP)


_Merged = tuple[str, str | None, Meant]
"""The text of an entry, its key and its meaning."""


def _entry(entry: Entry, place: Place, known: Known) -> _Merged | None:
    """An entry merged, `None` where it is removed."""
    base, ours, theirs = entry.base, entry.ours, entry.theirs
    if ours is None or theirs is None:
        left = ours or theirs
        if left is None or (base is not None and _is_same(base, left)):
            return None
        if base is not None:
            raise ClashError(removed_and_changed(place.below(left, known), left is ours))
        return _whole(left)
    if _is_same(ours, theirs) or (base is not None and _is_same(base, theirs)):
        return _whole(ours)
    if base is not None and _is_same(base, ours):
        return _whole(theirs)
    where = place.below(base or ours, known)
    if entry.replaced:
        raise ClashError(both_replaced(where))
    if base is None and known is not Known.KEY:
        raise ClashError(both_added(where))
    values = [item.parts.value if item else None for item in (base, ours, theirs)]
    mine, yours = values[1], values[2]
    if not isinstance(mine, Collection) or not isinstance(yours, Collection):
        raise ClashError(both_changed(where, ours.seen, theirs.seen))
    if mine.is_mapping != yours.is_mapping or ours.parts.head != theirs.parts.head:
        raise ClashError(both_changed(where, ours.seen, theirs.seen))
    before = values[0] if isinstance(values[0], Collection) else None
    text, meant = merged_brackets(before, mine, yours, where)
    return ours.parts.head + text, ours.key, meant


def _whole(item: Item) -> _Merged:
    return item.body, item.key, item.seen


def _is_same(one: Item, other: Item) -> bool:
    return one.key == other.key and same(one.seen, other.seen)
