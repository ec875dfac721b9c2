"""What changed in a thing that is in both maps: its keys one by one, by the shape of the format.

Nothing here names a key of the format, so that one that is added to a model is compared from then on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from cjm.history.comparing.details import WHOLE, leaves, telling, value_of
from cjm.history.comparing.importance import ranked
from cjm.history.comparing.lists import paired, paired_ids, paired_texts
from cjm.history.comparing.matching import Matches
from cjm.history.comparing.naming import Naming, Sameness
from cjm.history.comparing.order import out_of_order
from cjm.history.comparing.pairing import Pairing
from cjm.history.comparing.similarity import main_text
from cjm.model.base import Model, RefTarget
from cjm.model.change import Change, Fact, Named, Subject, Tone, Value, Verb
from cjm.model.concern import Need, Opportunity, PainPoint, Question
from cjm.model.goal import Goal, Insight
from cjm.model.map import REGISTRIES, Library, Map
from cjm.model.market import Affinity, ContentItem
from cjm.model.metric import Metric, Reading
from cjm.model.node_path import NodePath
from cjm.model.phase import Phase, Step
from cjm.model.review import Walkthrough
from cjm.model.shape import ListShape, MappingShape, ObjectShape, Shape, TextShape, shape_of
from cjm.model.transition import Transition

SUBJECTS: Mapping[type[Model], Subject] = {
    Map: "map", Library: "library", Phase: "phase", Step: "step", Need: "need", Question: "question",
    PainPoint: "pain_point", Opportunity: "opportunity", Transition: "transition", Goal: "goal",
    Insight: "insight", Affinity: "affinity", ContentItem: "content", Walkthrough: "walkthrough",
}  # fmt: skip
"""The things of a map that changes are told of; all other objects are details of these."""
_ON_THE_JOURNEY = (Phase, Step, Need, Question, PainPoint, Opportunity)
"""Things that may move from one holder to another, so that they are compared across the whole map."""
_REGISTRIES = frozenset(REGISTRIES.values())

T = TypeVar("T", bound=Model)


@dataclass(frozen=True)
class Of:
    """The thing whose changes are looked for: what it is, its name, where it stands in both maps, and itself."""

    subject: Subject
    name: str
    old: NodePath
    new: NodePath
    thing: Model


class Comparer:
    """Collects the changes between two maps in `changes`."""

    def __init__(self, old: Naming, new: Naming, matches: Matches) -> None:
        self.old = old
        self.new = new
        self.matches = matches
        self.same = Sameness(old, new, matches)
        self.changes: list[Change] = []
        self.known: dict[NodePath, Of] = {}

    # Things as a whole.

    def thing(self, subject: Subject, old: Model, new: Model, old_path: NodePath, new_path: NodePath) -> None:
        """Compare a thing with what became of it."""
        of = Of(
            subject, self.new.called(new, new_path) or self.old.called(old, old_path), old_path, new_path, new
        )
        self.known[new_path] = of
        self.matches.join(old_path, new_path)
        if old != new:
            self._object(of, old, new, ())

    def came(self, subject: Subject, thing: Model, path: NodePath, *, within: bool = False) -> None:
        """Say that a thing is new."""
        facts = telling(thing, self.new, gone=False)
        self._add(
            Change(
                subject,
                "added",
                self.new.called(thing, path),
                None,
                self.new.spot(path),
                facts=facts,
                within=within,
            )
        )

    def went(self, subject: Subject, thing: Model, path: NodePath, *, within: bool = False) -> None:
        """Say that a thing is gone."""
        facts = telling(thing, self.old, gone=True)
        self._add(
            Change(
                subject,
                "removed",
                self.old.called(thing, path),
                self.old.spot(path),
                None,
                facts=facts,
                within=within,
            )
        )

    def moved(self, of: Of, before: Value, after: Value, facts: tuple[Fact, ...] = (), key: str = "") -> None:
        """Say that a thing, or what one of its keys holds, stands elsewhere than before."""
        self.tell(of, "moved", (key,) if key else (), before, after, facts=facts)

    def tell(
        self,
        of: Of,
        verb: Verb,
        keys: tuple[str | int, ...],
        before: Value = None,
        after: Value = None,
        *,
        facts: tuple[Fact, ...] = (),
        about: Named | None = None,
        tone: Tone | None = None,
        where: tuple[NodePath, NodePath] = ((), ()),
    ) -> None:
        """Say what changed at a key. `where` are the places below the key in the older and in the newer map."""
        old = of.old if verb == "added" else (*of.old, *keys, *where[0])
        new = of.new if verb == "removed" else (*of.new, *keys, *where[1])
        key = ".".join(map(str, keys))
        spots = self.old.spot(old), self.new.spot(new)
        self._add(
            Change(of.subject, verb, of.name, *spots, key, about, before, after, tuple(facts), tone=tone)
        )

    def _add(self, change: Change) -> None:
        self.changes.append(ranked(change))

    # Objects, key by key.

    def _object(self, of: Of, old: Model, new: Model, prefix: tuple[str, ...]) -> None:
        shapes = shape_of(type(new)).keys
        for name, field in type(new).fields.items():
            before, after = getattr(old, name), getattr(new, name)
            if before == after:
                continue
            if not prefix and name == type(new).main:
                self.tell(of, "renamed", (field.key,), before, after)
            else:
                self._value(of, (*prefix, field.key), shapes[field.key], before, after)

    def _value(self, of: Of, keys: tuple[str, ...], shape: Shape, before: Any, after: Any) -> None:
        match shape:
            case ObjectShape(model) if model.__name__ in WHOLE:
                self._whole(of, keys, model, before, after)
            case ObjectShape(model):
                self._part(of, keys, model, before, after)
            case ListShape(ObjectShape(model)) if model in _ON_THE_JOURNEY:
                pass  # compared by `journey`
            case ListShape(ObjectShape()):
                self._things(of, keys, before or (), after or ())
            case ListShape(TextShape() as item):
                self._texts(of, keys, item, before, after)
            case MappingShape() if len(keys) == 1 and keys[0] in _REGISTRIES and not of.new:
                pass  # compared by `registries`
            case MappingShape():
                self._mapping(of, keys, shape, before, after)
            case TextShape(ref=ref) if ref and before and after and self.same.same(ref.target, before, after):
                pass
            case _:
                self._scalar(of, keys, value_of(before, shape, self.old), value_of(after, shape, self.new))

    def _scalar(
        self, of: Of, keys: tuple[str, ...], before: Value, after: Value, *, about: Named | None = None
    ) -> None:
        where: tuple[NodePath, NodePath] = ((about.id,), (about.id,)) if about else ((), ())
        self.tell(of, _verb(before, after), keys, before, after, about=about, where=where)

    def _whole(
        self,
        of: Of,
        keys: tuple[str, ...],
        model: type[Model],
        before: Any,
        after: Any,
        *,
        about: Named | None = None,
    ) -> None:
        """Compare an object that one number speaks for: that number, and what else changed as details."""
        main = WHOLE[model.__name__]
        told = dict(leaves(before, self.old)), dict(leaves(after, self.new))
        facts = tuple(
            Fact(key, told[0].get(key), told[1].get(key))
            for key in dict.fromkeys((*told[0], *told[1]))
            if key != main and told[0].get(key) != told[1].get(key)
        )
        score = tuple(None if each is None else getattr(each, main) for each in (before, after))
        where: tuple[NodePath, NodePath] = ((about.id,), (about.id,)) if about else ((), ())
        self.tell(of, _verb(before, after), keys, *score, facts=facts, about=about, where=where)

    def _part(self, of: Of, keys: tuple[str, ...], model: type[Model], before: Any, after: Any) -> None:
        """Compare an object that only groups keys; where it came or went without any, say that."""
        told = len(self.changes)
        empty = model.of({})
        self._object(of, before or empty, after or empty, keys)
        if len(self.changes) == told and (before is None) != (after is None):
            self.tell(of, _verb(before, after), keys)

    # Lists and mappings.

    def _things(self, of: Of, keys: tuple[str, ...], before: Sequence[Model], after: Sequence[Model]) -> None:
        """Compare two lists of things, or of details such as readings, of one model."""
        if type((*before, *after)[0]) is Goal:  # references have asked for them before
            pairing = Pairing(before, after)
            for old, new in self.matches.forth.items():
                if old[:1] == ("goals",) and len(old) == 2:
                    pairing.join(int(old[1]), int(new[1]))
        else:
            pairing = paired(before, after, self.same)
        subject = SUBJECTS.get(type((*before, *after)[0]))
        gone, come = pairing.left
        for i, j in sorted(pairing.forth.items(), key=lambda pair: pair[1]):
            old_path, new_path = (*of.old, *keys, i), (*of.new, *keys, j)
            if subject:
                self.thing(subject, before[i], after[j], old_path, new_path)
            else:
                self._detail(of, keys, before[i], after[j], (i, j))
        for i in gone:
            if subject:
                self.went(subject, before[i], (*of.old, *keys, i))
            else:
                self._lost(of, keys, before[i], i)
        for j in come:
            if subject:
                self.came(subject, after[j], (*of.new, *keys, j))
            else:
                self._gained(of, keys, after[j], j)
        self.order(of, keys, pairing, [main_text(each) for each in before])

    def _detail(
        self, of: Of, keys: tuple[str, ...], before: Model, after: Model, where: tuple[int, int]
    ) -> None:
        """Compare an item of a list that has no identity of its own, such as a reading or an entry of the review's log."""
        old_path, new_path = (*of.old, *keys, where[0]), (*of.new, *keys, where[1])
        self.matches.join(old_path, new_path)
        self.known[new_path] = of
        if before == after:
            return
        model = type(after)
        main = WHOLE.get(model.__name__)
        told = dict(leaves(before, self.old)), dict(leaves(after, self.new))
        facts = tuple(
            Fact(key, told[0].get(key), told[1].get(key))
            for key in dict.fromkeys((*told[0], *told[1]))
            if key != main and told[0].get(key) != told[1].get(key)
        )
        changed = getattr(before, main or "", None), getattr(after, main or "", None)
        self.tell(
            of, "changed", keys, *changed, facts=facts, about=_label(after, new_path),
            where=((where[0],), (where[1],)), tone=_reading_tone(of.thing, changed[0], after),
        )  # fmt: skip

    def _gained(self, of: Of, keys: tuple[str, ...], item: Model, index: int) -> None:
        facts = telling(item, self.new, gone=False)
        was = _reading_before(of.thing, item)
        self.tell(
            of, "added", keys, was, getattr(item, WHOLE.get(type(item).__name__, ""), None),
            facts=facts, about=_label(item, (*keys, index)), where=((), (index,)), tone=_reading_tone(of.thing, was, item),
        )  # fmt: skip

    def _lost(self, of: Of, keys: tuple[str, ...], item: Model, index: int) -> None:
        facts = telling(item, self.old, gone=True)
        self.tell(
            of, "removed", keys, getattr(item, WHOLE.get(type(item).__name__, ""), None), None,
            facts=facts, about=_label(item, (*keys, index)), where=((index,), ()),
        )  # fmt: skip

    def _texts(
        self,
        of: Of,
        keys: tuple[str, ...],
        item: TextShape,
        before: Any,
        after: Any,
        *,
        about: Named | None = None,
    ) -> None:
        """Compare two lists of texts, of choices or of ids, item by item."""
        old, new = before or (), after or ()
        if not old and not new:  # an empty list where none was
            self.tell(of, _verb(before, after), keys, about=about)
            return
        target = item.ref.target if item.ref else None
        if target:
            pairing = paired_ids(old, new, target, self.same)
        else:
            pairing = paired_texts(old, new, alike=not item.choices)
        gone, come = pairing.left
        base: NodePath = (about.id,) if about else ()
        for i, j in sorted(pairing.forth.items(), key=lambda pair: pair[1]):
            if not target and old[i] != new[j]:
                where = ((*base, i), (*base, j))
                self.tell(of, "changed", keys, old[i], new[j], about=about, where=where)
        for i in gone:
            value = value_of(old[i], item, self.old)
            self.tell(of, "removed", keys, value, None, about=about, where=((*base, i), ()))
        for j in come:
            value = value_of(new[j], item, self.new)
            self.tell(of, "added", keys, None, value, about=about, where=((), (*base, j)))
        self.order(of, keys, pairing, old, about=about)

    def order(
        self,
        of: Of,
        keys: tuple[str, ...],
        pairing: Pairing,
        names: Sequence[str],
        *,
        about: Named | None = None,
    ) -> None:
        """Say that what stays in a list stands in another order."""
        pairs = list(pairing.forth.items())
        if out_of_order(pairs, [names[i] for i, _ in pairs]):
            self.tell(of, "moved", keys, about=about)

    def _mapping(self, of: Of, keys: tuple[str, ...], shape: MappingShape, before: Any, after: Any) -> None:
        """Compare two mappings from ids, such as ratings by criterion or emotions by persona."""
        target: RefTarget = shape.key.ref.target  # type: ignore[union-attr]  # a registry is not part of a thing
        old_ids, new_ids = list(before), list(after)
        pairing = paired_ids(old_ids, new_ids, target, self.same)
        gone, come = pairing.left
        told: list[tuple[Named, Any, Any]] = [
            (self.new.named(target, new_ids[j]), before[old_ids[i]], after[new_ids[j]])
            for i, j in sorted(pairing.forth.items(), key=lambda pair: pair[1])
        ]
        told += [(self.old.named(target, old_ids[i]), before[old_ids[i]], None) for i in gone]
        told += [(self.new.named(target, new_ids[j]), None, after[new_ids[j]]) for j in come]
        for about, one, other in told:
            if one != other:
                self._entry(of, keys, shape.value, one, other, about=about)

    def _entry(
        self, of: Of, keys: tuple[str, ...], shape: Shape, before: Any, after: Any, *, about: Named
    ) -> None:
        match shape:
            case ObjectShape(model):
                self._whole(of, keys, model, before, after, about=about)
            case ListShape(TextShape() as item):
                self._texts(of, keys, item, before, after, about=about)
            case _:
                self._scalar(of, keys, before, after, about=about)


def _verb(before: Any, after: Any) -> Verb:
    return "added" if before is None else "removed" if after is None else "changed"


def _label(item: Model, path: NodePath) -> Named | None:
    """By what an item of a list is told from the others: its date, or the step it is about."""
    given = getattr(item, "date", None) or getattr(item, "step", None)
    return Named(str(path[-1]), str(given)) if given else None


def _reading_before(thing: Model, item: Model) -> float | None:
    """The value of the reading that a new one follows."""
    if not isinstance(thing, Metric) or not isinstance(item, Reading):
        return None
    place = next((i for i, each in enumerate(thing.readings) if each is item), 0)
    return thing.readings[place - 1].value if place else None


def _reading_tone(thing: Model, before: Any, item: Model) -> Tone | None:
    if (
        not isinstance(thing, Metric)
        or not isinstance(item, Reading)
        or before is None
        or before == item.value
    ):
        return None
    return "better" if (item.value > before) == (thing.effective_direction == "up") else "worse"
