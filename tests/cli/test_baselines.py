"""`cjm lint --baseline` and `--write-baseline`."""

import io
import json
import os
from pathlib import Path

import pytest

from cjm.cli.app import run

MAP = "cjm: 1\ntitle: A map\nowner: shop\nowners: {shop: Shop}\nphases:\n  - Awareness\n  - Purchase\n"
KNOWN = "cjm-baseline.json"


pytestmark = pytest.mark.usefixtures("here")


@pytest.fixture
def lint(capsys):
    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(["lint", "--select", "CJM0801,CJM0802,CJM90", "--output-format", "concise", *arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return call


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def entries(name: str = KNOWN) -> list[tuple[str, str]]:
    """The file and place of each entry of a baseline."""
    return [(each["file"], each["at"]) for each in json.loads(Path(name).read_text("utf-8"))["findings"]]


def test_only_new_findings_count(lint):
    write("cjm.toml", f'[lint]\nbaseline = "{KNOWN}"\n')
    write("maps/a.cjm.yaml", MAP)
    assert lint("--write-baseline") == (0, "", f"{KNOWN}: 2 findings written\n")
    assert entries() == [("maps/a.cjm.yaml", "phases[awareness]"), ("maps/a.cjm.yaml", "phases[purchase]")]
    assert lint() == (0, "", "")
    write("maps/a.cjm.yaml", MAP.replace("  - A", "  - New\n  - A"))
    assert lint()[:2] == (
        1, "maps/a.cjm.yaml:6:5: warning[CJM0801 phase-without-owner]: nobody is answerable for the phase “New”\n",
    )  # fmt: skip
    assert lint("--fail-on", "error")[0] == 0


def test_the_sum(capsys):
    write("a.cjm.yaml", MAP)
    run(["lint", "--select", "phase-without-owner", "--write-baseline"])
    assert capsys.readouterr().out == "All good: 1 map checked.\n2 findings are in the baseline.\n"
    write("a.cjm.yaml", MAP.replace("Purchase", "Buy").replace("Awareness", "Look"))
    write(KNOWN, Path(KNOWN).read_text("utf-8").replace("[purchase]", "[look]"))
    run(["lint", "--select", "phase-without-owner", "--baseline", KNOWN])
    out = capsys.readouterr().out
    assert out.endswith("Found 1 warning in 1 file (1 checked).\n1 more finding is in the baseline.\n")


def test_what_no_longer_occurs_is_reported_and_taken_out(lint):
    write("cjm.toml", f'[lint]\nbaseline = "{KNOWN}"\n')
    write("a.cjm.yaml", MAP)
    lint("--write-baseline")
    write("a.cjm.yaml", MAP.replace("- Purchase", "- {name: Purchase, owner: shop}"))
    code, out, err = lint()
    assert (code, out) == (0, "")
    assert err == (
        f"{KNOWN}: 1 finding no longer occurs; `--write-baseline` takes it out:\n"
        "  a.cjm.yaml: CJM0801 phases[purchase]: nobody is answerable for the phase “Purchase”\n"
    )
    assert lint("--write-baseline")[2] == f"{KNOWN}: 1 finding written\n"
    assert entries() == [("a.cjm.yaml", "phases[awareness]")]


def test_long_lists_of_what_no_longer_occurs_are_cut(lint):
    write("a.cjm.yaml", MAP + "".join(f"  - Phase {number}\n" for number in range(20)))
    lint("--write-baseline")
    write("a.cjm.yaml", MAP.replace("  - P", "  - name: P\n    owner: shop\n  - P"))
    err = lint("--baseline", KNOWN)[2]
    assert len(err.splitlines()) == 12
    assert err.endswith("  and 10 more\n")


@pytest.mark.parametrize("options", [["--ignore", "CJM0801"], ["b.cjm.yaml"]])
def test_what_was_not_looked_for_stays(lint, options):
    write("a.cjm.yaml", MAP)
    write("b.cjm.yaml", MAP.replace("owner: shop\n", "owner: nobody\n"))
    lint("--write-baseline")
    before = entries()
    write("a.cjm.yaml", MAP.replace("Purchase", "Buy"))
    assert lint("--baseline", KNOWN, *options) == (0, "", "")
    assert lint("--write-baseline", *options)[0] == 0
    assert entries() == before


def test_a_file_that_was_renamed(lint):
    write("cjm.toml", f'[lint]\nbaseline = "{KNOWN}"\n')
    write("a.cjm.yaml", MAP)
    lint("--write-baseline")
    Path("a.cjm.yaml").rename("b.cjm.yaml")
    assert lint() == (0, "", "")
    assert lint("--write-baseline")[0] == 0
    assert {file for file, _ in entries()} == {"b.cjm.yaml"}
    Path("b.cjm.yaml").unlink()
    write("c.cjm.yaml", MAP.split("phases", maxsplit=1)[0] + "phases: [{name: A, owner: shop}]\n")
    assert "2 findings no longer occur" in lint()[2]


def test_what_keeps_a_map_from_being_read_is_never_hidden(lint):
    write("a.cjm.yaml", MAP)
    lint("--write-baseline")
    before = Path(KNOWN).read_text("utf-8")
    write("a.cjm.yaml", MAP + "ownrs: {}\n")
    code, out, err = lint("--write-baseline")
    assert code == 1
    assert out.startswith("a.cjm.yaml:8:1: error[CJM0010 unknown-key]")
    assert Path(KNOWN).read_text("utf-8") == before
    code, out, err = lint("--baseline", KNOWN)
    assert (code, err) == (1, "")


def test_nothing_is_dropped_where_a_map_could_not_be_checked(lint):
    write("a.cjm.yaml", MAP)
    lint("--write-baseline")
    before = Path(KNOWN).read_text("utf-8")
    write("a.cjm.yaml", MAP.replace("Purchase", "Buy"))
    assert lint("a.cjm.yaml", "none.cjm.yaml", "--write-baseline")[0] == 2
    after = entries()
    assert ("a.cjm.yaml", "phases[purchase]") in after
    assert ("a.cjm.yaml", "phases[buy]") in after
    assert before != Path(KNOWN).read_text("utf-8")


def test_where_the_baseline_goes(lint):
    write("project/cjm.toml", "")
    write("project/maps/a.cjm.yaml", MAP)
    _, _, err = lint("--write-baseline")
    assert err == (
        f"project/{KNOWN}: 2 findings written\n"
        f'  `baseline = "{KNOWN}"` under [lint] in cjm.toml makes every run use it\n'
    )
    assert entries(f"project/{KNOWN}")[0][0] == "maps/a.cjm.yaml"
    assert lint("--write-baseline", "--baseline", "known.json")[2] == "known.json: 2 findings written\n"
    assert entries("known.json")[0][0] == "project/maps/a.cjm.yaml"
    os.chdir("project/maps")
    assert lint("--baseline", "../../known.json") == (0, "", "")


def test_each_configuration_has_its_own(lint):
    for name in ("one", "two"):
        write(f"{name}/cjm.toml", '[lint]\nbaseline = "known.json"\n')
        write(f"{name}/a.cjm.yaml", MAP)
    lint("one", "--write-baseline")
    code, out, err = lint("one")
    assert (code, out, err) == (0, "", "")
    assert lint()[2] == (
        "error: two/known.json: there is no such baseline\n  help: `--write-baseline` writes it\n"
    )
    lint("--write-baseline")
    assert lint()[0] == 0
    assert lint("--isolated")[0] == 1


def test_a_baseline_that_cannot_be_used(lint):
    write("a.cjm.yaml", MAP)
    write(KNOWN, '{"cjm-baseline": 1,\n"findings": [}\n')
    for option in ([], ["--write-baseline"]):
        code, out, err = lint("--baseline", KNOWN, *option)
        assert (code, out) == (2, "")
        assert err.startswith(f"error: {KNOWN}:2:14: no JSON")
    assert lint("--baseline", ".")[2].startswith("error: . cannot be read")
    Path(KNOWN).unlink()
    assert lint("--baseline", "none/x.json", "--write-baseline")[2].startswith(
        "error: none/x.json cannot be written"
    )


def test_findings_about_suppressions_and_suppressed_ones(lint):
    write("a.cjm.yaml", MAP.replace("Awareness", "Awareness # cjm: ignore[CJM0801, CJM0802]"))
    assert [line.split(" ")[1] for line in lint()[1].splitlines()] == [
        "info[CJM9004",
        "warning[CJM9001",
        "warning[CJM0801",
    ]
    lint("--write-baseline")
    assert lint("--baseline", KNOWN) == (0, "", "")


def test_a_baseline_is_not_written_by_a_run_that_changes_nothing(lint):
    write("a.cjm.yaml", MAP)
    assert lint("--write-baseline", "--diff")[0] == 2
    assert not Path(KNOWN).exists()


def test_standard_input_has_the_baseline_of_its_file(lint, monkeypatch):
    write("maps/a.cjm.yaml", MAP)
    lint("--write-baseline")
    monkeypatch.setattr(
        "sys.stdin", io.TextIOWrapper(io.BytesIO(MAP.replace("  - A", "  - New\n  - A").encode()))
    )
    code, out, _ = lint("-", "--stdin-filename", "maps/a.cjm.yaml", "--baseline", KNOWN)
    assert code == 1
    assert out.startswith("maps/a.cjm.yaml:6:5: ")
    assert len(out.splitlines()) == 1


def test_what_comes_from_the_cache_is_silenced_and_known_as_well(lint):
    write("cjm.toml", f'[lint]\nbaseline = "{KNOWN}"\n')
    write("a.cjm.yaml", MAP.replace("Awareness", "Awareness # cjm: ignore[CJM0801] why"))
    lint("--write-baseline")
    assert entries() == [("a.cjm.yaml", "phases[purchase]")]
    assert lint() == lint() == lint("--no-cache") == (0, "", "")
