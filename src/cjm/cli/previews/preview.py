"""From maps on disk to the pages of a preview: what changed is read again, what is asked for is made."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from cjm.cli.previews.beside import PreviewBeside, are_few
from cjm.cli.previews.facts import Facts, ground_of, learn
from cjm.cli.previews.sources import configs_of, files_behind, keep_documents, real, style_files
from cjm.cli.reports.rendering import Look, Renderer
from cjm.config import Configurations, today
from cjm.errors import CannotDo
from cjm.files import find_maps, shown
from cjm.lint.engine import Across
from cjm.locale import ENGLISH
from cjm.model.summary import Summary
from cjm.render.html import FORMAT
from cjm.render.site import Placed, Site, page_paths
from cjm.serve.last import LastPages
from cjm.serve.pages import Shown, Trouble, trouble_from
from cjm.view.journey import JourneyView
from cjm.view.site.card import MapCard
from cjm.view.site.crossings import Listed
from cjm.view.site.relations import Hierarchy, Related
from cjm.workspace import Opened, Workspace, open_workspace

INDEX = FORMAT.site_names[0]
_MOST_TROUBLES = 50


@dataclass(frozen=True, slots=True)
class _Made:
    """A page, and its place among the others when it was made."""

    html: bytes
    placed: Placed | None = None


@dataclass
class Preview:
    """The pages of maps, for `cjm.serve`: made when they are asked for, and kept until something they use changes.

    `configurations` begins anew with reading configurations; `settings` is the file that the command line names.
    """

    paths: list[Path]
    configurations: Callable[[], Configurations]
    look: Look
    settings: Path | None = None
    _here: Path = field(init=False)
    _is_site: bool = field(init=False)
    _is_away: bool = False
    _workspace: Workspace = field(default_factory=Workspace)
    _places: dict[str, Opened] = field(default_factory=dict)
    _by_source: dict[Path, PurePosixPath] = field(default_factory=dict)
    _renderer: Renderer = field(init=False)
    _failure: CannotDo | None = None
    _unread: frozenset[Path] = frozenset()
    _facts: dict[Path, Facts] = field(default_factory=dict)
    _cards: dict[str, tuple[MapCard, Related]] = field(default_factory=dict)
    _pages: dict[str, _Made] = field(default_factory=dict)
    _shared: Mapping[str, Callable[[], bytes]] | None = None
    _shown: dict[str, Shown] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)
    _last: LastPages = field(default_factory=LastPages)
    _beside: PreviewBeside = field(init=False)
    _settled: set[Path] = field(default_factory=set)
    _changed: frozenset[Path] = frozenset()

    def __post_init__(self) -> None:
        self._here = Path.cwd()
        self._is_site = len(self.paths) != 1 or self.paths[0].is_dir()
        self._renderer = Renderer(self.look)
        self._beside = PreviewBeside(self.look)
        self.refresh(frozenset())

    @property
    def start(self) -> str:
        """The address of the page to begin with: the index, or the page of the only map."""
        return INDEX if self._is_site else next(iter(self._places), self._last.first or INDEX)

    @property
    def pages(self) -> Mapping[Path, PurePosixPath]:
        """The addresses of the maps by their real paths."""
        return self._by_source

    def unread(self) -> list[tuple[Opened, Across | None]]:
        """The maps that are unread, each with what it has to do with others, and the files that are only summed up.

        From here on, it is noted what changes while they are read.
        """
        self._changed = frozenset()
        if self._failure is not None:
            return []
        maps = self._workspace.files if self._is_site else []
        found = [opened for opened in maps if opened.project.real(opened.path) not in self._facts]
        return [
            *((opened, self._beside.across(opened)) for opened in found),
            *((opened, None) for opened in self._beside.unread),
        ]

    def unsettled(self) -> list[Opened]:
        """The maps with pages of which it is not known yet what they have to do with the others now."""
        if self._failure is not None:
            return []
        found = ((opened.project.real(opened.path), opened) for opened in self._places.values())
        return [
            opened
            for source, opened in found
            if source not in self._settled and (self._is_site or source in self._facts)
        ]

    def recall(self, opened: Opened) -> bool:
        """Take what the linter's cache has of a file that is only summed up; gives whether it has it."""
        return self._beside.recall(opened)

    def settle(self, opened: Opened) -> Across | None:
        """See whether what is known of a map holds beside the others; if not, gives what it has to do with them now."""
        current = self._current(opened)
        if current is None or self._failure is not None:
            return None
        is_known, across = self._beside.is_known, self._beside.across(current)
        if not self._holds_beside(current, across):
            return across
        if is_known:
            self._settled.add(current.project.real(current.path))
        return None

    def read(self, opened: Opened) -> None:
        """Read a file."""
        if self._failure is not None:
            return
        if (current := self._current(opened)) is None:
            self._beside.read(opened)
            return
        self._know(current)
        current.project.release(current.path)

    def take(self, opened: Opened, read: Facts | Summary | None) -> bool:
        """Take what another process has read of a file since `unread`; gives whether it still holds."""
        if opened.project.real(opened.path) in self._changed or self._failure is not None:
            return False
        if not isinstance(read, Facts):
            self._beside.note(opened, read)
            return True
        current = self._current(opened)
        if current is None or read.sources & self._changed or read.ground != ground_of(current, self.look):
            return False
        self._learnt(current, read)
        return True

    def broke(self, error: Exception) -> None:
        """Reading failed for no fault of a map: say so on every page, until something changes."""
        self._failure = _problem(error)

    def refresh(self, changed: frozenset[Path]) -> None:
        """Read again what has changed. A wrong configuration becomes the trouble of every page."""
        self._unread |= changed | frozenset(real(path) for path in changed)
        self._changed |= self._unread
        try:
            self._return()
            self._reopen(self._unread)
        except Exception as error:  # noqa: BLE001 - the preview goes on, whatever a change brings to light
            self._failure = _problem(error)
        else:
            self._unread, self._failure = frozenset(), None

    def _return(self) -> None:
        """Go back to the folder where the command was given, if that was gone; what is in it now is not known."""
        if not self._here.is_dir():
            self._is_away = True
            raise CannotDo(f"{self._here} is gone", "the pages come back with the folder")
        if self._is_away:
            os.chdir(self._here)
            self._workspace, self._is_away = Workspace(), False
            self._forget()

    def _forget(self) -> None:
        """Nothing holds any longer that is known of the maps."""
        self._renderer = Renderer(self.look)
        self._facts.clear()
        self._pages.clear()
        self._beside.forget()

    def _reopen(self, changed: frozenset[Path]) -> None:
        """Open the maps again. Raises CannotDo where a configuration is wrong."""
        before, places = self._workspace, dict(self._by_source)
        existing = [path for path in self.paths if path.exists()]
        self._workspace = open_workspace(existing, self.configurations(), read=False)
        keep_documents(before, self._workspace, changed)
        self._beside.begin(self._workspace, changed)
        self._settled.clear()
        self._place()
        if configs_of(before) != configs_of(self._workspace) or any(
            real(path) in changed for path in self._style()
        ):
            self._forget()
        for source in [path for path, facts in self._facts.items() if not self._holds(path, facts, changed)]:
            del self._facts[source]
            self._pages.pop(str(places.get(source)), None)
        if places != self._by_source:
            self._pages.clear()
            self._cards = {page: each for page, each in self._cards.items() if page in self._places}
        self._shared = None
        for name in FORMAT.site_names:
            self._pages.pop(name, None)

    def page(self, address: str) -> Shown | None:
        """The page at an address, `None` where there never was one."""
        try:
            return self._page(address)
        except Exception as error:  # noqa: BLE001 - the preview goes on, whatever a map brings to light
            return self._as_it_was(address, [trouble_from(_problem(error))])

    def watched(self) -> Iterator[Path]:
        """What pages depend on: maps, folders, configurations, libraries, templates, and what maps link to."""
        yield self._here
        with suppress(FileNotFoundError):  # where the folder is gone, nothing else can be looked at
            yield from self._used()

    def _used(self) -> Iterator[Path]:
        folders = {path if path.is_dir() else path.absolute().parent for path in self.paths}
        if self._failure is not None:
            folders |= set(find_maps(self.paths).folders)
        yield from self.paths
        yield from files_behind(self._workspace, folders)
        if self.settings is not None:
            yield self.settings
        yield from self._style()
        yield from self._beside.watched()
        for facts in self._facts.values():
            yield from facts.sources

    def _page(self, address: str) -> Shown | None:
        if self._failure is not None:
            return self._as_it_was(address, [trouble_from(self._failure)])
        troubles = [trouble_from(problem) for problem in self._workspace.problems]
        opened = self._places.get(address)
        if opened is not None:
            return self._map_page(address, opened, troubles)
        if self._is_site and address in FORMAT.site_names:
            return self._shared_page(address, troubles)
        return self._gone(address, troubles)

    def _map_page(self, address: str, opened: Opened, troubles: list[Trouble]) -> Shown | None:
        self._names[address] = opened.name
        facts, view = self._know(opened)
        if facts.troubles:
            return self._as_it_was(address, [*facts.troubles, *troubles])
        made, placed = self._pages.get(address), self._placed(address) if self._is_site else None
        if made is None or (made.placed != placed and are_few(self.unsettled())):
            if view is None:
                viewed = self._renderer.viewed(opened, self._beside.across(opened))
                assert viewed is not None  # a file without troubles holds a map
                view = viewed.view
            page = FORMAT.render(self._renderer.report(opened, view, self._by_source, placed))
            made = self._keep(address, _Made(page, placed))
        return Shown(made.html, tuple(troubles))

    def _shared_page(self, address: str, troubles: list[Trouble]) -> Shown | None:
        """One of the pages that are about all maps; as it was while more maps are to be read than a page can wait for."""
        unsettled = self.unsettled()
        if not are_few(unsettled):
            return self._shown.get(address, Shown(None))
        for opened in unsettled:
            self._know(opened)
            opened.project.release(opened.path)
        known = [self._facts[opened.project.real(opened.path)] for opened in self._places.values()]
        troubles += [trouble for facts in known if not facts.library for trouble in facts.troubles]
        if all(facts.library for facts in known):
            troubles += self._nothing()
        if len(troubles) > _MOST_TROUBLES:
            rest = Trouble(f"{len(troubles) - _MOST_TROUBLES} more", "`cjm lint` shows them all")
            troubles = [*troubles[:_MOST_TROUBLES], rest]
        if self._shared is None and self._cards:
            assert FORMAT.site is not None
            self._shared = FORMAT.site(self._site())
        if address not in self._pages and self._shared is not None and address in self._shared:
            self._keep(address, _Made(self._shared[address]()))
        made = self._pages.get(address)
        now = Shown(made.html, tuple(troubles)) if made else self._as_it_was(address, troubles)
        if now is not None:
            self._shown[address] = now
        return now

    def _nothing(self) -> list[Trouble]:
        """What is to be said where there is no map."""
        gone = [shown(path) for path in self.paths if not path.exists()]
        if len(gone) < len(self.paths):
            return [Trouble("there are no maps here", "their names end in .cjm.yaml or .cjm.yml")]
        return [Trouble(f"{name} is gone", "the maps come back with it") for name in gone]

    def _site(self) -> Site:
        tags = {card.language for card, _ in self._cards.values()}
        tag = tags.pop() if len(tags) == 1 else self.look.language or ENGLISH
        config = self._places[next(iter(self._cards))].config
        return Site(
            tuple(Listed(page, self._cards[page][0], depth) for page, depth in self._hierarchy().in_order()),
            self._renderer.templates(config, tag),
            today(self.look.today, config),
        )

    def _placed(self, address: str) -> Placed:
        return Placed(address, INDEX, self._hierarchy().of(address))

    def _hierarchy(self) -> Hierarchy:
        return Hierarchy({page: self._cards[page][1] for page in self._places if page in self._cards})

    def _know(self, opened: Opened) -> tuple[Facts, JourneyView | None]:
        """What is known of a file; also what its page shows, where that had to be found out just now."""
        source = opened.project.real(opened.path)
        is_known, across = self._beside.is_known, self._beside.across(opened)
        facts, view = self._facts.get(source), None
        if facts is None or not self._holds_beside(opened, across):
            facts, view = learn(opened, self._renderer, self._by_source, across)
            self._learnt(opened, facts)
        if is_known:
            self._settled.add(source)
        return facts, view

    def _learnt(self, opened: Opened, facts: Facts) -> None:
        source = opened.project.real(opened.path)
        self._facts[source] = facts
        self._pages.pop(str(self._by_source[source]), None)
        self._beside.note(opened, facts.summary)
        self._note(opened, facts)

    def _current(self, opened: Opened) -> Opened | None:
        """A map as it is opened now; `None` where it has no page."""
        return self._places.get(str(self._by_source.get(opened.project.real(opened.path))))

    def _holds_beside(self, opened: Opened, across: Across) -> bool:
        """Whether what is known of a file holds for what it has to do with the others."""
        facts = self._facts.get(opened.project.real(opened.path))
        return facts is not None and facts.across in ("", across.digest)

    def _note(self, opened: Opened, facts: Facts) -> None:
        """Keep what the other pages say of a map; of one that broke, what they said before."""
        page = str(self._by_source[opened.project.real(opened.path)])
        if facts.card is not None and facts.related is not None:
            self._cards[page] = facts.card, facts.related
        elif facts.library:
            self._cards.pop(page, None)

    def _gone(self, address: str, troubles: list[Trouble]) -> Shown | None:
        if (name := self._names.get(address)) is None:
            return None
        gone = Trouble(f"{name} is gone", "the page comes back with the file")
        return Shown(self._last.page(address), (gone, *troubles))

    def _as_it_was(self, address: str, troubles: list[Trouble]) -> Shown | None:
        page = self._last.page(address)
        if page is None and address not in self._places and address != self.start:
            return None
        return Shown(page, tuple(troubles))

    def _keep(self, address: str, made: _Made) -> _Made:
        self._pages[address] = made
        if forgotten := self._last.keep(address, made.html):
            self._pages.pop(forgotten, None)
        return made

    def _holds(self, source: Path, facts: Facts, changed: frozenset[Path]) -> bool:
        """Whether what is known of a file is still so."""
        opened = self._places.get(str(self._by_source.get(source)))
        return (
            opened is not None
            and not facts.sources & changed
            and facts.ground == ground_of(opened, self.look)
        )

    def _place(self) -> None:
        files = self._workspace.files
        paths = [opened.path for opened in files]
        places = page_paths(paths, FORMAT.suffix, Path.cwd(), FORMAT.site_names) if files else []
        self._places = {str(place): opened for place, opened in zip(places, files, strict=True)}
        self._by_source = {opened.path.resolve(): place for place, opened in zip(places, files, strict=True)}

    def _style(self) -> Iterator[Path]:
        for config in configs_of(self._workspace).values():
            yield from style_files(self.look, config)


def _problem(error: Exception) -> CannotDo:
    """What is to be said of an error."""
    if isinstance(error, CannotDo):
        return error
    if isinstance(error, OSError) and error.filename:
        return CannotDo.to_read(shown(Path(error.filename)), error)
    return CannotDo(f"cjm failed: {type(error).__name__}: {error}", "this is a bug in cjm, not in your map")
