"""Several reports as a site: where each page lies, and the index that leads to them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from cjm.files import SUFFIXES
from cjm.render.templates import Templates
from cjm.view.journey import JourneyView

CURVE_WIDTH, CURVE_HEIGHT = 200.0, 48.0
"""The size of the drawing that the coordinates of a small emotion curve are for."""
_PAD = 4.0


@dataclass(frozen=True)
class Page:
    """A report of a site: what it shows, and its address relative to the index."""

    view: JourneyView
    address: str

    @property
    def curve(self) -> tuple[tuple[float, float], ...]:
        """The points of the emotion curve in a drawing of CURVE_WIDTH × CURVE_HEIGHT, y downwards."""
        points = self.view.curve.points if self.view.curve else ()
        across = (CURVE_WIDTH - 2 * _PAD) / max(len(points) - 1, 1)
        down = (CURVE_HEIGHT - 2 * _PAD) / 4
        return tuple(
            (round(_PAD + i * across, 1), round(_PAD + (2 - point.score) * down, 1))
            for i, point in enumerate(points)
        )

    @property
    def complete_steps(self) -> int:
        """How many of the ten steps hold something in every phase."""
        return sum(step.share == 1 for step in self.view.coverage)


@dataclass(frozen=True)
class Site:
    """Several reports, and the templates of the index that leads to them."""

    pages: tuple[Page, ...]
    templates: Templates


def page_paths(sources: Sequence[Path], suffix: str, here: Path) -> list[PurePosixPath]:
    """Where the report on each source lies in a site: `maps/a.cjm.yaml` → `maps/a.html`.

    Paths are kept from `here`, the current folder, on, or from the sources' common folder where one lies outside of
    `here`. Where two sources would share a page, or one would be the index, the whole name of the file is kept.
    """
    absolute = [Path(os.path.abspath(source)) for source in sources]  # noqa: PTH100 - links stay as they are named
    base = here if all(path.is_relative_to(here) for path in absolute) else _common_folder(absolute)
    taken = {f"index{suffix}"}
    pages = []
    for path in absolute:
        relative = PurePosixPath(path.relative_to(base).as_posix())
        page = relative.with_name(stem(relative.name) + suffix)
        if str(page).casefold() in taken:
            page = relative.with_name(relative.name + suffix)
        taken.add(str(page).casefold())
        pages.append(page)
    return pages


def stem(name: str) -> str:
    """The name of a map's file without its ending."""
    return next((name.removesuffix(suffix) for suffix in SUFFIXES if name.endswith(suffix)), name)


def address(page: PurePosixPath, start: PurePosixPath) -> str:
    """The address of a page of a site as a link from the page `start`."""
    return quote(os.fsencode(os.path.relpath(page, start.parent).replace(os.sep, "/")))


def _common_folder(paths: Sequence[Path]) -> Path:
    return Path(os.path.commonpath([path.parent for path in paths]))
