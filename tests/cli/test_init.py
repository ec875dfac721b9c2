import json
import os
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from ruamel.yaml import YAML

from cjm.cli import app
from cjm.model.json_schema import json_schema, schema_text
from cjm.model.method import Method, State
from cjm.source.document import read_document

METHODS, STATES = get_args(Method), get_args(State)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def cjm(*arguments: str) -> int:
    return app.run([*arguments])


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def title_in(file: str) -> str:
    content = read_document(Path(file).read_bytes(), file).map
    assert content is not None
    return content.title


def test_a_map_is_written_with_the_schema_beside_it_and_the_next_commands_are_said(folder, capsys):
    assert cjm("init") == 0
    assert names_in(folder) == ["a-bicycle-is-repaired.cjm.yaml", "cjm.schema.json"]
    text = Path("a-bicycle-is-repaired.cjm.yaml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=cjm.schema.json\n")
    assert Path("cjm.schema.json").read_text("utf-8") == schema_text()
    assert capsys.readouterr() == (
        """\
Wrote a-bicycle-is-repaired.cjm.yaml
Wrote cjm.schema.json, which tells editors what belongs where

Next: see what is still missing, and how it looks:

  cjm lint a-bicycle-is-repaired.cjm.yaml
  cjm render a-bicycle-is-repaired.cjm.yaml
""",
        "",
    )


def test_a_file_is_never_overwritten_without_force(capsys):
    mine = Path("mine.cjm.yaml")
    mine.write_text("mine")
    assert cjm("init", "mine.cjm.yaml") == 2
    assert mine.read_text() == "mine"
    assert not Path("cjm.schema.json").exists()
    assert capsys.readouterr().err == (
        "error: mine.cjm.yaml is already there\n  help: choose another name, or overwrite it with --force\n"
    )
    assert cjm("init", "--force", "mine.cjm.yaml") == 0
    assert title_in("mine.cjm.yaml") == "A bicycle is repaired"


def test_neither_is_the_file_that_a_title_names():
    assert cjm("init", "--title", "Mine") == 0
    before = Path("mine.cjm.yaml").read_bytes()
    assert cjm("init", "--title", "mine!") == 2
    assert Path("mine.cjm.yaml").read_bytes() == before


def test_a_schema_that_is_there_already_is_kept(capsys):
    assert cjm("init", "a.cjm.yaml") == 0
    before = Path("cjm.schema.json").stat().st_mtime_ns
    capsys.readouterr()
    assert cjm("init", "b.cjm.yaml") == 0
    assert Path("cjm.schema.json").stat().st_mtime_ns == before
    assert "cjm.schema.json" not in capsys.readouterr().out


def test_an_older_schema_of_ours_is_brought_up_to_date():
    older = json_schema() | {"title": "An older one"}
    Path("cjm.schema.json").write_text(json.dumps(older))
    assert cjm("init", "a.cjm.yaml") == 0
    assert Path("cjm.schema.json").read_text("utf-8") == schema_text()


@pytest.mark.parametrize("content", ["{}", "[]", "not JSON", "\udcff", '{"$comment": "mine"}'])
def test_a_schema_of_somebody_else_is_left_alone(content, capsys):
    data = content.encode(errors="surrogateescape")
    Path("cjm.schema.json").write_bytes(data)
    assert cjm("init", "a.cjm.yaml") == 2
    assert Path("cjm.schema.json").read_bytes() == data
    assert not Path("a.cjm.yaml").exists()
    assert "cjm did not write it" in capsys.readouterr().err


def test_folders_are_made_and_the_title_names_the_file(folder):
    assert cjm("init", "maps/shoes", "--title", "Привет, мир!") == 0
    assert names_in(Path("maps/shoes")) == ["cjm.schema.json", "привет-мир.cjm.yaml"]


@pytest.mark.parametrize(
    ("title", "name"),
    [("🚲", "map"), ("../../etc", "etc"), ("ы" * 300, "ы" * 100), ("-", "map"), ("exit", "map")],
)
def test_every_title_gives_a_file_name(title, name):
    assert cjm("init", "--title", title) == 0
    assert Path(f"{name}.cjm.yaml").exists()


