"""`cjm diff` on real files and real git repositories."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cjm.cli.app import run

SHOES = """\
cjm: 1
title: Shoes
owners: {shop: The shop, web: Web team}
phases:
  - name: Checkout
    owner: shop
    steps:
      - name: Pays
        emotion: 1
      - name: Waits
        emotion: 0
        pain_points:
          - {text: No news, severity: medium}
"""
WORSE = SHOES.replace("emotion: 1", "emotion: -1").replace("owner: shop", "owner: web")
TEXT = """\
Checkout feels worse (+0.5 → -0.5); 1 owner changed

Checkout  +0.5 → -0.5
  ↓ Pays · Feeling: +1 → -1
  ~ Owner: The shop → Web team (2 steps)
"""


def git(folder: Path, *arguments: str, **more: str) -> str:
    """What git answers, by no settings but those given here."""
    settings = ("user.name=Ana", "user.email=ana@example.com", "init.defaultBranch=main", "commit.gpgsign=false",
                "protocol.file.allow=always", "core.autocrlf=false")  # fmt: skip
    options = [word for each in settings for word in ("-c", each)]
    done = subprocess.run(
        ["git", *options, *arguments], cwd=folder, env={**os.environ, **more}, capture_output=True, check=True
    )
    return done.stdout.decode()


@pytest.fixture(autouse=True)
def no_settings(monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture(scope="module")
def committed(tmp_path_factory) -> Path:
    """A repository: one map that is edited, renamed and, once, not valid; `main` and a branch that parted early."""
    folder = Path(tmp_path_factory.mktemp("committed"))
    os.environ |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    git(folder, "init", "-q")
    shoes = folder / "maps" / "shoes.cjm.yaml"
    shoes.parent.mkdir()

    def commit(name: str, text: str, path: Path = shoes) -> None:
        path.write_bytes(text.encode())
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", name)
        git(folder, "tag", name)

    commit("first", SHOES)
    git(folder, "checkout", "-q", "-b", "branch")
    commit("aside", SHOES.replace("severity: medium", "severity: critical"))
    git(folder, "checkout", "-q", "main")
    commit("broken", SHOES.replace("emotion: 1", "emotion: 11"))
    commit("worse", WORSE)
    commit("windows", WORSE.replace("\n", "\r\n"))
    git(folder, "mv", "maps/shoes.cjm.yaml", "maps/boots.cjm.yaml")
    commit("renamed", WORSE.replace("title: Shoes", "title: Boots"), folder / "maps" / "boots.cjm.yaml")
    (folder / "notes.txt").write_text("no map")
    commit("other", SHOES.replace("title: Shoes", "title: Socks"), folder / "socks.cjm.yaml")
    return folder


@pytest.fixture
def repository(committed, tmp_path, here):
    """A copy of the repository, as the current folder."""
    target = tmp_path / "repository"
    shutil.copytree(committed, target)
    os.chdir(target)
    return target


def out(capsys, *arguments: str, code: int = 0) -> str:
    assert run(["diff", *arguments]) == code
    captured = capsys.readouterr()
    assert captured.err == ""
    return str(captured.out)


def refused(capsys, *arguments: str) -> str:
    assert run(["diff", *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("error: ")
    return str(captured.err)


class TestFiles:
    @pytest.fixture(autouse=True)
    def files(self, here):
        (here / "a.cjm.yaml").write_text(SHOES)
        (here / "b.cjm.yaml").write_text(WORSE.replace("title: Shoes", "title: Shoes\nid: a"))

    def test_two_files_outside_of_any_repository(self, capsys):
        text = out(capsys, "a.cjm.yaml", "b.cjm.yaml")
        assert text.startswith(
            "- a.cjm.yaml (Shoes)\n+ b.cjm.yaml (Shoes)\nCheckout feels worse (+0.5 → -0.5)"
        )

    def test_an_older_copy_under_another_name_is_the_same_map(self, capsys, here):
        older = SHOES.replace("title: Shoes", "title: Buying shoes").replace("text: No news", "text: Lost")
        (here / "old.cjm.yaml").write_text(older)
        assert "1 pain point gained; 1 pain point solved" in out(capsys, "old.cjm.yaml", "a.cjm.yaml")

    def test_the_exit_code_is_gits(self, capsys):
        out(capsys, "a.cjm.yaml", "b.cjm.yaml", "--exit-code", code=1)
        out(capsys, "a.cjm.yaml", "a.cjm.yaml", "--exit-code", code=0)

    def test_json_is_an_array_of_maps(self, capsys):
        (told,) = json.loads(out(capsys, "a.cjm.yaml", "b.cjm.yaml", "--output-format", "json"))
        assert [
            (each["subject"], each["key"], each["before"], each["after"]) for each in told["changes"]
        ] == [
            ("step", "emotion", 1, -1),
            ("phase", "owner", {"id": "shop", "name": "The shop"}, {"id": "web", "name": "Web team"}),
            ("map", "id", None, "a"),
        ]
        assert told["changes"][0]["new"] == {
            "path": "phases[0].steps[0].emotion",
            "anchor": "phases[checkout].steps[pays].emotion",
        }

    def test_it_is_written_to_a_file_that_is_no_map(self, capsys, here):
        assert out(capsys, "a.cjm.yaml", "b.cjm.yaml", "--output-format", "markdown", "-o", "c.md") == ""
        assert (here / "c.md").read_text().startswith("<!-- cjm-diff -->\n")
        assert "named as a map" in refused(capsys, "a.cjm.yaml", "b.cjm.yaml", "-o", "b.cjm.yaml")

    def test_a_map_against_none_and_against_one_that_is_not_valid(self, capsys, here):
        assert "New map: 1 phase, 2 steps" in out(capsys, "/dev/null", "a.cjm.yaml")
        (here / "broken.cjm.yaml").write_text("cjm: 1\n")
        assert "broken.cjm.yaml is not a valid map: " in out(
            capsys, "a.cjm.yaml", "broken.cjm.yaml", "--exit-code", code=1
        )

    def test_a_future_map_is_told_as_future(self, capsys, here):
        future = WORSE.replace("emotion: -1", "emotion: 2").replace(
            "title: Shoes", "title: Next\nstate: future\nfuture_of: a.cjm.yaml"
        )
        (here / "next.cjm.yaml").write_text(future)
        markdown = out(capsys, "a.cjm.yaml", "next.cjm.yaml", "--output-format", "markdown")
        assert "| Phase | Today | Future | Difference |" in markdown
        assert "**Checkout feels better (+0.5 → +1); 1 owner changed" in markdown

    def test_another_map_is_told_as_another(self, capsys, here):
        (here / "theirs.cjm.yaml").write_text(
            SHOES.replace("Shoes", "Theirs\nid: theirs").replace("No news", "No way back at all")
        )
        (here / "a.cjm.yaml").write_text(SHOES.replace("title: Shoes", "title: Shoes\nid: ours"))
        text = out(capsys, "a.cjm.yaml", "theirs.cjm.yaml")
        assert "1 pain point only in Shoes; 1 pain point only in Theirs" in text
        assert "- Pain point: No news" in text

    def test_no_revisions_without_a_repository(self, capsys):
        assert "no revisions outside of a git repository" in refused(capsys, "HEAD")
        assert "is not in a git repository" in refused(capsys)

    def test_no_git_at_all(self, capsys, monkeypatch, here):
        (here / ".git").mkdir()
        monkeypatch.setenv("PATH", str(here))
        assert "Checkout feels worse" in out(capsys, "a.cjm.yaml", "b.cjm.yaml")
        assert "git was not found" in refused(capsys)

    def test_control_characters_are_written_out(self, capsys, here):
        (here / "c.cjm.yaml").write_text(SHOES.replace("Pays", "Pays \u202eback"), "utf-8")
        text = out(capsys, "a.cjm.yaml", "c.cjm.yaml")
        assert "\u202e" not in text
        assert "Pays \\u202eback" in text

    def test_markdown_shows_texts_as_texts(self, capsys, here):
        (here / "c.cjm.yaml").write_text(SHOES.replace("No news", "'<img src=x> | [a](b) @ana `c`'"))
        markdown = out(capsys, "a.cjm.yaml", "c.cjm.yaml", "--output-format", "markdown")
        assert "<img" not in markdown
        assert "[a](b)" not in markdown

    def test_a_comment_is_never_too_long(self, capsys, here):
        steps = "".join(f"      - {{name: Step {i} {'long ' * 40}, emotion: 1}}\n" for i in range(900))
        (here / "c.cjm.yaml").write_text(SHOES + steps)
        markdown = out(capsys, "a.cjm.yaml", "c.cjm.yaml", "--output-format", "markdown")
        assert 10_000 < len(markdown) <= 60_000
        assert "changes more" in markdown

    def test_markdown_speaks_the_language_of_the_map_or_the_one_asked_for(self, capsys, here):
        (here / "c.cjm.yaml").write_text(WORSE.replace("title:", "language: es\ntitle:"))
        assert "se vive peor (+0,5 → −0,5)" in out(
            capsys, "a.cjm.yaml", "c.cjm.yaml", "--output-format", "markdown"
        )
        nb = out(capsys, "a.cjm.yaml", "c.cjm.yaml", "--output-format", "markdown", "--language", "nb")
        assert "føles verre" in nb

    def test_what_is_internal_is_left_out_of_what_is_public(self, capsys, here):
        (here / "c.cjm.yaml").write_text(
            SHOES.replace("The shop", "{name: The shop, contact: 555-0199}") + "x-own: 1\n"
        )
        assert "555-0199" in out(capsys, "a.cjm.yaml", "c.cjm.yaml")
        assert "555-0199" not in out(capsys, "a.cjm.yaml", "c.cjm.yaml", "--public")


@pytest.mark.usefixtures("repository")
class TestRevisions:
    def test_a_clean_tree_has_no_changes(self, capsys):
        assert out(capsys, "--exit-code") == ""

    def test_a_dirty_tree_against_head(self, repository, capsys):
        path = repository / "maps" / "boots.cjm.yaml"
        path.write_text(path.read_text().replace("emotion: 0", "emotion: 2"))
        text = out(capsys, "--exit-code", code=1)
        assert text.splitlines()[:2] == ["maps/boots.cjm.yaml", "Checkout feels better (-0.5 → +0.5)"]

    def test_two_revisions_in_every_way_of_writing_them(self, capsys):
        expected = "maps/shoes.cjm.yaml\n" + TEXT
        for arguments in (
            ("first..worse",),
            ("first", "worse"),
            ("first..worse", "--", "maps"),
            ("first", "worse", "--"),
        ):
            assert out(capsys, *arguments) == expected

    def test_three_dots_are_since_the_two_parted(self, capsys):
        assert "1 pain point worse" in out(capsys, "main...branch")
        assert "1 owner changed" in out(capsys, "branch..worse")

    def test_a_renamed_file_is_the_same_map(self, capsys):
        text = out(capsys, "worse..renamed")
        assert text.splitlines()[0] == "maps/shoes.cjm.yaml → maps/boots.cjm.yaml"
        assert "Title: Shoes → Boots" in text

    def test_line_ends_are_no_change_of_the_journey(self, capsys):
        assert "Nothing changed in the journey" in out(capsys, "worse..windows")
        out(capsys, "worse..windows", "--exit-code", code=0)

    def test_paths_say_which_maps(self, capsys):
        assert "Socks" in out(capsys, "first", "socks.cjm.yaml", "--output-format", "markdown")
        assert "socks" not in out(capsys, "first", "maps")
        assert out(capsys, "renamed", "--", "maps") == ""

    def test_a_map_that_was_not_valid_is_said_to_be(self, capsys):
        text = out(capsys, "broken..worse")
        assert text.startswith("maps/shoes.cjm.yaml\nmaps/shoes.cjm.yaml (broken) is not a valid map: ")

    def test_from_a_folder_below(self, repository, capsys, monkeypatch):
        monkeypatch.chdir(repository / "maps")
        assert out(capsys, "first..worse").startswith("shoes.cjm.yaml\nCheckout feels worse")

    def test_a_revision_that_is_not_there(self, capsys):
        assert "`nowhere` is neither a revision nor a file" in refused(capsys, "nowhere")
        assert "git knows no revision `nowhere`" in refused(capsys, "first..nowhere")
        assert "git knows no revision `nowhere`" in refused(capsys, "nowhere", "--")

    def test_what_is_both_a_revision_and_a_path(self, repository, capsys):
        (repository / "first").mkdir()
        assert "`first` is both a revision and a path" in refused(capsys, "first")
        assert out(capsys, "first", "--") != ""
        assert out(capsys, "--", "first") == ""

    def test_a_shallow_clone(self, repository, tmp_path, capsys, monkeypatch):
        git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", "shallow")
        monkeypatch.chdir(tmp_path / "shallow")
        assert "this clone is shallow" in refused(capsys, "HEAD~1")
        assert out(capsys) == ""

    def test_a_repository_without_commits(self, tmp_path, capsys, monkeypatch):
        git(tmp_path, "init", "-q", "empty")
        monkeypatch.chdir(tmp_path / "empty")
        assert "nothing was committed" in refused(capsys)

    def test_a_submodule_is_another_repository(self, repository, tmp_path, capsys, monkeypatch):
        outer = tmp_path / "outer"
        outer.mkdir()
        git(outer, "init", "-q")
        git(outer, "submodule", "add", "-q", str(repository), "inner")
        git(outer, "commit", "-q", "-m", "with a submodule")
        path = outer / "inner" / "socks.cjm.yaml"
        path.write_text(path.read_text().replace("emotion: 1", "emotion: 2"))
        monkeypatch.chdir(outer)
        assert out(capsys) == ""
        assert "feels better" in out(capsys, "inner")


class TestDriver:
    @pytest.fixture(autouse=True)
    def attributes(self, repository):
        (repository / ".git" / "info" / "attributes").write_text("*.cjm.yaml diff=cjm\n")
        git(repository, "config", "diff.cjm.command", f"'{sys.executable}' -m cjm diff --driver")

    def test_git_diff_speaks_of_the_journey(self, repository):
        assert (
            git(repository, "diff", "first", "worse")
            == "diff --cjm a/maps/shoes.cjm.yaml b/maps/shoes.cjm.yaml\n" + TEXT
        )

    def test_git_log_tells_of_maps_that_are_renamed_and_of_those_that_are_not_valid(self, repository):
        log = git(repository, "log", "-p", "--ext-diff", "--format=%s", "-1", "renamed")
        assert "diff --cjm a/maps/shoes.cjm.yaml b/maps/boots.cjm.yaml\nsimilarity index" in log
        shown = git(repository, "show", "--ext-diff", "broken")
        assert "note: maps/shoes.cjm.yaml is not a valid map: " in shown
        assert "-        emotion: 1\n+        emotion: 11\n" in shown

    def test_an_unmerged_path_is_named(self, capsys):
        assert run(["diff", "--driver", "maps/shoes.cjm.yaml"]) == 0
        assert capsys.readouterr().out == "* Unmerged path maps/shoes.cjm.yaml\n"

    def test_it_always_ends_well(self, repository, capsys):
        (repository / "cjm.toml").write_text("nonsense = 1\n")
        path = str(repository / "socks.cjm.yaml")
        arguments = ["socks.cjm.yaml", "/dev/null", "." * 7, ".", path, "0" * 40, "100644"]
        assert run(["diff", "--driver", *arguments]) == 0
        assert "+title: Socks" in capsys.readouterr().out
        assert run(["diff", "--driver", "a", "b"]) == 0
        assert "2 arguments, and git gives 7 or 9" in capsys.readouterr().err
