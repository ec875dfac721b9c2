"""Files that the importers must read, for the tests that hold for all of them: each importer has some of its own."""

from __future__ import annotations

from collections.abc import Mapping

from tests.importers import test_csv, test_data, test_html, test_markdown, test_mermaid, test_own_markdown
from tests.importers.workbooks import STEPS, workbook
from tests.render.reports import report

from cjm.importers.foreign import Foreign
from cjm.render import markdown, xlsx


def _seeds(name: str, *texts: str) -> tuple[Foreign, ...]:
    return tuple(Foreign(name, text.encode()) for text in texts)


SEEDS: Mapping[str, tuple[Foreign, ...]] = {
    "csv": _seeds("a.csv", test_csv.TABLE),
    "data": _seeds("a.yaml", test_data.NEAR, test_data.OURS) + _seeds("a.json", test_data.JSON),
    "html": _seeds("a.html", test_html.ROWS, test_html.SIDE_BY_SIDE, test_html.GROUPS),
    "markdown": _seeds(
        "a.md",
        test_markdown.SIDE_BY_SIDE,
        test_markdown.ROWS,
        test_markdown.CARDS,
        test_markdown.LISTS,
        markdown.render(report(test_own_markdown.MAP)),
    ),
    "mermaid": _seeds("a.md", test_mermaid.fence(test_mermaid.DAY), test_mermaid.TestActors.TEXT),
    "xlsx": (Foreign("a.xlsx", workbook({"Sheet1": STEPS})), Foreign("a.xlsx", xlsx.render(report("")))),
}
"""By the name of the importer."""
