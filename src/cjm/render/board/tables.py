"""Tables of Markdown about maps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cjm.render.words import Words
from cjm.view.site.card import Place

Column = tuple[str, bool]
"""The heading of a column, and whether it holds numbers."""


def table(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of a table whose cells are Markdown."""
    yield f"| {' | '.join(heading for heading, _ in columns)} |"
    yield f"|{'|'.join('---:' if is_number else '---' for _, is_number in columns)}|"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def ranked(
    heading: str, columns: Sequence[Column], rows: Sequence[Sequence[str]], top: int, words: Words
) -> Iterator[str]:
    """A section with the first `top` rows of a table and how many more there are; nothing where there are none."""
    if not rows:
        return
    yield ""
    yield f"## {heading}"
    yield ""
    yield from table(columns, rows[:top])
    if more := len(rows) - top if len(rows) > top else 0:
        yield ""
        yield words.ngettext("and %(num)s more", "and %(num)s more", more)


def named(place: Place | None) -> str:
    """A phase or step with its number, as text that is no Markdown yet."""
    return f"{place.label} {place.name}" if place else ""
