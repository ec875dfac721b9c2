"""A new entry in the review log of a map, as a change of its text that leaves all else as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from cjm.model.review import ReviewEntry
from cjm.source import nodes
from cjm.source.document import Document, read_document
from cjm.source.editing.ground import BREAK, Ground, ImpossibleError
from cjm.source.editing.text_edit import TextEdit, TextFix, apply
from cjm.source.entries import Entry
from cjm.source.nodes import MappingNode, Node, SequenceNode
from cjm.source.quoting import scalar
from cjm.source.scalars import is_null

_DOCUMENT_END = re.compile(r"^\.\.\.(?!\S)", re.MULTILINE)
_COMMENT = re.compile(r"([ ]*)#")
_EMPTY_LINES = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r))+")
_STEP = 2


def with_log_entry(document: Document, entry: ReviewEntry) -> str:
    """The text of a valid map with an entry in its review log, behind those that are not younger.

    Raises ImpossibleError where no change of the text gives the same map and that entry.
    """
    log = document.map.review.log if document.map and document.map.review else ()
    place = max((index + 1 for index, each in enumerate(log) if each.date <= entry.date), default=0)
    writer = _Writer(Ground(document), entry, place)
    for edits in writer.ways():
        fix = TextFix("safe", "", tuple(edits))
        content = apply(document.text.content, [fix])
        if _is_same_but_for_entry(document, read_document(content.encode(), document.filename), entry, place):
            return content
    raise ImpossibleError


class _Writer:
    """The ways to write an entry at a place of the log, the best first."""

    def __init__(self, ground: Ground, entry: ReviewEntry, place: int) -> None:
        self.ground = ground
        self.place = place
        self.fields = [f"date: {entry.date.isoformat()}"]
        self.fields += [
            f"{key}: {scalar(text)}" for key in ("by", "how", "changed") if (text := getattr(entry, key))
        ]
        if entry.evidence:
            self.fields.append(f"evidence: [{', '.join(map(scalar, entry.evidence))}]")
        self.flow = f"{{{', '.join(self.fields)}}}"

    def ways(self) -> Iterator[list[TextEdit]]:
        root = self.ground.root
        if not isinstance(root, MappingNode) or not root.value:
            raise ImpossibleError
        review = self.ground.entries.of(root).get("review")
        if review is None:
            yield from self._new_review(root)
        elif review.alias is not None or review.key is None:
            raise ImpossibleError
        elif is_null(review.value):
            indent = self._indent_of(review.key)
            lines = [f"{' ' * (indent + _STEP)}log:", *self._item(indent + _STEP + self._list_step(root))]
            yield from self._in_place_of_nothing(review, lines)
        elif isinstance(review.value, MappingNode):
            yield from self._in_review(root, review.value)

    def _in_review(self, root: MappingNode, review: MappingNode) -> Iterator[list[TextEdit]]:
        log = self.ground.entries.of(review).get("log")
        if log is None:
            yield from self._new_log(root, review)
        elif log.alias is not None or log.key is None:
            raise ImpossibleError
        elif isinstance(log.value, SequenceNode) and log.value.value:
            if log.value.flow_style:
                yield from self._in_brackets(log.value)
            else:
                yield from self._in_lines(log.value)
        else:
            empty = nodes.span(log.value)
            if not review.flow_style:
                indent = self._indent_of(log.key)
                yield from self._in_place_of_nothing(log, self._item(indent + self._list_step(root)))
            if isinstance(log.value, SequenceNode):
                yield [TextEdit(*empty, f"[{self.flow}]")]

    def _new_review(self, root: MappingNode) -> Iterator[list[TextEdit]]:
        ground = self.ground
        if root.flow_style:
            end = list(ground.entries.of(root).values())[-1].end
            yield [TextEdit(end, end, f", review: {{log: [{self.flow}]}}")]
            return
        indent = self._indent_of(root.value[0][0])
        lines = [
            f"{' ' * indent}review:",
            f"{' ' * (indent + _STEP)}log:",
            *self._item(indent + _STEP + self._list_step(root)),
        ]
        ended = _DOCUMENT_END.search(ground.content, nodes.span(root)[1])
        at = ended.start() if ended else len(ground.content)
        if at == ground.line_start(at):
            yield [TextEdit(at, at, "".join(f"{line}{ground.line_break}" for line in lines))]
        else:
            yield [TextEdit(at, at, "".join(f"{ground.line_break}{line}" for line in lines))]
        phases = ground.entries.of(root)["phases"]
        above = ground.above_comments(ground.line_start(phases.begin))
        yield [TextEdit(above, above, "".join(f"{line}{ground.line_break}" for line in lines))]

    def _new_log(self, root: MappingNode, review: MappingNode) -> Iterator[list[TextEdit]]:
        if not review.value:
            yield [TextEdit(*nodes.span(review), f"{{log: [{self.flow}]}}")]
            return
        last = list(self.ground.entries.of(review).values())[-1]
        if review.flow_style:
            yield [TextEdit(last.end, last.end, f", log: [{self.flow}]")]
            return
        indent = self._indent_of(review.value[0][0])
        lines = [f"{' ' * indent}log:", *self._item(indent + self._list_step(root))]
        yield from self._below(last.end, indent, lines)

    def _in_place_of_nothing(self, entry: Entry, lines: list[str]) -> Iterator[list[TextEdit]]:
        """Lines below a key, and nothing in place of the value that stands for none, such as `~` or `[]`."""
        assert entry.key is not None
        start, end = nodes.span(entry.value)
        added = "".join(f"{self.ground.line_break}{line}" for line in lines)
        if start == end:
            at = self.ground.line_end(nodes.span(entry.key)[1])
            yield [TextEdit(at, at, added)]
        elif not self.ground.content[end : self.ground.line_end(end)].strip():
            before = self.ground.content[:start].rstrip(" \t")
            yield [TextEdit(len(before), self.ground.line_end(end), added)]

    def _in_brackets(self, log: SequenceNode) -> Iterator[list[TextEdit]]:
        ground = self.ground
        items = ground.entries.of(log)
        if self.place == 0:
            start = items[0].begin
            yield [TextEdit(start, start, f"{self.flow}, ")]
            return
        end, line_end = items[self.place - 1].end, ground.line_end(items[self.place - 1].end)
        begin = items[self.place - 1].begin
        if not ground.content[ground.line_start(begin) : begin].strip() and line_end < nodes.span(log)[1]:
            indent = " " * (begin - ground.line_start(begin))
            has_comma = ground.content[end:line_end].lstrip().startswith(",")
            comma = [] if has_comma else [TextEdit(end, end, ",")]
            added = f"{ground.line_break}{indent}{self.flow}{',' if has_comma else ''}"
            yield [*comma, TextEdit(line_end, line_end, added)]
        yield [TextEdit(end, end, f", {self.flow}")]

    def _in_lines(self, log: SequenceNode) -> Iterator[list[TextEdit]]:
        ground = self.ground
        items = ground.entries.of(log)
        model = items[max(self.place - 1, 0)]
        indent = ground.indent(model.begin)
        lines = self._item_like(model, indent)
        if self.place:
            yield from self._below(model.end, indent, lines)
        else:
            above = ground.above_comments(ground.line_start(model.begin))
            yield [TextEdit(above, above, "".join(f"{line}{ground.line_break}" for line in lines))]

    def _below(self, end: int, indent: int, lines: list[str]) -> Iterator[list[TextEdit]]:
        """Lines below what ends at an offset and the comments that belong to it; else below the empty lines there too."""
        ground = self.ground
        added = "".join(f"{ground.line_break}{line}" for line in lines)
        at = ground.line_end(end)
        while (following := BREAK.match(ground.content, at)) and (
            (comment := _COMMENT.match(ground.content, following.end())) and len(comment[1]) > indent
        ):
            at = ground.line_end(comment.end())
        yield [TextEdit(at, at, added)]
        if empty := _EMPTY_LINES.match(ground.content, at):
            below = "".join(f"{line}{ground.line_break}" for line in lines)
            yield [TextEdit(empty.end(), empty.end(), below)]

    def _item_like(self, model: Entry, indent: int) -> list[str]:
        """The lines of a list's item in the style of another."""
        if not isinstance(model.value, MappingNode) or model.value.flow_style:
            return [f"{' ' * indent}- {self.flow}"]
        gap = self.ground.content[model.begin + 1 : nodes.span(model.value)[0]]
        return self._item(indent, gap if gap and not gap.strip(" ") else " ")

    def _item(self, indent: int, gap: str = " ") -> list[str]:
        """The lines of a list's item, a field a line."""
        first, *others = self.fields
        return [
            f"{' ' * indent}-{gap}{first}",
            *(f"{' ' * (indent + 1 + len(gap))}{each}" for each in others),
        ]

    def _indent_of(self, key: Node) -> int:
        return self.ground.indent(nodes.span(key)[0])

    def _list_step(self, root: MappingNode) -> int:
        """How far this text indents the dashes of a list below its key, as it does with its phases."""
        phases = self.ground.entries.of(root)["phases"]
        if not isinstance(phases.value, SequenceNode) or phases.value.flow_style or phases.key is None:
            return _STEP
        dash = self.ground.entries.of(phases.value)[0].begin
        return max(0, self.ground.indent(dash) - self._indent_of(phases.key))


def _is_same_but_for_entry(before: Document, after: Document, entry: ReviewEntry, place: int) -> bool:
    """Whether a document holds the same map as another with one more entry, at that place of the log."""
    review = after.map.review if after.map else None
    if review is None or len(review.log) <= place or review.log[place] != entry:
        return False
    data, old = deepcopy(after.data), before.data
    del data["review"]["log"][place]
    if not data["review"]["log"] and "log" not in (old.get("review") or {}):
        del data["review"]["log"]
    if not data["review"] and not old.get("review"):
        del data["review"]
        old = {key: value for key, value in old.items() if key != "review"}
    return data == old and dict(after.extensions) == {
        _moved(path, place): extensions for path, extensions in before.extensions.items()
    }


def _moved(path: tuple[Any, ...], place: int) -> tuple[Any, ...]:
    """The path of a node behind the new entry."""
    if path[:2] == ("review", "log") and len(path) > 2 and path[2] >= place:
        return (*path[:2], path[2] + 1, *path[3:])
    return path
