"""No request leaves a page, and nothing on it asks a reader's machine for anything.

`pytest --whole tests/proof/test_requests.py`: each example × language.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext


@pytest.fixture
def open_to_the_network(browser: Browser) -> Iterator[BrowserContext]:
    """Where pages could reach the network: they are not offline, and their own policy is not heeded."""
    context = browser.new_context(bypass_csp=True)
    yield context
    context.close()


@pytest.fixture
def asked_and_said(open_to_the_network: BrowserContext) -> tuple[list[str], list[str]]:
    """The addresses that pages ask for, and what they say on the console."""
    asked: list[str] = []
    said: list[str] = []
    open_to_the_network.on("request", lambda request: asked.append(request.url))
    open_to_the_network.on("console", lambda message: said.append(message.text))
    open_to_the_network.on("weberror", lambda error: said.append(str(error.error)))
    return asked, said


def test_a_page_asks_for_itself_alone(open_to_the_network, asked_and_said, files, name, language) -> None:
    asked, said = asked_and_said
    wanted = files(name, language)
    pages = [open_to_the_network.new_page() for _file in wanted]
    for page, file in zip(pages, wanted, strict=True):
        page.goto(file.as_uri())
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
        for media in ("print", "screen"):
            page.emulate_media(media=media)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        page.mouse.wheel(0, 100_000)
    for page in pages:
        page.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith("data:")] == [file.as_uri() for file in wanted]
    assert said == []
