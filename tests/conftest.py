"""What every test can use: a real browser, and golden files with one way to renew them."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.git_tree import APART, WorkTree

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"
IN_CI = os.environ.get("CI") == "true"
PATIENCE = 60
"""Seconds to wait for what has to come, on a machine that has much else to do; no test says how fast it comes."""

# Started as root in a container, Chromium needs --no-sandbox. The rest keeps it off the network.
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

# A slow machine is no bug, and a failure in CI has to come back on the next run. The same examples each time teach less.
settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True, max_examples=50)
settings.load_profile("ci" if IN_CI else "default")


def pytest_configure() -> None:
    """A run in the background of a shell ignores SIGINT, and so would all that tests start and interrupt."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write what the tests produce to tests/golden/ instead of comparing it",
    )
    parser.addoption(
        "--whole", action="store_true", help="run the proofs over all that they are about, not over a sample"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
    # The longest first, or one of them would begin as the last and keep a single process busy.
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WorkTree:
    """An empty git repository in `work`; the settings of whoever runs the tests stay out of it and of what cjm asks."""
    for name, value in APART.items():
        monkeypatch.setenv(name, value)
    return WorkTree.new(tmp_path / "work")


@pytest.fixture(scope="session", autouse=True)
def cache_of_nobody(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The code of templates goes to a folder of the run, not to that of the user who runs the tests."""
    folder = tmp_path_factory.getbasetemp() / "cache"
    os.environ["XDG_CACHE_HOME"] = str(folder)


def found_program(names: Iterable[str], reason: str) -> Path:
    """The path of the first of these programs that is there. Without any the test is skipped, but fails where CI=true."""
    for name in names:
        if found := shutil.which(name):
            return Path(found)
    if IN_CI:
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The path of a Chromium. Without one the test is skipped, but fails where CI=true."""
    named = filter(None, [os.environ.get("CJM_BROWSER")])
    names = (*named, "chromium", "chromium-browser", "google-chrome")
    return found_program(names, "no Chromium found: install one, or name it in CJM_BROWSER")


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    """One browser for all tests of the session. Most tests want `page`."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=1000 * PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(CHROMIUM_ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page that shares nothing with other tests and cannot reach the network."""
    context = browser.new_context(offline=True)
    context.set_default_timeout(1000 * PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str | bytes], None]:
    """Compare output with a file below tests/golden/: `golden("report/minimal.html", html)`.

    `pytest --update-golden` writes the file instead. The comparison is byte for byte.
    """
    update = request.config.getoption("--update-golden")

    def check(name: str, actual: str | bytes) -> None:
        path = GOLDEN / name
        data = actual.encode() if isinstance(actual, str) else actual
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        if not path.exists():
            pytest.fail(f"{path} does not exist: run pytest --update-golden and read it")
        expected = path.read_bytes()
        if isinstance(actual, str):
            assert actual == expected.decode()  # strings, so that pytest shows the difference
        assert data == expected

    return check
