"""Maps made at random over the whole format, with texts that are hard to carry: signs, scripts, line breaks, keywords."""

from __future__ import annotations

import json
import random
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from cjm.model.map import REGISTRIES, Map
from cjm.model.market import Competitor
from cjm.model.shape import ListShape, MappingShape, ObjectShape, ScalarShape, Shape, TextShape, shape_of
from cjm.source.document import Document, read_document

SIGNS = "aéßЖ中🙂👩🏽 .,;:：；#%&<>\"'`|\\/[](){}*_~=+-@!?§–—·→×↦“”$^ \n"
WORDS = (
    "journey", "section", "title", "end", "no", "null", "true", "12", "1.10", "=1+1", "+49 30", "-5", "@home", "'quoted'",
    "# heading", "- item", "1. first", "> quote", "```", "---", "***", "| cell |", "<br>", "<b>", "&amp;", "[a](b)",
    "![a](b)", "https://example.org/?a=1&b=(2)", "**bold**", "__b__", "\\n", "a; b", "a, b", "a – b", "(in brackets)",
    "(E1)", "E1", "1.1", "1.1 Looks", "2", "[high]", "Owner", "Owner: none", "Emotion", "+1", "😀 +2", "★", "– ", "Pain points",
    "<!-- no -->", "$x$", "a\nb", "x | y", "Low", "12 %", "2026-01-02", "{{ x }}", "{% x %}", "…", "N/A",
)  # fmt: skip
_ROUNDS = 3
_NEEDED = ("from", "to", "persona", "step")
"""Keys that may hold an id without which the object around it is none."""


@dataclass(frozen=True)
class _Pointer:
    """Stands for an id until it is known what there is to point at."""

    target: str


