"""`cjm lint`."""

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cjm.cli.app import run

GOOD = "cjm: 1\ntitle: A map\nphases:\n  - name: Awareness\n    owner: shop\nowners: {shop: Shop}\n"
BAD = "cjm: 1\ntitle: A map\nphases:\n  - Awareness\n  - name: Purchase\n    owner: shop\nowners: {shop: Shop}\n"
INVALID = "cjm: 1\ntitle: A map\nphases:\n  - name: A\n    ownr: shop\n"
ONLY_OWNERS = ["--select", "CJM0801"]


pytestmark = pytest.mark.usefixtures("here")


@pytest.fixture
def lint(capsys):
    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(["lint", *arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return call


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_clean_map(lint):
    write("a.cjm.yaml", GOOD)
    assert lint(*ONLY_OWNERS) == (0, "All good: 1 map checked.\n", "")


def test_a_finding(lint):
    write("maps/a.cjm.yaml", BAD)
    assert lint(*ONLY_OWNERS, "maps") == (
        1,
        (
            "warning[CJM0801 phase-without-owner]: nobody is answerable for the phase “Awareness”\n"
            " --> maps/a.cjm.yaml:4:5\n"
            "  |\n"
            "4 |   - Awareness\n"
            "  |     ^^^^^^^^^\n"
            "  = help: add `owner:` with the id of a person or team in `owners`\n"
            "\n"
            "Found 1 warning in 1 file (1 checked).\n"
        ),
        "",
    )


def test_findings_of_several_files_are_sorted(lint):
    write("b.cjm.yaml", BAD)
    write("a.cjm.yaml", INVALID)
    code, out, _ = lint(*ONLY_OWNERS, "b.cjm.yaml", "a.cjm.yaml", "--output-format", "concise")
    assert code == 1
    assert [line.split(": ")[0] for line in out.splitlines()] == ["a.cjm.yaml:5:5", "b.cjm.yaml:4:5"]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 1),
        (["--fail-on", "warning"], 1),
        (["--fail-on", "info"], 1),
        (["--fail-on", "error"], 0),
        (["--exit-zero"], 0),
    ],
)
def test_exit_codes(lint, options, code):
    write("a.cjm.yaml", BAD)
    assert lint(*ONLY_OWNERS, *options)[0] == code


def test_profiles_differ(lint):
    write("a.cjm.yaml", GOOD)
    counts = [
        len(json.loads(lint("--profile", profile, "--output-format", "json")[1]))
        for profile in ("draft", "strict")
    ]
    assert counts[0] < counts[1]


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        (["--select", "CJM08,CJM0301", "--ignore", "CJM0802"], {"CJM0801"}),
        (["--select", "phase-without-owner"], {"CJM0801"}),
        (["--select", "CJM0801", "--select", "CJM0802", "--ignore", "CJM"], {"CJM0801"}),
    ],
)
def test_selection(lint, options, codes):
    write("a.cjm.yaml", BAD)
    found = {each["code"] for each in json.loads(lint(*options, "--output-format", "json")[1])}
    assert codes <= found
    assert "CJM1001" not in found


@pytest.mark.parametrize("option", ["--select", "--ignore", "--extend-select"])
def test_an_unknown_rule(lint, option):
    write("a.cjm.yaml", BAD)
    code, out, err = lint(option, "CJM0801,phase-without-ownr")
    assert (code, out) == (2, "")
    assert err == (
        "error: the command line: `phase-without-ownr` is not a rule\n  help: did you mean `phase-without-owner`?\n"
    )


def test_an_unknown_format(lint):
    assert lint("--output-format", "jsn") == (
        2, "", ("error: --output-format: `jsn` is not one of the choices\n"
        "  help: did you mean `json`? Possible: concise, full, github, gitlab, json, junit, markdown, sarif\n"),
    )  # fmt: skip


def test_standard_input(lint, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(BAD.encode())))
    code, out, _ = lint(*ONLY_OWNERS, "-", "--stdin-filename", "new/a.cjm.yaml", "--output-format", "concise")
    assert code == 1
    assert out.startswith("new/a.cjm.yaml:4:5: ")


