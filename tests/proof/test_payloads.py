"""Nothing that a map says runs, and nothing makes a request, whatever becomes of the map.

`payloads.yaml` holds the texts. A map with every key of the format is filled with them, a different one in each field;
then each text moves on to the next field, until all of them have been in all fields. A sample makes a few such moves.

`pytest --whole tests/proof/test_payloads.py`: every text in every text field.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import pytest
import yaml
from cmarkgfm import cmark  # type: ignore[import-untyped]

from cjm.render.registry import formats
from cjm.render.report import RenderInput
from cjm.source.document import read_document
from tests.proof.conftest import cjm_render
from tests.render.reports import of_document
from tests.view.whole_map import whole_map_data

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HERE = Path(__file__).parent
AUDIT = (HERE / "audit.js").read_text("utf-8")
PAYLOADS: list[str] = [
    text for texts in yaml.safe_load((HERE / "payloads.yaml").read_text("utf-8")).values() for text in texts
]
IDS = {
    "the-owner": "constructor", "the-persona": "location", "the-phase": "document", "the-step": "cookie",
    "the-touchpoint": "__proto__", "the-goal": "toString", "the-metric": "hasOwnProperty", "the-evidence": "xss",
}  # fmt: skip
"""Ids that the format admits and that a careless script would trip over."""
EXTENSIONS = ["table", "strikethrough", "autolink", "tasklist"]
"""Those of GitHub's Markdown but for the filter of tags: a wiki may have none."""
AT_ONCE = 12
SHOWN_BY_BROWSERS = (".html", ".md", ".svg")
WATCH = "window.ran = 0; for (const f of ['xss', 'alert', 'confirm', 'prompt', 'print']) window[f] = () => { ran++; };"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "moves" in metafunc.fixturenames:
        every = range(len(PAYLOADS))
        whole = metafunc.config.getoption("--whole")
        batches = [every[i::AT_ONCE] for i in range(AT_ONCE)] if whole else [every[:: len(every) // 8]]
        metafunc.parametrize("moves", batches, ids=str)


def hostile_map(move: int) -> str:
    """The text of a map with a payload in every text field; each `move` puts the next one there."""

    def say(path: str) -> str:
        return PAYLOADS[(crc32(path.encode()) + move) % len(PAYLOADS)]

    text = json.dumps(whole_map_data(say))
    for harmless, id_ in IDS.items():
        text = text.replace(f'"{harmless}"', f'"{id_}"')
    written = yaml.safe_dump(json.loads(text))
    assert isinstance(written, str)
    return written


class Watched:
    """A page that notes what runs and what it asks for, in a browser that heeds no policy of the page's own."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        page.add_init_script(WATCH)
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("dialog", lambda dialog: dialog.dismiss())

    def open(self, file: Path) -> None:
        self.asked.clear()
        self.page.goto(file.as_uri(), wait_until="load")

    def check(self, file: Path, scripts: int) -> None:
        """Nothing ran, nothing was asked for, nothing waits for a click, and no script came in."""
        self.page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        saw = self.page.evaluate(AUDIT)
        assert saw == {"found": [], "ran": 0, "scripts": scripts}
        assert [url for url in self.asked if not url.startswith(("data:image/", file.as_uri()))] == []


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    context = browser.new_context(bypass_csp=True)
    yield Watched(context.new_page())
    context.close()


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A drawing that would run a script where a page let it."""
    file = tmp_path / "picture.svg"
    file.write_text(
        "<svg xmlns='http://www.w3.org/2000/svg' onload='top.xss()'><script>top.xss()</script>"
        "<image href='https://evil.example/i.png'/></svg>"
    )
    return file


def reports(work: RenderInput) -> Iterator[tuple[str, bytes]]:
    """What browsers show of the report in each format: Markdown as GitHub's own converter makes it."""
    for each in formats().values():
        if each.suffix not in SHOWN_BY_BROWSERS:
            continue
        for shown in ("map", "curve") if each.suffix == ".svg" else ("map",):
            content = each.render(replace(work, picture=shown))
            if each.suffix == ".md":
                body = cmark.markdown_to_html_with_extensions(
                    content.decode(), options=cmark.Options.CMARK_OPT_UNSAFE, extensions=EXTENSIONS
                )
                content = f"<!DOCTYPE html><meta charset=utf-8><title>Markdown</title>{body}".encode()
            yield f"{each.name}-{shown}{'.svg' if each.suffix == '.svg' else '.html'}", content


def test_there_are_more_than_a_hundred_payloads_and_no_two_are_the_same() -> None:
    assert len(PAYLOADS) > 100
    assert len(set(PAYLOADS)) == len(PAYLOADS)


def test_the_watch_sees_a_script_a_request_and_a_trap(watched: Watched, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<!DOCTYPE html><title>t</title><script>xss()</script><img src=https://evil.example/i.png>"
        "<a href=' javascript:xss()'>a</a><b onclick=xss()>b</b>"
    )
    watched.open(page)
    saw = watched.page.evaluate(AUDIT)
    assert saw["ran"] == 1
    assert [each.split(":")[0] for each in saw["found"]] == ["request", "address", "attribute"]
    assert "https://evil.example/i.png" in watched.asked


def test_nothing_runs_in_a_report(watched: Watched, tmp_path: Path, picture: Path, moves: range) -> None:
    for move in moves:
        document = read_document(hostile_map(move).encode(), "hostile.cjm.yaml")
        work = replace(of_document(document), file_of=lambda link: picture if "alert" in link else None)
        for name, content in reports(work):
            file = tmp_path / name
            file.write_bytes(content)
            watched.open(file)
            watched.check(file, scripts=1 if name == "html-map.html" else 0)


def test_nothing_runs_in_a_site_or_its_search(watched: Watched, tmp_path: Path, moves: range) -> None:
    for move in moves:
        folder = tmp_path / f"{move} <img src=x onerror=xss()>"
        folder.mkdir()
        (folder / f"\"'><svg onload=xss()> {move}.cjm.yaml").write_text(hostile_map(move), "utf-8")
    cjm_render(tmp_path, ".", "-o", "site")
    harmless = whole_map_data(lambda path: f"Text of {path.replace('.', ' ')}")
    plain = tmp_path / "plain"
    plain.mkdir()
    (plain / "plain.cjm.yaml").write_text(json.dumps(harmless), "utf-8")
    cjm_render(plain, ".", "-o", "site")
    scripts = {
        page.name: page.read_text("utf-8").count("<script") for page in (plain / "site").rglob("*.html")
    }
    pages = sorted((tmp_path / "site").rglob("*.html"))
    assert len(pages) > len(moves)
    for file in pages:
        watched.open(file)
        search(watched.page, [PAYLOADS[moves[0]], "xss", "img", "<", '"'])
        watched.check(file, scripts.get(file.name, scripts.get("plain.html", 0)))


def search(page: Page, queries: list[str]) -> None:
    """Look for each of the texts, where a page has a search, and wait until the page has looked."""
    for field in page.locator("input[type=search]").all():
        for query in queries:
            field.fill(query)
            field.press("Enter")