@dataclass
class Maker:
    """Makes one map. `without` are keys, alone or as `Model.key`, that it leaves out."""

    random: random.Random
    share: float
    without: Collection[str] = ()
    ids: dict[str, list[str]] = field(default_factory=dict)
    count: int = 0

    def text(self) -> str:
        """A text that is hard to carry; it never begins or ends with white space, and holds no run of it but line breaks."""
        made = ""
        while not made:
            parts = [self._part() for _ in range(self.random.randint(1, 3))]
            made = "\n".join(" ".join(line.split()) for line in " ".join(parts).split("\n"))
            made = "\n".join(line for line in made.split("\n") if line)
        return made

    def _part(self) -> str:
        if self.random.random() < 0.5:
            return self.random.choice(WORDS)
        return "".join(self.random.choices(SIGNS, k=self.random.randint(1, 5)))

    def map(self) -> dict[str, Any]:
        """The data of a map."""
        made = self.make(shape_of(Map), "")
        assert isinstance(made, dict)
        made |= {"cjm": 1, "kind": "map"}
        made.pop("future_of", None)
        self._collect(made)
        made = _without_pointers(made, self)
        assert isinstance(made, dict)
        return made

    def make(self, shape: Shape, key: str) -> Any:
        """A value of a shape."""
        match shape:
            case TextShape(ref=ref) if ref:
                return _Pointer(ref.target)
            case TextShape(choices=choices) if choices:
                return self.random.choice(choices)
            case TextShape(kind="id"):
                self.count += 1
                return f"id-{self.count}"
            case TextShape(kind="duration"):
                return (
                    f"{self.random.randint(2, 90)} {self.random.choice(['days', 'weeks', 'months', 'years'])}"
                )
            case TextShape(kind="language tag"):
                return self.random.choice(["en", "de", "pt-BR"])
            case TextShape():
                return self.text()
            case ScalarShape():
                return self._scalar(shape)
            case ListShape(item=item):
                return [self.make(item, key) for _ in range(self.random.randint(1, _ROUNDS))]
            case MappingShape(key=its, value=value):
                if its.ref:
                    return {_Pointer(its.ref.target): self.make(value, "") for _ in range(2)}
                return self._registry(value)
            case ObjectShape():
                return {
                    name: self.make(inner, name)
                    for name, inner in shape.keys.items()
                    if name in shape.required
                    or (shape.model is Competitor and name == "name")
                    or (
                        self.random.random() < self.share
                        and not {name, f"{shape.model.__name__}.{name}"} & set(self.without)
                    )
                }

    def _registry(self, value: Shape) -> dict[str, Any]:
        made = {}
        for _ in range(self.random.randint(1, 2)):
            self.count += 1
            made[f"id-{self.count}"] = self.make(value, "")
        if isinstance(value, ObjectShape) and value.model is Competitor and self.random.random() < 0.5:
            made["us"] = {key: each for key, each in next(iter(made.values())).items() if key != "name"}
        return made

    def _scalar(self, shape: ScalarShape) -> Any:
        match shape.kind:
            case "true or false":
                return self.random.random() < 0.5
            case "date":
                return f"{self.random.randint(1990, 2030)}-0{self.random.randint(1, 9)}-1{self.random.randint(0, 9)}"
        if shape.steps:
            return self.random.choice(shape.steps)
        least = shape.limits.least if shape.limits.least is not None else (shape.limits.above or 0) + 1
        most = shape.limits.most if shape.limits.most is not None else least + 10**6
        if shape.kind == "whole number":
            return self.random.randint(int(least), int(most))
        return self.random.choice([least, most, round(self.random.uniform(least, most), 2)])

    def _collect(self, data: Any) -> None:
        for target, registry in REGISTRIES.items():
            self.ids[target] = list(data.get(registry, ()))
        self.ids["goal"] = [each["id"] for each in data.get("goals", ()) if "id" in each]
        for phase in data["phases"]:
            self._identify("phase", phase)
            self._identify("place", phase)
            for stage in (phase, *phase.get("steps", ())):
                self._identify("place", stage)
                for key, target in (("needs", ""), ("questions", "question"), ("pain_points", "pain_point")):
                    for concern in stage.get(key, ()):
                        self._identify("concern", concern)
                        if target:
                            self._identify(target, concern)

    def _identify(self, target: str, thing: dict[str, Any]) -> None:
        if "id" in thing and thing["id"] not in self.ids.setdefault(target, []):
            self.ids[target].append(thing["id"])


def _without_pointers(value: Any, maker: Maker) -> Any:
    """The value with an id in place of each pointer; what has nothing to point at is left out, with what needs it."""
    if isinstance(value, dict):
        made: dict[str, Any] = {}
        for key, each in value.items():
            name, inner = _target(key, maker), _without_pointers(each, maker)
            if isinstance(each, _Pointer) and inner is None and key in _NEEDED:
                return None
            if name is not None and inner not in (None, []):
                made.setdefault(name, inner)
        return made
    if isinstance(value, list):
        found = [each for each in (_without_pointers(each, maker) for each in value) if each is not None]
        return list(dict.fromkeys(found)) if all(isinstance(each, str) for each in found) else found
    return _target(value, maker)


def _target(value: Any, maker: Maker) -> Any:
    if not isinstance(value, _Pointer):
        return value
    known = maker.ids.get(value.target)
    return maker.random.choice(known) if known else None


def hard_map(random_: random.Random, share: float = 0.35, without: Collection[str] = ()) -> Document:
    """The document of a map made at random: `share` of its optional keys are there."""
    while True:
        data = Maker(random_, share, without).map()
        document = read_document(json.dumps(data, ensure_ascii=False).encode(), "hard.cjm.yaml")
        if document.map is not None:
            return document


def hard_maps(share: float = 0.35, without: Collection[str] = ()) -> st.SearchStrategy[Document]:
    """Such maps for property tests, each from a seed: a large map does not become clearer by being made smaller."""
    return st.integers(0, 2**32 - 1).map(lambda seed: hard_map(random.Random(seed), share, without))
