"""Changes in words: the pieces of a line about each, and the sentence that sums a map's changes up."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from cjm.locale.labels import LABELS
from cjm.model.change import Change, Fact, Group, Named, Subject, Tone, Value
from cjm.render.words import Words
from cjm.view.changes import ChangesView, PhaseChange

Sign = Literal["+", "-", "~", "→", "↑", "↓"]
"""Came, went, is otherwise, stands elsewhere, is more, is less."""

NOTHING = "–"
_FAMILIES: Mapping[str, str] = {
    "severity": "severity", "frequency": "frequency", "channel": "channel", "medium": "medium", "feeds": "feeds",
    "barrier_to": "barrier_to", "change": "change", "commitments": "commitment", "direction": "direction",
    "source": "metric_source", "state": "state", "timing": "timing", "confidence": "confidence",
    "group": "lane_group", "decision": "platform_decision", "asks": "persona", "setting": "setting",
    "after": "review_after",
}  # fmt: skip
"""Key → the family of the words for its values."""
_FAMILIES_OF: Mapping[tuple[Subject, str], str] = {
    ("pain_point", "kind"): "pain_kind", ("goal", "kind"): "goal_kind", ("owner", "kind"): "owner_kind",
    ("persona", "kind"): "persona_kind", ("evidence", "kind"): "evidence_kind",
    ("transition", "kind"): "transition_kind", ("opportunity", "status"): "opportunity_status",
    ("content", "status"): "content_status", ("map", "method"): "method", ("metric", "method"): "metric_method",
    ("lane", "group"): "lane_group",
}  # fmt: skip
_SIGNED = frozenset({"emotion", "by_persona", "desired", "fit"})
_ON_THE_CURVE = frozenset({"emotion", "by_persona"})
_MOST_PHASES = 2
"""How many phases the summary names."""


@dataclass(frozen=True, slots=True)
class Line:
    """One change in words, in the order in which they are read; what is empty is left out.

    `what` is what happened to a thing as a whole (`Pain point gained`) or whose key changed (`Metric`); `name` its
    name, `key` the word for the key. `gone` and `come` are the items of a list that went and came, where there are several;
    `after` then has them as one text. `where` is the phase and step that hold it, as far as a reader does not know.
    """

    sign: Sign
    what: str
    name: str
    key: str
    before: str
    after: str
    facts: tuple[str, ...]
    where: str
    tone: Tone | None = None
    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The line but for its details: `Metric “Returns” · Target: 10 → 8`."""
        values = " → ".join(filter(None, (self.before, self.after)))
        if not self.key:
            return ": ".join(filter(None, (self.what, self.name, values)))
        thing = f"{self.what} “{self.name}”" if self.what and self.name else self.what or self.name
        return " · ".join(filter(None, (thing, ": ".join(filter(None, (self.key, values))))))


