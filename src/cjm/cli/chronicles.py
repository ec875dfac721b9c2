"""The histories of maps: looked up in git, and put into the formats of `cjm log`."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from cjm.cli.reports.history import tell_if_shallow
from cjm.cli.reports.rendering import Look, Renderer
from cjm.config import Configurations, day_given, today
from cjm.errors import CannotDo
from cjm.history.chronicle import Chronicler
from cjm.history.git import Repository
from cjm.view.history import HistoryView, history_view
from cjm.workspace import Opened, open_workspace


@dataclass(frozen=True, slots=True)
class Asked:
    """Which editions are asked for: at the most `number`, those of the day `since` and later."""

    number: int | None = None
    since: str | None = None
    today: str | None = None


@dataclass(frozen=True, slots=True)
class History:
    """A map and its history."""

    opened: Opened
    view: HistoryView

    @property
    def title(self) -> str:
        """The map's title, its id where the file holds no valid map now."""
        document = self.opened.document
        return document.map.title if document.map else document.id


def history_of(path: Path, asked: Asked, configurations: Configurations) -> History:
    """The history of the map at a path; a shallow clone is said. Raises CannotDo where there is none."""
    if path.is_dir() or str(path) == "-":
        raise CannotDo(f"{path} is not a file, and a history is that of one map", "name the file of a map")
    workspace = open_workspace([path], configurations)
    if not workspace.files:
        raise workspace.problems[0]
    opened = workspace.files[0]
    if opened.document.library:
        raise CannotDo(f"{opened.name} is a library; only maps have a history here")
    repository = Repository.around(opened.path)
    if repository is None:
        raise CannotDo(f"{opened.name} is not in a git repository, so it has no history", "commit it to one")
    view = _view(opened, repository, asked, configurations)
    if not view.entries:
        raise CannotDo(f"{opened.name}: there is no edition since {asked.since}", "name an earlier day")
    tell_if_shallow([opened])
    return History(opened, view)


def _view(
    opened: Opened, repository: Repository, asked: Asked, configurations: Configurations
) -> HistoryView:
    chronicler = Chronicler(configurations, today(asked.today, opened.config))
    found = chronicler.chronicle(opened, repository, asked.number, _day(asked.since))
    return history_view(found.editions, found.before)


def _day(given: str | None) -> datetime.date | None:
    return None if given is None else day_given("--since", given)


def shown(history: History, output_format: str, language: str | None) -> str:
    """The history in a format. Markdown speaks `language`, else that of the configuration, else that of the map.

    Raises CannotDo where there is no such language.
    """
    opened, view = history.opened, history.view
    if output_format == "json":
        from cjm.render.history.json import json_text

        return json_text(opened.document.id, history.title, opened.name, view)
    if output_format == "markdown":
        return _markdown(history, language)
    from cjm.cli.terminal import screen
    from cjm.output.paint import paint_visible
    from cjm.render.history.text import text_lines

    return paint_visible(text_lines(history.title, opened.name, view), colour=screen().colour)


def _markdown(history: History, language: str | None) -> str:
    from cjm.render.markdown import render_history

    config = history.opened.config
    content = history.opened.document.map.language if history.opened.document.map else "en"
    renderer = Renderer(Look(language))
    templates = renderer.templates(config, renderer.language(config) or content)
    return render_history(history.title, history.view, templates)
