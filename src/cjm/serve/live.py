"""The state that the watching thread and those of the browsers share."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cjm.serve.pages import Pages, Trouble


@dataclass(frozen=True, slots=True)
class Edition:
    """A page at one time. `digest` differs for different pages; it is empty where there is no page yet."""

    html: bytes | None
    troubles: tuple[Trouble, ...]
    digest: str


class Live:
    """Pages that several threads may ask for, and whoever waits for the next version of them."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._making = threading.Lock()
        self._news = threading.Condition()
        self._version = 1
        self._asked = 0
        self._closed = False

    @property
    def start(self) -> str:
        """The address of the page to begin with."""
        with self._making:
            return self._pages.start

    @property
    def version(self) -> int:
        """How often something has changed."""
        return self._version

    @property
    def asked(self) -> int:
        """How often a page was asked for."""
        return self._asked

    @property
    def closed(self) -> bool:
        """Whether the preview is over."""
        return self._closed

    def edition(self, address: str) -> Edition | None:
        """The page at an address as it is now; `None` where there never was one."""
        with self._making:
            shown = self._pages.page(address)
            self._asked += 1
        if shown is None:
            return None
        digest = hashlib.blake2b(shown.html, digest_size=12).hexdigest() if shown.html is not None else ""
        return Edition(shown.html, shown.troubles, digest)

    def watched(self) -> frozenset[Path]:
        """The files and folders to look at."""
        with self._making:
            return frozenset(self._pages.watched())

    def refresh(self, changed: Iterable[Path]) -> None:
        """Read again what has changed, and wake those who wait."""
        with self._making:
            self._pages.refresh(frozenset(changed))
        with self._news:
            self._version += 1
            self._news.notify_all()

    def wait(self, version: int, timeout: float) -> int:
        """The version that comes after `version`, or after `timeout` seconds the one there is."""
        with self._news:
            self._news.wait_for(lambda: self._closed or self._version != version, timeout)
            return self._version

    def close(self) -> None:
        """The preview is over: nobody waits any longer."""
        with self._news:
            self._closed = True
            self._news.notify_all()
