"""Changes as Markdown: a comment on a pull request, for readers who see nothing else of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cjm.markdown import one_line
from cjm.model.change import Change, Group
from cjm.render.changes.wording import NOTHING, ChangeWords, Line
from cjm.render.wording import Wording
from cjm.render.words import Words
from cjm.view.changes import ChangesView, PhaseChange
from cjm.view.emotions import EmotionView

MARK = "<!-- cjm-diff -->"
"""The first line, by which a job finds the comment that it wrote before."""
MOST = 60_000
"""How many characters a comment may have; GitHub takes 65,536."""
_LONGEST = 280
"""How many characters of one text are shown."""
_SHORTEST = 20
"""How many characters the line of a change has at least."""
_AT_ONCE = 12
"""How many changes of a group are shown unfolded."""
_WEIGHTY = 56
"""From this weight on a change of the experience is shown unfolded."""
_ROOMS = (10_000, 200, 80, 40, 20, 8, 0)
"""How many changes of each kind are listed: the first of these with which the comment is short enough."""
_FACES = {2: "😄", 1: "🙂", 0: "😐", -1: "🙁", -2: "😞"}
_SIGNS = {"+": r"\+", "-": "\u2212", "~": r"\~"}


@dataclass(frozen=True, slots=True)
class Commented:
    """The changes of one map, and how the comment speaks of them."""

    view: ChangesView
    wording: Wording


def changes_markdown(maps: Sequence[Commented]) -> str:
    """The changes of several maps as one comment, cut to `MOST` characters; it says what was left out."""
    if not maps:
        return f"{MARK}\n{ChangeWords(Words(Wording())).words.gettext('Nothing changed in the journey')}.\n"
    for room in _ROOMS:
        if _SHORTEST * sum(min(len(each.view.changes), room) for each in maps) > MOST:
            continue  # it cannot be short enough
        text = "\n".join((MARK, *(_Section(each, room).text() for each in maps)))
        if len(text) <= MOST:
            return text
    return _cut([_Section(each, 0).head() for each in maps], maps[0].wording)


def _cut(heads: Sequence[str], wording: Wording) -> str:
    """As many maps as there is room for, each with its headline alone."""
    text = MARK + "\n"
    for index, head in enumerate(heads):
        if len(text) + len(head) > MOST - _LONGEST:
            left = Words(wording).ngettext("%(num)s map more", "%(num)s maps more", len(heads) - index)
            return f"{text}\n… {left}\n"
        text += head + "\n"
    return text


class _Section:
    """What the comment says of one map. Of each kind of changes at most `room` are listed."""

    def __init__(self, each: Commented, room: int) -> None:
        self.view = each.view
        self.room = room
        self.words = ChangeWords(Words(each.wording))
        self.other = each.view.diff.relation == "other"

    def text(self) -> str:
        return "\n".join((self.head(), *self._body()))

    def head(self) -> str:
        old, new = self.view.diff.old, self.view.diff.new
        known = new or old
        names = dict.fromkeys(each.filename for each in (old, new) if each)
        title = (known.title if known else "") or self.words.words.gettext("Customer journey map")
        files = " → ".join(one_line(_short(name)) for name in names)
        return f"\n## {one_line(_short(title))}\n\n**{one_line(_short(self.words.headline(self.view), 4))}**\n\n{files}\n"

    def _body(self) -> Iterator[str]:
        view, gettext = self.view, self.words.words.gettext
        yield from self._phases()
        pains = {*view.gained, *view.solved} if not self.other else set()
        if pains:
            yield from self._pains(gettext("Pain points gained"), view.gained)
            yield from self._pains(gettext("Pain points solved"), view.solved)
        lived = [change for change in view.of("experience") if change not in pains]
        weighty = [change for change in lived if change.weight >= _WEIGHTY][:_AT_ONCE]
        yield from self._listed(self.words.group("experience"), weighty, heading="###")
        yield from self._folded(
            gettext("More that customers live through"), [each for each in lived if each not in weighty]
        )
        promises = view.of("promises")
        yield from self._listed(self.words.group("promises"), promises[:_AT_ONCE], heading="###")
        if promises[_AT_ONCE:]:
            yield from self._folded(self.words.group("promises"), promises[_AT_ONCE:])
        groups: tuple[Group, ...] = ("evidence", "bookkeeping")
        for group in groups:
            yield from self._folded(self.words.group(group), view.of(group))

    def _phases(self) -> Iterator[str]:
        """The phases that customers live through in another way, as a table."""
        felt = [phase for phase in self.view.phases if phase.is_felt]
        if not felt:
            return
        gettext = self.words.words.gettext
        before, after = self.words.columns(self.view)
        heads = (
            gettext("Phase"),
            before,
            after,
            gettext("Difference"),
            gettext("Pain points"),
            gettext("Steps"),
        )
        yield f"| {' | '.join(one_line(_short(head)) for head in heads)} |"
        yield "|---|---|---|---|---|---|"
        for phase in felt[: max(self.room, _AT_ONCE)]:
            yield f"| {' | '.join(self._row(phase))} |"
        if rest := len(self.view.phases) - len(felt):
            as_before = self.words.words.ngettext("%(num)s phase as before", "%(num)s phases as before", rest)
            yield f"\n{as_before}"
        yield ""

    def _row(self, phase: PhaseChange) -> tuple[str, ...]:
        name = one_line(_short(phase.name))
        if phase.was:
            name = f"{one_line(_short(phase.was))} → {name}"
        name = {"new": f"**{name}**", "dropped": f"~~{name}~~"}.get(phase.fate, name)
        rise = phase.rise
        signed = f"{'▲' if rise > 0 else '▼'} {self.words.words.signed(rise)}" if rise else ""
        return (
            name,
            self._feeling(phase.before),
            self._feeling(phase.after),
            signed,
            _both(phase.gained, phase.solved),
            _both(phase.added, phase.removed),
        )

    def _feeling(self, emotion: EmotionView | None) -> str:
        if emotion is None or emotion.band is None:
            return NOTHING
        return f"{_FACES[emotion.band]} {self.words.score(emotion)}"

    def _pains(self, title: str, changes: Sequence[Change]) -> Iterator[str]:
        """Pain points that came or went, under a title that says which, so that the items need not."""
        lines = [replace(line, what="", name="") for line in self.words.lines(changes)]
        items = [
            f"- **{one_line(_short(change.name))}** {_item(line).removeprefix(_sign(line)).strip()}".rstrip()
            for change, line in zip(changes, lines, strict=True)
        ]
        if items:
            yield f"**{title}**\n"
            yield from items[: self.room]
            yield from self._more(len(items))
            yield ""

    def _more(self, number: int) -> Iterator[str]:
        """How many items are left out, where any are."""
        if (left := number - self.room) > 0:
            yield f"- … {self.words.words.ngettext('%(num)s change more', '%(num)s changes more', left)}"

    def _listed(self, title: str, changes: Sequence[Change], heading: str = "") -> Iterator[str]:
        if not changes:
            return
        yield f"{heading} {title}\n" if heading else f"**{title}**\n"
        yield from self._items(changes)
        yield ""

    def _folded(self, title: str, changes: Sequence[Change]) -> Iterator[str]:
        if not changes:
            return
        yield f"<details><summary>{title} ({len(changes)})</summary>\n"
        yield from self._items(changes)
        yield "\n</details>\n"

    def _items(self, changes: Sequence[Change]) -> Iterator[str]:
        lines = list(self.words.lines(changes, other=self.other))
        yield from (f"- {_item(line)}" for line in lines[: self.room])
        yield from self._more(len(lines))


def _item(line: Line) -> str:
    """A change as the text of a list's item."""
    what, name, key = (one_line(_short(each)) for each in (line.what, line.name, line.key))
    values = " → ".join(one_line(_short(each)) for each in (line.before, line.after) if each)
    if key:
        thing = f"{what} “{name}”" if what and name else what or name
        told = " · ".join(filter(None, (thing, ": ".join(filter(None, (f"**{key}**", values))))))
    else:
        told = ": ".join(filter(None, (f"**{what}**" if what else "", name, values)))
    facts = f" ({one_line(_short('; '.join(line.facts), 2))})" if line.facts else ""
    where = f" – *{one_line(_short(line.where))}*" if line.where else ""
    return f"{_sign(line)} {told}{facts}{where}"


def _sign(line: Line) -> str:
    return _SIGNS.get(line.sign, line.sign)


def _both(more: int, fewer: int) -> str:
    return " ".join(filter(None, (f"+{more}" if more else "", f"\u2212{fewer}" if fewer else "")))


def _short(text: str, times: int = 1) -> str:
    """The text, cut where nobody would read on."""
    most = times * _LONGEST
    return text if len(text) <= most else f"{text[: most - 1]}…"
