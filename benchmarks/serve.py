"""How soon a save is on the page of `cjm serve`: `python benchmarks/serve.py [--saves 20]` prints a Markdown table.

A map is saved again and again as editors do it, by a new file that is moved over the old one. Two times are taken, both
from the save on: until the browser is told to load the page again, and until Chromium has shown the new page (where
Playwright and a Chromium are there; CJM_BROWSER names another one). The target is that of the design: 300 ms.
"""

from __future__ import annotations

import argparse
import http.client
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from corpus import write_corpus

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "running-shoes.cjm.yaml"
TARGET = 0.3


@contextmanager
def served(folder: Path, *paths: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    command = [sys.executable, "-m", "cjm", "serve", "--no-open", "--port", "0", *paths]
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip(), process
        finally:
            process.kill()


def save(path: Path, number: int) -> float:
    """Save the map under a new title; gives the moment."""
    draft = path.with_name(f".{path.name}.new")
    first, _, rest = path.read_text("utf-8").partition("title: ")
    draft.write_text(f"{first}title: Save {number}\n{rest.partition(chr(10))[2]}", "utf-8")
    draft.replace(path)
    return time.perf_counter()


def until_told(url: str, page: str, path: Path, saves: int) -> list[float]:
    """Seconds from each save until the event that makes the browser load the page again."""
    port = urlsplit(url).port or 0
    took = []
    for number in range(saves):
        events = get(port, f"/~cjm/events?page={page}&have={having(url, page)}")
        while not events.readline().startswith(b"event: troubles"):
            pass
        time.sleep(0.3)
        saved = save(path, number)
        while not events.readline().startswith(b"event: reload"):
            pass
        took.append(time.perf_counter() - saved)
        events.close()
    return took


def busy(process: subprocess.Popen[str]) -> float | None:
    """The seconds of processors that a process has taken, `None` where the system does not tell."""
    try:
        fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def busy_row(case: str, before: float | None, after: float | None, saves: int) -> str:
    """The line for what a save and the request for its page cost the server."""
    if before is None or after is None:
        return f"| {case} | the processor's time of a save | not measured | | |"
    return f"| {case} | the processor's time of a save | {(after - before) * 1000 / saves:.0f} ms | | |"


def starting_row(case: str, folder: Path, path: str, page: str) -> str:
    """The line for how long it takes from the start until a page is there."""
    started = time.perf_counter()
    with served(folder, path) as (url, _):
        until_there(url, page)
        return (
            f"| {case} | from the start until the page is there | {time.perf_counter() - started:.1f} s | | |"
        )


def until_there(url: str, page: str) -> None:
    """Wait until there is a page, and not only word that it is coming."""
    while not having(url, page):
        events = get(urlsplit(url).port or 0, f"/~cjm/events?page={page}&have=")
        while (line := events.readline()) and not line.startswith(b"event: reload"):
            pass


def having(url: str, page: str) -> str:
    """The edition of a page that there is now."""
    html = get(urlsplit(url).port or 0, f"/{page}").read().decode("utf-8")
    return html.rpartition(' data-have="')[2].partition('"')[0]


def get(port: int, path: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
    connection.request("GET", path)
    return connection.getresponse()


def until_shown(url: str, page: str, path: Path, saves: int) -> list[float]:
    """Seconds from each save until Chromium shows the new title; empty without Playwright or Chromium."""
    browser_path = shutil.which(os.environ.get("CJM_BROWSER", "chromium")) or shutil.which("google-chrome")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return []
    if browser_path is None:
        return []
    took = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        tab = browser.new_page()
        tab.set_default_timeout(600_000)
        tab.goto(f"{url}{page}")
        for number in range(saves):
            tab.wait_for_timeout(300)
            saved = save(path, 1000 + number)
            tab.locator("h1").get_by_text(f"Save {1000 + number}", exact=True).wait_for()
            took.append(time.perf_counter() - saved)
        browser.close()
    return took


def row(case: str, what: str, seconds: list[float]) -> str:
    if not seconds:
        return f"| {case} | {what} | not measured | | |"
    median, most = statistics.median(seconds), max(seconds)
    met = "✓" if median <= TARGET else "✗"
    return f"| {case} | {what} | {median * 1000:.0f} ms | {most * 1000:.0f} ms | ≤ 300 ms {met} |"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--saves", type=int, default=20)
    options.add_argument("--maps", type=int, default=1000)
    asked = options.parse_args()
    print(
        f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}; load average {os.getloadavg()[0]:.1f}.\n"
    )
    print("| case | from a save until | median | most | target |\n|---|---|--:|--:|---|")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        one = folder / "bike.cjm.yaml"
        shutil.copy(EXAMPLE, one)
        with served(folder, one.name) as (url, process):
            before = busy(process)
            print(
                row("one map", "the browser is told", until_told(url, "bike.html", one, asked.saves)),
                flush=True,
            )
            print(busy_row("one map", before, busy(process), asked.saves), flush=True)
            shown = until_shown(url, "bike.html", one, asked.saves)
            print(row("one map", "the page is shown", shown), flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_corpus(folder, asked.maps - 1)
        one = folder / "bike.cjm.yaml"
        shutil.copy(EXAMPLE, one)
        for case, path, page in (
            (f"one map among {asked.maps:,}", one.name, "bike.html"),
            (f"a map of {asked.maps:,}", ".", "bike.html"),
            (f"the index of {asked.maps:,}", ".", "index.html"),
        ):
            print(starting_row(case, folder, path, page), flush=True)
        with served(folder) as (url, process):
            took = until_told(url, "bike.html", one, asked.saves)
            print(
                row(f"a map of {asked.maps:,} while they are read", "the browser is told", took), flush=True
            )
            until_there(url, "index.html")
            before = busy(process)
            took = until_told(url, "bike.html", one, asked.saves)
            print(row(f"a map of {asked.maps:,}", "the browser is told", took), flush=True)
            print(busy_row(f"a map of {asked.maps:,}", before, busy(process), asked.saves), flush=True)
            status = Path(f"/proc/{process.pid}/status")
            if status.exists():
                memory = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
                print(f"| | memory, at the most | {int(memory.split()[1]) / 1024:.0f} MiB | | |")


if __name__ == "__main__":
    main()
