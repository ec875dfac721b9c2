"""Templates filled in: those that come with cjm in this process, anybody else's in a sandbox of their own."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from cjm.render.environment import template_folder
from cjm.render.environments import Environments
from cjm.render.theme.theme import Theme
from cjm.render.wording import Wording


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
    def _environments(self) -> Environments:
        return Environments(self.wording, self.folder, self.theme)

    def render(self, name: str, /, **context: Any) -> str:
        """The template `name` (such as `html/report.html.j2`) filled in. Raises CannotDo."""
        if self.folder is None:
            from cjm.render.compiler.environment import as_names

            names = {key: as_names(value) for key, value in context.items()}
            return self._environments.of(name).get_template(name).render(names)
        from cjm.render.sandbox.asking import render_apart

        return render_apart((self.wording, self.folder, self.theme), name, context)


def known_templates() -> frozenset[str]:
    """The names of the templates that come with cjm, which a folder of one's own can replace."""
    root = template_folder()
    return frozenset(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
