"""`cjm review` in real repositories: what has changed since the last review."""

import io
import json
import os
import shutil
from typing import Any

import pytest
from tests.git_tree import WorkTree

from cjm.cli.app import run

MAP = """\
cjm: 1
title: Renting a bicycle
owners:
  fleet: {name: Fleet, contact: fleet@example.org}
  shop: Shop
touchpoints:
  ad: {name: Ad, channel: ad}
  app: {name: App, channel: app, owner: shop}
phases:
  - name: Looking
    owner: fleet
    touchpoints: [ad]
    questions: [Is one free?]
  - name: Riding
    owner: shop
    touchpoints: [app]
review:
  every: 90 days
  owner: fleet
  after: [touchpoint-added, touchpoint-removed, The price changes]
  log:
    - {date: 2026-05-01, by: Fleet, how: A ride, changed: First version}
"""
KIOSK = MAP.replace(
    "  app: {name: App, channel: app, owner: shop}\n", "  kiosk: {name: Kiosk, channel: store, owner: shop}\n"
)
KIOSK = KIOSK.replace("[app]", "[kiosk]")


@pytest.fixture
def review(tree, monkeypatch, capsys):
    monkeypatch.chdir(tree.root)

    def call(*arguments: str, today: str = "2026-06-20") -> tuple[int, dict[str, Any], str]:
        code = run(["review", "--output-format", "json", "--today", today, *arguments])
        out, err = capsys.readouterr()
        return code, json.loads(out) if out else {}, err

    return call


def due(data: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each["kind"], each["text"]) for shown in data["maps"] for each in shown["due"]]


def test_nothing_has_changed(tree, review):
    tree.write("bike.cjm.yaml", MAP)
    tree.commit(day="2026-05-01")
    code, data, err = review("--all")
    assert (code, due(data), err) == (0, [], "")
    assert data["maps"][0]["commits_since_review"] == 0
    assert data["maps"][0]["ask"] == ["The price changes"]


def test_touchpoints_that_came_and_went_and_new_findings(tree, review, capsys):
    tree.write("bike.cjm.yaml", MAP)
    first = tree.commit(day="2026-05-01")
    tree.write("bike.cjm.yaml", KIOSK)
    tree.commit(day="2026-05-09")
    tree.write("bike.cjm.yaml", KIOSK.replace("    questions: [Is one free?]\n", ""))  # not committed
    code, data, _ = review()
    assert code == 1
    assert due(data) == [
        ("touchpoint-added", "Kiosk"),
        ("touchpoint-removed", "App"),
        ("finding", "CJM0501 nothing says what customers ask in the phase “Looking”"),
    ]
    added, removed, finding = data["maps"][0]["due"]
    assert (added["at"]["name"], added["owner"]["name"], removed["owner"]["name"]) == (
        "Riding",
        "Shop",
        "Fleet",
    )
    assert (finding["at"]["name"], finding["owner"]["name"], finding["where"]) == (
        "Looking",
        "Fleet",
        "10:11",
    )
    assert data["maps"][0]["commits_since_review"] == 1
    assert data["maps"][0]["review_commit"] == first
    assert run(["review", "--today", "2026-09-01"]) == 1
    assert f"every 90 days, last on 2026-05-01, 1 commit since {first[:7]}\n" in capsys.readouterr().out


def test_of_many_new_findings_the_first_are_told(tree, review, capsys):
    tree.write("bike.cjm.yaml", MAP)
    tree.commit(day="2026-05-01")
    more = "".join(f"  - Phase {number}\n" for number in range(4))
    tree.write("bike.cjm.yaml", MAP.replace("review:\n", f"{more}review:\n"))
    number = len(due(review()[1]))
    assert number > 5
    assert run(["review", "--today", "2026-06-20"]) == 1
    out = capsys.readouterr().out
    assert out.count("    finding ") == 5
    assert f"and {number - 5} more; `cjm lint` shows all\n" in out


def test_findings_that_the_baseline_holds_are_no_news(tree, review, capsys):
    tree.write("cjm.toml", '[lint]\nbaseline = "known.json"\n')
    tree.write("bike.cjm.yaml", MAP)
    tree.commit(day="2026-05-01")
    tree.write("bike.cjm.yaml", MAP.replace("    questions: [Is one free?]\n", ""))
    assert run(["lint", "--write-baseline", "--today", "2026-06-20", "--no-cache"]) == 0
    capsys.readouterr()
    assert review()[0] == 0


