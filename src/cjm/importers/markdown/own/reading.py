"""A report of our own as the draft of a map."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from cjm.importers.draft import Draft
from cjm.importers.foreign import Foreign
from cjm.importers.importer import Wishes
from cjm.importers.markdown.own.records import Records
from cjm.importers.markdown.own.sections import Report
from cjm.importers.markdown.own.text import plain
from cjm.importers.markdown.own.vocabulary import Vocabulary, language_of
from cjm.importers.notes import TEXT_LEFT_OUT, Notes
from cjm.importers.own.whole import map_of
from cjm.importers.placing import made_up_title
from cjm.locale import ENGLISH, label_language

_MARK = re.compile(
    r"^[ \t]*(?:<!-- generator: cjm(?P<in_git>[^>\n]*?) -->|\[//\]: # \(generator: cjm(?P<in_wiki>[^)\n]*)\))[ \t]*\r?$",
    re.MULTILINE,
)
_SIGN = b"generator: cjm"
_PHASE = re.compile(r"^### [0-9]+\\?\. ", re.MULTILINE)
_HEADING = re.compile(r"^## (.*)$", re.MULTILINE)
_LOST = (
    "a report in Markdown does not hold ids, pictures, detailed maps, comments, readings before the latest, or how metrics "
    "count; line breaks in names became spaces"
)


def is_own(foreign: Foreign) -> bool:
    """Whether a text holds a report that cjm wrote."""
    if _SIGN not in foreign.data:
        return False
    text = foreign.text.content
    mark = _MARK.search(text)
    return mark is not None and _PHASE.search(text, mark.end()) is not None


def own_drafts(foreign: Foreign, wishes: Wishes, notes: Notes) -> Sequence[Draft]:
    """A draft of each report in a text."""
    content = foreign.text.content
    marks = list(_MARK.finditer(content))
    found = []
    for index, mark in enumerate(marks):
        end = marks[index + 1].start() if index + 1 < len(marks) else len(content)
        if _PHASE.search(content, mark.end(), end):
            found.append(_draft(mark, end, foreign, wishes, notes))
    return [draft for draft in found if draft is not None]


def _draft(mark: re.Match[str], end: int, foreign: Foreign, wishes: Wishes, notes: Notes) -> Draft | None:
    content = foreign.text.content
    said = _facts(mark["in_git"] or mark["in_wiki"] or "")
    headings = (plain(found[1]) for found in _HEADING.finditer(content, mark.end(), end))
    words = said.get("words") or said.get("language") or language_of(headings)
    vocabulary = Vocabulary(words)
    records = Records(vocabulary, notes, is_wiki=mark["in_wiki"] is not None)
    for key, name in (("map", "id"), ("language", "language"), ("method", "method")):
        if key in said:
            records.state(name, said[key], mark.span())
    Report(records).read(content, mark.end(), end)
    data = map_of(records.tables, vocabulary.keys)
    if data is None:
        return None
    notes.add(TEXT_LEFT_OUT, _LOST, mark.span(), "a workbook holds more: `cjm render --format xlsx`")
    title = wishes.title or data.get("title") or made_up_title(foreign.stem, "report", mark.span(), notes)
    language = wishes.language or data.get("language") or label_language(words)
    draft = Draft(str(title), language)
    draft.whole = {**data, "title": draft.title, "language": language}
    if language == ENGLISH:
        del draft.whole["language"]
    return draft


def _facts(text: str) -> dict[str, str]:
    """What the mark says of the map: its id, its language, that of the words, its method."""
    parts: Iterable[list[str]] = (part.split(":", 1) for part in text.split(";") if ":" in part)
    return {key.strip(): value.strip() for key, value in parts}
