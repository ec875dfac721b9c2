"""The board of a workspace, or what a touchpoint or an owner has to do with its maps, computed and shown."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cjm.cli.boards.reading import Asked, Read, read_maps
from cjm.cli.findings.checking import check_workspace
from cjm.cli.ids import unknown
from cjm.cli.reviews.report import STDOUT, write
from cjm.config import Config
from cjm.errors import CannotDo
from cjm.render.board.columns import Columns
from cjm.render.styled import StyledLine
from cjm.render.words import Words
from cjm.view.board.board import board_of
from cjm.view.board.leaving import OwnerUse
from cjm.view.board.record import LastChange, MapRecord
from cjm.view.board.touchpoint import TouchpointUse
from cjm.view.site.card import Findings
from cjm.workspace import Workspace

_TOP = 5


@dataclass(frozen=True, slots=True)
class Show:
    """How a result is shown: its format, where it goes, and in which language; `config` is that of the current folder."""

    format: str
    output: str | None
    language: str | None
    top: int | None
    within: str | None
    config: Config

    def text(self, workspace: Workspace, lines: Callable[[Columns], Iterable[StyledLine]]) -> None:
        """Show lines: in colours on a terminal that has them, plain in a file."""
        from cjm.cli.terminal import screen
        from cjm.output.paint import paint
        from cjm.output.report import Screen
        from cjm.output.visible import visible
        from cjm.output.width import widths

        here = screen() if self.output in (None, STDOUT) else Screen()
        columns = Columns(here.width, widths, visible)
        text = paint(lines(columns), colour=here.colour)
        if self.output is None:
            sys.stdout.write(text)
        else:
            self.whole(workspace, text)

    def whole(self, workspace: Workspace, text: str) -> None:
        """Show a text that is a file. Raises CannotDo where it would take the place of a map."""
        write(text, self.output, (each.path for each in workspace.files))

    def words(self, languages: Iterable[str]) -> Words:
        """The words of Markdown: in the language asked for, else that of the configuration, else that all maps share.

        Raises CannotDo where there is no such language.
        """
        from cjm.cli.reports.rendering import wording

        return Words(wording(self.language, self.config, languages))


def board(workspace: Workspace, asked: Asked, show: Show) -> list[CannotDo]:
    """Show the board of all maps; returns what could not be read. Raises CannotDo at a wrong setting."""
    found = read_maps(workspace, asked)
    records = [each.row for each in found if isinstance(each.row, MapRecord)]
    findings, problems = _findings(workspace, asked)
    changes = _changes(workspace)
    made = board_of(
        each.with_findings(findings.get(each.file, Findings(0, 0, 0)), changes.get(each.file))
        for each in records
    )
    if show.format == "json":
        from cjm.render.board.json import board_json

        show.whole(workspace, board_json(made, show.top))
    elif show.format == "markdown":
        from cjm.render.board.markdown import board_markdown

        words = show.words(each.card.content_language for each in records)
        show.whole(workspace, board_markdown(made, show.top or _TOP, words, ahead=bool(asked.within)))
    else:
        from cjm.render.board.text import board_lines

        show.text(workspace, lambda columns: board_lines(made, columns, show.top or _TOP, asked.within))
    unread = _problems(found)
    told = {str(each) for each in unread}
    return [*unread, *(each for each in problems if str(each) not in told)]


def impact(workspace: Workspace, asked: Asked, show: Show) -> list[CannotDo]:
    """Show what a touchpoint or an owner has to do with the maps; returns what could not be read.

    Raises CannotDo where no map knows the id.
    """
    found = read_maps(workspace, asked)
    uses = [each.row for each in found if isinstance(each.row, TouchpointUse | OwnerUse) and each.row.any]
    problems = _problems(found)
    known = {id_: name for each in found for id_, name in each.known}
    if not uses and asked.id not in known and workspace.files:
        for problem in problems:
            raise problem
        raise unknown(asked.subject or "touchpoint", asked.id, known)
    if show.format == "json":
        from cjm.render.board.json import impact_json

        show.whole(workspace, impact_json(str(asked.subject), asked.id, uses))
    elif show.format == "markdown":
        from cjm.render.board.impact_markdown import impact_markdown

        name = known.get(asked.id, asked.id)
        show.whole(workspace, impact_markdown(uses, name, show.words(use.language for use in uses)))
    elif workspace.files:
        name = " / ".join(dict.fromkeys(use.name for use in uses)) or known[asked.id]
        show.text(workspace, lambda columns: _lines(uses, f"{name} ({asked.id})", columns))
    return problems


def _lines(uses: Sequence[TouchpointUse | OwnerUse], name: str, columns: Columns) -> Iterable[StyledLine]:
    from cjm.render.board.impact_text import owner_lines, touchpoint_lines

    touchpoints = [use for use in uses if isinstance(use, TouchpointUse)]
    owners = [use for use in uses if isinstance(use, OwnerUse)]
    return owner_lines(owners, name, columns) if owners else touchpoint_lines(touchpoints, name, columns)


def _findings(workspace: Workspace, asked: Asked) -> tuple[Mapping[str, Findings], list[CannotDo]]:
    """How many findings each file has, as `cjm lint` finds them, and what failed."""
    outcome = check_workspace(workspace, asked.wanted)
    if any(opened.config.lint.baseline for opened in workspace.files):
        from cjm.cli.findings.baselines import Baselines

        outcome = Baselines(workspace, asked.wanted).apply(outcome)
    counts: dict[str, Counter[str]] = {}
    for each in outcome.diagnostics:
        counts.setdefault(each.filename, Counter())[each.severity] += 1
    found = {name: Findings(each["error"], each["warning"], each["info"]) for name, each in counts.items()}
    return found, list(outcome.problems)


def _changes(workspace: Workspace) -> Mapping[str, LastChange]:
    """The last change of each file that git knows; none where git is not there or cannot tell."""
    from cjm.files import git_root
    from cjm.history.git import Repository

    names = {opened.path: opened.name for opened in workspace.files}
    roots: dict[Path | None, list[Path]] = {}
    homes = {folder: git_root(folder.resolve()) for folder in {path.parent for path in names}}
    for path in names:
        roots.setdefault(homes[path.parent], []).append(path)
    found: dict[str, LastChange] = {}
    for root, paths in roots.items():
        with suppress(CannotDo):
            repository = Repository.around(root) if root else None
            # Where history is cut off, all seems to begin there.
            if repository is None or repository.is_shallow:
                continue
            for path, commit in repository.last_changes(paths).items():
                found[names[path]] = LastChange(commit.date, commit.author)
    return found


def _problems(found: Iterable[Read]) -> list[CannotDo]:
    return [each.problem for each in found if each.problem]
