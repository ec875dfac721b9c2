"""libyaml's errors in our words: what is wrong, where, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from cjm.model.finding import Finding, Problem
from cjm.source.text import Text
from cjm.source.wording import quoted

_WORD = re.compile(r"\S*")
_QUOTE = "put the text in quotes"
_SPACES = "indent with spaces, not with tabs"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an error stands: offsets of the problem and of what it was found in, the text, libyaml's words."""

    index: int
    context: int
    text: Text
    problem: str

    @property
    def opening_row(self) -> int:
        return self.text.position(self.context).row

    def word(self, index: int) -> str:
        found = _WORD.match(self.text.content, index)
        return found[0] if found else ""

    @property
    def before(self) -> str:
        """What stands before the problem in its line, without white space around it."""
        position = self.text.position(self.index)
        return self.text.line(position.row)[: position.column - 1].strip()


_Words = tuple[str, str]
"""What is wrong, and what to do."""


def finding(error: yaml.MarkedYAMLError, text: Text) -> Finding:
    """The finding for an error of the parser."""
    problem = str(error.problem)
    marks = [mark.index for mark in (error.problem_mark, error.context_mark) if mark]
    place = _Place(marks[0] if marks else 0, marks[-1] if marks else 0, text, problem)
    if "<document start>" in problem and re.search(r"^\.\.\.", text.content[: place.index], re.MULTILINE):
        return second_document(place.index, place.index + len(place.word(place.index)))
    say, at_context = next(
        ((say, at_context) for words, say, at_context in _SENTENCES if words in problem), (_unknown, False)
    )
    if text.content[place.index : place.index + 1] == "\t":
        say, at_context = _tab, False
    message, help_ = say(place)
    start = place.context if at_context else place.index
    end = max(start + len(place.word(start)), min(start + 1, len(text.content)))
    return Finding("CJM0001", "error", Problem((), message, help_, span=(start, end)))


def second_document(start: int, end: int) -> Finding:
    """The finding for a file with more than one document; the span is that of the second one's beginning."""
    problem = Problem(
        (), "a second document begins here", "put each map in a file of its own", span=(start, end)
    )
    return Finding("CJM0005", "error", problem)


def _says(message: str, help_: str) -> Callable[[_Place], _Words]:
    return lambda place: (
        message.format(
            line=place.opening_row,
            word=quoted(place.word(place.index)),
            character=quoted(place.text.content[place.index : place.index + 1]),
            opening=quoted(place.text.content[place.context : place.context + 1]),
        ),
        help_,
    )


def _tab(_place: _Place) -> _Words:
    return "a tab stands where YAML takes spaces only", _SPACES


def _unexpected(place: _Place) -> _Words:
    rest = place.text.content[place.index : place.index + 2]
    if place.before:
        return _BEHIND_QUOTES
    if rest.startswith(":"):
        return "there is no key before this colon", "write the key, or put the text in quotes"
    if rest.strip() == "-":
        return (
            f"a list's item stands among the keys that begin in line {place.opening_row}",
            "begin all items of a list in the same column, below their key",
        )
    return (
        f"this line is indented neither as the keys that begin in line {place.opening_row} nor as a value of theirs",
        "let keys that belong together begin in the same column",
    )


def _no_item(place: _Place) -> _Words:
    if place.before not in ("", "-"):
        return _BEHIND_QUOTES
    what = f"this is not an item of the list that begins in line {place.opening_row}"
    return what, "begin all items of a list in the same column with `- `; indent keys as those they belong to"


_BEHIND_QUOTES = (
    "this stands behind the end of a text in quotes or of a bracket",
    "put the whole text in quotes; inside them write `''` in single quotes, `\\\"` in double quotes",
)


def _no_value(place: _Place) -> _Words:
    if character := place.text.content[place.index : place.index + 1].strip():
        return f"a value cannot begin with {quoted(character)}", _QUOTE
    return "the value that should stand here is missing", "write it, or close the bracket"


def _unknown(place: _Place) -> _Words:
    return f"this is not YAML: {place.problem}", "put texts with special characters in quotes"


