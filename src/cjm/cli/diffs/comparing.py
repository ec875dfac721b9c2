"""From what `cjm diff` is asked to what it shows: the maps read on both sides, compared, and put in a format."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cjm.cli.diffs.targets import NOWHERE, Files, Revisions, targets
from cjm.cli.messages import report_problem
from cjm.config import Config, Configurations
from cjm.errors import CannotDo
from cjm.files import SUFFIXES, shown
from cjm.history.comparing.compare import compare, relation_of
from cjm.history.comparing.edition import Edition, edition
from cjm.view.changes import ChangesView, changes_view
from cjm.workspace import Opened, Stdin, open_workspace, unreadable

if TYPE_CHECKING:
    from cjm.history.past import Past
    from cjm.model.change import Relation
    from cjm.model.journey import Journey


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says about what is shown, and by which configuration."""

    output_format: str = "text"
    output: Path | None = None
    language: str | None = None
    theme: str | None = None
    public: bool = False
    config: Path | None = None
    isolated: bool = False
    today: str | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """The changes of one map as they are shown, the configuration that holds for it, and the journeys behind them."""

    view: ChangesView
    config: Config
    old: Journey | None = None
    new: Journey | None = None


def diff(arguments: Sequence[str], paths: Sequence[Path] | None, asked: Asked) -> bool:
    """Show what changed; whether anything did. `paths` are those behind `--`. Raises CannotDo."""
    found = targets(arguments, paths)
    configurations = Configurations(asked.config, isolated=asked.isolated)
    compared = list(
        _files(found, configurations, asked)
        if isinstance(found, Files)
        else _revisions(found, configurations, asked)
    )
    _show(compared, asked)
    return any(each.view.diff.is_different for each in compared)


def compared_bytes(old: bytes | None, new: bytes | None, paths: tuple[str, str], asked: Asked) -> Compared:
    """The changes between two contents of a map; `paths` are where they lie, by whose configuration they are read."""
    configurations = Configurations(asked.config, isolated=asked.isolated)
    opened = tuple(
        None if data is None else _only(open_workspace([], configurations, Stdin(data, path)).files)
        for data, path in zip((old, new), paths, strict=True)
    )
    return _compared(opened[0], opened[1], asked)


def _only(files: Sequence[Opened]) -> Opened:
    (opened,) = files
    return opened


def _files(found: Files, configurations: Configurations, asked: Asked) -> Iterator[Compared]:
    opened = []
    for path in (found.old, found.new):
        workspace = open_workspace([] if path == NOWHERE else [path], configurations)
        _report(workspace.problems)
        opened.append(workspace.files[0] if workspace.files else None)
    yield _compared(opened[0], opened[1], asked, None)


def _revisions(found: Revisions, configurations: Configurations, asked: Asked) -> Iterator[Compared]:
    from cjm.history.past import Past

    old = Past(found.repository, found.old, configurations)
    new = Past(found.repository, found.new, configurations) if found.new else None
    for pair in found.repository.changed(found.old, found.new, found.paths):
        before = old.opened(pair.old) if pair.old else None
        after = _now(pair.new, new, configurations) if pair.new else None
        yield _compared(before, after, asked, "versions", found.names)
    _report([*old.problems, *(new.problems if new else ())])


def _now(path: Path, past: Past | None, configurations: Configurations) -> Opened | None:
    if past is not None:
        return past.opened(path)
    workspace = open_workspace([path], configurations)
    _report(workspace.problems)
    return workspace.files[0] if workspace.files else None


def _compared(
    old: Opened | None,
    new: Opened | None,
    asked: Asked,
    relation: Relation | None = "versions",
    revisions: tuple[str | None, str | None] = (None, None),
) -> Compared:
    """The changes from one file to the other. Without a `relation`, the maps themselves tell what they are."""
    before = _edition(old, revisions[0]) if old else None
    after = _edition(new, revisions[1]) if new else None
    if relation is None:
        relation = relation_of(before, after) if before and after else "versions"
    found = compare(before, after, relation)
    journeys = (before.journey if before else None), (after.journey if after else None)
    config = (new or old).config if new or old else Config()  # type: ignore[union-attr]
    return Compared(changes_view(found, *journeys, public=asked.public), config, *journeys)


def _edition(opened: Opened, revision: str | None) -> Edition:
    try:
        document = opened.document
    except OSError as error:
        raise unreadable(opened, error) from None
    project = opened.project
    journey = project.file_journey(document, opened.path)
    return edition(document, journey, revision)


def _report(problems: Sequence[CannotDo]) -> None:
    for problem in problems:
        report_problem(problem)


def _show(compared: Sequence[Compared], asked: Asked) -> None:
    """Print the changes, or write them to the file that was asked for."""
    if asked.output is None:
        sys.stdout.write(content(compared, asked))
        return
    from cjm.files import write_atomically

    if asked.output.is_dir() or asked.output.name.endswith(SUFFIXES):
        what = "a folder" if asked.output.is_dir() else "named as a map"
        raise CannotDo(f"{shown(asked.output)} is {what}", "name another file with -o")
    write_atomically(asked.output, content(compared, asked).encode("utf-8", "replace"))


def content(compared: Sequence[Compared], asked: Asked) -> str:
    """The changes of all maps in the format that was asked for."""
    views = [each.view for each in compared]
    if asked.output_format == "json":
        from cjm.render.changes.json import changes_json

        return changes_json(views)
    if asked.output_format == "markdown":
        from cjm.cli.reports.rendering import wording
        from cjm.render.changes.markdown import Commented, changes_markdown

        worded = (wording(asked.language, each.config, [each.view.language]) for each in compared)
        return changes_markdown(
            [Commented(each.view, words) for each, words in zip(compared, worded, strict=True)]
        )
    if asked.output_format == "html":
        return _page(compared, asked)
    return as_text(views, colour=asked.output is None and _colour())


def _page(compared: Sequence[Compared], asked: Asked) -> str:
    """The page about all maps, in the look and the language of the first."""
    from cjm.cli.reports.rendering import Look, Renderer
    from cjm.config import today
    from cjm.render.changes.page import Shown, changes_page
    from cjm.view.changed_map import changed_map

    first = (
        compared[0].config
        if compared
        else Configurations(asked.config, isolated=asked.isolated).for_folder(Path())
    )
    renderer = Renderer(Look(language=asked.language, theme=asked.theme))
    tag = renderer.language(first) or (compared[0].view.language if compared else "en")
    shown = [Shown(each.view, changed_map(each.view, each.old, each.new)) for each in compared]
    return changes_page(shown, renderer.templates(first, tag), today(asked.today, first))


def as_text(views: Sequence[ChangesView], *, colour: bool, files: bool = True) -> str:
    """The changes as text, with the names of the `files` above; nothing in it can steer a terminal."""
    from cjm.output.paint import paint_visible
    from cjm.render.changes.terminal import terminal_lines

    return paint_visible(terminal_lines(views, files=files), colour=colour)


def _colour() -> bool:
    from cjm.cli.terminal import screen

    return screen(sys.stdout).colour
