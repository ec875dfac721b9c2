"""The languages of reports: one gettext catalogue each, below this folder. The words in the code are English."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

    from babel import Locale

FOLDER = Path(__file__).resolve().parent
DOMAIN = "cjm"
ENGLISH = "en"
_ALIASES = {"no": "nb", "zh": "zh-Hans"}
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})
"""Subtags of Chinese in the traditional script, which simplified labels would not serve."""


@cache
def languages() -> tuple[str, ...]:
    """The tags of the languages that reports speak, English first."""
    found = sorted(path.parent.parent.name for path in FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))
    return (ENGLISH, *(name.replace("_", "-") for name in found))


def find_language(tag: str) -> str | None:
    """The language of labels that a BCP 47 tag asks for (`pt-BR` → `pt`, `no` → `nb`), or `None` if there is none."""
    parts = tag.replace("_", "-").lower().split("-")
    if parts[0] == "zh" and _TRADITIONAL & set(parts[1:]):
        return None
    known = {language.lower(): language for language in languages()}
    for length in range(len(parts), 0, -1):
        if found := known.get("-".join(parts[:length])):
            return found
    return known.get(_ALIASES.get(parts[0], "").lower())


def label_language(tag: str) -> str:
    """The language of the labels for content of that BCP 47 tag: English where no catalogue fits."""
    return find_language(tag) or ENGLISH


def formats_of(tag: str) -> Locale:
    """The locale of dates and numbers: the tag's own where its language is one of ours, else that of the labels."""
    from babel import Locale, UnknownLocaleError

    if find_language(tag):
        try:
            return Locale.parse(tag, sep="-" if "-" in tag else "_")
        except (UnknownLocaleError, ValueError):
            pass
    return Locale.parse(label_language(tag), sep="-")


def translations(language: str) -> NullTranslations:
    """The catalogue of one of `languages()`; for English one that changes nothing."""
    from gettext import GNUTranslations, NullTranslations

    if language == ENGLISH:
        return NullTranslations()
    path = FOLDER / language.replace("-", "_") / "LC_MESSAGES" / f"{DOMAIN}.mo"
    with path.open("rb") as file:
        return GNUTranslations(file)
