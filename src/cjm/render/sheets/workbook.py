"""Sheets written into a workbook by XlsxWriter: tables, choices, links, colours, sparklines and the emotion curve."""

from __future__ import annotations

import datetime
import io
from dataclasses import dataclass
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import quote_sheetname, xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from cjm.model.concern import SEVERITIES
from cjm.render.cells import FORMULA_STARTS, joined
from cjm.render.environment import safe_url
from cjm.render.office_package import xml_text
from cjm.render.sheets.layout import (
    HIDDEN,
    SPARE_ROWS,
    Choices,
    column_width,
    cut,
    inches,
    line_count,
    row_height,
    sheet_names,
    unique_titles,
)
from cjm.render.sheets.registries import readings_of
from cjm.render.sheets.sheet import Cell, Formula, Heading, Sheet
from cjm.render.sheets.styles import LEVELS, SCORE_COLOURS, TAB_COLOURS, Styles
from cjm.render.words import Words
from cjm.view.journey import JourneyView

CELL_LIMIT = 32_767
"""UTF-16 units that a cell can hold."""
_URL_LIMIT = 2_000
_FIRST_DAY = datetime.date(1900, 3, 1)
"""Excel counts a 29 February 1900, so that days before this one are wrong in it or none at all."""
_A4, _PRINT_SCALE = 9, 65
_LEAST_SCALE = 55
"""The scale in percent down to which all columns are put on one sheet of paper; smaller text would not be read."""
_SHEET_WIDTH = 10.29
"""How wide a table may be on A4 on its side, in inches."""
_HEAD_HEIGHT, _SPARK_HEIGHT = 33, 33
_CURVE_SIZE = {"width": 900, "height": 320}


def write_workbook(view: JourneyView, sheets: tuple[Sheet, ...], words: Words) -> bytes:
    """The workbook with these sheets. It holds the time at which it was made: `settled` takes that out."""
    content = io.BytesIO()
    book = Workbook(content, {"in_memory": True})
    book.set_size(2600, 1600)
    book.set_properties({"title": cut(xml_text(view.title), 255), "comments": "cjm render --format xlsx"})
    book.set_custom_property("cjm", 1, "number")
    _Book(book, sheets, words).write(view)
    book.close()
    return content.getvalue()


