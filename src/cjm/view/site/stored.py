"""A card as it is kept between runs: what all pages of a site show of a map, and beside it what only some of them show."""

from __future__ import annotations

import json
from typing import NamedTuple

from cjm.source.project import digest
from cjm.view.site.card import MapCard
from cjm.view.site.crossings import names_of
from cjm.view.site.packing import as_json, unpacked


class StoredCard(NamedTuple):
    """The fields of a card as JSON: in `front` those that stand for themselves, then each list of things.

    `names` changes with the names under which the things are put together with those of other maps.
    """

    front: str
    names: str
    places: str
    personas: str
    owners: str
    touchpoints: str
    pain_points: str
    opportunities: str


LISTS = StoredCard._fields[2:]
"""The lists of things that a card holds."""
_FRONT = MapCard._fields.index(LISTS[0])


def stored(card: MapCard) -> StoredCard:
    """The card as it is kept."""
    names = digest(as_json(names_of(card)).encode("utf-8", "surrogatepass"))
    return StoredCard(as_json(card[:_FRONT]), names, *map(as_json, card[_FRONT:]))


def taken_out(kept: StoredCard) -> MapCard:
    """The card that was kept. Raises ValueError where it is none."""
    try:
        front, *lists = map(json.loads, (kept.front, *kept[2:]))
    except RecursionError:
        raise ValueError from None
    if type(front) is not list:
        raise ValueError
    return unpacked(MapCard, [*front, *lists])
