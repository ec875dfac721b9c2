"""A map together with what it draws on: its libraries and the current-state map it improves.

Everything that rules and reports ask of a map is answered here once: what stands where, which id means what, which
owner and evidence pass down, how sure we are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from cjm.model.base import Confidence, RefTarget
from cjm.model.concern import Need, Opportunity, PainPoint, Question
from cjm.model.emotion import Emotion
from cjm.model.goal import Goal
from cjm.model.idspace import IdSpace, Placed
from cjm.model.map import REGISTRIES, Library, Map
from cjm.model.market import Competitor, Criterion, Platform
from cjm.model.metric import Metric
from cjm.model.persona import Persona
from cjm.model.phase import Phase, Step
from cjm.model.references import Reference, references
from cjm.model.registries import Evidence, Lane, Owner, Touchpoint

Concern = Need | Question | PainPoint
_CONCERNS: Mapping[str, type[Concern]] = {"question": Question, "pain_point": PainPoint}


@dataclass(frozen=True)
class Journey:
    """A map, its id, the libraries it may use, and the journey that it improves, if it is a future one."""

    map: Map
    id: str = "map"
    libraries: tuple[Library, ...] = ()
    current: Journey | None = None

    # Registries: the map's own entries, then those of the current-state map, then the libraries'.

    def _registry(self, name: str) -> Mapping[str, Any]:
        merged: dict[str, Any] = {}
        for library in self.libraries:
            merged |= getattr(library, name)
        if self.current:
            merged |= getattr(self.current.map, name)
        merged |= getattr(self.map, name)
        return merged

    @cached_property
    def all_personas(self) -> Mapping[str, Persona]:
        """Every persona that ids may name; `personas` are those the map follows."""
        return self._registry("personas")

    @cached_property
    def owners(self) -> Mapping[str, Owner]:
        """Every owner that ids may name."""
        return self._registry("owners")

    @cached_property
    def touchpoints(self) -> Mapping[str, Touchpoint]:
        """Every touchpoint that ids may name; `used_touchpoints` are those on the journey."""
        return self._registry("touchpoints")

    @cached_property
    def metrics(self) -> Mapping[str, Metric]:
        """Every metric that ids may name."""
        return self._registry("metrics")

    @cached_property
    def evidence(self) -> Mapping[str, Evidence]:
        """All evidence that ids may name."""
        return self._registry("evidence")

    @cached_property
    def lanes(self) -> Mapping[str, Lane]:
        """Every lane that ids may name."""
        return self._registry("lanes")

    @cached_property
    def criteria(self) -> Mapping[str, Criterion]:
        """Every criterion that ids may name."""
        return self._registry("criteria")

    @cached_property
    def competitors(self) -> Mapping[str, Competitor]:
        """Every competitor, `us` among them."""
        return self._registry("competitors")

    @cached_property
    def platforms(self) -> Mapping[str, Platform]:
        """Every platform that ids may name."""
        return self._registry("platforms")

    @cached_property
    def personas(self) -> Mapping[str, Persona]:
        """The personas whose journey this is: the scope's, else the map's own, else those its current map follows."""
        if self.map.scope and self.map.scope.personas is not None:
            return {
                key: self.all_personas[key] for key in self.map.scope.personas if key in self.all_personas
            }
        if self.map.personas or self.current is None:
            return self.map.personas
        return self.current.personas

    # What stands where.

    @cached_property
    def phases(self) -> tuple[Placed[Phase], ...]:
        """The phases in order."""
        return tuple(Placed(phase, ("phases", i), i) for i, phase in enumerate(self.map.phases))

    @cached_property
    def _steps_by_phase(self) -> tuple[tuple[Placed[Step], ...], ...]:
        return tuple(
            tuple(
                Placed(step, (*phase.path, "steps", j), phase.phase, j)
                for j, step in enumerate(phase.item.steps)
            )
            for phase in self.phases
        )

    @cached_property
    def steps(self) -> tuple[Placed[Step], ...]:
        """The steps of all phases in order."""
        return tuple(chain.from_iterable(self._steps_by_phase))

    @cached_property
    def stages(self) -> tuple[Placed[Phase] | Placed[Step], ...]:
        """Phases and steps in the order of the file: each phase before its steps."""
        pairs = zip(self.phases, self._steps_by_phase, strict=True)
        return tuple(chain.from_iterable((phase, *steps) for phase, steps in pairs))

    def steps_of(self, phase: int) -> tuple[Placed[Step], ...]:
        """The steps of the phase with that index."""
        return self._steps_by_phase[phase]

    def _within(self, key: str) -> Iterator[Placed[Any]]:
        for stage in self.stages:
            for index, item in enumerate(getattr(stage.item, key)):
                yield Placed(item, (*stage.path, key, index), stage.phase, stage.step)

    @cached_property
    def needs(self) -> tuple[Placed[Need], ...]:
        """The needs of all phases and steps."""
        return tuple(self._within("needs"))

    @cached_property
    def questions(self) -> tuple[Placed[Question], ...]:
        """The questions of all phases and steps."""
        return tuple(self._within("questions"))

    @cached_property
    def pain_points(self) -> tuple[Placed[PainPoint], ...]:
        """The pain points of all phases and steps."""
        return tuple(self._within("pain_points"))

    @cached_property
    def opportunities(self) -> tuple[Placed[Opportunity], ...]:
        """The opportunities of all phases and steps."""
        return tuple(self._within("opportunities"))

    # Ids.

    @cached_property
    def places(self) -> IdSpace[Phase | Step]:
        """Phases and steps by id."""
        return IdSpace((placed, placed.item.id, placed.item.name) for placed in self.stages)  # type: ignore[misc]

    @cached_property
    def concerns(self) -> IdSpace[Concern]:
        """Needs, questions and pain points by id."""
        placed: Iterator[Placed[Any]] = chain(self.needs, self.questions, self.pain_points)
        return IdSpace((each, each.item.id, each.item.text) for each in placed)

    @cached_property
    def opportunity_ids(self) -> IdSpace[Opportunity]:
        """Opportunities by id."""
        return IdSpace((placed, placed.item.id, placed.item.text) for placed in self.opportunities)

    @cached_property
    def goals(self) -> IdSpace[Goal]:
        """Goals by id."""
        return IdSpace(
            (Placed(goal, ("goals", i)), goal.id, goal.text) for i, goal in enumerate(self.map.goals)
        )

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every id in the map that points at something."""
        return references(self.map)

    @cached_property
    def unresolved(self) -> tuple[Reference, ...]:
        """The references that point at nothing, or not clearly at one thing."""
        return tuple(reference for reference in self.references if not self.resolves(reference))

    def place(self, wanted: str) -> Placed[Phase | Step] | None:
        """The phase or step of that id, which may be `phase/step`; `None` where there is none (`exit` is none)."""
        phase_id, slash, step_id = wanted.partition("/")
        found = self.places.find(phase_id)
        if not slash or found is None:
            return found
        is_phase = found.step is None and found.phase is not None
        return self.step_ids[found.phase].find(step_id) if is_phase else None  # type: ignore[index, return-value]

    @cached_property
    def step_ids(self) -> tuple[IdSpace[Step], ...]:
        """The steps of each phase by id, for `phase/step`."""
        return tuple(
            IdSpace((step, step.item.id, step.item.name) for step in steps) for steps in self._steps_by_phase
        )

    def concern(self, wanted: str) -> Placed[Concern] | None:
        """The need, question or pain point of that id in this map."""
        return self.concerns.find(wanted)

    def candidates(self, target: RefTarget) -> list[str]:
        """The ids that a reference to `target` can name: for did-you-mean and completion."""
        if target in REGISTRIES:
            return list(self._registry(REGISTRIES[target]))
        if target == "goal":
            return self.goals.ids()
        if target == "phase":
            return [
                name for name in self.places.ids() if (found := self.places.find(name)) and found.step is None
            ]
        if target == "place":
            return self.places.ids()
        names = self.concerns.ids()
        if target == "question":
            return [name for name in names if isinstance(self._concern(name), Question)]
        if target == "pain_point":
            return [name for name in names if isinstance(self._concern(name), PainPoint)]
        inherited = self.current.candidates("pain_point") if self.current else []
        return list(dict.fromkeys((*names, *inherited)))

    def _concern(self, name: str) -> Concern | None:
        found = self.concerns.find(name)
        return found.item if found else None

    def resolves(self, reference: Reference) -> bool:
        """Whether the reference points at something that is there."""
        wanted = reference.id
        if reference.target == "place":
            return (wanted == "exit" and reference.path[-1] == "to") or self.place(wanted) is not None
        if reference.target == "phase":
            phase = self.places.find(wanted)
            return phase is not None and phase.step is None
        if reference.target in REGISTRIES:
            return wanted in self._registries_by_target[reference.target]
        if reference.target == "goal":
            return self.goals.find(wanted) is not None
        found = self.concerns.find(wanted)
        if found is not None:
            kind = _CONCERNS.get(reference.target)
            return kind is None or isinstance(found.item, kind)
        inherits = reference.target == "concern" and self.current is not None
        return inherits and wanted in self._inherited_pain_points

    @cached_property
    def _inherited_pain_points(self) -> frozenset[str]:
        return frozenset(self.current.candidates("pain_point") if self.current else ())

    @cached_property
    def _registries_by_target(self) -> Mapping[str, Mapping[str, Any]]:
        return {target: self._registry(name) for target, name in REGISTRIES.items()}

    # What passes down from phase to step to what stands in it.

    def _holders(self, placed: Placed[Any]) -> Iterator[Any]:
        """A thing, the step it stands in and the phase it stands in, as far as there are any."""
        yield placed.item
        if placed.phase is not None:
            phase = self.map.phases[placed.phase]
            if placed.step is not None:
                yield phase.steps[placed.step]
            yield phase

    def holder(self, placed: Placed[Any]) -> Phase | Step:
        """The step that holds a thing in the journey (or that it is), or the phase where no step does."""
        assert placed.phase is not None, f"{placed.path} stands outside of the journey"
        phase = self.map.phases[placed.phase]
        return phase if placed.step is None else phase.steps[placed.step]

    def owner_of(self, placed: Placed[Any]) -> str | None:
        """The owner's id of a thing: its own, else its step's, else its phase's."""
        for holder in self._holders(placed):
            owner: str | None = getattr(holder, "owner", None)
            if owner:
                return owner
        return None

    def evidence_of(self, placed: Placed[Any]) -> tuple[str, ...]:
        """The evidence ids of a thing: its own, else its step's, else its phase's."""
        for holder in self._holders(placed):
            evidence: tuple[str, ...] = getattr(holder, "evidence", ())
            if evidence:
                return evidence
        return ()

    def confidence_of(self, placed: Placed[Any]) -> Confidence:
        """How sure we are of a thing: as said; else observed with own evidence, inferred with inherited, else assumed."""
        said: Confidence | None = getattr(placed.item, "confidence", None)
        if said:
            return said
        if getattr(placed.item, "evidence", ()):
            return "observed"
        return "inferred" if self.evidence_of(placed) else "assumed"

    # What is used.

    def touchpoints_of(self, phase: int) -> tuple[str, ...]:
        """The touchpoint ids of a phase and its steps, each once, in order."""
        stages: tuple[Phase | Step, ...] = (self.map.phases[phase], *self.map.phases[phase].steps)
        return tuple(dict.fromkeys(chain.from_iterable(stage.touchpoints for stage in stages)))

    @cached_property
    def used_touchpoints(self) -> tuple[str, ...]:
        """The touchpoint ids on the journey, each once, in order."""
        return tuple(
            dict.fromkeys(chain.from_iterable(self.touchpoints_of(phase.phase or 0) for phase in self.phases))
        )

    @cached_property
    def used_evidence(self) -> Mapping[str, Evidence]:
        """The evidence of this map: its own, then what it names from elsewhere."""
        named = (reference.id for reference in self.references if reference.target == "evidence")
        return {key: self.evidence[key] for key in (*self.map.evidence, *named) if key in self.evidence}

    def emotions_of(self, phase: int) -> tuple[tuple[Placed[Any], Emotion], ...]:
        """The emotions of a phase's steps, or the phase's own where no step has one."""
        steps = tuple((step, step.item.emotion) for step in self.steps_of(phase) if step.item.emotion)
        if steps:
            return steps
        own = self.map.phases[phase].emotion
        return ((self.phases[phase], own),) if own else ()

    def persona_emotions_of(self, phase: int) -> tuple[tuple[Placed[Any], str, Emotion], ...]:
        """The emotions of single personas (`by_persona`) in a phase and in its steps, with the personas' ids."""
        stages: tuple[Placed[Any], ...] = (self.phases[phase], *self.steps_of(phase))
        return tuple((stage, id_, each) for stage in stages for id_, each in stage.item.by_persona.items())

    @cached_property
    def compared(self) -> tuple[tuple[Placed[Phase | Step], Placed[Phase | Step]], ...]:
        """The phases and steps of a future map whose id one of the current-state map has too: here, and there."""
        pairs: list[tuple[Placed[Phase | Step], Placed[Phase | Step]]] = []
        for stage in self.stages if self.current else ():
            name = self.places.name(stage.path)
            here = self.places.find(name) if name else None
            there = self.current.places.find(name) if name and self.current else None
            if here and there and here.path == stage.path:
                pairs.append((here, there))
        return tuple(pairs)

    def addressing(self, concern: Placed[Any]) -> tuple[Placed[Opportunity], ...]:
        """The opportunities that address a need, question or pain point of this map."""
        return self._addressing.get(concern.path, ())

    @cached_property
    def _addressing(self) -> Mapping[Any, tuple[Placed[Opportunity], ...]]:
        found: dict[Any, list[Placed[Opportunity]]] = defaultdict(list)
        for opportunity in self.opportunities:
            concerns = filter(None, map(self.concern, opportunity.item.addresses))
            for path in dict.fromkeys(concern.path for concern in concerns):
                found[path].append(opportunity)
        return {path: tuple(opportunities) for path, opportunities in found.items()}
