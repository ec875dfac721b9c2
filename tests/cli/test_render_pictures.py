"""`cjm render` and formats that are no text: pictures, and what a terminal is spared."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cjm.cli.app import run

MAP = "cjm: 1\ntitle: Buying a bike\nphases: [{name: Awareness, steps: [{name: Sees a bike, emotion: 1}], needs: [n]}]\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "bike.cjm.yaml").write_text(MAP, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_curve_alone(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["render", "bike.cjm.yaml", "--format", "svg"]) == 0
    assert capsys.readouterr().err == "note: svg shortens: 1 emotion, 1 need\n"
    assert run(["render", "bike.cjm.yaml", "--format", "svg", "--picture", "curve"]) == 0
    assert capsys.readouterr().err == "note: svg leaves out: 1 need; shortens: 1 emotion\n"


def test_a_page_is_no_picture(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["render", "bike.cjm.yaml", "--picture", "curve"]) == 2
    assert capsys.readouterr().err == (
        "error: --picture: html is not a picture\n  help: the pictures are png and svg\n"
    )
    assert not (here / "bike.html").exists()


def test_a_browser_that_is_not_there(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["render", "bike.cjm.yaml", "--format", "pdf", "--browser", "netscape"]) == 2
    assert capsys.readouterr().err.startswith("error: --browser: there is no browser `netscape`\n  help: ")
    assert not (here / "bike.pdf").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
def test_no_bytes_that_are_no_text_go_to_a_terminal(here: Path) -> None:
    terminal, end = os.openpty()
    command = [sys.executable, "-m", "cjm", "render", "bike.cjm.yaml", "--format", "png", "-o", "-"]
    done = subprocess.run(command, stdout=end, stderr=subprocess.PIPE, text=True, check=False)
    os.close(end)
    os.close(terminal)
    assert done.returncode == 2
    assert done.stderr.startswith("error: png is not text, and standard output is a terminal\n  help: ")


def test_bytes_go_through_standard_output(here: Path, chromium: Path) -> None:
    command = [sys.executable, "-m", "cjm", "render", "bike.cjm.yaml", "--format", "png", "-o", "-"]
    done = subprocess.run([*command, "--browser", str(chromium)], capture_output=True, check=True)
    assert done.stdout.startswith(b"\x89PNG\r\n\x1a\n")
    assert done.stdout.endswith(b"IEND\xaeB`\x82")
