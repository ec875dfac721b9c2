"""The map of a workbook of our own."""

from __future__ import annotations

from collections.abc import Sequence

from cjm.errors import CannotDo
from cjm.importers.draft import Draft
from cjm.importers.foreign import Foreign
from cjm.importers.importer import Wishes
from cjm.importers.notes import Cell, Notes
from cjm.importers.own.keys import Keys
from cjm.importers.own.whole import map_of
from cjm.importers.placing import made_up_title
from cjm.importers.xlsx.book import Page
from cjm.importers.xlsx.own.records import records_of


def own_draft(pages: Sequence[Page], keys: Keys, foreign: Foreign, wishes: Wishes, notes: Notes) -> Draft:
    """The draft of the map that a workbook of ours holds. Raises CannotDo where it has no phase any more."""
    data = map_of(records_of(pages, keys, notes), keys)
    if data is None:
        raise CannotDo(
            f"{foreign.name} has no phases any more", "fill in the sheet of the phases, or render it anew"
        )
    title = wishes.title or data.get("title")
    if not title:
        title = made_up_title(foreign.stem, "workbook", Cell(1, 1, ""), notes)
    if wishes.language:
        data["language"] = wishes.language
    draft = Draft(str(title), data.get("language"))
    draft.whole = {**data, "title": draft.title}
    return draft
