"""The merge itself: collections entry by entry, an entry part by part, down to what only a person can decide."""

from __future__ import annotations

import re

from cjm.history.merging.forms import as_block, with_nothing
from cjm.history.merging.identity import Alignment, Entry, Known, align, name
from cjm.history.merging.indentation import shifted
from cjm.history.merging.meaning import Made
from cjm.history.merging.pieces import Agreed, Clash, Piece, agreed, behind
from cjm.history.merging.place import Place
from cjm.history.merging.three_ways import merged_comments, three_way
from cjm.history.merging.tree import Collection, Item
from cjm.history.merging.trips import Trips, Watched
from cjm.history.merging.values import Collections, Trio, clash, collections, in_brackets, is_unchanged, value
from cjm.history.merging.weave import Dispute, weave
from cjm.history.merging.wording import (
    anchor_gone,
    both_added,
    both_commented,
    both_moved,
    both_ordered,
    both_renamed,
    both_replaced,
    moved_apart,
    removed_and_changed,
)
from cjm.history.merging.writer import Done, NoLineError, Writer, blank_lines
from cjm.source.nodes import MappingNode, ScalarNode

_ANCHOR = re.compile(r"&([^\s,\[\]{}]+)")


class Merging:
    """A merge of three versions.

    `watched` is what to look into even where only one side changed it. `trips` are the things that an earlier merge
    has seen go from one list to another; `met` are those that this one sees. `guarded` are the names of anchors that the
    result needs: what holds one is not removed without asking.
    """

    def __init__(
        self, watched: Watched, trips: Trips | None = None, guarded: frozenset[str] = frozenset()
    ) -> None:
        self._watched = watched.nodes
        self._elsewhere = watched.things
        self._trips = trips or Trips()
        self._guarded = guarded
        self.met = Trips()

    def collection(self, values: Collections, place: Place, column: int) -> Piece:
        """A collection in block style, merged to begin in a column.

        Its first entry has no indentation where it stands behind a dash. The piece has no segments where nothing is
        left of it. Raises NoLineError where a conflict would have to stand behind a dash.
        """
        base, ours, theirs = values
        known = place.known(ours if ours.items else theirs)
        alignment = align(base.items if base else [], ours.items, theirs.items, known, self._elsewhere)
        firsts = {id(each.items[0]) for each in (ours, theirs) if each.items}
        done = [self._entry(each, place, known, column, firsts) for each in alignment.entries]
        mine, yours = ([at for at in each if done[at]] for each in (alignment.ours, alignment.theirs))
        rank = (lambda at: _date(alignment.entries[at])) if place.is_dated else None
        ordered = known in (Known.THING, Known.TEXT)
        blanks = blank_lines(ours) or blank_lines(theirs)
        writer = Writer(done, column, blanks, inline=ours.inline or theirs.inline)
        for slot in weave(alignment.base, mine, yours, ordered=ordered, rank=rank):
            if isinstance(slot, Dispute):
                writer.dispute(slot, both_ordered(place))
            elif slot.side:
                each = alignment.entries[slot.token]
                assert each.ours is not None
                ends = (_before(alignment, order, slot.token) for order in (mine, yours))
                writer.torn(slot, both_moved(place.below(each.ours, known), *ends))
            else:
                writer.slot(slot)
        trails = [shifted(each.trail, column - each.column, first=True) if each else None for each in values]
        return writer.piece(ours.is_mapping, merged_comments(trails[0], trails[1] or "", trails[2] or ""))

    def _entry(self, entry: Entry, place: Place, known: Known, column: int, firsts: set[int]) -> Done | None:
        """An entry merged, `None` where it is removed."""
        here = entry
        if known is Known.THING:
            self.met.meet(entry, place)
            if self._trips.has_left(entry):
                return None
            entry = self._trips.whole(entry)
        base, ours, theirs = entry.base, entry.ours, entry.theirs
        if ours is None or theirs is None:
            return self._one_sided(entry, place, known, column, firsts, moved=here.base is not base)
        trio = Trio(base, ours, theirs)
        where = place.below(base or ours, known)
        if base is None and known is not Known.KEY and not is_unchanged(ours, theirs):
            piece = clash(trio, column, both_added(where))
        elif entry.replaced and not is_unchanged(ours, theirs):
            piece = clash(trio, column, both_replaced(where))
        else:
            piece = self.item(trio, where, column)
        mine, yours = _lead(ours, column), _lead(theirs, column)
        lead = merged_comments(_lead(base, column) if base else None, mine, yours)
        source = ours if lead == mine else theirs
        return Done(lead + piece.above, piece, _with_key(trio), id(source) in firsts)

    def _one_sided(
        self, entry: Entry, place: Place, known: Known, column: int, firsts: set[int], *, moved: bool
    ) -> Done | None:
        """An entry that a side added, or the other removed, or that one `moved` here from another list."""
        base, left = entry.base, entry.ours or entry.theirs
        if left is None:
            if base is not None:
                self._meet_gone(base, place.below(base, known))
            return None
        if known is Known.KEY and id(left.seen.node) in self._watched:
            is_one, done = self._one_list(entry, left, place.below(left, known), column, firsts)
            if is_one:
                return done
        lead, body = _lead(left, column), shifted(left.body, column - left.column)
        if base is None:
            return Done(lead, agreed(body, left.seen), left, id(left) in firsts)
        gone = self._guarded & set(_ANCHOR.findall(left.body))
        if not gone and not moved and is_unchanged(base, left):
            return None
        where, is_ours = place.below(base, known), left is entry.ours
        message = removed_and_changed(where, is_ours)
        if gone or moved:
            message = (
                anchor_gone(where, min(gone)) if gone else moved_apart(place.below(left, known), is_ours)
            )
        before = _lead(base, column) + " " * column + shifted(base.body, column - base.column)
        body = lead + " " * column + body
        if is_ours:
            piece = Piece((Clash(body, before, "", (message,)),), left.seen, None)
        else:
            piece = Piece((Clash("", before, body, (message,)),), None, left.seen)
        return Done("", piece, left, was_first=False)

    def _one_list(
        self, entry: Entry, left: Item, place: Place, column: int, firsts: set[int]
    ) -> tuple[bool, Done | None]:
        """A list that only one side has because things came to it or left it: whether it is one, and what becomes of it."""
        base, value = entry.base, left.parts.value
        before = base.parts.value if base else None
        if not isinstance(value, Collection) or value.in_brackets or isinstance(before, str):
            return False, None
        if base is not None and (base.lead, base.parts.head) != (left.lead, left.parts.head):
            return False, None
        nothing = Collection(left.seen, is_mapping=False, in_brackets=True, column=0, items=[])
        sides = (value, nothing) if left is entry.ours else (nothing, value)
        piece = self._in_lines(Trio(base, left, left), Collections(before, *sides), place, column)
        remains = [isinstance(each, Made) and bool(each.entries) for each in (piece.ours, piece.theirs)]
        if base is not None and remains[left is entry.ours]:
            return False, None
        if not any(remains):
            return True, None
        return True, Done(_lead(left, column) + piece.above, piece, left, id(left) in firsts)

    def item(self, trio: Trio, place: Place, column: int) -> Piece:
        """The lines of an entry that both sides have, the first without its indentation."""
        if trio.base and three_way(*(item and item.key for item in trio)) is None and trio.ours.key:
            return clash(trio, column, both_renamed(place, trio.ours.key, trio.theirs.key))
        chosen = _unquestioned(trio)
        gone = self._gone(trio, chosen) if chosen else frozenset()
        is_watched = any(item and id(item.seen.node) in self._watched for item in trio)
        if chosen and not gone and not is_watched:
            return agreed(shifted(chosen.body, column - chosen.column), chosen.seen)
        values = collections(trio, place)
        is_in_lines = values is not None and not (values.ours.in_brackets and values.theirs.in_brackets)
        if gone and not is_in_lines:
            return clash(trio, column, anchor_gone(place, min(gone)))
        if values and not is_in_lines and trio.base and not (values.ours.items or values.theirs.items):
            self._meet_gone(trio.base, place)
        if chosen and not is_in_lines:
            return agreed(shifted(chosen.body, column - chosen.column), chosen.seen)
        if values is None:
            return value(trio, place, column)
        return (self._in_lines if is_in_lines else in_brackets)(trio, values, place, column)

    def _meet_gone(self, base: Item, place: Place) -> None:
        """Take note of the things in an entry that both sides removed: they may stand elsewhere now."""
        if id(base.seen.node) not in self._watched or isinstance(base.parts.value, str):
            return
        known = place.known(base.parts.value)
        for item in base.parts.value.items:
            if known is Known.THING:
                self.met.meet(Entry(base=item), place)
            self._meet_gone(item, place.below(item, known))

    def _gone(self, trio: Trio, item: Item) -> frozenset[str]:
        """The names of the anchors that the result needs and that go where an entry becomes as one side has it."""
        if not self._guarded:
            return frozenset()
        other = trio.theirs if item is trio.ours else trio.ours
        return self._guarded & (set(_ANCHOR.findall(other.body)) - set(_ANCHOR.findall(item.body)))

    def _in_lines(self, trio: Trio, values: Collections, place: Place, column: int) -> Piece:
        """An entry whose value has a line for each of its entries, on one side at least."""
        head, offset = _opening(trio, values)
        inner = column + offset
        base = as_block(values.base, inner) if values.base else None
        lines = Collections(base, as_block(values.ours, inner), as_block(values.theirs, inner))
        try:
            piece = self.collection(lines, place, inner)
        except NoLineError as error:
            return clash(trio, column, *error.messages)
        if head is None:
            old = trio.base.parts.head if trio.base else ""
            opening = Clash(trio.ours.parts.head, old, trio.theirs.parts.head, (both_commented(place),))
            return Piece((opening, *piece.segments), piece.ours, piece.theirs)
        if not piece.segments:
            return Piece((Agreed(with_nothing(head, values.ours.is_mapping)),), piece.ours, piece.theirs)
        if head.endswith("\n"):
            return Piece((Agreed(head), *piece.segments), piece.ours, piece.theirs)
        return Piece(behind(head, piece.segments), piece.ours, piece.theirs, piece.above)


