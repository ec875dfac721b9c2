"""The workbook: what stands on which sheet, that it is valid and the same each time, and that nothing of a map runs in it."""

import io
import re
import zipfile
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from tests.render.reports import MAPS, example, report

from cjm import locale
from cjm.render.office_package import xml_text
from cjm.render.report import RenderInput
from cjm.render.sheets.layout import display_width, sheet_names
from cjm.render.sheets.workbook import CELL_LIMIT
from cjm.render.templates import Templates
from cjm.render.wording import Wording
from cjm.render.xlsx import FORMAT

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")  # sparklines
INVENTED = "=HYPERLINK(0)"


def opened(work: RenderInput) -> Workbook:
    book: Workbook = load_workbook(io.BytesIO(FORMAT.render(work)))
    return book


def table(book: Workbook, title: str) -> list[dict[str, Any]]:
    head, *rows = book[title].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def formulas(work: RenderInput) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(FORMAT.render(work))) as archive:
        text = "".join(archive.read(name).decode() for name in archive.namelist() if "worksheets/" in name)
    return re.findall(r"<f>(.*?)</f>", text)


def test_a_sheet_an_object() -> None:
    book = opened(example("running-shoes"))
    assert book.sheetnames[:16] == [
        "Map", "Goals", "Key insights", "Personas", "Phases", "Steps", "Touchpoints", "Needs", "Customer questions",
        "Pain points", "Opportunities", "Metrics", "Readings", "Owners", "Evidence", "Review",
    ]  # fmt: skip
    assert book.sheetnames[-1] == "cjm"
    assert book["cjm"].sheet_state == "hidden"
    statements = dict(book["Map"].iter_rows(min_row=2, max_col=2, values_only=True))
    assert (statements["Title"], statements["Owner"]) == ("Buying running shoes online", "Ines Carver")


def test_a_step_with_its_lists_below_one_another() -> None:
    step = table(opened(example("running-shoes")), "Steps")[1]
    assert step["No."] == "1.2"
    assert (step["Phase"], step["Step"]) == ("Awareness", "Asks around at the club")
    assert step["Actions"] == (
        "Shows her soles to two faster runners\nScrolls through the club's posts on the way home"
    )
    assert (step["Score"], step["Feeling"]) == (0.5, "hopeful")


def test_scores_are_formulas_over_the_cells_beside_them() -> None:
    work = report(
        "phases:\n  - name: P\n    needs: [{text: n, importance: 8, satisfaction: 3}]\n    opportunities:\n"
        "      - {text: o, impact: 4, effort: 2, rice: {reach: 100, impact: 2, confidence: 0.5, effort: 4}}\n"
    )
    assert formulas(work) == [
        'IF(COUNT(F2,G2)=2,F2+MAX(F2-G2,0),"")',
        'IF(COUNT(H2,I2)=2,H2/I2,"")',
        'IF(COUNT(K2,L2,M2,N2)=4,K2*L2*M2/N2,"")',
    ]
    results = load_workbook(io.BytesIO(FORMAT.render(work)), data_only=True)
    assert table(results, "Needs")[0]["Opportunity score"] == 13
    assert table(results, "Opportunities")[0]["RICE score"] == 25


def test_what_can_be_chosen_comes_from_the_other_sheets() -> None:
    book = opened(example("running-shoes"))
    offered = {
        str(each.sqref).split(":")[0]: each.formula1
        for each in book["Touchpoints"].data_validations.dataValidation
    }
    assert offered["E2"] == "Owners!$A$2:$A$7"
    first, last = re.fullmatch(r"cjm!\$G\$(\d+):\$G\$(\d+)", offered["C2"]).groups()  # type: ignore[union-attr]
    words = [row[0].value for row in book["cjm"][f"G{first}:G{last}"]]
    assert (words[0], words[-1], len(words)) == ("Website", "Other", 22)


