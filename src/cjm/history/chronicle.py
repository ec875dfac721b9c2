"""The editions of a map as git has them: one for each commit that changed it, and what is not committed yet."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from cjm.config import Configurations
from cjm.history.git import Repository
from cjm.history.past import Past
from cjm.view.history import Edition, edition_of
from cjm.workspace import Opened


@dataclass(frozen=True, slots=True)
class Chronicle:
    """Editions, the newest first, and the one before them, which tells what the oldest of them changed."""

    editions: tuple[Edition, ...]
    before: Edition | None = None


@dataclass(frozen=True, slots=True)
class Chronicler:
    """Looks up the editions of maps. A map that is not committed as it stands is of `today`."""

    configurations: Configurations
    today: datetime.date

    def chronicle(
        self,
        opened: Opened,
        repository: Repository,
        limit: int | None = None,
        since: datetime.date | None = None,
    ) -> Chronicle:
        """The editions of a map: at the most `limit`, those of the day `since` and later.

        The map as it stands comes first where it differs from the newest commit. Raises CannotDo where git cannot
        answer.
        """
        found: list[Edition] = []
        for edition in self._editions(opened, repository):
            if (limit is not None and len(found) == limit) or (since is not None and edition.day < since):
                return Chronicle(tuple(found), edition)
            found.append(edition)
        return Chronicle(tuple(found))

    def _editions(self, opened: Opened, repository: Repository) -> Iterator[Edition]:
        head = repository.commit("HEAD") if repository.has_commits else None
        if head is None or not _is_as_committed(opened, repository, head):
            journey = opened.project.journey(opened.document, opened.path)
            yield edition_of(journey, None, self.today)
        for commit in repository.log(opened.path):
            past = Past(repository, commit.hash, self.configurations).opened(commit.path)
            if past is not None:  # else the commit removed it
                journey = past.project.journey(past.document, past.path)
                yield edition_of(journey, commit.hash, commit.date, commit.author, commit.subject)


def _is_as_committed(opened: Opened, repository: Repository, head: str) -> bool:
    data = repository.read(head, opened.path)
    return data is not None and _content(data) == _content(opened.path.read_bytes())


def _content(data: bytes) -> bytes:
    """The bytes with line breaks as git keeps them where it is told to change them."""
    return data.replace(b"\r\n", b"\n")
