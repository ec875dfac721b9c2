"""Reports made in tests, from the examples or from a map written in the test."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

from tests.conftest import ROOT

from cjm.config import Configurations
from cjm.render.report import RenderInput
from cjm.render.templates import Templates
from cjm.render.wording import Wording
from cjm.source.document import Document, read_document
from cjm.source.project import Project
from cjm.view.journey import JourneyView, build_view
from cjm.workspace import open_workspace

TODAY = datetime.date(2026, 11, 1)
EXAMPLES = ROOT / "examples"
MAPS = sorted(path.name.removesuffix(".cjm.yaml") for path in EXAMPLES.glob("*.cjm.yaml"))


def example(name: str, *, public: bool = False, templates: Templates | None = None) -> RenderInput:
    """The report on an example map, in the language of its content."""
    view, document = _example(name, public)
    return work(view, document, templates)


@cache
def _example(name: str, public: bool) -> tuple[JourneyView, Document]:
    (opened,) = open_workspace([EXAMPLES / f"{name}.cjm.yaml"], Configurations()).files
    journey = opened.project.journey(opened.document, opened.path)
    assert journey is not None
    return build_view(journey, today=TODAY, public=public), opened.document


def report(text: str, *, public: bool = False, templates: Templates | None = None) -> RenderInput:
    """The report on a map of that text; `cjm`, `title` and `phases` may be left out."""
    head = "" if text.startswith("cjm:") else "cjm: 1\n"
    head += "" if "title:" in text else "title: Example\n"
    tail = "" if "phases:" in text else "phases:\n  - Awareness\n"
    return of_document(read_document((head + text + tail).encode(), "example.cjm.yaml"), public, templates)


def of_document(document: Document, public: bool = False, templates: Templates | None = None) -> RenderInput:
    """The report on the map in a document that stands alone."""
    journey = Project(Path.cwd()).journey(document)
    assert journey is not None, document.findings
    return work(build_view(journey, today=TODAY, public=public), document, templates)


def work(view: JourneyView, document: Document, templates: Templates | None) -> RenderInput:
    """The input of a report."""
    return RenderInput(view, document, templates or _templates(view.language))


@cache
def _templates(tag: str) -> Templates:
    return Templates(Wording(tag))
