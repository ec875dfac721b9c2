"""What every object of the format shares: the base of the models, and the types of their values.

The models are our own and not of a library for validation: reading one map should take no longer than another linter
takes to begin (docs/architecture.md has the figures).
"""

from __future__ import annotations

import datetime
import types
import typing
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Final, Literal, Self, dataclass_transform

RefTarget = Literal[
    "persona", "owner", "touchpoint", "metric", "evidence", "lane", "criterion", "competitor", "platform",
    "phase", "place", "concern", "question", "pain_point", "goal",
]  # fmt: skip
"""What an id points at: an entry of a registry, or a thing of one of a map's id spaces.

A `place` is a phase or a step; a `concern` is a need, a question or a pain point.
"""

TextKind = Literal["text", "id", "place", "duration", "language tag"]
"""How a text is written: as words, as an id, as `phase/step`, as `90 days`, or as a BCP 47 tag."""


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a field, a list's items or a mapping's keys as ids of `target`."""

    target: RefTarget


@dataclass(frozen=True, slots=True)
class FileRef:
    """Marks a field as a path to a file of `kind`, relative to the map."""

    kind: Literal["map", "picture"]


@dataclass(frozen=True, slots=True)
class Written:
    """Marks a text as one of a kind, `reserved` as the one that it must not be."""

    kind: TextKind
    reserved: str | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of a number: `least` and `most` are themselves allowed, `above` is not."""

    least: float | None = None
    most: float | None = None
    above: float | None = None


@dataclass(frozen=True, slots=True)
class Steps:
    """The only numbers that a value may be."""

    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class NotEmpty:
    """Marks a list that holds at least one item."""


@dataclass(frozen=True, slots=True)
class Doc:
    """What a key means and an example of its value; `key` is its name in the file where Python reserves the word."""

    description: str
    example: Any
    key: str | None = None


Text = Annotated[str, Written("text")]
Id = Annotated[str, Written("id")]
PlaceId = Annotated[str, Written("id", reserved="exit")]
"""The id that a phase or a step is given; `exit` is reserved."""
Place = Annotated[str, Written("place")]
"""The id of a phase or a step, or `phase/step`."""
Number = float
Count = Annotated[int, Limits(least=0)]
Bool = bool
Date = datetime.date
NonNegative = Annotated[float, Limits(least=0)]
Positive = Annotated[float, Limits(above=0)]
Share = Annotated[float, Limits(0, 1)]
Rating = Annotated[float, Limits(1, 5)]
Score = Annotated[float, Limits(-2, 2)]
OutOfTen = Annotated[float, Limits(0, 10)]

PersonaRef = Annotated[Id, Ref("persona")]
OwnerRef = Annotated[Id, Ref("owner")]
TouchpointRef = Annotated[Id, Ref("touchpoint")]
MetricRef = Annotated[Id, Ref("metric")]
EvidenceRef = Annotated[Id, Ref("evidence")]
LaneRef = Annotated[Id, Ref("lane")]
CriterionRef = Annotated[Id, Ref("criterion")]
PlatformRef = Annotated[Id, Ref("platform")]
PhaseRef = Annotated[Id, Ref("phase")]
PlaceRef = Annotated[Place, Ref("place")]
ConcernRef = Annotated[Id, Ref("concern")]
QuestionRef = Annotated[Id, Ref("question")]
PainPointRef = Annotated[Id, Ref("pain_point")]
GoalRef = Annotated[Id, Ref("goal")]

Confidence = Literal["observed", "inferred", "assumed"]


def doc(description: str, example: Any, key: str | None = None) -> Doc:
    """The metadata of a key: what it means and an example of its value, for schema and reference."""
    return Doc(description, example, key)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a model.

    `name` is the attribute, `key` the word in the file; `annotation` is its type with the marks of this module.
    `default` is what an absent key stands for; a required field has none.
    """

    name: str
    key: str
    annotation: Any
    required: bool
    default: Any
    description: str
    example: Any

    @property
    def title(self) -> str:
        """The key in words: `Pain points`."""
        return self.name.rstrip("_").replace("_", " ").capitalize()


class ModelType(type):
    """The type of the models: it reads their fields off what a class declares."""

    fields: typing.Mapping[str, Field]
    """The fields by attribute, in the order of the format."""

    def __init__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> None:
        super().__init__(name, bases, namespace)
        cls.fields = types.MappingProxyType(
            {
                attribute: _field(cls, attribute, annotation)
                for attribute, annotation in cls.__annotations__.items()
                if hasattr(annotation, "__metadata__")
            }
        )


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Model(metaclass=ModelType):
    """An object of the format, which never changes once it is made.

    Subclasses name their fields as a dataclass does, each with a `doc`. `main` is the key that a bare text stands for,
    `main_number` the one that a bare number stands for (format, principle 2); `None` where the object has no short
    form. The constructor takes the fields' values and checks none of them: `cjm.model.building` does.
    """

    main: ClassVar[str | None] = None
    main_number: ClassVar[str | None] = None

    def __init__(self, **values: Any) -> None:
        for name in values:
            if name not in type(self).fields:
                raise TypeError(f"{type(self).__name__} has no field {name!r}")
        for name, field in type(self).fields.items():
            if field.required and name not in values:
                raise TypeError(f"{type(self).__name__} needs {name!r}")
        self.__dict__.update(values)

    @classmethod
    def of(cls, values: dict[str, Any]) -> Self:
        """The object with these values by attribute, which are known to be right; it keeps the mapping itself."""
        made = object.__new__(cls)
        object.__setattr__(made, "__dict__", values)
        return made

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} does not change: {name!r} cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} does not change: {name!r} cannot be removed")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and all(
            getattr(self, name) == getattr(other, name) for name in type(self).fields
        )

    def __hash__(self) -> int:
        return hash((type(self), *(getattr(self, name) for name in type(self).fields)))

    def __repr__(self) -> str:
        given = ((name, getattr(self, name)) for name in type(self).fields)
        shown = (f"{name}={value!r}" for name, value in given if value != type(self).fields[name].default)
        return f"{type(self).__name__}({', '.join(shown)})"


_NONE: Final = object()


def _field(model: ModelType, name: str, annotation: Any) -> Field:
    (told,) = (mark for mark in annotation.__metadata__ if isinstance(mark, Doc))
    default = model.__dict__.get(name, _NONE)
    return Field(
        name,
        told.key or name,
        annotation,
        default is _NONE,
        None if default is _NONE else default,
        told.description,
        told.example,
    )
