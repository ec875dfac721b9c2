"""No request leaves a page, and nothing on it asks a reader's machine for anything.

`pytest --whole tests/proof/test_requests.py`: each example × language.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture
def asked_and_said(page: Page) -> tuple[list[str], list[str]]:
    """The addresses that a page asks for, and what it says on the console."""
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    return asked, said


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that could reach the network: it is not offline, and its own policy is not heeded."""
    context = browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


def test_a_page_asks_for_itself_alone(page, asked_and_said, files, name, language) -> None:
    asked, said = asked_and_said
    wanted = files(name, language)
    for file in wanted:
        page.goto(file.as_uri())
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
        for media in ("print", "screen"):
            page.emulate_media(media=media)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        page.mouse.wheel(0, 100_000)
        page.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith("data:")] == [file.as_uri() for file in wanted]
    assert said == []
