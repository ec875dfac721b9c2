"""The cells and facts of a report of our own as the records of its tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cjm.importers.markdown.own import emotions
from cjm.importers.markdown.own.columns import Column
from cjm.importers.markdown.own.text import as_list, lines_in, linked, plain
from cjm.importers.markdown.own.vocabulary import Vocabulary
from cjm.importers.notes import KEPT_HELP, TEXT_WITHOUT_PLACE, Notes, Span, Where
from cjm.importers.own.keys import folded
from cjm.importers.own.records import Record
from cjm.importers.tables.grid import Cell


@dataclass(frozen=True, slots=True)
class Said:
    """What stands in a cell, as the map would have it, and where."""

    content: object
    where: Where

    @property
    def text(self) -> str:
        """As people see it."""
        return f"{self.content:.15g}" if isinstance(self.content, float) else str(self.content)


@dataclass
class Row:
    """What a row of a table says: by key as the map would have it, and by how it is written what needs a second look."""

    cells: dict[str, Said] = field(default_factory=dict)
    others: list[tuple[str, Said]] = field(default_factory=list)
    heads: dict[str, str] = field(default_factory=dict)
    waiting: dict[str, Cell] = field(default_factory=dict)

    def put(self, key: str, content: object, where: Where, head: str = "") -> None:
        """Say something, unless it is empty."""
        if content not in ("", None):
            self.cells[key] = Said(content, where)
        self.heads.setdefault(key, head or key)

    def text(self, key: str) -> str:
        """The text under a key."""
        return self.cells[key].text if key in self.cells else ""


class Records:
    """Gathers the records of a report by table. `evidence` maps the numbers of the evidence to its names."""

    def __init__(self, vocabulary: Vocabulary, notes: Notes, *, is_wiki: bool) -> None:
        self.vocabulary = vocabulary
        self.notes = notes
        self.is_wiki = is_wiki
        self.tables: dict[str, list[Record]] = defaultdict(list)
        self.evidence: dict[str, str] = {}
        self.places: dict[str, str] = {}

    def add(self, table: str, row: Row) -> None:
        """Add a row to a table, if it says anything."""
        if row.cells or row.others:
            self.tables[table].append(Record(row.cells, row.others, row.heads, self.notes))

    def state(self, key: str, content: object, where: Where) -> None:
        """Add a statement of the map of itself."""
        row = Row()
        row.put("key", key, where)
        row.put("value", content, where, key)
        if "value" in row.cells:
            self.add("map", row)

    def column(self, head: str, columns: Mapping[str, Column]) -> Column | None:
        """The column of that head, `None` where it is none of ours."""
        for words, column in columns.items():
            context, _, word = words.rpartition("|")
            if self.vocabulary.says(head, word, context or None):
                return column
        return None

    def row(self, heads: Iterable[Cell], cells: Iterable[Cell], columns: Mapping[str, Column]) -> Row:
        """What a row says under its heads. What stands under heads that are not ours is noted, to be kept."""
        row = Row()
        for head, cell in zip(heads, cells, strict=False):
            name = plain(head.text)
            column = self.column(name, columns)
            if column is None:
                if cell.text:
                    row.others.append((name or "?", Said(self._lines(cell), cell.where)))
                    message = f"the column “{name}” has no place in a map"
                    self.notes.add(TEXT_WITHOUT_PLACE, message, cell.where, KEPT_HELP)
                continue
            row.heads[column.key] = name
            if cell.text and column.how != "skip":
                self._fill(row, column, cell)
        return row

    def _lines(self, cell: Cell) -> str:
        return "\n".join(plain(line) for line in lines_in(cell, is_wiki=self.is_wiki))

    def _fill(self, row: Row, column: Column, cell: Cell) -> None:
        key, where, say = column.key, cell.where, self.vocabulary
        match column.how:
            case "text":
                row.put(key, self._lines(cell), where, row.heads[key])
            case "list":
                texts = [plain(line) for line in lines_in(cell, is_wiki=self.is_wiki)]
                row.put(key, as_list([text for text in texts if text]), where)
            case "number":
                number, rest = say.number(plain(cell.text))
                row.put(key, plain(cell.text) if number is None or rest else number, where)
            case "share":
                share = say.share(plain(cell.text))
                row.put(key, plain(cell.text) if share is None else share, where)
            case "day":
                row.put(key, say.day(plain(cell.text)) or plain(cell.text), where)
            case "values":
                row.put(key, as_list(say.several(plain(cell.text), column.family)), where)
            case "link":
                text, url = linked(cell.text)
                row.put(key, text, where)
                row.put("link", url, where)
            case "sources":
                row.put(key, self.named(emotions.sources(cell.text)), where)
            case "place":
                row.put(key, self._lines(cell), where)
            case "phase":
                row.put(key, plain(cell.text).partition(" ")[2] or plain(cell.text), where)
            case _:
                row.waiting[column.how if column.how != "measured" else key] = cell

    def named(self, sources: Iterable[str]) -> str:
        """The names of pieces of evidence by their numbers, as a list."""
        return as_list([self.evidence.get(number, number) for number in sources])

    def feel(self, row: Row, text: str, where: Where, *, base: str = "", persona: str = "") -> None:
        """Say an emotion: that of a place, a desired one (`base` is `desired_`), or that of one persona."""
        said = emotions.emotion(text, self.vocabulary)
        for key, value in zip(("score", "feeling", "why"), said, strict=True):
            row.put(f"{base}{key}:{persona}" if persona else f"{base}{key}", value, where)

    def rest_on(self, row: Row, text: str, where: Span, inherited: tuple[str, ...]) -> tuple[str, ...]:
        """Say what a claim rests on, as far as that does not follow from what passes down; returns its evidence."""
        word, found = emotions.basis(text)
        said = self.vocabulary.keys.of_family("confidence", word)
        confidence = "assumed" if said == "predicted" else said
        own = bool(found) and (found != inherited or confidence == "observed")
        follows = "observed" if own else "inferred" if found else "assumed"
        if own:
            row.put("evidence", self.named(found), where)
        if confidence != follows:
            row.put("confidence", confidence or word, where)
        return found

    def place(self, row: Row, label: str, where: Where) -> None:
        """Say where a row belongs, by the number of a phase or a step."""
        row.put("at", label, where)
        phase = self.places.get(label.partition(".")[0])
        row.put("phase", phase, where)
        row.put("step", self.places.get(label) if "." in label else "", where)

    def is_said(self, text: str, *words: str) -> bool:
        """Whether a text is one of these English words, in the language of the report."""
        return any(self.vocabulary.says(text, word) for word in words)

    def is_label(self, text: str, family: str) -> str | None:
        """The value of a family that a text stands for."""
        return self.vocabulary.keys.of_family(family, folded(text))
