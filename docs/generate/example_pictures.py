"""Pictures of an example, drawn by cjm itself."""

from __future__ import annotations

import datetime
from pathlib import Path

from cjm.config import Configurations
from cjm.render.report import RenderInput
from cjm.render.svg import render_svg
from cjm.render.templates import Templates
from cjm.render.wording import Wording
from cjm.view.journey import build_view
from cjm.workspace import open_workspace

_EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "running-shoes.cjm.yaml"
_ANY_DAY = datetime.date(2026, 11, 1)
"""A curve tells nothing that depends on the day."""


def example_curve() -> str:
    """The emotion curve of the example as SVG."""
    (opened,) = open_workspace([_EXAMPLE], Configurations()).files
    journey = opened.project.journey(opened.document, opened.path)
    assert journey is not None
    view = build_view(journey, today=_ANY_DAY, public=True)
    templates = Templates(Wording(view.language))
    return render_svg(RenderInput(view, opened.document, templates, picture="curve"))
