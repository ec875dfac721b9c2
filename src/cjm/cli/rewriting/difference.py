"""What a command would change in a file, as a unified diff."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cjm.output.visible import visible

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")


def difference(before: str, after: str, name: str) -> Iterator[str]:
    """The lines of the unified diff of two texts of a file, each with its line break; none where they are equal."""
    import difflib

    old, new = (_LINE.findall(text) for text in (before, after))
    shown = visible(name)
    for line in difflib.unified_diff(old, new, shown, shown):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
