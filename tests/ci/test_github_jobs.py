"""The jobs for GitHub do what they say, in a clone such as actions/checkout makes, against a stand-in for GitHub's API."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.ci.checkout import WRONG
from tests.ci.scaffolds import DUE, FRESH, GITHUB, NOW, Runner, of_expressions, pull_request, read, write_all
from tests.conftest import ROOT
from tests.git_tree import WorkTree

MARK, DUE_MARK = "<!-- cjm-diff -->", "<!-- cjm-review -->"
SOMEBODY = {"login": "somebody"}


@pytest.fixture(scope="module")
def jobs(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("scaffolds")
    write_all(folder)
    return read(folder, GITHUB)["jobs"]


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pull request that lowers a mood, merged for trial into a `main` that went on: what actions/checkout gets."""
    return pull_request(tmp_path_factory.mktemp("github"), FRESH)


@pytest.fixture
def runner(clone: Path, tmp_path: Path) -> Runner:
    shutil.copytree(clone, tmp_path / "clone")
    programs, temporary = tmp_path / "programs", tmp_path / "temporary"
    programs.mkdir()
    temporary.mkdir()
    state = temporary / "github.json"
    state.write_text(json.dumps({"comments": [], "issues": [], "calls": []}))
    known = {
        "GH_STATE": str(state),
        "GITHUB_OUTPUT": str(temporary / "output"),
        "GITHUB_REPOSITORY": "acme/maps",
        "GITHUB_RUN_ID": "9",
        "GITHUB_SERVER_URL": "https://git.example.org",
        "GITHUB_STEP_SUMMARY": str(temporary / "summary.md"),
        "RUNNER_TEMP": str(temporary),
        "PYTHONPATH": str(ROOT),
    }
    found = Runner(tmp_path / "clone", programs, temporary, known | NOW)
    found.program("gh", sys.executable, str(ROOT / "tests/ci/github_api.py"))
    return found


