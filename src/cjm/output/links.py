"""Words that a terminal opens a page for.

Source: "Hyperlinks (a.k.a. HTML-like anchors) in terminal emulators", the control sequence OSC 8.
"""

from __future__ import annotations

from urllib.parse import quote


def linked(words: str, url: str | None) -> str:
    """The words as a link to an address; without one just the words. What could end the sequence is escaped."""
    if not url:
        return words
    return f"\x1b]8;;{quote(url, safe='%/:?#[]@!$&()*+,;=~')}\x1b\\{words}\x1b]8;;\x1b\\"
