"""Plain data of which a view makes much."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def record(cls: type[T]) -> type[T]:
    """A dataclass with slots in which no field is set anew.

    Whoever checks types holds to that. If Python did, as it does for a frozen one, objects would take three times as
    long to make, and a page has hundreds of them.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
