"""What the fuzzing of each importer begins with: files as people have them, and what we export ourselves."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from types import ModuleType

from xlsxwriter import Workbook

from cjm.render import csv, json, markdown, mermaid, xlsx
from cjm.render.report import RenderInput
from tests.fuzz.foreign.words import guessing
from tests.fuzz.seeds import write_words
from tests.importers import test_csv, test_data, test_html, test_markdown, test_mermaid
from tests.importers.seeds import SEEDS
from tests.importers.workbooks import STEPS, Rows, workbook
from tests.render.reports import MAPS, example

NAMES = {
    "csv": "a.csv",
    "data": "a.json",
    "html": "a.html",
    "markdown": "a.md",
    "mermaid": "a.md",
    "xlsx": "a.xlsx",
}
"""By the name of the importer, what its files are called."""
LONGEST = {"csv": 4096, "data": 4096, "html": 4096, "markdown": 4096, "mermaid": 4096, "xlsx": 65_536}
"""By the name of the importer, how many bytes its files have at most."""

_ACROSS: Rows = (
    (None, "Look", "Buy"),
    ("Actions", "Searches", "Pays"),
    ("Emotion (1-10)", 7, 2),
    ("Thoughts", "Which?", None),
)
_SMALL = "phases:\n  - name: Look\n    owner: desk\n    steps:\n      - name: Reads\n        emotion: {score: 1, feeling: calm}\n        pain_points: [Too long]\nowners: {desk: Desk}\n"
_MORNING = datetime.datetime.fromisoformat("2026-03-12 09:30")


def write_corpus(importer: str, folder: Path) -> None:
    """Write the first inputs of an importer, one a file, into a folder that is there."""
    for number, data in enumerate(inputs(importer)):
        (folder / f"seed-{number:04}").write_bytes(data)


def write_dictionary(file: Path) -> None:
    """Write the words by which importers guess, in libFuzzer's form."""
    write_words(guessing(), file)


@cache
def inputs(importer: str) -> Sequence[bytes]:
    """The first inputs of an importer, none twice, and none longer than its files may be."""
    found = (*(seed.data for seed in SEEDS[importer]), *_FURTHER[importer]())
    return tuple(dict.fromkeys(data[: LONGEST[importer]] if importer != "xlsx" else data for data in found))


def _in_tests(*modules: ModuleType) -> Iterator[bytes]:
    """The texts that tests have as constants."""
    for module in modules:
        for name, value in vars(module).items():
            if name.isupper() and isinstance(value, str):
                yield value.encode()


def _exported(render: Callable[[RenderInput], str | bytes]) -> Iterator[bytes]:
    for name in MAPS:
        made = render(example(name))
        yield made if isinstance(made, bytes) else made.encode()


def _texts(render: Callable[[RenderInput], str | bytes], *modules: ModuleType) -> Iterator[bytes]:
    yield from _in_tests(*modules)
    yield from _exported(render)


def _workbooks() -> Iterator[bytes]:
    from tests.render.reports import report

    yield workbook({"Journey": _ACROSS})
    yield workbook({"Rent": STEPS, "Notes": [["Just", "words"]]}, _decorate)
    yield xlsx.render(report(_SMALL))


def _decorate(book: Workbook) -> None:
    """What sheets have beside texts: merged cells, a formula, a date, a share, and a sheet that is hidden."""
    page = book.worksheets()[0]
    page.merge_range(4, 0, 5, 0, "Behind the desk")
    page.write_row(4, 1, ["Waits", 0.5, "Phone", "Cold"])
    page.write_formula(6, 2, "=1+1", None, 2)
    page.write_formula(7, 2, "=1+1", None, "")
    page.write_datetime(6, 1, _MORNING, book.add_format({"num_format": "yyyy-mm-dd hh:mm"}))
    page.write(7, 1, 0.25, book.add_format({"num_format": "0%"}))
    page.write_rich_string(8, 1, "plain ", book.add_format({"bold": True}), "bold")
    book.add_worksheet("Hidden").hide()


_FURTHER: Mapping[str, Callable[[], Iterator[bytes]]] = {
    "csv": partial(_texts, csv.render, test_csv),
    "data": partial(_texts, json.render, test_data),
    "html": partial(_in_tests, test_html),
    "markdown": partial(_texts, markdown.render, test_markdown),
    "mermaid": partial(_texts, mermaid.render, test_mermaid),
    "xlsx": _workbooks,
}
