"""Every command and file in the documentation does what the page says."""

from pathlib import Path

import pytest

from tests.docs.session import Page

ROOT = Path(__file__).parents[2]
PAGES = [
    ROOT / "README.md",
    *sorted(page for page in (ROOT / "docs").glob("*.md") if "```console" in page.read_text("utf-8")),
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_page_shows_what_its_commands_print(page, tmp_path, request):
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    played = Page(page, tmp_path).played()
    if request.config.getoption("--update-golden"):
        page.write_text(played, "utf-8")
    assert played == page.read_text("utf-8")
