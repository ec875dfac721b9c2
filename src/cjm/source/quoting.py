"""Texts as YAML scalars and comments, whatever they hold."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[^\W_][\w'’()./!?–—-]*(?: [\w'’()./!?–—-]+)*")
"""Texts that need no quotes: in block and in flow, in YAML 1.1 and 1.2. Words of other scripts are among them."""
_WORDS_OF_YAML = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_PRINTABLE = re.compile(r"[\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}


def scalar(text: str) -> str:
    """The text as a YAML scalar on one line that reads as just that text: plain if it can be, else in double quotes."""
    may_be_number = text[:1].isnumeric() and " " not in text
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_YAML and not may_be_number:
        return text
    return double_quoted(text)


def double_quoted(text: str) -> str:
    """The text as a YAML scalar in double quotes, on one line."""
    return '"' + "".join(map(_in_quotes, text)) + '"'


def single_quoted(text: str) -> str:
    """The text as a YAML scalar in single quotes, which take all but an apostrophe as it is."""
    return "'" + text.replace("'", "''") + "'"


def comment(text: str, indent: int = 0) -> str:
    """The text as YAML comments, one a line, each after `indent` spaces."""
    return "\n".join(f"{' ' * indent}# {line}".rstrip() for line in text.strip().splitlines())


def _in_quotes(character: str) -> str:
    if escape := _SHORT_ESCAPES.get(character):
        return escape
    if _PRINTABLE.fullmatch(character):
        return character
    return f"\\x{ord(character):02x}" if ord(character) < 0x100 else f"\\u{ord(character):04x}"
