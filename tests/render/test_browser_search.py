"""Which browser is taken, and what is said where there is none."""

from pathlib import Path

import pytest

from cjm.errors import CannotDo
from cjm.render.browser_search import find_browser


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_the_one_that_is_named_comes_first(tmp_path: Path) -> None:
    chrome, edge = program(tmp_path / "google-chrome"), program(tmp_path / "microsoft-edge")
    own = program(tmp_path / "elsewhere/my-browser")
    path = {"PATH": str(tmp_path)}
    assert find_browser(None, path) == chrome
    assert find_browser(None, path | {"CJM_BROWSER": "microsoft-edge"}) == edge
    assert find_browser(str(own), path | {"CJM_BROWSER": "microsoft-edge"}) == own
    program(tmp_path / "chromium")
    assert find_browser(None, path) == tmp_path / "chromium"


def test_one_that_is_named_and_missing_is_not_replaced_by_another(tmp_path: Path) -> None:
    program(tmp_path / "chromium")
    with pytest.raises(
        CannotDo, match=r"^error: --browser: there is no browser `netscape`\n  help: give the name"
    ):
        find_browser("netscape", {"PATH": str(tmp_path)})
    with pytest.raises(CannotDo, match=r"^error: CJM_BROWSER: there is no browser `netscape`"):
        find_browser(None, {"PATH": str(tmp_path), "CJM_BROWSER": "netscape"})


@pytest.mark.parametrize(
    ("system", "variable", "place"),
    [
        ("darwin", "HOME", "Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
        ("darwin", "HOME", "Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
        ("win32", "PROGRAMFILES", "Google/Chrome/Application/chrome.exe"),
        ("win32", "PROGRAMFILES(X86)", "Microsoft/Edge/Application/msedge.exe"),
        ("win32", "LOCALAPPDATA", "Chromium/Application/chrome.exe"),
    ],
)
def test_usual_places(tmp_path: Path, system: str, variable: str, place: str) -> None:
    expected = program(tmp_path / place)
    assert find_browser(None, {"PATH": "", variable: str(tmp_path)}, system) == expected


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_without_any_it_is_said_how_to_get_one(tmp_path: Path, system: str) -> None:
    with pytest.raises(CannotDo) as raised:
        find_browser(None, {"PATH": str(tmp_path), "HOME": str(tmp_path)}, system)
    assert raised.value.message == "no browser was found, and PDF and PNG need one"
    assert "install Chromium, Chrome or Edge, or name one with --browser or CJM_BROWSER" in raised.value.help
