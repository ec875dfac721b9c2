"""From maps on disk to the pages of a preview: what changed is read again, what is asked for is made."""

from __future__ import annotations

import datetime
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from cjm.cli.preview_sources import configs_of, files_behind, keep_documents, real, sources_of
from cjm.cli.rendering import Look, Renderer
from cjm.config import Config, Configurations, today
from cjm.errors import CannotDo
from cjm.files import find_maps
from cjm.lint.registry import rule_names
from cjm.locale import ENGLISH
from cjm.render import site
from cjm.render.html import FORMAT
from cjm.serve.pages import Shown, Trouble, trouble_from, trouble_of
from cjm.source.diagnostic import diagnose
from cjm.view.journey import JourneyView
from cjm.view.site.card import card_of
from cjm.view.site.crossings import Listed
from cjm.workspace import Opened, Workspace, open_workspace, unreadable

INDEX = f"index{FORMAT.suffix}"
KEPT_PAGES = 64
"""How many pages are kept as they last were, in case their maps break."""
_MOST_TROUBLES = 50


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a page shows of a map, the files that it was made from, and the settings, libraries and day it holds for."""

    view: JourneyView
    sources: frozenset[Path]
    ground: tuple[Config, str, datetime.date]


@dataclass
class Preview:
    """The pages of maps, for `cjm.serve`: made when they are asked for, and kept until something they use changes.

    `configurations` begins anew with reading configurations; `settings` is the file that the command line names.
    """

    paths: list[Path]
    configurations: Callable[[], Configurations]
    look: Look
    settings: Path | None = None
    _workspace: Workspace = field(default_factory=Workspace)
    _places: dict[str, Opened] = field(default_factory=dict)
    _by_source: dict[Path, PurePosixPath] = field(default_factory=dict)
    _renderer: Renderer = field(init=False)
    _failure: CannotDo | None = None
    _unread: frozenset[Path] = frozenset()
    _seen: dict[Path, _Seen] = field(default_factory=dict)
    _pages: dict[str, bytes] = field(default_factory=dict)
    _last: OrderedDict[str, tuple[str, bytes]] = field(default_factory=OrderedDict)

    def __post_init__(self) -> None:
        self._renderer = Renderer(self.look)
        self.refresh(frozenset())

    @property
    def start(self) -> str:
        """The address of the page to begin with: the index, or the page of the only map."""
        if len(self.paths) == 1 and not self.paths[0].is_dir() and len(self._places) <= 1:
            return next(iter(self._places), next(iter(self._last), INDEX))
        return INDEX

    def refresh(self, changed: frozenset[Path]) -> None:
        """Read again what has changed. A wrong configuration becomes the trouble of every page."""
        self._unread |= changed | frozenset(real(path) for path in changed)
        before, places = self._workspace, dict(self._by_source)
        existing = [path for path in self.paths if path.exists()]
        try:
            self._workspace = open_workspace(existing, self.configurations(), read=False)
        except CannotDo as problem:
            self._failure = problem
            return
        changed, self._unread, self._failure = self._unread, frozenset(), None
        keep_documents(before, self._workspace, changed)
        self._place()
        if configs_of(before) != configs_of(self._workspace) or self._restyled(changed):
            self._renderer = Renderer(self.look)
            self._seen.clear()
            self._pages.clear()
        for source in [path for path, seen in self._seen.items() if not self._holds(path, seen, changed)]:
            del self._seen[source]
            self._pages.pop(str(places.get(source)), None)
        if places != self._by_source:
            self._pages.clear()
        for name in FORMAT.site_names:
            self._pages.pop(name, None)

    def page(self, address: str) -> Shown | None:
        """The page at an address, `None` where there never was one."""
        try:
            return self._page(address)
        except CannotDo as problem:
            return self._as_it_was(address, [trouble_from(problem)])
        except OSError as error:
            return self._as_it_was(address, [Trouble(f"{error.filename} cannot be read: {error.strerror}")])
        except Exception as error:  # noqa: BLE001 - the preview goes on, whatever a map brings to light
            message = f"cjm failed: {type(error).__name__}: {error}"
            return self._as_it_was(address, [Trouble(message, "this is a bug in cjm, not in your map")])

    def watched(self) -> Iterator[Path]:
        """What pages depend on: maps, folders, configurations, libraries, templates, and what maps link to."""
        folders = {path if path.is_dir() else path.absolute().parent for path in self.paths}
        if self._failure is not None:
            folders |= set(find_maps(self.paths).folders)
        yield from self.paths
        yield from files_behind(self._workspace, folders)
        if self.settings is not None:
            yield self.settings
        for folder in self._template_folders():
            yield from (folder, *folder.rglob("*"))
        for seen in self._seen.values():
            yield from seen.sources

    def _page(self, address: str) -> Shown | None:
        if self._failure is not None:
            return self._as_it_was(address, [trouble_from(self._failure)])
        troubles = [trouble_from(problem) for problem in self._workspace.problems]
        opened = self._places.get(address)
        if opened is None:
            about_all = address in FORMAT.site_names
            return self._about_all(address, troubles) if about_all else self._gone(address, troubles)
        if found := _errors(opened):
            return self._as_it_was(address, [*found, *troubles])
        if address not in self._pages:
            view = self._view(opened)
            assert view is not None  # a file without errors holds a map
            page = FORMAT.render(self._renderer.report(opened, view, self._by_source))
            self._keep(address, opened.name, page)
        return Shown(self._pages[address], tuple(troubles))

    def _about_all(self, address: str, troubles: list[Trouble]) -> Shown | None:
        """The index, or another page about all maps."""
        maps = {place: opened for place, opened in self._places.items() if not _is_library(opened)}
        for opened in maps.values():
            troubles += _errors(opened)
        if not maps:
            troubles = [
                *troubles,
                Trouble("there are no maps here", "their names end in .cjm.yaml or .cjm.yml"),
            ]
        elif len(troubles) > _MOST_TROUBLES:
            rest = Trouble(f"{len(troubles) - _MOST_TROUBLES} more", "`cjm lint` shows them all")
            troubles = [*troubles[:_MOST_TROUBLES], rest]
        if address not in self._pages and (listed := tuple(self._listed(maps))):
            assert FORMAT.site is not None
            tags = {each.card.language for each in listed}
            tag = tags.pop() if len(tags) == 1 else self.look.language or ENGLISH
            config = next(iter(maps.values())).config
            templates = self._renderer.templates(config, tag)
            day = today(self.look.today, config)
            pages = FORMAT.site(site.Site(listed, templates, day, self.look.revision))
            if address in pages:
                self._keep(address, "", pages[address]())
        if address in self._pages:
            return Shown(self._pages[address], tuple(troubles))
        return self._as_it_was(address, troubles)

    def _listed(self, maps: dict[str, Opened]) -> Iterator[Listed]:
        for place, opened in maps.items():
            if (view := self._view(opened)) is not None:
                yield Listed(place, card_of(view))

    def _gone(self, address: str, troubles: list[Trouble]) -> Shown | None:
        if address not in self._last:
            return None
        gone = Trouble(f"{self._last[address][0]} is gone", "the page comes back with the file")
        return self._as_it_was(address, [gone, *troubles])

    def _as_it_was(self, address: str, troubles: list[Trouble]) -> Shown | None:
        if address not in self._places and address not in self._last and address != self.start:
            return None
        return Shown(self._last.get(address, ("", None))[1], tuple(troubles))

    def _keep(self, address: str, name: str, page: bytes) -> None:
        self._pages[address] = page
        self._last[address] = name, page
        self._last.move_to_end(address)
        if len(self._last) > KEPT_PAGES:
            old, _ = self._last.popitem(last=False)
            self._pages.pop(old, None)

    def _view(self, opened: Opened) -> JourneyView | None:
        source = opened.path.resolve()
        if source not in self._seen:
            view = self._renderer.view(opened)
            if view is None:
                return None
            self._seen[source] = _Seen(view, sources_of(opened), self._ground(opened))
        return self._seen[source].view

    def _holds(self, source: Path, seen: _Seen, changed: frozenset[Path]) -> bool:
        """Whether what was seen of a map is still so."""
        opened = self._places.get(str(self._by_source.get(source)))
        return opened is not None and not seen.sources & changed and seen.ground == self._ground(opened)

    def _ground(self, opened: Opened) -> tuple[Config, str, datetime.date]:
        return opened.config, opened.project.library_state, today(self.look.today, opened.config)

    def _place(self) -> None:
        files = self._workspace.files
        places = (
            site.page_paths([opened.path for opened in files], FORMAT.suffix, Path.cwd(), FORMAT.site_names)
            if files
            else []
        )
        self._places = {str(place): opened for place, opened in zip(places, files, strict=True)}
        self._by_source = {opened.path.resolve(): place for place, opened in zip(places, files, strict=True)}

    def _restyled(self, changed: frozenset[Path]) -> bool:
        folders = [real(folder) for folder in self._template_folders()]
        return any(path.is_relative_to(folder) for folder in folders for path in changed)

    def _template_folders(self) -> set[Path]:
        folders = {config.render.templates for config in configs_of(self._workspace).values()}
        return {folder for folder in (*folders, self.look.templates) if folder is not None}


def _is_library(opened: Opened) -> bool:
    try:
        return opened.document.library is not None
    except OSError:
        return False


def _errors(opened: Opened) -> list[Trouble]:
    """What keeps a file from having a page."""
    try:
        document = opened.document
    except OSError as error:
        return [trouble_from(unreadable(opened, error))]
    if document.map is not None:
        return []
    if document.library is not None:
        return [Trouble(f"{opened.name} is a library; only maps have pages")]
    names = rule_names()
    errors = (finding for finding in document.findings if finding.severity == "error")
    found = (diagnose(document, each, names[each.code]) for each in errors)
    return [trouble_of(each) for each in sorted(found, key=lambda each: each.sort_key)]
