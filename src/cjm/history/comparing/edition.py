"""What is compared: a map or a library as it was read, with all it draws on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cjm.model.change import Version
from cjm.model.journey import Journey
from cjm.model.map import Library, Map
from cjm.model.node_path import NodePath
from cjm.source.document import Document

_EXTENSION = "x-"


@dataclass(frozen=True)
class Edition:
    """One of the two maps.

    `journey` is `None` where the file holds no valid map; of a library it has no phases. `extensions` are the `x-` keys
    by the path of the object that holds them.
    """

    version: Version
    journey: Journey | None
    library: Library | None = None
    extensions: Mapping[NodePath, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def content(self) -> Map | Library | None:
        """The map or the library, `None` where the file holds no valid one."""
        return self.library or (self.journey.map if self.journey else None)


def edition(document: Document, journey: Journey | None, revision: str | None = None) -> Edition:
    """The edition in a document; `journey` is what the document's project makes of it, also of a library."""
    content = document.content
    problem = None
    if content is None:
        first = next((each for each in document.findings if each.severity == "error"), None)
        problem = first.problem.message if first else "the file holds no map"
    title = (content.title if content else None) or document.id
    version = Version(document.filename, title, revision, problem)
    has_own_keys = _EXTENSION in document.text.content
    return Edition(
        version,
        journey if content is not None else None,
        document.library,
        document.extensions if has_own_keys else {},
    )
