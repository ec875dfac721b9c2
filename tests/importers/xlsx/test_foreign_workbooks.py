"""Workbooks of other people: what stands in their sheets, and which are refused."""

from __future__ import annotations

import datetime
import io
import sys
import zipfile
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.importers.reading import imported, outline
from tests.importers.workbooks import STEPS, changed, workbook
from tests.render.reports import report
from xlsxwriter import Workbook

from cjm.cli.importing.contract import check_import
from cjm.errors import CannotDo
from cjm.importers.foreign import Foreign
from cjm.importers.importer import Wishes
from cjm.importers.notes import Notes
from cjm.importers.registry import all_importers, fitting
from cjm.importers.xlsx import package
from cjm.render import xlsx

IMPORTER = all_importers()["xlsx"]
SEED = workbook({"Sheet1": STEPS})
SHEET = "xl/worksheets/sheet1.xml"


def messages(content: bytes, name: str = "a.xlsx") -> list[str]:
    notes = Notes()
    IMPORTER.read(Foreign(name, content), Wishes(), notes)
    return [f"{note.kind.code} {note.message}" for note in notes]


def refused(content: bytes, name: str = "a.xlsx") -> str:
    foreign = Foreign(name, content)
    assert IMPORTER.likelihood(foreign) > 0
    with pytest.raises(CannotDo) as error:
        IMPORTER.read(foreign, Wishes(), Notes())
    return error.value.message


def test_a_row_a_step() -> None:
    (draft,), said = imported(SEED, "xlsx", "Renting skates.xlsx")
    assert draft.title == "Renting skates"
    assert outline(draft) == {
        "Before": [("Looks for hours", -1), ("Takes the tram", 1)],
        "At the desk": [("Queues", -2)],
    }
    assert draft.phases[1].steps[0].data["pain_points"] == [{"text": "Too long"}, {"text": "too cold"}]
    assert said[0] == "CJM8003 1:1 Stage"


def test_notes_name_the_sheet_and_the_cell() -> None:
    said = messages(workbook({"Desk": [*STEPS, ("At the desk", "Pays", "so lala")]}))
    assert "CJM8003 Desk!A1: the column “Stage” was taken for `phase`" in said
    assert "CJM8001 Desk!C2: scores were read on a scale of 1 to 5" in said


def test_feelings_that_only_have_a_colour_are_told() -> None:
    def paint(book: Workbook) -> None:
        page = book.worksheets()[0]
        for row, colour in ((1, "#00B050"), (2, "#FF0000"), (3, "#FFFFFF")):
            page.write_blank(row, 2, None, book.add_format({"bg_color": colour}))

    rows = [
        ("Phase", "Step", "Emotion", "Owner"),
        ("Look", "Reads"),
        ("", "Asks"),
        ("Desk", "Pays", None, "Ida"),
    ]
    assert [said for said in messages(workbook({"Skates": rows}, paint)) if said.startswith("CJM8103")] == [
        "CJM8103 Skates!C2: 2 of the cells of “Emotion” only have a colour, which was not read"
    ]


def test_merged_cells_stand_in_all_that_they_cover() -> None:
    def merge(book: Any) -> None:
        page = book.worksheets()[0]
        page.merge_range("A1:D1", "Renting skates")
        page.merge_range("B2:C2", "Before")
        page.merge_range("B5:C5", "Website")

    rows = [
        (),
        ("Phase", None, None, "After"),
        ("Step", "Looks", "Calls", "Gives back"),
        ("Emotion", 4, 2, 5),
        ("Touchpoint",),
    ]
    (draft,), _ = imported(workbook({"Sheet1": rows}, merge), "xlsx")
    assert outline(draft) == {"Before": [("Looks", 1), ("Calls", -1)], "After": [("Gives back", 2)]}
    assert [step.data["touchpoints"] for step in draft.phases[0].steps] == [["website"], ["website"]]

    def below(book: Any) -> None:
        book.worksheets()[0].merge_range("A2:A3", "Before")

    rows = [("Phase", "Step", "Emotion"), (None, "Looks", 4), (None, "Calls", 2), ("After", "Gives back", 5)]
    (draft,), _ = imported(workbook({"Sheet1": rows}, below), "xlsx")
    assert outline(draft) == {"Before": [("Looks", 1), ("Calls", -1)], "After": [("Gives back", 2)]}


