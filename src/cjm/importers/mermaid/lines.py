"""The lines of a journey diagram: titles, sections, tasks and comments, also where Mermaid would misread them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from cjm.importers.guesses.scores import Score
from cjm.importers.mermaid.tasks import is_task, parts_of
from cjm.importers.notes import Span

_KEYWORD = re.compile(r"(title|section|acctitle|accdescr|journey)(?=[\s:{]|$)", re.IGNORECASE)
_ENTITY = re.compile(r"#(?:(\d+)|([A-Za-z]\w*));")
_ENTITY_AT_END = re.compile(r"#\w+;$")
_BREAK = re.compile(r"</?br\s*/?>", re.IGNORECASE)
_COMMENT = re.compile(r"(?<!\S)(?:#(?!\d|[A-Za-z]\w*;)|%%(?!\{))")
_DRAWING = re.compile(
    r"click\s+\S+\s+(?:\"|href\b|call\b)|style\s+\S+\s+[\w-]+:|linkStyle\s|classDef\s+\S+\s+[\w-]+:"
)
_DIRECTIVES = ("%%{", "%%|")
"""How directives of Mermaid begin, and options of Quarto."""
_ITEM = re.compile(r"[-*+•][ \t]+(?=\S)")
_QUOTED = re.compile(r"\"([^\"]+)\"|“([^“”]+)”|«([^«»]+)»|'([^']+)'|`([^`]+)`|\*\*([^*]+)\*\*")
_BETWEEN_ACTORS = re.compile(r"[,，、]")
_BLANK = "\ufeff\u200b"


@dataclass(frozen=True, slots=True)
class Words:
    """A text of the diagram as people see it, and where it stands."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Said:
    """A title, a name for those who cannot see, a section's name, a description or a comment.

    `repaired` says what Mermaid would not have understood.
    """

    kind: Literal["title", "name", "section", "description", "comment", "directive"]
    words: Words
    repaired: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """A task. `score` is `None` where there is none; `unread` is what stands in its place and is none.

    `feeling` is the name of a feeling that stands there, `why` what is said of it. `rest` is what Mermaid drops. `pieces`
    are what stands between the colons of the name, where it has some.
    """

    name: Words
    pieces: tuple[Words, ...] = ()
    score: Score | None = None
    score_words: Words | None = None
    feeling: str | None = None
    why: str | None = None
    unread: Words | None = None
    actors: tuple[Words, ...] = ()
    rest: Words | None = None
    repaired: str = ""


def read_lines(
    lines: Iterable[tuple[int, str]], *, is_html: bool, is_own: bool = False
) -> Iterator[Said | Task]:
    """What the lines of a diagram say, in order; each line comes with the offset of its first character.

    In diagrams of our own, texts are what they are: nothing in them was meant otherwise.
    """
    reader = _Reader(is_html, is_own)
    waiting = iter(lines)
    for offset, line in waiting:
        start, text = _trimmed(offset, line)
        if not text:
            continue
        keyword = _KEYWORD.match(text)
        if text.startswith("%"):
            if not text.startswith(_DIRECTIVES):
                yield from reader.comment(start + len(text) - len(text.lstrip("%")), text.lstrip("%"))
            else:
                yield Said("directive", Words(text, (start, start + len(text))))
        elif text.startswith("#") and not _ENTITY.match(text):
            yield from reader.comment(start + 1, text[1:])
        elif not is_own and _DRAWING.match(text) and not is_task(text):
            yield Said("directive", Words(text, (start, start + len(text))))
        elif keyword and keyword[1].lower() == "accdescr" and text[keyword.end() :].lstrip().startswith("{"):
            yield from reader.description(start + text.index("{") + 1, text[text.index("{") + 1 :], waiting)
        elif keyword and (said := reader.keyword(keyword, start, text)) is not None:
            yield from said
        else:
            yield from reader.task(start, text)


def _trimmed(offset: int, text: str) -> tuple[int, str]:
    bare = text.lstrip().lstrip(_BLANK).lstrip()
    return offset + len(text) - len(bare), bare.rstrip().rstrip(_BLANK).rstrip()


