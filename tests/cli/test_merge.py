"""`cjm merge` by hand: what is written where, what is said, and the exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.history.merging.texts import MAP, changed

from cjm.cli.app import run

OURS = changed(MAP, ("emotion: 1\n", "emotion: 2\n"))
THEIRS = changed(MAP, ("every: 90", "every: 60"))
BOTH = changed(OURS, ("every: 90", "every: 60"))


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The three files in the current folder, in the order of the command line."""
    monkeypatch.chdir(tmp_path)
    names = ["base.cjm.yaml", "ours.cjm.yaml", "theirs.cjm.yaml"]
    for name, text in zip(names, (MAP, OURS, THEIRS), strict=True):
        (tmp_path / name).write_bytes(text.encode())
    return names


def test_the_result_is_written_over_ours(files, tmp_path, capfd):
    assert run(["merge", *files]) == 0
    assert (tmp_path / files[1]).read_bytes() == BOTH.encode()
    assert capfd.readouterr() == ("", "")


def test_to_a_file_or_to_standard_output(files, tmp_path, capfd):
    assert run(["merge", "-o", "merged.cjm.yaml", *files]) == 0
    assert (tmp_path / "merged.cjm.yaml").read_bytes() == BOTH.encode()
    assert run(["merge", "--output", "-", *files]) == 0
    assert capfd.readouterr() == (BOTH, "")
    assert (tmp_path / files[1]).read_bytes() == OURS.encode()


def test_a_conflict(files, tmp_path, capfd):
    (tmp_path / files[2]).write_bytes(changed(MAP, ("emotion: 1\n", "emotion: \u202ered\n")).encode())
    labels = ["--ours-label", "HEAD", "--theirs-label", "a\nb", "--marker-size", "8", "--path", "maps/\x1bx"]
    assert run(["merge", *labels, *files]) == 1
    lines = "<<<<<<<< HEAD\n        emotion: 2\n========\n        emotion: \u202ered\n>>>>>>>> a b\n"
    assert (tmp_path / files[1]).read_text("utf-8") == changed(MAP, ("        emotion: 1\n", lines))
    out, err = capfd.readouterr()
    assert out == ""
    told = "both changed the emotion of the step “Sees an ad” in the phase “Search”: 2 here, \\u202ered there"
    assert err.splitlines()[0] == f"maps/\\x1bx:24-28: {told}"


def test_text_that_is_no_yaml(files, tmp_path, capfd):
    (tmp_path / files[2]).write_bytes(f"{THEIRS}x-a: [\n".encode())
    assert run(["merge", *files]) == 0
    assert (tmp_path / files[1]).read_text("utf-8") == f"{BOTH}x-a: [\n"
    wanted = "note: ours.cjm.yaml was merged line by line, as git does: their side: line 51: "
    assert capfd.readouterr().err.startswith(wanted)


def test_what_cannot_be_read_or_merged(files, tmp_path, capfd):
    assert run(["merge", "nowhere.cjm.yaml", *files[1:]]) == 2
    assert capfd.readouterr().err == "error: nowhere.cjm.yaml: there is no such file\n"
    for number, name in enumerate(files):
        (tmp_path / name).write_bytes(b"\0%d" % number)
    assert run(["merge", *files]) == 2
    assert (tmp_path / files[1]).read_bytes() == b"\x001"
    assert capfd.readouterr().err.startswith(
        "error: git cannot merge the texts\n  help: Cannot merge binary files"
    )