_SENTENCES: tuple[tuple[str, Callable[[_Place], _Words], bool], ...] = (
    (
        "found unexpected end of stream",
        _says(
            "the quotation mark that opens here is never closed",
            "close it; in single quotes an apostrophe is written `''`",
        ),
        True,
    ),
    (
        "found unexpected document indicator",
        _says("the text in quotes that begins in line {line} is not closed before this", "close the quotes"),
        False,
    ),
    (
        "found undefined alias",
        _says(
            "{word} is an alias, but no anchor of that name stands before it",
            "put a text that begins with `*` in quotes; an alias needs its `&name` further up",
        ),
        False,
    ),
    (
        "second occurrence",
        _says(
            "the anchor {word} stands here twice, first in line {line}",
            "give each anchor a name of its own",
        ),
        False,
    ),
    (
        "mapping values are not allowed",
        _says(
            "this colon would make a key where none can stand",
            "put a text that holds `: ` in quotes; else indent the line as the keys above it",
        ),
        False,
    ),
    (
        "could not find expected ':'",
        _says(
            "this is neither a key with its colon nor part of the text above it",
            "write a colon and a space behind a key; indent a text that goes on, or put it in quotes",
        ),
        True,
    ),
    ("did not find expected key", _unexpected, False),
    ("did not find expected '-' indicator", _no_item, False),
    (
        "did not find expected ',' or",
        _says(
            "the bracket {opening} of line {line} is not closed before this, and no comma stands here",
            "close it, or put the text in quotes",
        ),
        False,
    ),
    ("tab character", _tab, False),
    (
        "found character that cannot start any token",
        _says("a text cannot begin with {character}", _QUOTE),
        False,
    ),
    (
        "Unicode character escape",
        _says(
            "this escape is no character of Unicode",
            "write the character itself; half of a surrogate pair is none",
        ),
        False,
    ),
    (
        "escape character",
        _says(
            "a backslash in double quotes begins an escape, and this is none",
            "write `\\\\`, or use single quotes, which take a backslash as it is",
        ),
        False,
    ),
    (
        "hexdecimal number",
        _says(
            "the escape in these double quotes lacks its digits",
            "write `\\\\` for a backslash, or use single quotes, which take it as it is",
        ),
        False,
    ),
    (
        "alphabetic or numeric character",
        _says(
            "a text cannot begin with {opening}: YAML reads the name of an alias or an anchor there", _QUOTE
        ),
        True,
    ),
    (
        "block sequence entries are not allowed",
        _says(
            "a list cannot begin in the line of its key",
            "begin each item on a line of its own; put a text that begins with `- ` in quotes",
        ),
        False,
    ),
    ("mapping keys are not allowed", _says("a text cannot begin with `? `", _QUOTE), False),
    ("did not find expected node content", _no_value, False),
    (
        "<document start>",
        _says(
            "this line belongs to nothing above it",
            "let keys that belong together begin in the same column",
        ),
        False,
    ),
    (
        "found incompatible YAML document",
        _says("the format is YAML 1.2, and this line says otherwise", "remove the line"),
        False,
    ),
    (
        "expected comment or line break",
        _says(
            "nothing may stand behind {opening} in its line",
            "begin the text on the next line; put a text that begins with `|` or `>` in quotes",
        ),
        True,
    ),
    (
        "indentation indicator equal to 0",
        _says("the number behind `|` or `>` is 1 to 9", "remove it"),
        False,
    ),
    (
        "tag",
        _says("a text cannot begin with `!`: YAML reads a tag there", _QUOTE),
        True,
    ),
    ("'>'", _says("a text cannot begin with `!`: YAML reads a tag there", _QUOTE), True),
    ("'!'", _says("a text cannot begin with `!`: YAML reads a tag there", _QUOTE), True),
    (
        "directive",
        _says("a line that begins with `%` is a directive", "only `%YAML 1.2` may stand, before `---`"),
        True,
    ),
    (
        "version number",
        _says("a line that begins with `%` is a directive", "only `%YAML 1.2` may stand, before `---`"),
        True,
    ),
)
"""A part of libyaml's words, ours, and whether they are meant for the beginning of what holds the error."""