@pytest.mark.parametrize("name", ["map.yaml", "maps/map.yml"])
def test_another_ending_is_refused(name, capsys):
    assert cjm("init", name) == 2
    assert capsys.readouterr().err == (
        f"error: {name} is not a name for a map\n  help: let it end in .cjm.yaml, or name a folder\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--title", " "], "the title is empty"),
        (["--persona", ""], "the name of a persona is empty"),
        (["--phases", "a,,b"], "the name of phase 2 is empty"),
        (["--phases", ""], "the name of phase 1 is empty"),
        (["--title", "\x1b[31m"], "the title holds U+001B, which no map can hold"),
        (["--language", "klingon language"], "`klingon language` is not a language tag"),
        (["--library", "--phases", "a"], "a library has no phases"),
        (["--library", "--future-of", "a.cjm.yaml"], "a library is not a future map"),
        (["--future-of", "a.cjm.yaml"], "a.cjm.yaml: there is no such file"),
        (["--future-of", "a.cjm.yaml", "--state", "current"], "a future map is not of the state `current`"),
        (["--future-of", "a.cjm.yaml", "--method", "ten-step"], "a future map has the method of the map"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(arguments, message, folder, capsys):
    assert cjm("init", *arguments) == 2
    assert capsys.readouterr().err.startswith(f"error: {message}")
    assert names_in(folder) == []


def test_the_answers_of_the_options_stand_in_the_map():
    options = [
        "--title",
        "Buying: *all* 'of' it\n#1",
        "--persona",
        "Ana",
        "--persona",
        "- Bo",
        "--language",
        "pt-BR",
    ]
    options += ["--phases", "Search, Buy, 🚲", "--method", "walkthrough", "--state", "future"]
    assert cjm("init", "a.cjm.yaml", *options) == 0
    content = read_document(Path("a.cjm.yaml").read_bytes(), "a").map
    assert content is not None
    assert content.title == "Buying: *all* 'of' it\n#1"
    assert {key: persona.name for key, persona in content.personas.items()} == {"ana": "Ana", "bo": "- Bo"}
    assert [(phase.id, phase.name) for phase in content.phases] == [
        ("search", "Search"), ("buy", "Buy"), ("phase-3", "🚲"),
    ]  # fmt: skip
    assert (content.method, content.state, content.language) == ("walkthrough", "future", "pt-BR")


def test_a_language_without_a_scaffold_is_said_so(capsys):
    assert cjm("init", "a.cjm.yaml", "--language", "fr") == 0
    assert capsys.readouterr().err == "There is no scaffold in `fr` yet: the comments are in English.\n"


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("state", STATES)
def test_what_it_writes_is_a_draft_that_lints(method, state, capsys):
    assert cjm("init", "a.cjm.yaml", "--method", method, "--state", state) == 0
    loaded = YAML(typ="safe", pure=True).load(Path("a.cjm.yaml"))
    assert Draft202012Validator(json_schema(), format_checker=FormatChecker()).is_valid(loaded)
    assert cjm("lint", "--profile", "draft", "a.cjm.yaml") == 0


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("state", STATES)
def test_what_it_writes_renders(method, state):
    assert cjm("init", "a.cjm.yaml", "--method", method, "--state", state) == 0
    assert cjm("render", "a.cjm.yaml", "-o", "a.html") == 0
    assert "A bicycle is repaired" in Path("a.html").read_text("utf-8")


def test_the_default_profile_asks_for_what_only_people_can_find_out(golden, capsys):
    for method in METHODS:
        for state in STATES:
            assert cjm("init", f"{method}-{state}.cjm.yaml", "--method", method, "--state", state) == 0
    assert cjm("init", "future-of.cjm.yaml", "--future-of", "ten-step-current.cjm.yaml") == 0
    assert cjm("init", "library.cjm.yaml", "--library") == 0
    capsys.readouterr()
    lines = []
    for file in sorted(path.name for path in Path().glob("*.cjm.yaml")):
        cjm("lint", "--output-format", "json", "--today", "2026-06-01", file)
        found = sorted({f"{each['code']} {each['name']}" for each in json.loads(capsys.readouterr().out)})
        lines += [file, *(f"  {each}" for each in found)]
    golden("init/asked-for.txt", "\n".join(lines) + "\n")


def test_the_scaffold_of_the_ten_steps(golden):
    assert cjm("init", "a.cjm.yaml") == 0
    golden("init/ten-step.cjm.yaml", Path("a.cjm.yaml").read_text("utf-8"))


def test_a_future_map_is_written_beside_or_apart_from_the_map_of_today(capsys):
    assert cjm("init", "maps/today.cjm.yaml", "--language", "nb") == 0
    assert cjm("init", "plans", "--future-of", "maps/today.cjm.yaml") == 0
    file = Path("plans/en-sykkel-blir-reparert-i-framtiden.cjm.yaml")
    content = read_document(file.read_bytes(), file.name).map
    assert content is not None
    assert (content.state, content.future_of, content.language) == ("future", "../maps/today.cjm.yaml", "nb")
    Path("cjm.toml").touch()
    assert cjm("lint", "--profile", "draft", ".") == 0


def test_a_map_is_not_the_future_of_itself_even_with_force(capsys):
    assert cjm("init", "a.cjm.yaml") == 0
    before = Path("a.cjm.yaml").read_bytes()
    assert cjm("init", "./a.cjm.yaml", "--future-of", "a.cjm.yaml", "--force") == 2
    assert Path("a.cjm.yaml").read_bytes() == before


def test_a_map_with_mistakes_has_no_future(capsys):
    Path("a.cjm.yaml").write_text("cjm: 1\n")
    assert cjm("init", "b.cjm.yaml", "--future-of", "a.cjm.yaml") == 2
    assert (
        capsys.readouterr().err
        == "error: a.cjm.yaml is not a valid map\n  help: `cjm lint a.cjm.yaml` says why\n"
    )


def test_a_library_is_named_in_the_configuration(capsys):
    assert cjm("init", "library/ours.cjm.yaml", "--library", "--title", "Ours") == 0
    assert (
        '  library = ["library/ours.cjm.yaml"]\n  cjm lint library/ours.cjm.yaml\n' in capsys.readouterr().out
    )
    Path("cjm.toml").write_text('library = ["library/ours.cjm.yaml"]\n')
    assert cjm("lint", "--profile", "draft", "library/ours.cjm.yaml") == 0


def test_names_in_the_next_commands_are_quoted_for_a_shell(capsys):
    assert cjm("init", "my map.cjm.yaml") == 0
    assert "  cjm lint 'my map.cjm.yaml'\n" in capsys.readouterr().out


def test_a_name_cannot_fake_a_line_of_the_answer(capsys):
    assert cjm("init", "a\nWrote b.cjm.yaml") == 0
    assert capsys.readouterr().out.splitlines()[0] == r"Wrote a\nWrote b.cjm.yaml"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_at_a_terminal_it_asks_for_what_is_open():
    answers = ["loyalty", "loyalty-loop", "", "My map", "Ana, Bo", ",", "Search, Buy"]
    said, code = at_a_terminal(["init", "a.cjm.yaml"], answers)
    content = read_document(Path("a.cjm.yaml").read_bytes(), "a").map
    assert code == 0
    assert content is not None
    assert (content.method, content.state, content.title) == ("loyalty-loop", "current", "My map")
    assert [persona.name for persona in content.personas.values()] == ["Ana", "Bo"]
    assert [phase.name for phase in content.phases] == ["Search", "Buy"]
    assert "`loyalty` is none of ten-step, loyalty-loop" in said
    assert "the name of phase 1 is empty" in said
    assert "[Need, Comparison, Deal, Use, Loyalty loop, Reminder]" in said


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_at_a_terminal_options_are_not_asked_for_again():
    options = ["--method", "ten-step", "--state", "current", "--persona", "Ana", "--phases", "Search,Buy"]
    said, code = at_a_terminal(["init", "a.cjm.yaml", *options], [""])
    assert code == 0
    assert said.lstrip().split(":")[0] == "Title [an example]"
    assert title_in("a.cjm.yaml") == "A bicycle is repaired"


def at_a_terminal(arguments: list[str], answers: list[str]) -> tuple[str, int]:
    """What is said at a pseudo-terminal on which these answers are typed, and the exit code."""
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "cjm", *arguments]
    with subprocess.Popen(command, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs) as process:
        os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
        code = process.wait(timeout=60)
    os.close(theirs)
    said = b""
    while True:
        try:
            more = os.read(ours, 65536)
        except OSError:  # Linux's end of a terminal
            break
        if not more:
            break
        said += more
    os.close(ours)
    return said.decode().replace("\r\n", "\n"), code
