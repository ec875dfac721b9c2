"""What counts as a change of a file."""

import os
import time
from pathlib import Path

import pytest

from cjm.serve.watching import Watch


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that was written some time ago."""
    path = tmp_path / "bike.cjm.yaml"
    path.write_text("old")
    os.utime(path, ns=(1, 1))
    return path


def watching(*paths: Path) -> Watch:
    watch = Watch()
    watch.follow(paths, time.time_ns())
    return watch


def test_nothing_changes_by_itself(file, tmp_path):
    watch = watching(file, tmp_path / "missing")
    assert not watch.changed()
    assert watch.take() == frozenset()


def test_a_save_in_place(file):
    watch = watching(file)
    file.write_text("new")
    assert watch.changed()
    assert watch.take() == {file}
    assert not watch.changed()


def test_a_new_file_moved_over_the_old_one_of_the_same_size_and_time(file, tmp_path):
    watch = watching(file)
    other = tmp_path / "other"
    other.write_text("new")
    os.utime(other, ns=(1, 1))
    other.replace(file)
    assert watch.take() == {file}


def test_a_file_that_goes_and_one_that_comes(file, tmp_path):
    missing = tmp_path / "cjm.toml"
    watch = watching(file, missing)
    file.unlink()
    missing.touch()
    assert watch.take() == {file, missing}


def test_a_folder_changes_when_a_file_comes(tmp_path):
    os.utime(tmp_path, ns=(1, 1))
    watch = watching(tmp_path)
    (tmp_path / "new.cjm.yaml").touch()
    assert watch.take() == {tmp_path}


def test_what_is_no_longer_followed_is_forgotten(file):
    watch = watching(file)
    watch.follow([], 0)
    file.write_text("new")
    assert not watch.changed()


def test_a_file_that_is_written_while_it_is_read_is_read_again(file):
    watch, began = Watch(), time.time_ns()
    file.write_text("written after reading began")
    watch.follow([file], began)
    assert watch.take() == {file}
    assert not watch.changed()


@pytest.mark.parametrize("name", ["a\0b", "x" * 300])
def test_names_that_no_file_can_have(tmp_path, name):
    assert not watching(tmp_path / name).changed()
