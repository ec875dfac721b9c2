"""What ids mean in the files of a project: the thing itself, with the file and the path at which it is defined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from cjm.files import shown
from cjm.model.concern import Need, PainPoint
from cjm.model.idspace import IdSpace, Placed
from cjm.model.journey import Journey
from cjm.model.kinds import CONCERNS, KINDS, PLACES, Kind
from cjm.model.map import REGISTRIES
from cjm.model.node_path import NodePath
from cjm.model.references import Reference
from cjm.source.document import Document
from cjm.source.project import Project


class Thing(NamedTuple):
    """Something with an id: what it is, the real path of its file, and its path in that file."""

    kind: Kind
    file: Path
    path: NodePath

    @property
    def registry(self) -> str | None:
        """The registry that holds it, `None` for a thing of an id space."""
        return REGISTRIES.get(self.kind)


@dataclass(frozen=True, eq=False)
class Member:
    """A valid file of the project. `journey` is what the project makes of it, also of a library; `current` is the map that it improves."""

    path: Path
    document: Document
    journey: Journey
    current: Path | None = None

    @property
    def is_library(self) -> bool:
        """Whether this is a library and no map."""
        return self.document.library is not None

    @property
    def references(self) -> tuple[Reference, ...]:
        """Every id in the file that points at something."""
        return self.journey.references

    def registry(self, name: str) -> Mapping[str, Any]:
        """What the file itself defines in a registry."""
        found: Mapping[str, Any] = getattr(self.document.content, name)
        return found

    def space(self, kind: Kind) -> IdSpace[Any]:
        """The id space that things of a kind share."""
        if kind in PLACES:
            return self.journey.places
        if kind in CONCERNS:
            return self.journey.concerns
        return self.journey.goals if kind == "goal" else self.journey.opportunity_ids


class Family:
    """The files of a project that renaming looks at, each read when it is first asked for.

    `names` are those under which files are shown, by their real paths.
    """

    def __init__(self, project: Project, names: Mapping[Path, str]) -> None:
        self.project = project
        self.names = names
        self.libraries = tuple(Path(each.filename).resolve() for each in project.libraries)
        self._members: dict[Path, Member] = {}

    @property
    def members(self) -> Mapping[Path, Member]:
        """The files looked at so far by their real paths."""
        return MappingProxyType(self._members)

    def member(self, path: Path) -> Member | None:
        """The file at a path, `None` where it holds neither a valid map nor a library. Raises OSError."""
        key = path.resolve()
        if key not in self._members:
            document = self.project.document(path, self.names.get(key) or shown(key))
            journey = self.project.file_journey(document, path)
            if journey is None:
                return None
            improved = document.map.future_of if document.map and journey.current else None
            current = self.project.linked(path, improved) if improved else None
            self._members[key] = Member(key, document, journey, current)
        return self._members[key]

    def meaning(self, member: Member, reference: Reference) -> tuple[Thing | None, ...]:
        """What a reference means: one thing, or for `phase/step` one for each part; `None` for a part that means nothing.

        A reference to a thing of another kind than is wanted there means that thing all the same.
        """
        if reference.target in ("place", "phase"):
            return self.places(member, reference.id)
        if reference.target in REGISTRIES:
            return (self.entry(member, reference.target, reference.id),)  # type: ignore[arg-type]
        if reference.target == "goal":
            return (self.goal(member, reference.id),)
        return (self.concern(member, reference.id, inherited=reference.target == "concern"),)

    def entry(self, member: Member, kind: Kind, wanted: str) -> Thing | None:
        """The entry of a registry: the file's own, else that of the map that it improves, else a library's."""
        name = REGISTRIES[kind]
        for each in self._holders(member):
            if wanted in each.registry(name):
                return Thing(kind, each.path, (name, wanted))
        return None

    def places(self, member: Member, wanted: str) -> tuple[Thing | None, ...]:
        """The phase or step of an id; of `phase/step` both."""
        first, slash, last = wanted.partition("/")
        found = member.journey.places.find(first)
        if not slash:
            return (_place(member, found),)
        if found is None or found.phase is None or found.step is not None:
            return (None, None)
        return _place(member, found), _place(member, member.journey.step_ids[found.phase].find(last))

    def concern(self, member: Member, wanted: str, *, inherited: bool = True) -> Thing | None:
        """The need, question or pain point of an id; `inherited` admits the pain points of the map that is improved."""
        found = member.journey.concerns.find(wanted)
        if found is not None:
            return Thing(_concern_kind(found), member.path, found.path)
        current = self._current(member) if inherited else None
        found = current.journey.concerns.find(wanted) if current else None
        if current is None or found is None or not isinstance(found.item, PainPoint):
            return None
        return Thing("pain-point", current.path, found.path)

    def goal(self, member: Member, wanted: str) -> Thing | None:
        """The goal of an id."""
        found = member.journey.goals.find(wanted)
        return Thing("goal", member.path, found.path) if found else None

    def opportunity(self, member: Member, wanted: str) -> Thing | None:
        """The opportunity of an id."""
        found = member.journey.opportunity_ids.find(wanted)
        return Thing("opportunity", member.path, found.path) if found else None

    def called(self, member: Member, wanted: str) -> tuple[Thing, ...]:
        """All that an id means in a file, in the order of the kinds; of `phase/step` the step."""
        found = [self.entry(member, kind, wanted) for kind in KINDS if kind in REGISTRIES]
        parts = self.places(member, wanted)
        found += [parts[-1] if all(parts) else None, self.concern(member, wanted)]
        found += [self.opportunity(member, wanted), self.goal(member, wanted)]
        return tuple(each for each in found if each is not None)

    def compared(self, member: Member) -> Iterator[tuple[Thing, Thing]]:
        """The phases and steps that a future map shares with the one that it improves: its own, and theirs."""
        if member.current is not None:
            for here, there in member.journey.compared:
                kind: Kind = "phase" if here.step is None else "step"
                other: Kind = "phase" if there.step is None else "step"
                yield Thing(kind, member.path, here.path), Thing(other, member.current, there.path)

    def _current(self, member: Member) -> Member | None:
        return self.member(member.current) if member.current else None

    def _holders(self, member: Member) -> Iterator[Member]:
        """The files whose registries a file may use, the first goes before the others."""
        yield member
        if (current := self._current(member)) is not None:
            yield current
        for path in reversed(self.libraries):
            if path != member.path and (library := self.member(path)) is not None:
                yield library


def _place(member: Member, found: Placed[Any] | None) -> Thing | None:
    if found is None:
        return None
    return Thing("phase" if found.step is None else "step", member.path, found.path)


def _concern_kind(found: Placed[Any]) -> Kind:
    if isinstance(found.item, Need):
        return "need"
    return "pain-point" if isinstance(found.item, PainPoint) else "question"
