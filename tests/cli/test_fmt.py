"""`cjm fmt`: which files are written, what is said, and how it ends."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from cjm.cli.app import run

WILD = "title: 'T'\ncjm:   1\n"
TIDY = "cjm: 1\ntitle: T\n"
DIFF = "--- a.cjm.yaml\n+++ a.cjm.yaml\n@@ -1,2 +1,2 @@\n-title: 'T'\n-cjm:   1\n+cjm: 1\n+title: T\n"

pytestmark = pytest.mark.usefixtures("here")


@pytest.fixture
def fmt(capsys):
    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(["fmt", *arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.fixture
def stdin(monkeypatch):
    def give(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    return give


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def test_files_are_written_and_counted(fmt):
    wild, tidy = write("maps/a.cjm.yaml", WILD), write("maps/b.cjm.yml", TIDY)
    other = write("maps/other.yaml", WILD)
    times = tidy.stat().st_mtime_ns
    assert fmt() == (0, "", "1 file reformatted, 1 file left unchanged\n")
    assert wild.read_text() == TIDY
    assert other.read_text() == WILD
    assert tidy.stat().st_mtime_ns == times
    assert fmt() == (0, "", "2 files left unchanged\n")
    assert fmt("maps/other.yaml") == (0, "", "1 file reformatted\n")


def test_check_names_files_and_writes_none(fmt):
    wild = write("a.cjm.yaml", WILD)
    write("b.cjm.yaml", TIDY)
    assert fmt("--check") == (
        1,
        "Would reformat: a.cjm.yaml\n",
        "1 file would be reformatted, 1 file already formatted\n",
    )
    assert wild.read_text() == WILD
    assert fmt("--check", "b.cjm.yaml") == (0, "", "1 file already formatted\n")


def test_diff_shows_what_would_change(fmt):
    wild = write("a.cjm.yaml", WILD)
    expected = (1, DIFF, "1 file would be reformatted\n")
    assert fmt("--diff") == expected
    assert fmt("--diff", "--check") == expected
    assert wild.read_text() == WILD


def test_what_cannot_be_formatted_is_named_and_the_rest_is_done(fmt):
    broken = write("a.cjm.yaml", "cjm: 1\ntitle: [\n")
    wild = write("b.cjm.yaml", WILD)
    write("c.cjm.yaml", "cjm: 1\n<<<<<<< HEAD\nid: a\n=======\nid: b\n>>>>>>> x\n")
    problems = (
        "error: a.cjm.yaml:3:1: the value that should stand here is missing\n  help: write it, or close the bracket\n"
        "error: c.cjm.yaml:2:1: the merge of `HEAD` (from line 2) and `x` (to line 6) is not resolved\n"
        "  help: keep what is right of both sides and remove the lines that begin with <<<<<<<, ======= and >>>>>>>\n"
    )
    assert fmt("--check") == (
        2,
        "Would reformat: b.cjm.yaml\n",
        problems + "1 file would be reformatted, 2 files not formatted\n",
    )
    assert fmt() == (2, "", problems + "1 file reformatted, 2 files not formatted\n")
    assert broken.read_text() == "cjm: 1\ntitle: [\n"
    assert wild.read_text() == TIDY


def test_a_map_that_does_not_fit_the_format_is_formatted(fmt):
    path = write("a.cjm.yaml", "ownr:   x\ntitle: T\n")
    assert fmt() == (0, "", "1 file reformatted\n")
    assert path.read_text() == "title: T\nownr: x\n"


def test_standard_input_goes_to_standard_output(fmt, stdin):
    stdin(WILD)
    assert fmt("-", "--stdin-filename", "a.cjm.yaml") == (0, TIDY, "")
    stdin(TIDY)
    assert fmt("-") == (0, TIDY, "")
    stdin(WILD)
    assert fmt("-", "--check", "--stdin-filename", "a.cjm.yaml") == (
        1,
        "Would reformat: a.cjm.yaml\n",
        "1 file would be reformatted\n",
    )
    stdin(WILD)
    assert fmt("-", "--diff", "--stdin-filename", "a.cjm.yaml") == (1, DIFF, "1 file would be reformatted\n")
    stdin("a: [\n")
    code, out, err = fmt("-", "--stdin-filename", "maps/a.cjm.yaml")
    assert (code, out) == (2, "")
    assert err.startswith("error: maps/a.cjm.yaml:2:1: ")
    assert not Path("a.cjm.yaml").exists()


def test_line_breaks_and_the_byte_order_mark_stay(fmt):
    path = write("a.cjm.yaml", "\ufefftitle: 'T'\r\ncjm: 1\r\n")
    assert fmt()[0] == 0
    assert path.read_bytes() == "\ufeffcjm: 1\r\ntitle: T\r\n".encode()


def test_a_link_stays_one_and_a_file_keeps_its_mode(fmt):
    real = write("real/a.cjm.yaml", WILD)
    real.chmod(0o640)
    link = Path("b.cjm.yaml")
    link.symlink_to(real)
    assert fmt("b.cjm.yaml") == (0, "", "1 file reformatted\n")
    assert link.is_symlink()
    assert real.read_text() == TIDY
    assert real.stat().st_mode & 0o777 == 0o640


def test_many_files_are_shared_among_processes(fmt):
    for number in range(120):
        write(f"maps/{number:03}.cjm.yaml", WILD if number % 3 else "a: [\n")
    code, out, err = fmt("--check")
    assert code == 2
    assert out == "".join(
        f"Would reformat: maps/{number:03}.cjm.yaml\n" for number in range(120) if number % 3
    )
    assert err.count("error: ") == 40
    assert err.endswith("80 files would be reformatted, 40 files not formatted\n")


def test_nothing_to_do(fmt):
    assert fmt() == (0, "", "warning: no maps found: their names end in .cjm.yaml or .cjm.yml\n")
    assert fmt("gone.cjm.yaml") == (2, "", "error: gone.cjm.yaml: there is no such file or folder\n")
    code, _, err = fmt("--stdin-filename", "a.cjm.yaml")
    assert code == 2
    assert "--stdin-filename names standard input, which is not read" in err


def test_a_configuration_that_asks_for_another_version_stops_it(fmt):
    wild = write("a.cjm.yaml", WILD)
    write("cjm.toml", 'required-version = ">=99"\n')
    code, out, err = fmt()
    assert (code, out) == (2, "")
    assert "this project asks for cjm >=99" in err
    assert wild.read_text() == WILD
    assert fmt("--isolated")[0] == 0
    assert wild.read_text() == TIDY


def test_a_name_is_shown_without_what_a_terminal_would_obey(fmt):
    write("a\x1b[31m.cjm.yaml", WILD)
    assert fmt("--check")[1] == "Would reformat: a\\x1b[31m.cjm.yaml\n"
    assert fmt("--diff")[1].startswith("--- a\\x1b[31m.cjm.yaml\n")
