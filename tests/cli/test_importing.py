"""`cjm import` of large files: how far it is, what it leaves behind, and where it says that something stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.test_processes import Terminal

from cjm.cli.app import run
from cjm.cli.importing.places import Places
from cjm.source.text import Text

HEADS = "Journey,Phase,Step,Emotion\n"


@pytest.fixture
def large(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of 40 journeys of 5 steps, which is taken for a large one."""
    monkeypatch.setattr("cjm.cli.importing.reading._IN_MEMORY", 100)
    monkeypatch.setattr("cjm.importers.tables.sheets._MOST_TO_TURN", 10)
    monkeypatch.setattr("cjm.importers.tables.sheets._MOST_HELD", 10)
    monkeypatch.setattr("cjm.importers.tables.journeys._BETWEEN_NEWS", 1)
    rows = (f"Way {way},Look,Step {step} of {way},{step}\n" for way in range(40) for step in range(1, 6))
    file = here / "ways.csv"
    file.write_text(HEADS + "".join(rows) + "Way 39,Look,Last,glad\n", encoding="utf-8")
    return file


def test_many_maps_are_counted_and_not_named(large: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", "ways.csv", "-o", "maps", "--output-format", "concise"]) == 0
    out, err = capsys.readouterr()
    assert err.splitlines() == [
        "Wrote 40 maps to maps",
        "",
        "Next: see what is still missing, and how it looks:",
        "",
        "  cjm lint maps",
        "  cjm render maps",
    ]
    assert "ways.csv:202:18: info[CJM8004 value-guessed]: “glad” was read as the emotion" in out
    assert len(list((large.parent / "maps").glob("way-*.cjm.yaml"))) == 40
    assert run(["lint", "maps", "--profile", "draft"]) == 0


def test_a_bar_shows_how_far_it_is_and_is_gone_in_the_end(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr", terminal := Terminal())
    monkeypatch.setattr("cjm.cli.progress._PATIENCE", 0)
    monkeypatch.setattr("cjm.cli.progress._PAUSE", 0)
    monkeypatch.setattr("cjm.cli.importing.progress._KILOBYTE", 100)
    assert run(["import", "ways.csv", "-o", "maps"]) == 0
    *shown, said = terminal.text.split("\r\x1b[K")
    assert said.startswith("Wrote 40 maps to maps\n")
    bars = [line for line in shown if line]
    size = large.stat().st_size
    assert bars[-1].startswith(f"Imported {size // 100} of {size // 100 + 1} kB  ━━━")
    assert {len(line.partition(" kB  ")[2]) for line in bars} == {30}
    filled = [line.count("━") for line in bars]
    assert filled == sorted(filled)


@pytest.mark.parametrize("output", ["maps", "deep/below/maps"])
def test_what_is_refused_late_leaves_nothing_behind(
    large: Path, output: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cjm.importers.limits.LARGEST_MAP", 3_000)
    with large.open("a", encoding="utf-8") as file:
        file.write("Long way,Look," + "far " * 1000 + ",5\n")
    assert run(["import", "ways.csv", "-o", output]) == 2
    assert "the map of ways.csv would have more than" in capsys.readouterr().err
    assert [path.name for path in large.parent.iterdir()] == ["ways.csv"]


def test_a_file_in_the_way_leaves_the_others_unwritten(
    large: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (large.parent / "maps").mkdir()
    taken = large.parent / "maps" / "way-20.cjm.yaml"
    taken.write_text("mine", encoding="utf-8")
    assert run(["import", "ways.csv", "-o", "maps"]) == 2
    assert "maps/way-20.cjm.yaml is already there" in capsys.readouterr().err
    assert [path.name for path in taken.parent.iterdir()] == ["way-20.cjm.yaml"]
    assert taken.read_text(encoding="utf-8") == "mine"


def test_journeys_of_the_same_name_get_files_of_their_own(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tables = "Way\nPhase,Step,Score\nLook,A,1\n\n" * 4
    (here / "a.csv").write_text(tables, encoding="utf-8")
    assert run(["import", "a.csv", "--output-format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)
    names = sorted(path.name for path in here.glob("*.cjm.yaml"))
    assert names == ["way-2.cjm.yaml", "way-3.cjm.yaml", "way-4.cjm.yaml", "way.cjm.yaml"]


@given(st.text(st.sampled_from("ab\r\n\té"), max_size=20), st.lists(st.integers(0, 20), max_size=4))
def test_places_are_those_of_the_whole_text(content: str, cuts: list[int]) -> None:
    ends = sorted(min(cut, len(content)) for cut in cuts)
    pieces = [content[start:end] for start, end in zip([0, *ends], [*ends, len(content)], strict=True)]
    text = Text(content)
    places = Places(pieces, range(len(content) + 1))
    for offset in range(len(content) + 1):
        position = places.position(offset)
        assert position == text.position(offset)
        assert places.text.line(position.row) == text.line(position.row)