def test_triggers_count_only_where_the_map_names_them(tree, review):
    quiet = "  after: [touchpoint-added, touchpoint-removed, The price changes]\n"
    tree.write("bike.cjm.yaml", MAP.replace(quiet, ""))
    tree.commit(day="2026-05-01")
    tree.write("bike.cjm.yaml", KIOSK.replace(quiet, ""))
    assert review()[0] == 0


def test_a_touchpoint_with_another_id_is_no_other_touchpoint(tree, review):
    tree.write("bike.cjm.yaml", MAP)
    tree.commit(day="2026-05-01")
    tree.write("bike.cjm.yaml", MAP.replace("  app:", "  mobile:").replace("[app]", "[mobile]"))
    assert review()[0] == 0


def test_a_renamed_map_is_followed(tree, review):
    tree.write("bike.cjm.yaml", MAP)
    tree.commit(day="2026-05-01")
    tree.git("mv", "bike.cjm.yaml", "rental.cjm.yaml")
    tree.commit(day="2026-05-08")
    tree.write("rental.cjm.yaml", KIOSK)
    code, data, _ = review()
    assert (code, due(data)) == (1, [("touchpoint-added", "Kiosk"), ("touchpoint-removed", "App")])


def test_a_map_that_came_to_git_after_its_review_is_compared_with_its_first_commit(tree, review):
    tree.write("bike.cjm.yaml", MAP)
    tree.commit(day="2026-05-20")
    tree.write("bike.cjm.yaml", KIOSK)
    tree.commit(day="2026-05-21")
    code, data, err = review()
    assert (code, len(due(data)), err) == (1, 2, "")
    assert data["maps"][0]["commits_since_review"] == 1


def test_what_the_review_itself_changed_is_no_news_though_it_was_committed_days_later(tree, review):
    tree.write("bike.cjm.yaml", MAP.replace("2026-05-01", "2026-02-01"))
    tree.commit("Draw", day="2026-02-01")
    for number in range(3):
        tree.write("bike.cjm.yaml", f"# {number}\n{KIOSK}")
        tree.commit("Review of the first of May, and after", day=f"2026-05-{4 + number:02}")
    code, data, _ = review("--all")
    assert (code, due(data), data["maps"][0]["commits_since_review"]) == (0, [], 2)
    tree.write("bike.cjm.yaml", MAP)
    assert due(review()[1]) == [("touchpoint-added", "App"), ("touchpoint-removed", "Kiosk")]


def test_a_review_that_is_not_committed_is_compared_with_the_day_of_it(tree, review):
    tree.write("bike.cjm.yaml", MAP.replace("2026-05-01", "2026-02-01"))
    tree.commit("Draw", day="2026-02-01")
    tree.write("bike.cjm.yaml", KIOSK.replace("2026-05-01", "2026-02-01"))
    tree.commit("Add the kiosk", day="2026-05-09")
    tree.write("bike.cjm.yaml", KIOSK)
    assert due(review()[1]) == [("touchpoint-added", "Kiosk"), ("touchpoint-removed", "App")]


def test_libraries_are_those_of_the_time(tree, review):
    tree.write("cjm.toml", 'library = ["library.cjm.yaml"]\n')
    shared = "cjm: 1\nkind: library\ntouchpoints:\n  app: {name: App, channel: app}\n"
    tree.write("library.cjm.yaml", shared)
    tree.write("bike.cjm.yaml", MAP.replace("  app: {name: App, channel: app, owner: shop}\n", ""))
    tree.commit(day="2026-05-01")
    tree.write("library.cjm.yaml", shared.replace("  app: {name: App", "  mobile: {name: App"))
    tree.write("bike.cjm.yaml", tree.root.joinpath("bike.cjm.yaml").read_text().replace("[app]", "[mobile]"))
    assert review()[0] == 0


def test_a_map_that_was_invalid_then_is_told_as_such(tree, review):
    tree.write("bike.cjm.yaml", MAP.replace("phases:", "phasen:"))
    commit = tree.commit(day="2026-05-01")
    tree.write("bike.cjm.yaml", MAP)
    tree.commit(day="2026-05-02")
    code, _, err = review()
    assert code == 0
    assert err == (
        "note: bike.cjm.yaml: no valid map at its last review, so that it cannot be compared with that "
        f"(commit {commit[:10]})\n"
    )


