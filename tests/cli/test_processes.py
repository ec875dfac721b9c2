"""Many maps: in several processes, in one order, and with an end when an interrupt asks for it."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from tests.conftest import PATIENCE

from cjm.cli.processes import WORTHWHILE, end_processes, in_processes, processes_for, shares
from cjm.cli.progress import Progress
from cjm.errors import CannotDo

MAP = "cjm: 1\ntitle: Map {number}\nphases: [{{name: Awareness, ownr: {number}}}, Purchase]\n"


def write_maps(folder: Path, count: int) -> None:
    for number in range(count):
        (folder / f"map-{number:04}.cjm.yaml").write_text(MAP.format(number=number))


def lint(folder: Path, *arguments: str, **options) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "cjm", "lint", "--output-format", "concise", *arguments]
    return subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, **options
    )


@pytest.mark.parametrize(
    ("files", "wanted", "used"),
    [(1, None, 1), (WORTHWHILE, 8, 1), (2 * WORTHWHILE, 8, 2), (100 * WORTHWHILE, 8, 8), (0, None, 1)],
)
def test_few_maps_are_not_worth_a_process(files, wanted, used):
    assert processes_for(files, wanted) == used


def test_shares_are_the_things_in_order():
    things = list(range(60))
    assert [thing for share in shares(things) for thing in share] == things


def _end(_task: int) -> None:
    os._exit(1)


@pytest.mark.parametrize("aside", [False, True])
def test_a_killed_process_is_told(aside):
    with pytest.raises(CannotDo, match="was killed"):
        list(in_processes(_end, [1, 2], 2, aside=aside))


def _twice(number: int) -> int:
    return 2 * number


def test_work_is_done_aside_while_threads_are_running():
    seen: list[tuple[int, int]] = []
    thread = threading.Thread(target=lambda: seen.extend(in_processes(_twice, [1, 2, 3], 2, aside=True)))
    thread.start()
    thread.join()
    assert sorted(seen) == [(0, 2), (1, 4), (2, 6)]


def _rest(_task: int) -> None:
    time.sleep(600)


def test_work_aside_can_be_ended():
    problems: list[CannotDo] = []

    def work() -> None:
        try:
            list(in_processes(_rest, [1, 2], 2, aside=True))
        except CannotDo as problem:
            problems.append(problem)

    thread = threading.Thread(target=work)
    thread.start()
    while thread.is_alive():
        end_processes()
        thread.join(0.05)
    assert len(problems) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_work_aside_ends_with_a_process_that_is_killed():
    program = (
        "import os, time\nfrom cjm.cli.processes import in_processes\nfrom tests.cli.test_processes import _tell\n"
        "if __name__ == '__main__':\n    list(in_processes(_tell, [1], 1, aside=True))\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"at work\n"
        process.kill()
        assert process.communicate(timeout=PATIENCE)[0] == b""  # nobody is left who could write


def _tell(_task: int) -> None:
    os.write(1, b"at work\n")
    time.sleep(600)


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file that nobody can read")
def test_any_number_of_processes_tells_the_same(tmp_path):
    write_maps(tmp_path, 2 * WORTHWHILE)
    unreadable = tmp_path / "map-0007.cjm.yaml"
    unreadable.unlink()
    unreadable.symlink_to("/proc/self/mem")
    named = (".", unreadable.name)  # a link that leads out of the folder is only read when it is named
    told = [lint(tmp_path, jobs, *named).communicate() for jobs in ("-j1", "-j2", "-j2")]
    out, err = told[0]
    assert told == [told[0]] * 3
    rows = out.decode().splitlines()
    assert [row.split(":")[0] for row in rows if "CJM0010" in row] == sorted(
        f"map-{number:04}.cjm.yaml" for number in range(2 * WORTHWHILE) if number != 7
    )
    assert err == b"error: map-0007.cjm.yaml cannot be read: Input/output error\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such signal")
def test_an_interrupt_ends_it_and_leaves_the_cache_whole(tmp_path):
    write_maps(tmp_path, 3000)
    process = lint(tmp_path, "-j2")
    cache = tmp_path / ".cjm_cache"
    while process.poll() is None and not list(cache.glob("*.json")):
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate()
    assert (process.returncode, out, err) == (130, b"", b"")
    assert {file.suffix for file in cache.iterdir() if file.name != ".gitignore"} == {".json"}
    write_maps(tmp_path, 1)
    rest = lint(tmp_path, "-j2", "map-0000.cjm.yaml").communicate()
    assert rest == lint(tmp_path, "--no-cache", "map-0000.cjm.yaml").communicate()


class Terminal:
    """What a terminal would show."""

    def __init__(self) -> None:
        self.text = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> None:
        self.text += text

    def flush(self) -> None: ...


def test_progress_is_shown_on_a_terminal_and_gone_in_the_end(monkeypatch):
    monkeypatch.setattr("sys.stderr", terminal := Terminal())
    monkeypatch.setattr("cjm.cli.progress._PATIENCE", 0)
    with Progress("Checked", "maps", 7) as progress:
        progress.advance(3)
    assert terminal.text == "\r\x1b[KChecked 3 of 7 maps\r\x1b[K"


def test_progress_is_quiet_elsewhere(capsys, monkeypatch):
    monkeypatch.setattr("cjm.cli.progress._PATIENCE", 0)
    with Progress("Checked", "maps", 7) as progress:
        progress.advance(3)
    assert capsys.readouterr().err == ""
