"""Where comments go when the line in which they stood becomes another."""

from __future__ import annotations

from cjm.source.formatting.tree import Collection, Entry, Scalar


def settle(entry: Entry, first: Entry | None) -> None:
    """Move the comments of an entry that cannot stay in its line to a line above.

    `first` is the entry that comes first in its value, where that becomes a block.
    """
    value = entry.value
    if isinstance(value, Scalar):
        is_line = value.style not in ("|", ">")
        if is_line and entry.behind and entry.behind.touches and not entry.behind.cuts:
            _lift(entry, entry)  # it would look like the end of the text
    elif isinstance(value, Collection) and first and entry.key is None and value.anchor is None:
        if entry.behind:
            _lift(entry, entry)
        _settle_line_of_dash(entry, value, first)


def _settle_line_of_dash(item: Entry, value: Collection, first: Entry) -> None:
    """In the line of the dash a comment to cjm stands on the whole item, elsewhere on one entry of it."""
    if not value.is_mapping:
        return
    before = value.entries[0]
    if value.begins_at_dash and not before.above and before is not first and _is_addressed(before):
        _lift(before, item)
    if (before is not first or not value.begins_at_dash) and _is_addressed(first):
        _lift(first, first)


def _is_addressed(entry: Entry) -> bool:
    return entry.behind is not None and entry.behind.is_addressed


def _lift(entry: Entry, target: Entry) -> None:
    """Put the comment in the line of an entry right above another, or the same."""
    comment = entry.behind
    assert comment is not None
    comment.blank, target.blank = target.blank, False
    target.above.append(comment)
    entry.behind = None
