"""How the ids in a map are resolved: which name nothing, which name two things, which rest on a text's wording."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from cjm.model.idspace import IdSpace, Placed
from cjm.model.journey import Journey
from cjm.model.map import REGISTRIES
from cjm.model.references import Reference

_MOST_CANDIDATES = 1000
_SIMILAR = 0.6


def undefined(journey: Journey) -> Iterator[Reference]:
    """The references that name nothing.

    There are none to report where the current-state map cannot be read: it could define any of them.
    """
    if journey.map.future_of and journey.current is None:
        return
    for reference in journey.unresolved:
        if not twins(journey, reference):
            yield reference


def twins(journey: Journey, reference: Reference) -> tuple[Placed[Any], ...]:
    """The things that share the slug by which a reference that is not resolved names none of them; else empty."""
    for space, name in _lookups(journey, reference):
        found = space.derived.get(name, ())
        if name not in space.explicit and len(found) > 1:
            return tuple(found)
    return ()


def is_derived(journey: Journey, reference: Reference) -> bool:
    """Whether a reference finds what it names only by the slug of a text."""
    if any(space.is_derived(name) for space, name in _lookups(journey, reference)):
        return True
    current = journey.current
    elsewhere = reference.target == "concern" and journey.concern(reference.id) is None
    return elsewhere and current is not None and is_derived(current, reference)


def derived(journey: Journey) -> Iterator[Reference]:
    """The references that find what they name only by the slug of a text."""
    unresolved = set(journey.unresolved)
    for reference in journey.references:
        by_text = reference.target not in REGISTRIES and is_derived(journey, reference)
        if by_text and reference not in unresolved:
            yield reference


def derivations(journey: Journey, reference: Reference) -> Iterator[tuple[Placed[Any], str]]:
    """What a reference finds in this map by the slug of its text, with that slug."""
    for space, name in _lookups(journey, reference):
        found = space.find(name)
        if found is not None and space.is_derived(name):
            yield found, name


def closest(journey: Journey, reference: Reference) -> str | None:
    """The id most like the one that a reference names, for did-you-mean."""
    candidates = {name.casefold(): name for name in journey.candidates(reference.target)}
    if len(candidates) > _MOST_CANDIDATES:
        return None
    wanted = reference.id.rsplit("/", 1)[-1].casefold()
    found = get_close_matches(wanted, candidates, 1, _SIMILAR)
    return candidates[found[0]] if found else None


def _lookups(journey: Journey, reference: Reference) -> Iterator[tuple[IdSpace[Any], str]]:
    """The id spaces in which a reference is looked up, and under which name."""
    match reference.target:
        case "place" | "phase":
            phase, slash, step = reference.id.partition("/")
            yield journey.places, phase
            found = journey.places.find(phase)
            if slash and found and found.phase is not None and found.step is None:
                yield journey.step_ids[found.phase], step
        case "concern" | "question" | "pain_point":
            yield journey.concerns, reference.id
        case "goal":
            yield journey.goals, reference.id
