"""The hook runs in a git repository: a wrong map cannot be committed."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.ci.checkout import CLEAN, WRONG, checkout, git, repository, run
from tests.ci.scaffolds import PRE_COMMIT, PROGRAMS, write_all


@pytest.fixture
def pre_commit() -> str:
    beside = shutil.which("pre-commit", path=str(Path(sys.executable).parent))
    program = beside or shutil.which("pre-commit")
    if program is None:
        pytest.skip("pre-commit is not installed: pip install -e '.[test]'")
    return program


def test_the_manifest_is_valid(pre_commit, tmp_path):
    done = run(
        [pre_commit, "validate-manifest", str(checkout(tmp_path / "cjm") / ".pre-commit-hooks.yaml")],
        tmp_path,
    )
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.slow
def test_a_wrong_map_cannot_be_committed(pre_commit, tmp_path):
    cjm = checkout(tmp_path / "cjm")
    project = tmp_path / "project"
    (project / "maps").mkdir(parents=True)
    revision = git(cjm, "rev-parse", "HEAD").stdout.strip()
    (project / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {cjm.as_uri()}\n    rev: {revision}\n    hooks:\n"
        "      - id: cjm-lint\n        args: [--profile, draft, --output-format, concise]\n"
    )
    repository(project)
    variables = {"PRE_COMMIT_HOME": str(tmp_path / "cache")}
    assert run([pre_commit, "install"], project, **variables).returncode == 0

    (project / "notes.yaml").write_text("ownr: nobody\n")
    (project / "maps/bike.cjm.yaml").write_text(WRONG)
    assert git(project, "add", "-A").returncode == 0
    refused = run(["git", "commit", "-m", "Add a map"], project, **variables)
    assert refused.returncode == 1, refused.stdout
    assert "maps/bike.cjm.yaml:5:5: error[CJM0010 unknown-key]: unknown key `ownr`" in refused.stdout
    assert "notes.yaml" not in refused.stdout

    (project / "maps/bike.cjm.yaml").write_text(CLEAN)
    git(project, "add", "-A")
    taken = run(["git", "commit", "-m", "Add a map"], project, **variables)
    assert taken.returncode == 0, taken.stdout
    assert "cjm lint.................................................................Passed" in taken.stdout


def test_the_hooks_of_a_scaffold_lay_out_maps_and_refuse_wrong_ones(pre_commit, tmp_path):
    write_all(tmp_path)
    config = tmp_path / PRE_COMMIT
    lines = (
        config.read_text("utf-8").replace("language: python", "language: system").splitlines(keepends=True)
    )
    config.write_text(
        "".join(line for line in lines if "additional_dependencies" not in line)
    )  # cjm is here already
    (tmp_path / "wrong.cjm.yaml").write_text(WRONG)
    (tmp_path / "bike.cjm.yaml").write_text("phases: [Breakdown]\ntitle: A bicycle is repaired\ncjm:   1\n")
    (tmp_path / "cjm.toml").write_text('[lint]\nprofile = "draft"\n')
    repository(tmp_path)
    variables = {
        "PRE_COMMIT_HOME": str(tmp_path / ".git" / "cache"),
        "PATH": f"{PROGRAMS}:{os.environ['PATH']}",
    }

    done = run([pre_commit, "run", "--all-files"], tmp_path, **variables)
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stdout
    assert "error[CJM0010 unknown-key]: unknown key `ownr`" in done.stdout
    assert (
        (tmp_path / "bike.cjm.yaml").read_text().startswith("cjm: 1\ntitle: A bicycle is repaired\nphases:")
    )

    git(tmp_path, "rm", "--quiet", "--force", "wrong.cjm.yaml")
    git(tmp_path, "add", "--all")
    again = run([pre_commit, "run", "--all-files"], tmp_path, **variables)
    assert again.returncode == 0, again.stdout
    assert again.stdout.count("Passed") == 2
