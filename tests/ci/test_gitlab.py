"""The GitLab template: valid, and its script does what it says."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.ci.checkout import WRONG, checkout, run
from tests.conftest import ROOT

TEMPLATE = ROOT / "ci" / "gitlab.yml"
JOB = yaml.safe_load(TEMPLATE.read_text(encoding="utf-8"))["cjm-lint"]


def job(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the job's script as GitLab's runner does: all lines in one `bash`, the first failure ends it."""
    return run(
        ["bash", "-eo", "pipefail", "-c", "\n".join(JOB["script"])], folder, **(JOB["variables"] | variables)
    )


def test_the_template_is_valid():
    schema = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.gitlab-ci"]
    done = run([*schema, "--data-transform", "gitlab-ci", str(TEMPLATE)], ROOT)
    assert done.returncode == 0, done.stdout


def test_it_says_what_to_set(tmp_path):
    done = job(tmp_path)
    assert (done.returncode, done.stdout) == (
        2,
        "Set the variable CJM_PACKAGE to what pip shall install as cjm\n",
    )


@pytest.mark.slow
def test_findings_are_in_the_report_and_in_the_log(tmp_path):
    package = checkout(tmp_path / "cjm")
    project = tmp_path / "project"
    (project / "maps").mkdir(parents=True)
    (project / "maps/bike.cjm.yaml").write_text(WRONG)
    done = job(project, CJM_PACKAGE=str(package), CJM_PATHS="maps", CJM_ARGS="--profile draft")
    assert done.returncode == 1, done.stdout
    assert "error[CJM0010 unknown-key]: unknown key `ownr`" in done.stdout
    report = json.loads((project / JOB["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
    assert [(issue["check_name"], issue["location"]["path"]) for issue in report] == [
        ("CJM0010", "maps/bike.cjm.yaml")
    ]
