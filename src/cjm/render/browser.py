"""A browser without a window: it prints a page as PDF, or takes a picture of it.

The page cannot run scripts, and neither it nor the browser reaches the network. Each run has a private folder with a
profile of its own, so that nothing of the user's browser is touched.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from cjm import __version__
from cjm.errors import CannotDo
from cjm.render.browser_search import find_browser

TIME_LIMIT = 120.0
"""Seconds that a page may take."""
CREATOR = f"cjm {__version__}"
"""What a PDF says of the program that made it."""
_HEAD = (
    '<!DOCTYPE html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:\">"
)
_FLAGS = (
    "--headless=new",
    "--disable-gpu",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-crash-reporter",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-sync",
    "--metrics-recording-only",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-proxy-server",
    "--password-store=basic",
    "--use-mock-keychain",
    f"--user-agent={CREATOR}",
)
_HTTP_EQUIV = re.compile(r"http-equiv(?!=\"Content-Security-Policy\")", re.IGNORECASE)
_NO_SANDBOX = "--no-sandbox"
_SNAP = Path("/snap/bin/chromium")
_OPTIONS_OF_PDF = ("--no-pdf-header-footer", "--generate-pdf-document-outline", "--export-tagged-pdf")


def print_pdf(page: str, browser: str | None) -> bytes:
    """The page as a tagged PDF with bookmarks; its CSS says how large the paper is.

    `browser` is a name or a path, `None` for the first that is found. Raises CannotDo where there is none, or where it
    fails.
    """
    return _made(page, browser, "page.pdf", (*_OPTIONS_OF_PDF, "--print-to-pdf={}"))


def take_picture(page: str, width: int, height: int, scale: float, browser: str | None) -> bytes:
    """The upper left corner of the page as PNG: `width` × `height` CSS pixels, each of `scale` pixels.

    `browser` is as for `print_pdf`. Raises CannotDo.
    """
    size = (f"--window-size={width},{height}", f"--force-device-scale-factor={scale:g}")
    return _made(page, browser, "page.png", (*size, "--screenshot={}"))


def refuse_meta(page: str) -> None:
    """Raises CannotDo where a page that is made from somebody's own templates could lead the browser elsewhere."""
    if _HTTP_EQUIV.search(page):
        raise CannotDo(
            "a template of your own says `http-equiv`, which a page for PDF may not",
            "take it out; a page could lead the browser to other files with it",
        )


def _made(page: str, browser: str | None, name: str, options: Sequence[str]) -> bytes:
    program = find_browser(browser)
    with tempfile.TemporaryDirectory(
        prefix="cjm-", dir=_base(program), ignore_cleanup_errors=True
    ) as private:
        folder = Path(private)
        source, target = folder / "page.html", folder / name
        source.write_text(_HEAD + page, "utf-8", errors="replace")
        command = [
            str(program),
            *_FLAGS,
            f"--user-data-dir={folder / 'profile'}",
            *(option.format(target) for option in options),
            source.as_uri(),
        ]
        said = _run(command if _may_use_sandbox() else [*command, _NO_SANDBOX], folder)
        if not target.is_file() and "sandbox" in said and _may_use_sandbox():
            said = _run([*command, _NO_SANDBOX], folder)
        if not target.is_file() or not target.stat().st_size:
            lines = [line for line in said.splitlines() if line.strip()]
            why = f": {lines[-1].strip()[:300]}" if lines else ""
            raise CannotDo(
                f"{program} made no {target.suffix[1:].upper()}{why}", "try another with --browser"
            )
        return target.read_bytes()


def _may_use_sandbox() -> bool:
    """Whether the browser's own sandbox may work: it does not for the superuser of a Unix."""
    return sys.platform == "win32" or os.geteuid() != 0


def _base(program: Path) -> Path | None:
    """The folder for private folders, `None` for the usual one. A browser from snap sees none but its own."""
    common = Path.home() / "snap" / "chromium" / "common"
    is_snap = _SNAP.exists() and program.name in {"chromium", "chromium-browser"}
    return common if is_snap and common.is_dir() else None


def _run(command: Sequence[str], folder: Path) -> str:
    """Run the browser to its end; returns what it says. Raises CannotDo where it cannot start or takes too long."""
    log = folder / "log"
    with log.open("wb") as stream:
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=stream,
                start_new_session=True,
            )
        except OSError as error:
            raise CannotDo(
                f"{command[0]} cannot be started: {error.strerror}", "name another with --browser"
            ) from None
        try:
            process.wait(TIME_LIMIT)
        except subprocess.TimeoutExpired:
            raise CannotDo(
                f"{command[0]} was not done after {TIME_LIMIT:g} seconds", "try another with --browser"
            ) from None
        finally:
            _end(process)
    return log.read_text("utf-8", errors="replace")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the browser with all of its own processes, however the run came to its end."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(
                ["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False
            )
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