@dataclass
class _Book:
    book: Workbook
    sheets: tuple[Sheet, ...]
    words: Words

    def __post_init__(self) -> None:
        self.names = dict(
            zip(
                (sheet.key for sheet in self.sheets),
                sheet_names(sheet.title for sheet in self.sheets),
                strict=True,
            )
        )
        self.by_key = {sheet.key: sheet for sheet in self.sheets}
        self.titles = {sheet.key: unique_titles(sheet) for sheet in self.sheets}
        self.choices = Choices(self.words)
        self.styles = Styles(self.book)
        self.cut_texts = 0
        for sheet in self.sheets:
            for column in sheet.columns:
                if column.family:
                    self.choices.family(column.family)
        for family in ("state", "method", "review_after", "company"):
            self.choices.family(family)

    def write(self, view: JourneyView) -> None:
        pages = {sheet.key: self.book.add_worksheet(self.names[sheet.key]) for sheet in self.sheets}
        for sheet in self.sheets:
            self._write_sheet(sheet, pages[sheet.key])
        if view.review and view.review.every:
            every = view.review.every
            self.choices.families["duration"] = {every: self.words.duration(every)}
        self._draw_curve(pages["map"])
        self._draw_sparklines(view, pages["metrics"])
        if self.cut_texts:
            row = len(self.by_key["map"].rows) + 2
            pages["map"].write_string(row, 0, self._cut_notice(), self.styles.text(wrap=False))
        self._write_keys()

    def _cut_notice(self) -> str:
        return self.words.ngettext(
            "%(num)s text is longer than a cell can hold and is cut at its end.",
            "%(num)s texts are longer than a cell can hold and are cut at their ends.",
            self.cut_texts,
        )

    def _write_sheet(self, sheet: Sheet, page: Worksheet) -> None:
        titles = self.titles[sheet.key]
        last = max(len(sheet.rows), 1)
        page.add_table(
            0,
            0,
            last,
            len(titles) - 1,
            {
                "name": f"cjm_{sheet.key}",
                "style": "Table Style Light 15",
                "autofilter": sheet.key != "map",
                "columns": [
                    {"header": title, "header_format": self.styles.head(computed=column.computed)}
                    for title, column in zip(titles, sheet.columns, strict=True)
                ],
            },
        )
        lines = [1] * len(sheet.rows)
        head, whole = 1, 0.0
        for index, (title, column) in enumerate(zip(titles, sheet.columns, strict=True)):
            texts = [self._shown(row[index], column) for row in sheet.rows]
            width = column.width if column.look == "spark" else column_width(title, column.width, texts)
            lines = [max(most, line_count(text, width)) for most, text in zip(lines, texts, strict=True)]
            head, whole = max(head, line_count(title, width)), whole + inches(width)
            page.set_column(index, index, width)
            for row, cells in enumerate(sheet.rows, 1):
                cell = cells[index]
                if isinstance(cell, Formula):
                    self._write_formula(page, (row, index), cell, sheet)
                else:
                    self._write_cell(page, (row, index), cell, column)
            self._offer(page, index, last, column)
            self._colour(page, index, last, column)
        page.set_row(0, row_height(head, least=_HEAD_HEIGHT))
        for row, count in enumerate(lines, 1):
            page.set_row(row, row_height(count, least=_SPARK_HEIGHT if sheet.key == "metrics" else 0))
        page.freeze_panes(1, min(sheet.fixed, len(titles) - 1))
        page.set_tab_color(TAB_COLOURS.get(sheet.key, TAB_COLOURS[""]))
        page.set_landscape()
        page.set_paper(_A4)
        if sheet.key == "map":
            page.fit_to_pages(1, 1)
        elif _LEAST_SCALE * whole <= 100 * _SHEET_WIDTH:
            page.fit_to_pages(1, 0)
        else:
            page.set_print_scale(_PRINT_SCALE)
        page.repeat_rows(0)
        page.repeat_columns(0, max(min(sheet.fixed, len(titles)) - 1, 0))
        page.set_footer("&L&A&R&P / &N")

    def _shown(self, cell: Cell, column: Heading) -> str:
        """The text that stands in a cell; for numbers and days one as wide."""
        if cell is None or isinstance(cell, Formula):
            return ""
        if isinstance(cell, tuple):
            return joined((xml_text(self._word(each, column)) for each in cell), "\n")
        if isinstance(cell, str | bool):
            return self._word(cell, column)
        return cell.isoformat() if isinstance(cell, datetime.date) else f"{cell:.10g}"

    def _word(self, value: str | bool, column: Heading) -> str:
        return self.choices.word(column.family, value) if column.family else str(value)

    def _write_formula(self, page: Worksheet, at: tuple[int, int], cell: Formula, sheet: Sheet) -> None:
        """A formula of ours; it is empty where one of the cells is that it is computed from."""
        names = {each.key: xl_rowcol_to_cell(at[0], i) for i, each in enumerate(sheet.columns)}
        used = [name for key, name in names.items() if f"{{{key}}}" in cell.text]
        formula = f'=IF(COUNT({",".join(used)})={len(used)},{cell.text.format(**names)},"")'
        result = "" if cell.result is None else cell.result
        page.write_formula(*at, formula, self.styles.number("text"), result)

    def _write_cell(self, page: Worksheet, at: tuple[int, int], cell: Cell, column: Heading) -> None:
        styles = self.styles
        if cell is None or cell in {"", ()}:
            page.write_blank(*at, None, styles.text())
        elif isinstance(cell, datetime.date) and cell >= _FIRST_DAY:
            page.write_datetime(*at, cell, styles.day)
        elif isinstance(cell, int | float) and not isinstance(cell, bool):
            page.write_number(*at, cell, styles.number(column.look, whole=float(cell).is_integer()))
        else:
            self._write_text(page, at, self._shown(cell, column), column)

    def _write_text(self, page: Worksheet, at: tuple[int, int], text: str, column: Heading) -> None:
        text = xml_text(text)
        if len(text.encode("utf-16-le")) // 2 > CELL_LIMIT:
            text = cut(text, CELL_LIMIT - 1) + "…"
            self.cut_texts += 1
        url = safe_url(text) if column.look == "link" else ""
        if column.look == "link" and not url and "@" in text:
            url = safe_url(f"mailto:{text}")
        if url and len(url) <= _URL_LIMIT:
            page.write_url(*at, url, self.styles.link, text)
        else:
            like_formula = text.lstrip().startswith(tuple(FORMULA_STARTS))
            page.write_string(*at, text, self.styles.text(quoted=like_formula))

    def _offer(self, page: Worksheet, index: int, last: int, column: Heading) -> None:
        """Let the user choose among the words of a family or the names on another sheet.

        Other entries are allowed, since a list of several cannot be chosen from one.
        """
        if column.computed:
            return
        source = None
        if column.family:
            first, final = self.choices.span(column.family)
            source = f"={HIDDEN}!{xl_range_abs(first + 1, 6, final + 1, 6)}"
        elif column.of in self.by_key:
            other = self.by_key[column.of]
            at = other.index(other.name)
            if other.rows and at is not None:
                source = f"={_quoted(self.names[column.of])}!{xl_range_abs(1, at, len(other.rows), at)}"
        if source:
            page.data_validation(
                1,
                index,
                last + SPARE_ROWS,
                index,
                {"validate": "list", "source": source, "ignore_blank": True, "show_error": False},
            )

    def _colour(self, page: Worksheet, index: int, last: int, column: Heading) -> None:
        span = (1, index, last + SPARE_ROWS, index)
        if column.look == "score":
            page.conditional_format(*span, SCORE_COLOURS)
        elif column.look == "share" and column.computed:
            page.conditional_format(
                *span, {"type": "data_bar", "bar_color": "#74A9AE", "bar_solid": True, "min_type": "num", "max_type": "num", "min_value": 0, "max_value": 1}
            )  # fmt: skip
        elif column.family == "severity":
            first, _final = self.choices.span(column.family)
            for level in range(len(SEVERITIES)):
                page.conditional_format(
                    *span,
                    {
                        "type": "cell",
                        "criteria": "==",
                        "value": f"={HIDDEN}!{xl_range_abs(first + 1 + level, 6, first + 1 + level, 6)}",
                        "format": self.book.add_format(dict(LEVELS[level])),
                    },
                )

    def _draw_curve(self, page: Worksheet) -> None:
        """The scores of the steps as a line beside the statements of the map."""
        steps = self.by_key["steps"]
        score, at = steps.index("score"), steps.index("at")
        if score is None or at is None or not any(row[score] is not None for row in steps.rows):
            return
        name, last = self.names["steps"], len(steps.rows)
        chart = self.book.add_chart({"type": "line"})
        chart.add_series(
            {
                "name": [name, 0, score],
                "categories": [name, 1, at, last, at],
                "values": [name, 1, score, last, score],
                "line": {"color": "#0B5A66", "width": 2.25},
                "marker": {
                    "type": "circle",
                    "size": 8,
                    "fill": {"color": "#0B5A66"},
                    "border": {"color": "#FFFFFF"},
                },
            }
        )
        _draw_straight(chart)
        chart.set_title({"name": [self.names["map"], 0, 3], "name_font": {"size": 12, "color": "#17212B"}})
        chart.set_y_axis(
            {"min": -2, "max": 2, "major_unit": 1, "num_format": "+0;-0;0", "major_gridlines": {"visible": True, "line": {"color": "#DFE3E0"}}, "line": {"none": True}}
        )  # fmt: skip
        chart.set_x_axis({"label_position": "low", "line": {"color": "#B9C1C2"}})
        chart.set_legend({"none": True})
        chart.show_blanks_as("span")
        chart.set_size(_CURVE_SIZE)
        title = self.words.gettext("Emotion curve")
        page.write_string(0, 3, title, self.styles.plain_head)
        page.insert_chart(1, 3, chart, {"description": title, "object_position": 3})

    def _draw_sparklines(self, view: JourneyView, page: Worksheet) -> None:
        metrics, readings = self.by_key["metrics"], self.by_key["readings"]
        trend, value = metrics.index("trend"), readings.index("value")
        if trend is None or value is None:
            return
        name, first = _quoted(self.names["readings"]), 1
        for row, metric in enumerate(view.metrics, 1):
            count = len(readings_of(metric))
            if count > 1:
                page.add_sparkline(
                    row,
                    trend,
                    {
                        "range": f"{name}!{xl_range_abs(first, value, first + count - 1, value)}",
                        "last_point": True,
                        "series_color": "#0B5A66",
                        "last_color": "#A5321A",
                        "weight": 1.5,
                    },
                )
            first += count

    def _write_keys(self) -> None:
        """The hidden sheet: which table, heading and word stands for which key of the format."""
        page = self.book.add_worksheet(HIDDEN)
        for index, title in enumerate(("table", "key", "heading", "", "family", "key", "word")):
            page.write_string(0, index, title)
        keys = [
            (sheet.key, column.key, title)
            for sheet in self.sheets
            for column, title in zip(sheet.columns, self.titles[sheet.key], strict=True)
        ]
        for start, rows in ((0, keys), (4, self.choices.rows())):
            for row, cells in enumerate(rows, 1):
                for offset, text in enumerate(cells):
                    page.write_string(row, start + offset, cut(xml_text(text), CELL_LIMIT))
        page.hide()


def _draw_straight(chart: Any) -> None:
    """Have a chart say that its lines are straight: where it says nothing, LibreOffice bends them beyond their points."""
    chart._write_c_smooth = lambda _smooth: chart._xml_empty_tag("c:smooth", [("val", "0")])  # noqa: SLF001 - XlsxWriter has no way to say it


def _quoted(name: str) -> str:
    quoted: str = quote_sheetname(name)
    return quoted
