"""Writing a site: what has not changed since the last run is left as it is, the rest is shared among processes.

Pages are made in rounds. A page shows which maps belong to its own and what is found in it beside all others, and that is
only known when all are read; so the first round goes by what the last run knew, and pages for which that has changed are
made once more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from cjm.cli.progress import Progress
from cjm.cli.reports.beside import beside_of
from cjm.cli.reports.rendering import Look, Renderer
from cjm.cli.reports.targets import check_target
from cjm.cli.sites.beside import SiteBeside
from cjm.cli.sites.manifest import (
    Manifest,
    Record,
    Shared,
    manifest_file,
    read_manifest,
    write_manifest,
)
from cjm.cli.sites.output import as_written, is_below, write_page
from cjm.cli.sites.pages import Made, Settled, SiteTask, SiteWork, do_task, make_page, placed_digest
from cjm.cli.sites.state import relative, settings_key, still_holds
from cjm.config import today
from cjm.errors import CannotDo
from cjm.files import shown
from cjm.lint.engine import Across
from cjm.locale import ENGLISH
from cjm.render.report import ReportFormat
from cjm.render.site import Placed, Site, page_paths
from cjm.source.diagnostic import Diagnostic
from cjm.source.project import digest
from cjm.view.parts import PARTS, Part
from cjm.view.site.crossings import Listed
from cjm.view.site.relations import Hierarchy, Related
from cjm.view.site.stored import LISTS, taken_out
from cjm.workspace import Opened, Workspace

SITE = "site"


@dataclass(frozen=True, slots=True)
class Written:
    """What came of a site: the files written and removed, how many are as they were, and what could not be made.

    `libraries` are the files that hold no map but a library; `held` counts the parts in all maps, where the format does
    not show all of them.
    """

    written: tuple[Path, ...]
    removed: tuple[Path, ...]
    unchanged: int
    problems: tuple[CannotDo, ...]
    diagnostics: tuple[Diagnostic, ...]
    libraries: tuple[Path, ...]
    held: Counter[Part]


def write_site(
    workspace: Workspace, look: Look, report_format: ReportFormat, site: Path, *, force: bool
) -> Written:
    """Write the pages of all maps of a workspace, and those about all of them. Raises CannotDo.

    Nothing is written where a file stands in the way that cjm did not write, unless by `force`.
    """
    return _SiteRun(workspace, look, report_format, site, force).run()


def _digest(value: object) -> str:
    return digest(repr(value).encode("utf-8", "backslashreplace"))


@dataclass
class _SiteRun:
    workspace: Workspace
    look: Look
    format: ReportFormat
    site: Path
    force: bool
    old: Manifest = field(init=False)
    written: list[Path] = field(default_factory=list)
    checked: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._manifest = manifest_file(self.site, self.format.name)
        self.old = read_manifest(self._manifest)
        self.renderer = Renderer(self.look)
        files = self.workspace.files
        paths = [opened.path for opened in files]
        places = page_paths(paths, self.format.suffix, Path.cwd(), self.format.site_names)
        self.files = dict(zip(map(str, places), files, strict=True))
        pages = {opened.path.resolve(): place for place, opened in zip(places, files, strict=True)}
        self.work = SiteWork(self.site, self.look, self.format.name, self.workspace.configurations, pages)
        self.keys: dict[tuple[int, int], str] = {}
        self.beside = SiteBeside(beside_of(self.workspace, self.look), self.files, self.old)

    def run(self) -> Written:
        libraries = {page: opened for page, opened in self.files.items() if self._is_known_library(opened)}
        sources = {page: opened for page, opened in self.files.items() if page not in libraries}
        for name in (*sources, *self.format.site_names):
            self._check(name)
        kept = {page: record for page, opened in sources.items() if (record := self._kept(page, opened))}
        placed = self._placed({page: self.old.maps[page] for page in sources if page in self.old.maps} | kept)
        kept = {page: record for page, record in kept.items() if record.placed == placed_digest(placed[page])}
        coming = [page for page in sources if page not in kept]
        results = self._make(coming, placed, self.beside.before)
        records = kept | {page: made.record for page, made in results.items() if made.record}
        states = self._library_states(libraries, results)
        after, differing = self._placed(records), self.beside.differing(records, states)
        again = [
            page
            for page, record in records.items()
            if page in differing or record.placed != placed_digest(after[page])
        ]
        for page, made in self._make(again, after, self.beside.now).items():
            wrote = made.wrote or (page in results and results[page].wrote)
            results[page] = replace(made, wrote=wrote)
        records |= {page: record for page in again if (record := results[page].record)}
        records = {page: records[page] for page in sources if page in records}
        manifest = Manifest(
            self._unmade(results) | records,
            self._shared(records) if records else {},
            states,
            self.beside.projects,
        )
        removed = self._remove_old(manifest) if records else ()
        if records:
            write_manifest(self._manifest, manifest)
        written = tuple(dict.fromkeys([*self._order(results), *self.written]))
        held_: Counter[Part] = Counter()
        for record in records.values():
            held_.update({part: count for part, count in record.held if part in PARTS})
        return Written(
            written,
            removed,
            len(records) + len(manifest.shared) - len(written),
            tuple(made.problem for made in results.values() if made.problem),
            tuple(each for made in results.values() for each in made.diagnostics),
            tuple(
                opened.path
                for page, opened in self.files.items()
                if page in libraries or (page in results and results[page].library)
            ),
            held_,
        )

    # What is as it was.

    def _is_known_library(self, opened: Opened) -> bool:
        known = self.old.libraries.get(relative(opened.path, opened.project))
        return known is not None and known == opened.project.state(opened.path)

    def _kept(self, page: str, opened: Opened) -> Record | None:
        """The record of a page that need not be made anew."""
        record = self.old.maps.get(page)
        project = opened.project
        holds = (
            record is not None
            and not self.force
            and record.source == relative(opened.path, project)
            and record.state == project.state(opened.path)
            and record.key == self._key(opened)
            and still_holds(record, project, self.work.pages)
        )
        if not holds or record is None:
            return None
        output = as_written(self.site / page, record.output)
        return record._replace(output=output) if output else None

    def _key(self, opened: Opened) -> str:
        which = id(opened.config), id(opened.project)
        if which not in self.keys:
            self.keys[which] = settings_key(self.renderer, opened.config, opened.project, self.format.name)
        return self.keys[which]

    def _placed(self, records: Mapping[str, Record]) -> dict[str, Placed]:
        """Where each page stands among those that are known."""
        index = self.format.site_names[0] if self.format.site_names else ""
        known = {page: records[page].related for page in self.files if page in records}
        hierarchy = Hierarchy(known)
        alone = Hierarchy({"": Related("", "")}).of("")
        return {
            page: Placed(page, index, hierarchy.of(page) if page in known else alone) for page in self.files
        }

    def _check(self, name: str) -> None:
        old = self.old.maps.get(name) or self.old.shared.get(name)
        target = self.site / name
        if old and as_written(target, old.output) and not target.is_symlink():
            return
        check_target(target, self.format, self.work.pages, force=self.force)

    def _library_states(self, known: Mapping[str, Opened], results: Mapping[str, Made]) -> dict[str, str]:
        """The states of the files that are libraries: of those that were known as such, and of those that turned out so."""
        states = {relative(each.path, each.project): each.project.state(each.path) for each in known.values()}
        found = ((self.files[page], made.library) for page, made in results.items())
        return states | {
            relative(opened.path, opened.project): state for opened, state in found if state is not None
        }

    # Making pages.

    def _make(
        self, pages: Sequence[str], placed: Mapping[str, Placed], across: Callable[[str], Across]
    ) -> dict[str, Made]:
        from cjm.cli.processes import in_processes, processes_for, shares

        results: dict[str, Made] = {}
        processes = processes_for(len(pages), None)
        settled = {page: Settled(self._key(self.files[page]), across(page)) for page in pages}
        with Progress("Rendered", "maps", len(pages)) as progress:
            if processes == 1:
                for page in pages:
                    results[page] = make_page(
                        self.files[page], placed[page], settled[page], self.work, self.renderer
                    )
                    progress.advance()
                return results
            parts = shares(pages)
            tasks = [
                SiteTask(
                    [self.files[page].path for page in part],
                    [placed[page] for page in part],
                    [settled[page] for page in part],
                    self.work,
                )
                for part in parts
            ]
            for position, made in in_processes(do_task, tasks, processes):
                results |= zip(parts[position], made, strict=True)
                progress.advance(len(made))
        return {page: results[page] for page in pages}

    def _shared(self, records: Mapping[str, Record]) -> dict[str, Shared]:
        """Make the pages about all maps, those whose maps say what they said left aside."""
        if self.format.site is None:
            return {}
        keys = self._shared_keys(records)
        kept = {
            name: Shared(keys[name], output)
            for name in self.format.site_names
            if not self.force
            and (old := self.old.shared.get(name))
            and old.key == keys[name]
            and (output := as_written(self.site / name, old.output))
        }
        lost = self.old.shared.keys() - kept.keys()
        if self.format.site_names[0] in kept and not lost:  # the index knows which other pages there are
            return kept
        shared = {}
        for name, make in self.format.site(self._site(records)).items():
            if name in kept:
                shared[name] = kept[name]
                continue
            wrote, output = write_page(self.site / name, make())
            self.written += [self.site / name] if wrote else []
            shared[name] = Shared(keys[name], output)
        return shared

    def _shared_keys(self, records: Mapping[str, Record]) -> dict[str, str]:
        """For each page about all maps what changes with what it shows."""
        opened = self.files[next(iter(records))]
        common = _digest(
            (
                self._key(opened),
                [
                    (page, record.related, record.card.names, record.card.front)
                    for page, record in records.items()
                ],
            )
        )
        lists = {name: _digest([getattr(each.card, name) for each in records.values()]) for name in LISTS}
        return {
            name: _digest((common, [lists[each] for each in self.format.site_shows.get(name, LISTS)]))
            for name in self.format.site_names
        }

    def _site(self, records: Mapping[str, Record]) -> Site:
        try:
            cards = {page: taken_out(record.card) for page, record in records.items()}
        except ValueError:
            raise CannotDo(f"{shown(self._manifest)} is damaged", "remove it, or use --force") from None
        order = Hierarchy({page: record.related for page, record in records.items()}).in_order()
        config = self.files[next(iter(records))].config
        tags = {card.language for card in cards.values()}
        tag = tags.pop() if len(tags) == 1 else self.look.language or ENGLISH
        return Site(
            tuple(Listed(page, cards[page], depth) for page, depth in order),
            self.renderer.templates(config, tag),
            today(self.look.today, config),
            self.look.revision,
        )

    def _unmade(self, results: Mapping[str, Made]) -> dict[str, Record]:
        """What the last run knew of the pages of maps that are no longer valid: they stay as they were."""
        return {
            page: self.old.maps[page]
            for page, made in results.items()
            if page in self.old.maps and not made.record and not made.library
        }

    def _order(self, results: Mapping[str, Made]) -> Iterator[Path]:
        return (self.site / page for page in self.files if page in results and results[page].wrote)

    def _remove_old(self, manifest: Manifest) -> tuple[Path, ...]:
        """Remove the pages of maps that are gone, as far as cjm wrote them and nobody has changed them since."""
        removed = []
        outputs = {name: each.output for name, each in self.old.shared.items()}
        outputs |= {page: each.output for page, each in self.old.maps.items()}
        for name, output in outputs.items():
            path = self.site / name
            inside = not PurePosixPath(name).is_absolute() and ".." not in PurePosixPath(name).parts
            if name in manifest.maps or name in manifest.shared or not inside:
                continue
            if not path.name.endswith(self.format.suffix) or not is_below(path, self.site):
                continue
            if as_written(path, output) and self.format.is_own(path.read_bytes()):
                path.unlink()
                removed.append(path)
                for folder in path.parents:
                    if folder == self.site or any(folder.iterdir()):
                        break
                    folder.rmdir()
        return tuple(removed)