class ChangeWords:
    """The words for changes in one language."""

    def __init__(self, words: Words) -> None:
        self.words = words

    # The sentence above everything.

    def headline(self, view: ChangesView) -> str:
        """What changed, in one line, what matters most first."""
        said = list(self._headline(view))
        return "; ".join(said) if said else self.words.gettext("Nothing changed in the journey")

    def _headline(self, view: ChangesView) -> Iterator[str]:
        words, diff = self.words, view.diff
        if (problem := diff.problem) is not None:
            name = f"{problem.filename} ({problem.revision})" if problem.revision else problem.filename
            yield words.gettext(
                "%(file)s is not a valid map: %(problem)s", file=name, problem=problem.problem
            )
            return
        if diff.old is None or diff.new is None:
            phases = words.ngettext("%(num)s phase", "%(num)s phases", view.phases_in)
            steps = words.ngettext("%(num)s step", "%(num)s steps", view.steps_in)
            what = words.gettext("New map") if diff.old is None else words.gettext("Map removed")
            yield f"{what}: {phases}, {steps}"
            return
        told = 0
        for phase in view.shifted[:_MOST_PHASES]:
            yield self.feels(phase.name, phase.rise, self.score(phase.before), self.score(phase.after))
        if (fall := view.worst_fall(view.shifted[:_MOST_PHASES])) is not None:
            yield self.feels(fall.name, -1, self.value(fall, fall.before), self.value(fall, fall.after))
        for number, text in self._counted(view):
            if number:
                told += number
                yield text
        told += sum(change.key in _ON_THE_CURVE for change in view.changes) if view.shifted else 0
        if told == 0 and view.changes and not view.shifted:
            told = 1
            yield self.line(view.changes[0], other=diff.relation == "other").text
        if (rest := len(view.changes) - told) > 0:
            yield words.ngettext("%(num)s other change", "%(num)s other changes", rest)

    def _counted(self, view: ChangesView) -> Iterator[tuple[int, str]]:
        """How many changes there are of the kinds that have a word of their own, with that word."""
        count, ngettext, diff = view.counts, self.words.ngettext, view.diff
        any_change = ("added", "changed", "removed")

        def of(subject: str, key: str, *verbs: str) -> int:
            return sum(count[subject, key, verb] for verb in verbs)

        if diff.relation == "other" and diff.old and diff.new:
            for things, title in ((view.solved, diff.old.title), (view.gained, diff.new.title)):
                text = ngettext(
                    "%(num)s pain point only in %(title)s",
                    "%(num)s pain points only in %(title)s",
                    len(things),
                    title=title,
                )
                yield len(things), text
            return
        number = of("pain_point", "", "added")
        yield number, ngettext("%(num)s pain point gained", "%(num)s pain points gained", number)
        number = of("pain_point", "", "removed")
        yield number, ngettext("%(num)s pain point solved", "%(num)s pain points solved", number)
        number = self._pains(view, "worse")
        yield number, ngettext("%(num)s pain point worse", "%(num)s pain points worse", number)
        number = self._pains(view, "better")
        yield number, ngettext("%(num)s pain point eased", "%(num)s pain points eased", number)
        number = of("phase", "", "added")
        yield number, ngettext("%(num)s phase added", "%(num)s phases added", number)
        number = of("phase", "", "removed")
        yield number, ngettext("%(num)s phase removed", "%(num)s phases removed", number)
        number = of("step", "", "added")
        yield number, ngettext("%(num)s step added", "%(num)s steps added", number)
        number = of("step", "", "removed")
        yield number, ngettext("%(num)s step removed", "%(num)s steps removed", number)
        number = of("step", "", "moved")
        yield number, ngettext("%(num)s step moved", "%(num)s steps moved", number)
        number = of("phase", "owner", *any_change) + of("step", "owner", *any_change)
        yield number, ngettext("%(num)s owner changed", "%(num)s owners changed", number)
        number = of("metric", "target", *any_change)
        yield number, ngettext("%(num)s target changed", "%(num)s targets changed", number)
        number = of("metric", "readings", "added")
        yield number, ngettext("%(num)s new reading", "%(num)s new readings", number)
        number = of("opportunity", "", "added")
        yield number, ngettext("%(num)s new opportunity", "%(num)s new opportunities", number)

    def _pains(self, view: ChangesView, tone: Tone) -> int:
        """How many changes of severity or frequency go one way."""
        return sum(each.key in ("severity", "frequency") and each.tone == tone for each in view.changes)

    def feels(self, name: str, rise: float, before: str, after: str) -> str:
        """That a phase or a step feels better or worse than before."""
        if rise > 0:
            return self.words.gettext(
                "%(name)s feels better (%(before)s → %(after)s)", name=name, before=before, after=after
            )
        return self.words.gettext(
            "%(name)s feels worse (%(before)s → %(after)s)", name=name, before=before, after=after
        )

    def score(self, emotion: object) -> str:
        """The score of an emotion with its sign, a dash where it has none."""
        value = getattr(emotion, "score", None)
        return NOTHING if value is None else self.words.signed(value)

    def group(self, group: Group) -> str:
        """The heading over the changes of a group."""
        return {
            "experience": self.words.gettext("What customers live through"),
            "promises": self.words.gettext("Targets, owners and opportunities"),
            "evidence": self.words.gettext("Evidence and review"),
            "bookkeeping": self.words.gettext("Everything else"),
        }[group]

    def columns(self, view: ChangesView) -> tuple[str, str]:
        """What stands above the values of the older and of the newer map."""
        if view.diff.relation == "future":
            return self.words.gettext("Today"), self.words.gettext("Future")
        old, new = view.diff.old, view.diff.new
        if view.diff.relation == "other" and old and new and old.title != new.title:
            return old.title, new.title
        return self.words.gettext("Before"), self.words.gettext("After")

    # Changes, one by one.

    def lines(
        self, changes: Iterable[Change], *, within: PhaseChange | None = None, other: bool = False
    ) -> Iterator[Line]:
        """The words for changes, in order; what came and went in one list of one thing is one line.

        `within` is the phase under whose heading they stand; `other` tells that the maps are not versions of one.
        """
        groups: dict[object, list[Change]] = {}
        for index, change in enumerate(changes):
            is_item = change.key and change.verb in ("added", "removed") and not change.facts
            where = change.spot.phase, change.spot.step
            one = (change.subject, change.name, where, change.key, change.about) if is_item else index
            groups.setdefault(one, []).append(change)
        for group in groups.values():
            lines = [self.line(change, within=within, other=other) for change in group]
            yield lines[0] if len(lines) == 1 else _joined(lines)

    def line(self, change: Change, *, within: PhaseChange | None = None, other: bool = False) -> Line:
        """The words for one change."""
        whole = not change.key
        renamed = change.verb == "renamed"
        what, name = self._thing(change, within, other=other)
        if renamed:
            return Line(
                "~", what, "", "", str(change.before), str(change.after), (), self._where(change, within)
            )
        before, after = self.value(change, change.before), self.value(change, change.after)
        if whole and change.verb != "moved":
            before = after = ""
        elif change.verb == "moved" and not whole:
            before, after = "", self.words.gettext("in another order")
        elif change.verb == "added" and change.before is None:
            before = ""
        elif change.verb == "removed":
            after = ""
        elif not whole and change.before == change.after:
            before = after = ""
        facts = tuple(self.fact(change, fact) for fact in change.facts if not _is_said(change, fact))
        if change.subject == "metric" and change.tone:
            better = change.tone == "better"
            facts = (self.words.gettext("Better") if better else self.words.gettext("Worse"), *facts)
        key = "" if whole else self.key(change, change.key)
        if change.about:
            key = f"{key} ({change.about.name})"
        return Line(
            sign(change), what, name, key, before, after, facts, self._where(change, within), change.tone
        )

    def _thing(self, change: Change, within: PhaseChange | None, *, other: bool) -> tuple[str, str]:
        family = {"added": "change_added", "removed": "change_removed", "renamed": "change_renamed", "moved": "change_moved"}  # fmt: skip
        if change.verb == "renamed" or not change.key:
            if other and change.verb in ("added", "removed"):
                return self.words.label(change.subject, "subject"), change.name
            return self.words.label(change.subject, family[change.verb]), change.name
        if change.subject in ("map", "library"):
            return "", ""
        if within and change.subject == "phase":
            return "", ""
        what = "" if within and change.subject == "step" else self.words.label(change.subject, "subject")
        return what, change.name

    def _where(self, change: Change, within: PhaseChange | None) -> str:
        spot = change.spot
        places = [] if within else [spot.phase]
        if change.subject != "step" and spot.step:
            places.append(spot.step)
        named = [
            place for place in places if place and not (change.subject == "phase" and place == change.name)
        ]
        return " › ".join(named)

    def fact(self, change: Change, fact: Fact) -> str:
        """A detail of a change: `Severity: High`, `Due: 1 May → 1 June`."""
        if fact.key == "steps" and isinstance(fact.after, int):
            return self.words.ngettext("%(num)s step", "%(num)s steps", fact.after)
        label = self.key(change, fact.key)
        before, after = (self._formed(change, fact.key, each) for each in (fact.before, fact.after))
        if change.verb in ("added", "removed"):
            said = fact.before if fact.after is None else fact.after
            return label if said is True else f"{label}: {before if fact.after is None else after}"
        return f"{label}: {before} → {after}"

    def key(self, change: Change, key: str) -> str:
        """The word for a key of the format, by its last part; a key of one's own is its own word."""
        last = key.rpartition(".")[2]
        if change.subject == "persona" and last in LABELS["persona"]:
            return self.words.label(last, "persona")
        if last in LABELS["walkthrough"]:
            return self.words.label(last, "walkthrough")
        return self.words.label(last, "format_key") if last in LABELS["format_key"] else last

    def value(self, change: Change, value: Value) -> str:
        """A value under the change's key; of what moved, its place."""
        if change.verb == "moved" and isinstance(value, int):
            return f"{value}."
        return self._formed(change, change.key, value)

    def _formed(self, change: Change, key: str, value: Value) -> str:
        last = key.rpartition(".")[2]
        if value is None or value == ():
            return NOTHING
        if isinstance(value, bool):
            return self.words.gettext("Yes") if value else self.words.gettext("No")
        if isinstance(value, Named):
            return value.name
        if isinstance(value, tuple):
            return ", ".join(self._formed(change, key, each) for each in value)
        if isinstance(value, datetime.date):
            return self.words.date(value)
        if isinstance(value, int | float):
            if last == "share":
                return self.words.percent(value)
            return self.words.signed(value) if last in _SIGNED else self.words.number(value)
        family = _FAMILIES_OF.get((change.subject, last)) or _FAMILIES.get(last)
        return self.words.label(value, family) if family and value in LABELS[family] else value


