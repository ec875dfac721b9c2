"""The titles of rules: in the report's language, else in English and marked as such."""

from __future__ import annotations

import dataclasses

import pytest
from tests.render.reports import report

from cjm.render.html import render_html
from cjm.render.markdown import FORMAT as MARKDOWN
from cjm.render.report import RenderInput
from cjm.render.templates import Templates
from cjm.render.titles import Title, rule_title
from cjm.render.wording import Wording
from cjm.view.checks import ChecksView, CheckView

OURS = "A phase has no owner"


def checked(title: str, wording: Wording, content: str) -> RenderInput:
    """The report on a map in which one rule found something."""
    work = report(f"language: {content}\n", templates=Templates(wording))
    checks = ChecksView((CheckView("ACME001", "warning", title, 1, ()),), 0, 1, 0)
    return dataclasses.replace(work, view=dataclasses.replace(work.view, checks=checks))


@pytest.mark.parametrize(
    ("tag", "title"),
    [
        ("en", OURS),
        ("de", OURS),
        ("pt-BR", "Uma fase não tem responsável"),
        ("es", "Una fase no tiene responsable"),
        ("ru", "У этапа нет ответственного"),
        ("zh-CN", "阶段没有负责人"),
        ("no", "En fase mangler ansvarlig"),
    ],
)
def test_a_title_in_the_language_of_the_report(tag: str, title: str) -> None:
    assert rule_title(OURS, Wording(tag)) == Title(title, untranslated=False)


def test_a_title_in_no_catalogue_stays_english() -> None:
    assert rule_title("A name shouts", Wording("ru")) == Title("A name shouts", untranslated=True)
    assert rule_title("A name shouts", Wording("en")) == Title("A name shouts", untranslated=False)


@pytest.mark.parametrize("key", ["rule|A name shouts", "A name shouts"])
def test_a_label_of_ones_own_is_a_translation(key: str) -> None:
    assert rule_title("A name shouts", Wording("ru", {key: "100% крик"})) == Title(
        "100% крик", untranslated=False
    )


@pytest.mark.parametrize(
    ("title", "content", "shown"),
    [
        (OURS, "ru", "<span>У этапа нет ответственного</span>"),
        (OURS, "es", '<span lang="ru">У этапа нет ответственного</span>'),
        ("A name <b>shouts</b>", "ru", '<span lang="en">A name &lt;b&gt;shouts&lt;/b&gt;</span>'),
        ("A text is cut at `#`, `&` or a comma", "ru", "<span>Текст обрывается на `#`, `&amp;` или запятой</span>"),
    ],
)  # fmt: skip
def test_html_says_in_which_language_a_title_is(title: str, content: str, shown: str) -> None:
    assert f"<code>ACME001</code> {shown}" in render_html(checked(title, Wording("ru"), content))


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        (OURS, "У этапа нет ответственного"),
        ("A name <b>", "A name &lt;b&gt;"),
        ("A text is cut at `#`, `&` or a comma", r"Текст обрывается на \`#\`, \`&amp;\` или запятой"),
    ],
)
def test_markdown_has_titles_as_text(title: str, shown: str) -> None:
    assert f"| ACME001 | {shown} |" in MARKDOWN.render(checked(title, Wording("ru"), "ru")).decode()