class _Reader:
    def __init__(self, is_html: bool, is_own: bool) -> None:
        self.is_html = is_html
        self.is_own = is_own

    def words(self, offset: int, text: str) -> Words:
        start, bare = _trimmed(offset, text)
        shown = html.unescape(bare) if self.is_html else bare
        shown = " ".join(_ENTITY.sub(_entity, _BREAK.sub(" ", shown)).split())
        return Words(shown if self.is_own else _unquoted(shown), (start, start + len(bare)))

    def comment(self, offset: int, text: str) -> Iterator[Said]:
        words = self.words(offset, text)
        if words.text:
            yield Said("comment", words)

    def description(self, offset: int, text: str, lines: Iterator[tuple[int, str]]) -> Iterator[Said]:
        """A description in braces, which may go on over lines; what stands behind them is a comment."""
        said, _, rest = text.partition("}")
        parts, end = [said], offset + len(said)
        while "}" not in text:
            following = next(lines, None)
            if following is None:
                break
            text = following[1]
            said, _, rest = text.partition("}")
            parts.append(said)
            end = following[0] + len(said)
        words = self.words(offset, "\n".join(parts))
        yield Said("description", Words(words.text, (words.span[0], end)))
        yield from self.comment(end + 1, rest)

    def keyword(self, keyword: re.Match[str], start: int, text: str) -> Iterable[Said] | None:
        """What a line that begins with a keyword says; `None` where it is a task that happens to begin with the word."""
        name = keyword[1].lower()
        behind = text[keyword.end() :].lstrip()
        if name == "journey":
            return () if not behind else None
        if name in {"acctitle", "accdescr"}:
            at = len(text) - len(behind.removeprefix(":"))
            words = self.words(start + at, text[at:])
            return [Said("name" if name == "acctitle" else "description", words)]
        if is_task(behind) or (behind.startswith(":") and (not behind[1:].strip() or is_task(text))):
            return None
        at = len(text) - len(behind.removeprefix(":"))
        found = _COMMENT.search(text, at)
        end = found.start() if found else len(text)
        words = self.words(start + at, _ended(text[at:end]))
        repaired = ""
        if behind.startswith(":"):
            repaired = f"a colon behind the word {name}"
        elif name == "section" and ":" in words.text:
            repaired = "a colon in the name"
        said: list[Said] = [Said("title" if name == "title" else "section", words, repaired)]
        return said + list(self.comment(start + found.end(), text[found.end() :]) if found else ())

    def task(self, start: int, text: str) -> Iterator[Said | Task]:
        """The task of a line, without the mark of an item of a list, and the comment behind it."""
        if not self.is_own and (item := _ITEM.match(text)):
            start, text = start + item.end(), text[item.end() :]
        colon = text.find(":")
        found = _COMMENT.search(text, colon + 1) if colon >= 0 else None
        end = found.start() if found else len(text)
        yield self._task(start, _ended(text[:end]))
        if found:
            yield from self.comment(start + found.end(), text[found.end() :])

    def _task(self, start: int, text: str) -> Task:
        parts = parts_of(text)

        def words(span: Span | None) -> Words | None:
            return self.words(start + span[0], text[slice(*span)]) if span else None

        actors = []
        if parts.actors:
            at = parts.actors[0]
            said = text[slice(*parts.actors)]
            for actor in said.split(",") if self.is_own else _BETWEEN_ACTORS.split(said):
                actors.append(self.words(start + at, actor))
                at += len(actor) + 1
        score = words(parts.score_at)
        pieces = [piece for piece in map(words, parts.pieces) if piece]
        return Task(
            self.words(start, text[slice(*parts.name)]),
            tuple(pieces),
            parts.score,
            score,
            score.text if score and parts.feeling else None,
            None,
            words(parts.unread),
            tuple(actor for actor in actors if actor.text),
            words(parts.rest),
            parts.repaired,
        )


def _unquoted(text: str) -> str:
    """A text without quotation marks or signs of bold around the whole of it."""
    found = _QUOTED.fullmatch(text)
    return found[found.lastindex or 0].strip() if found else text


def _ended(text: str) -> str:
    """The text without the semicolons and the white space that end it, unless one belongs to an entity."""
    bare = text.rstrip()
    while bare.endswith(";") and not _ENTITY_AT_END.search(bare):
        bare = bare[:-1].rstrip()
    return bare


def _entity(found: re.Match[str]) -> str:
    number, name = found.groups()
    if number is None:
        return html.unescape(f"&{name};") if html.unescape(f"&{name};") != f"&{name};" else found[0]
    code = int(number[:8])
    return chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else found[0]
