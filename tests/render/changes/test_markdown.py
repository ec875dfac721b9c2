"""The comment on a pull request: safe, short enough, and enough to know what changed in the customer's experience."""

from __future__ import annotations

import re

import cmarkgfm  # type: ignore[import-untyped]
import pytest
from cmarkgfm.cmark import Options  # type: ignore[import-untyped]
from tests.history.comparing.editions import edition_of
from tests.history.comparing.test_compare import BASE

from cjm.history.comparing.compare import compare
from cjm.render.changes.markdown import MARK, MOST, Commented, changes_markdown
from cjm.render.wording import Wording
from cjm.view.changes import ChangesView, changes_view

PAYLOADS = (
    "<script>alert(1)</script>", "[x](javascript:alert(1))", "![x](https://example.com/x.png)", "a | b", "`code` @ana #12",
    "</summary></details><b>", "<!-- hidden", "# heading", "- item", "$x$ ~~y~~ *z* _w_", "1. one", "https://example.com",
)  # fmt: skip


def view_of(old: str, new: str) -> ChangesView:
    editions = edition_of(old), edition_of(new)
    return changes_view(compare(*editions), editions[0].journey, editions[1].journey)


def comment(*views: ChangesView, language: str = "en") -> str:
    return changes_markdown([Commented(view, Wording(language)) for view in views])


def test_the_golden_comment(golden):
    new = (
        BASE.replace("emotion: 0", "emotion: -1.5")
        .replace("severity: medium", "severity: critical")
        .replace("emotion: -1\n", "emotion: 1\n        pain_points: [The queue is long]\n")
        .replace("owner: shop", "owner: marketing")
        .replace("value: 10", "value: 8")
        .replace("personas: {ana: Ana}", "personas: {ana: Ana}\nversion: 2\nevidence: {talks: Talks}")
    )
    golden("output/changes.md", comment(view_of(BASE, new)))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_texts_of_maps_are_shown_as_they_are(payload):
    quoted = f"'{payload}'"
    old = "phases:\n  - name: A\n    emotion: 1\n    steps: [B, C]\n"
    new = (
        f"summary: {quoted}\nowners: {{x: {quoted}}}\nphases:\n  - name: {quoted}\n    id: a\n    emotion: -1\n    owner: x\n"
        f"    pain_points: [{quoted}]\n    steps: [B, C, {quoted}]\n"
    )
    markdown = comment(view_of(old, new))
    html = cmarkgfm.github_flavored_markdown_to_html(markdown, Options.CMARK_OPT_UNSAFE)
    for tag in ("<script", "<a ", "<img", "<code", "<h1", "<ol", "<em>z", "<b>"):
        assert tag not in re.sub(
            '<a href="https://example.com[^"]*">', "", html
        )  # a bare address, which says where it leads
    rows = html.split("<tbody>")[1].split("</tbody>")[0].split("</tr>")
    assert [row.count("<td") for row in rows if "<td" in row] == [6]
    assert html.count("<details>") == html.count("</details>") == markdown.count("<details>")


def test_it_is_cut_where_it_would_be_too_long_and_says_so():
    steps = "".join(f"  - {{name: Phase {i} {'long ' * 60}, pain_points: [P{i}]}}\n" for i in range(250))
    view = view_of("phases: [A]\n", "phases:\n" + steps)
    assert len(comment(view)) <= MOST
    assert "changes more" in comment(view)
    many = comment(*[view_of("phases: [A]\n", "phases: [B]\n")] * 1500)
    assert len(many) <= MOST
    assert "maps more" in many


def test_without_changes_it_still_takes_the_place_of_the_comment_before():
    assert comment() == f"{MARK}\nNothing changed in the journey.\n"


def test_several_maps_share_a_comment_each_in_its_language():
    view = view_of(BASE, BASE.replace("emotion: 0", "emotion: 2"))
    text = changes_markdown([Commented(view, Wording("en")), Commented(view, Wording("pt"))])
    assert text.count(MARK) == 1
    assert "Purchase feels better (−0.5 → +0.5)" in text
    assert "Purchase: experiência melhor (−0,5 → +0,5)" in text
