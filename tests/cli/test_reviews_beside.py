"""`cjm review` and what is found across the maps of a project: today beside today's, then beside those of the time."""

from __future__ import annotations

import json

import pytest

from cjm.cli.app import run

MAP = """\
cjm: 1
id: {id}
title: {title}
touchpoints:
  {touchpoint}: {{name: Web shop, channel: website}}
phases:
  - name: Purchase
    touchpoints: [{touchpoint}]
  - Use
review:
  every: 365 days
  log:
    - {{date: {day}, by: Ana, how: A walk, changed: First version}}
"""
CONFIG = '[lint]\nselect = ["CJM15", "CJM90"]\n'
SAME_ID = "CJM1503 the map “b” in b.cjm.yaml has the id `one` too"


def text(title: str, id_: str | None = None, touchpoint: str = "shop", day: str = "2026-05-01") -> str:
    return MAP.format(title=title, id=id_ or title, touchpoint=touchpoint, day=day)


@pytest.fixture
def review(tree, monkeypatch, capsys):
    monkeypatch.chdir(tree.root)
    tree.write("cjm.toml", CONFIG)

    def call(*paths: str) -> dict[str, list[str]]:
        """What is new in each map since its last review."""
        run(["review", "--all", "--output-format", "json", "--today", "2026-06-20", *paths])
        out, err = capsys.readouterr()
        assert err == ""
        return {
            each["filename"]: [due["text"] for due in each["due"] if due["kind"] == "finding"]
            for each in json.loads(out)["maps"]
        }

    return call


def test_a_finding_that_another_map_makes_is_news_in_a_map_that_has_not_changed(tree, review):
    tree.write("a.cjm.yaml", text("a", "one"))
    tree.write("b.cjm.yaml", text("b", "two"))
    tree.commit(day="2026-05-01")
    assert review() == {"a.cjm.yaml": [], "b.cjm.yaml": []}
    tree.write("b.cjm.yaml", text("b", "one"))
    expected = "CJM1503 the map “a” in a.cjm.yaml has the id `one` too"
    assert review() == {"a.cjm.yaml": [SAME_ID], "b.cjm.yaml": [expected]}
    assert review("a.cjm.yaml") == {"a.cjm.yaml": [SAME_ID]}, "those that are not named count"
    tree.commit(day="2026-05-20")
    assert review("a.cjm.yaml") == {"a.cjm.yaml": [SAME_ID]}


def test_what_was_found_at_the_review_is_no_news(tree, review):
    tree.write("a.cjm.yaml", text("a", "one"))
    tree.write("sub/b.cjm.yaml", text("b", "one"))
    tree.write("c.cjm.yaml", text("c", day="2026-06-01"))
    tree.commit(day="2026-05-01")
    assert review() == {"a.cjm.yaml": [], "c.cjm.yaml": [], "sub/b.cjm.yaml": []}
    tree.git("mv", "sub/b.cjm.yaml", "b.cjm.yaml")
    tree.commit(day="2026-05-20")
    tree.write("a.cjm.yaml", text("a", "one", "web"))
    tree.write("c.cjm.yaml", text("c", "one", "web", day="2026-06-01"))
    tree.commit(day="2026-06-05")
    found = review()
    assert found["a.cjm.yaml"] == []
    assert found["b.cjm.yaml"] == ["CJM1501 the touchpoint “Web shop” is already `web` in a.cjm.yaml"]
    assert len(found["c.cjm.yaml"]) == 1


def test_each_map_is_compared_with_the_neighbours_of_its_own_review(tree, review):
    tree.write("a.cjm.yaml", text("a", "one", day="2026-05-01"))
    tree.write("b.cjm.yaml", text("b", "two", day="2026-05-10"))
    tree.commit(day="2026-05-01")
    tree.write("c.cjm.yaml", text("c", "one", day="2026-05-10"))
    tree.commit(day="2026-05-10")
    found = review()
    assert [len(found[f"{name}.cjm.yaml"]) for name in "abc"] == [1, 0, 0]


def test_a_map_that_is_gone_was_there_then(tree, review):
    tree.write("a.cjm.yaml", text("a", "one"))
    tree.write("b.cjm.yaml", text("b", "one"))
    tree.commit(day="2026-05-01")
    (tree.root / "b.cjm.yaml").unlink()
    tree.write("c.cjm.yaml", text("c", "one"))
    tree.commit(day="2026-05-20")
    assert review("a.cjm.yaml") == {"a.cjm.yaml": []}, "another map, the same finding"


def test_a_comment_that_silences_nothing_any_more_is_news(tree, review):
    silent = text("a", "one # cjm: ignore[CJM1503] a copy for the fair")
    tree.write("a.cjm.yaml", silent)
    tree.write("b.cjm.yaml", text("b", "one"))
    tree.commit(day="2026-05-01")
    assert review("a.cjm.yaml") == {"a.cjm.yaml": []}
    tree.write("b.cjm.yaml", text("b", "two"))
    assert review("a.cjm.yaml") == {"a.cjm.yaml": ["CJM9001 `CJM1503` finds nothing here"]}


def test_without_a_configuration_the_files_named_are_compared(tree, review):
    (tree.root / "cjm.toml").unlink()
    tree.write("a.cjm.yaml", text("a", "one"))
    tree.write("b.cjm.yaml", text("b", "two"))
    tree.commit(day="2026-05-01")
    tree.write("b.cjm.yaml", text("b", "one"))
    assert SAME_ID in review("a.cjm.yaml", "b.cjm.yaml")["a.cjm.yaml"]
    assert SAME_ID in review(".")["a.cjm.yaml"]
    assert review("a.cjm.yaml") == {"a.cjm.yaml": []}
    tree.write("a.cjm.yaml", text("a", "one", day="2026-05-15"))
    tree.commit(day="2026-05-15")
    assert review(".")["a.cjm.yaml"] == []
    assert review("a.cjm.yaml", "b.cjm.yaml")["a.cjm.yaml"] == []


def test_a_baseline_holds_them(tree, review, capsys):
    tree.write("cjm.toml", CONFIG + 'baseline = "known.json"\n')
    tree.write("a.cjm.yaml", text("a", "one"))
    tree.write("b.cjm.yaml", text("b", "two"))
    tree.commit(day="2026-05-01")
    tree.write("b.cjm.yaml", text("b", "one"))
    assert run(["lint", "--write-baseline", "--no-cache"]) == 0
    capsys.readouterr()
    assert review() == {"a.cjm.yaml": [], "b.cjm.yaml": []}


def test_maps_of_a_project_outside_of_the_repository_count_as_they_are(tree, review):
    tree.write("../b.cjm.yaml", text("b", "one"))
    tree.write("../cjm.toml", CONFIG)
    (tree.root / "cjm.toml").unlink()
    tree.write("a.cjm.yaml", text("a", "one"))
    tree.commit(day="2026-05-01")
    tree.write("a.cjm.yaml", text("a", "one").replace("Use", "Using"))
    assert review() == {"a.cjm.yaml": []}


def test_looking_keeps_nothing(tree, review):
    tree.write("a.cjm.yaml", text("a", "one"))
    tree.write("b.cjm.yaml", text("b", "one"))
    tree.commit(day="2026-05-01")
    review("a.cjm.yaml")
    assert not (tree.root / ".cjm_cache").exists()
