"""The phases and steps of a report of our own, with the lists and tables below each."""

from __future__ import annotations

import re
from collections import defaultdict

from cjm.importers.markdown.own import columns as of
from cjm.importers.markdown.own import emotions
from cjm.importers.markdown.own.blocks import Line, Table
from cjm.importers.markdown.own.records import Records, Row
from cjm.importers.markdown.own.text import as_list, label_of, lines_in, plain
from cjm.importers.notes import STRUCTURE_GUESSED, Where
from cjm.importers.own.keys import folded
from cjm.importers.tables.grid import Cell

_PHASE = re.compile(r"(?P<label>\d+)\\?[.)]\s+(?P<name>.+)")
_LABELLED = re.compile(r"(?P<label>\d+(?:\.\d+)?)\s+(?P<text>.*)", re.DOTALL)
_STEP = re.compile(r"(?:(?P<label>\d+\.\d+)\s+)?(?P<name>.+)", re.DOTALL)


class Stages:
    """Reads what stands below the heading of the journey.

    `evidence` and `owners` say by the number of a place what it rests on and who answers for it, `used` which touchpoints
    and metrics a phase itself names, `ratings` how competitors were rated.
    """

    def __init__(self, records: Records) -> None:
        self.records = records
        self.evidence: dict[str, tuple[str, ...]] = {}
        self.owners: dict[str, str] = {}
        self.used: dict[tuple[str, str], list[tuple[str, Where]]] = defaultdict(list)
        self.ratings: dict[str, Row] = {}
        self.phase: Row | None = None
        self.phases: list[Row] = []
        self.steps: dict[str, Row] = {}
        self.part = ""
        self.group = ""
        self.is_ways = False

    def know(self, block: Line | Table) -> None:
        """Note the names of phases and steps by their numbers."""
        if isinstance(block, Line):
            if block.kind == "heading" and (found := _PHASE.fullmatch(block.cell.text)):
                self.records.places[found["label"]] = plain(found["name"])
            return
        if self.records.column(plain(block.heads[0].text), {"Step": of.STEPS["Step"]}):
            for cells in block.rows:
                first = lines_in(cells[0], is_wiki=self.records.is_wiki)[0]
                if (found := _STEP.fullmatch(first)) and found["label"]:
                    self.records.places[found["label"]] = plain(found["name"])

    def read(self, block: Line | Table) -> None:
        """Read a block."""
        if isinstance(block, Table):
            self._table(block)
        elif block.kind == "heading":
            self._open(block)
        elif self.phase is None or self.is_ways:
            return
        elif block.kind == "bold":
            self.part, self.group = plain(block.cell.text), plain(block.label).strip("() ")
        elif self.part and block.kind == "item":
            self._item(block)
        elif block.kind == "fact":
            self._fact(self.phase, block)
        elif block.kind == "paragraph":
            self.phase.put("summary", plain(block.cell.text), block.cell.where)
        else:
            self.records.state(self.phase.text("name"), plain(block.cell.text), block.cell.where)

    def _open(self, line: Line) -> None:
        text = plain(line.cell.text)
        self.part = ""
        self.is_ways = self.records.is_said(text, "Ways that do not simply lead on")
        if self.is_ways:
            return
        found = _PHASE.fullmatch(line.cell.text)
        self.phase = Row()
        self.phase.put("name", plain(found["name"]) if found else text, line.cell.where)
        if found:
            self.phase.put("at", found["label"], line.cell.where)
        else:
            message = f"the heading “{text}” was taken for a phase"
            self.records.notes.add(STRUCTURE_GUESSED, message, line.cell.where)
        self.phases.append(self.phase)

    def _fact(self, phase: Row, line: Line) -> None:
        label, where = label_of(line.label), line.cell.where
        at = phase.text("at")
        head, _, persona = label.replace("，", ",").partition(", ")
        key = next((key for word, key in of.PHASE_FACTS.items() if self.records.is_said(label, word)), None)
        if key:
            phase.put(key, plain(line.cell.text), where, label)
            if key == "owner":
                self.owners[at] = plain(line.cell.text)
        elif self.records.is_said(label, "Emotion"):
            self.records.feel(phase, line.cell.text, where)
        elif self.records.is_said(head, "Emotion") and persona:
            self.records.feel(phase, line.cell.text, where, persona=persona)
        elif self.records.is_said(label, "Desired"):
            self.records.feel(phase, line.cell.text, where, base="desired_")
        elif self.records.is_said(label, "Confidence"):
            assert len(where) == 2
            self.evidence[at] = self.records.rest_on(phase, line.cell.text, where, ())
        elif not self.records.is_said(label, *of.COMPUTED_OF_PHASE):
            self.records.state(label, plain(line.cell.text), where)

    def _table(self, table: Table) -> None:
        heads = [plain(head.text) for head in table.heads]
        if self.is_ways:
            for cells in table.rows:
                self.records.add("transitions", self.records.row(table.heads, cells, of.TRANSITIONS))
        elif self.phase is None:
            return
        elif self.records.is_said(heads[0], "Step"):
            for cells in table.rows:
                self._step(self.phase, table, cells)
        else:
            for cells in table.rows:
                row = self.records.row(table.heads, cells, of.QUESTIONS)
                label = plain(row.waiting["at"].text) if "at" in row.waiting else self.phase.text("at")
                self.records.place(row, label, cells[0].where)
                answer = row.waiting.get("answer")
                if answer and not self.records.is_said(answer.text.strip("*_ "), "No answer yet"):
                    lines = lines_in(answer, is_wiki=self.records.is_wiki)
                    row.put("answer", "\n".join(map(plain, lines)), answer.where)
                self.records.add("questions", row)

    def _step(self, phase: Row, table: Table, cells: tuple[Cell, ...]) -> None:
        row = self.records.row(table.heads, cells, of.STEPS)
        row.put("phase", phase.text("name"), cells[0].where)
        at = phase.text("at")
        if cell := row.waiting.get("step"):
            first, *marks = lines_in(cell, is_wiki=self.records.is_wiki)
            found = _STEP.fullmatch(first)
            if found is None:
                return
            at = found["label"] or at
            row.put("at", found["label"], cell.where)
            row.put("name", plain(found["name"]), cell.where)
            for mark in map(plain, marks):
                self._mark(row, mark, cell)
        if cell := row.waiting.get("emotions"):
            for line in lines_in(cell, is_wiki=self.records.is_wiki):
                if said := emotions.of_persona(line):
                    self.records.feel(row, said[1], cell.where, persona=said[0])
                else:
                    self.records.feel(row, line, cell.where)
        passed = self.owners.get(phase.text("at"), "")
        if cell := row.waiting.get("inherited"):
            self.owners[at] = plain(cell.text)
            if plain(cell.text) != passed:
                row.put("owner", plain(cell.text), cell.where)
        elif passed:
            self.owners.setdefault(at, passed)
        if cell := row.waiting.get("basis"):
            assert len(cell.where) == 2
            inherited = self.evidence.get(phase.text("at"), ())
            self.evidence[at] = self.records.rest_on(row, cell.text, cell.where, inherited)
        if row.text("at"):
            self.steps[row.text("at")] = row
        self.records.add("steps", row)

    def _mark(self, row: Row, mark: str, cell: Cell) -> None:
        """What stands below the name of a step: that it decides, and whether it is with us."""
        if self.records.is_said(mark.lstrip("★ "), "Moment of truth"):
            row.put("moment_of_truth", "true", cell.where)
        elif self.records.is_said(mark, "With us"):
            row.put("with_brand", "true", cell.where)
        elif self.records.is_said(mark, "Without us"):
            row.put("with_brand", "false", cell.where)
        else:
            row.put("name", f"{row.text('name')} {mark}", cell.where)

    def _item(self, line: Line) -> None:
        assert self.phase is not None
        found = _LABELLED.fullmatch(line.cell.text)
        known = found is not None and found["label"] in self.records.places
        label = found["label"] if found and known else self.phase.text("at")
        text = plain(found["text"] if found and known else line.cell.text)
        lane = self.records.is_label(self.part, "lane_group")
        row = Row()
        if self.records.is_said(self.part, "Needs") and not self.group:
            row.put("text", text, line.cell.where)
            self.records.place(row, label, line.cell.where)
            self.records.add("listed needs", row)
        elif lane in ("frontstage", "backstage", "support") and not self.group and label in self.steps:
            step = self.steps[label]
            before = step.text(lane)
            step.put(lane, "\n".join(filter(None, [before, as_list([text])])), line.cell.where)
        else:
            row.put("lane", self.part, line.cell.where)
            row.put("group", self.records.is_label(self.group, "lane_group") or "", line.cell.where)
            row.put("text", text, line.cell.where)
            self.records.place(row, label, line.cell.where)
            row.put("place", self.records.places.get(label, ""), line.cell.where)
            self.records.add("lanes", row)

    def close(self) -> None:
        """Write down the phases, and what other sections said of them."""
        tables = self.records.tables
        for phase in self.phases:
            for name in ("touchpoints", "metrics"):
                if used := self.used.get((phase.text("at"), name)):
                    phase.put(name, as_list([each for each, _ in used]), used[0][1])
            self.records.add("phases", phase)
        known = {(record.label, folded(record.text("text"))) for record in tables["needs"]}
        for record in tables.pop("listed needs", ()):
            if (record.label, folded(record.text("text"))) not in known:
                tables["needs"].append(record)
        for record in tables["competitors"]:
            if rated := self.ratings.get(record.text("name")):
                record.cells.update(rated.cells)  # type: ignore[attr-defined]
