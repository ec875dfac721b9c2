"""How a report points at things: marks for phases and steps, owners, evidence, and how sure we are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any, Literal

from cjm.model.base import Confidence
from cjm.model.idspace import Placed
from cjm.model.journey import Journey
from cjm.model.node_path import NodePath
from cjm.view.record import record


@record
class Mark:
    """A phase or step as the report names it.

    `label` is the phase's number (`2`) or the step's (`2.1`), both from 1; `anchor` its id in a page: the ids in the
    map, `phase` or `phase/step`, or the label where one is missing or they are taken. `id` is its own id in the map.
    """

    label: str
    name: str
    anchor: str
    phase: int
    step: int | None = None
    id: str | None = None


@record
class OwnerView:
    """Someone answerable. `known` is false for an id that no registry defines: then `name` is that id."""

    id: str
    name: str
    discipline: str | None = None
    contact: str | None = None
    kind: Literal["person", "team"] | None = None
    initials: str = ""
    known: bool = True


@record
class EvidenceMark:
    """A piece of evidence as the report cites it, by its number in the evidence list."""

    number: int
    name: str
    anchor: str


@record
class Basis:
    """What a claim rests on. `own` tells evidence of its own from evidence passed down to it."""

    confidence: Confidence
    own: bool
    evidence: tuple[EvidenceMark, ...] = ()


@dataclass(frozen=True)
class Lookup:
    """Finds marks, owners and evidence while a view is built. In a `public` view owners have no contact."""

    journey: Journey
    public: bool = False

    @cached_property
    def marks(self) -> Mapping[NodePath, Mark]:
        """The mark of every phase and step by its path."""
        names = self.journey.places.name
        taken: set[str] = set()
        found = {}
        for stage in self.journey.stages:
            phase = stage.phase or 0
            label = str(phase + 1) if stage.step is None else f"{phase + 1}.{stage.step + 1}"
            ids = [names(("phases", phase)), *([] if stage.step is None else [names(stage.path)])]
            anchor = "/".join(filter(None, ids)) if all(ids) else label
            if anchor in taken:
                anchor = label
            taken.add(anchor)
            found[stage.path] = Mark(label, stage.item.name, anchor, phase, stage.step, names(stage.path))
        return found

    @cached_property
    def anchors(self) -> Mapping[NodePath, str]:
        """The id in a page of every need, question, pain point and opportunity by its path: `pain_points.ID`.

        No id of the format holds a dot, so that these meet neither each other nor those of phases and steps. Where
        several things have the same id, or none, those after the first are numbered.
        """
        journey = self.journey
        used: Counter[str] = Counter()
        found = {}
        for key, things, ids in (
            ("needs", journey.needs, journey.concerns),
            ("questions", journey.questions, journey.concerns),
            ("pain_points", journey.pain_points, journey.concerns),
            ("opportunities", journey.opportunities, journey.opportunity_ids),
        ):
            for each in things:
                anchor = f"{key}.{ids.name(each.path) or ''}"
                used[anchor] += 1
                found[each.path] = anchor if used[anchor] == 1 else f"{anchor}.{used[anchor]}"
        return found

    def mark(self, placed: Placed[Any]) -> Mark:
        """The mark of the step that holds a thing of the journey, or of the phase where no step does."""
        path: NodePath = ("phases", placed.phase or 0)
        return self.marks[path if placed.step is None else (*path, "steps", placed.step)]

    def mark_of(self, place: str) -> Mark | None:
        """The mark of the phase or step with that id, `None` where there is none."""
        placed = self.journey.place(place)
        return self.mark(placed) if placed else None

    def marks_of(self, places: tuple[str, ...]) -> tuple[Mark, ...]:
        """The marks of those ids that name a phase or a step."""
        return tuple(mark for place in places if (mark := self.mark_of(place)))

    def owner(self, id_: str | None) -> OwnerView | None:
        """The owner of that id."""
        if id_ is None:
            return None
        if id_ not in self._owners:
            self._owners[id_] = self._owner(id_)
        return self._owners[id_]

    @cached_property
    def _owners(self) -> dict[str, OwnerView]:
        return {}

    def _owner(self, id_: str) -> OwnerView:
        owner = self.journey.owners.get(id_)
        if owner is None:
            return OwnerView(id_, id_, initials=_initials(id_), known=False)
        contact = None if self.public else owner.contact
        return OwnerView(id_, owner.name, owner.discipline, contact, owner.kind, _initials(owner.name))

    def owner_of(self, placed: Placed[Any]) -> OwnerView | None:
        """Who is answerable for a thing in the journey: its own owner, its step's or its phase's."""
        return self.owner(self.journey.owner_of(placed))

    @cached_property
    def evidence_marks(self) -> Mapping[str, EvidenceMark]:
        """The evidence in the order of its list: what the map defines, then what it uses of others'."""
        used = chain(
            (each.id for each in self.journey.references if each.target == "evidence"),
            chain.from_iterable(persona.evidence for persona in self.journey.personas.values()),
        )
        known = self.journey.evidence
        ids = dict.fromkeys(chain(self.journey.map.evidence, (each for each in used if each in known)))
        return {
            id_: EvidenceMark(number, known[id_].name, f"evidence.{id_}") for number, id_ in enumerate(ids, 1)
        }

    def evidence(self, ids: tuple[str, ...]) -> tuple[EvidenceMark, ...]:
        """The marks of evidence by their ids; ids that are not defined are left out."""
        marks = self.evidence_marks
        return tuple([marks[id_] for id_ in ids if id_ in marks]) if ids else ()

    def basis(self, placed: Placed[Any]) -> Basis:
        """What a thing in the journey rests on: its own evidence, or what its step or phase passes down."""
        return Basis(
            self.journey.confidence_of(placed),
            bool(getattr(placed.item, "evidence", ())),
            self.evidence(self.journey.evidence_of(placed)),
        )


def _initials(name: str) -> str:
    words = [word for word in name.split() if word[0].isalnum()]
    if not words:
        return name.strip()[:1]
    if len(words) == 1:
        return words[0][:1].upper()
    return (words[0][0] + words[-1][0]).upper()
