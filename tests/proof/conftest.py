"""What the proofs share: what they run over, and the pages, rendered once for all processes of a run."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from cjm.cli.app import run
from tests.conftest import PATIENCE, ROOT
from tests.proof.matrix import SITE, looks, pages_in_languages
from tests.proof.states import STATES, write_states

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TODAY = "2026-11-01"
Files = Callable[[str, str], list[Path]]
"""The files of a page, or of the site's pages, in a language."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Hand each proof what it asks for by name: `look`, or `name` and `language`."""
    whole = metafunc.config.getoption("--whole")
    if "look" in metafunc.fixturenames:
        metafunc.parametrize("look", looks(whole), ids=str)
    if {"name", "language"} <= set(metafunc.fixturenames):
        metafunc.parametrize(("name", "language"), pages_in_languages(whole))


@pytest.fixture(scope="session")
def whole(pytestconfig: pytest.Config) -> bool:
    """Whether the proofs run over everything."""
    return bool(pytestconfig.getoption("--whole"))


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The files of pages: of an example or a state its report, of the site all other pages."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base

    def find(name: str, language: str) -> list[Path]:
        if name in STATES:
            return [_rendered(shared, "states", language) / f"{name}.html"]
        site = _rendered(shared, "examples", language)
        if name != SITE:
            return [site / "examples" / f"{name}.html"]
        return sorted(path for path in site.rglob("*.html") if path.parent.name != "examples")

    return find


def _rendered(shared: Path, what: str, language: str) -> Path:
    """The folder of a site in a language; the first process that needs it makes it."""
    made = shared / f"{what}-{language}"
    with FileLock(made.with_suffix(".lock")):
        if not made.exists():
            work = shared / f"{what}-{language}-work"
            if what == "states":
                write_states(work / "maps")
                cjm_render(work / "maps", ".", "-o", "../site", "--language", language)
            else:
                cjm_render(ROOT, "examples", "-o", str(work / "site"), "--language", language)
            (work / "site").rename(made)
    return made


def cjm_render(folder: Path, *arguments: str) -> None:
    """Run `cjm render` in a folder, on the day on which the examples are to be looked at."""
    with chdir(folder):
        assert run(["render", *arguments, "--today", TODAY]) == 0


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page for a file in a context of its own: `open_page(file, width=375, color_scheme="dark")`."""
    contexts = []

    def open_(file: Path, width: int = 1440, height: int = 900, **options: object) -> Page:
        context = browser.new_context(
            offline=True,
            viewport={"width": width, "height": height},
            **options,  # type: ignore[arg-type]
        )
        context.set_default_timeout(1000 * PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.goto(file.as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()
