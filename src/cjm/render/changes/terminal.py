"""Changes as text for the terminal: a summary, then phase by phase, then what is not on the journey. In English."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from cjm.model.change import GROUPS, Version
from cjm.render.changes.wording import ChangeWords, Line
from cjm.render.styled import StyledLine
from cjm.render.wording import Wording
from cjm.render.words import Words
from cjm.view.changes import ChangesView, PhaseChange

"""Words and their styles, such as `("+ ", "green")`; an empty style is plain."""

_SIGNS = {"+": "green", "-": "red", "~": "yellow", "→": "cyan", "↑": "yellow", "↓": "yellow"}
_TONES = {"better": "green", "worse": "red"}


class _Plain(Words):
    """English words with numbers and dates as the files have them."""

    def number(self, value: float) -> str:
        """The number in digits."""
        return f"{value:.3f}".rstrip("0").rstrip(".")

    def date(self, value: datetime.date) -> str:
        """The day as YYYY-MM-DD."""
        return value.isoformat()

    def percent(self, value: float) -> str:
        """The share as a percentage."""
        return f"{100 * value:.4g} %"

    def signed(self, value: float) -> str:
        """The number with its sign."""
        return f"+{self.number(value)}" if value > 0 else self.number(value)


def terminal_lines(views: Sequence[ChangesView], *, files: bool = True) -> list[StyledLine]:
    """The changes of several maps as styled lines, maps apart by an empty line; with `files`, under the files' names."""
    words = ChangeWords(_Plain(Wording()))
    lines: list[StyledLine] = []
    for view in views:
        if lines:
            lines.append([])
        lines += _files(view) if files else ()
        lines += _map(view, words)
    return lines


def _map(view: ChangesView, words: ChangeWords) -> Iterator[StyledLine]:
    yield [(words.headline(view), "")]
    other = view.diff.relation == "other"
    for phase in view.phases:
        if phase.changes:
            yield []
            yield list(_phase(phase, words))
            yield from map(_change, words.lines(phase.changes, within=phase, other=other))
    for group in GROUPS:
        if changes := view.of(group, view.elsewhere):
            yield []
            yield [(words.group(group), "bold")]
            yield from map(_change, words.lines(changes, other=other))


def _files(view: ChangesView) -> Iterator[StyledLine]:
    old, new = view.diff.old, view.diff.new
    known = new or old
    assert known is not None  # a diff has two sides, one of which may be empty
    if old and new and (_origin(old) != _origin(new)) and not old.revision and not new.revision:
        yield [(f"- {_origin(old)}", "red")]
        yield [(f"+ {_origin(new)}", "green")]
        return
    name = (
        known.filename
        if not old or not new or old.filename == new.filename
        else f"{old.filename} → {new.filename}"
    )
    yield [(name, "bold")]


def _origin(version: Version) -> str:
    return f"{version.filename} ({version.title})" if version.title else version.filename


def _phase(phase: PhaseChange, words: ChangeWords) -> Iterator[tuple[str, str]]:
    name = f"{phase.was} → {phase.name}" if phase.was else phase.name
    yield {"new": "+ ", "dropped": "- "}.get(phase.fate, ""), _SIGNS["+" if phase.fate == "new" else "-"]
    yield name, "bold"
    if phase.rise:
        yield (
            f"  {words.score(phase.before)} → {words.score(phase.after)}",
            _TONES["better" if phase.rise > 0 else "worse"],
        )


def _change(line: Line) -> StyledLine:
    style = _TONES.get(line.tone or "", "") or _SIGNS[line.sign]
    styled: StyledLine = [("  ", ""), (f"{line.sign} ", style), (line.text, "")]
    if line.facts:
        styled.append((f" ({'; '.join(line.facts)})", "dim"))
    if line.where:
        styled.append((f" [{line.where}]", "dim"))
    return styled
