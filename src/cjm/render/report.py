"""What a report format is, and what it is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeVar

from cjm.render.site import Placed, Site
from cjm.render.templates import Templates
from cjm.source.document import Document
from cjm.view.journey import JourneyView
from cjm.view.parts import Part

T = TypeVar("T")
Paper = Literal["a4", "a3", "poster"]
Picture = Literal["map", "curve"]


def _nothing(_link: str) -> None:
    return None


@dataclass(frozen=True)
class RenderInput:
    """One map on its way to a report: what the report shows, the file it comes from, and the templates.

    `file_of` finds the file that a link in the map (to a picture, to another map) names, `None` where there is none in
    the project; `page_of` the address, relative to this report, of the report on the map that a link names, `None`
    where none is made in the same run; `placed` says where in a site it lies. `picture` is what a picture shows.
    `published` is the address under which its page is published, if the configuration tells.
    `browser` is the name or path of the browser for formats that need one, `None` for the first that is found.
    """

    view: JourneyView
    document: Document
    templates: Templates
    paper: Paper = "a4"
    file_of: Callable[[str], Path | None] = _nothing
    page_of: Callable[[str], str | None] = _nothing
    picture: Picture = "map"
    browser: str | None = None
    placed: Placed | None = None
    published: str | None = None


@dataclass(frozen=True, kw_only=True)
class ReportFormat:
    """A format of reports.

    `about` says in a few words what it is, `suffix` is the ending of its files. `render` gives the bytes of a report;
    it raises CannotDo where a template of the user's fails, or where a library or a browser is missing. `is_own` tells
    from all the bytes of any file whether cjm wrote it in this format, so that it may be replaced. `leaves_out` are the
    parts of a map that its reports never show, `shortens` those of which they show only some details. `site` gives what
    makes the pages of a site beside the reports, the index among them, by their paths, which are all in `site_names`; the
    first is the index. `site_shows` tells which lists of a map's card (`cjm.view.site.stored.LISTS`) such a page shows,
    where it does not show all. `binary` tells that it is not UTF-8 text, `needs_browser` that a browser makes it, whose
    bytes may differ from run to run.
    Formats of pictures say in `curve_lacks` what a picture of the curve alone leaves out too.
    """

    name: str
    about: str
    suffix: str
    render: Callable[[RenderInput], bytes]
    is_own: Callable[[bytes], bool]
    leaves_out: frozenset[Part] = frozenset()
    shortens: frozenset[Part] = frozenset()
    site: Callable[[Site], Mapping[str, Callable[[], bytes]]] | None = None
    site_names: tuple[str, ...] = ()
    site_shows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    binary: bool = False
    needs_browser: bool = False
    curve_lacks: frozenset[Part] = frozenset()


_SLICE = 2048
"""How many characters are encoded at a time."""


def utf8(render: Callable[[T], str]) -> Callable[[T], bytes]:
    """The function that gives the UTF-8 bytes of what `render` gives as text."""
    return lambda given: encoded(render(given))


def encoded(text: str) -> bytes:
    """The UTF-8 bytes of a text, slice by slice: one sign that is wide makes a whole text slow, and most slices hold none."""
    slices = (text[start : start + _SLICE] for start in range(0, len(text), _SLICE))
    return b"".join([each.encode("utf-8", "replace") for each in slices])
