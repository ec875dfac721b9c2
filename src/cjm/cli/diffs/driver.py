"""`cjm diff --driver`: git's external diff driver, which speaks of journeys and hides nothing.

git calls it with `path old-file old-hex old-mode new-file new-hex new-mode`, two more of a renamed file (its new path, and
what git says of it), and the path alone where it is unmerged (git(1), GIT_EXTERNAL_DIFF). Any exit code but 0 would end
git's own output, so that there is no other.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cjm.cli.diffs.comparing import Asked, as_text, compared_bytes
from cjm.cli.diffs.targets import NOWHERE
from cjm.errors import CannotDo
from cjm.source.project import read_bytes

_ARGUMENTS = 7
_OF_RENAMED = 9
_LINK = "120000"


@dataclass(frozen=True, slots=True)
class Handed:
    """What git hands over: the paths on both sides, their contents (`None` where there is none), and its own words."""

    paths: tuple[str, str]
    contents: tuple[bytes | None, bytes | None]
    is_map: bool
    said: tuple[str, ...] = ()


def drive(arguments: Sequence[str], asked: Asked) -> int:
    """Print what changed in the file that git names; always 0."""
    from cjm.output.visible import visible

    try:
        if len(arguments) == 1:
            sys.stdout.write(visible(f"* Unmerged path {arguments[0]}") + "\n")
        else:
            sys.stdout.write(_shown(_handed(arguments), asked))
    except (CannotDo, OSError) as error:
        from cjm.cli.messages import report_problem

        report_problem(error if isinstance(error, CannotDo) else CannotDo(str(error)))
    return 0


def _handed(arguments: Sequence[str]) -> Handed:
    if len(arguments) not in (_ARGUMENTS, _OF_RENAMED):
        raise CannotDo(
            f"--driver: {len(arguments)} arguments, and git gives 7 or 9",
            "`cjm init --git` sets git up; by hand: `git config diff.cjm.command 'cjm diff --driver'`",
        )
    path, old, _, old_mode, new, _, new_mode = arguments[:_ARGUMENTS]
    other = arguments[_ARGUMENTS] if len(arguments) == _OF_RENAMED else path
    said = tuple(arguments[_OF_RENAMED - 1].splitlines()) if len(arguments) == _OF_RENAMED else ()
    contents = tuple(None if Path(each) == NOWHERE else read_bytes(Path(each)) for each in (old, new))
    return Handed((path, other), (contents[0], contents[1]), _LINK not in (old_mode, new_mode), said)


def _shown(handed: Handed, asked: Asked) -> str:
    """The head, which names the path as git does, and the changes; the text's difference where one side is not a map."""
    from cjm.output.paint import paint
    from cjm.output.visible import visible

    colour = _colour()
    head = [f"diff --cjm a/{handed.paths[0]} b/{handed.paths[1]}"]
    head += [line for line in handed.said if not line.startswith("index ")]
    lines = paint([[(visible(line), "bold")] for line in head], colour=colour)
    why = "a link is not a map"
    if handed.is_map:
        try:
            compared = compared_bytes(*handed.contents, handed.paths, asked)
        except CannotDo as error:
            why = error.message
        else:
            problem = compared.view.diff.problem
            if problem is None:
                return lines + as_text([compared.view], colour=colour, files=False)
            why = f"{problem.filename} is not a valid map: {problem.problem}"
    note = f"note: {visible(why)}; this is the difference of the text"
    return lines + paint([[(note, "yellow")], *_text_difference(handed)], colour=colour)


def _text_difference(handed: Handed) -> Iterator[list[tuple[str, str]]]:
    from cjm.cli.rewriting.difference import difference
    from cjm.output.visible import visible

    before, after = ((content or b"").decode("utf-8", "backslashreplace") for content in handed.contents)
    styles = {"+": "green", "-": "red", "@": "cyan"}
    for line in difference(before, after, handed.paths[1]):
        for part in line.removesuffix("\n").split("\n"):
            yield [(visible(part, keep="\t"), styles.get(part[:1], ""))]


def _colour() -> bool:
    """Whether git's output is coloured: on a terminal, or in the pager that git has started there."""
    from cjm.cli.terminal import screen

    in_pager = os.environ.get("GIT_PAGER_IN_USE") in {"1", "true"} and not os.environ.get("NO_COLOR")
    return in_pager or screen(sys.stdout).colour