def test_a_map_that_is_not_committed_and_one_that_git_does_not_know(tree, review, tmp_path, monkeypatch):
    tree.write("bike.cjm.yaml", MAP)
    unknown = "so that what has changed since the last review is not known\n"
    code, _, err = review(today="2026-08-01")
    assert (code, err) == (1, f"note: bike.cjm.yaml: not committed yet, {unknown}")
    outside = tmp_path / "outside"
    outside.mkdir()
    shutil.copy(tree.root / "bike.cjm.yaml", outside)
    monkeypatch.chdir(outside)
    code, data, err = review(today="2026-08-01")
    assert (code, err) == (1, f"note: bike.cjm.yaml: not in git, {unknown}")
    assert data["maps"][0]["notes"] == [f"not in git, {unknown.strip()}"]
    assert due(data) == [("review", "")]


def test_a_shallow_clone_says_that_it_does_not_reach_back(tree, review, tmp_path, monkeypatch):
    tree.write("bike.cjm.yaml", MAP)
    tree.commit(day="2026-05-01")
    tree.write("bike.cjm.yaml", KIOSK)
    tree.commit(day="2026-05-20")
    clone = WorkTree(tmp_path)
    clone.git("clone", "--quiet", "--depth=1", tree.root.as_uri(), "clone")
    monkeypatch.chdir(tmp_path / "clone")
    code, data, err = review()
    assert (code, due(data)) == (0, [])
    assert "shallow clone does not reach back to the last review" in err
    assert "`git fetch --unshallow` gets the rest" in err


def test_without_git_the_rest_is_told(tree, review, tmp_path, monkeypatch):
    tree.write("bike.cjm.yaml", MAP)
    tree.commit(day="2026-05-01")
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    code, data, err = review(today="2026-08-01")
    assert (code, due(data)) == (1, [("review", "")])
    assert err.startswith("note: bike.cjm.yaml: git was not found, so that")


def test_a_repository_of_many_maps_tells_in_one_command_which_are_stale_whose_and_why(
    tree, monkeypatch, capsys
):
    for number in range(50):
        owner = ("fleet", "shop")[number % 2]
        text = MAP.replace("owner: fleet\n  after", f"owner: {owner}\n  after").replace(
            "2026-05-01", f"2026-0{1 + number % 5}-{1 + number // 2:02}"
        )
        tree.write(f"maps/m{number:02}.cjm.yaml", text.replace("bicycle", f"bicycle {number}"))
    tree.commit(day="2026-05-30")
    monkeypatch.chdir(tree.root)
    assert run(["review", "--today", "2026-06-20"]) == 1
    lines = capsys.readouterr().out.splitlines()
    titles = [line for line in lines if line.startswith("Renting")]
    standing = [line for line in lines if line.startswith("  due ")]
    assert len(titles) == len(standing) == 29
    assert standing[0] == "  due since 2026-04-01 (80 days) · Fleet, fleet@example.org"
    days = [int(line.split("(")[1].split()[0]) for line in standing[:-1]]
    assert days == sorted(days, reverse=True)
    assert standing[-1] == "  due today · Fleet, fleet@example.org"
    assert lines[-1] == "29 of 50 maps are due (Fleet 15, Shop 14)."


def test_looking_writes_nothing(tree, review):
    tree.write("bike.cjm.yaml", MAP)
    tree.commit(day="2026-05-01")
    tree.write("bike.cjm.yaml", KIOSK)
    before = {path: path.read_bytes() for path in tree.root.rglob("*") if path.is_file()}
    review()
    assert run(["log", "bike.cjm.yaml"]) == 0
    assert {path: path.read_bytes() for path in tree.root.rglob("*") if path.is_file()} == before


def test_environment_of_another_repository_misleads_nobody(tree, review, tmp_path, monkeypatch):
    tree.write("bike.cjm.yaml", MAP)
    tree.commit(day="2026-05-01")
    monkeypatch.setenv("GIT_DIR", os.fspath(tmp_path / "elsewhere"))
    assert review()[0] == 0


