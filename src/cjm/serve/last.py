"""The pages that browsers were shown last, for the time in which they cannot be made."""

from __future__ import annotations

from collections import OrderedDict

MOST = 64
"""How many pages are kept; of more, those that were made longest ago are forgotten."""


class LastPages:
    """Pages by their addresses."""

    def __init__(self) -> None:
        self._pages: OrderedDict[str, bytes] = OrderedDict()

    def keep(self, address: str, page: bytes) -> str | None:
        """Keep a page. Gives the address of the one that is forgotten for it, if one is."""
        self._pages[address] = page
        self._pages.move_to_end(address)
        return self._pages.popitem(last=False)[0] if len(self._pages) > MOST else None

    def page(self, address: str) -> bytes | None:
        """The page that was at an address last."""
        return self._pages.get(address)

    @property
    def first(self) -> str | None:
        """The address of the page that was made longest ago."""
        return next(iter(self._pages), None)
