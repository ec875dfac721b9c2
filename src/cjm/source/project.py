"""The files that belong together: a map, the libraries it may use, the map it improves, the maps its steps zoom into."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from cjm.model.finding import Finding, Problem
from cjm.model.journey import Journey
from cjm.model.map import FORMAT_VERSION, REGISTRIES, Map
from cjm.model.references import FileReference, file_references
from cjm.source.document import Document, read_document
from cjm.source.text import MAX_BYTES

_MOST_LINKS = 20
"""How many maps a chain of `future_of` may have."""


@dataclass
class Project:
    """Documents below one folder, each read once.

    `root` is the folder that links may not leave; `libraries` are the library documents that every map may use;
    `complete` is false where one of them could not be used, so that an id may be missing through no fault of a map.
    """

    root: Path
    libraries: tuple[Document, ...] = ()
    complete: bool = True
    _documents: dict[Path, Document] = field(default_factory=dict, repr=False)

    def document(self, path: Path, filename: str | None = None) -> Document:
        """The document in a file, under the name to show. Raises OSError where the file cannot be read."""
        key = path.resolve()
        if key not in self._documents:
            self._documents[key] = read_document(read_bytes(path), filename or path.as_posix())
        document = self._documents[key]
        return document if filename in (None, document.filename) else replace(document, filename=filename)

    def hold(self, path: Path, document: Document) -> None:
        """Take a document, such as one from standard input, for what the file at `path` holds."""
        self._documents[path.resolve()] = document

    def journey(self, document: Document, path: Path | None = None) -> Journey | None:
        """The journey of a document that holds a valid map, with what it draws on; else `None`.

        `path` is where the document lies, for its links; default: its file name.
        """
        return self._journey(document, path or Path(document.filename), _MOST_LINKS)

    def shelf(self, document: Document) -> Journey | None:
        """A valid library as a journey without phases, beside the other libraries: what its ids mean; else `None`."""
        if document.library is None:
            return None
        own = {name: getattr(document.library, name) for name in REGISTRIES.values()}
        others = (each.library for each in self.libraries)
        return Journey(
            Map.model_construct(cjm=FORMAT_VERSION, title=document.library.title or "", phases=(), **own),
            document.id,
            tuple(other for other in others if other and other is not document.library),
        )

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
        if "://" in link:
            return None
        try:
            target = (path.parent / link).resolve()
            inside = target.is_relative_to(self.root.resolve()) and target.is_file()
        except (
            OSError,
            ValueError,
            RuntimeError,
        ):  # too long, with a NUL, or a link to itself: no name of a file
            return None
        return target if inside else None

    def link_findings(self, document: Document, path: Path | None = None) -> list[Finding]:
        """Links to maps and pictures that name no file of the project, or a current-state map that cannot be used.

        URLs of pictures are left to the report.
        """
        if document.map is None:
            return []
        where = path or Path(document.filename)
        return [
            Finding("CJM0016", "error", Problem(link.path, *trouble))
            for link in file_references(document.map)
            if not (link.kind == "picture" and "://" in link.file)
            and (trouble := self._trouble(where, link)) is not None
        ]

    def _trouble(self, where: Path, link: FileReference) -> tuple[str, str] | None:
        """What is wrong with a link, and what to do; `None` where it is sound."""
        target = self.linked(where, link.file)
        if target is None:
            return f"there is no file `{link.file}` in the project", _LINK_HELP
        if link.path != ("future_of",):
            return None
        if target == where.resolve():
            return "the map improves itself", "name the map of the current state"
        try:
            current = self.document(target)
        except OSError as error:
            return f"`{link.file}` cannot be read: {error.strerror}", "make the file readable"
        if current.map is None:
            message = f"`{link.file}` is no valid map, so what it defines is not known here"
            return message, "run `cjm lint` on that file and repair it"
        if self._leads_back(target, where.resolve()):
            return "the maps improve each other", "let the chain end at a map of the current state"
        return None

    def _leads_back(self, path: Path, start: Path) -> bool:
        """Whether the chain of `future_of` from the map at `path` comes to the map at `start`."""
        for _ in range(_MOST_LINKS):
            try:
                current = self.document(path).map
            except OSError:
                return False
            following = self.linked(path, current.future_of) if current and current.future_of else None
            if following is None or following == start:
                return following is not None
            path = following
        return False


_LINK_HELP = "write the path from this map's folder to a file below the project's folder"


def read_bytes(path: Path) -> bytes:
    """The file's bytes, one more than the reader takes at the most. Raises OSError."""
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)
