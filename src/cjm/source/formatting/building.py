"""A text to its tree: the events of libyaml, and the comments between them."""

from __future__ import annotations

import re
from typing import Any

import yaml

from cjm.model.ids import normal
from cjm.source import nodes
from cjm.source.formatting.binding import Binder
from cjm.source.formatting.header import lines_in, split_header
from cjm.source.formatting.tree import Alias, Collection, Comment, Entry, Page, Part, Scalar
from cjm.source.scalars import core

_LONGEST_KEY = 1000
_MANY = nodes.MAX_NODES // 4
_TO_WORD = re.compile(r"(?:\s|#[^\n]*)*")
_HEADER_COMMENT = re.compile(r"[|>][-+0-9]*[ \t]+(#[^\n]*)")
_COMMENT_BEHIND = re.compile(r"[ \t]*(?:#[^\n]*)?")


class UnfitError(Exception):
    """A text is YAML, and yet has something that no map may have, at an offset; `message` where only we mind."""

    def __init__(self, at: int, message: str = "", help_: str = "") -> None:
        super().__init__(message)
        self.at = at
        self.message = message
        self.help = help_


def build(content: str) -> Page | None:
    r"""The tree of a text that is one document of YAML as the format has it, with `\n` at the end of its lines.

    `None` where it holds no document. Raises yaml.YAMLError where it is no YAML, UnfitError where it is more than that.
    """
    return _Builder(content).page()