def _joined(lines: Sequence[Line]) -> Line:
    """One line for what came and went in one list: `− A; + B`, or the items alone where all of them came or went."""
    mixed = len({line.sign for line in lines}) > 1
    marks = {"-": "\u2212 ", "+": "+ "}
    items = [(line.sign, line.before or line.after) for line in lines]
    return replace(
        lines[0],
        sign="~" if mixed else lines[0].sign,
        before="",
        after="; ".join(f"{marks.get(sign, '') if mixed else ''}{text}" for sign, text in items),
        gone=tuple(text for sign, text in items if sign == "-"),
        come=tuple(text for sign, text in items if sign != "-"),
        tone=lines[0].tone if len({line.tone for line in lines}) == 1 else None,
    )


def _is_said(change: Change, fact: Fact) -> bool:
    """Whether the line names a detail anyway: the date of a reading that came is how the reading is told from others."""
    told = fact.before if fact.after is None else fact.after
    return change.about is not None and change.verb != "changed" and change.about.name == str(told)


def sign(change: Change) -> Sign:
    """The sign at the beginning of a change's line."""
    before, after = change.before, change.after
    if change.verb == "moved":
        return "→"
    rises = (
        isinstance(before, int | float) and isinstance(after, int | float) and not isinstance(before, bool)
    )
    if rises and before != after:
        return "↑" if after > before else "↓"  # type: ignore[operator]
    if change.verb == "added":
        return "+"
    if change.verb == "removed":
        return "-"
    if change.tone and change.key in ("severity", "frequency", "confidence", "status"):
        up = (change.tone == "better") == (change.key in ("confidence", "status"))
        return "↑" if up else "↓"
    return "~"
