"""What git is asked, on real repositories."""

from __future__ import annotations

import datetime
import subprocess
from pathlib import Path

import pytest
from tests.git_tree import WorkTree

from cjm.errors import CannotDo
from cjm.history.git import Pair, Repository, content_id

MAP = "cjm: 1\ntitle: {}\nphases: [Look, Buy, Use, Care, Come back]\n"


def repository(tree: WorkTree) -> Repository:
    found = Repository.around(tree.root)
    assert found is not None
    return found


class TestRepository:
    def test_around_a_folder_a_file_and_what_is_not_there_yet(self, tree: WorkTree) -> None:
        file = tree.write("maps/a.cjm.yaml", MAP)
        for path in (tree.root, file, tree.root / "new" / "b.cjm.yaml"):
            found = Repository.around(path)
            assert found is not None
            assert found.root == tree.root.resolve()

    def test_none_outside_of_one(self, tmp_path: Path) -> None:
        assert Repository.around(tmp_path) is None

    def test_a_folder_that_only_looks_like_one(self, tmp_path: Path) -> None:
        (tmp_path / ".git").mkdir()
        assert Repository.around(tmp_path) is None

    def test_the_path_decides_and_not_the_hook_that_calls(
        self, tree: WorkTree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        other = WorkTree.new(tmp_path / "other")
        monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
        monkeypatch.setenv("GIT_INDEX_FILE", "elsewhere")
        assert repository(tree).root == tree.root.resolve()

    def test_a_submodule_is_a_repository_of_its_own(self, tree: WorkTree, tmp_path: Path) -> None:
        inner = WorkTree.new(tmp_path / "inner")
        inner.write("a.cjm.yaml", MAP)
        inner.commit()
        tree.git("-c", "protocol.file.allow=always", "submodule", "add", "--quiet", str(inner.root), "sub")
        outer_commit = tree.commit()
        found = Repository.around(tree.root / "sub" / "a.cjm.yaml")
        assert found is not None
        assert found.root == (tree.root / "sub").resolve()
        assert repository(tree).maps(outer_commit) == []

    def test_git_is_missing(self, tree: WorkTree, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(tree.root))
        with pytest.raises(CannotDo, match="git was not found"):
            Repository.around(tree.root)


class TestRevisions:
    def test_a_commit_by_any_name(self, tree: WorkTree) -> None:
        first = tree.commit("One")
        second = tree.commit("Two")
        tree.git("tag", "-a", "v1", "-m", "One", first)
        found = repository(tree)
        assert [found.commit(name) for name in ("HEAD", "main", "v1", "HEAD~1", second[:8])] == [
            second, second, first, first, second,
        ]  # fmt: skip

    @pytest.mark.parametrize("name", ["nowhere", "", "--all", "-h", "HEAD~9", "a b", "HEAD:x", "@{nonsense"])
    def test_a_name_of_nothing(self, tree: WorkTree, name: str) -> None:
        tree.commit()
        with pytest.raises(CannotDo, match="git knows no revision"):
            repository(tree).commit(name)

    def test_a_shallow_clone_says_where_the_rest_is(self, tree: WorkTree, tmp_path: Path) -> None:
        tree.commit("One")
        tree.commit("Two")
        subprocess.run(
            ["git", "clone", "--quiet", "--depth=1", tree.root.as_uri(), tmp_path / "shallow"], check=True
        )
        found = Repository.around(tmp_path / "shallow")
        assert found is not None
        assert found.is_shallow
        with pytest.raises(CannotDo) as raised:
            found.commit("HEAD~1")
        assert "git fetch --unshallow" in raised.value.help

    def test_where_two_branches_parted(self, tree: WorkTree) -> None:
        base = tree.commit("One")
        main = tree.commit("Two")
        tree.git("checkout", "--quiet", "-b", "side", base)
        side = tree.commit("Three")
        assert repository(tree).merge_base(main, side) == base
        tree.git("checkout", "--quiet", "--orphan", "alone")
        alone = tree.commit("Four")
        with pytest.raises(CannotDo, match="no commit in common"):
            repository(tree).merge_base(main, alone)


class TestFiles:
    def test_the_bytes_of_any_file_of_a_commit(self, tree: WorkTree) -> None:
        contents = {
            "a.cjm.yaml": b"one\r\n",
            'b c/\xc3\xa9 "q".cjm.yaml'.encode("latin-1").decode(): b"two\n",
            "line\nbreak.cjm.yaml": b"three",
            "empty.cjm.yaml": b"",
            ":(top)x.cjm.yaml": b"\x00\xff",
        }
        for name, content in contents.items():
            tree.write(name, content)
        commit = tree.commit()
        for name in contents:
            (tree.root / name).unlink()
        found = repository(tree)
        assert {name: found.read(commit, tree.root / name) for name in contents} == contents
        assert found.read(commit, tree.root / "none") is None
        assert found.read(commit, tree.root / "b c") is None
        assert found.maps(commit) == sorted(tree.root.resolve() / name for name in contents)
        assert found.maps(commit, tree.root / "b c") == [tree.root.resolve() / list(contents)[1]]

    @pytest.mark.parametrize("kind", ["sha1", "sha256"])
    def test_contents_have_the_same_ids_in_all_commits_and_on_disk(self, tmp_path: Path, kind: str) -> None:
        tree = WorkTree(tmp_path / kind)
        tree.root.mkdir()
        tree.git("init", "--quiet", f"--object-format={kind}")
        file = tree.write("sub/a.cjm.yaml", MAP)
        first = tree.commit()
        tree.write("b.cjm.yaml", MAP)
        found, second = repository(tree), tree.commit()
        path = tree.root.resolve() / "sub/a.cjm.yaml"
        id_ = found.contents(first)[path]
        assert found.contents(first) == {path: id_}
        assert set(found.contents(second).values()) == {id_}
        assert content_id(file.read_bytes(), id_) == id_
        assert content_id(b"", id_) != id_

    def test_links_are_no_files(self, tree: WorkTree) -> None:
        tree.write("a.cjm.yaml", MAP)
        (tree.root / "b.cjm.yaml").symlink_to("a.cjm.yaml")
        commit = tree.commit()
        assert [path.name for path in repository(tree).maps(commit)] == ["a.cjm.yaml"]

    def test_a_path_outside(self, tree: WorkTree, tmp_path: Path) -> None:
        commit = tree.commit()
        with pytest.raises(CannotDo, match="lies outside the repository"):
            repository(tree).read(commit, tmp_path / "a.cjm.yaml")


class TestLog:
    def test_the_commits_of_a_file_under_all_of_its_names(self, tree: WorkTree) -> None:
        old = tree.write("old.cjm.yaml", MAP)
        first = tree.commit("Begin", "2026-01-02", author="Åse \x1b[31m")
        tree.write("other.txt", "x")
        tree.commit("Another file", "2026-01-03")
        old.rename(tree.root / "new.cjm.yaml")
        second = tree.commit("Rename", "2026-02-03")
        tree.write("new.cjm.yaml", MAP + "id: x\n")
        third = tree.commit('Add an id: "x" | y', "2026-03-04")
        log = repository(tree).log(tree.root / "new.cjm.yaml")
        root = tree.root.resolve()
        assert [(each.hash, each.subject, each.path) for each in log] == [
            (third, 'Add an id: "x" | y', root / "new.cjm.yaml"),
            (second, "Rename", root / "new.cjm.yaml"),
            (first, "Begin", root / "old.cjm.yaml"),
        ]
        assert log[-1].author == "Åse \x1b[31m"
        assert log[0].date == datetime.date(2026, 3, 4)
        assert repository(tree).log(tree.root / "new.cjm.yaml", limit=1) == log[:1]

    def test_nothing_was_committed(self, tree: WorkTree) -> None:
        tree.write("a.cjm.yaml", MAP)
        assert repository(tree).log(tree.root / "a.cjm.yaml") == ()

    def test_a_merge_that_changed_the_file(self, tree: WorkTree) -> None:
        tree.write("a.cjm.yaml", MAP)
        base = tree.commit("Begin")
        tree.write("a.cjm.yaml", MAP + "id: ours\n")
        tree.commit("Ours")
        tree.git("checkout", "--quiet", "-b", "side", base)
        tree.write("a.cjm.yaml", MAP + "id: theirs\n")
        tree.commit("Theirs")
        tree.git("checkout", "--quiet", "main")
        tree.try_git("merge", "side")
        tree.write("a.cjm.yaml", MAP + "id: both\n")
        tree.commit("Merge")
        log = repository(tree).log(tree.root / "a.cjm.yaml")
        assert {each.subject for each in log} >= {"Ours", "Theirs", "Begin"}
        assert {each.path.name for each in log} == {"a.cjm.yaml"}


class TestLastChanges:
    def test_the_newest_commit_of_each_file_under_its_present_name(self, tree: WorkTree) -> None:
        first, second = tree.write("a.cjm.yaml", "1"), tree.write("maps/ü b.cjm.yaml", "1")
        tree.commit(day="2026-06-01", author="Ana")
        tree.write("a.cjm.yaml", "2")
        tree.commit(day="2026-07-01", author="Bo")
        new = tree.write("new.cjm.yaml", "1")
        found = repository(tree).last_changes([first, second, new])
        assert {path: (f"{each.date}", each.author) for path, each in found.items()} == {
            first: ("2026-07-01", "Bo"),
            second: ("2026-06-01", "Ana"),
        }

    def test_nothing_was_committed(self, tree: WorkTree) -> None:
        assert repository(tree).last_changes([tree.write("a.cjm.yaml", "1")]) == {}


class TestChanged:
    def test_maps_that_came_went_changed_and_were_renamed(self, tree: WorkTree) -> None:
        for name in ("gone", "changed", "same", "old name"):
            tree.write(f"{name}.cjm.yaml", MAP.format(name * 9))
        tree.write("notes.txt", "x")
        old = tree.commit()
        (tree.root / "gone.cjm.yaml").unlink()
        tree.write("changed.cjm.yaml", "cjm: 1\n")
        (tree.root / "old name.cjm.yaml").rename(tree.root / "new name.cjm.yaml")
        tree.write("notes.txt", "y")
        tree.write("sub/added.cjm.yml", "cjm: 1\ntitle: Added\n")
        new = tree.commit()
        root = tree.root.resolve()
        expected = [
            Pair(root / "changed.cjm.yaml", root / "changed.cjm.yaml"),
            Pair(root / "gone.cjm.yaml", None),
            Pair(root / "old name.cjm.yaml", root / "new name.cjm.yaml"),
            Pair(None, root / "sub/added.cjm.yml"),
        ]
        found = repository(tree)
        assert found.changed(old, new) == expected
        assert found.changed(old, None) == expected
        assert found.changed(old, new, [tree.root / "sub"]) == expected[-1:]
        assert found.changed(new, None) == []

    def test_a_file_only_touched_has_not_changed(self, tree: WorkTree) -> None:
        file = tree.write("a.cjm.yaml", MAP)
        commit = tree.commit()
        index = (tree.root / ".git" / "index").read_bytes()
        file.write_bytes(file.read_bytes())
        assert repository(tree).changed(commit, None) == []
        assert (tree.root / ".git" / "index").read_bytes() == index

    def test_own_drivers_and_settings_of_diffs_do_not_matter(self, tree: WorkTree) -> None:
        tree.write(".gitattributes", "*.cjm.yaml diff=own\n")
        tree.git("config", "diff.own.command", "false")
        tree.git("config", "diff.renames", "false")
        tree.git("config", "color.ui", "always")
        tree.write("a.cjm.yaml", MAP)
        old = tree.commit()
        (tree.root / "a.cjm.yaml").rename(tree.root / "b.cjm.yaml")
        new = tree.commit()
        root = tree.root.resolve()
        assert repository(tree).changed(old, new) == [Pair(root / "a.cjm.yaml", root / "b.cjm.yaml")]
