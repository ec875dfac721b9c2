"""What `cjm init --git` gives a repository, and what it leaves alone."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from tests.git_tree import WorkTree

from cjm.errors import CannotDo
from cjm.files import SUFFIXES
from cjm.history import set_up
from cjm.history.set_up import LINES, SETTINGS, UNDO

ADDED = b"*.cjm.yaml diff=cjm merge=cjm\n*.cjm.yml diff=cjm merge=cjm\n"


def done(path: Path, *, force: bool = False) -> set_up.SetUp:
    planned = set_up.planned(path, force=force)
    set_up.carry_out(planned)
    return planned


def local_settings(tree: WorkTree) -> dict[str, str]:
    listed = tree.git("config", "--local", "--list").splitlines()
    return {name: value for name, _, value in (line.partition("=") for line in listed) if ".cjm." in name}


class TestLines:
    def test_a_line_for_each_ending_of_maps(self) -> None:
        assert tuple(f"*{suffix} diff=cjm merge=cjm" for suffix in SUFFIXES) == LINES

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (b"", ADDED),
            (b"*.png binary\n", b"*.png binary\n" + ADDED),
            (b"# no line break at the end", b"# no line break at the end\n" + ADDED),
            (b"*.png binary\r\n", b"*.png binary\r\n" + ADDED.replace(b"\n", b"\r\n")),
            (b"\xff\xfe *.x -text\n", b"\xff\xfe *.x -text\n" + ADDED),
            (
                b"*.cjm.yml   merge=cjm diff=cjm text\n",
                b"*.cjm.yml   merge=cjm diff=cjm text\n*.cjm.yaml diff=cjm merge=cjm\n",
            ),
            (b"*.cjm.yaml diff=cjm\n", b"*.cjm.yaml diff=cjm\n" + ADDED),
            (b"#*.cjm.yaml diff=cjm merge=cjm\n", b"#*.cjm.yaml diff=cjm merge=cjm\n" + ADDED),
            (ADDED, ADDED),
        ],
    )
    def test_only_what_is_missing_is_added_after_what_is_there(self, before: bytes, after: bytes) -> None:
        assert set_up.extended(before, set_up.missing_lines(before)) == after
        assert set_up.missing_lines(after) == ()


class TestRepository:
    def test_lines_and_settings_and_a_second_time_nothing(self, tree: WorkTree) -> None:
        file = tree.write(".gitattributes", "*.png binary\n")
        assert not done(tree.root).is_done
        assert file.read_bytes() == b"*.png binary\n" + ADDED
        assert local_settings(tree) == SETTINGS
        written = file.stat().st_mtime_ns
        again = done(tree.root)
        assert again.is_done
        assert set_up.is_in_effect(again.repository)
        assert file.stat().st_mtime_ns == written

    def test_from_a_folder_inside(self, tree: WorkTree) -> None:
        (tree.root / "maps" / "deep").mkdir(parents=True)
        done(tree.root / "maps" / "deep")
        assert (tree.root / ".gitattributes").read_bytes() == ADDED
        assert sorted(path.name for path in tree.root.rglob("*.git*")) == [".git", ".gitattributes"]

    def test_a_work_tree_beside_the_first(self, tree: WorkTree, tmp_path: Path) -> None:
        tree.commit()
        tree.git("worktree", "add", "--quiet", str(tmp_path / "beside"))
        done(tmp_path / "beside")
        assert (tmp_path / "beside" / ".gitattributes").read_bytes() == ADDED
        assert not (tree.root / ".gitattributes").exists()
        assert local_settings(WorkTree(tmp_path / "beside")) == SETTINGS

    def test_a_submodule_gets_its_own_and_the_outer_one_nothing(self, tree: WorkTree, tmp_path: Path) -> None:
        inner = WorkTree.new(tmp_path / "inner")
        inner.commit()
        tree.git("-c", "protocol.file.allow=always", "submodule", "add", "--quiet", str(inner.root), "sub")
        done(tree.root / "sub")
        assert (tree.root / "sub" / ".gitattributes").read_bytes() == ADDED
        assert local_settings(WorkTree(tree.root / "sub")) == SETTINGS
        assert local_settings(tree) == {}
        assert not (tree.root / ".gitattributes").exists()

    def test_nothing_but_this_clone_is_touched(
        self, tree: WorkTree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        home = tmp_path / "gitconfig"
        home.write_text("[user]\n\tname = Ines\n")
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(home))
        done(tree.root)
        assert home.read_text() == "[user]\n\tname = Ines\n"

    def test_a_setting_of_ones_own_stays_unless_by_force(self, tree: WorkTree) -> None:
        tree.git("config", "--local", "diff.cjm.command", "/opt/cjm diff --driver")
        tree.git("config", "--local", "--add", "diff.cjm.command", "/usr/cjm diff --driver")
        assert done(tree.root).kept == {"diff.cjm.command": "/usr/cjm diff --driver"}
        assert local_settings(tree) == SETTINGS | {"diff.cjm.command": "/usr/cjm diff --driver"}
        assert done(tree.root, force=True).kept == {}
        assert local_settings(tree) == SETTINGS
        assert tree.git("config", "--get-all", "diff.cjm.command").count("\n") == 1

    def test_it_can_be_undone(self, tree: WorkTree) -> None:
        before = (tree.root / ".git" / "config").read_bytes()
        done(tree.root)
        for command in UNDO:
            tree.git(*command.split()[1:])
        assert (tree.root / ".git" / "config").read_bytes() == before

    def test_a_line_below_that_says_otherwise_is_noticed(self, tree: WorkTree) -> None:
        tree.write(".gitattributes", ADDED + b"*.yaml -diff\n")
        assert not set_up.is_in_effect(done(tree.root).repository)


class TestEffect:
    """What git then says. docs/git.md plays `git diff` and `git merge`."""

    @pytest.fixture
    def changed(self, tree: WorkTree, monkeypatch: pytest.MonkeyPatch) -> WorkTree:
        """A clone that is set up, with a second commit that changes a map, and `cjm` on the path."""
        monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
        tree.write("a.cjm.yaml", "cjm: 1\ntitle: A\nphases:\n  - {name: One, emotion: 1}\n  - name: Two\n")
        done(tree.root)
        tree.commit()
        tree.write("a.cjm.yaml", "cjm: 1\ntitle: A\nphases:\n  - {name: One, emotion: -1}\n  - name: Two\n")
        tree.commit()
        return tree

    def test_history_is_of_journeys(self, changed: WorkTree) -> None:
        said = changed.git("log", "-p", "--ext-diff", "--format=%s", "-1")
        assert said.startswith("A change\n\ndiff --cjm a/a.cjm.yaml b/a.cjm.yaml\nOne feels worse")

    def test_a_clone_without_the_settings_gets_text(self, changed: WorkTree, tmp_path: Path) -> None:
        changed.git("clone", "--quiet", str(changed.root), str(tmp_path / "clone"))
        said = WorkTree(tmp_path / "clone").git("diff", "HEAD~1")
        assert "\n-  - {name: One, emotion: 1}\n+  - {name: One, emotion: -1}\n" in said


class TestCannotDo:
    def test_outside_of_a_repository(self, tmp_path: Path) -> None:
        with pytest.raises(CannotDo, match="is not in a git repository") as raised:
            set_up.planned(tmp_path, force=False)
        assert raised.value.help == "make one first: `git init`"

    def test_in_a_repository_without_a_work_tree(self, tree: WorkTree, tmp_path: Path) -> None:
        tree.git("init", "--quiet", "--bare", str(tmp_path / "bare"))
        with pytest.raises(CannotDo, match="is not in a git repository"):
            set_up.planned(tmp_path / "bare", force=False)

    def test_without_git(self, tree: WorkTree, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(tree.root))
        with pytest.raises(CannotDo, match="git was not found") as raised:
            set_up.planned(tree.root, force=False)
        assert raised.value.help == "install git (https://git-scm.com)"

    def test_a_link_is_not_followed(self, tree: WorkTree, tmp_path: Path) -> None:
        outside = tmp_path / "outside"
        outside.write_bytes(b"*.png binary\n")
        (tree.root / ".gitattributes").symlink_to(outside)
        with pytest.raises(CannotDo, match="is a link, which git does not follow"):
            set_up.planned(tree.root, force=True)
        assert outside.read_bytes() == b"*.png binary\n"

    def test_a_folder_in_its_place(self, tree: WorkTree) -> None:
        (tree.root / ".gitattributes").mkdir()
        with pytest.raises(CannotDo, match=r"\.gitattributes is not a file"):
            set_up.planned(tree.root, force=True)
        shutil.rmtree(tree.root / ".gitattributes")


class TestDefaultBranch:
    def test_of_the_remote_else_main_or_master_else_the_current_one(
        self, tree: WorkTree, tmp_path: Path
    ) -> None:
        def branch(root: Path) -> str | None:
            return set_up.planned(root, force=False).repository.default_branch

        assert branch(tree.root) == "main"
        tree.git("checkout", "--quiet", "-b", "trunk")
        assert branch(tree.root) == "trunk"
        tree.commit()
        tree.git("branch", "topic")
        tree.git("clone", "--quiet", str(tree.root), str(tmp_path / "clone"))
        clone = WorkTree(tmp_path / "clone")
        clone.git("checkout", "--quiet", "topic")
        assert branch(clone.root) == "trunk"
        tree.git("branch", "master")
        tree.git("checkout", "--quiet", "topic")
        assert branch(tree.root) == "master"
        tree.git("checkout", "--quiet", "--detach")
        tree.git("branch", "--delete", "--force", "master")
        assert branch(tree.root) is None
