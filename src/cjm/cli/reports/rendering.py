"""From opened maps to reports: the language, templates and findings of each, and the file it is written to."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import quote

from cjm.cli.findings.selections import Selections, Wanted
from cjm.cli.findings.single import check_file
from cjm.config import Config, today
from cjm.errors import CannotDo
from cjm.files import SUFFIXES, shown
from cjm.lint.engine import NOT_LOOKED, Across
from cjm.lint.registry import rule_titles
from cjm.locale import ENGLISH, find_language, languages
from cjm.model.summary import Summary
from cjm.render.report import Paper, Picture, RenderInput
from cjm.render.site import Placed, address
from cjm.render.templates import Templates, known_templates
from cjm.render.theme.theme import Theme
from cjm.render.wording import Wording
from cjm.view.history import HistoryView
from cjm.view.journey import JourneyView, build_view
from cjm.workspace import Opened


@dataclass(frozen=True, slots=True)
class Look:
    """What the command line says about reports; `None` leaves it to the configuration."""

    language: str | None = None
    templates: Path | None = None
    paper: Paper = "a4"
    public: bool = False
    revision: str | None = None
    today: str | None = None
    picture: Picture = "map"
    browser: str | None = None
    theme: str | None = None
    history: bool = False


class Viewed(NamedTuple):
    """What the report on a map shows, and what it has to do with the other files of its project.

    `summary` is what they need to know of it, `None` where they need nothing; `across` is the digest of what is found in
    it beside them, empty where nothing is shown of that.
    """

    view: JourneyView
    summary: Summary | None = None
    across: str = ""


@dataclass
class Renderer:
    """Makes the input of reports, with what several of them share."""

    look: Look
    _templates: dict[tuple[str, Path | None, tuple[tuple[str, str], ...], Theme], Templates] = field(
        default_factory=dict
    )
    _themes: dict[Path | None, Theme] = field(default_factory=dict)

    @cached_property
    def _selections(self) -> Selections:
        return Selections(Wanted(today=self.look.today))

    def viewed(self, opened: Opened, across: Across = NOT_LOOKED) -> Viewed | None:
        """What the report on a file shows, `None` where it holds no valid map. Raises CannotDo at a wrong setting.

        `across` is what it has to do with the other files of its project.
        """
        journey = opened.project.journey(opened.document, opened.path)
        if journey is None:
            return None
        public = self.look.public
        checked = None if public else check_file(opened, self._selections, across, journey)
        day = today(self.look.today, opened.config)
        view = build_view(
            journey,
            today=day,
            findings=checked.findings if checked else None,
            titles=rule_titles(opened.config.lint.plugins),
            language=self.language(opened.config),
            public=public,
            revision=self.look.revision,
            history=self._history(opened, day),
        )
        return Viewed(view, checked.summary, checked.across) if checked else Viewed(view)

    def _history(self, opened: Opened, day: datetime.date) -> HistoryView | None:
        if not self.look.history or self.look.public:
            return None
        from cjm.cli.reports.history import report_history

        return report_history(opened, day)

    def history_state(self, folder: Path) -> str:
        """What changes with the history of the maps below a folder; empty where no history is asked for."""
        if not self.look.history or self.look.public:
            return ""
        from cjm.cli.reports.history import history_state

        return history_state(folder)

    def language(self, config: Config) -> str | None:
        """The language asked for, `None` for that of the content. Raises CannotDo where there is no such one."""
        for origin, tag in (
            ("--language", self.look.language),
            (f"{config.origin}: `language`", config.render.language),
        ):
            if tag is not None:
                if find_language(tag) is None:
                    possible = ", ".join(languages())
                    raise CannotDo(f"{origin}: there are no labels in `{tag}`", f"possible: {possible}")
                return tag
        return None

    def templates(self, config: Config, tag: str) -> Templates:
        """The templates for reports in a language. Raises CannotDo where their folder is none, or at a wrong theme."""
        folder = self.look.templates or config.render.templates
        theme = self.theme(config)
        key = (tag, folder, tuple(config.render.labels.items()), theme)
        if key not in self._templates:
            if folder is not None:
                _check_folder(folder)
            wording = Wording(tag, config.render.labels)
            self._templates[key] = Templates(wording, folder, theme)
        return self._templates[key]

    def theme(self, config: Config) -> Theme:
        """The theme asked for. Raises CannotDo where there is no such one, it is wrong, or hard to read."""
        wanted = self.look.theme or config.render.theme
        if wanted is None:
            return Theme()
        if config.file not in self._themes:
            from cjm.render.theme.reading import theme_called, theme_in

            folder = Path() if self.look.theme else config.folder or Path()
            read = theme_called(wanted, folder) if isinstance(wanted, str) else theme_in(wanted, folder)
            self._themes[config.file] = read
        return self._themes[config.file]

    def report(
        self,
        opened: Opened,
        view: JourneyView,
        pages: Mapping[Path, PurePosixPath] | None = None,
        placed: Placed | None = None,
    ) -> RenderInput:
        """The input of a report. `pages` are the pages of a site by the real path of their maps, `placed` is this one's."""
        own = opened.path.resolve()

        def file_of(link: str) -> Path | None:
            return opened.project.linked(opened.path, link)

        def page_of(link: str) -> str | None:
            target = file_of(link)
            if not pages or target is None or target not in pages:
                return None
            return address(pages[target], pages[own])

        return RenderInput(
            view,
            opened.document,
            self.templates(opened.config, view.language),
            self.look.paper,
            file_of,
            page_of,
            self.look.picture,
            self.look.browser,
            placed,
            _published(opened),
        )


def wording(language: str | None, config: Config, contents: Iterable[str]) -> Wording:
    """How a report about maps speaks: in `language`, else that of the configuration, else that which all have.

    `contents` are the languages of the maps; where they differ it is English. Raises CannotDo where there is no such language.
    """
    theirs = set(contents)
    tag = Renderer(Look(language)).language(config) or (theirs.pop() if len(theirs) == 1 else ENGLISH)
    return Wording(tag, config.render.labels)


def _published(opened: Opened) -> str | None:
    """The address of a map's page below `url` of the configuration: its path from there, as in a site."""
    url, folder = opened.config.render.url, opened.config.folder
    path = opened.path.resolve()
    if url is None or folder is None or not path.is_relative_to(folder.resolve()):
        return None
    name = path.relative_to(folder.resolve()).as_posix()
    suffix = next((suffix for suffix in SUFFIXES if name.endswith(suffix)), "")
    return f"{url}/{quote(name.removesuffix(suffix))}.html"


def _check_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise CannotDo(f"{shown(folder)} is not a folder of templates")
    known = known_templates()
    if not any((folder / name).is_file() for name in known):
        some = ", ".join(sorted(name for name in known if name.count("/") == 1 and "report" in name))
        raise CannotDo(
            f"{shown(folder)} holds no template that takes the place of one of cjm's",
            f"give it the same path, such as {some}",
        )
