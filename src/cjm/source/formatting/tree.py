"""A text as what is moved and written anew: entries, each with the comments that belong to it.

Unlike the nodes of `cjm.source.nodes`, this is a tree: an alias is a leaf of its own, and anchors are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

ADDRESSED = re.compile(r"#[ \t]*cjm[ \t]*:", re.IGNORECASE)
"""How a comment begins that speaks to cjm."""
_TOUCHING = re.compile(r"#(?!cjm:)[^\s#]")


@dataclass(slots=True)
class Comment:
    """A comment from its `#` on.

    `blank` where an empty line stands above it, `cuts` where nothing but blanks stands between a text and its `#`.
    """

    text: str
    blank: bool = False
    cuts: bool = False

    @property
    def is_addressed(self) -> bool:
        """Whether it speaks to cjm, so that it stands on whole lines of entries (`cjm.source.comments`)."""
        return ADDRESSED.match(self.text) is not None

    @property
    def touches(self) -> bool:
        """Whether it looks like the rest of a text that YAML cut at its `#`: the reader warns of it."""
        return _TOUCHING.match(self.text) is not None


@dataclass(slots=True)
class Scalar:
    """A text, number or nothing: what it says, its style (empty where it is plain), and how it is written if it is not."""

    value: str
    style: str = ""
    raw: str = ""
    anchor: str | None = None


@dataclass(slots=True)
class Alias:
    """An alias by the name of its anchor."""

    name: str


@dataclass(slots=True)
class Collection:
    """A mapping or a list, in block style or in brackets, with the comments below its last entry.

    `column` is where its entries begin, `begins_at_dash` whether the first of them does in the line of a list's dash,
    `has_comments` whether there are comments within its brackets.
    """

    is_mapping: bool
    in_brackets: bool
    anchor: str | None = None
    column: int = 0
    begins_at_dash: bool = False
    entries: list[Entry] = field(default_factory=list)
    below: list[Comment] = field(default_factory=list)
    has_comments: bool = False


Part = Scalar | Alias | Collection


@dataclass(slots=True)
class Entry:
    """A key with its value, or an item of a list, with the comments above it and the one at the end of its line.

    That line is the value's where it ends there, else the key's. `blank` where an empty line stands above the entry
    itself, below its comments.
    """

    key: Scalar | Alias | None
    value: Part
    above: list[Comment] = field(default_factory=list)
    behind: Comment | None = None
    blank: bool = False

    @property
    def name(self) -> str | None:
        """The key as the format knows it; `None` for an item, and where an alias stands for the key."""
        return self.key.value if isinstance(self.key, Scalar) else None


@dataclass(slots=True)
class Page:
    """A whole text: the lines up to `---`, the comments that belong to the file, its content, and what follows `...`.

    `has_anchors` is true where anything in it has an anchor, `is_suspect` where there is something that only
    `nodes.compose` can judge: aliases, directives, a great many values.
    """

    prolog: list[str]
    header: list[Comment]
    blank_below_header: bool
    root: Entry
    below: list[Comment]
    epilog: list[str]
    has_anchors: bool
    is_suspect: bool


def entries_of(part: Part) -> Iterator[Entry]:
    """All entries below a part, in no particular order."""
    stack = [part]
    while stack:
        each = stack.pop()
        if isinstance(each, Collection):
            yield from each.entries
            stack += [entry.value for entry in each.entries if isinstance(entry.value, Collection)]


def comments_of(page: Page) -> Iterator[str]:
    """The comments of a text, those of its first and last lines left out, in no particular order."""
    yield from (each.text for each in (*page.header, *page.below))
    yield from _comments_at(page.root)
    for entry in entries_of(page.root.value):
        if entry.above or entry.behind or isinstance(entry.value, Collection):
            yield from _comments_at(entry)


def _comments_at(entry: Entry) -> Iterator[str]:
    yield from (each.text for each in entry.above)
    if entry.behind:
        yield entry.behind.text
    if isinstance(entry.value, Collection):
        yield from (each.text for each in entry.value.below)
