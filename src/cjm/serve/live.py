"""The state that the watching thread and those of the browsers share."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cjm.serve.pages import Pages, Trouble


@dataclass(frozen=True, slots=True)
class Edition:
    """A page at one time. `digest` differs for different pages; it is empty where there is no page yet."""

    html: bytes | None
    troubles: tuple[Trouble, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How far the reading of maps has come that no page was asked for."""

    done: int
    total: int


class Live:
    """Pages that several threads may ask for, and whoever waits for the next version of them.

    `began` is the time, in nanoseconds, before which nothing was read.
    """

    def __init__(self, pages: Pages, began: int = 0) -> None:
        self._pages = pages
        self._making = threading.Lock()
        self._news = threading.Condition()
        self._version = 1
        self._changes = 0
        self._asked = 0
        self._reading: Reading | None = None
        self._read_since = began
        self._closed = False

    @property
    def start(self) -> str:
        """The address of the page to begin with."""
        with self._making:
            return self._pages.start

    @property
    def version(self) -> int:
        """How often a page may have become another one."""
        return self._version

    @property
    def changes(self) -> int:
        """How often files have changed."""
        return self._changes

    @property
    def asked(self) -> int:
        """How often a page was asked for, or many files were read."""
        return self._asked

    @property
    def reading(self) -> Reading | None:
        """How far the reading has come, `None` where nothing is read."""
        return self._reading

    @property
    def closed(self) -> bool:
        """Whether the preview is over."""
        return self._closed

    @contextmanager
    def alone(self) -> Iterator[None]:
        """For whoever works on the pages: nobody else does so meanwhile."""
        with self._making:
            yield

    def edition(self, address: str) -> Edition | None:
        """The page at an address as it is now; `None` where there never was one."""
        with self._making:
            shown = self._pages.page(address)
            self._asked += 1
        if shown is None:
            return None
        digest = hashlib.blake2b(shown.html, digest_size=12).hexdigest() if shown.html is not None else ""
        return Edition(shown.html, shown.troubles, digest)

    def watched(self) -> tuple[frozenset[Path], int]:
        """The files and folders to look at, and since when those that are new among them may have been read."""
        with self._making:
            now, since = time.time_ns(), self._read_since
            if self._reading is None:  # else somebody has read what is not known here yet
                self._read_since = now
            return frozenset(self._pages.watched()), since

    def refresh(self, changed: Iterable[Path]) -> None:
        """Read again what has changed, and wake those who wait."""
        with self._making:
            self._pages.refresh(frozenset(changed))
        with self._news:
            self._version += 1
            self._changes += 1
            self._news.notify_all()

    def read(self, done: int, total: int) -> None:
        """So many of the files that no page was asked for are read; all, if there are none."""
        reading = Reading(done, total) if total else None
        with self._news:
            if reading != self._reading:
                self._reading = reading
                self._news.notify_all()

    def tell(self) -> None:
        """What was read may have made other pages of them: wake those who wait."""
        with self._news:
            self._version += 1
            self._asked += 1
            self._news.notify_all()

    def wait(self, version: int, reading: Reading | None, timeout: float) -> None:
        """Wait for the version after `version`, for more to be read, or for `timeout` seconds."""
        with self._news:
            self._news.wait_for(
                lambda: self._closed or (self._version, self._reading) != (version, reading), timeout
            )

    def changed_since(self, changes: int) -> int:
        """Wait until files have changed; gives how often they have."""
        with self._news:
            self._news.wait_for(lambda: self._closed or self._changes != changes)
            return self._changes

    def close(self) -> None:
        """The preview is over: nobody waits any longer."""
        with self._news:
            self._closed = True
            self._news.notify_all()
