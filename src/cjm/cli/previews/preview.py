"""From maps on disk to the pages of a preview: what changed is read again, what is asked for is made."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from cjm.cli.previews.beside import are_few
from cjm.cli.previews.facts import Facts
from cjm.cli.previews.known import Known
from cjm.cli.previews.sources import files_behind, real
from cjm.cli.reports.rendering import Look
from cjm.config import Configurations, today
from cjm.errors import CannotDo
from cjm.files import find_maps, shown
from cjm.lint.engine import Across
from cjm.locale import ENGLISH
from cjm.model.summary import Summary
from cjm.render.html import FORMAT
from cjm.render.site import Placed, Site
from cjm.serve.last import LastPages
from cjm.serve.pages import Shown, Trouble, trouble_from
from cjm.view.site.crossings import Listed
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
    _known: Known = field(init=False)
    _failure: CannotDo | None = None
    _unread: frozenset[Path] = frozenset()
    _pages: dict[str, _Made] = field(default_factory=dict)
    _shared: Mapping[str, Callable[[], bytes]] | None = None
    _shown: dict[str, Shown] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)
    _last: LastPages = field(default_factory=LastPages)

    def __post_init__(self) -> None:
        self._here = Path.cwd()
        self._is_site = len(self.paths) != 1 or self.paths[0].is_dir()
        self._known = Known(self.look, self._drop)
        self.refresh(frozenset())

    @property
    def start(self) -> str:
        """The address of the page to begin with: the index, or the page of the only map."""
        return INDEX if self._is_site else next(iter(self._known.places), self._last.first or INDEX)

    @property
    def pages(self) -> Mapping[Path, PurePosixPath]:
        """The addresses of the maps by their real paths."""
        return self._known.pages

    def unread(self) -> list[tuple[Opened, Across | None]]:
        """The maps that are unread, each with what it has to do with others, and the files that are only summed up.

        What changes from here on while they are read is noted.
        """
        if self._failure is not None:
            return []
        self._known.begin_to_read()
        maps, beside = self._known.unread() if self._is_site else [], self._known.beside
        return [
            *((opened, beside.across(opened)) for opened in maps),
            *((opened, None) for opened in beside.unread),
        ]

    def unsettled(self) -> list[Opened]:
        """The maps with pages of which it is not known yet what they have to do with the others now."""
        if self._failure is not None:
            return []
        unread = [] if self._is_site else self._known.unread()  # that is for who asks for their pages
        return [opened for opened in self._known.unsettled() if opened not in unread]

    def recall(self, opened: Opened) -> bool:
        """Take what the linter's cache has of a file that is only summed up; gives whether it has it."""
        return self._known.beside.recall(opened)

    def settle(self, opened: Opened) -> Across | None:
        """See whether what is known of a map holds beside the others; if not, gives what it has to do with them now."""
        return None if self._failure is not None else self._known.settle(opened)

    def read(self, opened: Opened) -> None:
        """Read a file."""
        if self._failure is None:
            self._known.read(opened)

    def take(self, opened: Opened, read: Facts | Summary | None) -> bool:
        """Take what another process has read of a file since `unread`; gives whether it still holds."""
        return self._failure is None and self._known.take(opened, read)

    def broke(self, error: Exception) -> None:
        """Reading failed for no fault of a map: say so on every page, until something changes."""
        self._failure = _problem(error)

    def refresh(self, changed: frozenset[Path]) -> None:
        """Read again what has changed. A wrong configuration becomes the trouble of every page."""
        self._unread |= changed | frozenset(real(path) for path in changed)
        self._known.note_changes(self._unread)
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
            self._known.workspace, self._is_away = Workspace(), False
            self._known.forget()

    def _reopen(self, changed: frozenset[Path]) -> None:
        """Open the maps again. Raises CannotDo where a configuration is wrong."""
        existing = [path for path in self.paths if path.exists()]
        self._known.open(open_workspace(existing, self.configurations(), read=False), changed)
        self._shared = None
        for name in FORMAT.site_names:
            self._drop(name)

    def _drop(self, address: str) -> None:
        """A page no longer holds."""
        self._pages.pop(address, None)

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
        yield from files_behind(self._known.workspace, folders)
        if self.settings is not None:
            yield self.settings
        yield from self._known.style()
        yield from self._known.beside.watched()
        yield from self._known.sources()

    def _page(self, address: str) -> Shown | None:
        if self._failure is not None:
            return self._as_it_was(address, [trouble_from(self._failure)])
        troubles = [trouble_from(problem) for problem in self._known.workspace.problems]
        opened = self._known.places.get(address)
        if opened is not None:
            return self._map_page(address, opened, troubles)
        if self._is_site and address in FORMAT.site_names:
            return self._shared_page(address, troubles)
        return self._gone(address, troubles)

    def _map_page(self, address: str, opened: Opened, troubles: list[Trouble]) -> Shown | None:
        self._names[address] = opened.name
        facts, view = self._known.know(opened)
        if facts.troubles:
            return self._as_it_was(address, [*facts.troubles, *troubles])
        made, placed = self._pages.get(address), self._placed(address) if self._is_site else None
        if made is None or (made.placed != placed and are_few(self.unsettled())):
            if view is None:
                viewed = self._known.renderer.viewed(opened, self._known.beside.across(opened))
                assert viewed is not None  # a file without troubles holds a map
                view = viewed.view
            report = self._known.renderer.report(opened, view, self.pages, placed)
            page = FORMAT.render(report)
            made = self._keep(address, _Made(page, placed))
        return Shown(made.html, tuple(troubles))

    def _shared_page(self, address: str, troubles: list[Trouble]) -> Shown | None:
        """One of the pages that are about all maps; as it was while more maps are to be read than a page can wait for."""
        unsettled = self.unsettled()
        if not are_few(unsettled):
            return self._shown.get(address, Shown(None))
        for opened in unsettled:
            self._known.read(opened)
        known = self._known.facts()
        troubles += [trouble for facts in known if not facts.library for trouble in facts.troubles]
        if all(facts.library for facts in known):
            troubles += self._nothing()
        if len(troubles) > _MOST_TROUBLES:
            rest = Trouble(f"{len(troubles) - _MOST_TROUBLES} more", "`cjm lint` shows them all")
            troubles = [*troubles[:_MOST_TROUBLES], rest]
        if self._shared is None and self._known.cards:
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
        cards = self._known.cards
        tags = {card.language for card, _ in cards.values()}
        tag = tags.pop() if len(tags) == 1 else self.look.language or ENGLISH
        config = self._known.places[next(iter(cards))].config
        return Site(
            tuple(Listed(page, cards[page][0], depth) for page, depth in self._known.hierarchy().in_order()),
            self._known.renderer.templates(config, tag),
            today(self.look.today, config),
        )

    def _placed(self, address: str) -> Placed:
        return Placed(address, INDEX, self._known.hierarchy().of(address))

    def _gone(self, address: str, troubles: list[Trouble]) -> Shown | None:
        if (name := self._names.get(address)) is None:
            return None
        gone = Trouble(f"{name} is gone", "the page comes back with the file")
        return Shown(self._last.page(address), (gone, *troubles))

    def _as_it_was(self, address: str, troubles: list[Trouble]) -> Shown | None:
        page = self._last.page(address)
        if page is None and address not in self._known.places and address != self.start:
            return None
        return Shown(page, tuple(troubles))

    def _keep(self, address: str, made: _Made) -> _Made:
        self._pages[address] = made
        if forgotten := self._last.keep(address, made.html):
            self._pages.pop(forgotten, None)
        return made


def _problem(error: Exception) -> CannotDo:
    """What is to be said of an error."""
    if isinstance(error, CannotDo):
        return error
    if isinstance(error, OSError) and error.filename:
        return CannotDo.to_read(shown(Path(error.filename)), error)
    return CannotDo(f"cjm failed: {type(error).__name__}: {error}", "this is a bug in cjm, not in your map")
