"""Ids: how they are compared and how one is made from a text."""

import re
import unicodedata

_DEFAULT_IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_OF_ASCII = re.compile("[A-Za-z0-9_-]+")
_NOT_KEPT_OF_ASCII = re.compile(r"[^a-z0-9_]+")
RESERVED_SLUGS = frozenset({"", "exit"})


def normal(text: str) -> str:
    """The form in which ids are compared: Unicode NFC."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def is_id_character(character: str) -> bool:
    """Whether an id may hold the character: a letter, a mark or a digit of any script, `-` or `_`."""
    return (
        character in "-_"
        or unicodedata.category(character)[0] in "LM"
        or unicodedata.category(character) == "Nd"
    )


def is_id(text: str) -> bool:
    """Whether the text is an id of the format."""
    return _has_form_of_id(text) and not text.startswith("x-")


def is_place(text: str) -> bool:
    """Whether the text has the form of the id of a phase or a step, or of `phase/step`."""
    parts = text.split("/")
    return len(parts) <= 2 and all(map(_has_form_of_id, parts))


def _has_form_of_id(text: str) -> bool:
    return _OF_ASCII.fullmatch(text) is not None or (bool(text) and all(map(is_id_character, text)))


def slug(text: str) -> str | None:
    """The id that a text stands for where none is given, or `None` where it gives none.

    The text in NFKC, case-folded, without default-ignorable characters, all else than letters, marks and digits
    replaced by single hyphens.
    """
    if text.isascii():  # the same by a shorter way: ten times as fast
        made = _NOT_KEPT_OF_ASCII.sub("-", text.lower()).strip("-")
    else:
        folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
        folded = _DEFAULT_IGNORABLE.sub("", folded)
        kept = "".join(c if is_id_character(c) and c != "-" else "-" for c in folded)
        made = re.sub("-+", "-", kept).strip("-")
    if made in RESERVED_SLUGS or made.startswith("x-"):
        return None
    return normal(made)
