"""Where Jinja finds templates: a folder of one's own before the ones that come with cjm."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, TemplateNotFound

from cjm.render.environment import template_folder

BUILTIN = "builtin"
"""The prefix under which a template of one's own reaches the one that it replaces: `builtin/html/report.html.j2`."""


class _Enclosed(FileSystemLoader):
    """Loads what lies in one folder, links that lead out of it left aside."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        folder = Path(self.searchpath[0]).resolve()
        if "\0" in template or not (folder / template).resolve().is_relative_to(folder):
            raise TemplateNotFound(template)
        return super().get_source(environment, template)


def builtin_loader() -> BaseLoader:
    """Loads the templates that come with cjm."""
    return FileSystemLoader(template_folder())


def loader_with_overrides(folder: Path) -> BaseLoader:
    """Loads a template from `folder` if it is there, else the one that comes with cjm."""
    builtin = builtin_loader()
    return ChoiceLoader([_Enclosed(folder), builtin, PrefixLoader({BUILTIN: builtin})])
