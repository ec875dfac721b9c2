"""What git tells of a map since its last review: how it was then, and which touchpoints came and went."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cjm.config import Configurations
from cjm.errors import CannotDo
from cjm.files import git_root
from cjm.history.git import Commit, Repository
from cjm.history.past import Past
from cjm.model.journey import Journey
from cjm.view.due import Due
from cjm.view.marks import Lookup, Mark, OwnerView
from cjm.workspace import Opened


@dataclass(frozen=True, slots=True)
class SinceReview:
    """A map at its last review and since.

    `then` is the map at `commit`, as the review left it, and `past` is all else of that commit; `None` where git does not
    tell, which `note` explains. `commits` counts those that changed it since. `first` is the day of its first commit, `None`
    where that is not known.
    """

    then: Opened | None = None
    past: Past | None = None
    commit: Commit | None = None
    commits: int | None = None
    first: datetime.date | None = None
    note: str = ""


@dataclass
class Reviewed:
    """Finds maps as they were at their last reviews, and asks each repository once for what several maps share."""

    configurations: Configurations
    _repositories: dict[Path | None, Repository | None] = field(default_factory=dict)
    _pasts: dict[tuple[Path, str], Past] = field(default_factory=dict)

    def since(self, path: Path, last: datetime.date | None) -> SinceReview:
        """What git tells of the map at a path since the day of its last review, `None` for a map without one."""
        try:
            repository = self._repository(path)
            if repository is None:
                return SinceReview(note=f"not in git, so that {_UNKNOWN}")
            return self._since(repository, path, last)
        except CannotDo as error:
            return SinceReview(note=f"{error.message}, so that {_UNKNOWN}")

    def _repository(self, path: Path) -> Repository | None:
        folder = path.absolute().parent.resolve()
        root = git_root(folder)
        if root not in self._repositories:
            self._repositories[root] = Repository.around(folder)
        return self._repositories[root]

    def _since(self, repository: Repository, path: Path, last: datetime.date | None) -> SinceReview:
        commits = repository.log(path)
        if not commits:
            return SinceReview(note=f"not committed yet, so that {_UNKNOWN}")
        first = None if repository.is_shallow else commits[-1].date
        if last is None:
            return SinceReview(first=first)
        index = self._index_of_review(repository, commits, last)
        commit = commits[index]
        if repository.is_shallow and index == len(commits) - 1 and commit.date > last:
            note = f"the history of this shallow clone does not reach back to the last review, so that {_UNKNOWN}"
            return SinceReview(note=f"{note}; `git fetch --unshallow` gets the rest")
        past = self._past(repository, commit.hash)
        return SinceReview(past.opened(commit.path), past, commit, index, first)

    def _index_of_review(self, repository: Repository, commits: Sequence[Commit], last: datetime.date) -> int:
        """Which of the commits, the newest first, shows the map as its last review left it.

        It is the one that brought the entry of that day to the log, which may be days later; where none did, the last on
        or before that day; else the first of all.
        """
        dated = next((index for index, each in enumerate(commits) if each.date <= last), len(commits) - 1)
        having = bisect_left(
            range(dated + 1), True, key=lambda index: not self._has_entry(repository, commits[index], last)
        )
        return having - 1 if having else dated

    def _has_entry(self, repository: Repository, commit: Commit, day: datetime.date) -> bool:
        """Whether the log has an entry of a day in a commit; of a map that was not valid then, whether its text has it."""
        then = self._past(repository, commit.hash).opened(commit.path)
        if then is None:
            return False
        document = then.document
        if document.map is None:
            return day.isoformat() in document.text.content
        return document.map.review is not None and any(each.date == day for each in document.map.review.log)

    def _past(self, repository: Repository, commit: str) -> Past:
        key = repository.root, commit
        if key not in self._pasts:
            self._pasts[key] = Past(repository, commit, self.configurations)
        return self._pasts[key]


_UNKNOWN = "what has changed since the last review is not known"


def touchpoint_changes(before: Journey, now: Journey, answerable: OwnerView | None) -> Iterator[Due]:
    """The triggers of a review that have occurred: touchpoints added to the journey or removed from it.

    One that has only got another id is neither.
    """
    review = now.map.review
    after = review.after if review else ()
    old, new = _touchpoints(before), _touchpoints(now)
    added = {id_: name for id_, name in new.items() if id_ not in old and name not in old.values()}
    removed = {id_: name for id_, name in old.items() if id_ not in new and name not in new.values()}
    if "touchpoint-added" in after:
        lookup = Lookup(now)
        for id_, name in added.items():
            touchpoint = now.touchpoints.get(id_)
            owner = lookup.owner(touchpoint.owner if touchpoint else None) or answerable
            yield Due("touchpoint-added", id_, name, _first_mark(lookup, id_), owner, None)
    if "touchpoint-removed" in after:
        for id_, name in removed.items():
            yield Due("touchpoint-removed", id_, name, None, answerable, None)


def _touchpoints(journey: Journey) -> dict[str, str]:
    """The names of the touchpoints on the journey by their ids."""
    known = journey.touchpoints
    return {id_: known[id_].name if id_ in known else id_ for id_ in journey.used_touchpoints}


def _first_mark(lookup: Lookup, id_: str) -> Mark | None:
    """Where the customer meets a touchpoint first."""
    stages = lookup.journey.stages
    return next((lookup.mark(stage) for stage in stages if id_ in stage.item.touchpoints), None)
