"""`cjm lint --statistics`, `--show-files` and `--show-settings`."""

import json
import tomllib
from pathlib import Path

import pytest

from cjm.cli.app import run

MAP = "cjm: 1\ntitle: A map\nphases:\n  - Awareness\n  - Purchase\n"


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


def test_statistics(lint):
    for number in range(6):
        write(f"{number}.cjm.yaml", MAP)
    rules = ["--select", "CJM0801,CJM0808", "--statistics"]
    assert lint(*rules) == (
        1, "12  warning  CJM0801 phase-without-owner\n 6  warning  CJM0808 map-without-owner\n", "",
    )  # fmt: skip
    assert lint(*rules, "--output-format", "concise")[1] == lint(*rules)[1]
    code, out, _ = lint(*rules, "--output-format", "json", "--exit-zero")
    assert code == 0
    assert json.loads(out) == [
        {"code": "CJM0801", "name": "phase-without-owner", "severity": "warning", "count": 12},
        {"code": "CJM0808", "name": "map-without-owner", "severity": "warning", "count": 6},
    ]


def test_statistics_of_nothing(lint):
    write("a.cjm.yaml", MAP)
    assert lint("--select", "CJM0802", "--statistics") == (0, "", "")
    assert lint("--select", "CJM0802", "--statistics", "--output-format", "json")[1] == "[]\n"


def test_statistics_beside_a_file(lint):
    write("a.cjm.yaml", MAP)
    options = ["--select", "CJM0801", "--output-format", "sarif", "--output-file", "a.sarif"]
    assert lint(*options, "--statistics")[1] == "2  warning  CJM0801 phase-without-owner\n"
    assert len(json.loads(Path("a.sarif").read_text("utf-8"))["runs"][0]["results"]) == 2
    assert lint("--statistics", "--output-format", "github") == (
        2, "", "error: --statistics: counts are not shown as `github`\n  help: leave the format out, or use `json`\n",
    )  # fmt: skip


def test_show_files(lint):
    write(".gitignore", "drafts/\n")
    Path(".git").mkdir()
    for name in ("maps/b.cjm.yaml", "maps/a.cjm.yml", "drafts/c.cjm.yaml", "maps/d.yaml"):
        write(name, "no map: [")
    assert lint("--show-files") == (0, "maps/a.cjm.yml\nmaps/b.cjm.yaml\n", "")
    assert lint("--show-files", "maps/d.yaml", "none.cjm.yaml") == (
        2, "maps/d.yaml\n", "error: none.cjm.yaml: there is no such file or folder\n",
    )  # fmt: skip


def test_show_settings(lint):
    write(
        "cjm.toml",
        'library = ["lib/*.cjm.yaml"]\ntoday = 2026-11-01\n[lint]\nprofile = "strict"\nfail-on = "error"\n'
        'baseline = "known.json"\nselect = ["CJM08"]\nignore = ["CJM0803"]\n'
        '[lint.per-file-ignores]\n"drafts/" = ["CJM08"]\n[lint.severity]\nCJM0801 = "error"\nCJM01 = "info"\n',
    )
    for name in ("a.cjm.yaml", "drafts/b.cjm.yaml", "c.cjm.yaml"):
        write(name, MAP)
    code, out, err = lint("--show-settings", "--ignore", "CJM0808", "--fail-on", "info")
    assert (code, err) == (0, "")
    first, second = out.split("\n# drafts/b.cjm.yaml\n")
    assert first.startswith("# a.cjm.yaml\n# c.cjm.yaml\n# by cjm.toml and the command line\n")
    held = tomllib.loads(first)
    codes = held["lint"].pop("select")
    assert str(held.pop("today")) == "2026-11-01"
    assert held == {
        "library": ["lib/*.cjm.yaml"],
        "lint": {
            "profile": "strict",
            "fail-on": "info",
            "baseline": "known.json",
            "plugins": [],
            "severity": {"CJM0801": "error"},
        },
    }
    assert {"CJM0801", "CJM0802"} <= set(codes)
    assert all(code.startswith("CJM08") for code in codes)
    assert not {"CJM0803", "CJM0808"} & set(codes)
    assert '    "CJM0801", # phase-without-owner\n' in first
    assert tomllib.loads(second)["lint"]["select"] == []
    assert not Path(".cjm_cache").exists()


def test_settings_without_a_configuration(lint):
    write("a.cjm.yaml", MAP)
    out = lint("--show-settings", "--today", "2026-03-01")[1]
    assert out.startswith(
        "# a.cjm.yaml\n# by the defaults and the command line\nlibrary = []\ntoday = 2026-03-01\n"
    )
    assert lint("--show-settings", "--select", "nope")[0] == 2
