"""PDF, as a real browser makes it."""

import dataclasses
import io
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from tests.render.reports import example, report

from cjm.errors import CannotDo
from cjm.render.pdf import FORMAT
from cjm.render.report import Paper, RenderInput
from cjm.render.templates import Templates

TITLE = "Сезонная смена и хранение шин в шинном дворе «Колея»"
MILLIMETRE = 72 / 25.4


def pdf(work: RenderInput, chromium: Path, paper: Paper = "a4") -> PdfReader:
    content = FORMAT.render(dataclasses.replace(work, browser=str(chromium), paper=paper))
    assert FORMAT.is_own(content)
    return PdfReader(io.BytesIO(content))


def titles(outline: list[Any]) -> list[str]:
    return [title for each in outline for title in (titles(each) if isinstance(each, list) else [each.title])]


def links(reader: PdfReader) -> set[str]:
    found = (each.get_object() for page in reader.pages for each in page.get("/Annots", ()))
    return {each["/A"]["/URI"] for each in found if "/URI" in each.get("/A", {})}


@pytest.mark.parametrize(("paper", "width", "height"), [("a3", 420, 297), ("poster", 841, 594)])
def test_its_paper_is_what_was_asked_for(chromium: Path, paper: Paper, width: int, height: int) -> None:
    for page in pdf(report("phases: [{name: P, steps: [S]}]\n"), chromium, paper).pages:
        assert float(page.mediabox.width) == pytest.approx(width * MILLIMETRE, abs=2)
        assert float(page.mediabox.height) == pytest.approx(height * MILLIMETRE, abs=2)


def test_it_is_tagged_and_has_bookmarks(chromium: Path) -> None:
    reader = pdf(example("smena-shin"), chromium)
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - a boolean of PDF
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "ru"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert reader.metadata is not None
    assert reader.metadata.title == f"{TITLE} · Карта путешествия клиента"
    assert {TITLE, "Карта путешествия клиента", "Болевые точки → Возможности"} <= set(titles(reader.outline))
    for page in reader.pages:
        assert float(page.mediabox.width) == pytest.approx(297 * MILLIMETRE, abs=2)
        assert len(page.extract_text()) > 2 * len(TITLE), "no page is empty but for its foot"


def test_each_page_has_the_title_and_its_number_at_its_foot(chromium: Path) -> None:
    title = 'A </style> "title" \\ of; {many} parts'
    steps = ", ".join(f"{{name: Step {i}, actions: [one, two, three]}}" for i in range(60))
    reader = pdf(report(f"title: '{title}'\nphases: [{{name: P, steps: [{steps}]}}]\n"), chromium)
    assert len(reader.pages) > 2
    for number, page in enumerate(reader.pages, 1):
        text = page.extract_text()
        assert f"{number} / {len(reader.pages)}" in text
        assert title in text


def test_links_lead_to_the_web_or_into_the_file_and_nowhere_else(chromium: Path) -> None:
    work = report(
        "evidence: {e: {name: E, link: https://example.com/study}}\n"
        "phases: [{name: P, steps: [{name: S, journey: other.cjm.yaml, evidence: [e]}]}]\n"
    )
    reader = pdf(dataclasses.replace(work, page_of=lambda _link: "other.pdf"), chromium)
    assert links(reader) == {"https://example.com/study"}
    assert "other.cjm.yaml" in "".join(page.extract_text() for page in reader.pages)


def test_a_template_of_ones_own_reaches_no_file(chromium: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret words")
    (tmp_path / "secret.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"><text y="20">secret words</text></svg>'
    )
    (tmp_path / "own/html").mkdir(parents=True)
    template = tmp_path / "own/html/report.html.j2"
    files = f"<iframe src='{(tmp_path / 'secret.txt').as_uri()}'></iframe><object data='{(tmp_path / 'secret.svg').as_uri()}'></object>"
    template.write_text(
        f"<!DOCTYPE html><html lang=en><title>T</title><h1>Head</h1><script>document.write('ran')</script>{files}"
    )
    work = report("", templates=Templates(folder=tmp_path / "own"))
    (page,) = pdf(work, chromium).pages
    said = page.extract_text()
    assert "Head" in said
    assert "secret" not in said
    assert "ran" not in said
    template.write_text(f"<meta HTTP-EQUIV='refresh' content='0;url={(tmp_path / 'secret.txt').as_uri()}'>")
    with pytest.raises(CannotDo, match="a template of your own says `http-equiv`"):
        FORMAT.render(work)


def test_other_files_are_not_taken_for_its_own() -> None:
    assert not FORMAT.is_own(b"%PDF-1.4\n/Creator (Writer)\n")
    assert not FORMAT.is_own(b"/Creator (cjm 1)")