def test_a_name_for_standard_input_that_is_not_read(lint):
    code, _, err = lint("--stdin-filename", "a.cjm.yaml")
    assert code == 2
    assert "add `-` to the paths" in err


def test_no_maps(lint):
    assert lint() == (0, "", "warning: no maps found: their names end in .cjm.yaml or .cjm.yml\n")
    assert lint("--output-format", "json")[:2] == (0, "[]\n")
    assert lint("--diff") == lint()


def test_one_missing_file_leaves_the_others_checked(lint):
    write("a.cjm.yaml", BAD)
    code, out, err = lint(
        *ONLY_OWNERS, "none.cjm.yaml", "a.cjm.yaml", "--exit-zero", "--output-format", "concise"
    )
    assert code == 2
    assert out.startswith("a.cjm.yaml:4:5: warning[CJM0801 ")
    assert err == "error: none.cjm.yaml: there is no such file or folder\n"


def test_the_only_path_cannot_be_looked_at(lint):
    name = "x" * 300
    code, out, err = lint(name)
    assert (code, out) == (2, "")
    assert err.startswith(f"error: {name} cannot be read: ")


@pytest.mark.skipif(os.name == "nt", reason="needs a device file")
def test_an_endless_file(lint):
    code, out, _ = lint("/dev/zero", "--output-format", "concise")
    assert code == 1
    assert out.startswith("/dev/zero:1:1: error[CJM0007 too-large]")


def test_configuration_for_some_files(lint):
    write(
        "cjm.toml",
        '[lint]\nselect = ["CJM0801"]\nfail-on = "error"\n[lint.per-file-ignores]\n"drafts/" = ["CJM08"]\n',
    )
    write("drafts/a.cjm.yaml", BAD)
    write("b.cjm.yaml", BAD)
    code, out, _ = lint("--output-format", "concise")
    assert code == 0
    assert [line.split(":")[0] for line in out.splitlines()] == ["b.cjm.yaml"]
    os.chdir("drafts")
    assert lint("..", "--output-format", "concise")[1].startswith("../b.cjm.yaml:4:5")


def test_severity_of_the_configuration(lint):
    write("cjm.toml", '[lint]\nselect = ["CJM0801"]\n[lint.severity]\nphase-without-owner = "error"\n')
    write("a.cjm.yaml", BAD)
    assert lint("--output-format", "concise", "--fail-on", "error")[:2] == (
        1, "a.cjm.yaml:4:5: error[CJM0801 phase-without-owner]: nobody is answerable for the phase “Awareness”\n",
    )  # fmt: skip


def test_a_profile_on_the_command_line_goes_before_select(lint):
    write("cjm.toml", '[lint]\nselect = ["CJM0801"]\n')
    write("a.cjm.yaml", BAD)
    own = json.loads(lint("--output-format", "json")[1])
    strict = json.loads(lint("--profile", "strict", "--output-format", "json")[1])
    assert {each["code"] for each in own} == {"CJM0801"}
    assert len(strict) > len(own)


def test_a_wrong_configuration(lint):
    write("cjm.toml", "[lint]\nignroe = []\n")
    write("a.cjm.yaml", BAD)
    assert lint() == (2, "", "error: cjm.toml:2:1: unknown key `ignroe`\n  help: did you mean `ignore`?\n")
    assert lint("--isolated", *ONLY_OWNERS)[0] == 1
    write("cjm.toml", "[lint]\nignore = ['CJM0810']\n")
    assert lint()[2].startswith("error: cjm.toml: `CJM0810` is not a rule")


def test_a_pattern_that_is_none(lint):
    write("cjm.toml", "[lint.per-file-ignores]\n'\\' = ['CJM08']\n")
    write("a.cjm.yaml", BAD)
    assert lint() == (2, "", "error: cjm.toml: `\\` in `per-file-ignores` is not a valid pattern\n")


