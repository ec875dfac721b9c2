"""Finding a rule by words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cjm.lint.rule import Rule

_IN_NAME, _IN_TITLE, _IN_SUMMARY, _IN_TEXT = 8, 4, 2, 1


def search(rules: Iterable[Rule], words: str) -> tuple[Rule, ...]:
    """The rules that hold every one of the words, the most fitting first.

    A word counts most in the name or code, less in the title, in the first sentence, and anywhere in the documentation.
    Case does not count, nor does a plural's s; a word may be the beginning of a longer one.
    """
    wanted = [re.compile(rf"(?<!\w){re.escape(_singular(word))}") for word in words.casefold().split()]
    ranked = [(score, rule) for rule in rules if (score := _score(rule, wanted))]
    return tuple(rule for _, rule in sorted(ranked, key=lambda each: -each[0]))


def _score(rule: Rule, wanted: list[re.Pattern[str]]) -> int:
    """How well a rule fits; 0 where it lacks a word."""
    places = (
        (" ".join((rule.code, rule.name, *rule.aliases)).casefold(), _IN_NAME),
        (rule.title.casefold(), _IN_TITLE),
        (rule.summary.casefold(), _IN_SUMMARY),
        (rule.documentation.casefold(), _IN_TEXT),
    )
    scores = [sum(weight for text, weight in places if word.search(text)) for word in wanted]
    return sum(scores) if all(scores) else 0


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
