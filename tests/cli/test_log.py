"""`cjm log` and the history in reports, on real repositories."""

import json

import pytest
from tests.git_tree import WorkTree

from cjm.cli.app import run

MAP = """\
cjm: 1
title: Renting a bicycle
version: {version}
metrics:
  rides: {{name: Rides, unit: a day, readings: [{{date: 2026-01-01, value: {rides}}}]}}
phases:
  - name: Looking
    id: look
    emotion: {feels}
    metrics: [rides]
    pain_points:
      - {pain}
      - {{text: Nobody answers, id: silent}}
    opportunities:
      - {{text: Answer, addresses: [silent], status: {status}}}
  - name: {riding}
    id: ride
    steps: [{{name: Unlocks, emotion: 1.5}}, {{name: Rides, emotion: 2}}]
"""


def map_(**changes: object) -> str:
    told = {
        "version": "1.0",
        "rides": 40,
        "feels": -1,
        "pain": "No map of stations",
        "status": "idea",
        "riding": "Riding",
    }
    return MAP.format_map(told | changes)


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    """A map with a history: drawn, renamed, broken, mended, and with a pain point gained and one solved."""
    with pytest.MonkeyPatch.context() as patch:
        from tests.git_tree import APART

        for name, value in APART.items():
            patch.setenv(name, value)
        tree = WorkTree.new(tmp_path_factory.mktemp("log") / "work")
        tree.write("bike.cjm.yaml", map_())
        tree.commit("Draw the map", day="2026-01-10")
        tree.git("mv", "bike.cjm.yaml", "rental.cjm.yaml")
        tree.commit("Call it rental", day="2026-02-10", author="Bo")
        tree.write("rental.cjm.yaml", map_().replace("phases:", "phasen:"))
        tree.commit("Break it", day="2026-03-10", author="Bo")
        tree.write(
            "rental.cjm.yaml",
            map_(version="1.1", rides=50, feels=0, pain="The lock jams", riding="On the road"),
        )
        tree.commit("Two | <b>weeks</b> of interviews", day="2026-04-10")
        tree.write(
            "rental.cjm.yaml",
            map_(version="1.2", rides=60, feels=1, pain="The lock jams", status="done", riding="On the road"),
        )
        tree.commit("Answer the phone", day="2026-05-10")
        yield tree


@pytest.fixture
def log(repository, monkeypatch, capsys):
    monkeypatch.chdir(repository.root)
    for name, value in (("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_NOSYSTEM", "1")):
        monkeypatch.setenv(name, value)

    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(["log", "--today", "2026-06-20", *arguments])
        return code, *capsys.readouterr()

    return call


def test_the_text_has_a_line_an_edition_and_a_curve_a_number(log, repository):
    hashes = repository.git("log", "--format=%h", "--abbrev=7").split()
    code, out, err = log("rental.cjm.yaml")
    assert (code, err) == (0, "")
    assert (
        out
        == f"""\
Renting a bicycle · rental.cjm.yaml
5 editions, 2026-01-10 to 2026-05-10

date        commit   version  feels  pain points  ten steps  what
2026-05-10  {hashes[0]}  1.2       +1.4  1 −1               30%  Answer the phone (Ines)
2026-04-10  {hashes[1]}  1.1       +0.9  2 +1 −1            30%  Two | <b>weeks</b> of interviews (Ines)
2026-03-10  {hashes[2]}                                          could not be read: Break it (Bo)
2026-02-10  {hashes[3]}  1.0       +0.4  2                  30%  Call it rental (Bo)
2026-01-10  {hashes[4]}  1.0       +0.4  2                  30%  Draw the map (Ines)

feels        ▃▃·▅▇  −1 → +1      Looking
             ██·██  +1.8 → +1.8  On the road
pain points  ██·█▅  2 → 1
ten steps    ▃▃·▃▃  30% → 30%
metrics      ▁▁·▅█  40 → 60      Rides (a day)
"""
    )


def test_json_holds_every_number(log):
    data = json.loads(log("rental.cjm.yaml", "--output-format", "json")[1])
    assert (data["id"], data["filename"], len(data["editions"])) == ("rental", "rental.cjm.yaml", 5)
    newest, interviews, broken = data["editions"][:3]
    assert broken == {
        "commit": broken["commit"], "date": "2026-03-10", "author": "Bo", "subject": "Break it", "read": False
    }  # fmt: skip
    assert newest["phases"] == [
        {"id": "look", "name": "Looking", "emotion": 1}, {"id": "ride", "name": "On the road", "emotion": 1.8}
    ]  # fmt: skip
    assert newest["pain_points"] == {"open": 1, "gained": [], "solved": ["Nobody answers"]}
    assert interviews["pain_points"] == {
        "open": 2, "gained": ["The lock jams"], "solved": ["No map of stations"]
    }  # fmt: skip
    assert newest["metrics"] == [{"id": "rides", "name": "Rides", "value": 60, "unit": "a day"}]
    assert newest["steps"]["pain_points"] == 0.5


def test_fewer_editions_are_told_with_what_changed_in_the_oldest_of_them(log):
    for arguments in (("-n", "2"), ("--since", "2026-04-01")):
        data = json.loads(log("rental.cjm.yaml", *arguments, "--output-format", "json")[1])
        assert [each["version"] for each in data["editions"]] == ["1.2", "1.1"]
        assert data["editions"][1]["pain_points"]["gained"] == []  # the one before could not be read
    data = json.loads(log("rental.cjm.yaml", "-n", "1", "--output-format", "json")[1])
    assert data["editions"][0]["pain_points"]["solved"] == ["Nobody answers"]


