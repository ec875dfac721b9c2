"""The board as Markdown, for a wiki, an issue or a job's summary, in the language of its words."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from cjm.markdown import one_line
from cjm.render.board.shades import shade
from cjm.render.board.tables import named, ranked, table
from cjm.render.tables import tidy_tables
from cjm.render.words import Words
from cjm.view.board.board import Board, MapDue, OpportunityScored, OwnerRow, PainPointAcross
from cjm.view.board.record import MapRecord
from cjm.view.site.card import Findings, OpportunityCard

_MOST_TITLES = 5


def board_markdown(board: Board, top: int, words: Words, *, ahead: bool = False) -> str:
    """The board; of each ranked list the first `top`. `ahead` tells that it was looked for what will be due soon."""
    return tidy_tables("\n".join(_Page(words, top).lines(board, ahead=ahead))) + "\n"


class _Page:
    def __init__(self, words: Words, top: int) -> None:
        self.words = words
        self.top = top

    def lines(self, board: Board, *, ahead: bool) -> Iterator[str]:
        _ = self.words.gettext
        yield f"# {_('Customer journey maps')}"
        yield ""
        counts = self._counts(board.findings) or _("Nothing found")
        if len(board.days) == 1:
            colon = self.words.pgettext("punctuation", ":")
            counts = f"{_('As of')}{colon} {one_line(self.words.date(board.days[0]))} · {counts}"
        yield counts
        yield ""
        heads = (_("Map"), _("The ten steps"), _("Checks"), _("Last review"), _("Next review"), _("Owner"))
        yield from table([(head, False) for head in heads], map(self._map, board.maps))
        if board.maps:
            steps = (step.step for step in board.maps[0].card.coverage)
            yield ""
            labels = (f"{at} {self.words.label(step, 'coverage')}" for at, step in enumerate(steps, 1))
            yield " · ".join(labels) + "  "
            yield _("█ in every phase, ▓ ▒ ░ in some, · in none")
        yield from self._due(_("What is overdue"), [each for each in board.due if each.due.kind != "review"])
        if ahead:
            yield from self._due(_("Due"), board.coming)
        yield from self._pain_points(board.pain_points)
        yield from self._opportunities(board.opportunities)
        yield from self._shared(board.shared)
        yield from self._owners(board.owners)

    def _counts(self, found: Findings) -> str:
        number = self.words.ngettext
        counts = (
            number("%(num)s error", "%(num)s errors", found.errors) if found.errors else "",
            number("%(num)s warning", "%(num)s warnings", found.warnings) if found.warnings else "",
            number("%(num)s note", "%(num)s notes", found.infos) if found.infos else "",
        )
        return ", ".join(filter(None, counts))

    def _map(self, record: MapRecord) -> tuple[str, ...]:
        card, fresh, _ = record.card, record.freshness, self.words.gettext
        heat = "".join(map(shade, card.coverage))
        last = self._date(fresh.last) or f"**{_('Not reviewed yet')}**"
        next_ = self._date(fresh.next)
        if fresh.days is not None and fresh.days > 0:
            late = self.words.ngettext("%(num)s day overdue", "%(num)s days overdue", fresh.days)
            next_ += f" (**{one_line(late)}**)"
        owner = one_line(fresh.owner) if fresh.owner else _("No owner")
        checks = self._counts(card.findings) if card.findings else ""
        title = f"{one_line(card.title)}<br>{one_line(record.file)}"
        return title, f"`{heat}` {card.complete_steps}/{len(card.coverage)}", checks, last, next_, owner

    def _due(self, heading: str, found: Sequence[MapDue]) -> Iterator[str]:
        _ = self.words.gettext
        columns = [(_("Due"), False), (_("What is due"), False), (_("Owner"), False), (_("Map"), False)]
        rows = []
        for each in found:
            due = each.due
            kind = self.words.label(due.kind, "due")
            what = f"{one_line(kind)}{self.words.pgettext('punctuation', ':')} {one_line(due.text)}"
            owner = one_line(due.owner) if due.owner else _("No owner")
            row = (
                self._date(due.day),
                what if due.text else one_line(kind),
                owner,
                one_line(each.record.card.title),
            )
            rows.append(row)
        yield from ranked(heading, columns, rows, self.top, self.words)

    def _pain_points(self, found: Sequence[PainPointAcross]) -> Iterator[str]:
        _, label = self.words.gettext, self.words.label
        columns = [
            (_("Pain point"), False), (_("Severity"), False), (_("Frequency"), False),
            (_("Severity × frequency"), True), (_("Opportunities"), True), (_("Phase or step"), False),
            (_("Maps"), False),
        ]  # fmt: skip
        rows = []
        for each in found:
            pain = each.pain_point
            titles = (each.record.card.title, *(record.card.title for record in each.also))
            rows.append(
                (
                    one_line(pain.text),
                    one_line(label(pain.severity, "severity")) if pain.severity else "",
                    one_line(label(pain.frequency, "frequency")) if pain.frequency else "",
                    self._number(pain.priority),
                    self._number(pain.answers),
                    one_line(named(pain.place)),
                    self._titles(titles),
                )
            )
        yield from ranked(_("Where it hurts most"), columns, rows, self.top, self.words)

    def _opportunities(self, found: Sequence[OpportunityScored]) -> Iterator[str]:
        _ = self.words.gettext
        columns = [
            (_("Opportunity"), False), (_("Impact ÷ effort"), True), (_("RICE score"), True),
            (_("Opportunity score"), True), (_("Status"), False), (_("Owner"), False), (_("Map"), False),
        ]  # fmt: skip
        rows = []
        for each in found:
            card = each.across.opportunity
            status = one_line(self.words.label(card.status, "opportunity_status")) if card.status else ""
            owner = one_line(card.owner) if card.owner else _("No owner")
            title = one_line(each.across.listed.card.title)
            rows.append((one_line(card.text), *self._scores(card), status, owner, title))
        yield from ranked(_("Opportunities"), columns, rows, self.top, self.words)

    def _scores(self, card: OpportunityCard) -> tuple[str, str, str]:
        ratio = f"{self._number(round(card.ratio, 2))}" if card.ratio is not None else ""
        return ratio, self._number(card.rice), self._number(card.need)

    def _shared(self, found: Sequence[OpportunityScored]) -> Iterator[str]:
        _ = self.words.gettext
        columns = [(_("Opportunity"), False), (_("Maps"), False)]
        rows = []
        for each in found:
            listed = (each.across.listed, *each.across.also)
            rows.append(
                (one_line(each.across.opportunity.text), self._titles(one.card.title for one in listed))
            )
        yield from ranked(_("Opportunities that serve several maps"), columns, rows, self.top, self.words)

    def _owners(self, found: Sequence[OwnerRow]) -> Iterator[str]:
        _ = self.words.gettext
        heads = (
            _("Maps"), _("Phases"), _("Steps"), _("Pain points"), _("Opportunities"), _("Metrics"),
            _("Touchpoints"), _("Overdue"),
        )  # fmt: skip
        columns = [(_("Owner"), False), *((head, True) for head in heads)]
        rows = [
            (one_line(each.owner.name), *map(self._number, (len(each.files), *each.counts, each.overdue)))
            for each in found
        ]
        yield from ranked(_("Owners"), columns, rows, self.top, self.words)

    def _titles(self, titles: Iterable[str]) -> str:
        """The titles of maps, cut where there are more than one reads."""
        found = list(titles)
        more = len(found) - _MOST_TITLES
        shown = ", ".join(map(one_line, found[:_MOST_TITLES]))
        return (
            f"{shown} {self.words.ngettext('and %(num)s more', 'and %(num)s more', more)}"
            if more > 0
            else shown
        )

    def _number(self, value: float | None) -> str:
        return one_line(self.words.number(value)) if value else ""

    def _date(self, day: datetime.date | None) -> str:
        return one_line(self.words.date(day)) if day else ""
