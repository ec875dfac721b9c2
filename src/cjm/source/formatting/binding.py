"""The comments between two words of a text, and the entries to which they belong."""

from __future__ import annotations

import re

from cjm.source.formatting.tree import Collection, Comment, Entry

_PIECE = re.compile(r"#[^\n]*|-|\n")
_NO_COMMENT = re.compile(r"(?:[^#-]|#[^\n]*)*+")


class Binder:
    """Goes through a text from word to word and gives each comment on the way to its entry.

    `cursor` is the end of the last word, `last` its entry; `slots` are the entries that begin between it and the next
    one, outermost first, `closed` the collections in block style that end there, innermost first. `brackets` are those
    that are open, `bracketed` is the entry of the outermost, with its place. `below` are comments behind all entries.
    """

    def __init__(self, content: str) -> None:
        self.content = content
        self.cursor = 0
        self.slots: list[Entry] = []
        self.closed: list[Collection] = []
        self.is_behind_text = False
        self.below: list[Comment] = []
        self._hash = self._next_hash(0)
        self.last: Entry | None = None
        self.brackets: list[Collection] = []
        self.bracketed: tuple[Entry, int] | None = None
        self.at_end = False

    def column(self, at: int) -> int:
        """The column of a place, counting from 0."""
        return at - self.content.rfind("\n", 0, at) - 1

    def reach(self, start: int) -> None:
        """Bind what stands between the cursor and the next word, which begins at `start`."""
        if self._hash < self.cursor:
            self._hash = self._next_hash(self.cursor)
        if self._hash < start:
            _Way(self, start).bind()
        elif self.slots:
            self.slots[0].blank = self._is_blank_line_before(start)
        self.slots.clear()
        self.closed.clear()
        self.cursor = start

    def leave(self, end: int, entry: Entry, *, is_text: bool) -> None:
        """Go behind a word of an entry: a text that is its value, or anything else."""
        self.cursor, self.last, self.is_behind_text = end, entry, is_text

    def open_brackets(self, made: Collection, end: int, entry: Entry) -> None:
        """Go behind the opening bracket of an entry's value."""
        self.leave(end, entry, is_text=False)
        if not self.brackets:
            self.bracketed = entry, end
        self.brackets.append(made)

    def close_brackets(self, made: Collection, entry: Entry) -> None:
        """Leave brackets; those that hold them have the same comments."""
        self.brackets.pop()
        if made.has_comments and self.brackets:
            self.brackets[-1].has_comments = True
        if not made.entries:
            entry.above += made.below
            made.below = []

    def finish(self, end: int) -> list[Comment]:
        """Bind what stands behind the last word; returns the comments that belong to no entry."""
        self.at_end = True
        self.reach(end)
        return self.below

    def put_behind(self, entry: Entry, comment: Comment) -> None:
        """Bind a comment to the line of an entry. If it has one, that goes above."""
        if entry.behind:
            entry.above.append(entry.behind)
        entry.behind = comment

    def _is_blank_line_before(self, start: int) -> bool:
        """Whether an empty line stands between the cursor and the first dash, or the word, that follows."""
        if self.content.count("\n", self.cursor, start) <= 1:
            return False
        dash = self.content.find("-", self.cursor, start)
        return dash < 0 or self.content.count("\n", self.cursor, dash) > 1

    def _next_hash(self, start: int) -> int:
        found = self.content.find("#", start)
        return found if found >= 0 else len(self.content) + 1


class _Way:
    """From one word to the next, with comments between them."""

    def __init__(self, binder: Binder, start: int) -> None:
        self.binder = binder
        self.start = start
        self.slots = binder.slots
        self.dashes = 0
        self.first_in_line = 0
        self.is_new_line = binder.cursor == 0
        self.next_column = self._next_column()
        self.innermost = 0

    def bind(self) -> None:
        """Give each comment to its entry, and each entry the empty line above it."""
        binder = self.binder
        breaks = 0
        for found in _PIECE.finditer(binder.content, binder.cursor, self.start):
            piece = found[0]
            if piece == "\n":
                breaks += 1
                self.is_new_line = True
            elif piece == "-":
                self._dash(breaks > 1)
                breaks = 0
            else:
                self._comment(Comment(piece.rstrip(), breaks > 1), found.start())
                breaks = 0
        if self.dashes < len(self.slots):
            self.slots[self.dashes].blank = breaks > 1

    def _next_column(self) -> int:
        if self.binder.at_end:
            return -1
        dash = _NO_COMMENT.match(self.binder.content, self.binder.cursor, self.start)
        return self.binder.column(dash.end() if dash else self.start)

    def _dash(self, blank: bool) -> None:
        if self.dashes < len(self.slots):
            self.slots[self.dashes].blank = blank
        if self.is_new_line or not self.dashes:
            self.first_in_line = self.dashes
        self.dashes += 1
        self.is_new_line = False

    def _comment(self, comment: Comment, at: int) -> None:
        binder = self.binder
        if binder.brackets:
            binder.brackets[-1].has_comments = True
        if not self.is_new_line and not self.dashes:
            self._behind(comment, at)
        elif not self.is_new_line:
            entry = self.slots[self.first_in_line]
            comment.blank, entry.blank = entry.blank, False
            entry.above.append(comment)
        elif self.dashes:
            self.slots[min(self.dashes, len(self.slots) - 1)].above.append(comment)
        else:
            self._alone(comment, at)

    def _behind(self, comment: Comment, at: int) -> None:
        """A comment in the line of the last word."""
        binder = self.binder
        entry = binder.last
        assert entry is not None  # the first comment of a text stands alone
        if binder.brackets and binder.bracketed and comment.is_addressed:
            owner, start = binder.bracketed
            if "\n" not in binder.content[start:at]:
                entry = owner  # what begins in its line is more than the item before it
        comment.blank = False
        comment.cuts = binder.is_behind_text and not binder.content[binder.cursor : at].strip()
        binder.put_behind(entry, comment)

    def _alone(self, comment: Comment, at: int) -> None:
        """A comment in a line of its own, before the next entry begins.

        It belongs to the innermost block that ends here and is not indented more than it, of a list that is indented
        like its key to what holds the key; else to the next entry, and so does each after it. What speaks to cjm always stands on the next entry, behind the last on nothing.
        """
        binder, slots = self.binder, self.slots
        if binder.brackets:
            target = slots[0].above if slots else binder.brackets[-1].below
            target.append(comment)
            return
        if comment.is_addressed:
            self.innermost = len(binder.closed)
        column = binder.column(at)
        closed = binder.closed
        for index in range(self.innermost, len(closed)):
            block = closed[index]
            is_outermost_there = index + 1 == len(closed) or closed[index + 1].column < block.column
            if self.next_column < block.column <= column and is_outermost_there:
                self.innermost = index
                block.below.append(comment)
                return
        self.innermost = len(binder.closed)
        if slots:
            slots[0].above.append(comment)
        elif binder.at_end or binder.last is None:
            binder.below.append(comment)
        else:
            binder.last.above.append(comment)
