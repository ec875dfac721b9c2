"""The HTML report: what stands in it, what is left out, and that nothing a map says becomes markup."""

from __future__ import annotations

import base64
import dataclasses
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args

import pytest
from tests.conftest import ROOT
from tests.render.reports import MAPS, example, of_document, report
from tests.view.whole_map import whole_map

from cjm.model.registries import Channel
from cjm.render.html import FORMAT, is_own, render_html
from cjm.render.html_icons import CHANNELS, NAMES
from cjm.render.pictures import PICTURE_LIMIT
from cjm.render.templates import Templates
from cjm.render.wording import Wording

VOID = {"meta", "br", "img", "col", "input"}
NOT_SHOWN = {
    "phases[0].emotion.feeling",  # a step has a score, which stands instead
    "phases[0].emotion.why",
}


class Outline(HTMLParser):
    """Reads a page: its headings, ids, links, what has attributes of scripts, and whether tags are balanced."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.handlers: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in {"href", "src"}:
                self.links.append(value or "")
            if name.startswith("on"):
                self.handlers.append(name)
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag


@pytest.mark.parametrize("name", MAPS)
def test_pages_of_examples_are_sound(name):
    page = render_html(example(name))
    outline = Outline(page)
    assert outline.headings[0] == 1
    assert outline.headings.count(1) == 1
    steps = zip(outline.headings, outline.headings[1:], strict=False)
    assert all(after <= before + 1 for before, after in steps)
    assert len(outline.ids) == len(set(outline.ids))
    inside = {link[1:] for link in outline.links if link.startswith("#")}
    assert inside <= set(outline.ids)
    assert {"header", "main", "footer", "nav", "table"} <= outline.tags
    assert render_html(example(name)) == page
    assert is_own(page.encode())


def test_every_text_of_a_map_has_its_place():
    tokens: dict[str, str] = {}

    def say(path: str) -> str:
        tokens[path] = f"Token{len(tokens):03d}x"
        return tokens[path]

    page = render_html(of_document(whole_map(say)))
    assert {path for path, token in tokens.items() if token not in page} == NOT_SHOWN


@pytest.mark.parametrize(
    "payload",
    [
        "<script>alert(1)</script>",
        "\"'><img src=x onerror=alert(1)>",
        "</style></title><svg onload=alert(1)>",
    ],
)
def test_texts_are_never_markup(payload):
    page = render_html(of_document(whole_map(lambda _path: payload)))
    outline = Outline(page)
    assert outline.handlers == []
    assert page.count("<script") == page.count("</script") == 1
    assert "x" not in outline.links
    assert not any(link.lower().startswith("javascript") for link in outline.links)


def test_only_safe_links_are_links():
    page = render_html(
        report(
            "evidence:\n  a: {name: A, link: 'javascript:alert(1)'}\n  b: {name: B, link: 'https://example.com/b'}\n"
            "  c: {name: C, link: '//example.com/c'}\n  d: {name: D, link: 'mailto:d@example.com'}\n"
        )
    )
    outside = [link for link in Outline(page).links if not link.startswith("#")]
    assert outside == ["https://example.com/b", "mailto:d@example.com"]
    assert '<span class="raw">javascript:alert(1)</span>' in page


def test_public_pages_leave_out_what_is_internal():
    document = whole_map(lambda path: f"«{path}»")
    page = render_html(of_document(document, public=True))
    step = "phases[0].steps[0]"
    for path in (
        "owners.the-owner.contact",
        f"{step}.backstage[0]",
        f"{step}.support[0]",
        f"{step}.opportunities[0].ticket",
        "phases[0].opportunities[0].ticket",
    ):
        assert f"«{path}»" not in page
    assert f"«{step}.frontstage[0]»" in page
    assert "Falls between" not in page
    assert 'id="s.checks"' not in page


def test_a_draft_says_what_it_lacks():
    page = render_html(report(""))
    assert "What this draft still lacks" in page
    assert "<code>personas</code>" in page
    assert 'class="legend"' not in page
    outline = Outline(page)
    assert [id_ for id_ in outline.ids if id_.startswith("s.")] == ["s.map", "s.coverage"]


def test_future_maps_speak_of_predictions():
    text = "phases:\n  - {name: One, steps: [{name: Step, emotion: 1}]}\n"
    assert "Assumption" in render_html(report(text))
    page = render_html(report("state: future\n" + text))
    assert "Predicted" in page
    assert "Assumption" not in page


def test_a_label_language_other_than_the_contents_is_marked():
    work = example("pobiji", templates=Templates(Wording("en")))
    page = render_html(work)
    assert '<html lang="en">' in page
    assert '<body lang="zh-Hans">' in page
    assert '<h2 id="h.map" lang="en">Customer journey map</h2>' in page


def test_a_language_without_labels_gets_english_ones():
    page = render_html(report("language: fr\n"))
    assert '<html lang="en">' in page
    assert '<body lang="fr">' in page


def test_regional_content_keeps_its_language():
    assert '<html lang="pt-BR">' in render_html(report("language: pt-BR\n"))


PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.png", PNG, "image/png"),
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "image/svg+xml"),
        ("named-wrong.jpg", PNG, "image/png"),
        ("page.png", b"<html><script>alert(1)</script></html>", None),
        ("big.png", PNG + bytes(PICTURE_LIMIT), None),
        ("none.png", None, None),
    ],
)
def test_pictures_stand_in_the_page(tmp_path: Path, name, content, kind):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    work = report(f"personas:\n  ana: {{name: Ana, picture: {name}}}\n")
    page = render_html(dataclasses.replace(work, file_of=lambda link: tmp_path / link))
    assert (f'="data:{kind};base64,' in page) is (kind is not None)
    assert "data:" not in page.replace("img-src data:", "") or kind is not None


def test_a_picture_on_the_web_becomes_a_link():
    page = render_html(report("personas:\n  ana: {name: Ana, picture: 'https://example.com/ana.png'}\n"))
    assert '<a href="https://example.com/ana.png" rel="noopener noreferrer">Picture</a>' in page
    assert "<img" not in page


@pytest.mark.parametrize(("paper", "size"), [("a4", "A4 landscape"), ("a3", "A3 landscape")])
def test_paper(paper, size):
    assert f"@page{{size:{size};" in render_html(dataclasses.replace(report(""), paper=paper))


def test_steps_link_to_the_report_of_the_map_that_zooms_in():
    text = "phases:\n  - {name: One, steps: [{name: Step, journey: detail.cjm.yaml}]}\n"
    plain = render_html(report(text))
    assert "detail.cjm.yaml" in plain
    linked = render_html(dataclasses.replace(report(text), page_of=lambda _link: "detail.html"))
    assert 'href="detail.html"' in linked


def test_all_icons_are_there_with_their_licence():
    folder = ROOT / "templates" / "html" / "icons"
    assert {path.stem for path in folder.glob("*.svg")} == set(NAMES)
    assert "ISC License" in (folder / "LICENSE").read_text()
    assert set(CHANNELS) == set(get_args(Channel))


def test_the_format_is_registered_by_its_name():
    assert (FORMAT.name, FORMAT.suffix) == ("html", ".html")
    assert not is_own(b"<html><body>Somebody else's page</body></html>")


def test_where_only_personas_have_scores_their_lines_are_drawn_and_told():
    page = render_html(
        report(
            "personas: {ana: Ana, ben: Ben}\n"
            "phases:\n  - {name: A, by_persona: {ana: 1, ben: -1}}\n  - {name: B, by_persona: {ana: -2}}\n"
        )
    )
    Outline(page)
    told = set(re.findall(r'<desc id="c\d\.d">([^<]*)</desc>', page))
    assert told == {"Ana: 1 A: Positive; 2 B: Very negative; Ben: 1 A: Negative"}
    grid = page[page.index('<title id="c1.t">') : page.index('<title id="c2.t">')]
    assert [number for number in ("p1", "p2", "p3") if f'<g class="per {number}"><path d="M' in grid] == [
        "p1",
        "p2",
    ]
    assert 'class="ln"' not in page
    assert 'class="up"' not in page