def test_values_are_what_people_see() -> None:
    def add(book: Any) -> None:
        page = book.worksheets()[0]
        page.write_number("C2", 0.125, book.add_format({"num_format": "0.0%"}))
        page.write_datetime("C3", datetime.date(2026, 3, 12))
        page.write_datetime(
            "C4",
            datetime.datetime.fromisoformat("2026-03-12T09:30"),
            book.add_format({"num_format": "hh:mm"}),
        )

    rows = [
        ("Phase", "Step", "Weather"),
        ("P", "a"),
        ("P", "b"),
        ("P", "c"),
        ("P", "d", True),
        ("P", "e", 1e-7 + 3),
        ("P", 12.0, "=1+1"),
    ]
    (draft,), _ = imported(workbook({"Sheet1": rows}, add), "xlsx")
    assert [step.data.get("x-import") for step in draft.phases[0].steps] == [
        {"Weather": "12.5%"},
        {"Weather": "2026-03-12"},
        {"Weather": "2026-03-12 09:30"},
        {"Weather": "TRUE"},
        {"Weather": "3.0000001"},
        {"Weather": "0"},
    ]
    assert draft.phases[0].steps[-1].name == "12"


def test_a_formula_without_its_result_is_said() -> None:
    book = changed(
        workbook({"Sheet1": [*STEPS, ("After", "Leaves", "=1+1")]}),
        lambda name, data: data.replace(b"<f>1+1</f><v>0</v>", b"<f>1+1</f>") if name == SHEET else data,
    )
    assert "CJM8103 Sheet1!C5: the file does not hold the result of this formula" in messages(book)


@pytest.mark.parametrize(
    ("before", "after", "row"),
    [(b'<row r="3"', b'<row r="2"', 2), (b'<c r="C3"', b'<c r="D3"', 3), (b'<c r="D4"', b'<c r="D5"', 4)],
)
def test_rows_and_cells_that_stand_twice_are_said(before: bytes, after: bytes, row: int) -> None:
    book = changed(SEED, lambda name, data: data.replace(before, after) if name == SHEET else data)
    (said,) = [each for each in messages(book) if "twice" in each]
    assert said.startswith(f"CJM8103 Sheet1!A{row}: rows or cells stand twice or out of order")
    assert not any("twice" in each for each in messages(SEED))


def test_a_map_a_sheet_and_what_is_left_out() -> None:
    def hide(book: Any) -> None:
        book.worksheets()[3].hide()

    book = workbook(
        {
            "First visit": STEPS,
            "Second visit": STEPS,
            "People": [("Name", "Goals"), ("Ida", "x")],
            "Old": STEPS,
        },
        hide,
    )
    found, _ = imported(book, "xlsx")
    assert [(draft.title, draft.source) for draft in found] == [
        ("First visit", "sheet First visit"),
        ("Second visit", "sheet Second visit"),
    ]
    assert [each for each in messages(book) if "CJM8103" in each] == [
        "CJM8103 Old!A1: the sheet is hidden and was left out",
        "CJM8103 People!A1: the sheet holds no journey and was left out",
    ]


def test_comments_and_text_boxes_are_told() -> None:
    def remark(book: Workbook) -> None:
        page = book.worksheets()[0]
        page.write_comment("B3", "Ask\nIda & Ole")
        page.insert_textbox("G2", "What <we> learned")
        shapes = book.add_worksheet("Shapes")
        shapes.insert_textbox(4, 2, "Drawn only")

    left_out = [each for each in messages(workbook({"Rent": STEPS}, remark)) if each.startswith("CJM8103")]
    assert left_out == [
        "CJM8103 Rent!B3: the comment “Ask Ida & Ole” was left out",
        "CJM8103 Rent!G2: the text box “What <we> learned” was left out",
        "CJM8103 Shapes!C5: the text box “Drawn only” was left out",
    ]


def test_a_sheet_that_says_it_is_endless() -> None:
    def lie(name: str, data: bytes) -> bytes:
        if name != SHEET:
            return data
        far = b'<row r="1048576"><c r="XFD1048576"><v>5</v></c></row></sheetData>'
        return data.replace(b'ref="A1:E4"', b'ref="A1:XFD1048576"').replace(b"</sheetData>", far)

    book = changed(SEED, lie)
    (draft,), _ = imported(book, "xlsx")
    assert len(draft.phases) == 2
    assert any("the sheet goes on beyond what is read" in each for each in messages(book))


def test_wide_rows_that_hold_next_to_nothing_are_read_up_to_a_point() -> None:
    rows = "".join(
        f'<row r="{row}"><c r="A{row}"><v>1</v></c><c r="SE{row}"><v>1</v></c></row>'
        for row in range(5, 1_100)
    )
    wide = f"{rows}</sheetData>".encode()
    book = changed(SEED, lambda name, data: data.replace(b"</sheetData>", wide) if name == SHEET else data)
    (said,) = [each for each in messages(book) if "too wide" in each]
    assert said.startswith("CJM8103 Sheet1!A10")


