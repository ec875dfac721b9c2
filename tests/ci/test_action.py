"""The GitHub Action: valid, and its scripts do what it says."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.ci.checkout import CLEAN, WRONG, checkout, run
from tests.conftest import ROOT

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: dict[str, Any] = {step["id"]: step for step in ACTION["runs"]["steps"] if "run" in step}
CJM = str(Path(sys.executable).parent / "cjm")


def step(name: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a step's script as GitHub's runner does, with `bash`."""
    script = folder / "step.sh"
    script.write_text(STEPS[name]["run"], encoding="utf-8")
    output = folder / "output.txt"
    output.touch()
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
    known = {"GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(folder / "summary.md")}
    return run(command, folder, **known | variables)


def lint(
    folder: Path, paths: str = ".", args: str = "--profile draft", sarif: str = "", **variables: str
) -> tuple[int, str]:
    inputs = {"CJM": CJM, "PATHS": paths, "ARGS": args, "SARIF_FILE": sarif, "JOB_SUMMARY": "true"}
    done = step("lint", folder, **inputs | variables)
    return done.returncode, done.stdout


def test_the_action_is_valid():
    schema = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions"]
    done = run([*schema, str(ROOT / "action.yml")], ROOT)
    assert done.returncode == 0, done.stdout


def test_nothing_from_outside_is_put_into_a_script():
    assert all("${{" not in each["run"] for each in STEPS.values())
    assert set(STEPS["lint"]["env"]) == {"CJM", "PATHS", "ARGS", "SARIF_FILE", "JOB_SUMMARY"}


def test_findings_are_annotations(tmp_path):
    (tmp_path / "bike.cjm.yaml").write_text(WRONG)
    code, out = lint(tmp_path)
    assert code == 1
    assert out.startswith(
        "::error title=CJM0010 unknown-key,file=bike.cjm.yaml,line=5,endLine=5,col=5,endColumn=9::"
    )
    assert out.count("\n") == 1


def test_a_clean_map_passes(tmp_path):
    (tmp_path / "bike.cjm.yaml").write_text(CLEAN)
    assert lint(tmp_path) == (0, "")


def test_paths_are_lines_and_options_are_words(tmp_path):
    for name in ("a b.cjm.yaml", "-x.cjm.yaml", "c.cjm.yaml"):
        (tmp_path / name).write_text(WRONG)
    code, out = lint(tmp_path, "a b.cjm.yaml\n-x.cjm.yaml\n", "--profile draft\n  --exit-zero")
    assert code == 0
    assert [line.split("file=")[1].split(",")[0] for line in out.splitlines()] == [
        "-x.cjm.yaml",
        "a b.cjm.yaml",
    ]


def test_words_that_look_like_commands_are_not_run(tmp_path):
    code, out = lint(tmp_path, "$(touch hacked)\n`touch hacked`; touch hacked", "$(touch hacked)")
    assert code == 2
    assert "error: " in out
    assert not (tmp_path / "hacked").exists()


def test_sarif_is_written_beside_the_annotations_and_its_name_is_told(tmp_path):
    (tmp_path / "bike.cjm.yaml").write_text(WRONG)
    code, out = lint(tmp_path, sarif="cjm.sarif")
    assert (code, out[:8]) == (1, "::error ")
    results = json.loads((tmp_path / "cjm.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert [result["ruleId"] for result in results] == ["CJM0010"]
    assert (tmp_path / "output.txt").read_text() == "sarif-file=cjm.sarif\n"


def test_the_page_of_the_run_shows_maps_and_findings(tmp_path):
    (tmp_path / "bike.cjm.yaml").write_text(WRONG)
    (tmp_path / "tram.cjm.yaml").write_text(CLEAN)
    (tmp_path / "summary.md").write_text("# Of an earlier action\n")
    place = {"GITHUB_REPOSITORY": "a/b", "GITHUB_SHA": "1f", "GITHUB_SERVER_URL": "https://git.example.org"}
    assert lint(tmp_path, **place)[0] == 1
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert summary.startswith(
        "# Of an earlier action\n## Journey maps: 1 error\n\n2 files checked, findings in 1.\n"
    )
    assert "| [A bicycle is repaired](<https://git.example.org/a/b/blob/1f/tram.cjm.yaml>)<br>tram" in summary
    assert "| [5](<https://git.example.org/a/b/blob/1f/bike.cjm.yaml#L5>) | **Error** |" in summary


@pytest.mark.parametrize(
    "variables", [{"JOB_SUMMARY": "false"}, {"GITHUB_STEP_SUMMARY": ""}, {"ARGS": "--profile lax"}]
)
def test_there_is_no_summary_where_none_is_wanted_or_possible(tmp_path, variables):
    (tmp_path / "bike.cjm.yaml").write_text(CLEAN)
    code, _ = lint(tmp_path, **variables)
    assert code == (2 if "ARGS" in variables else 0)
    assert not (tmp_path / "summary.md").exists()


@pytest.mark.slow
def test_cjm_is_installed_from_the_path_of_the_action(tmp_path):
    action = checkout(tmp_path / "action")
    done = step(
        "install", tmp_path, PYTHON=sys.executable, RUNNER_TEMP=str(tmp_path), GITHUB_ACTION_PATH=str(action)
    )
    assert done.returncode == 0, done.stdout
    name, _, program = (tmp_path / "output.txt").read_text().strip().partition("=")
    assert name == "cjm"
    assert run([program, "--version"], tmp_path).stdout.startswith("cjm ")
