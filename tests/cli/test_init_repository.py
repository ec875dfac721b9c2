"""`cjm init --ci` and `--git`: what is written where, what is said, and when no map is written."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from tests.git_tree import WorkTree

from cjm.cli import app


def cjm(*arguments: str) -> int:
    return app.run(["init", *arguments])


def files(root: Path) -> list[str]:
    """What lies below a folder, git's own files left out."""
    found = (path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    return sorted(name for name in found if not name.startswith(".git/"))


@pytest.fixture
def root(tree: WorkTree, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tree.root)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    return tree.root


def test_git_is_set_up_and_what_was_done_is_said_with_how_to_undo_it(root, capsys):
    assert cjm("--git") == 0
    assert files(root) == [".gitattributes"]
    assert capsys.readouterr() == (
        """\
Added to .gitattributes:
  *.cjm.yaml diff=cjm merge=cjm
  *.cjm.yml diff=cjm merge=cjm
Set for this clone:
  diff.cjm.command = cjm diff --driver
  merge.cjm.name = customer journey maps
  merge.cjm.driver = cjm merge --path %P --marker-size %L %O %A %B

`git diff` and `git merge` go by journeys from now on, and so does `git log -p --ext-diff`.
Next: commit .gitattributes. Settings are not shared, so others run `cjm init --git` in their clones.

To undo it, take the lines out of .gitattributes, and:

  git config --local --remove-section diff.cjm
  git config --local --remove-section merge.cjm
""",
        "",
    )
    assert cjm("--git") == 0
    out, err = capsys.readouterr()
    assert out.startswith("Nothing to do: ")
    assert err == ""


def test_what_the_user_may_not_expect_is_a_note(root, tree, monkeypatch, capsys):
    tree.git("config", "--local", "merge.cjm.driver", "mine\x1b[31m")
    tree.write(
        ".gitattributes", "*.cjm.yaml diff=cjm merge=cjm\n*.cjm.yml diff=cjm merge=cjm\n*.yml -merge\n"
    )
    only_git = tree.root / ".git" / "bin"
    only_git.mkdir()
    (only_git / "git").symlink_to(str(shutil.which("git")))
    monkeypatch.setenv("PATH", str(only_git))
    assert cjm("--git") == 0
    assert capsys.readouterr().err == (
        "note: merge.cjm.driver was set to `mine\\x1b[31m` before and stays so; --force sets it anew\n"
        "note: other attributes take precedence: `git check-attr --all map.cjm.yaml` shows them\n"
        "note: git will not find `cjm`: put its folder on the PATH, or give the settings its whole name\n"
    )


def test_services_and_git_in_one_go_from_a_folder_inside(root, monkeypatch, capsys):
    (root / "maps").mkdir()
    monkeypatch.chdir(root / "maps")
    assert cjm("--git", "--ci", "github", "--ci", "gitlab", "--ci", "pre-commit", "--ci", "github") == 0
    assert files(root) == [
        ".gitattributes", ".github/workflows/cjm.yml", ".gitlab-ci.yml", ".gitlab/cjm.yml", ".pre-commit-config.yaml",
    ]  # fmt: skip
    out = capsys.readouterr().out
    assert out.count("Wrote ") == 4
    assert out.count("GitHub: ") == 2
    assert out.index("Next: commit what is new.") < out.index("Added to ")


def test_a_second_time_there_is_nothing_to_say_but_that(root, capsys):
    assert cjm("--ci", "pre-commit") == 0
    capsys.readouterr()
    assert cjm("--ci", "pre-commit") == 0
    assert capsys.readouterr().out == ".pre-commit-config.yaml is as it should be\n"


@pytest.mark.parametrize(
    ("arguments", "maps"),
    [
        (["--title", "Shoes"], ["shoes.cjm.yaml"]),
        (["maps/a.cjm.yaml"], ["maps/a.cjm.yaml"]),
        (["."], ["a-bicycle-is-repaired.cjm.yaml"]),
        (["--library", "--title", "Shared"], ["shared.cjm.yaml"]),
    ],
)
def test_a_map_is_written_too_where_something_of_a_map_is_asked_for(root, arguments, maps, capsys):
    assert cjm("--ci", "pre-commit", *arguments) == 0
    assert [name for name in files(root) if name.endswith(".cjm.yaml")] == maps
    assert (root / ".pre-commit-config.yaml").exists()
    assert capsys.readouterr().out.count("Next: ") == 2


def test_nothing_is_written_where_a_part_cannot_be_done(root, capsys):
    (root / ".github/workflows").mkdir(parents=True)
    (root / ".github/workflows/cjm.yml").write_text("mine")
    assert cjm("maps", "--git", "--ci", "pre-commit", "--ci", "github") == 2
    assert files(root) == [".github/workflows/cjm.yml"]
    assert capsys.readouterr().err == (
        "error: .github/workflows/cjm.yml is already there\n  help: move it, or overwrite it with --force\n"
    )
    assert cjm("--force", "--ci", "github") == 0
    assert (root / ".github/workflows/cjm.yml").read_text("utf-8").startswith("# Journey maps")


def test_nor_where_the_map_cannot_be_written(root):
    (root / "a.cjm.yaml").write_text("mine")
    assert cjm("a.cjm.yaml", "--git", "--ci", "pre-commit") == 2
    assert files(root) == ["a.cjm.yaml"]


def test_a_service_that_is_none(root, capsys):
    assert cjm("--ci", "git-hub") == 2
    assert capsys.readouterr().err == (
        "error: --ci: `git-hub` is not one of the choices\n"
        "  help: did you mean `github`? Possible: github, gitlab, pre-commit\n"
    )


def test_outside_of_a_repository(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert cjm("--git") == 2
    assert capsys.readouterr().err == (
        f"error: {tmp_path} is not in a git repository\n  help: make one first: `git init`\n"
    )
    assert cjm("--ci", "github") == 0
    assert files(tmp_path) == [".github/workflows/cjm.yml"]
    assert capsys.readouterr().err.startswith("note: this is not a git repository")
