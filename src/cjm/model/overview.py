"""All maps and libraries of a project in short, side by side: what rules that compare files look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from cjm.model.summary import Entry, Summary

_MOST_COMPARED = 10
"""How many of a kind are kept for comparing, so that many alike take linear time."""
_LONGEST_CHAIN = 20
_MOST_VISITED = 1000


@dataclass(frozen=True, slots=True)
class Standing:
    """An entry, and the file that it stands in."""

    file: Summary
    entry: Entry


@dataclass(slots=True)
class Group:
    """Entries of maps that are alike in one thing: in how many maps they stand, and the first few of them."""

    maps: int = 0
    first: list[Standing] = field(default_factory=list)

    def add(self, standing: Standing) -> None:
        """Count one more."""
        self.maps += 1
        if len(self.first) < _MOST_COMPARED:
            self.first.append(standing)


class Overview:
    """The files of a project by their paths.

    `links` says which file a link in a map leads to, by the map's path and the link as written; `shared` are the paths
    of the libraries that every map may use. The overview is `complete` if it is known to hold all files of the project.
    """

    def __init__(
        self,
        files: Iterable[Summary],
        links: Mapping[tuple[str, str], str] | None = None,
        shared: Iterable[str] = (),
        *,
        complete: bool = True,
    ) -> None:
        self.files = {each.file: each for each in sorted(files, key=lambda each: each.file)}
        self.complete = complete
        self._links = links or {}
        self._shared = frozenset(shared)
        self._indexes: dict[tuple[str, _Pair, bool], _Groups] = {}

    def with_summary(self, changed: Summary) -> Overview:
        """The overview with one file as it is now."""
        if self.files.get(changed.file) == changed:
            return self
        files = {**self.files, changed.file: changed}
        return Overview(files.values(), self._links, self._shared, complete=self.complete)

    @cached_property
    def maps(self) -> tuple[Summary, ...]:
        """All maps."""
        return tuple(each for each in self.files.values() if not each.is_library)

    @cached_property
    def libraries(self) -> tuple[Summary, ...]:
        """The libraries that every map may use."""
        return tuple(each for each in self.files.values() if self.shares(each))

    def shares(self, file: Summary) -> bool:
        """Whether a file is a library that every map may use."""
        return file.is_library and file.file in self._shared

    # Links between maps.

    def target(self, file: Summary, link: str) -> Summary | None:
        """The map that a link in a map leads to; `None` where it is none of the project."""
        found = self.files.get(self._links.get((file.file, link), ""))
        return None if found is None or found.is_library else found

    def improved(self, file: Summary) -> tuple[Summary, ...]:
        """The map that a future map improves, the one that this improves, and so on."""
        chain: list[Summary] = []
        current = self._improves(file)
        seen = {file.file}
        while current is not None and current.file not in seen and len(chain) < _LONGEST_CHAIN:
            chain.append(current)
            seen.add(current.file)
            current = self._improves(current)
        return tuple(chain)

    def _improves(self, file: Summary) -> Summary | None:
        return self.target(file, file.improves) if file.improves else None

    def are_related(self, one: Summary, other: Summary) -> bool:
        """Whether both are the same map, one of them improves the other, or both improve the same one."""
        ours, theirs = ({each.file, *(map_.file for map_ in self.improved(each))} for each in (one, other))
        return not ours.isdisjoint(theirs)

    def way_back(self, file: Summary, link: str) -> tuple[Summary, ...]:
        """The shortest way along steps that open into maps, from the link's target to the file; empty if there is none."""
        start = self.target(file, link)
        came: dict[str, Summary | None] = {start.file: None} if start else {}
        coming = [start] if start else []
        for current in coming:
            if current.file == file.file:
                way: list[Summary] = []
                at: Summary | None = current
                while at is not None:
                    way.append(at)
                    at = came[at.file]
                return tuple(reversed(way))
            for _, further in current.details:
                following = self.target(current, further)
                if following is not None and following.file not in came and len(came) < _MOST_VISITED:
                    came[following.file] = current
                    coming.append(following)
        return ()

    def followed(self, file: Summary) -> Mapping[str, Entry]:
        """The personas whose journey a map is, by id: its scope's, else its own, else those of the map it improves."""
        chain = (file, *self.improved(file))
        for index, each in enumerate(chain):
            if each.follows is not None:
                sources = (*self.libraries, *reversed(chain[index:]))
                known = {
                    entry.id: entry for source in sources for entry in source.entries.get("personas", ())
                }
                return {key: known[key] for key in each.follows if key in known}
            if own := each.entries.get("personas"):
                return {entry.id: entry for entry in own}
        return {}

    # Ids and names.

    @cached_property
    def _by_id(self) -> Mapping[str, tuple[Summary, ...]]:
        found = defaultdict(list)
        for each in self.maps:
            found[each.id].append(each)
        return {key: tuple(several) for key, several in found.items()}

    def called(self, id_: str) -> tuple[Summary, ...]:
        """The maps with an id, be it their own or that of their file names."""
        return self._by_id.get(id_, ())

    @cached_property
    def used(self) -> frozenset[tuple[str, str]]:
        """What some file looks up in others: what an id points at, and the id."""
        return frozenset().union(*(each.uses for each in self.files.values()))

    def in_libraries(self, registry: str, name: str) -> tuple[Standing, ...]:
        """The first few entries of a name in the libraries; names are compared without regard to case and spaces."""
        return tuple(
            standing
            for group in self._groups(registry, _by_name, libraries=True).get(normalised(name), {}).values()
            for standing in group.first
        )

    def ids_of(self, registry: str, name: str) -> Mapping[str, Group]:
        """The ids under which maps have entries of a name, the most common first."""
        return self._groups(registry, _by_name).get(normalised(name), {})

    def names_of(self, registry: str, id_: str) -> Mapping[str, Group]:
        """The names, normalised, under which maps have entries of an id, the most common first."""
        return self._groups(registry, _by_id).get(id_, {})

    def _groups(self, registry: str, pair: _Pair, *, libraries: bool = False) -> _Groups:
        key = registry, pair, libraries
        if key not in self._indexes:
            files = self.libraries if libraries else self.maps
            self._indexes[key] = _grouped(files, registry, pair)
        return self._indexes[key]


_Groups = Mapping[str, Mapping[str, Group]]
_Pair = Callable[[Entry], tuple[str, str]]


def _by_name(entry: Entry) -> tuple[str, str]:
    return normalised(entry.name), entry.id


def _by_id(entry: Entry) -> tuple[str, str]:
    return entry.id, normalised(entry.name)


def _grouped(files: Iterable[Summary], registry: str, pair: _Pair) -> _Groups:
    found: defaultdict[str, defaultdict[str, Group]] = defaultdict(lambda: defaultdict(Group))
    for file in files:
        for entry in file.entries.get(registry, ()):
            key, value = pair(entry)
            found[key][value].add(Standing(file, entry))
    return {
        key: dict(sorted(groups.items(), key=lambda each: (-each[1].maps, each[0])))
        for key, groups in found.items()
    }


@lru_cache(maxsize=10_000)
def normalised(name: str) -> str:
    """A name as names are compared: without regard to case and spaces."""
    return " ".join(name.casefold().split())
