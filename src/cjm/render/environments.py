"""The Jinja environments of a run: one for HTML, one for Markdown, each made when it is first needed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cjm.render.environment import MarkupLanguage, make_environment
from cjm.render.loaders import builtin_loader, loader_with_overrides
from cjm.render.theme.theme import Theme
from cjm.render.wording import Wording

if TYPE_CHECKING:
    from jinja2 import Environment


class Environments:
    """The environments for templates in certain words and a theme; sandboxed where a `folder` of one's own takes part."""

    def __init__(self, wording: Wording, folder: Path | None, theme: Theme) -> None:
        self.wording = wording
        self.folder = folder
        self.theme = theme
        self._made: dict[MarkupLanguage, Environment] = {}

    def of(self, name: str) -> Environment:
        """The environment for a template, by the folder it lies in (`html/…`, `markdown/…`)."""
        markup: MarkupLanguage = "markdown" if name.startswith("markdown/") else "html"
        if markup not in self._made:
            self._made[markup] = self._make(markup)
            self._made[markup].globals["theme"] = self.theme
        return self._made[markup]

    def _make(self, markup: MarkupLanguage) -> Environment:
        if self.folder is not None:
            return make_environment(markup, self.wording, loader_with_overrides(self.folder), sandboxed=True)
        from cjm.render.bytecode import template_code

        return make_environment(markup, self.wording, builtin_loader(), bytecode=template_code())
