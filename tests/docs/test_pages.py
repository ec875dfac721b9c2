"""Every command and file in the documentation does what the page says."""

import re
from pathlib import Path

import pytest

from tests.docs.session import Page

ROOT = Path(__file__).parents[2]
PAGES = [
    ROOT / "README.md",
    *sorted(page for page in (ROOT / "docs").glob("*.md") if "```console" in page.read_text("utf-8")),
]
_COPIED = re.compile(r"^<!-- from: (\S+) -->\n(`{3,4})\w+\n(.*?)^\2$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_page_shows_what_its_commands_print(page, tmp_path, request):
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    played = Page(page, tmp_path).played()
    if request.config.getoption("--update-golden"):
        page.write_text(played, "utf-8")
    assert played == page.read_text("utf-8")


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.name)
def test_what_is_copied_from_a_file_is_as_the_file(page):
    for name, _, text in _COPIED.findall(page.read_text("utf-8")):
        assert text == (ROOT / name).read_text("utf-8"), name
