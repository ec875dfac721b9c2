"""Making the pages of a site's maps, in this process or another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from cjm.cli.invalid import errors_in
from cjm.cli.reports.rendering import Look, Renderer
from cjm.cli.sites.beside import as_text
from cjm.cli.sites.manifest import Record
from cjm.cli.sites.output import write_page
from cjm.cli.sites.state import looked_up, relative
from cjm.config import Configurations
from cjm.errors import CannotDo
from cjm.files import shown
from cjm.lint.engine import Across
from cjm.render.registry import format_called
from cjm.render.site import Placed
from cjm.source.diagnostic import Diagnostic
from cjm.source.project import digest
from cjm.view.journey import JourneyView
from cjm.view.parts import held
from cjm.view.site.card import card_of
from cjm.view.site.relations import Related
from cjm.view.site.stored import stored
from cjm.workspace import Opened, open_workspace, unreadable


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a file: the record of its page, or why it has none."""

    record: Record | None = None
    wrote: bool = False
    library: str | None = None
    problem: CannotDo | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteTask:
    """Files for a process to make pages of: where the page of each stands, and what else it depends on."""

    paths: Sequence[Path]
    placed: Sequence[Placed]
    settled: Sequence[Settled]
    work: SiteWork


class Settled(NamedTuple):
    """What a page depends on beside its map: the key of its settings, and what the map has to do with the others."""

    key: str
    across: Across


@dataclass(frozen=True, slots=True)
class SiteWork:
    """What holds for all pages of a site. `pages` are those of all maps by the real paths of these."""

    site: Path
    look: Look
    format_name: str
    configurations: Configurations
    pages: Mapping[Path, PurePosixPath]


def do_task(task: SiteTask) -> list[Made]:
    """Make the pages of a task, in its order. Raises CannotDo."""
    workspace = open_workspace(task.paths, task.work.configurations, read=False)
    files = {opened.path: opened for opened in workspace.files}
    renderer = _renderer(task.work.look)
    return [
        make_page(files[path], placed, settled, task.work, renderer)
        if path in files
        else Made(problem=CannotDo(f"{shown(path)} cannot be read: it is gone"))
        for path, placed, settled in zip(task.paths, task.placed, task.settled, strict=True)
    ]


@cache
def _renderer(look: Look) -> Renderer:
    """What makes the input of pages, once for all tasks of a process."""
    return Renderer(look)


def make_page(opened: Opened, placed: Placed, settled: Settled, work: SiteWork, renderer: Renderer) -> Made:
    """Make the page of a map, if the file holds one, and write it if it changed. Raises CannotDo."""
    project = opened.project
    try:
        document = opened.document
    except OSError as error:
        return Made(problem=unreadable(opened, error))
    if document.library is not None:
        return Made(library=project.state(opened.path))
    report_format = format_called(work.format_name)
    assert report_format is not None
    with project.consulted() as consulted:
        viewed = renderer.viewed(opened, settled.across)
        if viewed is None:
            return Made(diagnostics=errors_in(document))
        view = viewed.view
        content = report_format.render(renderer.report(opened, view, work.pages, placed))
        related = related_of(view, opened, work.pages)
    links, files = looked_up(consulted, project, work.pages)
    wrote, output = write_page(work.site / placed.page, content)
    record = Record(
        source=relative(opened.path, project),
        state=project.state(opened.path),
        key=settled.key,
        links=links,
        files=files,
        related=related,
        placed=placed_digest(placed),
        output=output,
        card=stored(card_of(view)),
        held=tuple(sorted(held(view).items())) if report_format.leaves_out or report_format.shortens else (),
        summary=as_text(viewed.summary),
        across=viewed.across,
    )
    project.release(opened.path)
    return Made(record, wrote)


def related_of(view: JourneyView, opened: Opened, pages: Mapping[Path, PurePosixPath]) -> Related:
    """What is told of a map before its report is made: `pages` are those of the site by the real paths of their maps."""

    def page_of(link: str) -> str | None:
        target = opened.project.linked(opened.path, link)
        return str(pages[target]) if target and target in pages else None

    details = (
        (page, step.name)
        for phase in view.phases
        for step in phase.steps
        if step.journey and (page := page_of(step.journey))
    )
    map_ = opened.document.map
    improves = page_of(map_.future_of) if map_ and map_.future_of else None
    return Related(view.title, view.content_language, tuple(dict.fromkeys(details)), improves)


def placed_digest(placed: Placed) -> str:
    """What changes with a page's place among the others."""
    return digest(repr(placed).encode("utf-8", "backslashreplace"))