def test_the_configuration_that_is_named(lint):
    write("other/strict.toml", '[lint]\nselect = ["CJM0801"]\n')
    write("a.cjm.yaml", BAD)
    found = json.loads(lint("--config", "other/strict.toml", "--output-format", "json")[1])
    assert {each["code"] for each in found} == {"CJM0801"}
    assert lint("--config", "none.toml")[2] == "error: none.toml: there is no such file\n"


def test_an_invalid_library(lint):
    write("cjm.toml", 'library = ["lib/*.cjm.yaml"]\n')
    write("lib/l.cjm.yaml", "cjm: 1\nkind: library\nownrs: {}\n")
    write("a.cjm.yaml", BAD)
    code, out, err = lint("a.cjm.yaml")
    assert (code, out) == (2, "No findings in what could be checked.\n")
    assert err.startswith("error: the library lib/l.cjm.yaml is not valid")
    code, out, err = lint("--output-format", "concise")
    assert (code, err) == (1, "")
    assert out.startswith("lib/l.cjm.yaml:3:1: error[CJM0010 unknown-key]")


def test_the_day(lint):
    write("a.cjm.yaml", GOOD + "review:\n  every: 90 days\n  log: [{date: 2026-01-01}]\n")
    overdue = ["--select", "review-overdue"]
    assert lint(*overdue, "--today", "2026-02-01")[0] == 0
    assert lint(*overdue, "--today", "2026-08-01")[0] == 1
    assert lint("--today", "soon")[2].startswith("error: --today: `soon` is not a date")
    write("cjm.toml", "today = 2026-08-01\n")
    assert lint(*overdue)[0] == 1


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (["--select", "NOPE"], "error: the command line: `NOPE` is not a rule"),
        (["--ignore", "NOPE", "--show-settings"], "error: the command line: `NOPE` is not a rule"),
        (["--today", "soon"], "error: --today: `soon` is not a date"),
    ],
)
def test_what_cannot_be_is_refused_where_there_is_no_map_too(lint, wanted, said):
    code, out, err = lint(*wanted)
    assert (code, out) == (2, "")
    assert err.startswith(said)


def test_output_to_a_file_leaves_full_on_the_terminal(lint):
    write("a.cjm.yaml", BAD)
    code, out, _ = lint(*ONLY_OWNERS, "--output-format", "json", "--output-file", "out.json")
    assert code == 1
    assert out.endswith("Found 1 warning in 1 file (1 checked).\n")
    assert [each["code"] for each in json.loads(Path("out.json").read_text(encoding="utf-8"))] == ["CJM0801"]
    assert lint("--output-file", "none/out.json")[2].startswith("error: none/out.json cannot be written")


def test_several_outputs(lint):
    write("a.cjm.yaml", BAD)
    wanted = [
        "--output-file",
        "x.sarif",
        "--output-format",
        "sarif",
        "--output-file",
        "y.xml",
        "--output-format",
        "junit",
    ]
    code, out, _ = lint(*ONLY_OWNERS, *wanted)
    assert code == 1
    assert out.endswith("Found 1 warning in 1 file (1 checked).\n")
    assert json.loads(Path("x.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert Path("y.xml").read_text(encoding="utf-8").startswith("<?xml")
    out = lint(*ONLY_OWNERS, *wanted, "--output-format", "github")[1]
    assert out.startswith("::warning ")
    assert out.count("\n") == 1


def test_a_file_alone_gets_full(lint):
    write("a.cjm.yaml", BAD)
    out = lint(*ONLY_OWNERS, "--output-file", "out.txt")[1]
    assert Path("out.txt").read_text(encoding="utf-8") == out


def test_files_are_written_where_there_are_no_maps(lint):
    code, out, err = lint("--output-format", "gitlab", "--output-file", "out.json")
    assert (code, out, err.split(":")[0]) == (0, "", "warning")
    assert Path("out.json").read_text(encoding="utf-8") == "[]\n"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("-F json -o a -o b", "--output-file: `b` has no format"),
        ("-o a -o b", "--output-file: `a` has no format"),
        ("-F json -F github", "--output-format: `json` has no file"),
        ("-F json -F github -F sarif -o a", "--output-format: `github` has no file"),
        ("-F json -F github -o a -o a", "--output-file: two formats cannot go to the same file"),
        ("-F github -F sarif -o a.sarif", "--output-file: `a.sarif` would hold `github`"),
        ("-F json -o a -F xml", "--output-format: `xml` is not one of the choices"),
    ],
)
def test_outputs_that_do_not_fit(lint, given, message):
    write("a.cjm.yaml", BAD)
    long = {"-F": "--output-format", "-o": "--output-file"}
    code, out, err = lint(*(long.get(word, word) for word in given.split()))
    assert (code, out) == (2, "")
    assert err.startswith(f"error: {message}\n  help: ")
    assert not Path("a").exists()


