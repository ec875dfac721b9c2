"""The map as an Excel workbook: a sheet an object, to filter, sort and fill in.

Everything that a map says is written as text or number, never as a formula. A hidden sheet named `cjm` says which
column and which word stands for which key of the format, so that the workbook can be read back in any language.
"""

from __future__ import annotations

from cjm.extras import library
from cjm.render.office_package import is_settled, settled
from cjm.render.report import RenderInput, ReportFormat
from cjm.render.sheets.book import sheets_of
from cjm.render.words import Words

MAIN = "xl/workbook.xml"


def render(report: RenderInput) -> bytes:
    """The workbook of a map. Raises CannotDo where XlsxWriter is missing."""
    library("xlsxwriter", "xlsx")
    from cjm.render.sheets.workbook import write_workbook

    words = Words(report.templates.wording)
    content = write_workbook(report.view, sheets_of(report.view, words), words)
    return settled(content, report.view.today)


FORMAT = ReportFormat(
    name="xlsx",
    about="a workbook with a sheet an object, to filter, sort and fill in",
    suffix=".xlsx",
    render=render,
    is_own=lambda content: is_settled(content, MAIN),
    leaves_out=frozenset({"pictures", "history"}),
    binary=True,
)
