"""What every object of the format shares: the base model and the types of its values."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StrictStr,
    StringConstraints,
)
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from cjm.model.ids import normal

ID_PATTERN = r"^[\p{L}\p{M}\p{Nd}_-]+$"

RefTarget = Literal[
    "persona", "owner", "touchpoint", "metric", "evidence", "lane", "criterion", "competitor", "platform",
    "phase", "place", "concern", "question", "pain_point", "goal",
]  # fmt: skip
"""What an id points at: an entry of a registry, or a thing of one of a map's id spaces.

A `place` is a phase or a step; a `concern` is a need, a question or a pain point.
"""


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a field, a list's items or a mapping's keys as ids of `target`."""

    target: RefTarget


@dataclass(frozen=True, slots=True)
class FileRef:
    """Marks a field as a path to a file of `kind`, relative to the map."""

    kind: Literal["map", "picture"]


def _id(value: str) -> str:
    if value.startswith("x-"):
        raise PydanticCustomError("id_reserved", "an id does not begin with `x-`")
    return normal(value)


def _not_exit(value: str) -> str:
    if value == "exit":
        raise PydanticCustomError("id_reserved", "`exit` is the way out of the journey")
    return value


Text = Annotated[StrictStr, StringConstraints(pattern=r"\S")]
Id = Annotated[StrictStr, StringConstraints(pattern=ID_PATTERN), AfterValidator(_id)]
PlaceId = Annotated[Id, AfterValidator(_not_exit)]
"""The id that a phase or a step is given; `exit` is reserved."""
Place = Annotated[
    StrictStr,
    StringConstraints(pattern=r"^[\p{L}\p{M}\p{Nd}_-]+(/[\p{L}\p{M}\p{Nd}_-]+)?$"),
    AfterValidator(normal),
]
"""The id of a phase or a step, or `phase/step`."""
Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Count = Annotated[int, Field(strict=True, ge=0)]
Bool = StrictBool
Date = Annotated[datetime.date, Field(strict=True)]
Share = Annotated[float, Field(strict=True, ge=0, le=1, allow_inf_nan=False)]
Rating = Annotated[float, Field(strict=True, ge=1, le=5, allow_inf_nan=False)]
Score = Annotated[float, Field(strict=True, ge=-2, le=2, allow_inf_nan=False)]
OutOfTen = Annotated[float, Field(strict=True, ge=0, le=10, allow_inf_nan=False)]

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


def doc(description: str, example: Any, **constraints: Any) -> Any:
    """The metadata of a key: what it means and an example of its value, for schema and reference."""
    return Field(description=description, examples=[example], **constraints)


def _title(name: str, _info: object) -> str:
    return name.rstrip("_").replace("_", " ").capitalize()


class Model(BaseModel):
    """An object of the format.

    `main` is the key that a bare text stands for, `main_number` the one that a bare number stands for
    (format, principle 2); `None` where the object has no short form.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        field_title_generator=_title,
        populate_by_name=True,
        hide_input_in_errors=True,
        defer_build=True,  # the validator of the whole map is built once, where it is first needed
    )
    main: ClassVar[str | None] = None
    main_number: ClassVar[str | None] = None


def key_of(name: str, info: FieldInfo) -> str:
    """The key in the file of the field `name`: its alias where Python reserves the word."""
    return info.alias or name
