"""`cjm lint --fix`, `--unsafe-fixes` and `--diff`: what is written, what is said, and what is left alone."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from tests.conftest import ROOT

from cjm.cli.app import run

BAD = "cjm: 1\ntitle: A map\nownrs: {shop: Shop}  # who\nphases:\n  - name: Awareness\n    owner: shop\n"
GOOD = BAD.replace("ownrs", "owners")
GUESS = GOOD.replace("owner: shop", "owner: sales")
ADDED = GUESS.replace("{shop: Shop}", "{shop: Shop, sales: sales}")
ONLY = ("--select", "CJM0801")


pytestmark = pytest.mark.usefixtures("here")


@pytest.fixture
def lint(capsys):
    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(["lint", *ONLY, *arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return call


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def test_a_fix_is_written_and_the_rest_is_shown(lint):
    path = write("a.cjm.yaml", BAD)
    assert lint("--fix") == (0, "All good: 1 map checked.\n", "Fixed 1 finding in 1 file.\n")
    assert path.read_text() == GOOD
    assert lint("--fix") == (0, "All good: 1 map checked.\n", "")


def test_what_remains_decides_on_the_exit_code(lint):
    write("a.cjm.yaml", BAD.replace("owner: shop", "owner: sales"))
    assert lint("--fix", "--select", "CJM0802", "--output-format", "concise") == (
        1,
        "a.cjm.yaml:6:12: error[CJM0802 undefined-owner]: there is no owner `sales`\n",
        "Fixed 1 finding in 1 file.\n",
    )


def test_line_breaks_and_the_byte_order_mark_stay(lint):
    path = write("a.cjm.yaml", "\ufeff" + BAD.replace("\n", "\r\n").removesuffix("\r\n"))
    path.chmod(0o640)
    assert lint("--fix")[0] == 0
    assert path.read_bytes() == ("\ufeff" + GOOD.replace("\n", "\r\n").removesuffix("\r\n")).encode()
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_file_without_fixes_is_not_touched(lint):
    path = write("a.cjm.yaml", GOOD)
    before = path.stat()
    lint("--fix")
    after = path.stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_a_difference_is_shown_and_nothing_written(lint):
    path = write("maps/a.cjm.yaml", BAD)
    write("maps/b.cjm.yaml", GOOD)
    assert lint("--diff") == (
        1,
        (
            "--- maps/a.cjm.yaml\n+++ maps/a.cjm.yaml\n@@ -1,6 +1,6 @@\n cjm: 1\n title: A map\n"
            "-ownrs: {shop: Shop}  # who\n+owners: {shop: Shop}  # who\n"
            " phases:\n   - name: Awareness\n     owner: shop\n"
        ),
        "Would fix 1 finding in 1 file.\n",
    )
    assert path.read_text() == BAD
    assert lint("--diff", "maps/b.cjm.yaml") == (0, "", "")


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "\n"])
def test_git_applies_the_difference(lint, here, line_break, last):
    write("a.cjm.yaml", (BAD.removesuffix("\n") + last).replace("\n", line_break))
    out = lint("--diff")[1]
    subprocess.run(["git", "apply", "-p0"], cwd=here, input=out.encode(), check=True)
    assert (
        Path("a.cjm.yaml").read_bytes() == (GOOD.removesuffix("\n") + last).replace("\n", line_break).encode()
    )


def test_guesses_are_made_only_when_asked_for(lint):
    path = write("a.cjm.yaml", GUESS)
    assert lint("--fix", "--select", "CJM0802")[0] == 1
    assert path.read_text() == GUESS
    assert lint("--diff", "--unsafe-fixes", "--select", "CJM0802")[0] == 1
    assert path.read_text() == GUESS
    assert lint("--fix", "--unsafe-fixes", "--select", "CJM0802")[0] == 0
    assert path.read_text() == ADDED


def test_guesses_need_something_to_make_them(lint):
    write("a.cjm.yaml", GUESS)
    assert lint("--unsafe-fixes") == (
        2,
        "",
        "error: --unsafe-fixes says which fixes are made, but none is asked for\n  help: add --fix or --diff\n",
    )


def test_standard_input_is_fixed_on_standard_output(lint, monkeypatch):
    data = ("\ufeff" + BAD.replace("\n", "\r\n")).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    code, out, err = lint("--fix", "-")
    assert code == 0
    assert out.encode() == ("\ufeff" + GOOD.replace("\n", "\r\n")).encode()
    assert err == "Fixed 1 finding in 1 file.\nAll good: 1 map checked.\n"


@pytest.mark.parametrize("data", [GOOD.encode(), b"\xff\xfe nothing", b""])
def test_standard_input_without_fixes_is_printed_as_it_is(data, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "cjm", "lint", "--fix", "-"], input=data, capture_output=True, check=False
    )
    assert done.stdout == data


def test_a_fix_left_out_is_named(lint):
    path = write("a.cjm.yaml", GOOD.replace("owner: shop", "emotion: {scor: 7}"))
    code, _, err = lint("--fix")
    assert code == 1
    assert err == "warning: a.cjm.yaml:6:15: CJM0010 is not fixed: it would raise CJM0013\n"
    assert "scor: 7" in path.read_text()


def test_a_library_is_fixed_before_the_maps_that_use_it_are_checked_again(lint):
    write("cjm.toml", 'library = ["lib.cjm.yaml"]\n')
    library = write("lib.cjm.yaml", "cjm: 1\nkind: library\nownrs: {sales: Sales}\n")
    write("a.cjm.yaml", GUESS)
    assert lint("--fix")[0] == 0
    assert "owners: {sales: Sales}" in library.read_text()


def test_silenced_findings_are_not_fixed(lint):
    text = GOOD.replace("owner: shop", "owner: shoop  # cjm: ignore[CJM0802] soon")
    path = write("a.cjm.yaml", text)
    lint("--fix", "--select", "CJM0802")
    assert path.read_text() == text


def test_unused_suppressions_are_removed(lint):
    path = write("a.cjm.yaml", GOOD.replace("owner: shop", "owner: shop  # cjm: ignore[CJM0801] no team"))
    lint("--fix", "--select", "CJM0801,CJM90")
    assert path.read_text() == GOOD


def test_json_holds_the_fix(lint):
    write("a.cjm.yaml", BAD)
    (finding,) = json.loads(lint("--output-format", "json")[1])
    assert finding["fix"] == {
        "applicability": "safe",
        "message": "rename the key to `owners`",
        "edits": [
            {
                "content": "owners",
                "location": {"row": 3, "column": 1},
                "end_location": {"row": 3, "column": 6},
            }
        ],
    }


def test_sarif_holds_the_fix(lint):
    write("a.cjm.yaml", BAD)
    log = json.loads(lint("--output-format", "sarif")[1])
    schema = json.loads((ROOT / "tests" / "data" / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
    jsonschema.Draft7Validator(schema).validate(log)
    assert log["runs"][0]["results"][0]["fixes"] == [
        {
            "description": {"text": "rename the key to `owners`"},
            "artifactChanges": [
                {
                    "artifactLocation": {"uri": "a.cjm.yaml", "uriBaseId": "%SRCROOT%"},
                    "replacements": [
                        {
                            "deletedRegion": {
                                "startLine": 3, "startColumn": 1, "endLine": 3, "endColumn": 6,
                            },
                            "insertedContent": {"text": "owners"},
                        }
                    ],
                }
            ],
        }
    ]  # fmt: skip


def test_the_terminal_says_how_to_fix(lint):
    write("a.cjm.yaml", BAD.replace("owner: shop", "emotion: {score: 5}"))
    out = lint()[1]
    assert "  = fix: rename the key to `owners` (--fix)\n" in out
    assert "  = fix: turn the scale from 1 to 5 of all emotions into -2 to 2 (--fix --unsafe-fixes)\n" in out
    assert out.endswith("1 fixable with `--fix`, 1 fixable with `--fix --unsafe-fixes`.\n")
