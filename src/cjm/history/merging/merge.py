"""Three texts to one: by what they mean, else by their lines; and never to one that says what neither side meant."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from cjm.history.merging import by_text
from cjm.history.merging.combine import Merging
from cjm.history.merging.markers import Conflict, Markers, Style, marked
from cjm.history.merging.meaning import Meant, same
from cjm.history.merging.pieces import Agreed, Piece, Segment, Side, decided
from cjm.history.merging.place import Place
from cjm.history.merging.three_ways import three_way
from cjm.history.merging.tree import Layout, Seen, layout
from cjm.history.merging.trips import watched
from cjm.history.merging.values import Collections
from cjm.history.merging.version import UnusualError, read, with_line_feeds
from cjm.model.map import Library, Map
from cjm.model.shape import shape_of
from cjm.source.document import without_garbage_collection
from cjm.source.text import decode

_BY_LINES = "both sides changed these lines"
_WOULD_NOT_READ = "together, the changes of both sides make no map that can be read"


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged file, what is left to decide in it, and why git merged its lines where cjm could not merge its meaning."""

    data: bytes
    conflicts: tuple[Conflict, ...] = ()
    by_text: str | None = None


def merge(base: bytes, ours: bytes, theirs: bytes, markers: Markers, style: Callable[[], Style]) -> Merged:
    """Merge two versions of a map that grew out of a third.

    The line endings of ours are kept. `style` is asked for git's style of conflicts only where there is one. Raises
    CannotDo where git has to merge the texts and cannot.
    """
    if theirs in (ours, base):
        return Merged(ours)
    if base == ours:
        return Merged(theirs)
    try:
        texts = [with_line_feeds(data) for data in (base, ours, theirs)]
        with without_garbage_collection():
            segments, ends_in_break = _by_meaning(texts)
    except UnusualError as error:
        return _by_lines(base, ours, theirs, replace(markers, style=style()), str(error))
    if any(not isinstance(segment, Agreed) for segment in segments):
        markers = replace(markers, style=style())
    text, conflicts = marked(segments, markers)
    if not ends_in_break and not conflicts:
        text = text.removesuffix("\n")
    return Merged(_bytes_like(text, base, ours, theirs), conflicts)


def _bytes_like(text: str, base: bytes, ours: bytes, theirs: bytes) -> bytes:
    """The text with the line endings of ours, and with a byte order mark if it is meant to have one."""
    if b"\r\n" in ours:
        text = text.replace("\n", "\r\n")
    marks = ["1" * data.startswith(codecs.BOM_UTF8) for data in (base, ours, theirs)]
    return codecs.BOM_UTF8 * bool(three_way(*marks)) + text.encode()


def _by_meaning(texts: list[str]) -> tuple[tuple[Segment, ...], bool]:
    """The segments of the merged text, and whether it ends in a line break. Raises UnusualError where it cannot be."""
    if texts[2] in (texts[0], texts[1]):
        return (Agreed(texts[1]),), True
    if texts[0] == texts[1]:
        return (Agreed(texts[2]),), True
    names = ("what both sides grew out of", "our side", "their side")
    layouts: list[Layout] = []
    for name, text in zip(names, texts, strict=True):
        try:
            if not text.strip():
                raise UnusualError("it is empty")
            layouts.append(layout(read(text)))
        except UnusualError as error:
            raise UnusualError(f"{name}: {error}") from None
    elsewhere = watched([each.root for each in layouts])
    merging = Merging(elsewhere)
    piece = _merged(layouts, merging)
    trips = merging.met.learnt()
    if trips is not None:
        piece = _merged(layouts, Merging(elsewhere, trips))
    if not all(_reads_as_meant(piece)):
        piece = _merged(layouts, Merging(elsewhere, trips, _anchors(layouts)))
        if piece.is_agreed or not any(_reads_as_meant(piece)):
            raise UnusualError(_WOULD_NOT_READ)
    ends = three_way(*("1" * text.endswith("\n") for text in texts))
    return piece.segments, bool(ends)


def _anchors(layouts: list[Layout]) -> frozenset[str]:
    """The names of the aliases of all versions."""
    versions = [each.root.seen.version for each in layouts]
    return frozenset(found for version in versions if version.has_aliases for found in version.alias_names())


def _merged(layouts: list[Layout], merging: Merging) -> Piece:
    base, ours, theirs = layouts
    ends = []
    for part in ("preamble", "epilogue"):
        merged = three_way(*(getattr(each, part) for each in layouts))
        if merged is None:
            raise UnusualError(f"both sides changed the {part}")
        ends.append(Agreed(merged))
    is_library = any(
        key == "kind" and getattr(value, "value", None) == "library"
        for key, value, _ in ours.root.seen.version.children(ours.root.seen.node)
    )
    place = Place(shape_of(Library if is_library else Map))
    roots = Collections(base.root, ours.root, theirs.root)
    piece = merging.collection(roots, place, ours.root.column)
    return Piece((ends[0], *piece.segments, ends[1]), piece.ours, piece.theirs)


def _reads_as_meant(piece: Piece) -> Iterator[bool]:
    """Whether the text means what was put together, its conflicts decided for ours, and for theirs.

    Where an anchor is gone on one side, only the other's decision can be read.
    """
    decisions: tuple[tuple[Side, Meant | None], ...] = (("ours", piece.ours), ("theirs", piece.theirs))
    for side, meant in decisions[: 1 if piece.is_agreed else 2]:
        try:
            version = read(decided(piece.segments, side))
        except UnusualError:
            yield False
        else:
            yield meant is not None and same(Seen(version, version.root), meant)


def _by_lines(base: bytes, ours: bytes, theirs: bytes, markers: Markers, why: str) -> Merged:
    try:
        old, mine, yours = (with_line_feeds(data).encode() for data in (base, ours, theirs))
    except UnusualError:
        old, mine, yours = base, ours, theirs
    data, is_clean = by_text.merged_by_git(old, mine, yours, markers)
    if not is_clean:
        text = data.decode("utf-8", "replace")
        return Merged(_like(data, mine, ours), by_text.conflicts_in(text, markers, _BY_LINES), why)
    if _is_readable(mine) and _is_readable(yours) and not _is_readable(data):
        text, conflicts = by_text.as_one_conflict(mine.decode(), yours.decode(), _WOULD_NOT_READ, markers)
        return Merged(_like(text.encode(), mine, ours), conflicts, why)
    return Merged(_like(data, mine, ours), (), why)


def _like(data: bytes, mine: bytes, ours: bytes) -> bytes:
    """What was merged with line feeds, with the line endings and the byte order mark of ours."""
    if mine is ours:
        return data
    text = data.decode()
    return _bytes_like(text, ours, ours, ours)


def _is_readable(data: bytes) -> bool:
    """Whether a file is plain YAML, whatever its line endings."""
    text, finding = decode(data)
    if finding is not None:
        return False
    try:
        read(text.content.replace("\r\n", "\n").replace("\r", "\n"))
    except UnusualError:
        return False
    return True
