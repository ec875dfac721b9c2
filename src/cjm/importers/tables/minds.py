"""What is thought and what is felt, in cells that tell both."""

from __future__ import annotations

import re
from typing import NamedTuple

from cjm.importers.guesses.feelings import score_of_feeling
from cjm.importers.tables.cells import is_empty, items, plain

_QUOTE = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|「[^「」]*」|\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)")
_AROUND = " \t—–-:;,."
_BELOW_ZERO = re.compile(r"[-−]\d")
_MOST_FELT = 5
"""How many words a feeling has at the most that nothing else tells from a thought."""


class Mind(NamedTuple):
    """What is thought, and the words for what is felt."""

    thoughts: list[str]
    feeling: str

    @property
    def is_quotation(self) -> bool:
        """Whether there is nothing but words that somebody says or thinks, perhaps with a face."""
        said = all(_QUOTE.fullmatch(thought) for thought in self.thoughts)
        return bool(self.thoughts) and said and not any(map(str.isalnum, self.feeling))


def mind(text: str) -> Mind:
    """What is thought and what is felt: quotations and questions are thoughts, a few words beside them a feeling."""
    thoughts, felt = [], []
    for item in items(text):
        thoughts += [plain(quote[0]) for quote in _QUOTE.finditer(item)]
        rest = _without_edges(" ".join(_QUOTE.sub(" ", item).split()))
        if is_empty(rest):
            continue
        if _is_felt(rest, beside_quotes=rest != _without_edges(item)):
            felt.append(rest)
        else:
            thoughts.append(rest)
    return Mind(thoughts, ", ".join(felt))


def _without_edges(text: str) -> str:
    """A text without the signs around it, but the minus of a number."""
    bare = text.strip()
    return ("-" if _BELOW_ZERO.match(bare) else "") + bare.strip(_AROUND)


def _is_felt(text: str, *, beside_quotes: bool) -> bool:
    if "?" in text or "？" in text:
        return False
    return beside_quotes or score_of_feeling(text) is not None or len(text.split()) <= _MOST_FELT
