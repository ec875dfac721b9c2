"""Office files are valid, the same bytes on every machine, and told apart from those of others."""

import datetime
import io
import sys
import zipfile
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from tests.render.reports import example

from cjm.errors import CannotDo
from cjm.render.office_package import is_settled, settled
from cjm.render.registry import formats

DAY = datetime.date(2026, 11, 1)


@pytest.mark.parametrize("name", ["running-shoes-future", "pobiji"])
@pytest.mark.parametrize("format_", ["pptx", "xlsx"])
def test_files_are_valid_by_the_schemas_of_the_standard(format_: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / f"report.{format_}"
    path.write_bytes(formats()[format_].render(example(name)))
    result = OpenXmlValidator().validate(path)
    assert [str(each) for each in result.errors] == []


def package(**members: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return content.getvalue()


def test_what_changes_from_run_to_run_is_fixed_in_embedded_files_too() -> None:
    core = b'<a><dcterms:created xsi:type="dcterms:W3CDTF">2031-05-06T07:08:09Z</dcterms:created></a>'
    app = b"<Properties><Application>Some Writer</Application></Properties>"
    inner = package(docProps__core_dot_xml=core)
    content = settled(
        package(docProps__core_dot_xml=core, docProps__app_dot_xml=app, x__a_dot_xlsx=inner), DAY
    )
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b">2026-11-01T00:00:00Z<" in archive.read("docProps/core.xml")
        assert b"<Application>cjm</Application>" in archive.read("docProps/app.xml")
        with zipfile.ZipFile(io.BytesIO(archive.read("x/a.xlsx"))) as embedded:
            assert b">2026-11-01T00:00:00Z<" in embedded.read("docProps/core.xml")
        assert {(each.date_time, each.create_system) for each in archive.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 0)
        }


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        b"PK\x03\x04" + bytes(200),
        package(other=b""),
        package(xl__workbook_dot_xml=b"<a/>"),
    ],
)
def test_other_files_are_not_taken_for_ours(content: bytes) -> None:
    assert not is_settled(content, "xl/workbook.xml")


def test_a_package_that_claims_to_hold_a_huge_part_is_read_in_part_only() -> None:
    app = b" " * 5_000_000 + b"<Application>cjm</Application>"
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<a/>")
        archive.writestr("docProps/app.xml", app)
    assert not is_settled(content.getvalue(), "xl/workbook.xml")


@pytest.mark.parametrize(("format_", "module"), [("pptx", "pptx"), ("xlsx", "xlsxwriter")])
def test_without_its_library_a_format_says_how_to_get_it(
    format_: str, module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(CannotDo) as problem:
        formats()[format_].render(example("running-shoes"))
    assert f"pip install 'customer-journey-maps[{format_}]'" in str(problem.value)
