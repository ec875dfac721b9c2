"""Importers of other packages: found, held to the same promises, refused with a reason."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.conftest import ROOT

from cjm.cli.app import run
from cjm.cli.import_ import complete_importer
from cjm.cli.importing.contract import check_importer
from cjm.importers.foreign import Foreign
from cjm.importers.registry import all_importers

EXAMPLE = ROOT / "examples" / "importer" / "acme_board"
BOARD = "= Shoes\n== Look\n* Searches :(\n== Buy\n* Pays :)\nWho delivers?\n"
SOURCE = """
from cjm.importers.draft import Draft
from cjm.importers.importer import Importer

def likelihood(foreign):
    {likelihood}

def read(foreign, wishes, notes):
    {read}

IMPORTER = Importer({name!r}, "boards", (".board",), likelihood, read)
"""
Make = Callable[..., None]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    """Makes an installed package of one module with an entry point, beside a board that is to be imported."""
    site = tmp_path / "site"
    site.mkdir()
    here = tmp_path / "here"
    here.mkdir()
    (here / "shoes.board").write_text(BOARD, encoding="utf-8")
    (here / "a.csv").write_text("Phase,Step\nLook,Searches\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(site))
    monkeypatch.chdir(here)
    modules = []

    def make(source: str | Path, module: str = "acme_board", at: str = "IMPORTER") -> None:
        modules.append(module)
        if isinstance(source, Path):
            shutil.copytree(source, site / module)
        else:
            (site / f"{module}.py").write_text(source, encoding="utf-8")
        info = site / f"{module}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[cjm.importers]\n{module} = {module}:{at}\n")

    all_importers.cache_clear()
    yield make
    for module in modules:
        sys.modules.pop(module, None)
    all_importers.cache_clear()


def source(name: str = "board", likelihood: str = "return 0.9", read: str = "return []") -> str:
    return SOURCE.format(name=name, likelihood=likelihood, read=read)


def test_the_example_is_found_and_reads_its_files(package: Make, capsys: pytest.CaptureFixture[str]) -> None:
    package(EXAMPLE)
    assert run(["import", "shoes.board", "--output-format", "concise"]) == 0
    out, err = capsys.readouterr()
    assert err.startswith("Wrote shoes.cjm.yaml\n")
    assert out.splitlines() == [
        "shoes.board:3:1: info[CJM8004 value-guessed]: “:(” was read as the emotion -1",
        "shoes.board:5:1: info[CJM8004 value-guessed]: “:)” was read as the emotion 1",
        "shoes.board:6:1: warning[CJM8101 text-without-place]: “Who delivers?” belongs to no step",
    ]
    assert complete_importer("bo") == ["board"]
    assert run(["import", "a.csv"]) == 0


def test_the_example_keeps_what_importers_promise(package: Make) -> None:
    package(EXAMPLE)
    check_importer(all_importers()["board"], [Foreign("shoes.board", BOARD.encode())], rounds=20)


@pytest.mark.parametrize(
    ("text", "at", "said"),
    [
        (
            "1 / 0",
            "IMPORTER",
            "the importer `acme_board` cannot be loaded: ZeroDivisionError: division by zero",
        ),
        ("raise SystemExit(0)", "IMPORTER", "the importer `acme_board` cannot be loaded: SystemExit: 0"),
        ("def", "IMPORTER", "the importer `acme_board` cannot be loaded: SyntaxError: "),
        ("x = 1", "IMPORTER", "the importer `acme_board` cannot be loaded: AttributeError: "),
        ("x = 1", "x", "the importer `acme_board` is none: `acme_board:x` is no Importer"),
        (source("Board"), "IMPORTER", "the importer `acme_board` has the name `Board`, which is no word"),
        (source("csv"), "IMPORTER", "the importer `csv` of `acme_board:IMPORTER` has the name of one of cjm"),
    ],
)
def test_one_that_cannot_be_used_is_named_and_leaves_ours_usable(
    package: Make, text: str, at: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    package(text, at=at)
    assert run(["import", "shoes.board"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"error: {said}")
    assert "acme_board" in err.partition("help: ")[2] or "has the name" in said
    assert "Traceback" not in err
    assert run(["import", "a.csv", "--from", "csv"]) == 0
    assert "csv" in complete_importer("")


def test_two_of_one_name(package: Make, capsys: pytest.CaptureFixture[str]) -> None:
    package(source())
    package(source(), module="other_board")
    assert run(["import", "shoes.board"]) == 2
    said = "the importer `board` of `other_board:IMPORTER` has the name of one of `acme_board:IMPORTER`"
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (source(likelihood="raise KeyError('x')"), "failed at shoes.board: KeyError: 'x'"),
        (
            source(likelihood="return 7"),
            "failed at shoes.board: ValueError: the likelihood 7 is not from 0 to 1",
        ),
        (source(likelihood="return None"), "failed at shoes.board: TypeError: "),
        (source(read="raise OSError('disk')"), "failed at shoes.board: OSError: disk"),
        (source(read="return [1]"), "failed at shoes.board: TypeError: it gives int and not Draft"),
        (source(read="return None"), "failed at shoes.board: TypeError: "),
        (
            source(read="yield Draft('A'); raise ValueError('late')"),
            "failed at shoes.board: ValueError: late",
        ),
    ],
)
def test_one_that_fails_is_named_and_leaves_nothing_behind(
    package: Make, text: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    package(text)
    assert run(["import", "shoes.board"]) == 2
    err = capsys.readouterr().err
    assert err.startswith(f"error: the importer `board` {said}")
    assert "this is a bug in `acme_board:IMPORTER`, not in your file" in err
    assert sorted(path.name for path in Path().iterdir()) == ["a.csv", "shoes.board"]


def test_one_whose_maps_are_not_valid(package: Make, capsys: pytest.CaptureFixture[str]) -> None:
    package(source(read="d = Draft('A'); d.data['personas'] = 3; yield d"))
    assert run(["import", "shoes.board"]) == 2
    assert "this is a bug in `acme_board:IMPORTER`, not in your file" in capsys.readouterr().err


def test_what_an_importer_refuses_is_said_in_its_words(
    package: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    package(source(read="from cjm.errors import CannotDo; raise CannotDo('it is locked', 'unlock it')"))
    assert run(["import", "shoes.board"]) == 2
    assert capsys.readouterr().err == "error: it is locked\n  help: unlock it\n"
