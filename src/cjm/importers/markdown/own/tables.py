"""The tables and lists of a report of our own beside its journey, row by row."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cjm.importers.markdown.own import columns as of
from cjm.importers.markdown.own.blocks import Line, Table
from cjm.importers.markdown.own.journey import Stages
from cjm.importers.markdown.own.records import Records, Row, Said
from cjm.importers.markdown.own.text import as_list, lines_in, plain
from cjm.importers.tables.grid import Cell

_INSIGHT = re.compile(
    r"\*\*(?P<text>(?:\\.|[^*\\])+)\*\*(?P<marks>(?:\s+\([\dE., ]+\))*)(?:\s+[–—-]\s+(?P<why>.*))?"
)
_RICE = ("rice_reach", "rice_impact", "rice_confidence", "rice_effort")


class Tables:
    """Reads tables into records; what passes down to their rows, and what they say of phases, is known to `stages`."""

    def __init__(self, records: Records, stages: Stages) -> None:
        self.records = records
        self.stages = stages

    def rows(
        self,
        name: str,
        table: Table,
        columns: Mapping[str, of.Column],
        given: Mapping[str, Said] | None = None,
    ) -> bool:
        """Add the rows of a table, each with what is given; returns whether it has any of these columns."""
        if not any(self.records.column(plain(head.text), columns) for head in table.heads):
            return False
        for cells in table.rows:
            row = self.records.row(table.heads, cells, columns)
            if name == "owners" and self.records.is_said(row.text("name"), "No owner"):
                continue
            row.cells |= given or {}
            self._second_look(name, row)
            self.records.add(name, row)
            if name == "metrics":
                self._readings(row)
        return True

    def _second_look(self, name: str, row: Row) -> None:
        """What a row says that depends on other rows."""
        label = plain(row.waiting["at"].text) if "at" in row.waiting else ""
        if "at" in row.waiting:
            self.records.place(row, label, row.waiting["at"].where)
        if cell := row.waiting.get("basis"):
            self.records.rest_on(row, cell.text, _span(cell), self.stages.evidence.get(label, ()))
        if (cell := row.waiting.get("inherited")) and plain(cell.text) != self.stages.owners.get(label):
            row.put("owner", plain(cell.text), cell.where)
        if cell := row.waiting.get("rice"):
            numbers = [
                self.records.vocabulary.number(part.strip())[0]
                for part in re.split("[×÷=]", plain(cell.text))
            ]
            for key, number in zip(_RICE, numbers, strict=False):
                row.put(key, number, cell.where)
        if cell := row.waiting.get("used"):
            for place in map(str.strip, plain(cell.text).split(",")):
                if "." not in place and place in self.records.places:
                    self.stages.used[place, name].append((row.text("name"), cell.where))

    def _readings(self, row: Row) -> None:
        """What was measured last, what is aimed at, and where it began: numbers with the unit of the metric."""
        latest = Row()
        for key in ("latest", "baseline", "target"):
            cell = row.waiting.get(key)
            if cell is None:
                continue
            number, unit = self.records.vocabulary.number(plain(cell.text))
            value: float | str = plain(cell.text) if number is None else number
            if unit and number is not None:
                row.put("unit", unit, cell.where)
            if key == "target":
                row.put("target", value, cell.where)
                continue
            reading = Row()
            reading.put("metric", row.text("name"), cell.where)
            reading.put("value", value, cell.where)
            reading.put("kind", "baseline" if key == "baseline" else "reading", cell.where)
            if key == "latest":
                latest = reading
            self.records.add("readings", reading)
        for key in ("date", "sample"):
            if (said := row.cells.pop(key, None)) and latest.cells:
                latest.put(key, said.content, said.where)

    def criteria(self, table: Table) -> None:
        """What customers choose by, and how competitors are rated."""
        names = [plain(head.text) for head in table.heads]
        ratings: dict[str, Row] = {}
        for cells in table.rows:
            name = "\n".join(map(plain, lines_in(cells[0], is_wiki=self.records.is_wiki)))
            if not name or self.records.is_said(name, "Mean by weight, 1 to 5"):
                continue
            row = Row()
            row.put("name", name, cells[0].where)
            for head, cell in zip(names[1:], cells[1:], strict=True):
                number, _ = self.records.vocabulary.number(plain(cell.text))
                if self.records.is_said(head, "Weight"):
                    row.put("weight", number, cell.where)
                elif number is not None:
                    ratings.setdefault(head, Row()).put(f"rating:{name}", number, cell.where)
            self.records.add("criteria", row)
        self.stages.ratings = ratings

    def insight(self, line: Line) -> None:
        """A key insight: `**It is so** (1, 2.1) (E3) – because`."""
        found = _INSIGHT.fullmatch(line.cell.text.strip())
        row = Row()
        if found is None:
            row.put("text", plain(line.cell.text), line.cell.where)
        else:
            row.put("text", plain(found["text"]), line.cell.where)
            row.put("why", plain(found["why"] or ""), line.cell.where)
            marks = re.findall(r"E\d+|\d+(?:\.\d+)?", found["marks"])
            row.put("evidence", self.records.named(each for each in marks if each[0] == "E"), line.cell.where)
            places = [
                f"{each} {self.records.places.get(each, '')}".strip() for each in marks if each[0] != "E"
            ]
            row.put("at", as_list(places), line.cell.where)
        self.records.add("insights", row)


def _span(cell: Cell) -> tuple[int, int]:
    assert len(cell.where) == 2
    return cell.where
