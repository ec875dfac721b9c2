"""The sections of a report of our own, one after the other, into records."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from cjm.importers.markdown.own import columns as of
from cjm.importers.markdown.own.blocks import Line, Table, blocks
from cjm.importers.markdown.own.journey import Stages
from cjm.importers.markdown.own.records import Records, Row, Said
from cjm.importers.markdown.own.tables import Tables
from cjm.importers.markdown.own.text import as_list, beside, label_of, lines_in, plain
from cjm.importers.tables.grid import Cell
from cjm.model.persona import Demographics, Persona, PersonaGoals
from cjm.model.shape import ListShape, shape_of

_TITLE, _SECTION, _PART = "#", "##", "###"
_PERSONA = {**shape_of(Persona).keys, **shape_of(Demographics).keys, **shape_of(PersonaGoals).keys}


class Report:
    """Reads the blocks of a report into records."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.section = "Map"
        self.heading = Cell("", (0, 0))
        self.persona: Row | None = None
        self.walk: Row | None = None
        self.stages = Stages(records)
        self.tables = Tables(records, self.stages)

    def read(self, content: str, start: int, end: int) -> None:
        """Read a part of a text."""
        found = list(blocks(content, start, end))
        self._know(found)
        for block in found:
            if isinstance(block, Line) and block.kind == "heading" and block.label in (_TITLE, _SECTION):
                self._open(block)
            elif self.section == "Map":
                self._of_map(block)
            elif self.section == "Journey":
                self.stages.read(block)
            elif self.section == "Persona":
                self._of_persona(block)
            else:
                self._of_section(block)
        self._close()
        self.stages.close()

    def _know(self, found: Sequence[Line | Table]) -> None:
        """Find out first what the evidence is called, and the phases and steps, which others name by their numbers."""
        section = ""
        for block in found:
            if isinstance(block, Line):
                if block.kind == "heading" and block.label == _SECTION:
                    section = plain(block.cell.text)
                elif self.records.is_said(section, "Journey"):
                    self.stages.know(block)
            elif self.records.is_said(section, "Evidence"):
                for row in block.rows:
                    name = self.records.row(block.heads, row, of.EVIDENCE).text("name")
                    self.records.evidence[plain(row[0].text)] = name
            elif self.records.is_said(section, "Journey"):
                self.stages.know(block)

    def _open(self, line: Line) -> None:
        self._close()
        text = plain(line.cell.text)
        self.heading = line.cell
        if line.label == _TITLE:
            self.section = "Map"
            self.records.state("title", text, line.cell.where)
            return
        head, _, name = text.replace("：", ":").partition(":")
        kind = self.records.is_label(head, "persona_kind")
        date = text.partition(",")
        if kind and name:
            self.section, self.persona = "Persona", Row()
            self.persona.put("name", text[len(head) + 1 :].strip(), line.cell.where)
            self.persona.put("kind", kind, line.cell.where)
        elif self.records.is_said(date[0], "Walkthrough") and date[2]:
            self.section, self.walk = "Walkthrough", Row()
            day = self.records.vocabulary.day(date[2].strip()) or date[2].strip()
            self.walk.put("date", day, line.cell.where)
            self.records.add("walkthroughs", self.walk)
        else:
            self.section = self._name(text)

    def _name(self, text: str) -> str:
        """The English heading of a section; that of the pain points, and of a comparison, hold more than words."""
        known = ("Journey", "Key insights", "Review", *of.SECTIONS, *of.COMPUTED)
        if found := next((each for each in known if self.records.is_said(text, each)), None):
            return found
        if self.records.is_said(text.partition("→")[0], "Pain points"):
            return "Pain points"
        return (
            "From today to this map"
            if self.records.is_said(text.partition(":")[0], "From today to this map")
            else ""
        )

    def _close(self) -> None:
        if self.persona:
            self.records.add("personas", self.persona)
        self.persona = self.walk = None

    def _of_map(self, block: Line | Table) -> None:
        if isinstance(block, Table):
            self._keep_table(block)
            return
        text = plain(block.cell.text)
        if block.kind == "fact":
            self._map_fact(block, label_of(block.label), text)
        elif block.kind == "paragraph" and not any(
            row.text("key") == "state" for row in self.records.tables["map"]
        ):
            self._subtitle(text, block)
        elif block.kind == "paragraph":
            self.records.state("summary", text, block.cell.where)
        else:
            self._keep(block)

    def _subtitle(self, text: str, block: Line) -> None:
        """`Customer journey map · Current state · Version 2.1`."""
        for part in text.split(" · ")[1:2]:
            self.records.state("state", part, block.cell.where)
        version = self.records.vocabulary.word("Version")
        rest = " · ".join(text.split(" · ")[2:])
        if rest.startswith(version):
            self.records.state("version", rest.removeprefix(version).strip(), block.cell.where)

    def _map_fact(self, block: Line, label: str, text: str) -> None:
        key = next((key for word, key in of.MAP_FACTS.items() if self.records.is_said(label, word)), None)
        if key == "expected_touchpoints":
            self.records.state(key, self._expected(text), block.cell.where)
        elif key:
            self.records.state(key, text, block.cell.where)
        elif not self.records.is_said(label, *of.COMPUTED_FACTS):
            self._keep(block, label)

    def _expected(self, text: str) -> float | str:
        said = self.records.vocabulary.word("%(found)s found, %(expected)s expected")
        pattern = (
            re.escape(said).replace(re.escape("%(found)s"), ".+?").replace(re.escape("%(expected)s"), "(.+)")
        )
        found = re.fullmatch(pattern, text)
        number = self.records.vocabulary.number(found[1])[0] if found else None
        return text if number is None else number

    def _of_persona(self, block: Line | Table) -> None:
        assert self.persona is not None
        if isinstance(block, Table):
            self._keep_table(block)
        elif block.kind == "quote":
            self.persona.put("quote", plain(block.cell.text), block.cell.where)
        elif block.kind == "paragraph":
            self.persona.put("summary", plain(block.cell.text), block.cell.where)
        elif block.kind == "fact":
            label = label_of(block.label)
            key = self.records.is_label(label, "persona")
            if self.records.is_said(label, "Confidence"):
                self.records.rest_on(self.persona, block.cell.text, _span(block.cell), ())
            elif key and isinstance(_PERSONA.get(key), ListShape):
                self.persona.put(key, as_list(beside(block.cell.text)), block.cell.where, label)
            elif key:
                self.persona.put(key, plain(block.cell.text), block.cell.where, label)
            else:
                self._keep(block, label)
        else:
            self._keep(block)

    def _of_section(self, block: Line | Table) -> None:
        if self.section in of.COMPUTED or self.section == "From today to this map":
            return
        if isinstance(block, Table):
            self._table(block)
        elif self.section == "Key insights" and block.kind == "numbered":
            self.tables.insight(block)
        elif self.section == "Walkthrough" and self.walk and block.kind == "fact":
            self._walk_fact(block)
        elif self.section == "Review" and block.kind == "fact":
            self._review_fact(block)
        elif not (self.section == "Opportunities" and block.kind == "fact"):
            self._keep(block)

    def _table(self, table: Table) -> None:
        """Read a table of a section that is no journey. One that has none of our columns is kept."""
        first = plain(table.heads[0].text)
        given: Mapping[str, Said] = {}
        columns: Mapping[str, of.Column]
        match self.section:
            case "Competitors" if self.records.is_said(first, "Criterion"):
                self.tables.criteria(table)
                return
            case "Review" if self.records.is_said(first, "Due"):
                return  # what is overdue
            case "Pain points":
                name, columns = "pain_points", of.PAIN_POINTS
            case "Review":
                name, columns = "review", of.REVIEW
            case "Walkthrough":
                name, columns = "walkthroughs", of.WALKTHROUGHS
                said = self.walk.cells if self.walk else {}
                given = {key: said[key] for key in ("date", "by", "persona") if key in said}
            case section:
                name, columns = of.SECTIONS.get(section, ("", {}))
        if not self.tables.rows(name, table, columns, given):
            self._keep_table(table)

    def _walk_fact(self, block: Line) -> None:
        assert self.walk is not None
        label, text = label_of(block.label), plain(block.cell.text)
        if self.records.is_said(label, "By"):
            self.walk.put("by", text, block.cell.where)
        elif self.records.is_said(label, "Persona"):
            self.walk.put("persona", text, block.cell.where)
        elif key := self.records.is_label(label, "walkthrough"):
            self.walk.put(key, text, block.cell.where)
        else:
            self._keep(block, label)

    def _review_fact(self, block: Line) -> None:
        label, text, where = label_of(block.label), plain(block.cell.text), block.cell.where
        if self.records.is_said(label, "Every"):
            self.records.state("review_every", self.records.vocabulary.duration(text) or text, where)
        elif self.records.is_said(label, "Owner"):
            self.records.state("review_owner", text, where)
        elif self.records.is_said(label, "Before its time when"):
            self.records.state("review_after", as_list(beside(block.cell.text)), where)
        else:
            self._keep(block, label)

    def _keep(self, block: Line, label: str = "") -> None:
        """Keep a line that has no place, below the words of its label or heading."""
        name = label or plain(self.heading.text) or "text"
        text = plain(block.cell.text) or name
        self.records.state(name, text, block.cell.where)

    def _keep_table(self, table: Table) -> None:
        """Keep the rows of a table that has no place."""
        name = plain(self.heading.text) or "table"
        for cells in table.rows:
            text = "; ".join(
                " ".join(map(plain, lines_in(cell, is_wiki=self.records.is_wiki)))
                for cell in cells
                if cell.text
            )
            if text:
                self.records.state(name, text, cells[0].where)


def _span(cell: Cell) -> tuple[int, int]:
    assert len(cell.where) == 2
    return cell.where