DUE = (
    MAP.replace("2026-05-01", "2026-02-01")
    .replace(
        "phases:\n",
        """\
metrics:
  rides: {name: Rides, owner: shop, target: {value: 50, due: 2026-06-30}, readings: [{date: 2026-05-01, value: 41.5}]}
  wait: {name: Wait, method: duration, readings: [{date: 2026-01-01, value: 9}]}
evidence:
  talks: {name: Ten talks, kind: interview, date: 2024-03-01}
content_plan:
  - {name: A video, phase: riding, end: 2026-06-10, owner: shop, status: planned}
phases:
""",
    )
    .replace(
        "    owner: fleet\n",
        """\
    owner: fleet
    metrics: [rides]
    opportunities:
      - {text: Show free bicycles, id: free, owner: shop, due: 2026-06-01}
      - {text: Ask for less, id: less, due: 2026-07-01}
""",
    )
)


@pytest.fixture
def maps(here, capsys):
    """A folder without git: a map that is due, one that is fresh, one that was never reviewed, and a library."""
    (here / "due.cjm.yaml").write_text(DUE)
    (here / "fresh.cjm.yaml").write_text(MAP.replace("owner: fleet", "owner: shop"))
    (here / "new.cjm.yaml").write_text(MAP[: MAP.index("review:")].replace("Renting", "Buying"))
    (here / "library.cjm.yaml").write_text("cjm: 1\nkind: library\nowners: {ana: Ana}\n")

    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(["review", "--today", "2026-06-20", *arguments])
        return code, *capsys.readouterr()

    return call


def test_the_text_says_what_is_due_since_when_whose_it_is_and_why(maps):
    code, out, err = maps("--within", "2w")
    assert code == 1
    assert (
        out
        == """\
Buying a bicycle · new.cjm.yaml
  never reviewed · no owner
    review                   none yet

Renting a bicycle · due.cjm.yaml
  due since 2026-03-01 (111 days) · Fleet, fleet@example.org
    review          49 days  every 90 days, last on 2026-02-01
    evidence       111 days  Ten talks: of 2024-03-01
    reading         80 days  Wait: last read on 2026-01-01
    opportunity     19 days  Show free bicycles · 1 Looking · Shop
    content         10 days  A video: not published · 2 Riding · Shop
    target       in 10 days  Rides: 41.5, should be 50 · 1 Looking · Shop
    opportunity  in 11 days  Ask for less · 1 Looking
    ask                      The price changes

2 of 3 maps are due (nobody 1, Fleet 1).
"""
    )
    assert err == (
        "note: due.cjm.yaml, fresh.cjm.yaml: not in git, so that what has changed since the last review is not known\n"
    )


@pytest.mark.parametrize("span", ["11d", "2w", "1m", "1y", "11 days", "2 weeks", "1 month", "1 Year"])
def test_within_takes_times_in_short_and_in_words(maps, span):
    assert "Ask for less" in maps("--within", span)[1]
    assert "Ask for less" not in maps("--within", "10d")[1]


@pytest.mark.parametrize("span", ["", "30", "d", "-3d", "0d", "3 moons", "1 fortnight", "30d 2w"])
def test_within_says_what_it_takes(maps, span):
    code, out, err = maps("--within", span)
    assert (code, out) == (2, "")
    assert err == (
        f"error: --within: `{span}` is not a time\n  help: write such as `30d`, `4w`, `2m` or `30 days`\n"
    )


def test_all_tells_of_maps_where_nothing_is_due(maps):
    _, out, _ = maps("--all")
    assert "Renting a bicycle · fresh.cjm.yaml\n  next review on 2026-07-30 · Shop\n    ask" in out
    assert maps("fresh.cjm.yaml")[:2] == (0, "Nothing is due in 1 map.\n")


def test_what_falls_due_next_comes_first_of_the_rest(maps, here):
    (here / "after.cjm.yaml").write_text(MAP.replace("2026-05-01", "2026-05-09"))
    (here / "zero.cjm.yaml").write_text(MAP.replace("2026-05-01", "2026-03-30"))
    _, out, _ = maps("zero.cjm.yaml", "after.cjm.yaml", "fresh.cjm.yaml", "--within", "2m")
    names = [line.rsplit(" ", 1)[-1] for line in out.splitlines() if line.startswith("Renting")]
    assert names == ["zero.cjm.yaml", "fresh.cjm.yaml", "after.cjm.yaml"]
    assert out.endswith("Nothing is due in 3 maps; 3 will be soon.\n")


