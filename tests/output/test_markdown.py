"""The summary in Markdown: what a git host shows of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cjm.model.coverage import Coverage
from cjm.output.formats.markdown import LIMIT, MOST_MAPS, show
from cjm.output.report import CheckedMap, Report, Screen
from tests.output.findings import REPORT, diagnostic

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
HOSTILE = "`x` | <img src=x onerror=alert(1)> [y](javascript:alert(1)) ![z](http://evil.example/z.png) $1$ </details> \\"
STEPS = tuple(
    Coverage(number, name, share)
    for number, (name, share) in enumerate([("persona", 1.0), ("pain_points", 0.5), ("review", 0.0)], 1)
)


def shown(report: Report) -> str:
    return show(report, Screen())


def cells(text: str) -> list[list[str]]:
    """The text of each cell of each row of the tables."""
    rows: list[list[str]] = []
    tokens = MARKDOWN.parse(text)
    for token, following in pairwise(tokens):
        if token.type == "tr_open":
            rows.append([])
        if token.type in ("td_open", "th_open"):
            rows[-1].append("".join(child.content for child in following.children or []))
    return rows


def tags(text: str) -> Iterator[str]:
    """Every piece of HTML that is not escaped."""
    for token in MARKDOWN.parse(text):
        for each in [token, *(token.children or [])]:
            if each.type in ("html_block", "html_inline"):
                yield from re.findall(r"</?[a-z]+[^>]*>", each.content)


def test_how_far_each_map_is():
    maps = (CheckedMap("journeys/shoes.cjm.yaml", "Läufer | 跑鞋", STEPS), CheckedMap("bad.cjm.yaml", ""))
    report = replace(REPORT, maps=lambda: maps, sources="https://git.example.org/a/b/blob/1f/")
    assert cells(shown(report))[:3] == [
        ["Map", "Ten steps", "Still open", "Errors", "Warnings", "Info"],
        ["Läufer | 跑鞋<br>journeys/shoes.cjm.yaml", "1 of 3", "pain points 50%, review", "1", "2", ""],
        ["bad.cjm.yaml", "no valid map", "", "", "", ""],
    ]


def test_findings_lead_to_their_lines():
    text = shown(replace(REPORT, sources="https://git.example.org/a/b/blob/1f/"))
    assert "| [5](<https://git.example.org/a/b/blob/1f/journeys/shoes.cjm.yaml#L5>) | **Error** |" in text
    assert "](" not in shown(REPORT)


@pytest.mark.parametrize("filename", ["/tmp/a.cjm.yaml", "../a.cjm.yaml", "-"])
def test_a_file_outside_of_the_repository_has_no_link(filename):
    found = diagnostic("cjm: 1", filename=filename)
    assert "](" not in shown(Report((found,), 1, sources="https://git.example.org/"))


def test_what_stands_between_backticks_is_code():
    found = diagnostic("cjm: 1", message="unknown key `ow|nr`", help_="did you mean `owner`?")
    assert "| unknown key `ow\\|nr`<br>→ did you mean `owner`? |" in shown(Report((found,), 1))


def test_files_with_errors_are_open_and_the_others_folded():
    text = shown(REPORT)
    assert "<details>\n<summary><b>a b/ü,1:2%.cjm.yaml</b>: 1 info</summary>" in text
    assert "<details open>\n<summary><b>journeys/shoes.cjm.yaml</b>: 1 error, 2 warnings</summary>" in text


def test_what_a_map_says_is_text():
    found = diagnostic("cjm: 1", message=HOSTILE, help_=HOSTILE, filename=f"{HOSTILE}.cjm.yaml")
    text = shown(Report((found,), 1, maps=lambda: (CheckedMap(HOSTILE, HOSTILE, STEPS),)))
    assert set(tags(text)) == {"<details>", "<summary>", "<b>", "</b>", "</summary>", "<br>", "</details>"}
    kinds = {child.type for token in MARKDOWN.parse(text) for child in token.children or []}
    assert kinds <= {"text", "text_special", "html_inline", "code_inline", "softbreak"}
    assert all(len(row) in (4, 6) for row in cells(text))


@given(st.text(st.sampled_from("`|\\ab <_*"), min_size=1, max_size=20))
@example("<` < `")
def test_a_message_reads_as_it_is(message):
    found = diagnostic("cjm: 1", message=message, help_="")
    (_, row) = cells(shown(Report((found,), 1)))
    assert row[2].replace("`", "").split() == message.replace("`", "").split()


def test_a_summary_is_not_longer_than_a_git_host_takes():
    files = [
        [replace(diagnostic("cjm: 1", message="x" * 900), filename=f"{number}.cjm.yaml")] * 60
        for number in range(40)
    ]
    maps = tuple(CheckedMap(f"{number}.cjm.yaml", "x", STEPS) for number in range(MOST_MAPS + 7))
    text = shown(Report(tuple(each for file in files for each in file), 40, maps=lambda: maps))
    assert 0.9 * LIMIT < len(text.encode()) < 1024 * 1024
    kept = text.count("| Warning |")
    assert text.endswith(f"\n{60 * 40 - kept:,} warnings more: the log of the job shows them all.\n")
    assert "\n7 more maps are not in this table.\n" in text


def test_what_is_said_of_the_whole_run():
    assert shown(Report((), 5)) == "## Journey maps: nothing found\n\n5 files checked.\n"
    assert shown(Report((), 1, known=2)).endswith("\n1 file checked. 2 more findings in the baseline.\n")
    assert shown(Report((), 1, complete=False)).startswith("## Journey maps: not all could be checked\n")
    assert "Something could not be checked" in shown(replace(REPORT, complete=False))
