"""The map as a picture: sound XML that runs nothing and asks for nothing, and in which every text has room."""

import dataclasses
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page
from tests.render.reports import MAPS, example, of_document, report
from tests.view.whole_map import whole_map

from cjm.errors import CannotDo
from cjm.render.report import Picture, RenderInput
from cjm.render.svg import FORMAT, render_svg
from cjm.render.templates import Templates
from cjm.render.wording import Wording

SVG = "{http://www.w3.org/2000/svg}"
PAYLOAD = "</text></desc><script>alert(1)</script><image href=x onerror=alert(1)>\"'&]]>"


def picture(work: RenderInput, what: Picture = "map") -> ElementTree.Element:
    return ElementTree.fromstring(render_svg(dataclasses.replace(work, picture=what)))


def texts(root: ElementTree.Element) -> list[str]:
    return ["".join(each.itertext()) for each in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("what", ["map", "curve"])
@pytest.mark.parametrize("name", MAPS)
def test_pictures_of_examples_have_a_name_and_say_what_they_show(name: str, what: Picture) -> None:
    work = example(name)
    root = picture(work, what)
    title, description = root[0], root[1]
    assert (title.tag, title.text) == (f"{SVG}title", work.view.title)
    assert (description.tag, root.get("role")) == (f"{SVG}desc", "img")
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    said = description.text or ""
    assert all(step.name in said for phase in work.view.phases for step in phase.steps)
    assert all(each.text in said for each in work.view.pain_points) == (what == "map")


def test_the_curve_alone_has_the_steps_and_nothing_else() -> None:
    shown = texts(picture(example("running-shoes"), "curve"))
    assert {"Emotion", "Steps", "Awareness"} <= {text.removeprefix("1 ") for text in shown}
    assert "Pain points" not in shown
    assert "Pain points" in texts(picture(example("running-shoes")))


def test_a_map_without_scores_has_no_curve() -> None:
    work = report("phases: [{name: P, steps: [S]}]\n")
    with pytest.raises(
        CannotDo, match=r"^error: example\.cjm\.yaml has no emotion with a score, and so no curve\n"
    ):
        picture(work, "curve")
    assert "1.1 S" in texts(picture(work))


def test_no_text_becomes_markup() -> None:
    root = picture(of_document(whole_map(lambda _path: PAYLOAD)))
    assert {each.tag.removeprefix(SVG) for each in root.iter()} <= {
        "svg", "title", "desc", "rect", "g", "path", "defs", "clipPath", "circle", "text", "tspan",
    }  # fmt: skip
    names = {name for each in root.iter() for name in each.attrib}
    assert not {name for name in names if name.startswith("on") or name.endswith("href") or name == "style"}
    assert "alert(1)" in "".join(texts(root))


def test_languages_are_marked_apart() -> None:
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    root = picture(
        report("language: es\nphases: [{name: P, steps: [S]}]\n", templates=Templates(Wording("ru")))
    )
    assert root.get(lang) == "es"
    marked = {"".join(each.itertext()): each.get(lang) for each in root.iter(f"{SVG}text")}
    assert (marked["Шаги"], marked["1.1 S"]) == ("ru", None)


def test_tags_and_faces() -> None:
    root = picture(
        report(
            "phases:\n  - name: P\n    pain_points: [{text: t, severity: critical}]\n"
            "    steps: [{name: S, emotion: {score: -2, feeling: cross}, moment_of_truth: true}]\n"
        )
    )
    assert {"Critical", "cross", "1.1 S\u00a0★", "★ Moment of truth"} <= set(texts(root))


def test_a_template_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "svg").mkdir()
    (tmp_path / "svg/picture.svg.j2").write_text("<svg>{{ title }} {{ picture.width }}</svg>\n")
    work = report("title: A & B\n", templates=Templates(folder=tmp_path))
    assert FORMAT.render(work) == b"<svg>A &amp; B 554</svg>\n"


@pytest.mark.parametrize("name", ["running-shoes", "pobiji", "smena-shin", "strikkepakker"])
def test_in_a_browser_every_text_has_room(page: Page, tmp_path: Path, name: str) -> None:
    file = tmp_path / "map.svg"
    file.write_bytes(FORMAT.render(example(name)))
    page.goto(file.as_uri())
    beyond = page.evaluate(
        """() => {
          const rules = [...document.querySelectorAll('path')].map(each => each.getBBox());
          const columns = rules.filter(box => box.width === 0).map(box => box.x)
            .concat(document.documentElement.viewBox.baseVal.width - 32);
          const end = Math.max(...rules.filter(box => box.height === 0).map(box => box.y));
          return [...document.querySelectorAll('svg > text')].map(each => [each.textContent, each.getBBox()])
            .filter(([, box]) => box.x >= columns[0] && box.y < end)
            .filter(([, box]) => box.x + box.width > columns.find(x => x > box.x) + 1)
            .map(([text, box]) => [text, box.x, box.width]);
        }"""
    )
    assert beyond == []


def test_the_fourth_persona_does_not_look_like_the_first() -> None:
    names = ", ".join(f"p{i}: Name {i}" for i in range(4))
    scores = ", ".join(f"p{i}: {i % 3 - 1}" for i in range(4))
    root = picture(
        report(
            f"personas: {{{names}}}\nphases: [{{name: P, steps: [{{name: s, emotion: 1, by_persona: {{{scores}}}}}]}}]\n"
        )
    )
    dots = [each for each in root.iter(f"{SVG}rect") if each.get("width") == "7"]
    assert len({(each.get("fill"), (each.get("transform") or "")[:6]) for each in dots}) == 4
    assert {"■ Name 0", "◆ Name 3"} <= set(texts(root))
