"""From the names and texts in cells to the ids of what they name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from cjm.importers.own.keys import folded
from cjm.importers.own.spaces import Space, Thing
from cjm.model.base import RefTarget
from cjm.model.ids import is_id, is_place
from cjm.model.map import REGISTRIES
from cjm.model.market import US
from cjm.model.transition import EXIT

CONCERNS = ("needs", "questions", "pain_points")
_CONCERNS: Mapping[str, tuple[str, ...]] = {
    "concern": CONCERNS,
    "question": ("questions",),
    "pain_point": ("pain_points",),
}


class Phase:
    """A phase of the workbook, its number there, and its steps, also by theirs."""

    def __init__(self, thing: Thing, label: str) -> None:
        self.thing = thing
        self.label = label
        self.steps = Space("step")
        self.by_label: dict[str, Thing] = {}


class Names:
    """All that a workbook names. `exit_words` are those that stand for the end of the journey."""

    def __init__(self, exit_words: frozenset[str] = frozenset()) -> None:
        self.exit_words = exit_words
        self.registries: dict[str, dict[str, dict[str, Any]]] = {}
        self.phases: list[Phase] = []
        self.concerns = {kind: Space("concern") for kind in CONCERNS}
        self.opportunities = Space("opportunity")
        self.goals = Space("goal")
        self._spaces: dict[str, Space] = {}
        self._entries: dict[tuple[str, str], str] = {}
        self._stage_ids: Counter[str | None] = Counter()
        self._phase_ids: Counter[str | None] = Counter()
        ids = self.concerns["needs"].ids
        for space in self.concerns.values():
            space.ids = ids

    def register(self, registry: str, name: str, given: str = "") -> str:
        """A new entry of a registry; its id is the one that the workbook gives, else made from its name."""
        entries = self.registries.setdefault(registry, {})
        thing = Thing({}, name)
        space = self._spaces.setdefault(registry, Space(registry.removesuffix("s")))
        if is_id(given) and given not in entries:
            thing.data["id"] = given
        space.add(thing)
        id_ = space.name(thing, entries if registry != "competitors" else {*entries, US})
        entries[id_] = {"name": name}
        self._entries.setdefault((registry, folded(name)), id_)
        return id_

    def entry(self, registry: str, name: str) -> str | None:
        """The id of the entry of that name, or else of that id."""
        found = self._entries.get((registry, folded(name)))
        return found or (name if name in self.registries.get(registry, {}) else None)

    def add_phase(self, thing: Thing, given: str, label: str) -> Phase:
        """A new phase at the end."""
        if is_id(given) and given not in {thing.id, EXIT} and not self._phase_ids[given]:
            thing.data["id"] = given
        phase = Phase(thing, label)
        self.phases.append(phase)
        self._stage_ids[thing.id] += 1
        self._phase_ids[thing.id] += 1
        return phase

    def add_step(self, phase: Phase, thing: Thing, given: str, label: str) -> None:
        """A new step at the end of a phase."""
        phase.steps.add(thing, given)
        if label:
            phase.by_label.setdefault(label, thing)
        self._stage_ids[thing.id] += 1

    def find(self, target: RefTarget, text: str) -> str | None:
        """The id of what a cell names; `None` where nothing of the workbook is called so."""
        text = text.strip()
        if target in REGISTRIES:
            return self.entry(REGISTRIES[target], text)
        if target == "place":
            return self.place(text)
        if target == "phase":
            phase = self.phase(text)
            return self.phase_id(phase) if phase else None
        spaces = [self.goals] if target == "goal" else [self.concerns[kind] for kind in _CONCERNS[target]]
        return next((space.name(thing) for space in spaces if (thing := space.called(text))), None)

    def phase(self, name: str, label: str = "") -> Phase | None:
        """The phase of that name; of several the one with that number."""
        named = [each for each in self.phases if folded(each.thing.text) == folded(name)]
        return next((each for each in named if label and each.label == label), named[0] if named else None)

    def place(self, text: str) -> str | None:
        """The id of a place that is written with its number, `2.1 Compares`, by its name, or by its id."""
        if folded(text) in self.exit_words:
            return EXIT
        label, _, name = text.partition(" ")
        phase = next((each for each in self.phases if each.label == label.partition(".")[0]), None)
        if phase and phase.label == label and folded(phase.thing.text) == folded(name):
            return self.phase_id(phase)
        if phase and (step := phase.by_label.get(label)) and folded(step.text) == folded(name):
            return self.step_id(phase, step)
        for wanted in (text, name):
            if found := self.phase(wanted):
                return self.phase_id(found)
            for each in self.phases:
                if step := each.steps.called(wanted):
                    return self.step_id(each, step)
        return text if is_place(text) else None

    def phase_id(self, phase: Phase) -> str:
        """The id of a phase, which no other phase and no step has."""
        thing = phase.thing
        if "id" not in thing.data:
            alone = Space("phase")
            alone.add(thing)
            self._stage_ids[thing.id] -= 1
            self._phase_ids[thing.id] -= 1
            alone.name(thing, {id_ for id_, count in self._stage_ids.items() if id_ and count > 0})
            self._stage_ids[thing.id] += 1
            self._phase_ids[thing.id] += 1
        return str(thing.data["id"])

    def step_id(self, phase: Phase, step: Thing) -> str:
        """The id of a step behind that of its phase: `awareness/ask`.

        It is written down, unless that would make a phase of the same id hard to find.
        """
        of_phase = self._phase_ids[step.id] > 0
        if "id" not in step.data and step.id and of_phase and phase.steps.ids[step.id] == 1:
            return f"{self.phase_id(phase)}/{step.id}"
        taken = {id_ for id_, count in self._phase_ids.items() if id_ and count > 0} if of_phase else ()
        return f"{self.phase_id(phase)}/{phase.steps.name(step, taken)}"
