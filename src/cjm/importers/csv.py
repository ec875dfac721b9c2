"""Separated values: one row a step or a phase, under heads that say what the columns hold."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from cjm.importers.draft import Draft
from cjm.importers.foreign import Foreign
from cjm.importers.guesses.language import language_of
from cjm.importers.importer import Importer, Wishes
from cjm.importers.notes import KEPT_HELP, TEXT_WITHOUT_PLACE, Notes
from cjm.importers.placing import made_up_title
from cjm.importers.tables.cells import plain
from cjm.importers.tables.grid import Row, known
from cjm.importers.tables.own import is_own, own_draft
from cjm.importers.tables.separated import records, separator_of
from cjm.importers.tables.sheets import FEWEST_FIELDS, drafts, sheets

_HEADS_WITHIN = 15
"""In how many of the first rows the heads are looked for."""
_SUFFIXES = (".csv", ".tsv", ".tab")
_PERHAPS = ("", ".txt")


def _likelihood(foreign: Foreign) -> float:
    if foreign.suffix not in (*_SUFFIXES, *_PERHAPS) or foreign.is_binary:
        return 0
    content = foreign.text.content[:20_000]
    rows = [
        row for row in islice(records(content, separator_of(content), Notes()), _HEADS_WITHIN) if len(row) > 1
    ]
    across = [row[0] for row in rows]
    if max((len(known(row)) for row in [*rows, across]), default=0) < FEWEST_FIELDS:
        return 0
    return 0.8 if foreign.suffix in _SUFFIXES else 0.3


def _read(foreign: Foreign, wishes: Wishes, notes: Notes) -> Sequence[Draft]:
    content = foreign.text.content
    rows: list[Row] = []
    comments: list[Row] = []
    for row in records(content, separator_of(content), notes):
        (comments if _is_comment(row) and not (rows and is_own(rows[0])) else rows).append(row)
        if wishes.progress and len(rows) % 1000 == 1:
            start = row[0].where[0]
            wishes.progress(start / len(content) / 2)
    if rows and is_own(rows[0]):
        title = wishes.title or made_up_title(foreign.stem, "table", rows[0][0].where, notes)
        draft = Draft(title, wishes.language or language_of(content))
        return [own_draft(rows, draft, notes)] if len(rows) > 1 else []
    found = [draft for sheet in sheets(rows) for draft in drafts(sheet, foreign.stem, wishes, notes)]
    for comment, *_ in comments if found else ():
        text = plain(comment.text).lstrip("# ")
        found[0].keep("comment", text)
        notes.add(
            TEXT_WITHOUT_PLACE,
            f"the comment “{text}” has no place in a map",
            comment.where,
            KEPT_HELP,
        )
    return found


def _is_comment(row: Row) -> bool:
    first = row[0].text.lstrip()
    return first.startswith("# ") or (len(row) == 1 and first.startswith("#"))


IMPORTER = Importer(
    name="csv",
    about="values between commas, semicolons or tabs, under heads such as `phase` and `step`",
    suffixes=_SUFFIXES,
    likelihood=_likelihood,
    read=_read,
)