class _Builder:
    def __init__(self, content: str) -> None:
        self.content = content
        self.events = nodes.events(content)
        self.binder = Binder(content)
        self.has_anchors = False
        self.is_suspect = False
        self.depth = self.entries = 0

    def page(self) -> Page | None:
        start = next(event for event in self.events if not isinstance(event, yaml.StreamStartEvent))
        if isinstance(start, yaml.StreamEndEvent):
            return None
        prolog: list[str] = []
        if start.explicit:
            found = _COMMENT_BEHIND.match(self.content, start.end_mark.index)
            assert found  # it matches nothing, too
            prolog = lines_in(self.content[: found.end()])
            self.binder.cursor = found.end()
        root = Entry(None, Scalar(""))
        first = next(self.events)
        if not _is_block(first) or first.anchor:
            self.binder.slots.append(root)
        root.value = self._part(first, root)
        end = next(self.events)
        if not isinstance(next(self.events), yaml.StreamEndEvent):
            raise UnfitError(end.end_mark.index)
        at = end.start_mark.index if end.explicit else len(self.content)
        below = self.binder.finish(at)
        header, blank = split_header(root, prolog)
        epilog = lines_in(self.content[at:])
        is_suspect = self.is_suspect or self.entries > _MANY or any(line.startswith("%") for line in prolog)
        return Page(prolog, header, blank, root, below, epilog, self.has_anchors, is_suspect)

    def _part(self, event: Any, entry: Entry) -> Part:
        start, anchor = event.start_mark.index, event.anchor
        if isinstance(event, yaml.AliasEvent):
            self.is_suspect = True
            self.binder.reach(start)
            self.binder.leave(start + 1 + len(anchor), entry, is_text=False)
            return Alias(anchor)
        if event.tag is not None:
            raise UnfitError(start)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, entry)
        return self._block(event, entry) if _is_block(event) else self._brackets(event, entry)

    def _block(self, event: Any, entry: Entry) -> Collection:
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        made = Collection(is_mapping, in_brackets=False, anchor=event.anchor)
        start = event.start_mark.index
        if event.anchor:
            start = self._past_anchor(start, event.anchor, entry)
        made.column = self.binder.column(start)
        made.begins_at_dash = "-" in self.content[start - made.column : start]
        self._fill(made)
        self.binder.closed.append(made)
        return made

    def _brackets(self, event: Any, entry: Entry) -> Collection:
        binder = self.binder
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        made = Collection(is_mapping, in_brackets=True, anchor=event.anchor)
        binder.reach(event.start_mark.index)
        if event.anchor:
            binder.reach(self._past_anchor(event.start_mark.index, event.anchor, entry))
        binder.open_brackets(made, event.end_mark.index, entry)
        end = self._fill(made)
        if end.start_mark.index < end.end_mark.index:  # a pair in a list has no brackets of its own
            binder.reach(end.start_mark.index)
            binder.leave(end.end_mark.index, entry, is_text=False)
        binder.close_brackets(made, entry)
        return made

    def _fill(self, made: Collection) -> Any:
        """Read the entries of a collection; returns the event that ends it."""
        slots, entries = self.binder.slots, made.entries
        names: set[str] = set()
        self.depth += 1
        for event in self.events:
            if isinstance(event, yaml.CollectionEndEvent):
                _start_without_blank(entries)
                self.depth -= 1
                self.entries += len(entries)
                return event
            if self.depth > nodes.MAX_DEPTH:
                raise UnfitError(event.start_mark.index)
            entry = Entry(None, Scalar(""))
            slots.append(entry)
            if made.is_mapping:
                entry.key = self._key(event, entry, names)
                event = next(self.events)  # noqa: PLW2901 - a key is followed by its value
            entry.value = self._part(event, entry)
            entries.append(entry)
        raise AssertionError  # each collection has an end

    def _key(self, event: Any, entry: Entry, names: set[str]) -> Scalar | Alias:
        at = event.start_mark.index
        if isinstance(event, yaml.CollectionStartEvent):
            raise UnfitError(at)
        key = self._part(event, entry)
        self.binder.is_behind_text = False
        if isinstance(key, Scalar):
            name = key.value if key.value.isascii() else normal(key.value)
            if name in names or (name == "<<" and not key.style):
                raise UnfitError(at)
            if len(name) > _LONGEST_KEY:
                raise UnfitError(at, "the key is too long for one line", "shorten it")
            names.add(name)
        assert not isinstance(key, Collection)
        return key

    def _scalar(self, event: Any, entry: Entry) -> Scalar:
        binder, value, style = self.binder, event.value, event.style or ""
        start, end = event.start_mark.index, event.end_mark.index
        if not value and not style and not event.anchor:
            end = binder.cursor
            if start >= end and start and self.content[start - 1] in ":-?":
                binder.reach(start)
                end = start
            binder.leave(end, entry, is_text=True)
            return Scalar("")
        binder.reach(start)
        if event.anchor:
            at = self._past_anchor(start, event.anchor, entry)
            if not value and not style:
                binder.leave(start + 1 + len(event.anchor), entry, is_text=True)
                return Scalar("", anchor=event.anchor)
            binder.reach(at)
            if not style and "\n" in self.content[start:at] and self._would_be_trap(event.anchor, value):
                style = '"'
            start = at
        raw = self.content[start:end] if style else ""
        if style in ("|", ">"):
            if header := _HEADER_COMMENT.match(raw):
                binder.put_behind(entry, Comment(header[1].rstrip()))
            end = end - 1 if "+" in raw.partition("\n")[0] else start + len(raw.rstrip())
        binder.leave(end, entry, is_text=True)
        return Scalar(value, style, raw, event.anchor)

    def _would_be_trap(self, anchor: str, text: str) -> bool:
        """Whether a text in one line with its anchor would look as if it began with `&`: the reader warns of that."""
        return isinstance(core(text), str) and f"*{anchor}" not in self.content

    def _past_anchor(self, start: int, anchor: str, entry: Entry) -> int:
        """Go behind an anchor; returns where the next word begins."""
        self.has_anchors = True
        self.binder.reach(start)
        behind = start + 1 + len(anchor)
        self.binder.leave(behind, entry, is_text=False)
        found = _TO_WORD.match(self.content, behind)
        assert found  # it matches nothing, too
        return found.end()


def _is_block(event: Any) -> bool:
    return isinstance(event, yaml.CollectionStartEvent) and not event.flow_style


def _start_without_blank(entries: list[Entry]) -> None:
    if entries:
        first = entries[0]
        if first.above:
            first.above[0].blank = False
        else:
            first.blank = False
