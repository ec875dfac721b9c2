"""What the terminal can do: colours, links and width."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TextIO

from cjm.output.report import Screen

_FILE_WIDTH = 100
_LINKING = (
    "WT_SESSION",
    "KITTY_WINDOW_ID",
    "KONSOLE_VERSION",
    "WEZTERM_EXECUTABLE",
    "GHOSTTY_RESOURCES_DIR",
    "DOMTERM",
)
"""Variables that only terminals with links set."""
_LINKING_PROGRAMS = ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "Tabby", "zed")
_FIRST_LINKING_VTE = 5000
"""VTE_VERSION of VTE 0.50, which GNOME Terminal and others are made of."""


def screen(stream: TextIO | None = None) -> Screen:
    """The screen behind a stream (default: stdout): plain and of a fixed width where it is not a terminal.

    NO_COLOR and FORCE_COLOR are honoured (no-color.org, force-color.org); of the two, NO_COLOR wins.
    """
    stream = stream or sys.stdout
    is_terminal = stream.isatty()
    width = shutil.get_terminal_size().columns if is_terminal else _FILE_WIDTH
    return Screen(_colour(is_terminal), width, is_terminal and _links())


def _colour(is_terminal: bool) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal and os.environ.get("TERM") != "dumb"


def _links() -> bool:
    """Whether a terminal shows links. FORCE_HYPERLINK decides, else what the terminal says of itself."""
    environ = os.environ
    if forced := environ.get("FORCE_HYPERLINK"):
        return forced != "0"
    if environ.get("TERM") == "dumb":
        return False
    version = environ.get("VTE_VERSION", "")
    return (
        any(environ.get(name) for name in _LINKING)
        or environ.get("TERM_PROGRAM") in _LINKING_PROGRAMS
        or (version.isdecimal() and int(version) >= _FIRST_LINKING_VTE)
    )
