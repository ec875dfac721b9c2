"""What is due in the maps of a workspace: by what they say, by what git tells, and by what the linter finds anew."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from cjm.cli.findings.baselines import without_known
from cjm.cli.findings.selections import Selections, Wanted
from cjm.cli.findings.single import assumed, check_file
from cjm.cli.ids import names_of
from cjm.cli.invalid import errors_in
from cjm.cli.progress import Progress
from cjm.cli.reviews.beside import ReviewBeside
from cjm.errors import CannotDo
from cjm.history.since_review import Reviewed, SinceReview, touchpoint_changes
from cjm.lint.baseline import Known, compare
from cjm.lint.engine import Across
from cjm.lint.registry import rule_names
from cjm.lint.summaries import summarise
from cjm.model.duration import add
from cjm.model.finding import SEVERITIES
from cjm.model.journey import Journey
from cjm.model.summary import Summary
from cjm.source.diagnostic import Diagnostic, diagnose
from cjm.view.due import Due, MapReview, finding_due, map_review
from cjm.workspace import Opened, Workspace, unreadable

_SPAN = re.compile(r"([1-9][0-9]{0,3}) ?(d|day|days|w|week|weeks|m|month|months|y|year|years)")
_UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}
_TOLD = frozenset(
    {"review-overdue", "never-reviewed", "no-review-plan", "metric-reading-stale", "target-missed",
     "opportunity-overdue", "content-overdue", "evidence-outdated"}
)  # fmt: skip
"""Rules whose findings are reasons of their own."""


@dataclass(frozen=True, slots=True)
class Reviews:
    """How maps stand with their reviews, how many were looked at, what is wrong with others, and what failed.

    `owners` are the names of the owners that the maps and libraries know, by their ids.
    """

    maps: tuple[MapReview, ...]
    checked: int
    invalid: tuple[Diagnostic, ...]
    problems: tuple[CannotDo, ...]
    owners: Mapping[str, str]


@dataclass
class Reviewer:
    """Looks at maps as of a day; `within` is how far it looks ahead, `None` not at all, `everything` to the end."""

    workspace: Workspace
    today: str | None = None
    within: str | None = None
    everything: bool = False
    _selections: Selections = field(init=False)
    _reviewed: Reviewed = field(init=False)
    _since: dict[Path, SinceReview] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._selections = Selections(Wanted(today=self.today, cache=True, keeps=False))
        self._reviewed = Reviewed(self.workspace.configurations)

    def reviews(self) -> Reviews:
        """All maps of the workspace, the stalest first, then those that fall due next; libraries are left out.

        Raises CannotDo at a wrong setting.
        """
        found: dict[Path, MapReview] = {}
        summaries: dict[Path, Summary | None] = {}
        invalid: list[Diagnostic] = []
        problems: list[CannotDo] = []
        owners: dict[str, str] = {}
        with Progress("Looked at", "maps", len(self.workspace.files)) as progress:
            for opened in self.workspace.files:
                try:
                    journey = opened.project.journey(opened.document, opened.path)
                except OSError as error:
                    problems.append(unreadable(opened, error))
                    summaries[opened.path] = None
                    continue
                if journey is not None:
                    owners |= names_of("owner", journey)
                    found[opened.path] = self._review(opened, journey)
                elif opened.document.library is None:
                    invalid += errors_in(opened.document)
                known = journey.references if journey else None
                summaries[opened.path] = summarise(opened.document, opened.project, opened.path, known)
                opened.project.release(opened.path)
                progress.advance()
        found |= self._beside_others(summaries)
        ordered = sorted(found.values(), key=lambda each: (each.soonest, each.filename))
        ordered.sort(key=lambda each: each.staleness, reverse=True)
        return Reviews(tuple(ordered), len(found), tuple(invalid), tuple(problems), owners)

    def _beside_others(self, summaries: Mapping[Path, Summary | None]) -> dict[Path, MapReview]:
        """The maps once more of which there is something to say beside the others of their projects."""
        beside = ReviewBeside(self.workspace, self._selections)
        across = beside.put(summaries)
        found: dict[Path, MapReview] = {}
        for opened in self.workspace.files:
            since = self._since.get(opened.path)
            if opened.path not in across or since is None or since.then is None or since.past is None:
                continue
            with suppress(OSError):  # gone since it was read: what was seen of it then is told
                journey = opened.project.journey(opened.document, opened.path)
                if journey is not None:
                    then = beside.then(since.past, since.then)
                    found[opened.path] = self._review(opened, journey, (then, across[opened.path]))
            opened.project.release(opened.path)
        return found

    def _review(
        self, opened: Opened, journey: Journey, across: tuple[Across, Across] | None = None
    ) -> MapReview:
        """How a map stands. `across` is what it had to do with others at its last review and has now, if anything."""
        day = self._selections.day(opened.config)
        review = map_review(journey, opened.name, day, self._horizon(day))
        if opened.path not in self._since:
            self._since[opened.path] = self._reviewed.since(opened.path, review.last)
        since = self._since[opened.path]
        if review.last is None:
            known = (
                replace(each, last=since.first) if each.kind == "review" else each for each in review.reasons
            )
            return replace(review, reasons=tuple(known))
        if since.then is None:
            return review.with_note(since.note)
        reasons, note = self._compared(review, opened, journey, since.then, across)
        told = review.with_reasons(reasons, since.commits, since.commit.hash if since.commit else None)
        return told.with_note(f"{note} (commit {since.commit.hash[:10]})") if note and since.commit else told

    def _compared(
        self,
        review: MapReview,
        opened: Opened,
        journey: Journey,
        then: Opened,
        across: tuple[Across, Across] | None,
    ) -> tuple[list[Due], str]:
        """What came of comparing a map with how its review left it, and why it could not be done, if so."""
        if across is None and _is_unchanged(opened, then):
            return [], ""
        before = then.project.journey(then.document, then.path)
        if before is None:
            return [], "no valid map at its last review, so that it cannot be compared with that"
        changes = touchpoint_changes(before, journey, review.owner)
        return [*changes, *self._new_findings(opened, journey, then, review, across)], ""

    def _new_findings(
        self,
        opened: Opened,
        journey: Journey,
        then: Opened,
        review: MapReview,
        across: tuple[Across, Across] | None,
    ) -> Iterator[Due]:
        """The findings that let `cjm lint` fail and were not there at the last review, checked as of the same day."""
        across_then, across_now = across or (assumed(then), assumed(opened))
        now = without_known(opened, self._findings(opened, across_now), self._selections)
        before = map(_key, self._findings(then, across_then))
        known = compare(before, [_key(each) for each in now], lambda _file: True).known
        for each, was_there in zip(now, known, strict=True):
            if not was_there:
                where = f"{each.start.row}:{each.start.column}"
                yield finding_due(journey, each.path, f"{each.code} {each.message}", where, review.owner)

    def _findings(self, opened: Opened, across: Across) -> list[Diagnostic]:
        names = rule_names(opened.config.lint.plugins)
        least = SEVERITIES.index(self._selections.least(opened.config))
        found = [
            diagnose(opened.document, each, names[each.code])
            for each in check_file(opened, self._selections, across).findings
            if SEVERITIES.index(each.severity) >= least and names[each.code] not in _TOLD
        ]
        return sorted(found, key=lambda each: each.sort_key)

    def _horizon(self, day: datetime.date) -> datetime.date:
        if self.within is not None:
            return add(day, span(self.within))
        return datetime.date.max if self.everything else day


def _is_unchanged(opened: Opened, then: Opened) -> bool:
    """Whether a map and all that it draws on is as it was: then there is nothing to compare."""
    now = opened.document
    if now.map is None or now.map.future_of:
        return False
    same_libraries = opened.project.library_state == then.project.library_state
    return same_libraries and now.text.content == then.document.text.content


def _key(diagnostic: Diagnostic) -> Known:
    return Known("", diagnostic.code, diagnostic.anchor, diagnostic.message)


def span(text: str) -> str:
    """A time such as `30d`, `4w`, `2m` or `30 days` as a duration of the format. Raises CannotDo where it is none."""
    found = _SPAN.fullmatch(text.strip().lower())
    if found is None:
        raise CannotDo(f"--within: `{text}` is not a time", "write such as `30d`, `4w`, `2m` or `30 days`")
    return f"{found[1]} {_UNITS.get(found[2], found[2])}"
