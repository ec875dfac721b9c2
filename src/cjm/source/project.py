"""The files that belong together: a map, the libraries it may use, the map it improves, the maps its steps zoom into."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from cjm.model.finding import Finding, Problem
from cjm.model.journey import Journey
from cjm.model.map import FORMAT_VERSION, REGISTRIES, Map
from cjm.model.references import FileReference, file_references
from cjm.source.document import Document, read_document
from cjm.source.text import MAX_BYTES

_MOST_LINKS = 20
"""How many maps a chain of `future_of` may have."""


class Files(Protocol):
    """Where the files of a project are read from."""

    def read(self, path: Path) -> bytes:
        """The bytes of a file, one more than the reader takes at the most. Raises OSError."""

    def is_file(self, path: Path) -> bool:
        """Whether a path names a file."""

    def below(self, folder: Path, pattern: str) -> list[Path]:
        """The files below a folder whose paths from there fit a pattern, sorted."""


class Disk:
    """The files as they are now."""

    def read(self, path: Path) -> bytes:
        """The bytes of a file, one more than the reader takes at the most. Raises OSError."""
        return read_bytes(path)

    def is_file(self, path: Path) -> bool:
        """Whether a path names a file."""
        return path.is_file()

    def below(self, folder: Path, pattern: str) -> list[Path]:
        """The files below a folder whose paths from there fit a pattern, sorted."""
        return sorted(path for path in folder.glob(pattern) if path.is_file())


DISK = Disk()


@dataclass(frozen=True, slots=True)
class Consulted:
    """What was looked up beside a map: the file that each link in a map leads to, and the state of files."""

    links: dict[tuple[Path, str], Path | None] = field(default_factory=dict)
    files: dict[Path, str] = field(default_factory=dict)


@dataclass
class Project:
    """Documents below one folder, each read once.

    `root` is the folder that links may not leave; `libraries` are the library documents that every map may use;
    `complete` is false where one of them could not be used, so that an id may be missing through no fault of a map.
    `files` is where they are read from.
    """

    root: Path
    libraries: tuple[Document, ...] = ()
    complete: bool = True
    files: Files = DISK
    _real: dict[Path, Path] = field(default_factory=dict, repr=False)
    _documents: dict[Path, Document] = field(default_factory=dict, repr=False)
    _shared: set[Path] = field(default_factory=set, repr=False)
    _states: dict[Path, str] = field(default_factory=dict, repr=False)
    _consulted: Consulted | None = field(default=None, repr=False)

    def real(self, path: Path) -> Path:
        """The path with its links followed, which is looked up once. Raises OSError or RuntimeError where it goes in circles."""
        if path not in self._real:
            self._real[path] = path.resolve()
        return self._real[path]

    def relative(self, path: Path) -> str:
        """The real path from the project's folder, so that what is kept of a file may move with its project."""
        return os.path.relpath(self.real(path), self.real(self.root))

    def document(self, path: Path, filename: str | None = None) -> Document:
        """The document in a file, under the name to show. Raises OSError where the file cannot be read."""
        key = self.real(path)
        if key not in self._documents:
            data = self.files.read(path)
            self._states[key] = digest(data)
            self._documents[key] = read_document(data, filename or path.as_posix())
        document = self._documents[key]
        return document if filename in (None, document.filename) else replace(document, filename=filename)

    def release(self, path: Path) -> None:
        """Forget the map in a file that no other map draws on, for the memory's sake; it can be read again."""
        key = self.real(path)
        document = self._documents.get(key)
        if document and document.library is None and key not in self._shared:
            del self._documents[key]

    @property
    def documents(self) -> Mapping[Path, Document]:
        """The documents read so far, by the real path of their files."""
        return MappingProxyType(self._documents)

    @cached_property
    def library_state(self) -> str:
        """A short text that differs for different libraries."""
        texts = ((each.filename, each.text.content) for each in self.libraries)
        return digest(repr((self.complete, *texts)).encode("utf-8", "backslashreplace"))

    def state(self, path: Path) -> str:
        """The digest of a file's bytes, or why it cannot be read. Each file is looked at once."""
        key = self.real(path)
        if key not in self._states:
            try:
                self._states[key] = digest(self.files.read(path))
            except OSError as error:
                self._states[key] = f"{error.strerror}"
        return self._states[key]

    @contextmanager
    def consulted(self) -> Iterator[Consulted]:
        """Collect what is looked up within."""
        self._consulted = Consulted()
        try:
            yield self._consulted
        finally:
            self._consulted = None

    def hold(self, path: Path, document: Document) -> None:
        """Take a document, such as one from standard input, for what the file at `path` holds."""
        key = self.real(path)
        self._documents[key] = document
        self._states[key] = digest(document.text.content.encode())
        self._shared.add(key)

    def journey(self, document: Document, path: Path | None = None) -> Journey | None:
        """The journey of a document that holds a valid map, with what it draws on; else `None`.

        `path` is where the document lies, for its links; default: its file name.
        """
        return self._journey(document, path or Path(document.filename), _MOST_LINKS)

    def file_journey(self, document: Document, path: Path) -> Journey | None:
        """The journey of a document, whether it holds a valid map or a library; else `None`."""
        return self.journey(document, path) or self.library_journey(document)

    def library_journey(self, document: Document) -> Journey | None:
        """A valid library as a journey without phases, beside the other libraries: what its ids mean; else `None`."""
        if document.library is None:
            return None
        own = {name: getattr(document.library, name) for name in REGISTRIES.values()}
        others = (each.library for each in self.libraries)
        return Journey(
            Map(cjm=FORMAT_VERSION, title=document.library.title or "", phases=(), **own),
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
                current = self._journey(self._linked_document(target), target, links - 1)
            except OSError:
                current = None
        libraries = tuple(each.library for each in self.libraries if each.library)
        return Journey(document.map, document.id, libraries, current)

    def linked(self, path: Path, link: str) -> Path | None:
        """The file that a link in the document at `path` names, or `None` where it leaves the project or is not a file."""
        target = self._target(path, link)
        if self._consulted is not None:
            self._consulted.links[path, link] = target
        return target

    def _linked_document(self, target: Path) -> Document:
        self._shared.add(target)
        try:
            return self.document(target)
        finally:
            if self._consulted is not None:
                self._consulted.files[target] = self.state(target)

    def _target(self, path: Path, link: str) -> Path | None:
        if "://" in link:
            return None
        try:
            target = (path.parent / link).resolve()
            inside = target.is_relative_to(self.real(self.root)) and self.files.is_file(target)
        except (OSError, ValueError, RuntimeError):  # too long, with a NUL, or a link to itself
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
        if target == self.real(where):
            return "the map improves itself", "name the map of the current state"
        try:
            current = self._linked_document(target)
        except OSError as error:
            return f"`{link.file}` cannot be read: {error.strerror}", "make the file readable"
        if current.map is None:
            message = f"`{link.file}` is not a valid map, so what it defines is not known here"
            return message, "run `cjm lint` on that file and repair it"
        if self._leads_back(target, self.real(where)):
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


def digest(data: bytes) -> str:
    """A short text that differs for different bytes."""
    from hashlib import sha256  # processors know it

    return sha256(data).hexdigest()[:32]


def read_bytes(path: Path) -> bytes:
    """The file's bytes, one more than the reader takes at the most. Raises OSError."""
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size or MAX_BYTES  # that of a pipe is 0
        return file.read(min(size, MAX_BYTES) + 1)
