"""Whether a text says the same after it was written anew."""

from __future__ import annotations

from collections import Counter

from cjm.source.formatting.tree import Alias, Collection, Page, Part, Scalar, comments_of
from cjm.source.scalars import core


def says_the_same(before: Page, after: Page | None) -> bool:
    """Whether two texts hold the same data, anchors and comments; keys of a mapping may stand in another order."""
    return (
        after is not None
        and before.prolog == after.prolog
        and before.epilog == after.epilog
        and _is_same(before.root.value, after.root.value)
        and Counter(comments_of(before)) == Counter(comments_of(after))
        and (not before.has_anchors or _meanings(before) == _meanings(after))
    )


def _is_same(before: Part, after: Part) -> bool:
    if isinstance(before, Scalar):
        return isinstance(after, Scalar) and before.anchor == after.anchor and _is_same_scalar(before, after)
    if isinstance(before, Alias):
        return isinstance(after, Alias) and before.name == after.name
    if not isinstance(after, Collection) or before.anchor != after.anchor:
        return False
    if before.is_mapping is not after.is_mapping or len(before.entries) != len(after.entries):
        return False
    if not before.is_mapping:
        return all(
            _is_same(first.value, second.value)
            for first, second in zip(before.entries, after.entries, strict=True)
        )
    others = {_key(entry.key): entry.value for entry in after.entries}
    return all(
        (other := others.get(_key(entry.key))) is not None and _is_same(entry.value, other)
        for entry in before.entries
    )


def _is_same_scalar(before: Scalar, after: Scalar) -> bool:
    if before.value != after.value:
        return False
    if bool(before.style) is bool(after.style):
        return True
    return isinstance(core(before.value), str)  # quotes make no difference to a text


def _key(key: Scalar | Alias | None) -> tuple[str, str]:
    return ("*", key.name) if isinstance(key, Alias) else ("", key.value if key else "")


def _meanings(page: Page) -> dict[tuple[str | int, ...], tuple[str | int, ...] | None]:
    """For each alias by its path the path of what it stands for."""
    anchors: dict[str, tuple[str | int, ...]] = {}
    found: dict[tuple[str | int, ...], tuple[str | int, ...] | None] = {}

    def visit(part: Part | None, path: tuple[str | int, ...]) -> None:
        if isinstance(part, Alias):
            found[path] = anchors.get(part.name)
        elif part is not None and part.anchor is not None:
            anchors[part.anchor] = path
        if isinstance(part, Collection):
            for index, entry in enumerate(part.entries):
                step = (*path, *(_key(entry.key) if entry.key else (index,)))
                visit(entry.key, (*step, "?"))
                visit(entry.value, step)

    visit(page.root.value, ())
    return found
