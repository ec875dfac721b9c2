"""What the maps of a site have to do with one another: as the last run knew it, and as it turns out.

What is found in a map beside the others of its project is only known when all have been read. Each page is first made with
what follows from the maps as they were; where that turns out to be wrong, it is made once more. What the maps were is in
the manifest, so that none of them is read for that.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from cjm.cli.findings.beside import Beside
from cjm.cli.findings.single import assumed
from cjm.cli.sites.manifest import Manifest, Record
from cjm.cli.sites.state import relative
from cjm.lint.engine import NOT_LOOKED, Across
from cjm.lint.summaries import decoded, encoded, is_sound
from cjm.model.summary import Summary
from cjm.source.project import digest
from cjm.workspace import Opened


class SiteBeside:
    """The maps of a site side by side. `files` are all its files by their pages, `old` is what the last run knew.

    Without `beside`, nothing is shown that is found across files.
    """

    def __init__(self, beside: Beside | None, files: Mapping[str, Opened], old: Manifest) -> None:
        self._beside = beside if beside and beside.around else None
        self._files = files
        self._old = old
        self._was_put = self._is_now = False
        self.projects = ""

    def before(self, page: str) -> Across:
        """What there is to say of the map of a page, as far as the last run knows.

        Maps that have changed since count as they were. Where there was no run, it is what follows from the maps that `cjm lint` knows.
        """
        if self._beside is None:
            return NOT_LOOKED
        opened = self._files[page]
        nothing, record = assumed(opened), self._old.maps.get(page)
        if not self._old.maps:
            if not self._knows_linted:
                return nothing
        elif record is None or record.across == nothing.digest:
            return nothing
        elif not self._was_put:
            self._put(self._old.maps, self._old.libraries)
        across, _ = self._beside.across(opened)
        return across

    @cached_property
    def _knows_linted(self) -> bool:
        """Whether the maps are side by side as far as the cache of the linter has them."""
        return self._beside is not None and self._beside.put_known()

    def differing(self, records: Mapping[str, Record], libraries: Mapping[str, str]) -> frozenset[str]:
        """The pages that were made for something else than what there is to say of their maps now.

        `records` are those of all pages that there are, `libraries` the states of files that are libraries.
        """
        if self._beside is None:
            return frozenset()
        self.projects = self._digest(records, libraries)
        same = self.projects and self.projects == self._old.projects
        known = {page for page, record in records.items() if same and self._is_as_it_was(page, record)}
        if len(known) == len(records):
            return frozenset()
        self._put(records, libraries)
        self._is_now = True
        return frozenset(
            page
            for page, record in records.items()
            if page not in known and self.now(page).digest != record.across
        )

    def now(self, page: str) -> Across:
        """What there is to say of the map of a page, once all of them have been read."""
        if self._beside is None or not self._is_now:
            return self.before(page)
        across, _ = self._beside.across(self._files[page])
        return across

    def _is_as_it_was(self, page: str, record: Record) -> bool:
        """Whether the page was made under the settings of the last run, and for what was found then."""
        old = self._old.maps.get(page)
        return old is not None and (old.key, old.across) == (record.key, record.across)

    def _put(self, records: Mapping[str, Record], libraries: Mapping[str, str]) -> None:
        """Put the maps side by side; what is neither a page nor a library is not valid."""
        assert self._beside is not None
        self._was_put = True
        summaries: dict[Path, Summary | None] = {}
        for page, opened in self._files.items():
            if (record := records.get(page)) is not None:
                summaries[opened.path] = _summary(record)
            elif relative(opened.path, opened.project) not in libraries:
                summaries[opened.path] = None
        self._beside.put(summaries)

    def _digest(self, records: Mapping[str, Record], libraries: Mapping[str, str]) -> str:
        """What changes with all that is compared; empty where maps are compared that have no page."""
        assert self._beside is not None
        if any(each.others for each in self._beside.around) or any(map(_leads_out, records.values())):
            return ""
        projects = [
            (each.is_whole, each.complete, each.project.complete, each.project.library_state)
            for each in self._beside.around
        ]
        maps = [(page, records[page].summary if page in records else None) for page in self._files]
        return digest(repr((projects, maps, sorted(libraries.items()))).encode("utf-8", "backslashreplace"))


def _leads_out(record: Record) -> bool:
    """Whether a map names another that has no page; other links of that kind lead to pictures."""
    links = {each.link for each in record.links if each.page is None and each.target is not None}
    known = _summary(record) if links else None
    return known is not None and not links.isdisjoint(known.links)


def as_text(summary: Summary | None) -> str:
    """A summary as it is kept."""
    return "" if summary is None else json.dumps(encoded(summary), ensure_ascii=False, separators=(",", ":"))


def _summary(record: Record) -> Summary | None:
    """The summary that was kept; `None` where the manifest holds none that can be used."""
    try:
        found = decoded(json.loads(record.summary)) if record.summary else None
        return found if is_sound(found) else None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
