"""Maps in every layout that YAML allows, with comments everywhere, for tests of what has to become of them."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field

from cjm.model.map import Map
from cjm.model.shape import ListShape, MappingShape, ObjectShape, Shape, TextShape, shape_of

_PLAIN = (
    "Awareness",
    "shop",
    "two words",
    "Is it them?",
    "no",
    "12:30",
    "1.10",
    "~",
    "0x1F",
    "认知",
    "a-b",
    "it's",
)
_TEXTS = (
    "Why: because", "Is it #1?", "#", "a, b", "[x]", "{y}", "&you and me", "*a", "- z", "? q", "yes", "12:30", "1.10", "-1",
    "2026-01-01", "", " lead", "trail ", "two\nlines", "\n", "a\n\nb\n", "tab\there", "é 😀 👩‍⚕️", "no\u00a0break", "\u200b", "'", '"', "\\",
    "'a' \"b\"", "null", "<<", "!t", "%", "@x", "`", "a  b", "x" * 130, "long words " * 14 + "end", "so: " * 40 + "on",
    " indented\nless\n", "---", "...", "1_000", "a:", ":", "-", "?", "=", "words end in\n", "# no comment", "a #b",
)  # fmt: skip
_FEW = 3
_VERSION = shape_of(Map).keys["cjm"]


@dataclass
class Writer:
    """Writes a map with dice: `text` is the map, `count` how many comments it holds."""

    dice: random.Random
    comments: bool = True
    count: int = 0
    anchors: list[str] = field(default_factory=list)
    depth: int = 0

    def map(self) -> str:
        """A text that is YAML more often than not."""
        shape = shape_of(Map)
        keys = ["cjm", *self._some([key for key in shape.keys if key != "cjm"], 8)]
        if self._maybe(0.7):
            self.dice.shuffle(keys)
        head = self._alone(0) if self._maybe(0.3) else ""
        head += "---\n" if self._maybe(0.1) else ""
        body = self._mapping([(key, shape.keys[key]) for key in keys], 0)
        tail = self._alone(self.dice.choice((0, 2, 4, 6))) if self._maybe(0.3) else ""
        text = head + body + tail
        return text.replace("\n", "\r\n") if self._maybe(0.05) else text

    def _maybe(self, share: float) -> bool:
        return self.dice.random() < share

    def _some(self, things: list[str], most: int) -> list[str]:
        return self.dice.sample(things, min(len(things), self.dice.randint(1, most)))

    def _comment(self) -> str:
        self.count += 1
        sign = self.dice.choice(("# ", "# ", "#", "# - name: ", "# cjm: ignore[CJM0801] "))
        return f"{sign}c{self.count}"

    def _alone(self, column: int) -> str:
        if not self.comments:
            return ""
        lines = [" " * column + self._comment() + "\n" for _ in range(self.dice.randint(1, 2))]
        if self._maybe(0.3):
            lines.insert(self.dice.randrange(len(lines) + 1), "\n")
        return "".join(lines)

    def _above(self, column: int) -> str:
        if self._maybe(0.12):
            return self._alone(self.dice.choice((column, column, column, 0, column + 2)))
        return "\n" * self.dice.choice((0, 0, 0, 0, 1, 2))

    def _behind(self) -> str:
        if self.comments and self._maybe(0.1):
            return self.dice.choice((" ", "  ", "    ")) + self._comment() + "\n"
        return self.dice.choice(("", "", "", "  ")) + "\n"

    def _mapping(self, entries: list[tuple[str, Shape | None]], column: int) -> str:
        text = ""
        for key, shape in entries:
            text += self._above(column) if text else ""
            written = json.dumps(key, ensure_ascii=False) if self._maybe(0.05) else key
            text += " " * column + written + ":" + self._value(shape, column, in_list=False)
        return text + (self._alone(column) if self._maybe(0.05) else "")

    def _list(self, shape: Shape | None, column: int) -> str:
        text = ""
        for _ in range(self.dice.randint(1, _FEW)):
            text += self._above(column) if text else ""
            text += " " * column + "-" + self._value(shape, column, in_list=True)
        return text + (self._alone(column) if self._maybe(0.08) else "")

    def _value(self, shape: Shape | None, column: int, *, in_list: bool) -> str:
        """What follows `key:` or `-`, to the end of its last line."""
        self.depth += 1
        try:
            if shape is _VERSION:
                return " 1" + self._behind()
            return self._deeper(shape, column, in_list=in_list)
        finally:
            self.depth -= 1

    def _deeper(self, shape: Shape | None, column: int, *, in_list: bool) -> str:
        if self.anchors and self._maybe(0.05):
            return f" *{self.dice.choice(self.anchors)}" + self._behind()
        anchor = f" &a{self.count}_{len(self.anchors)}" if self._maybe(0.04) else ""
        if anchor:
            name = anchor[2:]
        inner = column + self.dice.randint(1, 4)
        if self._maybe(0.03):
            result = anchor + self._behind()
        elif (
            self.depth > _FEW + 3
            or self._maybe(0.1)
            or not isinstance(shape, ListShape | MappingShape | ObjectShape)
        ):
            result = anchor + self._scalar(shape, inner)
        elif self._maybe(0.25):
            result = f"{anchor} {self._brackets(shape, inner)}" + self._behind()
        elif isinstance(shape, ListShape):
            at = column if self._maybe(0.2) and not in_list else inner
            result = anchor + self._behind() + self._above(at) + self._list(shape.item, at)
        elif in_list and not anchor and self._maybe(0.8):
            block = self._mapping(self._entries(shape), inner + 1)
            result = " " * (inner - column) + block[inner + 1 :]
        else:
            result = anchor + self._behind() + self._above(inner) + self._mapping(self._entries(shape), inner)
        if anchor:
            self.anchors.append(name)
        return result

    def _entries(self, shape: Shape) -> list[tuple[str, Shape | None]]:
        if isinstance(shape, ObjectShape):
            keys = self._some(list(shape.keys), 6)
            entries: list[tuple[str, Shape | None]] = [(key, shape.keys[key]) for key in keys]
            if self._maybe(0.1):
                entries.insert(
                    self.dice.randrange(len(entries) + 1), (self.dice.choice(("x-own", "unknown")), None)
                )
            return entries
        assert isinstance(shape, MappingShape)
        return [(key, shape.value) for key in self._some(["ana", "shop", "é", "x-own", "b-c"], _FEW)]

    def _scalar(self, shape: Shape | None, column: int) -> str:
        style = self.dice.random()
        if isinstance(shape, TextShape) and shape.choices:
            return f" {self.dice.choice(shape.choices)}" + self._behind()
        if style < 0.45:
            return f" {self.dice.choice(_PLAIN)}" + self._behind()
        text = self.dice.choice(_TEXTS)
        if style < 0.6:
            return f" {json.dumps(text, ensure_ascii=self._maybe(0.5))}" + self._behind()
        if style < 0.7 and "\n" not in text:
            return " '" + text.replace("'", "''") + "'" + self._behind()
        if style < 0.8:
            lines = self.dice.sample(("one", "two words", "three", "four #4", "- five"), _FEW)
            if self._maybe(0.2):
                lines.insert(1, "")
            quote = self.dice.choice(("", '"', "'"))
            inside = "\n".join(" " * column + line if line else "" for line in lines)
            return "\n" + " " * column + quote + inside.lstrip(" ") + quote + self._behind()
        return self._block(text if text.strip() else "words\n", column)

    def _block(self, text: str, column: int) -> str:
        mark = self.dice.choice("|>") + self.dice.choice(("", "-", "+"))
        lines = [" " * column + line if line else "" for line in text.split("\n")]
        behind = self._behind()
        return f" {mark}{behind}" + "\n".join(lines) + "\n" * self.dice.randint(1, 3)

    def _brackets(self, shape: Shape | None, column: int) -> str:
        if self.depth > _FEW + 4:
            return "[]"
        self.depth += 1
        breaks = self._maybe(0.3)

        def gap() -> str:
            if not breaks or self._maybe(0.5):
                return self.dice.choice(("", " "))
            return (f" {self._comment()}" if self.comments and self._maybe(0.2) else "") + "\n" + " " * column

        if isinstance(shape, ListShape):
            items = [self._item(shape.item, column) for _ in range(self.dice.randint(0, _FEW))]
            text = "[" + gap() + f"{gap()}, {gap()}".join(items) + gap() + "]"
        elif isinstance(shape, MappingShape | ObjectShape):
            pairs = [f"{key}: {self._item(inner, column)}" for key, inner in self._entries(shape)[:4]]
            text = "{" + gap() + f"{gap()}, {gap()}".join(pairs) + gap() + "}"
        else:
            text = self._item(shape, column)
        self.depth -= 1
        return text

    def _item(self, shape: Shape | None, column: int) -> str:
        if isinstance(shape, ListShape | MappingShape | ObjectShape) and self._maybe(0.8):
            return self._brackets(shape, column)
        if self._maybe(0.6):
            return self.dice.choice(_PLAIN)
        return json.dumps(self.dice.choice(_TEXTS), ensure_ascii=self._maybe(0.5))
