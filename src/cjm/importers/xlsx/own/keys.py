"""The hidden sheet of our own workbooks: which heading stands for which key, and which word for which value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cjm.importers.xlsx.book import Page

HIDDEN = "cjm"
_HEADS = {1: "table", 2: "key", 3: "heading", 5: "family", 6: "key", 7: "word"}


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

    def table_of(self, page: Page) -> str | None:
        """The table whose headings a sheet has, at least half of them; `None` where it has those of none."""
        heads = {folded(value.text) for value in page.rows[0]} if page.rows else set()
        shares = {
            table: len(heads & set(known)) / len(known) for table, known in self.headings.items() if known
        }
        best = max(shares, key=lambda table: shares[table], default=None)
        return best if best is not None and shares[best] >= 0.5 else None


def keys_in(pages: Sequence[Page]) -> Keys | None:
    """What the hidden sheet says; `None` where the workbook is not one of ours."""
    page = next((page for page in pages if page.name == HIDDEN and page.rows), None)
    if page is None or {value.column: value.text for value in page.rows[0]} != _HEADS:
        return None
    headings: dict[str, dict[str, str]] = defaultdict(dict)
    words: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in page.rows[1:]:
        cells = {value.column: value.text for value in row}
        if {1, 2, 3} <= set(cells):
            headings[cells[1]][folded(cells[3])] = cells[2]
        if {5, 6, 7} <= set(cells):
            words[folded(cells[7])].append((cells[5], cells[6]))
    return Keys(dict(headings), dict(words))


def folded(text: str) -> str:
    """A heading or a word as it is compared."""
    return " ".join(text.split()).casefold()
