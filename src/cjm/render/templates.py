"""Templates filled in: those that come with cjm in this process, anybody else's in a sandbox of their own."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cjm.render.environment import MarkupLanguage, make_environment, template_folder
from cjm.render.loaders import builtin_loader, loader_with_overrides
from cjm.render.theme.theme import Theme
from cjm.render.wording import Wording

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True)
class Templates:
    """The templates of a run, the words they use and the theme of pages.

    `folder` holds templates that take the place of those with the same path in `template_folder()`. With one, all
    templates are rendered by `cjm.render.sandbox`, as its templates may take part in any page.
    """

    wording: Wording = field(default_factory=Wording)
    folder: Path | None = None
    theme: Theme = field(default_factory=Theme)

    @cached_property
    def _environments(self) -> dict[MarkupLanguage, Environment]:
        return {}

    def environment(self, name: str) -> Environment:
        """The environment for a template, by the folder it lies in (`html/…`, `markdown/…`)."""
        markup: MarkupLanguage = "markdown" if name.startswith("markdown/") else "html"
        if markup not in self._environments:
            self._environments[markup] = self._environment(markup)
            self._environments[markup].globals["theme"] = self.theme
        return self._environments[markup]

    def _environment(self, markup: MarkupLanguage) -> Environment:
        if self.folder is not None:
            return make_environment(markup, self.wording, loader_with_overrides(self.folder), sandboxed=True)
        from cjm.render.bytecode import template_code

        return make_environment(markup, self.wording, builtin_loader(), bytecode=template_code())

    def render(self, name: str, /, **context: Any) -> str:
        """The template `name` (such as `html/report.html.j2`) filled in. Raises CannotDo."""
        if self.folder is None:
            from cjm.render.own_templates import as_names

            names = {key: as_names(value) for key, value in context.items()}
            return self.environment(name).get_template(name).render(names)
        from cjm.render.sandbox.asking import render_apart

        return render_apart((self.wording, self.folder, self.theme), name, context)


def known_templates() -> frozenset[str]:
    """The names of the templates that come with cjm, which a folder of one's own can replace."""
    root = template_folder()
    return frozenset(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
