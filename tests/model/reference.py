"""The models of the format made anew with Pydantic: an independent judge of what is valid."""

from __future__ import annotations

import datetime
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StrictStr,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    create_model,
)

from cjm.model.base import Model
from cjm.model.shape import PATTERNS, ListShape, MappingShape, ObjectShape, ScalarShape, Shape, TextShape

_ID = r"[\p{L}\p{M}\p{Nd}_-]+"
_PATTERNS = {"text": r"\S", "id": f"^{_ID}$", "place": f"^{_ID}(/{_ID})?$", **PATTERNS}


def accepts(model: type[Model], data: Any) -> bool:
    """Whether Pydantic takes the data for an object of the model."""
    try:
        _reference(model).validate_python(data)
    except ValidationError:
        return False
    return True


@cache
def _reference(model: type[Model]) -> TypeAdapter[Any]:
    from cjm.model.shape import shape_of

    return TypeAdapter(_type(shape_of(model)))


def _type(shape: Shape) -> Any:
    match shape:
        case TextShape(choices=choices) if choices:
            return Literal[choices]
        case TextShape():
            text = Annotated[StrictStr, StringConstraints(pattern=_PATTERNS[shape.kind])]
            return Annotated[text, AfterValidator(_free(shape))] if shape.kind == "id" else text
        case ScalarShape("date"):
            return Annotated[datetime.date, Field(strict=True)]
        case ScalarShape("true or false"):
            return StrictBool
        case ScalarShape():
            return _number(shape)
        case ListShape(item, not_empty):
            return Annotated[list[_type(item)], Field(min_length=int(not_empty), strict=True)]  # type: ignore[misc]
        case MappingShape(key, value):
            return dict[_type(key), _type(value)]  # type: ignore[misc]
        case ObjectShape():
            return _object(shape)


def _number(shape: ScalarShape) -> Any:
    if shape.steps:
        return Annotated[float, Field(strict=True), AfterValidator(_one_of(shape.steps))]
    limits = {"ge": shape.limits.least, "le": shape.limits.most, "gt": shape.limits.above}
    given: Any = {key: value for key, value in limits.items() if value is not None}
    if shape.kind == "whole number":
        return Annotated[StrictInt, Field(**given)]
    return Annotated[float, Field(strict=True, allow_inf_nan=False, **given)]


def _object(shape: ObjectShape) -> type[BaseModel]:
    fields: Any = {
        f"f{number}": (
            (_type(inner), Field(alias=key))
            if key in shape.required
            else (_type(inner) | None, Field(alias=key, default=None))
        )
        for number, (key, inner) in enumerate(shape.keys.items())
    }
    made: type[BaseModel] = create_model(
        shape.model.__name__, __config__=ConfigDict(extra="forbid"), **fields
    )
    return made


def _free(shape: TextShape) -> Any:
    def check(value: str) -> str:
        if value.startswith("x-") or value == shape.reserved:
            raise ValueError
        return value

    return check


def _one_of(values: tuple[float, ...]) -> Any:
    def check(value: float) -> float:
        if value not in values:
            raise ValueError
        return value

    return check
