"""What is known of the maps of a preview, as long as the files stay as they are from which it was learnt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from cjm.cli.previews.beside import PreviewBeside
from cjm.cli.previews.facts import Facts, ground_of, learn
from cjm.cli.previews.sources import configs_of, keep_documents, real, style_files
from cjm.cli.reports.rendering import Look, Renderer
from cjm.lint.engine import Across
from cjm.model.summary import Summary
from cjm.render.html import FORMAT
from cjm.render.site import page_paths
from cjm.view.journey import JourneyView
from cjm.view.site.card import MapCard
from cjm.view.site.relations import Hierarchy, Related
from cjm.workspace import Opened, Workspace


class Known:
    """The maps of a preview and what is known of them.

    `drop` is told the addresses of pages that no longer hold. `places` are the maps by the addresses of their pages, and
    `pages` these addresses by the real paths of the maps. `cards` are what other pages say of maps, by address; of a map that
    broke, what they said before.
    """

    def __init__(self, look: Look, drop: Callable[[str], None]) -> None:
        self.workspace = Workspace()
        self.renderer = Renderer(look)
        self.beside = PreviewBeside(look)
        self.places: dict[str, Opened] = {}
        self.pages: dict[Path, PurePosixPath] = {}
        self.cards: dict[str, tuple[MapCard, Related]] = {}
        self._look = look
        self._drop = drop
        self._facts: dict[Path, Facts] = {}
        self._settled: set[Path] = set()
        self._changed: frozenset[Path] = frozenset()

    def open(self, workspace: Workspace, changed: frozenset[Path]) -> None:
        """Go on with the files of a workspace, some of which have changed."""
        before, places = self.workspace, self.pages
        self.workspace = workspace
        keep_documents(before, workspace, changed)
        self.beside.begin(workspace, changed)
        self._settled.clear()
        self._place()
        if configs_of(before) != configs_of(workspace) or any(real(path) in changed for path in self.style()):
            self.forget()
        for source in [path for path, facts in self._facts.items() if not self._holds(path, facts, changed)]:
            del self._facts[source]
            self._drop(str(places.get(source)))
        if places != self.pages:
            for place in (*places.values(), *self.pages.values()):
                self._drop(str(place))
            self.cards = {page: each for page, each in self.cards.items() if page in self.places}

    def forget(self) -> None:
        """Nothing holds any longer."""
        self.renderer = Renderer(self._look)
        self._facts.clear()
        self.beside.forget()
        for address in self.places:
            self._drop(address)

    def hierarchy(self) -> Hierarchy:
        """How the maps open into one another, as far as they are known."""
        return Hierarchy({page: self.cards[page][1] for page in self.places if page in self.cards})

    def style(self) -> Iterator[Path]:
        """The templates and the theme of the pages, as files and folders."""
        for config in configs_of(self.workspace).values():
            yield from style_files(self._look, config)

    def sources(self) -> Iterator[Path]:
        """The files that the maps were learnt from."""
        for facts in self._facts.values():
            yield from facts.sources

    def facts(self) -> list[Facts]:
        """What is known of each map that is known."""
        return [self._facts[source] for source in self.pages if source in self._facts]

    def know(self, opened: Opened) -> tuple[Facts, JourneyView | None]:
        """What is known of a map; also what its page shows, where that had to be found out just now."""
        source = opened.project.real(opened.path)
        is_known, across = self.beside.is_known, self.beside.across(opened)
        facts, view = self._facts.get(source), None
        if facts is None or not _holds_beside(facts, across):
            facts, view = learn(opened, self.renderer, self.pages, across)
            self._learnt(opened, facts)
        if is_known:
            self._settled.add(source)
        return facts, view

    # What is read beside the pages.

    def begin_to_read(self) -> None:
        """Others are about to read files: what changes from here on may not be what they read."""
        self._changed = frozenset()

    def note_changes(self, changed: frozenset[Path]) -> None:
        """These files have changed, while others may be reading them."""
        self._changed |= changed

    def unread(self) -> list[Opened]:
        """The maps that nothing is known of."""
        return [each for each in self.places.values() if each.project.real(each.path) not in self._facts]

    def unsettled(self) -> list[Opened]:
        """The maps of which it is not known yet what they have to do with the others now."""
        return [each for each in self.places.values() if each.project.real(each.path) not in self._settled]

    def settle(self, opened: Opened) -> Across | None:
        """See whether what is known of a map holds beside the others; if not, gives what it has to do with them now."""
        if (current := self._current(opened)) is None:
            return None
        source = current.project.real(current.path)
        is_known, across = self.beside.is_known, self.beside.across(current)
        if source not in self._facts or not _holds_beside(self._facts[source], across):
            return across
        if is_known:
            self._settled.add(source)
        return None

    def read(self, opened: Opened) -> None:
        """Read a file: a map, or one that is only summed up."""
        if (current := self._current(opened)) is None:
            self.beside.read(opened)
            return
        self.know(current)
        current.project.release(current.path)

    def take(self, opened: Opened, read: Facts | Summary | None) -> bool:
        """Take what another process has read of a file since `begin_to_read`; gives whether it still holds."""
        if opened.project.real(opened.path) in self._changed:
            return False
        if not isinstance(read, Facts):
            self.beside.note(opened, read)
            return True
        current = self._current(opened)
        if current is None or read.sources & self._changed or read.ground != ground_of(current, self._look):
            return False
        self._learnt(current, read)
        return True

    def _learnt(self, opened: Opened, facts: Facts) -> None:
        source = opened.project.real(opened.path)
        page = str(self.pages[source])
        self._facts[source] = facts
        self._drop(page)
        self.beside.note(opened, facts.summary)
        if facts.card is not None and facts.related is not None:
            self.cards[page] = facts.card, facts.related
        elif facts.library:
            self.cards.pop(page, None)

    def _current(self, opened: Opened) -> Opened | None:
        """A map as it is opened now; `None` where it has no page."""
        return self.places.get(str(self.pages.get(opened.project.real(opened.path))))

    def _holds(self, source: Path, facts: Facts, changed: frozenset[Path]) -> bool:
        """Whether what is known of a map is still so."""
        opened = self.places.get(str(self.pages.get(source)))
        return (
            opened is not None
            and not facts.sources & changed
            and facts.ground == ground_of(opened, self._look)
        )

    def _place(self) -> None:
        files = self.workspace.files
        paths = [opened.path for opened in files]
        places = page_paths(paths, FORMAT.suffix, Path.cwd(), FORMAT.site_names) if files else []
        self.places = {str(place): opened for place, opened in zip(places, files, strict=True)}
        self.pages = {opened.path.resolve(): place for place, opened in zip(places, files, strict=True)}


def _holds_beside(facts: Facts, across: Across) -> bool:
    """Whether what is known of a map holds for what it has to do with the others."""
    return facts.across in ("", across.digest)
