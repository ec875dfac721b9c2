"""Models made in tests from plain data."""

from typing import Any, TypeVar

from cjm.model.base import Model
from cjm.model.building import build, mistakes

Made = TypeVar("Made", bound=Model)


def made(model: type[Made], data: dict[str, Any]) -> Made:
    """The object, from data that fit the format."""
    found = build(model, data)
    assert found is not None, list(mistakes(model, data))
    return found
