"""The maps that a command is given, read: each with its configuration, and the project whose ids and files it may use."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from cjm.config import Config, Configurations
from cjm.errors import CannotDo
from cjm.files import STDIN, Found, find_maps, git_root, shown
from cjm.source.document import Document, read_document
from cjm.source.project import DISK, Files, Project


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that a command was given: where it lies, the name to show it under, and what holds for it."""

    path: Path
    name: str
    config: Config
    project: Project

    @property
    def document(self) -> Document:
        """What is in the file. Raises OSError where it cannot be read."""
        return self.project.document(self.path, self.name)


@dataclass(slots=True)
class Workspace:
    """The files in the order given, the folders that were searched for them, and what could not be read.

    A command reports what could not be read and ends with exit code 2.
    """

    configurations: Configurations = field(default_factory=Configurations)
    files: list[Opened] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)
    problems: list[CannotDo] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Stdin:
    """Standard input: its bytes, and the name under which a map would have them."""

    data: bytes
    filename: str | None = None


def open_workspace(
    paths: Iterable[Path], configurations: Configurations, stdin: Stdin | None = None, *, read: bool = True
) -> Workspace:
    """Find and read the maps at the paths; `-` among them stands for `stdin`.

    Raises CannotDo where a configuration is wrong. Files that cannot be read are problems; the others are there.
    Without `read`, each map is only read when its document is asked for.
    """
    return _Opener(configurations, stdin, read).open(list(paths))


def unreadable(opened: Opened, error: OSError) -> CannotDo:
    """What is to be said of a file that cannot be read."""
    return CannotDo.to_read(opened.name, error)


class Projects:
    """The configuration and the project of each folder that holds maps, with the libraries of the projects.

    `files` is where they are read from. `problems` says what is wrong with libraries.
    """

    def __init__(self, configurations: Configurations, files: Files = DISK) -> None:
        self.problems: list[CannotDo] = []
        self._configurations = configurations
        self._files = files
        self._projects: dict[tuple[Path | None, Path], Project] = {}
        self._by_folder: dict[Path, tuple[Config, Project]] = {}
        self._with_libraries: set[int] = set()

    def of(self, folder: Path) -> tuple[Config, Project]:
        """What holds for the maps in a folder. Raises CannotDo where the configuration is wrong."""
        if folder not in self._by_folder:
            config = self._configurations.for_folder(folder)
            root = _root(folder.resolve(), config)
            project = self._projects.setdefault((config.file, root), Project(root, files=self._files))
            self._by_folder[folder] = config, project
        return self._by_folder[folder]

    def read_libraries(self, named: Container[Path] = ()) -> None:
        """Read the libraries of the projects whose libraries were not read yet.

        `named` are the real paths of files in which somebody else will find what is wrong.
        """
        for config, project in {id(each[1]): each for each in self._by_folder.values()}.values():
            if id(project) not in self._with_libraries:
                self._with_libraries.add(id(project))
                self._libraries(config, project, named)

    def _libraries(self, config: Config, project: Project, named: Container[Path]) -> None:
        libraries = []
        for path in self._library_files(config):
            try:
                document = project.document(path, shown(path))
            except OSError as error:
                self._problem(f"the library {shown(path)} cannot be read: {error.strerror}")
                project.complete = False
                continue
            if document.library:
                libraries.append(document)
                continue
            project.complete = False
            if document.map:
                self._problem(
                    f"{shown(path)} is a map, but `library` of {config.origin} names it",
                    "add `kind: library` to the file, or take it out of `library`",
                )
            elif path.resolve() not in named:
                self._problem(
                    f"the library {shown(path)} is not valid, so that its ids are not known",
                    f"run `cjm lint {shown(path)}` and repair it; until then maps are only checked for their form",
                )
        project.libraries = tuple(libraries)

    def _library_files(self, config: Config) -> list[Path]:
        files: dict[Path, None] = {}
        for pattern in config.library:
            assert config.folder is not None  # only a file names libraries
            found = self._files.below(config.folder, pattern)
            if not found and not any(sign in pattern for sign in "*?["):
                self._problem(f"{config.origin}: there is no library `{pattern}`")
            files |= dict.fromkeys(found)
        return list(files)

    def _problem(self, message: str, help_: str = "") -> None:
        self.problems.append(CannotDo(message, help_))


class _Opener:
    def __init__(self, configurations: Configurations, stdin: Stdin | None, read: bool) -> None:
        self.stdin = stdin
        self.read = read
        self.workspace = Workspace(configurations)
        self.projects = Projects(configurations)

    def open(self, paths: list[Path]) -> Workspace:
        search = find_maps(path for path in paths if str(path) != STDIN)
        self.workspace.problems += search.problems
        self.workspace.folders += search.folders
        if self.stdin is not None:
            self._stdin(self.stdin)
        for found in search.files:
            self._file(found)
        self.projects.read_libraries({opened.path.resolve() for opened in self.workspace.files})
        self.workspace.problems += self.projects.problems
        return self.workspace

    def _stdin(self, stdin: Stdin) -> None:
        path = Path(stdin.filename or STDIN)
        document = read_document(stdin.data, shown(path))
        config, project = self.projects.of(path.absolute().parent)
        project.hold(path, document)
        self.workspace.files.append(Opened(path, document.filename, config, project))

    def _file(self, found: Found) -> None:
        config, project = self.projects.of(found.path.absolute().parent)
        opened = Opened(found.path, found.name, config, project)
        try:
            if self.read:
                _ = opened.document
        except OSError as error:
            self.workspace.problems.append(unreadable(opened, error))
        else:
            self.workspace.files.append(opened)


def _root(folder: Path, config: Config) -> Path:
    """The folder that links may not leave: the configuration's, else the git repository, else the current folder."""
    here = Path.cwd().resolve()
    for root in (config.folder, git_root(folder), here):
        if root is not None and folder.is_relative_to(root):
            return root
    return folder
