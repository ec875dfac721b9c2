"""`cjm review MAP --done`: a review that took place, written into the log of its map."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path

from cjm.cli.invalid import errors_in, show_errors
from cjm.cli.rewriting.files import Rewritten
from cjm.config import Configurations, day_given
from cjm.config import today as day_of
from cjm.errors import CannotDo
from cjm.files import write_atomically
from cjm.model.duration import add
from cjm.model.journey import Journey
from cjm.model.review import ReviewEntry
from cjm.output.visible import visible
from cjm.source.editing.ground import ImpossibleError
from cjm.source.editing.log_entry import with_log_entry
from cjm.source.text import UNPRINTABLE
from cjm.workspace import Opened, open_workspace

_EXAMPLE = 'such as `--by "Ana" --how "Half a day with the support log"`'


def enter_review(
    paths: Sequence[Path],
    configurations: Configurations,
    by: str | None,
    how: str | None,
    changed: str | None,
    evidence: Sequence[str] | None,
    date: str | None,
    *,
    today: str | None,
) -> int:
    """Write a review into the log of a map in place, and say so. Returns the exit code: 0, or 2 where it is not a map.

    Raises CannotDo where the review is not told in full, is none that can have taken place, or cannot be written.
    """
    opened = _only_map(paths, configurations)
    journey = opened.project.journey(opened.document, opened.path)
    if journey is None:
        if opened.document.library:
            raise CannotDo(f"{opened.name} is a library; only maps are reviewed")
        show_errors(errors_in(opened.document))
        return 2
    entry = ReviewEntry(
        date=_day(date, day_of(today, opened.config)),
        by=_told("--by", by, "who reviewed the map"),
        how=_told("--how", how, "how it was reviewed"),
        changed=None if changed is None else _told("--changed", changed, "what was changed"),
        evidence=tuple(_known(evidence or (), journey)),
    )
    review = journey.map.review
    if review and entry in review.log:
        raise CannotDo(f"{opened.name}: this review of {entry.date} is in the log already")
    _write(opened, entry)
    _say_what_was_written(opened, journey, entry)
    return 0


def _only_map(paths: Sequence[Path], configurations: Configurations) -> Opened:
    if len(paths) != 1 or paths[0].is_dir() or str(paths[0]) == "-":
        raise CannotDo("--done is about one map", "name its file: `cjm review bike.cjm.yaml --done …`")
    workspace = open_workspace(paths, configurations)
    if not workspace.files:
        raise workspace.problems[0]
    return workspace.files[0]


def _told(option: str, text: str | None, what: str) -> str:
    if text is None or not text.strip():
        raise CannotDo(f"{option} is missing: {what}", _EXAMPLE)
    try:
        text.encode()
    except UnicodeEncodeError:
        raise CannotDo(f"{option}: the text is not UTF-8", "set the terminal to UTF-8") from None
    if found := UNPRINTABLE.search(text):
        raise CannotDo(
            f"{option}: the character U+{ord(found[0]):04X} is not allowed in a map", "leave it out"
        )
    return text.strip()


def _day(given: str | None, now: datetime.date) -> datetime.date:
    if given is None:
        return now
    day = day_given("--date", given)
    if day > now:
        raise CannotDo(f"--date: {day} is yet to come", "the log holds reviews that have taken place")
    return day


def _known(ids: Iterable[str], journey: Journey) -> Iterable[str]:
    known = journey.candidates("evidence")
    for id_ in dict.fromkeys(ids):
        if id_ not in journey.evidence:
            close = get_close_matches(id_, known, 1)
            raise CannotDo(
                f"--evidence: there is no evidence `{id_}`",
                f"did you mean `{close[0]}`?" if close else "add it to `evidence:` of the map first",
            )
        yield id_


def _write(opened: Opened, entry: ReviewEntry) -> None:
    before = opened.document.text.content
    try:
        after = with_log_entry(opened.document, entry)
    except ImpossibleError:
        raise CannotDo(
            f"{opened.name}: the entry cannot be written into this text without changing more than it says",
            "write `review:` and `log:` as lines of their own, each entry behind a dash, and try again",
        ) from None
    rewritten = Rewritten(opened.path, opened.name, before, after)
    write_atomically(opened.path, rewritten.content("cjm review --done"))


def _say_what_was_written(opened: Opened, journey: Journey, entry: ReviewEntry) -> None:
    review = journey.map.review
    last = max([entry.date, *(each.date for each in review.log)] if review else [entry.date])
    if review and review.every:
        then = f"the next one is due on {add(last, review.every)}"
    else:
        then = "no interval is set: `every: 90 days` in `review` makes the next one due"
    said = f"{opened.name}: the review of {entry.date} is in the log; {then}\n"
    sys.stdout.write(visible(said, keep="\n"))