def test_an_owner_sees_what_is_theirs(maps):
    code, out, _ = maps("--owner", "shop", "--output-format", "json")
    data = json.loads(out)
    assert code == 1
    assert [(each["id"], [due["text"] for due in each["due"]]) for each in data["maps"]] == [
        ("due", ["Show free bicycles", "A video"])
    ]
    assert "Ten talks" in maps("--owner", "fleet")[1]


def test_a_path_that_is_not_there(maps):
    assert maps("gone.cjm.yaml") == (2, "", "error: gone.cjm.yaml: there is no such file or folder\n")


def test_an_owner_whom_no_map_knows(maps):
    assert maps("--owner", "flete") == (
        2, "", "error: no map knows an owner `flete`\n  help: did you mean `fleet`?\n"
    )  # fmt: skip


def test_markdown_speaks_the_language_of_the_maps_or_the_one_asked_for(maps, here):
    assert maps("--output-format", "markdown")[1].startswith(
        "# What is due\n\n**2 maps are due**\n\n## Buying"
    )
    _, out, _ = maps("due.cjm.yaml", "--output-format", "markdown", "--language", "ru")
    assert out.splitlines()[:3] == ["# Что пора сделать", "", "**1 карта ждёт пересмотра**"]
    assert (
        "| 1 июн. 2026 г. (просрочено на 19 дней) | Возможность: Show free bicycles | 1 Looking | Shop |"
        in out
    )
    for path in here.glob("*.cjm.yaml"):
        path.write_text(path.read_text().replace("cjm: 1\n", "cjm: 1\nlanguage: nb\n"))
    assert maps("--output-format", "markdown")[1].startswith(
        "# Hva som er på tide\n\n**2 kart bør gjennomgås**"
    )
    assert maps("--output-format", "markdown", "--language", "xx")[0] == 2


def test_what_a_map_says_cannot_leave_its_place_in_markdown_or_steer_the_terminal(maps, here):
    title = 'title: "<b>|[x](y)\\u202e"'
    (here / "fresh.cjm.yaml").write_text(
        MAP.replace("title: Renting a bicycle", title).replace("every: 90", "every: 9")
    )
    assert "## &lt;b&gt;\\|\\[x\\](y)" in maps("fresh.cjm.yaml", "--output-format", "markdown")[1]
    assert "<b>|[x](y)\\u202e ·" in maps("fresh.cjm.yaml")[1]


def test_the_output_goes_to_a_file_and_never_over_a_map(maps, here):
    code, out, _ = maps("-o", "due.txt")
    assert (code, out) == (1, "")
    assert (here / "due.txt").read_text().endswith("2 of 3 maps are due (nobody 1, Fleet 1).\n")
    before = (here / "due.cjm.yaml").read_bytes()
    code, _, err = maps("-o", "due.cjm.yaml")
    assert (code, err) == (
        2, "error: -o due.cjm.yaml: this is one of the maps\n  help: name another file\n"
    )  # fmt: skip
    assert (here / "due.cjm.yaml").read_bytes() == before


def test_an_invalid_map_is_said_and_the_rest_is_told(maps, here):
    (here / "broken.cjm.yaml").write_text("cjm: 1\ntitle: x\n")
    code, out, err = maps()
    assert code == 2
    assert "2 of 3 maps are due" in out
    assert "broken.cjm.yaml" in err
    assert "`phases` is missing" in err


def test_a_map_on_standard_input(here, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(MAP.encode())))
    assert run(["review", "-", "--today", "2026-08-01"]) == 1
    assert "due since 2026-07-30 (2 days)" in capsys.readouterr().out


def test_no_maps_is_no_error(here, capsys):
    assert run(["review"]) == 0
    assert "no maps found" in capsys.readouterr().err


