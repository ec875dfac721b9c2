"""Which heading of a report stands for which key of the format, and which word for which value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Keys:
    """By table, the key of each heading; by word, the families and values that it stands for.

    Headings and words are compared without regard to case.
    """

    headings: Mapping[str, Mapping[str, str]]
    words: Mapping[str, Sequence[tuple[str, str]]]

    def value(self, word: str, choices: Sequence[str]) -> str | None:
        """The one of the choices that a word stands for: by a word of the workbook, or as the format writes it."""
        said = folded(word)
        known = {folded(choice): choice for choice in choices}
        if said in known:
            return known[said]
        return next((value for _, value in self.words.get(said, ()) if value in choices), None)

    def of_family(self, family: str, word: str) -> str | None:
        """The value that a word of a family stands for."""
        said = folded(word)
        values = [value for found, value in self.words.get(said, ()) if found == family]
        return values[0] if values else None

    def family(self, family: str) -> Mapping[str, str]:
        """The words of a family, folded, with their values."""
        return {
            word: value for word, pairs in self.words.items() for found, value in pairs if found == family
        }


def folded(text: str) -> str:
    """A heading or a word as it is compared."""
    return " ".join(text.split()).casefold()
