"""The parts of a page that an import looks at: headings, tables, labelled lists and paragraphs, with places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cjm.importers.blocks import Block, Heading, Item, Table
from cjm.importers.hypertext.spans import Spanning, spread
from cjm.importers.hypertext.tags import Tag, Words, tokens
from cjm.importers.hypertext.texts import Texts
from cjm.importers.tables.grid import Cell

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset({"ul", "ol", "dl", "menu"})
_BREAKING = frozenset(
    {
        "p", "div", "br", "hr", "li", "dt", "dd", "tr", "section", "article", "header", "footer", "main", "aside", "nav",
        "blockquote", "pre", "figure", "figcaption", "body", "html", "form", "fieldset", "details", "summary", "address",
        *_HEADINGS, *_LISTS,
    }
)  # fmt: skip
"""Elements that begin and end a line."""
_IN_TABLES = frozenset({"table", "tr", "td", "th", "thead", "tbody", "tfoot", "caption"})
_OF_ITS_OWN = re.compile(r"(?:^|[\s_-])(?:chip|badge|tag|pill|token)s?(?:$|[\s_-])", re.IGNORECASE)
"""Classes of texts that a page sets apart from those beside them."""
_LABEL = re.compile(r"(?P<label>[^:：]{2,40}?)\s*[:：](?:\s+(?P<text>.*))?$", re.DOTALL)
_DEEPEST = 8
"""How deep a table may stand in others; those in it are texts."""
_LARGEST_SPAN = 65_534
_FEWEST = 2


def blocks(content: str, start: int = 0) -> Iterator[Block]:
    """The parts of a page in order, from an offset on; a table is one when it ends, and so is each table in it."""
    page = _Page()
    for token in tokens(content, start):
        yield from page.take(token)
    yield from page.end()


def table_at(content: str, start: int) -> tuple[list[Table], int]:
    """The table that begins at an offset, behind those in it, and where it ends."""
    page = _Page()
    found: list[Table] = []
    end = len(content)
    for token in tokens(content, start):
        found += [block for block in page.take(token) if isinstance(block, Table)]
        if not page.is_in_table:
            return found, token.end
    found += [block for block in page.end() if isinstance(block, Table)]
    return found, end


@dataclass
class _Grid:
    """A table that is open, with the cell that is open in it."""

    rows: list[list[Spanning]] = field(default_factory=list)
    row: list[Spanning] | None = None
    cell: Texts | None = None
    columns: int = 1
    over: int = 1


class _Page:
    """Takes one token after the other."""

    def __init__(self) -> None:
        self._tables: list[_Grid] = []
        self._too_deep = 0
        self._text = Texts(0)
        self._level = 0
        self._lists = 0
        self._is_item = False

    @property
    def is_in_table(self) -> bool:
        """Whether a table is open."""
        return bool(self._tables)

    def take(self, token: Tag | Words) -> Iterator[Block]:
        """Look at a token; yields the parts that end with it."""
        if isinstance(token, Words):
            self._texts.add(token)
        elif token.name == "img":
            self._texts.add(Words(f" {token.attributes.get('alt', '')} ", token.start, token.end))
        elif token.name in _IN_TABLES:
            yield from self._in_table(token)
        elif self._tables and _OF_ITS_OWN.search(token.attributes.get("class", "")):
            self._texts.parts.append("\n")
        elif token.name in _BREAKING:
            if self._tables:
                self._texts.parts.append("\n")
            else:
                yield from self._break(token)

    def end(self) -> Iterator[Block]:
        """The parts that are still open."""
        while self._tables:
            yield from self._end_table()
        yield from self._end_text(0)

    @property
    def _texts(self) -> Texts:
        """Where a text goes: the cell that is open, else the paragraph."""
        cell = self._tables[-1].cell if self._tables else None
        return cell or self._text

    def _break(self, tag: Tag) -> Iterator[Block]:
        yield from self._end_text(tag.end)
        if tag.name in _HEADINGS:
            self._level = 0 if tag.is_end else _HEADINGS[tag.name]
        elif tag.name in _LISTS:
            self._lists = max(0, self._lists + (-1 if tag.is_end else 1))
        elif tag.name in {"li", "dt", "dd"}:
            self._is_item = not tag.is_end

    def _end_text(self, place: int) -> Iterator[Block]:
        cell = self._text.cell()
        self._text = Texts(place)
        if not cell.text:
            return
        if self._level:
            yield Heading(self._level, cell)
            return
        depth = self._lists if self._is_item and self._lists else -1
        found = _LABEL.match(cell.text)
        label = Cell(found["label"], cell.where) if found else None
        text = Cell(found["text"] or "", cell.where) if found else cell
        yield Item(depth, label, text, cell)

    def _in_table(self, tag: Tag) -> Iterator[Block]:
        if tag.name == "table":
            yield from self._end_of(tag) if tag.is_end else self._begin_table(tag)
            return
        if not self._tables or self._too_deep:
            self._texts.parts.append("\n")
            return
        table = self._tables[-1]
        self._end_cell(table)
        if tag.name in {"td", "th"} and not tag.is_end:
            if table.row is None:
                table.row = []
            table.cell = Texts(tag.end)
            table.columns, table.over = (_span(tag, name) for name in ("colspan", "rowspan"))
        elif tag.name == "caption" and not tag.is_end:
            table.row = []
            table.cell = Texts(tag.end)
            table.columns = table.over = 1
        elif tag.name not in {"td", "th"}:
            _end_row(table)

    def _begin_table(self, tag: Tag) -> Iterator[Block]:
        if len(self._tables) >= _DEEPEST:
            self._too_deep += 1
            return
        if not self._tables:
            yield from self._end_text(tag.end)
        self._tables.append(_Grid())

    def _end_of(self, tag: Tag) -> Iterator[Block]:
        if self._too_deep:
            self._too_deep -= 1
        elif self._tables:
            yield from self._end_table()
            if not self._tables:
                self._text = Texts(tag.end)

    def _end_table(self) -> Iterator[Block]:
        """The table that ends; in the cell of another one, its texts are texts of that cell too."""
        table = self._tables.pop()
        self._end_cell(table)
        _end_row(table)
        rows = spread(table.rows)
        outer = self._tables[-1].cell if self._tables else None
        if outer is not None:
            for row in table.rows:
                for cell, _, _ in row:
                    start, end = cell.where[0], cell.where[1]
                    outer.parts.append("\n")
                    outer.add(Words(cell.text, int(start), int(end)))
        is_table = len(rows) >= _FEWEST and max(map(len, rows)) >= _FEWEST
        if rows and (is_table or outer is None):
            yield Table(tuple(rows))

    def _end_cell(self, table: _Grid) -> None:
        if table.cell is not None and table.row is not None:
            table.row.append(Spanning(table.cell.cell(), table.columns, table.over))
        table.cell = None


def _end_row(table: _Grid) -> None:
    if table.row:
        table.rows.append(table.row)
    table.row = None


def _span(tag: Tag, name: str) -> int:
    """How many columns or rows a cell goes over; 0 rows are all that follow."""
    said = tag.attributes.get(name, "").strip()
    if not said.isascii() or not said.isdecimal() or len(said) > len(str(_LARGEST_SPAN)):
        return 1
    number = int(said)
    if name == "rowspan" and not number:
        return _LARGEST_SPAN
    return max(1, min(number, _LARGEST_SPAN))