class TestDone:
    """`cjm review MAP --done`."""

    def test_the_entry_is_written_and_the_next_review_is_told(self, maps, here):
        code, out, err = maps(
            "due.cjm.yaml", "--done", "--by", "Ana", "--how", "A ride", "--changed", "Two pain points, one solved",
            "--evidence", "talks",
        )  # fmt: skip
        assert (code, err) == (0, "")
        assert (
            out == "due.cjm.yaml: the review of 2026-06-20 is in the log; the next one is due on 2026-09-18\n"
        )
        assert sorted(path.name for path in here.iterdir()) == [
            "due.cjm.yaml", "fresh.cjm.yaml", "library.cjm.yaml", "new.cjm.yaml"
        ]  # fmt: skip
        entry = '{date: 2026-06-20, by: Ana, how: A ride, changed: "Two pain points, one solved", evidence: [talks]}'
        assert (here / "due.cjm.yaml").read_text() == f"{DUE}    - {entry}\n"

    def test_a_byte_order_mark_and_line_breaks_stay(self, maps, here):
        text = b"\xef\xbb\xbf" + DUE.replace("\n", "\r\n").encode()
        (here / "due.cjm.yaml").write_bytes(text)
        assert (
            maps("due.cjm.yaml", "--done", "--by", "Ana", "--how", "A ride", "--date", "2026-06-19")[0] == 0
        )
        entry = b"    - {date: 2026-06-19, by: Ana, how: A ride}\r\n"
        assert (here / "due.cjm.yaml").read_bytes() == text + entry

    def test_a_map_without_an_interval_is_told_how_to_set_one(self, maps):
        _, out, _ = maps("new.cjm.yaml", "--done", "--by", "Ana", "--how", "A ride")
        assert out == (
            "new.cjm.yaml: the review of 2026-06-20 is in the log; "
            "no interval is set: `every: 90 days` in `review` makes the next one due\n"
        )

    @pytest.mark.parametrize(
        ("arguments", "error"),
        [
            (["due.cjm.yaml"], "--by is missing: who reviewed the map"),
            (["due.cjm.yaml", "--by", "Ana"], "--how is missing: how it was reviewed"),
            (["due.cjm.yaml", "--by", " ", "--how", "x"], "--by is missing: who reviewed the map"),
            (["due.cjm.yaml", "--by", "A\x1b", "--how", "x"], "--by: the character U+001B is not allowed in a map"),
            (["due.cjm.yaml", "--by", "A", "--how", "\udcff"], "--how: the text is not UTF-8"),
            (["due.cjm.yaml", "--by", "A", "--how", "x", "--date", "2026-06-21"], "--date: 2026-06-21 is yet to come"),
            (["due.cjm.yaml", "--by", "A", "--how", "x", "--date", "June"], "--date: `June` is not a date"),
            (["due.cjm.yaml", "--by", "A", "--how", "x", "--evidence", "talk"], "--evidence: there is no evidence `talk`"),
            (["due.cjm.yaml", "fresh.cjm.yaml", "--by", "A", "--how", "x"], "--done is about one map"),
            ([".", "--by", "A", "--how", "x"], "--done is about one map"),
            (["library.cjm.yaml", "--by", "A", "--how", "x"], "library.cjm.yaml is a library; only maps are reviewed"),
            (["gone.cjm.yaml", "--by", "A", "--how", "x"], "gone.cjm.yaml: there is no such file or folder"),
        ],
    )  # fmt: skip
    def test_what_cannot_be_entered_changes_nothing(self, maps, here, arguments, error):
        before = {path: path.read_bytes() for path in here.iterdir()}
        code, out, err = maps(*arguments, "--done")
        assert (code, out) == (2, "")
        assert err.startswith(f"error: {error}\n")
        assert {path: path.read_bytes() for path in here.iterdir()} == before

    def test_the_same_review_is_entered_once(self, maps):
        entry = ("due.cjm.yaml", "--done", "--by", "Ana", "--how", "A ride")
        assert maps(*entry)[0] == 0
        code, _, err = maps(*entry)
        assert (code, err) == (2, "error: due.cjm.yaml: this review of 2026-06-20 is in the log already\n")

    def test_a_text_that_cannot_take_the_entry_stays_as_it_is(self, maps, here):
        text = MAP.replace("review:\n", "x-a: &r\n").replace("title:", "title:") + "review: *r\n"
        (here / "alias.cjm.yaml").write_text(text)
        code, _, err = maps("alias.cjm.yaml", "--done", "--by", "Ana", "--how", "A ride")
        assert code == 2
        assert "cannot be written into this text without changing more than it says" in err
        assert (here / "alias.cjm.yaml").read_text() == text

    def test_details_without_done_are_refused(self, maps):
        code, _, err = maps("--by", "Ana")
        assert (code, err) == (
            2, "error: --by, --how, --changed, --evidence and --date belong to --done\n  help: add --done\n"
        )  # fmt: skip
