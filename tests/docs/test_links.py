"""Links between the pages lead somewhere: to a file that is there, and to a heading in it."""

import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from tests.conftest import ROOT

PAGES = [
    *sorted(ROOT.glob("*.md")),
    *(page for page in sorted((ROOT / "docs").rglob("*.md")) if "generate" not in page.parts),
]
_BLOCK = re.compile(r"^(`{3,})[^\n]*\n.*?^\1$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]*`")
_LINK = re.compile(r"\]\(<?([^)>\s]+)>?\)")


def prose(page: Path) -> str:
    return _BLOCK.sub("", page.read_text("utf-8"))


@cache
def anchors(page: Path) -> frozenset[str]:
    """The anchors that GitHub gives to the headings of a page, and those that it has of its own."""
    text = prose(page)
    headings = re.findall(r"^#{1,6} +(.+?)\s*$", text, re.MULTILINE)
    plain = (re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower() for heading in headings)
    own = re.findall(r"""<a (?:id|name)=["']([^"']+)""", text)
    return frozenset([re.sub(r"[^\w\- ]", "", heading).replace(" ", "-") for heading in plain] + own)


def test_links_lead_somewhere():
    nowhere = [
        f"{page.relative_to(ROOT).as_posix()}: {link}"
        for page in PAGES
        for link in _LINK.findall(_CODE.sub("", prose(page)))
        if not re.match(r"[a-z]+:", link) and not is_there(page, link)
    ]
    assert nowhere == []


def is_there(page: Path, link: str) -> bool:
    name, _, anchor = unquote(link).partition("#")
    target = (page.parent / name).resolve() if name else page
    return target.exists() and (not anchor or target.suffix != ".md" or anchor in anchors(target))
