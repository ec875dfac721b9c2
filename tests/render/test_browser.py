"""What is said of a browser that fails, and what is left of it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.conftest import PATIENCE

from cjm.errors import CannotDo
from cjm.render import browser

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs are shell scripts")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which private folders are made."""
    folder = tmp_path / "private"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return tmp_path


def script(folder: Path, *lines: str) -> str:
    path = folder / "browser"
    path.write_text("\n".join(("#!/bin/sh", *lines, "")))
    path.chmod(0o755)
    return str(path)


def left(folder: Path) -> list[Path]:
    return list((folder / "private").iterdir())


def test_the_last_words_of_a_browser_that_fails(here: Path) -> None:
    program = script(here, "echo one", "echo two >&2", "exit 3")
    with pytest.raises(CannotDo, match=f"^error: {program} made no PDF: two\n  help: try another"):
        browser.print_pdf("<title>T</title>", program)
    assert left(here) == []


def test_an_empty_file_is_no_picture(here: Path) -> None:
    program = script(here, 'for each; do case "$each" in --screenshot=*) : > "${each#*=}";; esac; done')
    with pytest.raises(CannotDo, match="made no PNG\n"):
        browser.take_picture("<title>T</title>", 10, 10, 1, program)


def test_a_program_that_cannot_be_started(here: Path) -> None:
    path = here / "browser"
    path.write_bytes(b"\x00\x01")
    path.chmod(0o755)
    with pytest.raises(CannotDo, match="cannot be started: "):
        browser.print_pdf("", str(path))


def test_a_browser_that_hangs_is_ended_with_its_children(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = script(here, f"sleep 600 & echo $! > {here}/new && mv {here}/new {here}/child", "wait")
    for limit in (1, 8, 64):  # a slow machine may take longer to begin
        monkeypatch.setattr(browser, "TIME_LIMIT", float(limit))
        with pytest.raises(CannotDo, match=f"was not done after {limit} seconds"):
            browser.print_pdf("", program)
        if (here / "child").exists():
            break
    assert_ended(int((here / "child").read_text()))
    assert left(here) == []


def test_an_interrupt_leaves_nothing_behind(here: Path) -> None:
    program = script(here, f"sleep 600 & echo $! > {here}/new && mv {here}/new {here}/child", "wait")
    (here / "map.cjm.yaml").write_text("cjm: 1\ntitle: T\nphases: [P]\n")
    command = [sys.executable, "-m", "cjm", "render", "map.cjm.yaml", "--format", "pdf", "--browser", program]
    running = subprocess.Popen(command, cwd=here, env=os.environ | {"TMPDIR": str(here / "private")})
    while running.poll() is None and not (here / "child").exists():
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    assert running.wait(60) == 130
    assert_ended(int((here / "child").read_text()))
    assert left(here) == []
    assert not (here / "map.pdf").exists()


def assert_ended(process: int) -> None:
    """The process ends: it is gone, or waits for its new parent to take note of its end."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        state = subprocess.run(
            ["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False
        ).stdout.strip()
        if not state or state.startswith("Z"):
            return
        time.sleep(0.05)
    pytest.fail(f"process {process} goes on: {state}")


def test_without_a_sandbox_only_where_there_is_none(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    program = script(
        here,
        'case "$*" in *--no-sandbox*) for each; do case "$each" in --print-to-pdf=*) echo %PDF > "${each#*=}";; esac; done;;',
        '*) echo "No usable sandbox!";; esac',
    )
    assert browser.print_pdf("", program) == b"%PDF\n"
