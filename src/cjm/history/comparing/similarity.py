"""How alike two things are, by their words and by what they hold. The same both ways round."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from cjm.model.base import Model
from cjm.model.ids import slug

ALIKE = 0.55
"""From here on two things that share no name are taken for the same."""
_ENOUGH = 2
"""How many details two things must share before these count."""


class Profile:
    """What a thing is recognised by: the pairs of letters in its main text, and its details one by one."""

    def __init__(self, thing: Any) -> None:
        self._thing = thing

    @cached_property
    def letters(self) -> frozenset[str]:
        """The pairs of letters in the words of the main text, in no order."""
        text = main_text(self._thing)
        words = (slug(text) or text).split("-")
        return frozenset(word[i : i + 2] for word in words for i in range(max(len(word) - 1, 1)))

    @cached_property
    def details(self) -> frozenset[tuple[str, str]]:
        """Everything else the thing says, each with its key."""
        return frozenset(_details(self._thing, "")) if isinstance(self._thing, Model) else frozenset()


def likeness(one: Profile, other: Profile) -> float:
    """From 0 (nothing in common) to 1: by their texts, by their details, or by both together.

    Texts by Dice's coefficient of their pairs of letters, details by Jaccard's (shared ÷ all).
    """
    text = 2 * len(one.letters & other.letters) / (len(one.letters) + len(other.letters) or 1)
    shared = len(one.details & other.details)
    every = len(one.details | other.details)
    details = shared / every if shared >= _ENOUGH else 0.0
    return max(text, details, (text + details) / 2)


def main_text(thing: Any) -> str:
    """The name or the text by which people speak of a thing; a text is its own."""
    if not isinstance(thing, Model):
        return str(thing)
    if (main := type(thing).main) is not None:
        return str(getattr(thing, main) or "")
    given = (getattr(thing, name, None) for name in ("trait", "how", "by", "when", "step"))
    return next((str(each) for each in given if each), "")


def _details(thing: Model, prefix: str) -> Iterator[tuple[str, str]]:
    for name, field in type(thing).fields.items():
        value = getattr(thing, name)
        if value and name != "id" and (prefix or name != type(thing).main) and value != field.default:
            yield from _leaves(value, f"{prefix}{name}.")


def _leaves(value: Any, prefix: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Model):
        text = main_text(value)
        if text and "id" in type(value).fields:
            yield prefix, slug(text) or text
        else:
            yield from _details(value, prefix)
    elif isinstance(value, tuple):
        for item in value:
            yield from _leaves(item, prefix)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(item, f"{prefix}{key}.")
    else:
        yield prefix, value.isoformat() if isinstance(value, datetime.date) else str(value)
