"""Changes as one HTML page: what customers live through first, both curves, and the map with what changed in it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cjm import locale
from cjm.model.change import GROUPS, Change
from cjm.render.changes.wording import ChangeWords, Line
from cjm.render.html_drawings import WIDE
from cjm.render.templates import Templates
from cjm.render.words import Words
from cjm.view.changed_map import LANES, Column, Lane
from cjm.view.changes import ChangesView, PhaseChange
from cjm.view.comparison_drawing import draw_comparison

TEMPLATE = "html/changes/page.html.j2"
_STEP = 52.0
_HEIGHT = 300.0
_LONGEST_LIST = 400
"""How many changes of one kind a page lists."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The changes of one map on the page: the view, and the map in columns."""

    view: ChangesView
    columns: tuple[Column, ...]


def changes_page(maps: Sequence[Shown], templates: Templates, today: datetime.date) -> str:
    """The page about the changes of one map or of several. Raises CannotDo where a template cannot be filled in."""
    words = ChangeWords(Words(templates.wording))
    labels = templates.wording.language
    content = maps[0].view.language if maps else labels
    of_content = locale.find_language(content) == labels
    page = {
        "language": content if of_content else labels,
        "content": content,
        "mixed": not of_content,
        "of_labels": "",
        "pictures": {},
        "pictures_at": {},
        "icons": {"drawings": [], "channel": {}, "pain_kind": {}},
        "today": today,
    }
    told = [_map(each, number, words) for number, each in enumerate(maps, 1)]
    return templates.render(TEMPLATE, page=page, view={"personas": ()}, maps=told)


def _map(shown: Shown, number: int, words: ChangeWords) -> Mapping[str, Any]:
    view = shown.view
    other = view.diff.relation == "other"
    before, after = words.columns(view)
    old, new = view.diff.old, view.diff.new
    comparison = view.comparison
    wide = max(WIDE, _STEP * len(comparison.changes)) if comparison else WIDE
    journey = {change for phase in view.phases for change in phase.changes}
    lanes = [lane for lane in LANES if any(lane in column.lanes for column in shown.columns)]
    return {
        "id": f"map-{number}",
        "title": view.title,
        "files": list(dict.fromkeys(each.filename for each in (old, new) if each)),
        "revisions": [each.revision for each in (old, new) if each and each.revision],
        "headline": words.headline(view),
        "before": before,
        "after": after,
        "drawing": draw_comparison(comparison, wide, _HEIGHT) if comparison else None,
        "comparison": comparison,
        "gained": len(view.gained),
        "solved": len(view.solved),
        "columns": [_column(each, lanes, words, other=other) for each in shown.columns],
        "rows": len(lanes) + 2,
        "groups": [
            {"id": group, "title": words.group(group), "lines": lines}
            for group in GROUPS
            if (lines := _lines((each for each in view.of(group) if each not in journey), words, other=other))
        ],
    }


def _column(column: Column, lanes: Sequence[Lane], words: ChangeWords, *, other: bool) -> Mapping[str, Any]:
    """A phase; `lanes` are those that any phase has changes in, each in a row of its own below the name and the steps."""
    titles = _titles(words)
    return {
        "phase": column.phase,
        "steps": column.steps,
        "lanes": [
            {
                "at": row,
                "title": titles[lane],
                "lines": _lines(column.lanes[lane], words, within=column.phase, other=other),
            }
            for row, lane in enumerate(lanes, 3)
            if lane in column.lanes
        ],
    }


def _titles(words: ChangeWords) -> Mapping[Lane, str]:
    gettext = words.words.gettext
    return {
        "phase": gettext("Steps"),
        "feeling": gettext("Feeling"),
        "needs": gettext("Needs"),
        "questions": gettext("Customer questions"),
        "touchpoints": gettext("Touchpoints"),
        "pain_points": gettext("Pain points"),
        "opportunities": gettext("Opportunities"),
        "metrics": gettext("Metrics"),
        "owner": gettext("Owner"),
        "rest": gettext("Everything else"),
    }


def _lines(
    changes: Iterable[Change], words: ChangeWords, *, within: PhaseChange | None = None, other: bool
) -> list[Mapping[str, Any]]:
    lines = list(words.lines(changes, within=within, other=other))
    left = len(lines) - _LONGEST_LIST
    if left <= 0:
        return [_item(line) for line in lines]
    more = words.words.ngettext("%(num)s change more", "%(num)s changes more", left)
    return [*map(_item, lines[:_LONGEST_LIST]), _item(Line("~", "", more, "", "", "", (), ""))]


def _item(line: Line) -> Mapping[str, Any]:
    return {
        "sign": line.sign.replace("-", "\u2212"),
        "tone": line.tone or "",
        "what": line.what,
        "name": line.name,
        "key": line.key,
        "gone": line.gone or ((line.before,) if line.before else ()),
        "come": line.come or ((line.after,) if line.after and not line.gone else ()),
        "facts": line.facts,
        "where": line.where,
    }
