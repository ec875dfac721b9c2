"""Separated values: one row a step or a phase, under heads that say what the columns hold."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice, takewhile

from cjm.importers.draft import Draft
from cjm.importers.foreign import Foreign
from cjm.importers.guesses.language import language_of
from cjm.importers.importer import Importer, Wishes
from cjm.importers.notes import KEPT_HELP, TEXT_LEFT_OUT, TEXT_WITHOUT_PLACE, Notes
from cjm.importers.placing import made_up_title
from cjm.importers.tables.cells import plain
from cjm.importers.tables.cutting import records
from cjm.importers.tables.grid import Cell, known
from cjm.importers.tables.journeys import drafts
from cjm.importers.tables.own import is_own, own_draft
from cjm.importers.tables.separated import Separated, joined, separator_of
from cjm.importers.tables.sheets import FEWEST_FIELDS, Sheet, sheets
from cjm.importers.tables.telling import head_a_journey, is_log

_HEADS_WITHIN = 15
"""In how many of the first rows the heads are looked for."""
_MOST_TO_LOOK_AT = 20_000
_SUFFIXES = (".csv", ".tsv", ".tab")
_PERHAPS = ("", ".txt")


def _likelihood(foreign: Foreign) -> float:
    if foreign.suffix not in (*_SUFFIXES, *_PERHAPS) or foreign.is_binary:
        return 0
    content = foreign.beginning(_MOST_TO_LOOK_AT)
    lines = islice(records([content], separator_of(content), Notes()), _HEADS_WITHIN)
    rows = [row for row in lines if len(row) > 1]
    across = [row[0] for row in rows]
    if max((len(known(row)) for row in [*rows, across]), default=0) < FEWEST_FIELDS:
        return 0
    return 0.8 if foreign.suffix in _SUFFIXES else 0.3


def _read(foreign: Foreign, wishes: Wishes, notes: Notes) -> Iterator[Draft]:
    said = (row for row in Separated(foreign, Notes()) if any(cell.text.strip() for cell in row))
    heads = next(said, None)
    if heads is not None and is_own(heads):
        yield from _own(foreign, wishes, notes)
        return
    lines = Separated(foreign, notes)
    found = sheets(lines)
    first = next(found, None)
    if first is None and heads:
        message = "no row says what its columns hold, with heads such as `phase` and `emotion`"
        notes.add(TEXT_LEFT_OUT, message, heads[0].where)
    for sheet in chain([first] if first else [], found):
        if not head_a_journey(sheet.heads, is_across=sheet.is_across):
            _leave_out(sheet, notes)
            continue
        for draft in drafts(sheet, foreign.stem, wishes, notes):
            _keep(lines.comments, draft, notes)
            yield draft


def _leave_out(sheet: Sheet, notes: Notes) -> None:
    """Note a table that is no journey."""
    why, help_ = "the heads name neither phases nor steps", "call the column of phases `phase`"
    if is_log(sheet.heads):
        why, help_ = "the rows record what single people did", "sum them up first, one row a step"
    notes.add(TEXT_LEFT_OUT, f"{why}; the rows below the heads were left out", sheet.heads[0].where, help_)


def _own(foreign: Foreign, wishes: Wishes, notes: Notes) -> Iterator[Draft]:
    """The draft of a table that we wrote ourselves; what stands above its heads are comments."""
    separator = separator_of(foreign.beginning(_MOST_TO_LOOK_AT))
    lines = list(records(foreign.pieces(), separator, notes))
    above = list(takewhile(lambda row: not is_own(row), lines))
    rows = lines[len(above) :]
    if len(rows) > 1:
        title = wishes.title or made_up_title(foreign.stem, "table", rows[0][0].where, notes)
        language = wishes.language or language_of(foreign.beginning(_MOST_TO_LOOK_AT))
        draft = own_draft(rows, Draft(title, language), notes)
        comments = [joined(row, separator) for row in above]
        _keep([comment for comment in comments if comment.text.strip()], draft, notes)
        yield draft


def _keep(comments: list[Cell], draft: Draft, notes: Notes) -> None:
    """Keep comments that were read by now in a draft, and forget them."""
    for comment in comments:
        text = plain(comment.text).lstrip("# ")
        draft.keep("comment", text)
        notes.add(TEXT_WITHOUT_PLACE, f"the comment “{text}” has no place in a map", comment.where, KEPT_HELP)
    comments.clear()


IMPORTER = Importer(
    name="csv",
    about="values between commas, semicolons or tabs, under heads such as `phase` and `step`",
    suffixes=_SUFFIXES,
    likelihood=_likelihood,
    read=_read,
)
