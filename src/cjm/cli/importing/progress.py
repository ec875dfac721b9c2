"""How far an import has come, in the bytes of the foreign file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from cjm.cli.progress import Progress
from cjm.importers.foreign import Foreign
from cjm.importers.importer import Wishes

_KILOBYTE, _MEGABYTE = 1_000, 1_000_000


@contextmanager
def watched(foreign: Foreign, wishes: Wishes) -> Iterator[Wishes]:
    """The wishes with a progress bar that is told how far the import is; the bar is gone in the end."""
    size = foreign.size
    unit, noun = (_MEGABYTE, "MB") if size >= _MEGABYTE else (_KILOBYTE, "kB")
    with Progress("Imported", noun, -(-size // unit), with_bar=True) as progress:
        done = 0

        def tell(share: float) -> None:
            nonlocal done
            now = max(done, int(share * size) // unit)
            progress.advance(now - done)
            done = now

        yield replace(wishes, progress=tell)
