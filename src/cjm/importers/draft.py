"""A map in the making: phases, steps and registries, filled by an importer in the order in which it finds them."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

from cjm.model.ids import RESERVED_SLUGS, is_id, normal, slug
from cjm.model.map import FORMAT_VERSION

KEPT = "x-import"
"""The key under which texts are kept that have no place of their own."""

_LONGEST_ID = 60
_LONGEST_LABEL = 200
"""Characters; YAML takes no key of more than 1,024 on one line."""


class Stage:
    """A phase or a step in the making. `data` holds its values by the keys of the format."""

    def __init__(self, name: str) -> None:
        self.data: dict[str, Any] = {"name": name}
        self._listed: dict[str, set[Hashable]] = {}

    @property
    def name(self) -> str:
        """The name."""
        return str(self.data["name"])

    def put(self, key: str, value: Any) -> bool:
        """Set the value of a key that has none yet; returns whether it was free."""
        if key in self.data:
            return False
        self.data[key] = value
        return True

    def add(self, key: str, item: str | Mapping[str, str | float]) -> None:
        """Append to the list at a key, if the item is not in it yet."""
        listed = self._listed.setdefault(key, set())
        said = item if isinstance(item, str) else frozenset(item.items())
        if said not in listed:
            listed.add(said)
            self.data.setdefault(key, []).append(item)

    def feel(self, **emotion: Any) -> bool:
        """Set what is known of the emotion (`score`, `feeling`, `why`); returns whether nothing else was known already.

        What is known already stays.
        """
        said = {key: value for key, value in emotion.items() if value is not None}
        if not said:
            return True
        known = self.data.setdefault("emotion", {})
        self.data["emotion"] = said | known
        return all(known.get(key, value) == value for key, value in said.items())

    def keep(self, label: str, text: Any) -> None:
        """Keep a text that has no place of its own, under the words that stood for it."""
        keep(self.data, label, text)


class Phase(Stage):
    """A phase in the making, with its steps."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.steps: list[Stage] = []

    def step(self, name: str) -> Stage:
        """A new step at the end."""
        self.steps.append(Stage(name))
        return self.steps[-1]


class Draft:
    """A map in the making. `data` holds what is known of the map as a whole, by the keys of the format.

    `source` says which part of the foreign file it comes from, where that holds several: `line 12`. `whole` is the
    data of a map that needs no making.
    """

    def __init__(self, title: str, language: str | None = None, source: str = "") -> None:
        self.title = title
        self.language = language
        self.source = source
        self.data: dict[str, Any] = {}
        self.phases: list[Phase] = []
        self.whole: Mapping[str, Any] | None = None
        self._registered: dict[str, dict[str, str]] = {}
        self._alike: dict[tuple[str, str], int] = {}
        self._ids: set[str] = set()

    def phase(self, name: str) -> Phase:
        """A new phase at the end."""
        self.phases.append(Phase(name))
        return self.phases[-1]

    def register(self, registry: str, name: str, **facts: Any) -> str:
        """The id of the entry of that name in a registry such as `owners`, which is made where there is none.

        What is known of it already stays.
        """
        known = self._registered.setdefault(registry, {})
        key = " ".join(name.split()).casefold()
        entries = self.data.setdefault(registry, {})
        if key not in known:
            known[key] = self._free_id(name, registry, entries)
            entries[known[key]] = {"name": name}
        for fact, value in facts.items():
            if value is not None:
                entries[known[key]].setdefault(fact, value)
        return known[key]

    def _free_id(self, name: str, registry: str, taken: Mapping[str, Any]) -> str:
        """An id from a name, else from the registry's own; a number behind it where it is taken."""
        wanted = (slug(name) or "")[:_LONGEST_ID].strip("-") or registry.removesuffix("s")
        found, count = wanted, self._alike.get((registry, wanted), 1)
        while found in taken or found == "us":
            count += 1
            found = f"{wanted}-{count}"
        self._alike[registry, wanted] = count
        return found

    def identify(self, stage: Stage, id_: str) -> bool:
        """Give a phase or a step its id; returns whether it has it now: it must be one, and no other's."""
        wanted = normal(id_)
        if "id" in stage.data or not is_id(wanted) or wanted in self._ids or wanted in RESERVED_SLUGS:
            return stage.data.get("id") == wanted
        self._ids.add(wanted)
        return stage.put("id", wanted)

    def keep(self, label: str, text: Any) -> None:
        """Keep a text of the map as a whole that has no place of its own."""
        keep(self.data, label, text)

    @property
    def stages(self) -> Iterator[Stage]:
        """The phases and steps in order."""
        for phase in self.phases:
            yield phase
            yield from phase.steps

    @property
    def content(self) -> Mapping[str, Any]:
        """The map's data by the keys of the format; without phases it has one that is called as the map is."""
        if self.whole is not None:
            return self.whole
        phases = [
            {**phase.data, "steps": [step.data for step in phase.steps]} if phase.steps else phase.data
            for phase in self.phases
        ]
        language = {"language": self.language} if self.language else {}
        return {
            "cjm": FORMAT_VERSION,
            "title": self.title,
            **language,
            **self.data,
            "phases": phases or [{"name": self.title}],
        }


def keep(data: dict[str, Any], label: str, text: Any) -> None:
    """Keep a text in an object under the words that stood for it, or their beginning; several as a list."""
    kept = data.setdefault(KEPT, {})
    label = label if len(label) <= _LONGEST_LABEL else f"{label[: _LONGEST_LABEL - 1]}…"
    if label not in kept:
        kept[label] = text
    elif isinstance(kept[label], list):
        kept[label].append(text)
    elif kept[label] != text:
        kept[label] = [kept[label], text]
