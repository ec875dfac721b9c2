"""Which phases, steps, needs, questions, pain points and opportunities of two maps are the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from cjm.history.comparing.pairing import Pairing
from cjm.history.comparing.similarity import Profile, main_text
from cjm.model.ids import slug
from cjm.model.idspace import IdSpace, Placed
from cjm.model.journey import Journey
from cjm.model.node_path import NodePath

APART = 0.75
"""How alike two things must be to be the same where nothing else connects them."""
_TELLING = 4
"""How many details make a thing known wherever it stands."""
_TELLING_HERE = 2
"""How many do where the phase or step that holds it is the same."""


class Matches:
    """The same things in two maps, by their paths: `forth` from the older to the newer, `back` the other way.

    `keys` are the entries of registries that are the same under another id: registry → older id → newer id.
    """

    def __init__(self) -> None:
        self.forth: dict[NodePath, NodePath] = {}
        self.back: dict[NodePath, NodePath] = {}
        self.keys: dict[str, dict[str, str]] = {}

    def join(self, old: NodePath, new: NodePath) -> None:
        """Take what stands at two paths for the same."""
        self.forth[old] = new
        self.back[new] = old


def match_journeys(old: Journey, new: Journey) -> Matches:
    """The phases, steps, concerns and opportunities of two journeys that are the same: by id, by name, by what they hold."""
    matches = Matches()
    _match(matches, old.phases, new.phases, old.places, new.places, _of_anywhere)
    _match(matches, old.steps, new.steps, old.places, new.places, _of_phase)
    for kind in ("needs", "questions", "pain_points"):
        _match(matches, getattr(old, kind), getattr(new, kind), old.concerns, new.concerns, _of_holder)
    _match(
        matches, old.opportunities, new.opportunities, old.opportunity_ids, new.opportunity_ids, _of_holder
    )
    return matches


def _of_anywhere(_path: NodePath) -> NodePath:
    return ()


def _of_phase(path: NodePath) -> NodePath:
    return path[:2]


def _of_holder(path: NodePath) -> NodePath:
    return path[:-2]


def _match(  # noqa: PLR0917 - two maps, each with its ids
    matches: Matches,
    old: Sequence[Placed[Any]],
    new: Sequence[Placed[Any]],
    old_ids: IdSpace[Any],
    new_ids: IdSpace[Any],
    holder: Callable[[NodePath], NodePath],
) -> None:
    """Pair things of one kind, the surest way first: by id, by name where it stands, by name, by likeness."""
    pairing = Pairing([each.item for each in old], [each.item for each in new])

    def held(side: int, index: int) -> NodePath | None:
        path = holder((old, new)[side][index].path)
        return path if side or not path else matches.forth.get(path)

    def phase_of(side: int, index: int) -> NodePath | None:
        path = (old, new)[side][index].path[:2]
        return path if side else matches.forth.get(path)

    def by(key: Callable[[int, int], Hashable | None], *, here: bool) -> None:
        def wanted(side: int) -> Callable[[int], Hashable | None]:
            def of(index: int) -> Hashable | None:
                place = held(side, index) if here else ()
                value = key(side, index) if place is not None else None
                return None if value is None else (place, value)

            return of

        pairing.by_key(wanted(0), wanted(1))

    def name(side: int, index: int) -> str | None:
        return (old_ids, new_ids)[side].name((old, new)[side][index].path)

    def words(side: int, index: int) -> str | None:
        text = main_text((old, new)[side][index].item)
        return slug(text) or text or None

    by(lambda side, index: (old, new)[side][index].item.id, here=False)
    for here in (True, False):
        by(words, here=here)
        by(name, here=here)
    for least, here in ((_TELLING_HERE, True), (_TELLING, False)):
        by(lambda side, index, least=least: _details((old, new)[side][index].item, least), here=here)  # type: ignore[misc]
    pairing.by_likeness(lambda i: held(0, i), lambda j: held(1, j))
    if holder is not _of_anywhere:
        pairing.by_likeness(lambda i: phase_of(0, i), lambda j: phase_of(1, j))
        pairing.by_likeness(lambda _: 0, lambda _: 0, APART)
    for i, j in pairing.forth.items():
        matches.join(old[i].path, new[j].path)


def _details(thing: Any, least: int) -> Hashable | None:
    details = Profile(thing).details
    return details if len(details) >= least else None
