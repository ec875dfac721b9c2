"""On paper: how many sheets, nothing lost on the way, no row of a table torn apart.

`pytest --whole tests/proof/test_print.py`: each example on A4, A3 and a poster. The numbers of sheets are in
`print_pages.toml`; `--update-golden` writes them anew.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from tests.conftest import ROOT
from tests.proof.conftest import cjm_render
from tests.render.reports import MAPS

NUMBERS = Path(__file__).with_name("print_pages.toml")
SHEETS = {"a4": (842, 595), "a3": (1191, 842), "poster": (2384, 1684)}
"""Width and height of each paper in points, on its side."""
SAMPLE = (("running-shoes", "a4"), ("strikkepakker", "a3"), ("pobiji", "poster"))
SLACK = 1
"""Sheets that fonts of another machine may add or save."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    whole = metafunc.config.getoption("--whole")
    metafunc.parametrize(("name", "paper"), list(product(MAPS, SHEETS)) if whole else SAMPLE)


def test_a_map_prints_on_so_many_sheets_and_no_row_is_torn(page, tmp_path, request, name, paper) -> None:
    file = tmp_path / "page.html"
    cjm_render(ROOT, f"examples/{name}.cjm.yaml", "--paper", paper, "-o", str(file))
    page.goto(file.as_uri())
    pdf = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, print_background=True, tagged=True)))
    assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in pdf.pages} == {
        SHEETS[paper]
    }
    if request.config.getoption("--update-golden"):
        write_number(name, paper, len(pdf.pages))
    expected = tomllib.loads(NUMBERS.read_text("utf-8"))[paper][name]
    assert abs(len(pdf.pages) - expected) <= SLACK
    assert torn_rows(pdf) == []
    if paper == "poster":
        (sheet,) = sheets_of_the_map(pdf)
        legend = page.locator(".legend h3").inner_text()
        lines = normalize("NFKC", pdf.pages[sheet].extract_text()).splitlines()
        assert any(line.startswith(legend) for line in lines), "the legend hangs elsewhere"
    page.emulate_media(media="print")
    page.evaluate("document.querySelectorAll('.vh').forEach(each => each.remove())")
    shown = letters(page.evaluate("document.body.innerText"))
    printed = letters("".join(sheet.extract_text() for sheet in pdf.pages))
    assert (shown - printed).total() <= 0.02 * shown.total()


def letters(text: str) -> Counter[str]:
    """The letters and digits of a text, ligatures taken apart."""
    return Counter(filter(str.isalnum, normalize("NFKC", text)))


def numbers_of(pdf: PdfReader) -> dict[int, int]:
    """The sheets of a PDF by their object."""
    return {
        sheet.indirect_reference.idnum: i for i, sheet in enumerate(pdf.pages) if sheet.indirect_reference
    }


def sheets_of_the_map(pdf: PdfReader) -> set[int]:
    """The sheets on which the map stands: the first table of a tagged PDF."""
    sheets = numbers_of(pdf)
    map_ = next(iter(elements(pdf.root_object["/StructTreeRoot"], "/Table")))
    return {sheets[each] for each in sheets_of(map_, None)}


def torn_rows(pdf: PdfReader) -> list[list[int]]:
    """The sheets of each table row in a tagged PDF that stands on more than one, where one sheet would hold it."""
    sheets = numbers_of(pdf)
    root = pdf.root_object["/StructTreeRoot"]
    found = []
    rows = list(elements(root, "/TR"))
    assert len(rows) > 10
    for row in rows:
        on = sorted({sheets[each] for each in sheets_of(row, None)})
        if len(on) > 1:
            found.append(on)
    return found


def children(element: Any) -> list[Any]:
    """The entries of a structure element."""
    kids = element.get("/K", [])
    kids = kids.get_object() if isinstance(kids, IndirectObject) else kids
    return list(kids) if isinstance(kids, ArrayObject | list) else [kids]


def elements(element: Any, kind: str) -> Iterator[Any]:
    """The structure elements of a kind below an element."""
    for child in children(element):
        inner = child.get_object() if isinstance(child, IndirectObject) else child
        if isinstance(inner, DictionaryObject):
            if inner.get("/S") == kind:
                yield inner
            yield from elements(inner, kind)


def sheets_of(element: Any, inherited: int | None) -> Iterator[int]:
    """The object numbers of the pages that an element's content stands on."""
    page = element.raw_get("/Pg").idnum if "/Pg" in element else inherited
    for child in children(element):
        inner = child.get_object() if isinstance(child, IndirectObject) else child
        if isinstance(inner, DictionaryObject):
            if inner.get("/Type") != "/OBJR":
                yield from sheets_of(inner, page)
        elif page is not None:
            yield page


def write_number(name: str, paper: str, sheets: int) -> None:
    """Note how many sheets a map has."""
    numbers = tomllib.loads(NUMBERS.read_text("utf-8")) if NUMBERS.exists() else {}
    numbers.setdefault(paper, {})[name] = sheets
    lines = [
        "# How many sheets each example takes: `pytest -n0 --whole tests/proof/test_print.py --update-golden`"
    ]
    for each, maps in sorted(numbers.items()):
        lines += ["", f"[{each}]", *(f"{key} = {value}" for key, value in sorted(maps.items()))]
    NUMBERS.write_text("\n".join(lines) + "\n", "utf-8")
