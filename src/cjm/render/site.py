"""Several reports as a site: where each page lies, and what the pages that are about all maps are made from."""

from __future__ import annotations

import datetime
import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from cjm.files import SUFFIXES
from cjm.render.templates import Templates
from cjm.view.site.crossings import Listed
from cjm.view.site.relations import Relations


@dataclass(frozen=True)
class Site:
    """All maps of a site in the order of their tree, and the templates, the day and the text for the footer."""

    maps: tuple[Listed, ...]
    templates: Templates
    today: datetime.date
    revision: str | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A report as a page of a site: its path in it, the path of the index, and the maps that belong to it."""

    page: str
    index: str
    relations: Relations


def page_paths(
    sources: Sequence[Path], suffix: str, here: Path, taken: Collection[str] = ()
) -> list[PurePosixPath]:
    """Where the report on each source lies in a site: `maps/a.cjm.yaml` → `maps/a.html`.

    Paths are kept from `here`, the current folder, on, or from the sources' common folder where one lies outside of
    `here`. Where two sources would share a page, or one would be the index or another page in `taken`, the whole name of
    the file is kept.
    """
    absolute = [Path(os.path.abspath(source)) for source in sources]  # noqa: PTH100 - links stay as they are named
    base = here if all(path.is_relative_to(here) for path in absolute) else _common_folder(absolute)
    known = {f"index{suffix}", *(name.casefold() for name in taken)}
    pages = []
    for path in absolute:
        relative = PurePosixPath(path.relative_to(base).as_posix())
        page = relative.with_name(stem(relative.name) + suffix)
        if str(page).casefold() in known:
            page = relative.with_name(relative.name + suffix)
        known.add(str(page).casefold())
        pages.append(page)
    return pages


def stem(name: str) -> str:
    """The name of a map's file without its ending."""
    return next((name.removesuffix(suffix) for suffix in SUFFIXES if name.endswith(suffix)), name)


def address(page: PurePosixPath | str, start: PurePosixPath | str) -> str:
    """The address of a page of a site as a link from the page `start`."""
    if "/" not in str(start):
        return quote(os.fsencode(str(page)))
    folder = PurePosixPath(start).parent
    return quote(os.fsencode(os.path.relpath(page, folder).replace(os.sep, "/")))


def _common_folder(paths: Sequence[Path]) -> Path:
    return Path(os.path.commonpath([path.parent for path in paths]))
