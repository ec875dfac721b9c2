"""What a touchpoint's removal would touch, or an owner would leave behind, as Markdown in the language of its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjm.markdown import one_line
from cjm.render.board.tables import Column, named, table
from cjm.render.tables import tidy_tables
from cjm.render.words import Words
from cjm.view.board.leaving import OwnerUse, Task
from cjm.view.board.places import PlaceRow
from cjm.view.board.touchpoint import TouchpointUse


def impact_markdown(uses: Sequence[TouchpointUse | OwnerUse], name: str, words: Words) -> str:
    """A page with a section for each map that has anything to do with the touchpoint or the owner of that name."""
    page = _Page(words)
    lines = [f"# {one_line(name)}"]
    if not uses:
        lines += ["", words.gettext("Not used")]
    for use in uses:
        lines += ["", f"## {one_line(use.title)}", "", one_line(use.file)]
        lines += page.touchpoint(use) if isinstance(use, TouchpointUse) else page.owner(use)
    return tidy_tables("\n".join(lines)) + "\n"


class _Page:
    def __init__(self, words: Words) -> None:
        self.words = words

    def touchpoint(self, use: TouchpointUse) -> Iterator[str]:
        _ = self.words.gettext
        facts = [
            (_("Channel"), self.words.label(use.channel, "channel") if use.channel else ""),
            (_("Owner"), use.owner or _("No owner")),
        ]
        yield from self._facts(facts)
        yield from self._places(use.places, _("Where it is met"), _("No touchpoint left"))
        emptied = [named(place) for place in use.emptied]
        yield from self._listed(_("Phases left without a touchpoint"), emptied)
        columns = [(_("Question"), False), (_("Phase or step"), False), (_("What is left"), False)]
        rows = [
            (one_line(each.text), one_line(named(each.place)), _("No answer left") if each.left else "")
            for each in use.questions
        ]
        yield from self._table(_("Questions answered"), columns, rows)
        reminders = [f"{each.start} → {each.end}" for each in use.reminders]
        yield from self._listed(_("Reminder trigger"), reminders)

    def owner(self, use: OwnerUse) -> Iterator[str]:
        _ = self.words.gettext
        names = {"map": _("Map"), "review": _("Review")}
        yield from self._facts(
            [
                (_("Contact"), use.contact or ""),
                (_("Answers for"), ", ".join(names[role] for role in use.roles)),
            ]
        )
        places = [row._replace(owner=None) for row in use.places]
        yield from self._places(places, _("Phases and steps"), _("No owner left"))
        yield from self._listed(_("Touchpoints"), use.touchpoints)
        yield from self._listed(_("Metrics"), use.metrics)
        yield from self._tasks(
            (_("Opportunities"), _("Opportunity")), use.opportunities, "opportunity_status"
        )
        yield from self._tasks((_("Content"), _("Content")), use.content, "content_status")
        yield from self._listed(_("Falls between"), use.silos)

    def _places(self, rows: Sequence[PlaceRow], heading: str, gone: str) -> Iterator[str]:
        _ = self.words.gettext
        columns = [
            (_("Phase or step"), False), (_("Moment of truth"), False), (_("Score"), True), (_("Pain points"), False),
            (_("Metrics"), False), (_("Owner"), False), (_("What is left"), False),
        ]  # fmt: skip
        cells = [
            (
                one_line(named(row.place)),
                _("Yes") if row.moment_of_truth else "",
                one_line(self.words.signed(row.score)) if row.score is not None else "",
                "<br>".join(one_line(each.text) for each in row.pain_points),
                "<br>".join(map(one_line, row.metrics)),
                one_line(row.owner or ""),
                gone if row.left else "",
            )
            for row in rows
        ]
        yield from self._table(heading, columns, cells)

    def _tasks(self, headings: tuple[str, str], tasks: Sequence[Task], family: str) -> Iterator[str]:
        _ = self.words.gettext
        columns = [(headings[1], False), (_("Status"), False), (_("Due"), False), (_("Phase or step"), False)]
        cells = []
        for each in tasks:
            due = one_line(self.words.date(each.due)) if each.due else ""
            status = one_line(self.words.label(each.status, family)) if each.status else ""
            late = f" ({_('Overdue')})" if each.overdue else ""
            cells.append((one_line(each.text), status, due + late, one_line(named(each.place))))
        yield from self._table(headings[0], columns, cells)

    def _table(
        self, heading: str, columns: Sequence[Column], cells: Sequence[Sequence[str]]
    ) -> Iterator[str]:
        if cells:
            yield from ("", f"### {heading}", "")
            yield from table(columns, cells)

    def _facts(self, facts: Sequence[tuple[str, str]]) -> Iterator[str]:
        colon = self.words.pgettext("punctuation", ":")
        found = [f"- **{name}{colon}** {one_line(value)}" for name, value in facts if value]
        if found:
            yield from ("", *found)

    def _listed(self, heading: str, names: Sequence[str]) -> Iterator[str]:
        if names:
            yield from ("", f"### {heading}", "")
            yield from (f"- {one_line(name)}" for name in names)
