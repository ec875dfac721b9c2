"""The data of a document with its `x-` keys where they stood."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from cjm.source.document import Document


def with_extensions(document: Document) -> Any:
    """A copy of the data of a document with its `x-` keys put back at the end of the objects that hold them."""
    data = copy(document.data)
    for path, extensions in document.extensions.items():
        holder = data
        for part in path:
            holder = holder[part]
        holder.update(copy(extensions))
    return data


def copy(value: Any) -> Any:
    """The value as mappings, lists and JSON's scalars, none of them shared; dates as texts."""
    if isinstance(value, Mapping):
        return {key: copy(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [copy(each) for each in value]
    return value.isoformat() if isinstance(value, datetime.date) else value
