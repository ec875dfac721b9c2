"""What a report format is, and what it is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cjm.render.templates import Templates
from cjm.source.document import Document
from cjm.view import JourneyView


@dataclass(frozen=True)
class RenderInput:
    """One map on its way to a report: what the report shows, the file it comes from, and the templates.

    `paper` is the size of the printed page (`a4`, `a3`, `poster`); `revision` a text for the footer.
    """

    view: JourneyView
    document: Document
    templates: Templates
    paper: str = "a4"
    revision: str | None = None


@dataclass(frozen=True)
class ReportFormat:
    """A format of reports.

    `suffix` is the ending of its files, `render` gives a report's text, and `is_own` tells from the text of a file
    whether cjm wrote it in this format, so that it may be replaced.
    """

    name: str
    suffix: str
    render: Callable[[RenderInput], str]
    is_own: Callable[[str], bool]
