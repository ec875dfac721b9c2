"""Mermaid itself takes the diagrams that we write, and draws what the map says.

It needs npm, which brings Mermaid in the versions named here: the newest one, and the one before it that most hosts still
draw with.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tarfile
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm.render.mermaid import journey_diagram
from cjm.render.report import RenderInput
from cjm.source.document import read_document
from cjm.view.emotions import EmotionView
from cjm.view.phases import PhaseView
from tests.conftest import IN_CI
from tests.render.reports import MAPS, example, of_document

if TYPE_CHECKING:
    from playwright.sync_api import Browser

VERSIONS = ("12.3.0", "11.17.0")
DRAW = """async (texts) => {
  const said = (element) => element.textContent;
  const drawn = [];
  for (const [index, text] of texts.entries()) {
    try {
      await mermaid.parse(text);
      const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
      const scores = db.getTasks().map((task) => task.score);
      const { svg } = await mermaid.render('diagram' + index, text);
      document.body.innerHTML = svg;
      const all = (selector) => [...document.querySelectorAll(selector)].map(said);
      drawn.push({
        title: all('svg > text:not(.legend)').at(-1),
        scores,
        phases: all('foreignObject .journey-section .label'),
        tasks: all('foreignObject .task .label'),
        actors: [...new Set(all('circle > title'))],
        broken: document.querySelectorAll('.error-icon, .error-text').length > 0,
      });
    } catch (error) {
      drawn.push({ refused: String(error) });
    }
  }
  return drawn;
}"""
Drawing = dict[str, Any]
Draw = Callable[[Sequence[RenderInput]], list[Drawing]]


@pytest.fixture(scope="module", params=VERSIONS)
def draw(request: pytest.FixtureRequest, pytestconfig: pytest.Config, browser: Browser) -> Iterator[Draw]:
    """What Mermaid draws of diagrams, in a page that cannot reach the network."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.set_content("<!DOCTYPE html><meta charset=utf-8>")
    page.add_script_tag(path=_script(request.param, pytestconfig))
    page.evaluate("mermaid.initialize({ startOnLoad: false })")
    yield lambda works: page.evaluate(DRAW, [str(journey_diagram(work.view)) for work in works])
    context.close()


def _script(version: str, config: pytest.Config) -> Path:
    """Mermaid as one file. Without npm the test is skipped, but fails where CI=true."""
    if not shutil.which("npm"):
        reason = "no npm found: it brings Mermaid"
        if IN_CI:
            pytest.fail(reason)
        pytest.skip(reason)
    folder = config.cache.mkdir(f"mermaid-{version}")
    script = folder / "package" / "dist" / "mermaid.min.js"
    if not script.exists():
        packed = subprocess.run(
            ["npm", "pack", "--silent", f"mermaid@{version}"], cwd=folder, check=True, capture_output=True, text=True
        )  # fmt: skip
        archive = folder / packed.stdout.strip()
        with tarfile.open(archive) as packages:
            packages.extract("package/dist/mermaid.min.js", folder, filter="data")
        archive.unlink()
    return script


def expected(work: RenderInput) -> Drawing:
    """What the drawing of a map should say. Mermaid draws sections for their tasks only, several of one name as one."""
    tasks = [(phase.name, *task) for phase in work.view.phases for task in _tasks(phase)]
    return {
        "title": line(work.view.title),
        "phases": [line(name) for name, _ in groupby(phase for phase, _, _ in tasks)],
        "tasks": [line(task) for _, task, _ in tasks],
        "scores": [score for _, _, score in tasks],
        "actors": sorted({line(persona.name) for persona in work.view.personas} if tasks else ()),
        "broken": False,
    }


def _tasks(phase: PhaseView) -> list[tuple[str, float]]:
    """The steps of a phase with Mermaid's scores; the phase itself where it has none. Neutral where nothing says more."""
    scored = [step.emotion for step in phase.steps if step.emotion and step.emotion.score is not None]
    own = phase.emotion if phase.emotion and phase.emotion.score is not None and not scored else None
    if not phase.steps and own:
        return [(own.feeling or phase.name, _score(own))]
    return [(step.name, _score(step.emotion if scored else own)) for step in phase.steps]


def _score(emotion: EmotionView | None) -> float:
    return 3 if emotion is None or emotion.score is None else round(emotion.score + 3, 2)


def line(text: str) -> str:
    """A text as a diagram has it: on one line."""
    return " ".join(text.split())


def check(works: Sequence[RenderInput], draw: Draw) -> None:
    for work, drawing in zip(works, draw(works), strict=True):
        drawing.get("actors", []).sort()
        assert drawing == expected(work)


def test_the_examples(draw: Draw) -> None:
    check([example(name) for name in MAPS], draw)


SIGNS = "aéЖ中🙂👩🏽‍💻 .,;:：；#%&<>\"'`|\\/[](){}*_~=+-@!?§$^°¶ﬂ\u200b\u00a0\u202e\n\r\t"
WORDS = (
    "journey", "section", "title", "accTitle", "accDescr", "accTitle:", "accDescr {", "end", "click", "href", "%%",
    "%%{init: {}}%%", "graph", "class", "---", "#35;", "#colon;", "&amp;", "&#58;", "<br>", "<b>b</b>", "```", "constructor",
    "__proto__", "\\n", "12", "1: 2: Me", "TITLE", "sections", "of a section", "$$x^2$$", "javascript:alert(1)",
    "fa:fa-car", "undefined", "null", "NaN", "https://example.org/?a=1&b=2#c", "ﬂ°°58¶ß", "ﬂ°amp¶ß",
)  # fmt: skip
"""What a parser, a language of markup or a drawing might take for its own."""


def texts() -> st.SearchStrategy[str]:
    return (
        st.lists(st.one_of(st.sampled_from(WORDS), st.text(SIGNS, max_size=4)), min_size=1, max_size=3)
        .map(" ".join)
        .filter(lambda text: text.strip("\u200b\u202e \t\r\n\u00a0") != "")
    )


@st.composite
def maps(draw: st.DrawFn) -> str:
    """A map with hard names in all places that a diagram has."""
    step = st.fixed_dictionaries({"name": texts()}, optional={"emotion": st.sampled_from([-2, 0.5, 2])})
    phase = st.fixed_dictionaries({"name": texts(), "steps": st.lists(step, max_size=2)})
    personas = enumerate(draw(st.lists(texts(), max_size=2)))
    data = {
        "cjm": 1,
        "title": draw(texts()),
        "personas": {f"p{index}": {"name": name} for index, name in personas},
        "phases": draw(st.lists(phase, min_size=1, max_size=2)),
    }
    return json.dumps(data, ensure_ascii=False)


@settings(max_examples=10)
@given(maps=st.lists(maps(), min_size=1, max_size=5))
def test_hard_names(draw: Draw, maps: list[str]) -> None:
    check([of_document(read_document(text.encode(), "a.cjm.yaml")) for text in maps], draw)
