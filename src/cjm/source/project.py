"""The files that belong together: a map, the libraries it may use, the map it improves, the maps its steps zoom into."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from cjm.model.finding import Finding, Problem
from cjm.model.journey import Journey
from cjm.model.references import file_references
from cjm.source.document import Document, read_document
from cjm.source.text import MAX_BYTES

_MOST_LINKS = 20
"""How many maps a chain of `future_of` may have."""


@dataclass
class Project:
    """Documents below one folder, each read once.

    `root` is the folder that links may not leave; `libraries` are the library documents that every map may use.
    """

    root: Path
    libraries: tuple[Document, ...] = ()
    _documents: dict[Path, Document] = field(default_factory=dict, repr=False)

    def document(self, path: Path, filename: str | None = None) -> Document:
        """The document in a file, under the name to show. Raises OSError where the file cannot be read."""
        key = path.resolve()
        if key not in self._documents:
            self._documents[key] = read_document(read_bytes(path), filename or path.as_posix())
        return self._documents[key]

    def journey(self, document: Document, path: Path | None = None) -> Journey | None:
        """The journey of a document that holds a valid map, with what it draws on; else `None`.

        `path` is where the document lies, for its links; default: its file name.
        """
        return self._journey(document, path or Path(document.filename), _MOST_LINKS)

    def _journey(self, document: Document, path: Path, links: int) -> Journey | None:
        if document.map is None:
            return None
        current = None
        target = self.linked(path, document.map.future_of) if document.map.future_of else None
        if target and links:
            try:
                current = self._journey(self.document(target), target, links - 1)
            except OSError:
                current = None
        libraries = tuple(each.library for each in self.libraries if each.library)
        return Journey(document.map, document.id, libraries, current)

    def linked(self, path: Path, link: str) -> Path | None:
        """The file that a link in the document at `path` names, or `None` where it leaves the project or is no file."""
        if "://" in link or "\0" in link:
            return None
        target = (path.parent / link).resolve()
        return target if target.is_relative_to(self.root.resolve()) and target.is_file() else None

    def link_findings(self, document: Document, path: Path | None = None) -> list[Finding]:
        """Links to maps and pictures that name no file of the project. URLs of pictures are left to the report."""
        if document.map is None:
            return []
        where = path or Path(document.filename)
        return [
            Finding(
                "CJM0016",
                "error",
                Problem(link.path, f"there is no file `{link.file}` in the project", _LINK_HELP),
            )
            for link in file_references(document.map)
            if not (link.kind == "picture" and "://" in link.file) and self.linked(where, link.file) is None
        ]


_LINK_HELP = "write the path from this map's folder to a file below the project's folder"


def load_project(root: Path, libraries: Iterable[Path] = ()) -> Project:
    """A project with its libraries read. Raises OSError where one cannot be read."""
    documents = tuple(read_document(read_bytes(path), path.as_posix()) for path in libraries)
    return Project(root, documents)


def read_bytes(path: Path) -> bytes:
    """The file's bytes, one more than the reader takes at the most. Raises OSError."""
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)
