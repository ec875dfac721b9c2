"""What the terminal can do: colours and width."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TextIO

from cjm.output.report import Screen

_FILE_WIDTH = 100


def screen(stream: TextIO | None = None) -> Screen:
    """The screen behind a stream (default: stdout): plain and of a fixed width where it is no terminal.

    NO_COLOR and FORCE_COLOR are honoured (no-color.org, force-color.org); of the two, NO_COLOR wins.
    """
    stream = stream or sys.stdout
    is_terminal = stream.isatty()
    width = shutil.get_terminal_size().columns if is_terminal else _FILE_WIDTH
    return Screen(_colour(is_terminal), width)


def _colour(is_terminal: bool) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal and os.environ.get("TERM") != "dumb"
