"""The parts of a Markdown text that an import looks at: headings, tables, labelled lists and paragraphs, with places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cjm.importers.blocks import Block, Heading, Item, Table
from cjm.importers.hypertext.blocks import table_at
from cjm.importers.tables.grid import Cell, cell_at
from cjm.importers.tables.stages import opens_a_stage
from cjm.source.text import Text

_HEADING = re.compile(r"[ ]{0,3}(?P<marks>#{1,6})[ \t]+(?P<text>.*?)[ \t]*#*[ \t]*$")
_TABLE_OF_HTML = re.compile(
    r"(?P<before>[ \t]*(?:<(?:div|figure|center|section)\b[^>]*>[ \t]*)*)<table\b", re.IGNORECASE
)
RULE_OF_TABLE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
"""The line below the heads of a table."""
_CELL = re.compile(r"(?:[^|\\`]|\\.|`+[^`]*`+|`)*")
_FENCE = re.compile(r"[ \t]*(?P<marks>`{3,}|~{3,})[ \t]*(?P<info>[^`\s]*)")
_OF_TEXT = frozenset({"md", "markdown", "mdx"})
"""What fences say of their content that is to be read as if it stood outside."""
_RULE = re.compile(r"[ ]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_QUOTED = re.compile(r"[ ]{0,3}(?:>[ \t]?)+")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(?=[\w-]+:).*?^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?:[-*+•]|\d{1,3}[.)])[ \t]+(?P<task>\[[ xX]\][ \t]+)?(?P<text>.*)$")
_LABEL = re.compile(
    r"(?:[^\w\s*]+[ \t]+)?(?:\*\*|__)(?P<bold>[^*_]+?)\s*(?P<in>[:：]?)\s*(?:\*\*|__)\s*(?P<out>[:：]?)\s*(?:[-–—]\s+)?(?P<behind>.*)$|"
    r"(?P<plain>[^:：*_|]{2,40}?)\s*[:：](?:\s+(?P<rest>.*))?$"
)
_ESCAPED = re.compile(r"\\([!\"#$%&'()+,./:;=>?@\[\]^{|}\\-]|(?<=\w\\)_(?=\w))")
"""Signs that mean themselves, without those that would be taken for marks again."""
_LONGEST_STAGE = 80
"""Characters that a line such as `STAGE 1: LOOKING` has at the most, which is as good as a heading."""
_LEVEL_OF_STAGE = 6
_ASIDE = re.compile(r"<!--.*?-->", re.DOTALL)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
"""A line as CommonMark has it: other signs that break lines in Unicode do not end one."""
_END_OF_ASIDE = "-->"
"""What begins behind the last of these has no end; to look for one each time would take the square of the time."""


def blocks(text: Text) -> Iterator[Block]:
    """The parts of a text in order, without what stands in fences, unless that is Markdown itself."""
    lines = _lines(text.content)
    at, fence, around = 0, "", ""
    while at < len(lines):
        offset, line = lines[at]
        if marked := _FENCE.match(line):
            marks, info = marked["marks"], marked["info"].lower()
            if fence:
                fence = "" if marks.startswith(fence) and not info else fence
            elif around and marks.startswith(around) and not info:
                around = ""
            elif info in _OF_TEXT and not around:
                around = marks
            else:
                fence = marks
        elif not fence and (opening := _TABLE_OF_HTML.match(line)):
            tables, end = table_at(text.content, offset + opening.end("before"))
            yield from tables
            while at + 1 < len(lines) and lines[at + 1][0] < end:
                at += 1
        elif not fence and line.strip() and not _RULE.match(line):
            if (
                "|" in line
                and at + 1 < len(lines)
                and "-" in lines[at + 1][1]
                and RULE_OF_TABLE.match(lines[at + 1][1])
            ):
                end = at + 2
                while end < len(lines) and "|" in lines[end][1]:
                    end += 1
                rows = (_cells(*each) for each in (lines[at], *lines[at + 2 : end]))
                yield Table(tuple(rows))
                at = end
                continue
            yield _block(offset, line)
        at += 1


def _block(offset: int, line: str) -> Block:
    if heading := _HEADING.match(line):
        return Heading(len(heading["marks"]), _cell(offset + heading.start("text"), heading["text"]))
    if item := _ITEM.match(line):
        depth = len(item["indent"].expandtabs(4))
        return _labelled(depth, offset + item.start("text"), item["text"])
    start = len(line) - len(line.lstrip())
    if len(line) <= _LONGEST_STAGE and opens_a_stage(line):
        return Heading(_LEVEL_OF_STAGE, _cell(offset + start, line.strip()))
    block = _labelled(-1, offset + start, line.strip())
    if block.label and not block.cell.text and line.strip().startswith(("**", "__")):
        return Heading(7, block.label)
    return block


def _labelled(depth: int, offset: int, text: str) -> Item:
    label = _LABEL.match(text)
    whole = _cell(offset, text)
    if label is None:
        return Item(depth, None, whole, whole)
    name = "bold" if label["bold"] is not None else "plain"
    rest = "behind" if name == "bold" else "rest"
    behind = label[rest] or ""
    at = label.start(rest) if label[rest] is not None else len(text)
    return Item(depth, _cell(offset + label.start(name), label[name]), _cell(offset + at, behind), whole)


def labelled(text: str) -> tuple[str, str]:
    """The label with which a text begins, empty where it has none, and what stands behind it."""
    item = _labelled(0, 0, text)
    return (item.label.text, item.cell.text) if item.label else ("", text)


def _cell(offset: int, text: str) -> Cell:
    """A text that begins at an offset as a cell, with its escapes read."""
    cell = cell_at(offset, text)
    return cell._replace(text=_ESCAPED.sub(r"\1", cell.text)) if "\\" in text else cell


def _cells(offset: int, line: str) -> tuple[Cell, ...]:
    found: list[Cell] = []
    end = len(line.rstrip())
    at = len(line) - len(line.lstrip())
    if line[at : at + 1] == "|":
        at += 1
    while at < end or (at == end and not found):
        cell = _CELL.match(line, at, end)
        assert cell is not None
        found.append(_cell(offset + at, cell[0]))
        at = cell.end() + 1
    return tuple(found)


def _lines(content: str) -> list[tuple[int, str]]:
    """The lines with their offsets, without marks of quotations; comments of HTML and the front matter are blanked."""
    ended = content.rfind(_END_OF_ASIDE) + len(_END_OF_ASIDE)
    blanked = _FRONT_MATTER.sub(_blanks, _ASIDE.sub(_blanks, content[:ended]) + content[ended:])
    lines, at = [], 0
    for found in _LINE.finditer(blanked):
        line = found[0]
        quoted = _QUOTED.match(line)
        start = quoted.end() if quoted else 0
        lines.append((at + start, line[start:].rstrip("\r\n")))
        at += len(line)
    return lines


def _blanks(found: re.Match[str]) -> str:
    return re.sub(r"[^\r\n]", " ", found[0])
