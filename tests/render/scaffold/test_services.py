"""Which files a service gets, and what may be in their way."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from cjm import __version__
from cjm.errors import CannotDo
from cjm.render.scaffold.services import SERVICES, Place, requirement
from cjm.version import admits

FILES = {
    "github": {".github/workflows/cjm.yml"},
    "gitlab": {".gitlab/cjm.yml", ".gitlab-ci.yml"},
    "pre-commit": {".pre-commit-config.yaml"},
}


def write(service: str, root: Path, **options) -> set[str]:
    """The files that are written, after they were."""
    plan = SERVICES[service](Place(root, **options))
    for file, content in plan.files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return {file.relative_to(root).as_posix() for file in plan.files}


def test_every_service_is_tried_here():
    assert set(FILES) == set(SERVICES)


@pytest.mark.parametrize("service", FILES)
def test_files_are_written_once(service, tmp_path):
    assert write(service, tmp_path) == FILES[service]
    again = SERVICES[service](Place(tmp_path))
    assert (again.files, {file.relative_to(tmp_path).as_posix() for file in again.kept}) == (
        {},
        FILES[service],
    )
    assert not any("CJM_REQUIREMENT" in path.read_text("utf-8") for path in tmp_path.rglob("*.y*ml"))


@pytest.mark.parametrize(
    ("service", "name"), [("github", ".github/workflows/cjm.yml"), ("gitlab", ".gitlab/cjm.yml")]
)
def test_files_of_others_are_overwritten_by_force_only(service, name, tmp_path):
    mine = tmp_path / name
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")
    with pytest.raises(CannotDo, match="is already there") as raised:
        write(service, tmp_path)
    assert raised.value.help == "move it, or overwrite it with --force"
    assert mine.read_text() == "mine"
    assert name in write(service, tmp_path, force=True)


@pytest.mark.parametrize("service", FILES)
def test_a_folder_is_never_overwritten(service, tmp_path):
    for name in FILES[service]:
        (tmp_path / name).mkdir(parents=True)
    with pytest.raises(CannotDo, match="is already there"):
        write(service, tmp_path, force=True)


@pytest.mark.parametrize("service", FILES)
def test_nothing_is_written_through_links_that_lead_out(service, tmp_path):
    root, outside = tmp_path / "root", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    name = max(FILES[service])
    top = root / name.split("/")[0]
    top.symlink_to(outside / "file" if top.name == name else outside)
    if top.name == name:
        (outside / "file").write_text("repos: []\n")
    with pytest.raises(CannotDo, match="leads out of the repository by a link"):
        write(service, root, force=True)


def test_the_requirement_is_compatible_with_this_version():
    assert requirement("0.1.0") == "customer-journey-maps~=0.1.0"
    assert requirement("0.7") == "customer-journey-maps~=0.7.0"
    assert requirement("1.4.2") == "customer-journey-maps~=1.4"
    assert requirement("2.0.0rc1") == "customer-journey-maps~=2.0"
    assert admits(
        requirement().partition("~=")[2].rjust(1) and f">={requirement().partition('~=')[2]}", __version__
    )


@pytest.mark.parametrize(
    ("branch", "pattern"),
    [
        ("main", "main"),
        ("release/2", "release/2"),
        ("c++", r"c\+\+"),
        ("!x", r"\!x"),
        ("no", "no"),
        ("ветка", "ветка"),
    ],
)
def test_the_branch_is_what_github_takes_for_it(branch, pattern, tmp_path):
    write("github", tmp_path, branch=branch)
    workflow = yaml.safe_load((tmp_path / ".github/workflows/cjm.yml").read_text("utf-8"))
    assert workflow[True]["push"]["branches"] == [pattern]


def test_another_site_on_pages_is_noticed(tmp_path):
    (tmp_path / ".github/workflows/folder.yml").mkdir(parents=True)
    (tmp_path / ".github/workflows/docs.yml").write_text("      - uses: actions/deploy-pages@v4\n")
    steps = SERVICES["github"](Place(tmp_path)).next
    assert "docs.yml publishes to Pages already" in steps[1]
    assert "docs.yml" not in SERVICES["github"](Place(tmp_path / "elsewhere")).next[1]


class TestGitLab:
    def test_a_pipeline_that_is_there_stays_and_the_line_to_add_is_told(self, tmp_path):
        (tmp_path / ".gitlab-ci.yml").write_text("test:\n  script: [make]\n# include: .gitlab/cjm.yml\n")
        assert write("gitlab", tmp_path) == {".gitlab/cjm.yml"}
        (step,) = (each for each in SERVICES["gitlab"](Place(tmp_path)).next if "include" in each)
        assert "add `- local: /.gitlab/cjm.yml` to `include:`" in step

    @pytest.mark.parametrize(
        "line", ["include: [local: .gitlab/cjm.yml]", "include:\n  - local: '/.gitlab/cjm.yml'"]
    )
    def test_one_that_includes_the_jobs_is_right(self, line, tmp_path):
        (tmp_path / ".gitlab-ci.yml").write_text(f"{line}\n")
        plan = SERVICES["gitlab"](Place(tmp_path))
        assert plan.kept == (tmp_path / ".gitlab-ci.yml",)
        assert not any("include" in step for step in plan.next)


class TestPreCommit:
    def test_hooks_are_added(self, tmp_path):
        config = tmp_path / ".pre-commit-config.yaml"
        config.write_text("repos:\n- repo: meta\n  hooks:\n  - id: identity # mine\n")
        assert write("pre-commit", tmp_path) == {config.name}
        assert config.read_text().startswith(
            "repos:\n- repo: meta\n  hooks:\n  - id: identity # mine\n# Journey maps"
        )
        assert [repo["repo"] for repo in yaml.safe_load(config.read_text())["repos"]] == ["meta", "local"]
        assert write("pre-commit", tmp_path) == set()

    def test_where_they_cannot_be_they_are_told(self, tmp_path):
        config = tmp_path / ".pre-commit-config.yaml"
        config.write_text("repos: []\n")
        with pytest.raises(CannotDo, match="hooks cannot be added to it safely") as raised:
            write("pre-commit", tmp_path)
        assert "      - id: cjm-lint\n" in raised.value.help
        assert config.read_text() == "repos: []\n"
        assert write("pre-commit", tmp_path, force=True) == {config.name}
