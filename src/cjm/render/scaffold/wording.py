"""The words of scaffolds: a file a language in the templates' folder `scaffold/`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from cjm.locale import ENGLISH, find_language
from cjm.render.environment import template_folder


@cache
def languages() -> tuple[str, ...]:
    """The tags of the languages that scaffolds are written in."""
    return tuple(sorted(path.stem for path in (template_folder() / "scaffold").glob("*.yaml")))


def has_words(tag: str) -> bool:
    """Whether there is a scaffold in the language of that BCP 47 tag."""
    return _find(tag) is not None


def _find(tag: str) -> str | None:
    wanted = find_language(tag)
    return wanted if wanted in languages() else None


@cache
def words(tag: str) -> Mapping[str, Any]:
    """The words of the scaffold for a map in that language: the English ones where there are none."""
    import yaml

    path = template_folder() / "scaffold" / f"{_find(tag) or ENGLISH}.yaml"
    found: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found