def test_every_metric_with_two_values_has_a_sparkline_over_its_readings() -> None:
    work = report(
        "metrics:\n  one: {name: One, readings: [{value: 1}]}\n  two: {name: Two, baseline: {value: 1}, readings: [{value: 2}]}\n"
        "phases: [{name: P, metrics: [one, two]}]\n"
    )
    with zipfile.ZipFile(io.BytesIO(FORMAT.render(work))) as archive:
        text = "".join(archive.read(name).decode() for name in archive.namelist() if "worksheets/" in name)
    assert re.findall(r"<xm:f>(.*?)</xm:f><xm:sqref>(.*?)</xm:sqref>", text) == [("Readings!C3:C4", "C3")]


def test_text_is_never_a_formula_and_keeps_every_character() -> None:
    work = report(
        f'title: "{INVENTED}"\nowners: {{o: {{name: "+1", contact: "@x"}}}}\n'
        f'phases:\n  - {{name: "{INVENTED}", owner: o, steps: [{{name: "-1", actions: ["=1", "a\\\\b"]}}]}}\n'
    )
    assert formulas(work) == []
    book = opened(work)
    step = table(book, "Steps")[0]
    assert (step["Phase"], step["Step"], step["Actions"]) == (INVENTED, "-1", "=1\na\\\\b")
    cell = book["Steps"]["C2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix


def test_links_lead_to_web_and_mail_addresses_only() -> None:
    work = report(
        "touchpoints:\n  a: {name: A, link: 'https://example.com/a'}\n  b: {name: B, link: 'javascript:alert(1)'}\n"
        "  c: {name: C, link: 'external:x.xlsx'}\nowners: {o: {name: O, contact: o@example.com}}\n"
        "phases: [{name: P, owner: o, touchpoints: [a, b, c]}]\n"
    )
    book = opened(work)
    links = [row[6].hyperlink and row[6].hyperlink.target for row in book["Touchpoints"].iter_rows(min_row=2)]
    assert links == ["https://example.com/a", None, None]
    assert book["Owners"]["E2"].hyperlink.target == "mailto:o@example.com"


def test_a_text_that_is_too_long_for_a_cell_is_said_to_be_cut() -> None:
    book = opened(report(f'phases:\n  - {{name: a, summary: "{"😀" * 20_000}"}}\n  - {{name: "_x0041_"}}\n'))
    first, second = table(book, "Phases")
    assert second["Phase"] == "_x0041_"
    assert len(first["Summary"].encode("utf-16-le")) // 2 <= CELL_LIMIT
    assert first["Summary"].endswith("😀…")
    notices = [row[0].value for row in book["Map"].iter_rows() if row[0].value]
    assert notices[-1] == "1 text is longer than a cell can hold and is cut at its end."


def test_characters_that_xml_cannot_hold_are_marked() -> None:
    assert xml_text("a\x01b\ufffec\ud800d\r\ne\tf") == "a\ufffdb\ufffdc\ufffdd\ne\tf"


def test_days_that_excel_has_not_are_text() -> None:
    book = opened(report("review: {every: 1 year, log: [{date: 1850-01-01}, {date: 2026-01-02}]}\n"))
    newest, oldest = table(book, "Review")
    assert newest["Date"].isoformat() == "2026-01-02T00:00:00"
    assert oldest["Date"] == "1850-01-01"


@pytest.mark.parametrize("language", locale.languages())
@pytest.mark.parametrize("name", ["running-shoes", "pobiji"])
def test_sheets_and_headings_are_in_the_language_asked_for(language: str, name: str) -> None:
    book = opened(example(name, templates=Templates(Wording(language))))
    assert all(len(title) <= 31 for title in book.sheetnames)
    keys = {(row[0], row[1]): row[2] for row in book["cjm"].iter_rows(min_row=2, values_only=True)}
    tables = {each.name: sheet for sheet in book.worksheets for each in sheet.tables.values()}
    head = [cell.value for cell in next(tables["cjm_steps"].iter_rows(max_row=1))]
    assert head == [title for (sheet, _key), title in keys.items() if sheet == "steps"]


def test_the_hidden_sheet_says_what_words_stand_for() -> None:
    book = opened(example("pobiji"))
    words = {tuple(row[4:6]): row[6] for row in book["cjm"].iter_rows(min_row=2, values_only=True)}
    assert words["statement", "title"] == book.worksheets[0]["A2"].value
    assert (words["flag", "true"], words["severity", "high"], words["reading", "baseline"]) == (
        "是",
        "高",
        "基线值",
    )
    assert {value for (family, _), value in words.items() if family == "state"} >= {"现状"}


@pytest.mark.parametrize("name", MAPS)
def test_every_example_has_its_steps_and_unique_headings(name: str) -> None:
    work = example(name)
    book = opened(work)
    tables = {each.name: (sheet, each) for sheet in book.worksheets for each in sheet.tables.values()}
    steps, _ = tables["cjm_steps"]
    assert steps.max_row - 1 == sum(len(phase.steps) for phase in work.view.phases)
    for sheet, each in tables.values():
        head = [cell.value for cell in next(sheet.iter_rows(max_row=1))][: len(each.tableColumns)]
        assert head == [column.name for column in each.tableColumns]
        assert len({title.casefold() for title in head}) == len(head)


def test_a_public_workbook_holds_nothing_internal() -> None:
    text = (
        "owners: {o: {name: O, contact: secret-contact}}\nmetrics: {m: {name: M, system: secret-system}}\n"
        "phases:\n  - name: P\n    owner: o\n    metrics: [m]\n    steps: [{name: s, backstage: [secret-backstage]}]\n"
        "    pain_points: [{text: pain, silo: [o]}]\n    opportunities: [{text: chance, ticket: secret-ticket}]\n"
    )
    with zipfile.ZipFile(io.BytesIO(FORMAT.render(report(text, public=True)))) as archive:
        said = "".join(archive.read(name).decode() for name in archive.namelist())
    assert "secret" not in said
    assert "Backstage" not in {cell.value for cell in opened(report(text, public=True))["Steps"][1]}


def test_a_workbook_that_somebody_saved_is_no_longer_ours() -> None:
    content = FORMAT.render(report("title: T\n"))
    assert FORMAT.is_own(content)
    saved = io.BytesIO()
    load_workbook(io.BytesIO(content)).save(saved)
    assert not FORMAT.is_own(saved.getvalue())
    assert not FORMAT.is_own(content[: len(content) // 2])


def test_names_of_sheets_are_short_and_no_two_are_alike() -> None:
    long = "A heading that is rather long for a sheet"
    assert sheet_names(["a/b: [c]?", long, long, "", "'quoted'", "History", "CJM"]) == [
        "a b   c", "A heading that is rather long f", "A heading that is rather long 2", "-", "quoted", "History 2", "CJM 2",
    ]  # fmt: skip


def test_east_asian_text_is_twice_as_wide() -> None:
    assert display_width("步骤\nabc") == 4


def test_heads_are_as_high_as_their_words() -> None:
    work = report(
        "personas: {a: A, b: Somebody with a rather long name}\n"
        "phases: [{name: P, steps: [{name: s, emotion: 1, by_persona: {b: 2}}]}]\n"
    )
    page = opened(work)["Steps"]
    assert "Score: Somebody with a rather long name" in [cell.value for cell in page[1]]
    assert page.row_dimensions[1].height >= 4 * 15


def test_a_table_is_printed_on_one_sheet_if_it_can_be_read_there() -> None:
    book = opened(example("running-shoes"))
    fitted = [page.title for page in book if page.page_setup.fitToHeight == 0]
    assert fitted[:4] == ["Goals", "Key insights", "Touchpoints", "Needs"]
    assert [book[title].page_setup.scale for title in ("Personas", "Steps")] == [65, 65]


def test_the_curve_goes_straight_from_point_to_point() -> None:
    with zipfile.ZipFile(io.BytesIO(FORMAT.render(example("running-shoes")))) as archive:
        assert b'<c:smooth val="0"/>' in archive.read("xl/charts/chart1.xml")