def test_markdown_speaks_the_language_asked_for_and_shows_text_as_text(log):
    out = log("rental.cjm.yaml", "--output-format", "markdown")[1]
    assert out.startswith("# Renting a bicycle\n\n## History\n\n| Date ")
    assert "Two \\| &lt;b&gt;weeks&lt;/b&gt; of interviews (Ines)" in out
    assert "2; 1 gained: The lock jams; 1 solved: No map of stations" in out
    assert "## Historial" in log("rental.cjm.yaml", "--output-format", "markdown", "--language", "es")[1]


def test_what_is_not_committed_comes_first(log, tree, monkeypatch):
    tree.write("bike.cjm.yaml", map_())
    monkeypatch.chdir(tree.root)
    assert "2026-06-20  1.0" in log("bike.cjm.yaml")[1].splitlines()[4]
    tree.commit(day="2026-01-10")
    assert "not committed yet" not in log("bike.cjm.yaml")[1]
    tree.write("bike.cjm.yaml", map_().replace("\n", "\r\n"))
    assert "not committed yet" not in log("bike.cjm.yaml")[1]
    tree.write("bike.cjm.yaml", "cjm: 1\n")
    code, out, _ = log("bike.cjm.yaml")
    assert code == 0
    assert out.startswith("bike · bike.cjm.yaml\n")
    assert "could not be read: not committed yet" in out


def test_a_shallow_clone_is_said(log, repository, tmp_path, monkeypatch, capsys):
    WorkTree(tmp_path).git("clone", "--quiet", "--depth=1", repository.root.as_uri(), "clone")
    monkeypatch.chdir(tmp_path / "clone")
    code, out, err = log("rental.cjm.yaml")
    assert (code, len(out.splitlines())) == (0, 5)
    assert err == (
        "note: rental.cjm.yaml: this clone is shallow, and older editions are missing; "
        "`git fetch --unshallow` gets them\n"
    )
    assert (
        run(["render", "rental.cjm.yaml", "--format", "markdown", "--history", "-o", str(tmp_path / "out")])
        == 0
    )
    assert "this clone is shallow" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["gone.cjm.yaml"], "gone.cjm.yaml: there is no such file or folder"),
        (["."], ". is not a file, and a history is that of one map"),
        (["rental.cjm.yaml", "--since", "May"], "--since: `May` is not a date"),
        (
            ["rental.cjm.yaml", "--since", "2026-06-01"],
            "rental.cjm.yaml: there is no edition since 2026-06-01",
        ),
    ],
)
def test_where_there_is_no_history(log, arguments, error):
    code, out, err = log(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith(f"error: {error}\n")


def test_outside_of_git_there_is_no_history(log, tmp_path, monkeypatch):
    (tmp_path / "bike.cjm.yaml").write_text(map_())
    monkeypatch.chdir(tmp_path)
    code, _, err = log("bike.cjm.yaml")
    assert (code, err) == (
        2, "error: bike.cjm.yaml is not in a git repository, so it has no history\n  help: commit it to one\n"
    )  # fmt: skip
    assert run(["render", "bike.cjm.yaml", "--history"]) == 2


def test_a_commit_cannot_steer_the_terminal(log, tree, monkeypatch):
    tree.write("bike.cjm.yaml", map_())
    tree.commit("Red \x1b[31m", day="2026-01-10", author="E\u202evil")
    monkeypatch.chdir(tree.root)
    assert "Red \\x1b[31m (E\\u202evil)" in log("bike.cjm.yaml")[1]


class TestReports:
    """`cjm render --history`."""

    @pytest.fixture
    def report(self, log, tmp_path):  # noqa: ARG002 - in the folder of the log
        def render(*arguments: str) -> str:
            target = tmp_path / "out"
            assert (
                run(["render", "rental.cjm.yaml", "--today", "2026-06-20", "-o", str(target), *arguments])
                == 0
            )
            return str(target.read_text("utf-8"))

        return render

    def test_the_history_is_shown_where_it_is_asked_for(self, report):
        page = report("--history")
        assert 'id="s.history"' in page
        assert "Two | &lt;b&gt;weeks&lt;/b&gt; of interviews" in page
        assert page == report("--history")
        for plain in (report(), report("--history", "--public")):
            assert "s.history" not in plain

    def test_the_page_has_no_barriers(self, report, page, tmp_path):
        from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

        report("--history")
        (tmp_path / "out").rename(tmp_path / "out.html")
        page.goto((tmp_path / "out.html").as_uri())
        found = Axe().run(page, context='[id="s.history"]')
        assert found.response["violations"] == []

    def test_markdown_has_it_too(self, report):
        assert "\n## History\n\n| Date " in report("--format", "markdown", "--history")

    def test_a_format_that_leaves_it_out_says_so(self, report, capsys):
        report("--format", "csv", "--history")
        assert "the history" in capsys.readouterr().err

    def test_a_site_has_it_and_follows_new_commits(self, tmp_path, tree, monkeypatch):
        tree.write("maps/bike.cjm.yaml", map_())
        tree.commit("Draw", day="2026-01-10")
        monkeypatch.chdir(tree.root)
        render = ["render", "maps", "-o", str(tmp_path / "site"), "--history", "--today", "2026-06-20"]
        assert run(render) == 0
        page = next((tmp_path / "site").rglob("bike.html"))
        assert "Draw" in page.read_text("utf-8")
        tree.git("commit", "--quiet", "--amend", "-m", "Sketch")
        assert run(render) == 0
        assert "Sketch" in page.read_text("utf-8")
