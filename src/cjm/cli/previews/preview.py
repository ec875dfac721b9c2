"""From maps on disk to the pages of a preview: what changed is read again, what is asked for is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from cjm.cli.findings.single import assumed
from cjm.cli.previews.beside import PreviewBeside
from cjm.cli.previews.facts import Facts, ground_of, learn, learn_all
from cjm.cli.previews.sources import configs_of, files_behind, keep_documents, real, style_files
from cjm.cli.reports.rendering import Look, Renderer
from cjm.config import Configurations, today
from cjm.errors import CannotDo
from cjm.files import find_maps
from cjm.lint.engine import Across
from cjm.locale import ENGLISH
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
    _last: LastPages = field(default_factory=LastPages)
    _beside: PreviewBeside = field(init=False)

    def __post_init__(self) -> None:
        self._renderer = Renderer(self.look)
        self._beside = PreviewBeside(self.look)
        self.refresh(frozenset())

    @property
    def start(self) -> str:
        """The address of the page to begin with: the index, or the page of the only map."""
        return INDEX if self._is_site else next(iter(self._places), self._last.first or INDEX)

    @property
    def _is_site(self) -> bool:
        return len(self.paths) != 1 or self.paths[0].is_dir()

    def read_all(self) -> None:
        """Read all maps, so that the first page knows the others. For the time before anything else runs."""
        files = self._workspace.files if self._failure is None else []
        if self._is_site:
            self._learn([(opened, assumed(opened)) for opened in files])
        across = [(opened, self._beside.across(opened, self._facts)) for opened in files]
        if self._is_site:
            self._learn([(opened, each) for opened, each in across if not self._holds_beside(opened, each)])
        self._beside.alone = False

    def _learn(self, files: Sequence[tuple[Opened, Across]]) -> None:
        """Learn about many files at once."""
        self._facts |= learn_all(files, self._workspace.configurations, self.look, self._by_source)
        for opened, _ in files:
            self._note(opened, self._facts[opened.path.resolve()])

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
        self._beside.begin(self._workspace, changed)
        self._place()
        if configs_of(before) != configs_of(self._workspace) or any(
            real(path) in changed for path in self._style()
        ):
            self._renderer = Renderer(self.look)
            self._facts.clear()
            self._pages.clear()
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
        facts, view = self._know(opened)
        if facts.troubles:
            return self._as_it_was(address, [*facts.troubles, *troubles])
        placed = self._placed(address) if self._is_site else None
        made = self._pages.get(address)
        if made is None or made.placed != placed:
            if view is None:
                viewed = self._renderer.viewed(opened, self._beside.across(opened, self._facts))
                assert viewed is not None  # a file without troubles holds a map
                view = viewed.view
            page = FORMAT.render(self._renderer.report(opened, view, self._by_source, placed))
            made = self._keep(address, opened.name, _Made(page, placed))
        return Shown(made.html, tuple(troubles))

    def _shared_page(self, address: str, troubles: list[Trouble]) -> Shown | None:
        """One of the pages that are about all maps."""
        maps = 0
        for opened in self._places.values():
            facts, _ = self._know(opened)
            opened.project.release(opened.path)
            if not facts.library:
                maps += 1
                troubles += facts.troubles
        if not maps:
            troubles = [
                *troubles,
                Trouble("there are no maps here", "their names end in .cjm.yaml or .cjm.yml"),
            ]
        if len(troubles) > _MOST_TROUBLES:
            rest = Trouble(f"{len(troubles) - _MOST_TROUBLES} more", "`cjm lint` shows them all")
            troubles = [*troubles[:_MOST_TROUBLES], rest]
        if self._shared is None and self._cards:
            assert FORMAT.site is not None
            self._shared = FORMAT.site(self._site())
        if address not in self._pages and self._shared is not None and address in self._shared:
            self._keep(address, address, _Made(self._shared[address]()))
        if address in self._pages:
            return Shown(self._pages[address].html, tuple(troubles))
        return self._as_it_was(address, troubles)

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
        source, across = opened.path.resolve(), self._beside.across(opened, self._facts)
        if self._holds_beside(opened, across):
            return self._facts[source], None
        facts, view = learn(opened, self._renderer, self._by_source, across)
        self._facts[source] = facts
        self._pages.pop(str(self._by_source[source]), None)
        self._note(opened, facts)
        return facts, view

    def _holds_beside(self, opened: Opened, across: Across) -> bool:
        """Whether what is known of a file holds for what it has to do with the others."""
        facts = self._facts.get(opened.path.resolve())
        return facts is not None and facts.across in ("", across.digest)

    def _note(self, opened: Opened, facts: Facts) -> None:
        """Keep what the other pages say of a map; of one that broke, what they said before."""
        page = str(self._by_source[opened.path.resolve()])
        if facts.card is not None and facts.related is not None:
            self._cards[page] = facts.card, facts.related
        elif facts.library:
            self._cards.pop(page, None)

    def _gone(self, address: str, troubles: list[Trouble]) -> Shown | None:
        name = self._last.name(address)
        if name is None:
            return None
        gone = Trouble(f"{name} is gone", "the page comes back with the file")
        return self._as_it_was(address, [gone, *troubles])

    def _as_it_was(self, address: str, troubles: list[Trouble]) -> Shown | None:
        page = self._last.page(address)
        if page is None and address not in self._places and address != self.start:
            return None
        return Shown(page, tuple(troubles))

    def _keep(self, address: str, name: str, made: _Made) -> _Made:
        self._pages[address] = made
        if forgotten := self._last.keep(address, name, made.html):
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