def test_colours(lint, monkeypatch):
    write("a.cjm.yaml", BAD)
    plain = lint(*ONLY_OWNERS)[1]
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = lint(*ONLY_OWNERS)[1]
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert "\x1b" not in lint(*ONLY_OWNERS, "--output-format", "json")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert lint(*ONLY_OWNERS)[1] == plain


def test_hostile_words_do_not_reach_the_terminal(lint):
    write("a.cjm.yaml", 'cjm: 1\ntitle: A\n"x\\u202ey": 1\nz\u202e: 1\nphases: [A]\n')
    for name in ("full", "concise", "github"):
        out = lint("--output-format", name)[1]
        assert not set(out) & {"\x1b", "\u202e"}
        assert "CJM0010" in out


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"\0" * 10, b"- " * 5000, b"[" * 5000, b"a: *b", b"!!python/object:x {}"]
)
def test_no_bytes_give_a_traceback(lint, content):
    Path("a.cjm.yaml").write_bytes(content)
    code, out, err = lint()
    assert (code, err) == (1, "")
    assert "error[CJM00" in out


def test_a_rule_that_breaks(lint, monkeypatch):
    from cjm.lint import registry
    from cjm.lint.rule import Rule

    def broken(_context):
        raise ZeroDivisionError("division by zero")

    bad = Rule("CJM0898", "broken", "Broken", "warning", "draft", (), broken, "")
    monkeypatch.setattr("cjm.cli.findings.selections.all_rules", lambda _: (*registry.all_rules(), bad))
    write("a.cjm.yaml", GOOD)
    code, _, err = lint("--select", "CJM0898")
    assert code == 2
    assert err == (
        "error: a.cjm.yaml: the rule CJM0898 (broken) failed: ZeroDivisionError: division by zero\n"
        "  help: this is a bug in cjm, not in your map; `--ignore CJM0898` leaves the rule out\n"
    )


def test_as_a_program(here):
    write("a.cjm.yaml", BAD)
    done = subprocess.run(
        [sys.executable, "-m", "cjm", "lint", "-", "--select", "CJM0801", "--output-format", "concise"],
        input=BAD.encode(), capture_output=True,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stdout.decode() == (
        "-:4:5: warning[CJM0801 phase-without-owner]: nobody is answerable for the phase “Awareness”\n"
    )
    assert done.stderr == b""


def test_the_page_of_a_rule_in_every_format(lint, monkeypatch):
    monkeypatch.setattr("cjm.lint.pages.RULE_PAGES", "https://pages.invalid/rules/{code}.html")
    write("a.cjm.yaml", BAD)
    page = "https://pages.invalid/rules/CJM0801.html"
    (finding,) = json.loads(lint(*ONLY_OWNERS, "--output-format", "json")[1])
    assert finding["url"] == page
    rules = json.loads(lint(*ONLY_OWNERS, "--output-format", "sarif")[1])["runs"][0]["tool"]["driver"][
        "rules"
    ]
    assert next(rule["helpUri"] for rule in rules if rule["id"] == "CJM0801") == page
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("FORCE_HYPERLINK", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    assert lint(*ONLY_OWNERS)[1].startswith(
        f"warning[\x1b]8;;{page}\x1b\\CJM0801 phase-without-owner\x1b]8;;\x1b\\]: "
    )
