"""What holds for every command: exit codes, streams, errors, help, completion."""

import os
import signal
import subprocess
import sys

import pytest
import typer

from cjm import __version__
from cjm.cli.app import COMMANDS, module_of, run
from cjm.errors import CannotDo

each_command = pytest.mark.parametrize("name", COMMANDS)


def cjm(*arguments: str, **options) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "cjm", *arguments], capture_output=True, **options)


def test_help_names_every_command(capsys):
    assert run(["--help"]) == 0
    told = capsys.readouterr().out
    for name in COMMANDS:
        assert f"\n  {name} " in told
    assert "..." not in told.partition("Commands:")[2], "a summary is cut short"


def test_no_command_is_help(capsys):
    assert run([]) == 0
    assert capsys.readouterr().out.startswith("Usage: cjm [OPTIONS] COMMAND")


@each_command
def test_the_help_of_a_command_ends_with_an_example(name, capsys):
    assert run([name, "--help"]) == 0
    told = capsys.readouterr().out
    examples = [f"    {line}" for line in module_of(name).EXAMPLE.strip().splitlines()]
    assert told.rstrip("\n").splitlines()[-len(examples) - 1 :] == ["  Example:", *examples]
    assert all(line.strip().startswith("cjm ") for line in examples)


def test_version(capsys):
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"cjm {__version__}\n"
    assert cjm("-V").stdout == f"cjm {__version__}{os.linesep}".encode()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["lnt"],
            "error: no such command 'lnt'. Did you mean 'lint'?\n  help: `cjm --help` says what is possible\n",
        ),
        (["lint", "--profil"], "error: no such option: --profil"),
        (["lint", "--profile", "lax"], "error: invalid value for '--profile': 'lax' is not one of"),
        (["lint", "--profile"], "error: option '--profile' requires an argument\n"),
        (["schema", "surplus"], "error: got unexpected extra argument(s) (surplus)\n"),
        (["--no\x1b[31m"], "error: no such option: --no\\x1b[31m"),
    ],
)
def test_a_wrong_command_line(arguments, said, capsys):
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(said)
    assert "\x1b" not in err


@pytest.mark.parametrize(
    ("raised", "code", "said"),
    [
        (CannotDo("a\x1b[31m: no", "b\nc"), 2, "error: a\\x1b[31m: no\n  help: b\nc\n"),
        (KeyboardInterrupt(), 130, ""),
        (typer.Abort(), 130, ""),
        (FileNotFoundError(2, "No such file", "x.yaml"), 2, "error: x.yaml: No such file\n"),
        (RecursionError("deep"), 2, "error: cjm failed: RecursionError: deep\n  help: this is a bug in cjm"),
        (MemoryError(), 2, "error: cjm failed: MemoryError"),
    ],
)
def test_what_a_command_raises(raised, code, said, capsys, monkeypatch):
    def breaks(*_arguments):
        raise raised

    monkeypatch.delenv("CJM_TRACEBACK", raising=False)
    monkeypatch.setattr("cjm.model.json_schema.schema_text", breaks)
    assert run(["schema"]) == code
    assert capsys.readouterr().err.startswith(said)


def test_a_traceback_on_request(monkeypatch):
    def breaks():
        raise ZeroDivisionError

    monkeypatch.setenv("CJM_TRACEBACK", "1")
    monkeypatch.setattr("cjm.model.json_schema.schema_text", breaks)
    with pytest.raises(ZeroDivisionError):
        run(["schema"])


@pytest.mark.parametrize("arguments", [["rule"], ["schema"], ["--help"], ["rule", "--output-format", "json"]])
@pytest.mark.skipif(os.name == "nt", reason="Windows has no closed pipes of this kind")
def test_a_closed_pipe_is_quiet(arguments):
    reading, writing = os.pipe()
    os.close(reading)
    with subprocess.Popen(
        [sys.executable, "-m", "cjm", *arguments], stdout=writing, stderr=subprocess.PIPE
    ) as process:
        os.close(writing)
        _, told = process.communicate(timeout=60)
    assert (process.returncode, told) == (0, b"")


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
@pytest.mark.parametrize("argument", ["schema", "--version", "--help", "rule"])
def test_a_stdout_that_is_closed_from_the_start(argument):
    command = f"{sys.executable} -m cjm {argument} >&-"
    done = subprocess.run(["sh", "-c", command], capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_an_interrupt_is_quiet():
    program = (
        "import signal, sys\nfrom cjm.__main__ import main\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "sys.argv = ['cjm', 'lint', '-']\nmain()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        process.stdin.write(b"#" * 1_000_000)  # more than a pipe holds: it is being read
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=60) == (b"", b"")
    assert process.returncode == 130


def test_utf_8_in_any_locale(tmp_path):
    (tmp_path / "跑.cjm.yaml").write_text("cjm: 1\ntitle: 跑鞋\nbad: 1\n", encoding="utf-8")
    environment = {**os.environ, "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = cjm("lint", "--output-format", "concise", "--isolated", cwd=tmp_path, env=environment)
    assert "跑.cjm.yaml:3:1: error[CJM0010 unknown-key]" in done.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("cjm ", "lint"),
        ("cjm lint --select CJM080", "CJM0801"),
        ("cjm lint --ignore CJM01,phase-without-o", "CJM01,phase-without-owner"),
        ("cjm lint --profile s", "strict"),
        ("cjm lint --output-format s", "sarif"),
        ("cjm rule review-ov", "review-overdue"),
    ],
)
def test_shell_completion(words, offered):
    environment = {
        **os.environ,
        "_CJM_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split(" ")) - 1),
    }
    done = cjm(env=environment)
    assert done.returncode == 0
    assert offered in done.stdout.decode().split()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("cjm status --touchpoint ", ["kiosk", "app"]),
        ("cjm status --owner f", ["fleet"]),
        ("cjm review bike.cjm.yaml --owner ", ["fleet"]),
        ("cjm review --owner x", []),
        ("cjm rename bike.cjm.yaml r", ["renting", "read-prices"]),
        ("cjm rename none.cjm.yaml r", []),
    ],
)
def test_ids_are_completed(words, offered, tmp_path, monkeypatch, capsys):
    (tmp_path / "bike.cjm.yaml").write_text(
        "cjm: 1\ntitle: A bicycle\nowners: {fleet: Fleet}\ntouchpoints: {kiosk: Kiosk, app: App}\n"
        "phases:\n  - {name: Renting, steps: [Read prices, Pay]}\n"
    )
    (tmp_path / "broken.cjm.yaml").write_text("cjm: [\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("_CJM_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(len(words.split(" ")) - 1))
    assert run([]) == 0
    out, err = capsys.readouterr()
    assert (out.split(), err) == (offered, "")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["lint", "--help"]])
def test_nothing_heavy_is_loaded_at_start(arguments):
    program = (
        "import sys\nfrom cjm.cli.app import module_of, run\n"
        f"run({arguments!r})\n"
        "sys.stderr.write(' '.join(sorted({name.split('.')[0] for name in sys.modules})))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    heavy = {"rich", "jinja2", "babel", "ruamel", "pathspec", "pydantic", "yaml"}
    assert heavy & set(done.stderr.split()) == set()
