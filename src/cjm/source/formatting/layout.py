"""A tree as lines of text."""

from __future__ import annotations

from cjm.model.shape import Shape
from cjm.source.formatting.brackets import UNLIMITED, anchored, in_brackets, is_misread_text, key_words
from cjm.source.formatting.order import in_order, inner_shape
from cjm.source.formatting.settling import settle
from cjm.source.formatting.tree import Alias, Collection, Comment, Entry, Page, Scalar
from cjm.source.formatting.words import block_of, in_line

WIDTH = 120
"""How long a line may be, in code points; comments, and texts that cannot be broken, may be longer."""
_STEP = 2
_BEFORE_COMMENT = "  "


def lines_of(page: Page, shape: Shape | None) -> list[str]:
    """The lines of a text whose content has the given shape, in canonical layout. The tree is used up by it."""
    printer = _Printer(page.has_anchors)
    printer.page(page, shape)
    return printer.lines


class _Printer:
    def __init__(self, has_anchors: bool) -> None:
        self.lines: list[str] = []
        self.has_anchors = has_anchors
        self.is_behind_breaks = False

    def page(self, page: Page, shape: Shape | None) -> None:
        self.lines += page.prolog
        self._comments(page.header, 0, is_first=not page.prolog)
        if page.blank_below_header:
            self._blank()
        root, value = page.root, page.root.value
        self._comments(root.above, 0, is_first=not page.header)
        assert isinstance(value, Collection)  # nothing else is written anew
        if value.anchor is not None or root.behind:
            self._put(anchored(value.anchor, ""), root.behind)
        first = self._in_order(value, shape)[0]
        if first is not value.entries[0]:
            first.blank = False  # else its comments would become those of the file
            for comment in first.above:
                comment.blank = False
        self._entries(value, 0, shape)
        self._comments(page.below, 0)
        for line in page.epilog:
            if line:
                self._put(line)
            else:
                self._blank()

    def _entries(
        self, part: Collection, indent: int, shape: Shape | None, *, is_misread: bool = False
    ) -> None:
        is_first = True
        for entry in self._in_order(part, shape):
            inner = inner_shape(part, shape, entry)
            self._entry(entry, indent, inner, is_first=is_first, is_misread=is_misread)
            is_first = False
        self._comments(part.below, indent)

    def _entry(
        self, entry: Entry, indent: int, shape: Shape | None, *, is_first: bool, is_misread: bool
    ) -> None:
        begin = " " * indent + ("-" if entry.key is None else key_words(entry.key))
        value, words, holds_misread = entry.value, None, False
        if isinstance(value, Collection):
            holds_misread = entry.key is None and is_misread_text(value, shape)
            room = UNLIMITED if holds_misread else WIDTH - len(begin) - 1
            words = in_brackets(value, shape, room, has_anchors=self.has_anchors)
        is_block = isinstance(value, Collection) and words is None
        first = self._in_order(value, shape)[0] if isinstance(value, Collection) and is_block else None
        settle(entry, first)
        self._comments(entry.above, indent, is_first=is_first)
        if entry.blank and (entry.above or not is_first):
            self._blank()
        if words is not None:
            self._put(f"{begin} {words}", entry.behind)
        elif not isinstance(value, Collection):
            self._leaf(begin, entry, indent, is_misread=is_misread)
        elif entry.key is not None or value.anchor is not None:
            self._put(_after(begin, anchored(value.anchor, "")), entry.behind)
            self._entries(value, indent + _STEP, shape, is_misread=holds_misread)
        else:
            at = len(self.lines)
            self._entries(value, indent + _STEP, shape, is_misread=holds_misread)
            if first and first.above:
                self.lines.insert(at, begin)
            else:
                self.lines[at] = f"{begin} {self.lines[at][indent + _STEP :]}"

    def _leaf(self, begin: str, entry: Entry, indent: int, *, is_misread: bool) -> None:
        value = entry.value
        if isinstance(value, Alias):
            self._put(f"{begin} *{value.name}", entry.behind)
            return
        assert isinstance(value, Scalar)  # brackets are written elsewhere
        if entry.behind and entry.behind.touches and not value.style and "\n" in value.value:
            self._cut_paragraphs(begin, value, entry.behind, indent + _STEP)
            return
        touched = entry.behind is not None and entry.behind.touches
        line = _after(begin, anchored(value.anchor, in_line(value, keep_quotes=touched)))
        is_free = not (is_misread or entry.behind)
        block = block_of(value, fits=len(line) <= WIDTH, width=WIDTH - indent - _STEP, is_free=is_free)
        if block is None:
            self._put(line, entry.behind)
            return
        mark, *rest = block
        self._put(_after(begin, anchored(value.anchor, mark)), entry.behind)
        self.lines += [" " * (indent + _STEP) + each if each else "" for each in rest]
        self.is_behind_breaks = "+" in mark

    def _cut_paragraphs(self, begin: str, value: Scalar, comment: Comment, indent: int) -> None:
        """A text of several paragraphs that a comment seems to be the end of: it stays plain, so that the reader says so."""
        first, *others = value.value.split("\n")
        self._put(_after(begin, anchored(value.anchor, first)))
        for paragraph in others:
            self.lines.append("")
            if paragraph:
                self._put(" " * indent + paragraph)
        self.lines[-1] = _with_comment(self.lines[-1], comment)

    def _in_order(self, part: Collection, shape: Shape | None) -> list[Entry]:
        return (
            in_order(part.entries, shape, has_anchors=self.has_anchors) if part.is_mapping else part.entries
        )

    def _comments(self, comments: list[Comment], indent: int, *, is_first: bool = False) -> None:
        for comment in comments:
            if comment.blank and not is_first:
                self._blank()
            self._put(" " * indent + comment.text)
            is_first = False

    def _put(self, line: str, comment: Comment | None = None) -> None:
        self.lines.append(_with_comment(line, comment) if comment else line)
        self.is_behind_breaks = False

    def _blank(self) -> None:
        """An empty line, if there is none yet; none where it would become part of a text."""
        if self.lines and self.lines[-1] and not self.is_behind_breaks:
            self.lines.append("")


def _after(begin: str, words: str) -> str:
    return f"{begin} {words}" if words else begin


def _with_comment(line: str, comment: Comment) -> str:
    """A line with the comment at its end; one that seems to be the end of a text stays as close to it as it can."""
    space = " " if comment.touches and comment.cuts else _BEFORE_COMMENT
    return f"{line}{space}{comment.text}" if line else comment.text
