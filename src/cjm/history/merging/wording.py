"""Conflicts in the words of the method. “Here” is our side, the one that the file holds, “there” theirs."""

from __future__ import annotations

from cjm.history.merging.place import Place, in_quotes, shortened
from cjm.history.merging.tree import Seen
from cjm.source.nodes import MappingNode, ScalarNode


def both_changed(place: Place, ours: Seen, theirs: Seen) -> str:
    """Both changed one value, each in its own way."""
    return f"both changed {place}: {_value(ours)} here, {_value(theirs)} there"


def both_added(place: Place) -> str:
    """Both added a thing under one id or name, with different content."""
    return f"both added {place}, and not the same"


def removed_and_changed(place: Place, changed_here: bool) -> str:
    """One side removed what the other changed."""
    where, elsewhere = ("here", "there") if changed_here else ("there", "here")
    return f"{place} was changed {where} and removed {elsewhere}"


def both_moved(place: Place, ours: str | None = None, theirs: str | None = None) -> str:
    """Each side moved a thing to a place of its own; the places are the things that it stands behind."""
    where = f": {_behind(ours)} here, {_behind(theirs)} there" if ours or theirs else ""
    return f"both moved {place}{where}"


def both_replaced(place: Place) -> str:
    """Each side put something else in the place of a thing."""
    return f"both put something else in the place of {place}"


def both_renamed(place: Place, ours: str | None, theirs: str | None) -> str:
    """Each side gave an entry of a registry an id of its own."""
    return f"both gave {place} another id: {shortened(ours or '')} here, {shortened(theirs or '')} there"


def moved_apart(place: Place, moved_here: bool) -> str:
    """One side moved a thing into another list, from which the other removed it or moved it elsewhere."""
    where, elsewhere = ("here", "there") if moved_here else ("there", "here")
    return f"{place} came from another list {where}, and was removed or moved elsewhere {elsewhere}"


def both_ordered(place: Place) -> str:
    """Each side put a stretch of a list in an order of its own."""
    return f"both put {place} in another order"


def both_commented(place: Place) -> str:
    """Both changed the comment in the line of something."""
    return f"both changed the comment beside {place}"


def anchor_gone(place: Place, anchor: str) -> str:
    """One side removed an anchor that an alias of the other side needs."""
    return f"the anchor `&{shortened(anchor)}` of {place} is gone on one side, and an alias on the other needs it"


def _behind(called: str | None) -> str:
    return f"behind {in_quotes(called)}" if called else "to the front"


def _value(seen: Seen) -> str:
    if seen.alias:
        return shortened(seen.alias)
    if isinstance(seen.node, ScalarNode):
        return shortened(seen.node.value) or "nothing"
    return "several keys" if isinstance(seen.node, MappingNode) else f"a list of {len(seen.node.value)}"
