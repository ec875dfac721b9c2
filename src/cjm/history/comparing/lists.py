"""What the things in a list of a map are known by, so that the same ones are found in the newer list."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from cjm.history.comparing.naming import Sameness, Token
from cjm.history.comparing.pairing import Pairing
from cjm.history.comparing.similarity import main_text
from cjm.model.base import Model, RefTarget
from cjm.model.ids import slug

_Of = Callable[[Any, Callable[[RefTarget, str], Token]], Hashable | None]


def _words(thing: Any, _token: object) -> Hashable | None:
    text = main_text(thing)
    return slug(text) or text or None


_KEYS: dict[str, tuple[_Of, ...]] = {
    "Transition": (
        lambda each, token: (token("place", each.from_), token("place", each.to), each.kind, each.when),
        lambda each, token: (token("place", each.from_), token("place", each.to), each.kind),
        lambda each, token: (token("place", each.from_), token("place", each.to)),
        lambda each, token: (token("place", each.from_), each.when) if each.when else None,
        lambda each, token: (token("place", each.to), each.when) if each.when else None,
    ),
    "Reading": (
        lambda each, _: (each.date, each.value),
        lambda each, _: each.date,
        lambda each, _: each.value,
    ),
    "ReviewEntry": (
        lambda each, _: (each.date, each.by),
        lambda each, _: each.date,
        lambda each, _: (each.by, each.how, each.changed),
    ),
    "Walkthrough": (
        lambda each, token: (each.date, each.by, token("persona", each.persona or "")),
        lambda each, _: (each.date, each.by),
        lambda each, _: each.date,
    ),
    "WalkthroughNote": (lambda each, token: token("place", each.step),),
    "Affinity": (
        lambda each, token: (token("persona", each.persona), _words(each, token)),
        _words,
    ),
    "ContentItem": (lambda each, token: (_words(each, token), each.start), _words),
}
"""Model → what its things are known by, the surest first; all others by their words."""
_DATED = frozenset({"Reading", "ReviewEntry", "Walkthrough"})
"""What took place on one day is not the same as what took place on another, however alike."""


def paired(old: Sequence[Model], new: Sequence[Model], sameness: Sameness) -> Pairing:
    """The pairs of things of one model in two lists."""
    pairing = Pairing(old, new)
    if not old or not new:
        return pairing
    for key in _KEYS.get(type((*old, *new)[0]).__name__, (_words,)):
        pairing.by_key(
            lambda i, key=key: key(old[i], sameness.old_token),  # type: ignore[misc]
            lambda j, key=key: key(new[j], sameness.new_token),  # type: ignore[misc]
        )
    if type(old[0]).__name__ not in _DATED:
        pairing.by_likeness(lambda _: 0, lambda _: 0)
    return pairing


def paired_texts(old: Sequence[str], new: Sequence[str], *, alike: bool) -> Pairing:
    """The pairs of equal texts in two lists, then, where `alike`, of those that are worded alike."""
    pairing = Pairing(old, new)
    pairing.by_key(lambda i: old[i], lambda j: new[j])
    if alike:
        pairing.by_likeness(lambda _: 0, lambda _: 0)
    return pairing


def paired_ids(old: Sequence[str], new: Sequence[str], target: RefTarget, sameness: Sameness) -> Pairing:
    """The pairs of ids in two lists that mean the same."""
    pairing = Pairing(old, new)
    pairing.by_key(lambda i: old[i], lambda j: new[j])
    pairing.by_key(lambda i: sameness.old_token(target, old[i]), lambda j: sameness.new_token(target, new[j]))
    return pairing
