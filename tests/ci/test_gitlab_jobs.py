"""The jobs for GitLab do what they say, against a stand-in for GitLab's API on this machine."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.ci.checkout import WRONG
from tests.ci.gitlab_api import ISSUES, ME, NOTES, TOKEN, GitLab, served
from tests.ci.scaffolds import DUE, FRESH, GITLAB, NOW, Runner, pull_request, read, write_all
from tests.git_tree import WorkTree

MARK, DUE_MARK = "<!-- cjm-diff -->", "<!-- cjm-review -->"


@pytest.fixture(scope="module")
def jobs(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("scaffolds")
    write_all(folder)
    return read(folder, GITLAB)


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pull_request(tmp_path_factory.mktemp("gitlab"), FRESH)


@pytest.fixture
def gitlab() -> Iterator[GitLab]:
    with served() as server:
        yield server


@pytest.fixture
def runner(clone: Path, tmp_path: Path, gitlab: GitLab) -> Runner:
    """A runner with a token, in a pipeline for merged results."""
    shutil.copytree(clone, tmp_path / "clone")
    (tmp_path / "programs").mkdir()
    (tmp_path / "temporary").mkdir()
    tree = WorkTree(tmp_path / "clone")
    known = {
        "CI_API_V4_URL": gitlab.address,
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": tree.git("merge-base", "origin/main", "origin/topic").strip(),
        "CI_MERGE_REQUEST_IID": "7",
        "CI_MERGE_REQUEST_PROJECT_ID": "5",
        "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA": tree.git("rev-parse", "origin/topic").strip(),
        "CI_PROJECT_ID": "5",
        "CJM_TOKEN": TOKEN,
        "no_proxy": "127.0.0.1",
    }
    return Runner(tree.root, tmp_path / "programs", tmp_path / "temporary", known | NOW)


def run_job(runner: Runner, job: Any, **variables: str) -> subprocess.CompletedProcess[str]:
    return runner.bash("\n".join(job["script"]), **variables)


def note(number: int, body: str, author: int = ME) -> dict[str, Any]:
    return {"id": number, "author": {"id": author}, "body": body, "state": "opened"}


def issue(number: int, description: str) -> dict[str, Any]:
    return {"iid": number, "author": {"id": ME}, "description": description, "state": "opened"}


def test_pip_installs_what_the_file_names(runner, jobs):
    runner.program("pip", "echo")
    done = runner.bash("\n".join(jobs[".cjm"]["before_script"]), **jobs[".cjm"]["variables"])
    assert done.stdout.endswith(f"ignore {jobs['.cjm']['variables']['CJM']}\n")
    assert {job.get("extends") for name, job in jobs.items() if name != ".cjm"} == {".cjm"}


def test_findings_are_in_both_reports_and_in_the_log(runner, jobs):
    (runner.folder / "wrong.cjm.yaml").write_text(WRONG)
    done = run_job(runner, jobs["cjm-lint"])
    assert done.returncode == 1
    assert "error[CJM0010 unknown-key]: unknown key `ownr`" in done.stdout
    reports = jobs["cjm-lint"]["artifacts"]["reports"]
    issues = json.loads((runner.folder / reports["codequality"]).read_text("utf-8"))
    assert "CJM0010" in {issue["check_name"] for issue in issues}
    suites = ET.parse(runner.folder / reports["junit"]).getroot()
    assert "wrong.cjm.yaml" in {suite.get("name") for suite in suites}


class TestChanges:
    def test_the_changes_of_the_branch_alone_are_a_comment_that_is_kept_up_to_date(
        self, runner, jobs, gitlab
    ):
        done = run_job(runner, jobs["cjm-changes"])
        assert done.returncode == 0, done.stdout
        told = (runner.folder / jobs["cjm-changes"]["artifacts"]["paths"][0]).read_text("utf-8")
        assert told.startswith(MARK)
        assert "Breakdown" in told
        assert "tram" not in told
        assert "/approve" in told
        assert not re.search(r"(?m)^\s*/", told)  # GitLab would do what such a line says
        assert [each["body"] for each in gitlab.notes] == [told]
        gitlab.notes[:] = [
            note(1, f"{MARK}\nMine", author=1), note(2, "Ours, but something else"), note(3, "x", author=1),
            note(4, f"{MARK}\nOld"),
        ]  # fmt: skip
        assert run_job(runner, jobs["cjm-changes"]).returncode == 0
        assert [each["body"] for each in gitlab.notes[:3]] == [
            f"{MARK}\nMine",
            "Ours, but something else",
            "x",
        ]
        assert [each["body"] for each in gitlab.notes[3:]] == [told]
        assert gitlab.calls[-1] == f"PUT {NOTES}/4"

    def test_without_changes_there_is_no_comment(self, runner, jobs, gitlab):
        base = runner.variables["CI_MERGE_REQUEST_DIFF_BASE_SHA"]
        done = run_job(runner, jobs["cjm-changes"], CI_MERGE_REQUEST_SOURCE_BRANCH_SHA=base)
        assert done.returncode == 0, done.stdout
        assert gitlab.notes == []

    def test_without_a_token_there_is_the_artifact(self, runner, jobs, gitlab):
        done = run_job(runner, jobs["cjm-changes"], CJM_TOKEN="")
        assert done.returncode == 0
        assert "in the artifact cjm-changes.md" in done.stdout
        assert (runner.folder / "cjm-changes.md").read_text("utf-8").startswith(MARK)
        assert gitlab.calls == []

    def test_what_the_host_refuses_is_said_without_the_token(self, runner, jobs, gitlab):
        (runner.folder / "json.py").write_text("raise SystemExit('code of the branch was run')")
        done = run_job(runner, jobs["cjm-changes"], CJM_TOKEN="another")
        assert done.returncode == 1
        assert done.stdout.endswith('GET /user: 401 {"message": "401 Unauthorized"}\n')
        assert "another" not in done.stdout
        assert gitlab.notes == []

    def test_what_cannot_be_compared_fails(self, runner, jobs, gitlab):
        done = run_job(runner, jobs["cjm-changes"], CI_MERGE_REQUEST_DIFF_BASE_SHA="nowhere")
        assert done.returncode == 2
        assert gitlab.calls == []


def test_the_site_is_where_pages_takes_it_from(runner, jobs):
    done = run_job(runner, jobs["cjm-pages"])
    assert done.returncode == 0, done.stdout
    assert jobs["cjm-pages"]["artifacts"]["paths"] == ["public"]
    assert (runner.folder / "public" / "index.html").is_file()


class TestReminder:
    def test_an_issue_is_opened_where_something_is_due(self, runner, jobs, gitlab):
        (runner.folder / "maps/bike.cjm.yaml").write_text(DUE)
        done = run_job(runner, jobs["cjm-reminder"])
        assert done.returncode == 0, done.stdout
        (issue,) = gitlab.issues
        assert issue["title"] == "Journey maps are due for review"
        assert issue["description"].startswith(f"{DUE_MARK}\n")
        assert "A bicycle is repaired" in issue["description"]
        assert not re.search(r"(?m)^\s*/", issue["description"])
        assert gitlab.calls == [f"GET {ISSUES}", f"POST {ISSUES}"]

    def test_the_one_that_is_open_is_kept_up_to_date_and_not_closed(self, runner, jobs, gitlab):
        others = [
            {**issue(1, f"{DUE_MARK}\nMine"), "author": {"id": 1}},
            issue(2, "Ours, but something else"),
        ]
        gitlab.issues[:] = [*others, issue(3, f"{DUE_MARK}\nOld")]
        assert run_job(runner, jobs["cjm-reminder"]).returncode == 0
        told = (runner.folder / "cjm-review.md").read_text("utf-8")
        assert gitlab.issues == [*others, issue(3, f"{DUE_MARK}\n{told}")]
        assert gitlab.calls == [f"GET {ISSUES}", f"PUT {ISSUES}/3"]

    def test_none_is_opened_where_nothing_is_due(self, runner, jobs, gitlab):
        assert run_job(runner, jobs["cjm-reminder"]).returncode == 0
        assert gitlab.issues == []

    def test_without_a_token_the_job_fails_so_that_somebody_is_told(self, runner, jobs, gitlab):
        (runner.folder / "maps/bike.cjm.yaml").write_text(DUE)
        done = run_job(runner, jobs["cjm-reminder"], CJM_TOKEN="")
        assert (done.returncode, "A bicycle is repaired" in done.stdout) == (1, True)
        assert gitlab.calls == []