def _unquestioned(trio: Trio) -> Item | None:
    """The side whose lines an entry has, where they are the same on both sides or only one changed them."""
    base, ours, theirs = trio
    if theirs.plain == ours.plain or (base is not None and base.plain == theirs.plain):
        return ours
    return theirs if base is not None and base.plain == ours.plain else None


def _opening(trio: Trio, values: Collections) -> tuple[str | None, int]:
    """The line above the entries of a value, `None` on a conflict; and how many columns deeper they begin."""
    blocks = [
        (item, each)
        for item, each in zip(trio, values, strict=True)
        if item is not None and each is not None and not each.in_brackets
    ]
    item, first = next((item, each) for item, each in blocks if item is not trio.base)
    offset = first.column - item.column
    if len(blocks) < 3 or any(each.inline for _, each in blocks):
        return _with_key(trio).key_words + item.parts.head[len(item.key_words) :], offset
    heads = [item.parts.head for item, _ in blocks]
    head = three_way(*heads)
    if head is None and not any("#" in each for each in heads):
        head = trio.ours.parts.head
    merged = three_way(*(str(each.column - item.column) for item, each in blocks))
    return head, offset if merged is None else int(merged)


def _with_key(trio: Trio) -> Item:
    """The side whose key an entry has: theirs where only they renamed it."""
    base, ours, theirs = trio
    return theirs if base is not None and base.key == ours.key else ours


def _lead(item: Item, column: int) -> str:
    return shifted(item.lead, column - item.column, first=True)


def _date(entry: Entry) -> str | None:
    item = entry.ours or entry.theirs
    node = item.seen.node if item else None
    if not isinstance(node, MappingNode):
        return None
    return next((v.value for k, v in node.value if k.value == "date" and isinstance(v, ScalarNode)), None)


def _before(alignment: Alignment, order: list[int], token: int) -> str | None:
    """What an entry stands behind in the order of a side."""
    at = order.index(token)
    if not at:
        return None
    entry = alignment.entries[order[at - 1]]
    item = entry.ours or entry.theirs
    return name(item) if item else None
