"""What the other files of a project need to know of a map or a library: enough to compare them without reading it again.

A summary follows from its own file alone, so that it stays true whatever happens to the other files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from cjm.model.map import REGISTRIES, Library, Map
from cjm.model.method import Method, State
from cjm.model.node_path import NodePath
from cjm.model.references import Reference

Facts = Mapping[str, str]

_FACTS: Mapping[str, Callable[[Any], dict[str, str | None]]] = {
    "personas": lambda persona: {"kind": persona.kind},
    "owners": lambda owner: {"kind": owner.kind, "discipline": owner.discipline, "contact": owner.contact},
    "touchpoints": lambda touchpoint: {
        "channel": touchpoint.channel,
        "medium": touchpoint.effective_medium,
        "link": touchpoint.link,
    },
}
"""For the registries whose entries are compared, what tells two entries of one name apart."""


class Entry(NamedTuple):
    """An entry of a registry: its id, its name, and what else is said of it that tells it from others."""

    id: str
    name: str
    facts: Facts = {}

    def differs(self, other: Entry, *keys: str) -> bool:
        """Whether one of these facts is said of both, and not the same."""
        mine, its = self.facts, other.facts
        return any(key in mine and key in its and mine[key] != its[key] for key in keys)


@dataclass(frozen=True, slots=True)
class Summary:
    """A map or a library in short.

    `file` is its path from the project's folder, with `/`; `own_id` is what stands at `id:`, while `id` is never
    missing. `entries` are those of its registries, `uses` the ids that it looks up (what they point at, and the id), of a
    map without those that it defines itself. `follows` are the personas that its scope names. `improves` is the map that `future_of` names,
    and `details` are the maps that steps open into, each with its place; both as written. `suppresses` says whether
    comments in it silence rules.
    """

    file: str
    kind: Literal["map", "library"]
    id: str
    own_id: str | None
    title: str
    language: str
    method: Method
    state: State
    entries: Mapping[str, tuple[Entry, ...]]
    uses: frozenset[tuple[str, str]] = frozenset()
    follows: tuple[str, ...] | None = None
    improves: str | None = None
    details: tuple[tuple[NodePath, str], ...] = ()
    suppresses: bool = False

    @property
    def is_library(self) -> bool:
        """Whether this is a library and no map."""
        return self.kind == "library"

    @property
    def links(self) -> tuple[str, ...]:
        """The maps that it names, as written."""
        improved = () if self.improves is None else (self.improves,)
        return (*improved, *(link for _, link in self.details))


def summary(
    content: Map | Library, references: Iterable[Reference], file: str, id_: str, *, suppresses: bool = False
) -> Summary:
    """The summary of a map or a library with these references, which lies at `file` and is called `id_`."""
    entries = {where: _entries(content, where) for where in REGISTRIES.values() if getattr(content, where)}
    uses = frozenset((each.target, each.id) for each in references if each.target in REGISTRIES)
    if isinstance(content, Library):
        title = content.title or ""
        return Summary(
            file, "library", id_, None, title, content.language, "ten-step", "current", entries, uses,
            suppresses=suppresses,
        )  # fmt: skip
    uses = frozenset(each for each in uses if each[1] not in getattr(content, REGISTRIES[each[0]]))
    scope = content.scope
    return Summary(
        file, "map", id_, content.id, content.title, content.language, content.method, content.state, entries,
        uses, scope.personas if scope else None, content.future_of, tuple(_details(content)), suppresses,
    )  # fmt: skip


def _entries(content: Map | Library, where: str) -> tuple[Entry, ...]:
    facts = _FACTS.get(where)
    return tuple(
        Entry(
            key,
            getattr(entry, "name", None) or key,
            {name: said for name, said in facts(entry).items() if said} if facts else {},
        )
        for key, entry in getattr(content, where).items()
    )


def _details(content: Map) -> Iterable[tuple[NodePath, str]]:
    for i, phase in enumerate(content.phases):
        for j, step in enumerate(phase.steps):
            if step.journey:
                yield ("phases", i, "steps", j, "journey"), step.journey
