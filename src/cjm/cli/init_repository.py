"""`cjm init --ci` and `--git`: what they write for a repository, and what they say of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from cjm.cli import options
from cjm.cli.messages import note
from cjm.files import shown, write_atomically
from cjm.output.visible import visible

if TYPE_CHECKING:
    from cjm.history.set_up import SetUp
    from cjm.render.scaffold.services import Plan


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be done in a repository: files for services, and git's attributes and settings."""

    plans: tuple[Plan, ...]
    set_up: SetUp | None


def planned(path: Path, services: Iterable[str], *, git: bool, force: bool) -> Work:
    """What `--ci` and `--git` have to do around a path. Raises CannotDo before anything is written."""
    from cjm.history import set_up

    return Work(
        _plans(path, dict.fromkeys(services), force=force),
        set_up.planned(path, force=force) if git else None,
    )


def carry_out(work: Work) -> None:
    """Do it, and say what was done, what comes next, and how to undo it."""
    for plan in work.plans:
        for file, content in plan.files.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(file, content)
            _say(f"Wrote {shown(file)}")
        for file in plan.kept:
            _say(f"{shown(file)} is as it should be")
    steps = [step for plan in work.plans if plan.files for step in plan.next]
    if steps:
        _say("", "Next: commit what is new.", "", *(f"- {step}" for step in steps))
    if work.set_up is not None:
        if work.plans:
            _say("")
        _set_up(work.set_up)


def _plans(path: Path, wanted: Iterable[str], *, force: bool) -> tuple[Plan, ...]:
    from cjm.history.git import Repository
    from cjm.render.scaffold import services

    chosen = [options.chosen("--ci", each, services.SERVICES) for each in wanted]
    if not chosen:
        return ()
    repository = Repository.around(path)
    if repository is None:
        note("this is not a git repository: the files for services are for the folder that will be one")
        place = services.Place(path.resolve(), force=force)
    else:
        place = services.Place(repository.root, repository.default_branch or "main", force)
    return tuple(services.SERVICES[each](place) for each in chosen)


def _set_up(set_up: SetUp) -> None:
    from shutil import which

    from cjm.history.set_up import UNDO, carry_out, is_in_effect

    carry_out(set_up)
    if set_up.lines:
        _say(f"Added to {shown(set_up.file)}:", *(f"  {line}" for line in set_up.lines))
    if set_up.settings:
        _say("Set for this clone:", *(f"  {name} = {value}" for name, value in set_up.settings.items()))
    if set_up.is_done:
        _say("Nothing to do: .gitattributes and the settings of this clone are as they should be.")
    else:
        next_ = "Next: commit .gitattributes. Settings are not shared, so others run `cjm init --git` in their clones."
        _say(
            "",
            "`git diff` and `git merge` go by journeys from now on, and so does `git log -p --ext-diff`.",
            next_,
        )
    _say(
        "",
        "To undo it, take the lines out of .gitattributes, and:",
        "",
        *(f"  {command}" for command in UNDO),
    )
    for name, value in set_up.kept.items():
        note(f"{name} was set to `{value}` before and stays so; --force sets it anew")
    if not is_in_effect(set_up.repository):
        note("other attributes take precedence: `git check-attr --all map.cjm.yaml` shows them")
    if which("cjm") is None:
        note("git will not find `cjm`: put its folder on the PATH, or give the settings its whole name")


def _say(*lines: str) -> None:
    typer.echo("\n".join(map(visible, lines)))
