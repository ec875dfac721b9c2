"""The report in Markdown: all that a map holds, and no harm from what it says."""

from __future__ import annotations

import re
from typing import Any

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.render.reports import MAPS, example, of_document, report

from cjm.model.map import Map
from cjm.model.shape import ListShape, MappingShape, ObjectShape, Shape, TextShape, shape_of
from cjm.render.markdown import FORMAT, render
from cjm.render.templates import Templates
from cjm.render.wording import Wording
from cjm.source.document import Document, read_document
from cjm.source.extensions import with_extensions
from cjm.source.reader import Reading

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
HOSTILE = (
    "x | y\n\n```\n</details><script>alert(1)</script> [a](javascript:alert(1)) ![b](http://c) <!-- d\n"
    "# e\n- f\n1. g\n> h\n---\n`i` **j** _k_ ~~l~~ $m$ &lt; <http://n.example> \\| \\"
)
KEPT = {"every", "language", "id", "future_of", "picture", "journey"}


def hostile(value: Any, shape: Shape) -> Any:
    """The data with every free text replaced; ids, dates, numbers and choices stay."""
    match shape:
        case TextShape(ref=None, file=None, choices=()):
            return HOSTILE
        case ListShape(item):
            return [hostile(each, item) for each in value]
        case MappingShape(_, inner):
            return {key: hostile(each, inner) for key, each in value.items()}
        case ObjectShape():
            return {
                key: each if key in KEPT and isinstance(each, str) else hostile(each, shape.keys[key])
                for key, each in value.items()
            }
    return value


def hostile_document(name: str) -> Document:
    import json

    document = example(name).document
    data = hostile(document.data, shape_of(Map))
    plain = with_extensions(Document(document.filename, document.text, reading=Reading(data, {}, [], set())))
    return read_document(json.dumps(plain, ensure_ascii=False).encode(), document.filename)


def flat(tokens: list[Token]) -> list[Token]:
    return [each for token in tokens for each in (token, *(token.children or ()))]


@pytest.mark.parametrize("name", [name for name in MAPS if name != "running-shoes-future"])
def test_hostile_texts_do_no_harm(name: str) -> None:
    work = of_document(hostile_document(name))
    text = render(work)
    assert r"x \| y" in text
    tokens = flat(MARKDOWN.parse(text))
    blocks = [t.content.strip() for t in tokens if t.type == "html_block"]
    assert [re.sub(r"; (map|language|words|method): [\w-]+", "", block) for block in blocks] == [
        "<!-- generator: cjm -->"
    ]
    assert {t.content for t in tokens if t.type == "html_inline"} <= {"<br>"}
    assert [t.info for t in tokens if t.type == "fence"] == ["mermaid"]
    types = {t.type for t in tokens}
    assert not types & {"code_inline", "code_block", "image", "em_open", "s_open", "lheading_open"}
    assert all(str(t.attrs["href"]).startswith("https://") for t in tokens if t.type == "link_open")
    headings = [t for t in tokens if t.type == "heading_open"]
    assert [t.tag for t in headings].count("h1") == 1
    columns = {t.type: 0 for t in tokens}
    for token in tokens:
        if token.type == "table_open":
            columns = {"th_open": 0}
        elif token.type == "th_open":
            columns["th_open"] += 1
        elif token.type == "tr_open":
            row = 0
        elif token.type == "td_open":
            row += 1
        elif token.type == "tr_close" and row:
            assert row == columns["th_open"]


@pytest.mark.parametrize("name", MAPS)
def test_the_source_is_tidy(name: str) -> None:
    text = render(example(name))
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\n\n\n" not in text
    assert all(line == line.rstrip() for line in text.split("\n"))
    assert "None" not in text
    tables = [t for t in MARKDOWN.parse(text) if t.type == "table_open"]
    rules = [line for line in text.split("\n") if line.startswith("| --")]
    assert len(tables) == len(rules) > 5


def test_what_a_map_does_not_say_has_no_heading() -> None:
    headings = [line for line in render(report("title: T\n")).split("\n") if line.startswith("#")]
    assert headings == ["# T", "## Journey", "### 1. Awareness", "## The ten steps"]


def test_a_small_map_whole() -> None:
    work = report(
        "title: Shoes\nlanguage: es\npersonas: {ana: {name: Ana, quote: ¿Me valen?}}\n"
        "phases:\n  - name: Compra\n    key_task: Aconsejar\n    steps:\n"
        "      - name: Prueba\n        emotion: {score: -1, feeling: duda}\n        moment_of_truth: true\n"
        "        pain_points: [{text: Aprietan, severity: high}]\n"
    )
    text = render(work)
    assert "## Persona: Ana\n\n> ¿Me valen?\n" in text
    assert "### 1. Compra\n\n- **Tarea clave:** Aconsejar\n" in text
    assert "| 1.1 **Prueba**<br>★ Momento de la verdad | 🙁 -1 duda | Supuesto" in text
    assert "| Alta     | Aprietan" in text


def test_a_public_report_names_no_contacts_and_no_internal_lanes() -> None:
    private = render(example("running-shoes"))
    public = render(example("running-shoes", public=True))
    for secret in ("ines.carver@kestrel.example", "KES-447", "Rules from 2024 match answers to tags"):
        assert secret in private
        assert secret not in public


def test_a_future_map_predicts() -> None:
    work = report("state: future\npersonas: {a: A}\n")
    assert "Predicted" in render(work)
    assert "Assumed" not in render(work)


def test_its_files_are_known_again() -> None:
    text = render(report("title: T\n"))
    assert FORMAT.is_own(text.encode())
    assert not FORMAT.is_own(b"# T\n")


def test_labels_of_ones_own() -> None:
    templates = Templates(Wording("en", {"Key task": "Our | job"}))
    text = render(report("phases:\n  - {name: P, key_task: x}\n", templates=templates))
    assert "- **Our \\| job:** x\n" in text
