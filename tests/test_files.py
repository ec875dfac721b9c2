"""Finding maps, showing their names, writing files."""

import os
import subprocess
from pathlib import Path

import pytest

from cjm.errors import CannotDo
from cjm.files import find_maps, shown, write_atomically, write_together


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(*names: str) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("cjm: 1\n")


def found(*paths: str) -> list[str]:
    return [each.name for each in find_maps(map(Path, paths)).files]


def test_a_folder_is_searched_in_order():
    make(
        "b.cjm.yaml",
        "a.cjm.yml",
        "sub/c.cjm.yaml",
        "Z.cjm.yaml",
        "other.yaml",
        "cjm.yaml",
        ".hidden/d.cjm.yaml",
    )
    assert found(".") == [".hidden/d.cjm.yaml", "Z.cjm.yaml", "a.cjm.yml", "b.cjm.yaml", "sub/c.cjm.yaml"]


def test_a_file_is_taken_whatever_its_name():
    make("journey.yaml", "sub/c.cjm.yaml")
    assert found("journey.yaml", "./sub") == ["journey.yaml", "sub/c.cjm.yaml"]


def test_each_file_once(here):
    make("sub/a.cjm.yaml")
    assert found("sub/a.cjm.yaml", "sub", ".", str(here / "sub")) == ["sub/a.cjm.yaml"]


def test_names_from_the_current_folder(here, tmp_path_factory):
    make("sub/a.cjm.yaml")
    assert found(str(here / "sub")) == ["sub/a.cjm.yaml"]
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "a.cjm.yaml"
    elsewhere.write_text("")
    assert found(str(elsewhere)) == [elsewhere.as_posix()]
    os.chdir("sub")
    assert found("../sub/a.cjm.yaml") == ["../sub/a.cjm.yaml"]
    assert shown(Path("x/../y")) == "x/../y"


def test_missing_paths_are_problems_and_the_rest_is_found():
    make("a.cjm.yaml")
    search = find_maps([Path("none"), Path("a.cjm.yaml"), Path("x" * 300), Path("nul\0.cjm.yaml")])
    assert [each.name for each in search.files] == ["a.cjm.yaml"]
    said = [problem.message for problem in search.problems]
    assert said[0] == "none: there is no such file or folder"
    assert len(said) == 3


def test_gitignore(here):
    make(
        "keep.cjm.yaml", "drop.cjm.yaml", "build/a.cjm.yaml", "sub/drop.cjm.yaml", "sub/own.cjm.yaml",
        "sub/deep/back.cjm.yaml", "sub/deep/own.cjm.yaml", ".git/x.cjm.yaml",
    )  # fmt: skip
    Path(".gitignore").write_text("drop.cjm.yaml\nbuild/\n*.tmp\n\\\n")
    Path("sub/.gitignore").write_text("/own.cjm.yaml\n!drop.cjm.yaml\nback*\n")
    Path("sub/deep/.gitignore").write_text("!back.cjm.yaml\n")
    assert found(".") == [
        "keep.cjm.yaml", "sub/deep/back.cjm.yaml", "sub/deep/own.cjm.yaml", "sub/drop.cjm.yaml",
    ]  # fmt: skip


def test_what_is_named_is_taken_though_git_ignores_it():
    make("build/a.cjm.yaml", "build/sub/b.cjm.yaml", "build/drop.cjm.yaml", ".git/HEAD")
    Path(".gitignore").write_text("build/\n")
    Path("build/.gitignore").write_text("drop*\n")
    assert found("build") == ["build/a.cjm.yaml", "build/sub/b.cjm.yaml"]
    assert found("build/drop.cjm.yaml") == ["build/drop.cjm.yaml"]


def test_gitignore_of_the_folders_above_up_to_the_repository():
    make("repo/.git/HEAD", "repo/sub/a.cjm.yaml", "repo/sub/b.cjm.yaml")
    Path(".gitignore").write_text("a*\n")
    assert found("repo/sub") == ["repo/sub/a.cjm.yaml", "repo/sub/b.cjm.yaml"]
    Path("repo/.gitignore").write_text("b.cjm.yaml\n")
    assert found("repo/sub") == ["repo/sub/a.cjm.yaml"]


def test_git_agrees(here):
    names = [
        "a/x.cjm.yaml",
        "a/b/x.cjm.yaml",
        "a/b/y.cjm.yaml",
        "c/x.cjm.yaml",
        "c/d/e/z.cjm.yaml",
        "f.cjm.yaml",
    ]
    make(*names)
    Path(".gitignore").write_text("x.cjm.yaml\n!/c/x.cjm.yaml\nc/**/z*\n# f*\n")
    Path("a/.gitignore").write_text("!b/x.cjm.yaml\nb/y.*\n")
    subprocess.run(["git", "init", "-q"], check=True)
    listed = subprocess.run(
        ["git", "ls-files", "-o", "--exclude-standard", "*.cjm.yaml"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    assert found(".") == listed


@pytest.mark.skipif(os.name == "nt", reason="needs symbolic links")
def test_links(tmp_path_factory):
    make("sub/a.cjm.yaml")
    outside = tmp_path_factory.mktemp("outside") / "secret"
    outside.write_text("")
    Path("loop").symlink_to(".")
    Path("itself.cjm.yaml").symlink_to("itself.cjm.yaml")
    Path("nowhere.cjm.yaml").symlink_to("none")
    Path("out.cjm.yaml").symlink_to(outside)
    Path("zz.cjm.yaml").symlink_to("sub/a.cjm.yaml")
    Path("folder").symlink_to("sub")
    assert found(".") == ["sub/a.cjm.yaml"]
    assert found("folder") == ["folder/a.cjm.yaml"]
    assert found("out.cjm.yaml") == ["out.cjm.yaml"]


def test_writing_replaces_a_file_and_leaves_nothing_beside_it():
    target = Path("report.json")
    write_atomically(target, b"1")
    target.chmod(0o640)
    write_atomically(target, b"2")
    assert target.read_bytes() == b"2"
    assert os.name == "nt" or target.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in Path().iterdir()] == ["report.json"]


def test_where_nothing_can_be_written():
    with pytest.raises(CannotDo, match=r"none/report\.json cannot be written: No such file or directory"):
        write_atomically(Path("none/report.json"), b"")
    Path("folder").mkdir()
    with pytest.raises(CannotDo, match="folder cannot be written: Is a directory"):
        write_atomically(Path("folder"), b"")
    assert [each.name for each in Path().iterdir()] == ["folder"]


def test_files_that_belong_together_are_written_or_none_is(here):
    Path("a").write_bytes(b"1")
    with pytest.raises(CannotDo, match=r"none/b cannot be written: No such file"):
        write_together([(Path("a"), b"2"), (Path("none/b"), b"2")])
    assert Path("a").read_bytes() == b"1"
    assert [path.name for path in here.iterdir()] == ["a"]
    write_together([(Path("a"), b"2"), (Path("b"), b"2")])
    assert [path.read_bytes() for path in (Path("a"), Path("b"))] == [b"2", b"2"]