def test_ten_thousand_merged_ranges_over_a_sheet_with_a_far_row() -> None:
    far = b'<row r="199999"><c r="A199999"><v>1</v></c></row></sheetData><mergeCells>'
    merged = far + b'<mergeCell ref="A2:XFD1048576"/>' * 10_000 + b"</mergeCells>"
    book = changed(SEED, lambda name, data: data.replace(b"</sheetData>", merged) if name == SHEET else data)
    (draft,), _ = imported(book, "xlsx")
    assert [phase.name for phase in draft.phases] == ["Before", "At the desk", "1"]


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "[Content_Types].xml"])
@pytest.mark.parametrize(
    "type_",
    [
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
)
def test_document_types_and_entities_are_refused(part: str, type_: str) -> None:
    def add(name: str, data: bytes) -> bytes:
        head, end, tail = data.partition(b"?>")
        return head + end + type_.encode() + tail if name == part else data

    assert refused(changed(SEED, add)) == (
        f"a.xlsx is not safe to read: {part} brings a document type or entities"
    )


def test_bombs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    big = changed(SEED, lambda name, data: data + b" " * 12_000_000 if name == SHEET else data)
    assert refused(big).startswith("a.xlsx unpacks to 10 files with 11 MB")
    monkeypatch.setattr(package, "MAX_MEMBERS", 9)
    assert refused(SEED).startswith("a.xlsx unpacks to 10 files with 0 MB")


def test_old_and_encrypted_ones_are_named() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert refused(ole, "a.xls") == "a.xls is a workbook in the old format of Excel (.xls)"
    locked = ole + "EncryptedPackage".encode("utf-16-le")
    assert refused(locked) == "a.xlsx is protected by a password"


def test_what_is_no_workbook() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("content.xml", "<x/>")
    of_office = "is no Excel workbook but a document of LibreOffice or OpenOffice, such as .ods"
    assert refused(content.getvalue(), "a.ods") == f"a.ods {of_office}"
    assert refused(content.getvalue()) == f"a.xlsx {of_office}"
    assert refused(SEED[:2000]).startswith("a.xlsx cannot be read as a workbook: ")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "an empty file"),
        (b"\xef\xbb\xbf<table><tr><td>Phase</td></tr></table>", "a page of HTML"),
        (b'<?xml version="1.0"?><Workbook/>', "XML, such as Excel 2003 wrote"),
        (b"%PDF-1.7", "a PDF"),
        ("Phase;Schritt\nSehen;Öffnet\n".encode("cp1252"), "plain text, such as separated values"),
        (b"\x1f\x8b\x08\x00", "something else"),
    ],
)
def test_other_files_that_are_called_workbooks(data: bytes, what: str) -> None:
    assert refused(data) == f"a.xlsx is no Excel workbook but {what}"
    assert [importer.name for importer in fitting(Foreign("a.xlsx", data))] == ["xlsx"]


def test_parts_with_other_names_are_looked_through_too() -> None:
    hidden = changed(SEED, lambda _, data: data.replace(b"sheet1.xml", b"sheet1.dat"))
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(hidden)) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            is_sheet = name == SHEET
            archive.writestr(
                name.replace(".xml", ".dat") if is_sheet else name,
                (b"<!DOCTYPE x [<!ENTITY e 'f'>]>" if is_sheet else b"") + source.read(name).split(b"?>")[-1],
            )
    assert refused(target.getvalue()) == (
        "a.xlsx is not safe to read: xl/worksheets/sheet1.dat brings a document type or entities"
    )


def test_very_many_texts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "_PIECE", 100)
    assert imported(SEED, "xlsx", "a.xlsx")[0]
    count = len({cell for row in STEPS for cell in row if isinstance(cell, str)})
    monkeypatch.setattr(package, "_MOST_TEXTS", count)
    assert imported(SEED, "xlsx", "a.xlsx")[0]
    monkeypatch.setattr(package, "_MOST_TEXTS", count - 1)
    assert refused(SEED) == f"a.xlsx holds more than {count - 1:,} texts, which no journey needs"


def test_a_missing_library_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "defusedxml", None)
    with pytest.raises(CannotDo) as error:
        IMPORTER.read(Foreign("a.xlsx", SEED), Wishes(), Notes())
    assert error.value.message == "workbooks need the library defusedxml"
    assert error.value.help == "install it with: pip install 'customer-journey-maps[xlsx]'"


OURS = xlsx.render(
    report("owners: {a: A}\nphases:\n  - {name: P, owner: a, steps: [{name: S, emotion: 1}]}\n")
)


@settings(max_examples=20)
@given(st.data())
def test_broken_parts_end_well(data: st.DataObject) -> None:
    book = data.draw(st.sampled_from([SEED, OURS]))
    part = data.draw(st.sampled_from([SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"]))
    places = data.draw(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 6)), min_size=1, max_size=3))
    texts = st.sampled_from([b"", b"<", b">", b'"', b"9", b"-1", b"1e999", b"&#0;", b"XFD", b"t", b"\xff"])

    def change(name: str, content: bytes) -> bytes:
        if name != part:
            return content
        made = bytearray(content)
        for share, length in places:
            at = int(share * len(made))
            made[at : at + length] = data.draw(texts)
        return bytes(made)

    check_import(IMPORTER, Foreign("a.xlsx", changed(book, change)))
