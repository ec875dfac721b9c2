"""What is said in short of a thing that came or went, and the values of the format as changes carry them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cjm.history.comparing.naming import Naming
from cjm.history.comparing.similarity import main_text
from cjm.model.base import Model
from cjm.model.change import Fact, Value
from cjm.model.shape import ListShape, MappingShape, ObjectShape, Shape, TextShape, shape_of

WHOLE: Mapping[str, str] = {
    "Emotion": "score",
    "Target": "value",
    "Reading": "value",
    "Rice": "score",
}
"""Objects that are compared as one value: model → the attribute that speaks for it."""

_TELLING: Mapping[str, tuple[str, ...]] = {
    "Phase": ("emotion", "owner", "timing"),
    "Step": ("emotion", "moment_of_truth", "owner", "touchpoints"),
    "Need": ("importance", "satisfaction"),
    "Question": ("answer", "answered_by"),
    "PainPoint": ("severity", "frequency", "kind", "barrier_to"),
    "Opportunity": ("status", "owner", "due", "impact", "effort", "rice"),
    "Transition": ("kind", "when", "share"),
    "Goal": ("kind", "metric"),
    "Insight": ("why",),
    "Persona": ("kind", "occupation"),
    "Owner": ("discipline",),
    "Touchpoint": ("channel", "owner"),
    "Metric": ("method", "unit", "target", "source", "owner"),
    "Evidence": ("kind", "date", "sample"),
    "Lane": ("group",),
    "Criterion": ("weight",),
    "Platform": ("decision", "why"),
    "Affinity": ("persona", "fit"),
    "ContentItem": ("phase", "platform", "start", "status"),
    "Walkthrough": ("by", "persona"),
    "ReviewEntry": ("by", "how", "changed"),
    "Reading": ("date", "sample"),
    "WalkthroughNote": ("natural", "pain", "why"),
}
"""The keys that are told of a thing that came or went, the most telling first."""


def telling(thing: Model, naming: Naming, *, gone: bool) -> tuple[Fact, ...]:
    """The details of a thing that came, or of one that is gone."""
    shapes = shape_of(type(thing)).keys
    facts = []
    for key in _TELLING.get(type(thing).__name__, ()):
        value = value_of(getattr(thing, key), shapes[key], naming)
        if value not in (None, (), False):
            facts.append(Fact(key, before=value) if gone else Fact(key, after=value))
    return tuple(facts)


def value_of(value: Any, shape: Shape, naming: Naming) -> Value:
    """A value of the format as changes carry it: ids with names, objects as what speaks for them."""
    if value is None:
        return None
    if isinstance(shape, TextShape):
        return naming.named(shape.ref.target, value) if shape.ref else str(value)
    if isinstance(shape, ListShape):
        return tuple(value_of(each, shape.item, naming) for each in value)
    if isinstance(shape, MappingShape):
        return tuple(value)
    if isinstance(shape, ObjectShape):
        return summary_of(value)
    plain: Value = value
    return plain


def summary_of(thing: Model) -> Value:
    """What speaks for an object in one value: a score, a number, a text; `None` where it says nothing of the kind."""
    attribute = WHOLE.get(type(thing).__name__)
    if attribute is None:
        return main_text(thing) or None
    value: Value = getattr(thing, attribute)
    return value if value is not None else main_text(thing) or None


def leaves(thing: Model | None, naming: Naming, prefix: str = "") -> Iterator[tuple[str, Value]]:
    """Every value in an object by its key, nested ones with dots, in the order of the format."""
    if thing is None:
        return
    for name, field in type(thing).fields.items():
        value = getattr(thing, name)
        shape = shape_of(type(thing)).keys[field.key]
        if isinstance(value, Model):
            yield from leaves(value, naming, f"{prefix}{field.key}.")
        elif value not in (None, (), {}):
            yield f"{prefix}{field.key}", value_of(value, shape, naming)