def step(runner: Runner, job: Any, name: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the step of that name, with the outputs of those before."""
    output = runner.temporary / "output"
    outputs = dict(re.findall(r"(?m)^(\w+)=(.*)$", output.read_text() if output.exists() else ""))
    values = {
        "github.base_ref": "main",
        "github.token": "a token",
        "github.event.pull_request.number": "7",
        "steps.diff.outputs.changed": outputs.get("changed", ""),
        "steps.review.outputs.due": outputs.get("due", ""),
    }
    (content,) = (each for each in job["steps"] if each.get("name") == name)
    return runner.bash(content["run"], **of_expressions(content.get("env", {}), values) | variables)


def state(runner: Runner, **changed: Any) -> Any:
    """What the API holds, after it was given what is changed."""
    file = runner.temporary / "github.json"
    content = json.loads(file.read_text("utf-8")) | changed
    file.write_text(json.dumps(content), "utf-8")
    return content


class TestLint:
    NAME = "Show findings on their lines, and all of them on the page of the run"

    def test_findings_are_annotations_and_on_the_page_of_the_run(self, runner, jobs):
        (runner.folder / "wrong.cjm.yaml").write_text(WRONG)
        done = step(runner, jobs["lint"], self.NAME)
        assert done.returncode == 1
        assert "::error title=CJM0010 unknown-key,file=wrong.cjm.yaml,line=5," in done.stdout
        assert "## Journey maps: 1 error" in (runner.temporary / "summary.md").read_text("utf-8")

    def test_sarif_is_written_whatever_is_found(self, runner, jobs):
        (runner.folder / "wrong.cjm.yaml").write_text(WRONG)
        assert step(runner, jobs["code-scanning"], "Write findings as SARIF").returncode == 0
        (sent,) = (
            each["with"] for each in jobs["code-scanning"]["steps"] if "sarif_file" in each.get("with", {})
        )
        assert sent["sarif_file"] == "${{ runner.temp }}/cjm.sarif"
        results = json.loads((runner.temporary / "cjm.sarif").read_text("utf-8"))["runs"][0]["results"]
        assert "CJM0010" in {result["ruleId"] for result in results}

    def test_pip_installs_what_the_workflow_names(self, runner, jobs):
        runner.program("pip", "echo")
        done = step(runner, jobs["lint"], "Install cjm", CJM="customer-journey-maps~=0.1.0")
        assert done.stdout == "install --quiet --disable-pip-version-check customer-journey-maps~=0.1.0\n"


class TestChanges:
    DIFF, COMMENT = "Say what changes in the journeys", "Keep one comment up to date"

    def test_the_changes_of_the_branch_alone_are_a_comment_that_is_kept_up_to_date(self, runner, jobs):
        done = step(runner, jobs["changes"], self.DIFF)
        assert done.returncode == 0, done.stdout
        told = (runner.temporary / "changes.md").read_text("utf-8")
        assert told.startswith(MARK)
        assert "Breakdown" in told
        assert "tram" not in told  # main went on: not of this branch
        assert (runner.temporary / "summary.md").read_text("utf-8") == told

        assert step(runner, jobs["changes"], self.COMMENT).returncode == 0
        assert [comment["body"] for comment in state(runner)["comments"]] == [told]
        (runner.temporary / "changes.md").write_text(f"{MARK}\nMore", "utf-8")
        assert step(runner, jobs["changes"], self.COMMENT).returncode == 0
        assert [comment["body"] for comment in state(runner)["comments"]] == [f"{MARK}\nMore"]

    def test_without_changes_there_is_no_comment_but_an_old_one_is_brought_up_to_date(self, runner, jobs):
        WorkTree(runner.folder).git("checkout", "--quiet", "origin/main")
        assert step(runner, jobs["changes"], self.DIFF).returncode == 0
        assert step(runner, jobs["changes"], self.COMMENT).returncode == 0
        assert state(runner)["comments"] == []
        state(runner, comments=[{"id": 3, "user": {"login": "github-actions[bot]"}, "body": f"{MARK}\nOld"}])
        assert step(runner, jobs["changes"], self.COMMENT).returncode == 0
        (comment,) = state(runner)["comments"]
        assert comment["body"] == (runner.temporary / "changes.md").read_text("utf-8")

    def test_comments_of_others_stay_and_ours_is_found_on_any_page(self, runner, jobs):
        (runner.temporary / "changes.md").write_text(f"{MARK}\nNew", "utf-8")
        bot = {"login": "github-actions[bot]"}
        others = [
            {"id": 1, "user": SOMEBODY, "body": f"{MARK}\nMine"},
            {"id": 2, "user": bot, "body": f"As {MARK} said"},
            {"id": 3, "user": None, "body": None},
        ]
        state(runner, comments=[*others, {"id": 4, "user": bot, "body": f"{MARK}\nOld"}])
        assert step(runner, jobs["changes"], self.COMMENT, CHANGED="1").returncode == 0
        assert state(runner)["comments"] == [*others, {"id": 4, "user": bot, "body": f"{MARK}\nNew"}]

    def test_where_the_host_refuses_nothing_is_written_twice(self, runner, jobs):
        (runner.temporary / "changes.md").write_text(f"{MARK}\nNew", "utf-8")
        state(runner, refuses=True)
        done = step(runner, jobs["changes"], self.COMMENT, CHANGED="1")
        assert (done.returncode, "HTTP 403" in done.stdout) == (1, True)
        assert state(runner)["calls"] == []

    def test_what_cannot_be_compared_fails(self, runner, jobs):
        done = step(runner, jobs["changes"], self.DIFF, BASE="$(touch hacked); --output=hacked")
        assert done.returncode == 2
        assert not list(runner.folder.glob("*hacked*"))
        assert not (runner.temporary / "summary.md").exists()

    def test_in_a_pull_request_from_a_fork_only_the_comment_is_left_out(self, jobs):
        ours = "github.event.pull_request.head.repo.full_name == github.repository"
        conditions = {each["name"]: each.get("if") for each in jobs["changes"]["steps"] if "name" in each}
        assert (conditions[self.DIFF], conditions[self.COMMENT]) == (None, ours)
        assert jobs["changes"]["if"] == "github.event_name == 'pull_request'"


def test_the_site_is_where_pages_takes_it_from(runner, jobs):
    done = step(runner, jobs["site"], "Render the maps")
    assert done.returncode == 0, done.stdout
    (folder,) = (
        each["with"]["path"] for each in jobs["site"]["steps"] if "upload-pages" in each.get("uses", "")
    )
    assert (runner.folder / folder / "index.html").is_file()
    assert (jobs["site"]["if"], jobs["publish"]["needs"]) == ("github.event_name != 'pull_request'", "site")


class TestReminder:
    REVIEW, ISSUE = "See which reviews are due", "Keep one issue up to date"

    def test_one_issue_is_opened_and_kept_up_to_date(self, runner, jobs):
        (runner.folder / "maps/bike.cjm.yaml").write_text(DUE)
        done = step(runner, jobs["reminder"], self.REVIEW)
        assert done.returncode == 0, done.stdout
        for _ in range(2):
            assert step(runner, jobs["reminder"], self.ISSUE).returncode == 0
        (issue,) = state(runner)["issues"]
        assert issue["title"] == "Journey maps are due for review"
        assert issue["body"].startswith(f"{DUE_MARK}\n")
        assert "A bicycle is repaired" in issue["body"]
        assert "A tram is repaired" not in issue["body"]
        assert [call[0] for call in state(runner)["calls"]] == ["GET", "POST", "GET", "PATCH"]

    def test_too_much_for_an_issue_is_on_the_page_of_the_run(self, runner, jobs):
        (runner.temporary / "due.md").write_text("ж" * 65_536, "utf-8")
        assert step(runner, jobs["reminder"], self.ISSUE, DUE="1").returncode == 0
        (issue,) = state(runner)["issues"]
        assert issue["body"].startswith(f"{DUE_MARK}\n")
        assert "(https://git.example.org/acme/maps/actions/runs/9)" in issue["body"]

    def test_where_nothing_is_due_none_is_opened_and_none_is_closed(self, runner, jobs):
        assert step(runner, jobs["reminder"], self.REVIEW).returncode == 0
        assert step(runner, jobs["reminder"], self.ISSUE).returncode == 0
        assert state(runner)["issues"] == []
        others = [{"number": 1, "user": SOMEBODY, "body": f"{DUE_MARK}\nMine"}]
        bot = {"login": "github-actions[bot]"}
        state(
            runner, issues=[*others, {"number": 2, "user": bot, "body": f"{DUE_MARK}\nOld", "state": "open"}]
        )
        assert step(runner, jobs["reminder"], self.ISSUE).returncode == 0
        mine, ours = state(runner)["issues"]
        assert [mine] == others
        assert ours["body"] == f"{DUE_MARK}\n" + (runner.temporary / "due.md").read_text("utf-8")
        assert ours["state"] == "open"
