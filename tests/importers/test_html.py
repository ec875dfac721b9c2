"""Tables and lists in pages of HTML, and tables of HTML in Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.importers.reading import imported, outline

from cjm.importers.hypertext.blocks import blocks
from cjm.importers.hypertext.tags import tokens
from cjm.importers.notes import Cell as NotedCell

ROWS = """<!DOCTYPE html>
<html><head><title>x</title><style>td > p { color: red }</style></head>
<body><h1>Wiki</h1>
<h2>Journey: renting <em>skates</em></h2>
<p>Made by hand &amp; heart.</p>
<div class="table-wrap"><table class="confluenceTable">
<thead><tr><th><p>Stage</p></th><th>Step</th><th>Touchpoint</th><th>Emotion</th><th>Pain&nbsp;points</th></tr></thead>
<tbody>
<tr><td rowspan="2"><strong>Before</strong></td><td>Looks for <a href="#x">hours</a></td><td>Website</td><td>4</td>
<td><ul><li>Hours are wrong</li><li>Page &lt;slow&gt;</li></ul></td></tr>
<tr><td>Takes the tram<br/>or walks</td><td>Tram</td><td>2</td><td></td></tr>
<tr><td>At the desk<td>Queues<td>Desk<td>1<td>Too long<!-- , too cold -->
</tbody></table></div>
</body></html>
"""
SIDE_BY_SIDE = """<table>
<tr><td></td><th colspan=2>Before</th><th>At the desk</th></tr>
<tr><th>Actions</th><td>Looks</td><td>Rides</td><td>Queues</td></tr>
<tr><th>Emotions</th><td>🙂</td><td>😕</td><td>😡</td></tr>
<tr><th>Pain points</th><td colspan="2">Cold</td><td>Long</td></tr>
</table>"""
GROUPS = """<table><tr><th colspan="2">Look</th><th colspan="2">Buy</th></tr>
<tr><th>Action</th><th>Emotion</th><th>Action</th><th>Emotion</th></tr>
<tr><td>Sees</td><td>4</td><td>Pays</td><td>2</td></tr>
<tr><td>Asks</td><td>5</td></tr></table>"""


def test_a_table_with_a_row_a_step() -> None:
    (draft,), notes = imported(ROWS, "html", "a.html")
    assert draft.title == "Journey: renting skates"
    assert outline(draft) == {
        "Before": [("Looks for hours", 1), ("Takes the tram or walks", -1)],
        "At the desk": [("Queues", -2)],
    }
    first = draft.phases[0].steps[0]
    assert first.data["pain_points"] == [{"text": "Hours are wrong"}, {"text": "Page <slow>"}]
    assert draft.phases[1].steps[0].data["pain_points"] == [{"text": "Too long"}]
    assert "CJM8003 7:19 Stage" in notes
    assert "CJM8003 7:50 Touchpoint" in notes
    assert "CJM8003 7:85 Pain&nbsp;points" in notes


def test_ends_of_elements_may_be_missing() -> None:
    bare = (
        ROWS.replace("</head>", "").replace("</td>", "").replace("</tr>", "").replace("</tbody></table>", "")
    )
    assert outline(imported(bare, "html", "a.html")[0][0]) == outline(imported(ROWS, "html", "a.html")[0][0])


def test_phases_side_by_side_with_cells_over_several() -> None:
    (draft,), _ = imported(SIDE_BY_SIDE, "html", "skates.html")
    assert draft.title == "skates"
    assert outline(draft) == {"Before": [("Looks", 1), ("Rides", -1)], "At the desk": [("Queues", -2)]}
    assert [step.data["pain_points"] for step in draft.phases[0].steps] == [[{"text": "Cold"}]] * 2


def test_two_rows_of_heads() -> None:
    (draft,), _ = imported(GROUPS, "html", "a.html")
    assert outline(draft) == {"Look": [("Sees", 1), ("Asks", 2)], "Buy": [("Pays", -1)]}


def test_headings_with_labelled_lists() -> None:
    text = "<h1>Journey of Ida</h1>" + "".join(
        f"<h2>{phase}</h2><ul><li><b>Actions</b>: does {phase}</li><li>Pain points: none of it works</li>"
        "<li>Emotions: sad</li></ul>"
        for phase in ("Look", "Buy")
    )
    (draft,), _ = imported(text, "html", "a.html")
    assert draft.title == "Journey of Ida"
    assert outline(draft)["Look"][0][0] == "does Look"


def test_a_table_of_html_in_markdown() -> None:
    text = f"# Skates\n\nSome words.\n\n{ROWS[ROWS.index('<div') : ROWS.index('</body')]}\nThe end.\n"
    (draft,), notes = imported(text, "markdown", "a.md")
    assert outline(draft)["At the desk"] == [("Queues", -2)]
    assert "CJM8003 6:19 Stage" in notes


def test_a_table_for_layout_around_another() -> None:
    text = f"<table><tr><td>Menu</td><td>{GROUPS}</td></tr></table>"
    (draft,), _ = imported(text, "html", "a.html")
    assert outline(draft) == {"Look": [("Sees", 1), ("Asks", 2)], "Buy": [("Pays", -1)]}


@pytest.mark.parametrize(
    "text", ["", "<p>Hi</p>", "<table></table>", "<table><tr><td>Phase", "<!--", "<table><caption>x", "a < b"]
)
def test_none(text: str) -> None:
    assert imported(text, "html", "a.html")[0] == []


@pytest.mark.parametrize(
    "text",
    [
        "<a ", "<!--", "<a ='", '<a b="', "<td", "<", "</a", "<![", "<script>", "<table>", "<table><tr><td>",
        '<td colspan="65534" rowspan="65534">x', "<tr><td rowspan=0>x</td>", "<td colspan=400 rowspan=9999>x<tr>",
        "<ul><li>", "&#", "<h1>", "<td><table>x</td>",
    ],
)  # fmt: skip
def test_hostile_pages_end_soon_and_well(text: str) -> None:
    for content in (text * 10_000, f"<table><tr>{text * 10_000}"):
        assert sum(1 for _ in blocks(content)) >= 0


@given(st.text(st.sampled_from("<>/!-=\"' tdrhableu1i&;\n:"), max_size=80))
def test_every_token_stands_where_it_says(text: str) -> None:
    at = 0
    for token in tokens(text):
        assert at <= token.start <= token.end <= len(text)
        at = token.end
    for block in blocks(text):
        rows = block.rows if hasattr(block, "rows") else ((block.cell,),)
        for row in rows:
            for cell in row:
                assert not isinstance(cell.where, NotedCell)
                assert 0 <= cell.where[0] <= cell.where[1] <= len(text)


def test_texts_that_a_page_sets_apart() -> None:
    text = (
        "<h1>Journey</h1><table><tr><th>Stage</th><th>Actions</th><th>Touchpoints</th><th>Feelings</th></tr>"
        "<tr><td>Look</td><td>Reads</td><td><span class='chip chip-web'>Web</span> <span class='chip'>Poster wall</span></td>"
        "<td>🙂</td></tr></table>"
    )
    (draft,), _ = imported(text, "html", "a.html")
    assert draft.phases[0].data["touchpoints"] == ["web", "poster-wall"]
