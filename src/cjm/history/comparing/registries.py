"""What became of the entries of registries: a map's own, and those of libraries that it uses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cjm.history.comparing.edition import Edition
from cjm.history.comparing.fields import Comparer
from cjm.history.comparing.matching import APART, Matches
from cjm.history.comparing.pairing import Pairing
from cjm.model.change import Relation, Subject
from cjm.model.ids import slug
from cjm.model.map import REGISTRIES

_MERGED = {"personas": "all_personas"}
_ON_THE_JOURNEY = frozenset({"touchpoints", "metrics"})
"""Registries whose entries are gone from a journey that does not name them."""
Entries = Mapping[str, Any]
"""Entries by id, in the order of the file; those from elsewhere come last."""


def used_entries(edition: Edition, registry: str) -> Entries:
    """The entries of a registry that count for a map: its own, and of all others those that it names or follows."""
    assert edition.content is not None
    assert edition.journey is not None
    own: Entries = getattr(edition.content, registry)
    if edition.library:
        return own
    every: Entries = getattr(edition.journey, _MERGED.get(registry, registry))
    target = next(target for target, name in REGISTRIES.items() if name == registry)
    named = [each.id for each in edition.journey.references if each.target == target]
    if registry == "personas":
        named += edition.journey.personas
    return {**own, **{id_: every[id_] for id_ in sorted(set(named)) if id_ not in own and id_ in every}}


def match_registries(matches: Matches, old: Edition, new: Edition) -> None:
    """Find the entries that are the same, also under another id."""
    for registry in REGISTRIES.values():
        before, after = used_entries(old, registry), used_entries(new, registry)
        old_ids, new_ids = list(before), list(after)
        pairing = Pairing(list(before.values()), list(after.values()))
        pairing.by_key(lambda i, ids=old_ids: ids[i], lambda j, ids=new_ids: ids[j])  # type: ignore[misc]
        pairing.by_key(
            lambda i, ids=old_ids, entries=before: slug(entries[ids[i]].name or ""),  # type: ignore[misc]
            lambda j, ids=new_ids, entries=after: slug(entries[ids[j]].name or ""),  # type: ignore[misc]
        )
        pairing.by_likeness(lambda _: 0, lambda _: 0, APART)
        matches.keys[registry] = {old_ids[i]: new_ids[j] for i, j in pairing.forth.items()}
        for old_id, new_id in matches.keys[registry].items():
            matches.join((registry, old_id), (registry, new_id))


def compare_registries(comparer: Comparer, old: Edition, new: Edition, relation: Relation) -> None:
    """Compare the entries of all registries. A future map has those of today's map, also where it does not repeat them."""
    for target, registry in REGISTRIES.items():
        subject: Subject = target  # type: ignore[assignment]  # each registry holds a subject of its own
        before, after = used_entries(old, registry), used_entries(new, registry)
        keys = comparer.matches.keys[registry]
        for id_, entry in before.items():
            if id_ not in keys and not (relation == "future" and _is_inherited(new, registry, id_)):
                comparer.went(subject, entry, (registry, id_))
        same = {new_id: old_id for old_id, new_id in keys.items()}
        for id_, entry in after.items():
            if id_ not in same:
                comparer.came(subject, entry, (registry, id_))
                continue
            was = same[id_]
            comparer.thing(subject, before[was], entry, (registry, was), (registry, id_))
            of = comparer.known[registry, id_]
            if was != id_:
                comparer.tell(of, "changed", ("id",), was, id_)
            kept = was in getattr(old.content, registry), id_ in getattr(new.content, registry)
            if kept[0] != kept[1] and relation == "versions":
                comparer.tell(of, "changed", ("library",), not kept[0], not kept[1])


def _is_inherited(new: Edition, registry: str, id_: str) -> bool:
    """Whether a future map has an entry of today's map that it does not name: all but what customers meet and what is measured."""
    return registry not in _ON_THE_JOURNEY and id_ in getattr(new.journey, _MERGED.get(registry, registry))
