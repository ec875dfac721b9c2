"""How what stands in a file is quoted in a message."""

from __future__ import annotations

_LONGEST = 60


def quoted(text: str) -> str:
    """The text between backticks, on one line and cut where it is long."""
    line = " ".join(text.split())
    return f"`{line[: _LONGEST - 1]}…`" if len(line) > _LONGEST else f"`{line}`"
