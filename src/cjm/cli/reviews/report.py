"""Showing what is due: the formats of `cjm review`, where they go, and what could not be looked at."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from cjm.cli.messages import note
from cjm.config import Config
from cjm.errors import CannotDo
from cjm.files import shown, write_atomically
from cjm.view.due import MapReview

STDOUT = "-"
_MOST_NAMED = 3


def content(
    output_format: str, maps: Sequence[MapReview], checked: int, language: str | None, config: Config
) -> str:
    """What is due in a format, without colours.

    Markdown and calendars speak `language`, else that of the configuration, else that of the maps where they all have
    the same, else English. Raises CannotDo where there is no such language.
    """
    if output_format == "json":
        from cjm.render.reviews.json import json_text

        return json_text(maps, checked)
    if output_format == "text":
        return _text(maps, checked, colour=False)
    from cjm.cli.reports.rendering import wording
    from cjm.render.reviews.ics import ics_text
    from cjm.render.reviews.markdown import markdown_text
    from cjm.render.words import Words

    words = Words(wording(language, config, (each.language for each in maps)))
    return (ics_text if output_format == "ics" else markdown_text)(maps, words)


def print_text(maps: Sequence[MapReview], checked: int) -> None:
    """Show what is due on the terminal, in colours where it has any."""
    from cjm.cli.terminal import screen

    sys.stdout.write(_text(maps, checked, colour=screen().colour))


def _text(maps: Sequence[MapReview], checked: int, *, colour: bool) -> str:
    from cjm.output.paint import paint_visible
    from cjm.render.reviews.text import text_lines

    return paint_visible(text_lines(maps, checked), colour=colour)


def write(text: str, output: str | None, maps: Iterable[Path]) -> None:
    """Write to a file, as a whole or not at all, or to standard output. Raises CannotDo where the file is a map."""
    data = text.encode("utf-8", "replace")
    if output is None or output == STDOUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    target = Path(output)
    if target.resolve() in {path.resolve() for path in maps}:
        raise CannotDo(f"-o {shown(target)}: this is one of the maps", "name another file")
    write_atomically(target, data)


def tell_notes(maps: Sequence[MapReview]) -> None:
    """Say what could not be looked at, each thing once with the maps that it is true of."""
    names: dict[str, list[str]] = defaultdict(list)
    for each in maps:
        for said in each.notes:
            names[said].append(each.filename)
    for said, files in names.items():
        more = f" and {len(files) - _MOST_NAMED} more" if len(files) > _MOST_NAMED else ""
        note(f"{', '.join(files[:_MOST_NAMED])}{more}: {said}")
