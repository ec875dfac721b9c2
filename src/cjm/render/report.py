"""What a report format is, and what it is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from cjm.render.site import Site
from cjm.render.templates import Templates
from cjm.source.document import Document
from cjm.view.journey import JourneyView

Paper = Literal["a4", "a3", "poster"]


def _nothing(_link: str) -> None:
    return None


@dataclass(frozen=True)
class RenderInput:
    """One map on its way to a report: what the report shows, the file it comes from, and the templates.

    `file_of` finds the file that a link in the map (to a picture, to another map) names, `None` where there is none in
    the project; `page_of` the address, relative to this report, of the report on the map that a link names, `None`
    where none is made in the same run.
    """

    view: JourneyView
    document: Document
    templates: Templates
    paper: Paper = "a4"
    file_of: Callable[[str], Path | None] = _nothing
    page_of: Callable[[str], str | None] = _nothing


@dataclass(frozen=True)
class ReportFormat:
    """A format of reports.

    `suffix` is the ending of its files, `render` gives a report's text, and `is_own` tells from the text of a file
    whether cjm wrote it in this format, so that it may be replaced. `index` gives the text of a site's index.
    """

    name: str
    suffix: str
    render: Callable[[RenderInput], str]
    is_own: Callable[[str], bool]
    index: Callable[[Site], str] | None = None
