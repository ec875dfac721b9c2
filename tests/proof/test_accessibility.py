"""axe-core finds nothing: WCAG 2.2 A and AA and best practice.

`pytest --whole tests/proof/test_accessibility.py`: each example × language × width × colour scheme.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

from tests.proof.matrix import Look

if TYPE_CHECKING:
    from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """What axe finds on a page, a line each: the rule, and the first element that breaks it."""
    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]}).response
    return [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in found["violations"]]


def test_no_violation(open_page, files, look: Look) -> None:
    for file in files(look.page, look.language):
        page = open_page(file, look.width, color_scheme=look.scheme)
        assert violations(page) == [], file.name
        page.close()
