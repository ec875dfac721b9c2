"""Lines of words with styles: what reports for a terminal are made of before they are painted."""

from __future__ import annotations

StyledLine = list[tuple[str, str]]
"""Words and their styles, such as `("+ ", "green")`; an empty style is plain."""
