"""What docs/comparison.md says of us is under test, and what it says of others is linked and dated."""

import re

from tests.conftest import ROOT

TEXT = (ROOT / "docs" / "comparison.md").read_text("utf-8")


def rows(heading: str) -> list[list[str]]:
    """The cells of each row of the table below a heading, its head left out."""
    section = TEXT.split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_each_point_names_a_test_that_is_there() -> None:
    points = rows("Point by point")
    assert len(points) > 15
    for point, *_, shown in points:
        tests = re.findall(r"`(tests/[^`]+)`", shown)
        assert tests, f"{point}: no test is named"
        assert [each for each in tests if not (ROOT / each).exists()] == [], point


def test_what_others_document_is_linked_and_dated() -> None:
    assert re.search(r"Read on\n?\s?\d{1,2} \w+ 20\d\d", TEXT)
    for tool, *documented in rows("What they document"):
        assert "](https://" in "".join(documented), f"{tool}: no page is linked"
