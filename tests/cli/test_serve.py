"""`cjm serve`: how it begins and how it ends."""

import os
import signal
import socket
import sys
from pathlib import Path

import pytest
from tests.conftest import PATIENCE
from tests.serve.previews import served

from cjm.cli.app import run
from cjm.cli.processes import WORTHWHILE

BIKE = "cjm: 1\ntitle: Buying a bike\nphases: [Awareness]\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["missing.cjm.yaml"], "error: missing.cjm.yaml: there is no such file or folder\n"),
        (["-"], "error: standard input cannot be watched\n  help: name files or folders\n"),
        (["--language", "tlh"], "error: --language: there are no labels in `tlh`\n"),
        (["--templates", "nowhere"], "error: nowhere is not a folder of templates\n"),
        (["--today", "soon"], "error: --today: `soon` is not a date\n"),
        (["--config", "missing.toml"], "error: missing.toml: there is no such file"),
        (["--config", "cjm.toml", "--isolated"], "error: --config and --isolated cannot be used together\n"),
        (["--port", "70000"], "error: invalid value for '--port': 70000 is not in the range 0<=x<=65535\n"),
    ],
)
def test_what_no_save_will_put_right_ends_it_at_once(arguments, said, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run(["serve", "--no-open", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(said)


def test_a_port_that_is_taken(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert run(["serve", "--no-open", "--port", str(port)]) == 2
    assert capsys.readouterr().err.startswith(f"error: --port: {port} cannot be used: ")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_ctrl_c_ends_it_at_once_and_quietly(tmp_path: Path):
    (tmp_path / "bike.cjm.yaml").write_text(BIKE)
    with served(tmp_path) as preview:
        assert preview.process.stderr is not None
        assert preview.process.stderr.readline() == "Ctrl-C ends the preview\n"
        assert preview.get("/bike.html")[0] == 200
        with preview.events("bike.html", "") as events:  # a browser that is connected keeps nothing up
            assert next(events)[0] == "reload"
            preview.process.send_signal(signal.SIGINT)
            out, err = preview.process.communicate(timeout=PATIENCE)
    assert (preview.process.returncode, out, err) == (0, "", "")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("heard", [0, 1, 2], ids=["at once", "before the first map", "among the maps"])
def test_ctrl_c_ends_the_reading_of_many_maps_too(tmp_path: Path, heard: int):
    for number in range(2 * WORTHWHILE):
        (tmp_path / f"m{number}.cjm.yaml").write_text(BIKE)
    with served(tmp_path) as preview:
        if heard:
            with preview.events("index.html", "") as events:
                told = (name for name, _ in events if name == "reading")
                for _ in range(heard):
                    next(told, None)  # there is none where all are read by now
        preview.process.send_signal(signal.SIGINT)
        out, err = preview.process.communicate(timeout=PATIENCE)
    assert (preview.process.returncode, out) == (0, "")
    assert err in ("", "Ctrl-C ends the preview\n")  # it may come before that is said


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_the_browser_is_opened(tmp_path: Path):
    (tmp_path / "bike.cjm.yaml").write_text(BIKE)
    browser = tmp_path / "browser"
    browser.write_text(
        f'#!{sys.executable}\nimport sys\nsys.stderr.write("opened " + sys.argv[1] + chr(10))\n'
    )
    browser.chmod(0o755)
    with served(tmp_path, opens=True, BROWSER=str(browser)) as preview:
        assert preview.process.stderr is not None
        said = [preview.process.stderr.readline() for _ in range(2)]
    assert sorted(said) == ["Ctrl-C ends the preview\n", f"opened {preview.url}\n"]
