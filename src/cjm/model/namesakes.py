"""Entries of registries that are alike across the files of a project: one name under two ids, one id with two names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from cjm.model.overview import Group, Overview, Standing, normalised
from cjm.model.summary import Entry, Summary

_MOST_COMPARED = 10

Same = Callable[[Entry, Entry], bool]


@dataclass(frozen=True, slots=True)
class Namesake:
    """An entry of a file, and another that means the same.

    `where` says where the other stands and ends a sentence: `here`, `in the library “Teams”`, `in shoes.cjm.yaml`.
    """

    entry: Entry
    other: Entry
    where: str


def under_two_ids(file: Summary, project: Overview, registry: str, same: Same) -> Iterator[Namesake]:
    """The entries of a file whose name stands under another id elsewhere, each once; `same` judges two of one name.

    A library goes before everything, the map that a future one improves before that one, an earlier entry before a later
    one. Where only other maps have it, those with the id that is less common are told; with a draw, all of them.
    """
    known: dict[str, list[Standing]] = defaultdict(list)
    for current in project.improved(file):
        for entry in current.entries.get(registry, ()):
            known[normalised(entry.name)].append(Standing(current, entry))
    for entry in file.entries.get(registry, ()):
        name = normalised(entry.name)
        before = known[name]
        candidates = (
            *project.in_libraries(registry, name),
            *before[:_MOST_COMPARED],
            *(() if file.is_library else _elsewhere(file, project, project.ids_of(registry, name), entry.id)),
        )
        for other in candidates:
            if other.entry.id != entry.id and same(entry, other.entry):
                yield Namesake(entry, other.entry, _where(file, project, other.file))
                break
        before.append(Standing(file, entry))


def with_two_names(file: Summary, project: Overview, registry: str, same: Same) -> Iterator[Namesake]:
    """The entries of a map whose id has another name in a map that is not related, each once.

    `same` judges two of one id. The less common name is told; with a draw, both.
    """
    for entry in file.entries.get(registry, ()):
        groups = project.names_of(registry, entry.id)
        for other in _elsewhere(file, project, groups, normalised(entry.name)):
            if other.file.language == file.language and same(entry, other.entry):
                yield Namesake(entry, other.entry, _where(file, project, other.file))
                break


def _elsewhere(file: Summary, project: Overview, groups: Mapping[str, Group], own: str) -> Iterator[Standing]:
    """The entries that other groups have in maps that are not related, as far as theirs are as common as our own."""
    for key, group in islice(groups.items(), _MOST_COMPARED):
        if key != own and group.maps >= groups[own].maps:
            yield from (each for each in group.first if not project.are_related(file, each.file))


def _where(file: Summary, project: Overview, other: Summary) -> str:
    if other.file == file.file:
        return "here"
    if other.is_library:
        return f"in the library “{other.title}”" if other.title else f"in the library {other.file}"
    if any(each.file == other.file for each in project.improved(file)):
        return "in the current-state map"
    return f"in {other.file}"
