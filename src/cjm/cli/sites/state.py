"""What a page of a site depends on beside its map: cjm itself, the settings, the templates, the rules, the day."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path, PurePosixPath

from cjm import __version__
from cjm.cli.reports.rendering import Renderer
from cjm.cli.sites.manifest import Link, Record, State
from cjm.config import Config, today
from cjm.files import SUFFIXES
from cjm.lint.registry import all_rules
from cjm.render.environment import template_folder
from cjm.source.project import Consulted, Project, digest

Pages = Mapping[Path, PurePosixPath]
"""The pages of a site by the real paths of their maps."""


def settings_key(renderer: Renderer, config: Config, project: Project, format_name: str) -> str:
    """What changes with the code, the settings, the libraries, the templates, the theme, the day and the history.

    Raises CannotDo.
    """
    look = renderer.look
    folder = look.templates or config.render.templates
    parts = (
        __version__,
        sys.version,
        _packages_state(("cjm", "jinja2", "babel")),
        _folder_state(template_folder()),
        format_name,
        dataclasses.replace(look, today=None, templates=None, theme=None, browser=None),
        today(look.today, config).isoformat(),
        _plain(config.lint, config.folder),
        _plain(dataclasses.replace(config.render, templates=None, theme=None), config.folder),
        renderer.theme(config),
        _packages_state(_plugin_packages(config)),
        _folder_state(folder) if folder else "",
        project.library_state,
        renderer.history_state(project.root),
    )
    return digest(repr(parts).encode("utf-8", "backslashreplace"))


def looked_up(
    consulted: Consulted, project: Project, pages: Pages
) -> tuple[tuple[Link, ...], tuple[State, ...]]:
    """What was looked up while a page was made, so that the next run can tell whether it still is so.

    Of maps that others link to only the page counts; what is used of their content is in `consulted`.
    """
    links = tuple(
        _link(path, link, target, project, pages) for (path, link), target in sorted(consulted.links.items())
    )
    shown = {target for target in consulted.links.values() if target and not target.name.endswith(SUFFIXES)}
    states = {path: project.state(path) for path in shown} | dict(consulted.files)
    return links, tuple(State(relative(path, project), state) for path, state in sorted(states.items()))


def still_holds(record: Record, project: Project, pages: Pages) -> bool:
    """Whether all that was looked up is as it was. The paths in a record may be anything: they are only compared."""
    root = project.real(project.root)
    try:
        links = (
            _link(root / each.file, each.link, project.linked(root / each.file, each.link), project, pages)
            == each
            for each in record.links
        )
        files = (
            (root / each.file).resolve().is_relative_to(root)
            and project.state(root / each.file) == each.digest
            for each in record.files
        )
        return all(links) and all(files)
    except (OSError, ValueError, RuntimeError):
        return False


def relative(path: Path, project: Project) -> str:
    """The path from the project's folder, so that a project may move with its site."""
    real, root = project.real(path), project.real(project.root)
    return (real.relative_to(root) if real.is_relative_to(root) else real).as_posix()


def _link(path: Path, link: str, target: Path | None, project: Project, pages: Pages) -> Link:
    page = pages.get(target) if target else None
    return Link(
        relative(path, project),
        link,
        relative(target, project) if target else None,
        str(page) if page else None,
    )


def _plain(settings: object, folder: Path | None) -> str:
    """Settings as a text in which paths are those from the configuration's folder."""
    text = repr(settings)
    return text.replace(str(folder), ".") if folder else text


def _plugin_packages(config: Config) -> tuple[str, ...]:
    return tuple(sorted({rule.package for rule in all_rules(config.lint.plugins)} - {"cjm"}))


@cache
def _packages_state(packages: tuple[str, ...]) -> str:
    """What changes with the code of packages, each of which may be a single module."""
    states = []
    for module in (sys.modules[package] for package in packages if package in sys.modules):
        if folders := getattr(module, "__path__", None):
            states += [_stats(Path(folder), "**/*.py") for folder in folders]
        elif module.__file__:
            file = Path(module.__file__)
            states.append(_stats(file.parent, file.name))
    return digest(repr(states).encode())


def _folder_state(folder: Path) -> str:
    """What changes with the templates in a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    states = [(path.relative_to(folder).as_posix(), digest(path.read_bytes())) for path in files]
    return digest(repr(states).encode("utf-8", "backslashreplace"))


def _stats(folder: Path, pattern: str) -> list[tuple[str, int, int]]:
    return [
        (file.relative_to(folder).as_posix(), (state := file.stat()).st_size, state.st_mtime_ns)
        for file in sorted(folder.glob(pattern))
    ]
