"""Text of a map stays text in Markdown, whatever it holds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markupsafe import Markup

from cjm.render.environment import safe_url
from cjm.render.markdown_text import (
    markdown_cell,
    markdown_feeling,
    markdown_lines,
    markdown_link,
    markdown_part,
    markdown_text,
)

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
HOSTILE = st.text(st.sampled_from("\\`*_[](){}<>|~$&#+-=.:!1a \n\t\"'/"), min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("plain words, 12.5 %", "plain words, 12.5 %"),
        ("a | b", r"a \| b"),
        ("<b>x</b> & &lt;", "&lt;b&gt;x&lt;/b&gt; &amp; &amp;lt;"),
        ("`code` *bold* ~~gone~~ $x$", r"\`code\` \*bold\* \~\~gone\~\~ \$x\$"),
        ("snake_case _em_", r"snake_case \_em\_"),
        ("[x](javascript:alert(1))", r"\[x\](javascript:alert(1))"),
        ("# heading", r"\# heading"),
        ("- item", r"\- item"),
        ("-2", "-2"),
        ("1. item", r"1\. item"),
        ("2026 was good", "2026 was good"),
        ("---", r"\---"),
        ("one\ntwo\n```\nthree", r"one two \`\`\` three"),
    ],
)
def test_markdown_text(text: str, markdown: str) -> None:
    assert markdown_text(text) == markdown


def test_cells_keep_their_lines() -> None:
    assert markdown_cell("one\ntwo | three\n\n- four") == r"one<br>two \| three<br>\- four"
    assert markdown_lines(["a<b", "", "c"]) == "a&lt;b<br>c"


def test_what_is_markdown_already_stays() -> None:
    assert markdown_text(Markup("**bold**")) == "**bold**"


@given(HOSTILE)
def test_a_line_shows_the_very_text(text: str) -> None:
    tokens = MARKDOWN.parse(str(markdown_text(text)))
    shown = " ".join(text.split())
    assert [token.type for token in tokens] == (
        ["paragraph_open", "inline", "paragraph_close"] if shown else []
    )
    if shown:
        children = tokens[1].children or []
        assert {child.type for child in children} <= {"text", "text_special"}
        assert "".join(child.content for child in children) == shown


@given(HOSTILE, HOSTILE)
def test_a_cell_stays_in_its_cell(one: str, two: str) -> None:
    table = f"| a | b |\n|---|---|\n| {markdown_cell(one)} | {markdown_cell(two)} |\n\nafter"
    tokens = [token.type for token in MARKDOWN.parse(table)]
    assert tokens.count("td_open") == 2
    assert tokens.count("table_open") == 1
    assert tokens.count("paragraph_open") == 1


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.com/a?b=1&c=2", True),
        ("HTTP://EXAMPLE.COM", True),
        ("mailto:a@example.com", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\tscript:alert(1)", False),
        ("data:text/html,x", False),
        ("vbscript:x", False),
        ("//example.com", False),
        ("/path", False),
        ("https:", False),
        ("https://[", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_and_mail_addresses_are_links(url: str | None, safe: bool) -> None:
    assert bool(safe_url(url)) is safe


@given(HOSTILE, HOSTILE)
def test_a_link_leads_where_it_says(text: str, path: str) -> None:
    url = safe_url("https://example.com/" + path.strip())
    tokens = MARKDOWN.parse(f"x {markdown_link(text, url)} y")
    links = [child for child in tokens[1].children or [] if child.type == "link_open"]
    assert len(links) == bool(url)
    for link in links:
        assert str(link.attrs["href"]).startswith("https://example.com/")


@given(HOSTILE, st.sampled_from([";", ":(", "(:"]))
def test_a_part_reads_the_same_and_holds_no_bare_sign(text: str, signs: str) -> None:
    part = markdown_part(text, signs)
    bare = re.sub(r"\\.|&(?:\w+|#\d+);", "", part)
    assert not set(signs) & set(bare)
    assert MARKDOWN.render(f"x {part}") == MARKDOWN.render(f"x {markdown_text(text)}")


@pytest.mark.parametrize(
    ("feeling", "written"),
    [("glad (very)", "glad \\(very)"), ("🙂 +1", "&#128578; +1"), ("so: so", "so\\: so")],
)
def test_a_feeling_is_told_from_a_score_and_a_reason(feeling: str, written: str) -> None:
    assert markdown_feeling(feeling) == written
