"""The report for wikis: Markdown that every wiki shows, and that says what the other Markdown says."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt
from tests.render.reports import MAPS, example, of_document, report
from tests.render.test_markdown import flat, hostile_document

from cjm.render import markdown
from cjm.render.wiki import FORMAT, plain, render

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
KNOWN_EVERYWHERE = {
    "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "hr", "softbreak",
    "bullet_list_open", "bullet_list_close", "ordered_list_open", "ordered_list_close", "list_item_open", "list_item_close",
    "blockquote_open", "blockquote_close", "table_open", "table_close", "thead_open", "thead_close", "tbody_open",
    "tbody_close", "tr_open", "tr_close", "th_open", "th_close", "td_open", "td_close",
    "text", "text_special", "strong_open", "strong_close", "link_open", "link_close",
}  # fmt: skip


def said(text: str) -> list[str]:
    """What a reader is shown, word by word."""
    shown = (token.content for token in flat(MARKDOWN.parse(text)) if token.type in ("text", "text_special"))
    return re.sub(r"[·\s]+", " ", " ".join(shown)).split()


@pytest.mark.parametrize("name", MAPS)
def test_nothing_in_it_is_unknown_to_a_wiki(name: str) -> None:
    assert {token.type for token in flat(MARKDOWN.parse(render(example(name))))} <= KNOWN_EVERYWHERE


@pytest.mark.parametrize("name", [name for name in MAPS if name != "running-shoes-future"])
def test_what_a_map_says_is_text(name: str) -> None:
    text = render(of_document(hostile_document(name)))
    assert {token.type for token in flat(MARKDOWN.parse(text))} <= KNOWN_EVERYWHERE
    links = [str(token.attrs["href"]) for token in flat(MARKDOWN.parse(text)) if token.type == "link_open"]
    assert all(link.startswith("https://") for link in links)


@pytest.mark.parametrize("name", MAPS)
def test_it_says_what_the_other_markdown_says(name: str) -> None:
    work = example(name)
    assert said(render(work)) == said(markdown.render(work, diagram=False))


def test_its_tables_are_laid_out_evenly() -> None:
    lines = render(example("running-shoes")).split("\n")
    tables = [line for line in lines if line.startswith("| ")]
    assert "<br>" not in "".join(tables)
    goals = lines.index(next(line for line in lines if line.startswith("| Goal ")))
    assert len({len(line) for line in lines[goals : goals + 4]}) == 1


def test_links_need_no_angle_brackets() -> None:
    assert plain("[a](<b(c)d>)") == "[a](b%28c%29d)"


def test_its_files_are_known_again_and_not_taken_for_the_other_markdown() -> None:
    work = report("title: T\n")
    assert FORMAT.is_own(render(work).encode())
    assert not markdown.FORMAT.is_own(render(work).encode())
    assert not FORMAT.is_own(markdown.render(work).encode())
    assert render(work).startswith("[//]: # (generator: cjm; map: example; language: en)\n\n# T\n")
