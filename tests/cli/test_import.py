"""`cjm import`: where maps go, what is said, and how it ends."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from cjm.cli.app import run

DAY = """# Winter

```mermaid
journey
  title A day at the rink
  section Going there
    Packs: 5: Ida
    Takes the tram: soon: Ida
```
"""
TWO = DAY + DAY.replace("A day at the rink", "A night at the rink")


@pytest.fixture
def readme(here: Path) -> Path:
    file = here / "README.md"
    file.write_text(DAY, encoding="utf-8")
    return file


def test_a_map_beside_the_schema_and_what_was_guessed(
    readme: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", "README.md", "--output-format", "concise"]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        "README.md:7:15: info[CJM8002 actor-guessed]: the actor “Ida” was taken for a persona",
        "README.md:8:5: info[CJM8004 value-guessed]: the step is “Takes the tram”: the line has no score",
        "README.md:8:21: warning[CJM8102 value-unreadable]: “soon” is no score",
    ]
    assert err.splitlines() == [
        "Wrote a-day-at-the-rink.cjm.yaml",
        "",
        "Next: see what is still missing, and how it looks:",
        "",
        "  cjm lint a-day-at-the-rink.cjm.yaml",
        "  cjm render a-day-at-the-rink.cjm.yaml",
    ]
    assert (readme.parent / "cjm.schema.json").is_file()
    assert run(["lint", "--profile", "draft"]) == 0


def test_to_standard_output_and_from_standard_input(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(DAY.encode())))
    assert (
        run(["import", "-", "-o", "-", "--stdin-filename", "a.md", "--title", "Rink", "--language", "nb"])
        == 0
    )
    out, err = capsys.readouterr()
    assert out.startswith("# yaml-language-server: $schema=cjm.schema.json\n# Importert fra a.md, line 4")
    assert "\ntitle: Rink\nlanguage: nb\n" in out
    assert "Found 1 warning, 2 info in 1 file" in err
    assert list(here.iterdir()) == []


def test_strict_takes_guesses_and_losses_for_errors(readme: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", "README.md", "--strict", "--output-format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert {(each["code"], each["severity"]) for each in found} == {
        ("CJM8002", "error"), ("CJM8004", "error"), ("CJM8102", "error"),
    }  # fmt: skip
    assert (readme.parent / "a-day-at-the-rink.cjm.yaml").is_file()


def test_nothing_is_said_where_nothing_was_guessed(readme: Path, capsys: pytest.CaptureFixture[str]) -> None:
    readme.write_text(DAY.replace("soon", "3"), encoding="utf-8")
    assert run(["import", "README.md", "--actors", "personas", "--strict"]) == 0
    assert capsys.readouterr().out == ""


def test_what_is_there_stays(readme: Path, capsys: pytest.CaptureFixture[str]) -> None:
    taken = readme.parent / "a-night-at-the-rink.cjm.yaml"
    taken.write_text("mine", encoding="utf-8")
    readme.write_text(TWO, encoding="utf-8")
    assert run(["import", "README.md"]) == 2
    assert "a-night-at-the-rink.cjm.yaml is already there" in capsys.readouterr().err
    assert taken.read_text(encoding="utf-8") == "mine"
    assert not (readme.parent / "a-day-at-the-rink.cjm.yaml").exists()
    assert run(["import", "README.md", "--force"]) == 0
    assert "title: A night at the rink" in taken.read_text(encoding="utf-8")


def test_several_journeys_go_into_a_folder(readme: Path, capsys: pytest.CaptureFixture[str]) -> None:
    readme.write_text(TWO + TWO.replace("Packs", "Fetches"), encoding="utf-8")
    assert run(["import", "README.md", "-o", "maps"]) == 0
    assert sorted(path.name for path in (readme.parent / "maps").glob("*.cjm.yaml")) == [
        "a-day-at-the-rink-2.cjm.yaml", "a-day-at-the-rink.cjm.yaml", "a-night-at-the-rink-2.cjm.yaml",
        "a-night-at-the-rink.cjm.yaml",
    ]  # fmt: skip
    capsys.readouterr()
    for output, place in (("-", "standard output"), ("one.cjm.yaml", "one.cjm.yaml")):
        assert run(["import", "README.md", "-o", output]) == 2
        assert f"holds several journeys; {place} takes one" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["none.md"], "none.md: there is no such file"),
        (["."], ". is a folder"),
        (["words.md"], "words.md does not look like a journey"),
        (["words.md", "--from", "mermaid"], "words.md holds no journey that could be read as `mermaid`"),
        (["words.md", "--from", "mermade"], "did you mean `mermaid`?"),
        (["README.md", "-o", "a.yaml"], "a.yaml is not a name for a map"),
        (["README.md", "--output-format", "jsn"], "did you mean `json`?"),
    ],
)
def test_what_cannot_be_done(
    readme: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (readme.parent / "words.md").write_text("# Words\n", encoding="utf-8")
    assert run(["import", *arguments]) == 2
    assert said in capsys.readouterr().err
    assert sorted(path.name for path in readme.parent.iterdir()) == ["README.md", "words.md"]


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("a.csv", "Touchpoint,Look,Buy\nShop,x,\n", "line 1: no row says what its columns hold"),
        ("a.csv", "user_id,stage,action\n1,buy,click\n", "line 1: the rows record what single people did"),
        (
            "a.json",
            '{"columns": [], "cells": []}',
            "line 1: it has no list of phases, stages or steps; its keys are `columns`, `cells`",
        ),
        ("a.yaml", "\n- a: 1\n", "line 2: it has no list of phases, stages or steps"),
    ],
)
def test_why_there_is_no_journey(
    here: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, why: str
) -> None:
    (here / name).write_text(text, encoding="utf-8")
    assert run(["import", name]) == 2
    assert why in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "step", "encoding", "called"),
    [
        ("Fase;Trinn\nPå vei;Går ut døren\n", "Går ut døren", "cp1252", "Windows-1252"),
        ("Etapa;Passo\nInscrição;Não há vagas\n", "Não há vagas", "cp1252", "Windows-1252"),
        ("Этап;Шаг\nВ пути;Ждёт и идёт\n", "Ждёт и идёт", "cp1251", "Windows-1251"),
        ("阶段,步骤\n购买,排队付款\n", "排队付款", "gb18030", "GB 18030"),
    ],
)
def test_another_encoding_is_read_and_told(
    here: Path, capsys: pytest.CaptureFixture[str], text: str, *, step: str, encoding: str, called: str
) -> None:
    (here / "a.csv").write_bytes(text.encode(encoding))
    assert run(["import", "a.csv", "-o", "-"]) == 0
    out, err = capsys.readouterr()
    assert step in out
    assert f"it was read as {called}" in err


def test_a_map_that_cjm_could_not_read_is_not_written(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cjm.importers.limits.LARGEST_MAP", 1000)
    (here / "a.csv").write_text("Phase,Step\n" + "Look,Opens the door\n" * 100, encoding="utf-8")
    assert run(["import", "a.csv"]) == 2
    assert "split the file" in capsys.readouterr().err
    assert [path.name for path in here.iterdir()] == ["a.csv"]


def test_a_journey_in_another_form_beside_a_diagram_is_told(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = (
        "| Phase | Actions | Feelings |\n|---|---|---|\n| Rink | Skates | happy |\n| Home | Rests | tired |\n"
    )
    (here / "README.md").write_text(f"{DAY}\n## The journey\n\n{table}", encoding="utf-8")
    assert run(["import", "README.md", "--output-format", "concise"]) == 0
    told = "README.md:1:1: warning[CJM8103 text-left-out]: a journey stands in the file in another form too, which `--from markdown` reads"
    assert told in capsys.readouterr().out.splitlines()
    assert run(["import", "README.md", "--from", "markdown", "-o", "-"]) == 0
    assert "another form" not in capsys.readouterr().err
