"""The language of a text, where its script or its small words tell."""

from __future__ import annotations

import re
from collections import Counter

_SCRIPTS = (
    (re.compile("[\u3040-\u30ff]"), "ja"),
    (re.compile("[\uac00-\ud7af]"), "ko"),
    (re.compile("[\u4e00-\u9fff]"), "zh-Hans"),
    (re.compile("[\u0400-\u04ff]"), "ru"),
    (re.compile("[\u0600-\u06ff]"), "ar"),
    (re.compile("[\u0590-\u05ff]"), "he"),
    (re.compile("[\u0370-\u03ff]"), "el"),
    (re.compile("[\u0900-\u097f]"), "hi"),
    (re.compile("[\u0e00-\u0e7f]"), "th"),
)
_UKRAINIAN, _RUSSIAN = re.compile("[іїєґІЇЄҐ]"), re.compile("[ыэъёЫЭЪЁ]")
_SMALL_WORDS = {
    "en": "the a an and of to is for with in on at my their how what why not it this that by from are be user customer",
    "es": "el la los las y de del que en un una con por para es no se su al o cómo qué más está cliente usuario",
    "pt": "o a os as e de do da que em um uma com por para não se seu ao na no como mais está cliente usuário",
    "nb": "og i på for med til av det en et som er ikke jeg han hun den har om fra kunde kunden bruker brukeren",
    "de": "der die das und zu mit von für ist nicht ein eine im den auf sich kunde kunden nutzer",
    "fr": "le la les et de des du que en un une avec pour est pas se son au dans sur client utilisateur",
}
_WORD = re.compile(r"[^\W\d_]+")
_MOST = 20_000
_SURE = 3
_OFTEN = 3
"""How often a word counts at the most: `o` alone, said again and again, makes no text Portuguese."""


def language_of(text: str) -> str | None:
    """The BCP 47 tag of the language that a text is probably in, `None` where it is too little to tell."""
    sample = text[:_MOST]
    letters = sum(map(str.isalpha, sample))
    for script, tag in _SCRIPTS:
        if letters and len(script.findall(sample)) * 4 > letters:
            is_ukrainian = tag == "ru" and _UKRAINIAN.search(sample) and not _RUSSIAN.search(sample)
            return "uk" if is_ukrainian else tag
    words = Counter(_WORD.findall(sample.lower()))
    counts = {
        tag: sum(min(words[word], _OFTEN) for word in small.split()) for tag, small in _SMALL_WORDS.items()
    }
    best, second = sorted(counts, key=lambda tag: -counts[tag])[:2]
    return best if counts[best] >= _SURE and counts[best] > counts[second] else None
