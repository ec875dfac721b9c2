"""Which browser makes PDF and PNG: the one that is named, else the first Chromium, Chrome or Edge that is found."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from cjm.errors import CannotDo

VARIABLE = "CJM_BROWSER"
"""The environment variable that names a browser."""
_HELP = (
    f"install Chromium, Chrome or Edge, or name one with --browser or {VARIABLE}; "
    "on Debian: apt install chromium; on macOS: brew install --cask chromium; on Windows, Edge is there already"
)
_NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge",
    "microsoft-edge-stable", "msedge",
)  # fmt: skip
_LINUX = (
    "/opt/google/chrome/chrome",
    "/opt/chromium.org/chromium/chromium",
    "/opt/microsoft/msedge/msedge",
    "/snap/bin/chromium",
)
_MACOS = ("Google Chrome", "Chromium", "Microsoft Edge")
_WINDOWS = (
    ("Google", "Chrome", "Application", "chrome.exe"),
    ("Chromium", "Application", "chrome.exe"),
    ("Microsoft", "Edge", "Application", "msedge.exe"),
)


def find_browser(
    wanted: str | None = None,
    environment: Mapping[str, str] = os.environ,
    system: str = sys.platform,
) -> Path:
    """The program of a browser: `wanted`, else what `CJM_BROWSER` names, else one on the path or where it is installed.

    `system` is the platform as `sys.platform` names it. Raises CannotDo where the one that is named, or any, is
    missing.
    """
    for origin, name in (("--browser", wanted), (VARIABLE, environment.get(VARIABLE))):
        if name:
            if found := _program(name, environment):
                return found
            raise CannotDo(
                f"{origin}: there is no browser `{name}`", "give the name or the path of its program"
            )
    for name in _NAMES:
        if found := _program(name, environment):
            return found
    for place in _places(environment, system):
        if place.is_file():
            return place
    raise CannotDo("no browser was found, and PDF and PNG need one", _HELP)


def _program(name: str, environment: Mapping[str, str]) -> Path | None:
    found = shutil.which(Path(name).expanduser(), path=environment.get("PATH", ""))
    return Path(found) if found else None


def _places(environment: Mapping[str, str], system: str) -> Iterator[Path]:
    """Where installers put browsers that are not on the path."""
    if system == "darwin":
        for root in (Path("/"), Path(environment.get("HOME", "/"))):
            for name in _MACOS:
                yield root / "Applications" / f"{name}.app" / "Contents" / "MacOS" / name
    elif system == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            if root_ := environment.get(variable):
                yield from (Path(root_, *parts) for parts in _WINDOWS)
    else:
        yield from map(Path, _LINUX)
