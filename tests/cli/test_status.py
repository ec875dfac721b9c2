"""`cjm status`: the board over all maps, and what a touchpoint or an owner has to do with them."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.git_tree import WorkTree

from cjm.cli.app import run
from cjm.output.width import widths

TEAMS = """\
cjm: 1
kind: library
owners:
  shop: {name: Shop team, discipline: retail}
  fit: {name: Fit desk, discipline: service, contact: fit@example.com}
touchpoints:
  chat: {name: Chat, channel: chat, owner: fit}
  guide: {name: Size guide, channel: website}
metrics:
  wait: {name: Wait for an answer, method: duration, unit: min, owner: fit}
"""
SHOES = """\
cjm: 1
title: Buying shoes
owner: shop
personas: {ana: Ana}
phases:
  - name: Choose
    id: choose
    owner: fit
    metrics: [wait]
    questions:
      - {text: Which size?, answered_by: [chat]}
      - {text: Which width?, answered_by: [chat, guide]}
    steps:
      - name: Asks about width
        touchpoints: [chat]
        moment_of_truth: true
        emotion: {score: -1.5, feeling: left alone}
        pain_points:
          - {text: Nobody answers at night, severity: high, frequency: constant, silo: [fit, shop]}
        opportunities:
          - text: Staff the chat at night
            id: night
            addresses: [nobody-answers-at-night]
            impact: 5
            effort: 2
            due: 2026-10-01
            owner: fit
      - {name: Reads the guide, touchpoints: [guide, chat], owner: shop}
  - name: Wear
    pain_points: [It squeaks]
transitions:
  - {from: choose, to: wear, kind: reminder, trigger: {touchpoint: chat}}
review:
  every: 90 days
  owner: fit
  log: [{date: 2026-06-01}]
"""
BIKES = """\
cjm: 1
title: 买一辆自行车，从第一次看到广告到第一次保养，再到第二辆
language: zh
phases:
  - name: Ride
    opportunities:
      - {text: Staff the  chat at NIGHT, impact: 4, effort: 4}
      - {text: Pump, status: done, impact: 5, effort: 1}
"""
DAY = ("--today", "2026-11-01")

pytestmark = pytest.mark.usefixtures("here")


@pytest.fixture
def maps(here):
    write("cjm.toml", 'library = ["teams.cjm.yaml"]\n')
    write("teams.cjm.yaml", TEAMS)
    write("shoes.cjm.yaml", SHOES)
    write("bikes.cjm.yaml", BIKES)
    return here


@pytest.fixture
def status(capsys):
    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(["status", *arguments, *DAY])
        out, err = capsys.readouterr()
        return code, out, err

    return call


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.write_text(text, "utf-8")
    return path


def test_the_board_has_a_row_for_each_map(maps, status):
    code, out, err = status()
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].startswith("2 maps as of 2026-11-01: ")
    assert lines[0].endswith("; 2 to review, 1 thing overdue")
    bikes, shoes = lines[3:5]
    assert "  ··██············██··   2/10  " in bikes
    assert "  ████▒▒▒▒▒▒██▒▒▒▒▒▒██   4/10  " in shoes
    assert shoes.split("  ")[-1] == "63 d late"
    assert bikes.split("  ")[-1] == "never"


def test_numbers_of_findings_are_those_of_the_linter(maps, status, capsys):
    data = json.loads(status("--output-format", "json")[1])
    assert run(["lint", "--output-format", "json", *DAY]) == 1
    found = json.loads(capsys.readouterr()[0])
    for each in data["maps"]:
        mine = [finding["severity"] for finding in found if finding["filename"] == each["file"]]
        assert list(each["findings"].values()) == [mine.count(word) for word in ("error", "warning", "info")]


def test_what_is_ranked(maps, status):
    data = json.loads(status("--output-format", "json")[1])
    assert [(each["text"], each["priority"], each["weight"]) for each in data["pain_points"]] == [
        ("Nobody answers at night", 12, 12),
        ("It squeaks", None, 4),
    ]
    assert [(each["text"], each["ratio"], each["files"]) for each in data["opportunities"]] == [
        ("Staff the chat at night", 2.5, ["shoes.cjm.yaml", "bikes.cjm.yaml"])
    ]
    assert [each["text"] for each in data["shared_opportunities"]] == ["Staff the chat at night"]
    assert [(each["kind"], each["text"], each["days"]) for each in data["due"]] == [
        ("review", "", 63),
        ("opportunity", "Staff the chat at night", 31),
        ("review", "", None),
    ]
    fit = data["owners"][0]
    assert (fit["name"], fit["phases"], fit["steps"], fit["overdue"]) == ("Fit desk", 1, 1, 1)
    assert data["to_review"] == ["bikes.cjm.yaml", "shoes.cjm.yaml"]


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(maps, columns, monkeypatch):
    """In a terminal of that width, with titles in Chinese."""
    written = b""

    def read(descriptor: int) -> bytes:
        nonlocal written
        data = os.read(descriptor, 65536)
        written += data
        return b""

    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("TERM", "xterm")
    command = f"from cjm.cli.app import run; run(['status', '--today', '{DAY[1]}'])"
    pty.spawn([sys.executable, "-c", command], read)
    text = re.sub(r"\x1b\[[0-9;]*m", "", written.decode())
    lines = text.replace("\r", "").splitlines()
    assert len(lines) > 10
    assert max(sum(widths(line)) for line in lines) <= columns


def test_markdown_speaks_the_language_that_is_asked_for(maps, status):
    code, out, _ = status("--output-format", "markdown", "--language", "pt", "--within", "30d")
    assert code == 0
    assert out.startswith("# Mapas da jornada do cliente\n")
    assert "`·█······█·` 2/10" in out
    assert "`██▒▒▒█▒▒▒█` 4/10" in out
    assert "(**63 dias de atraso**)" in out
    assert "Staff the chat at night" in out


def test_git_tells_who_changed_a_map_last(here, status):
    tree = WorkTree.new(here)
    tree.write("maps/shoes.cjm.yaml", SHOES)
    tree.commit(day="2026-09-01", author="Ana \x1b[31m")
    write("new.cjm.yaml", BIKES)
    out = status()[1]
    assert "changed 2026-09-01 by Ana" in out
    assert "\x1b" not in out
    data = json.loads(status("--output-format", "json")[1])
    assert {each["file"]: (each["changed"] or {}).get("date") for each in data["maps"]} == {
        "maps/shoes.cjm.yaml": "2026-09-01",
        "new.cjm.yaml": None,
    }


def test_a_history_that_is_cut_off_tells_nothing(here, status):
    tree = WorkTree.new(here / "whole")
    tree.write("shoes.cjm.yaml", SHOES)
    tree.commit(day="2026-09-01")
    tree.write("shoes.cjm.yaml", SHOES + "# more\n")
    tree.commit(day="2026-09-02")
    tree.git("clone", "--quiet", "--depth=1", f"file://{tree.root}", str(here / "cut"))
    (only,) = json.loads(status("cut", "--output-format", "json")[1])["maps"]
    assert only["changed"] is None


def test_so_many_of_each_list_are_shown(maps, status):
    out = status("--top", "1")[1]
    assert "Nobody answers at night" in out
    assert "It squeaks" not in out
    assert "and 1 more" in out
    assert len(json.loads(status("--top", "1", "--output-format", "json")[1])["pain_points"]) == 1


def test_what_falls_due_soon(maps, status):
    write("shoes.cjm.yaml", SHOES.replace("2026-10-01", "2026-11-20"))
    assert json.loads(status("--output-format", "json")[1])["coming"] == []
    code, out, _ = status("--within", "30d")
    assert code == 0
    assert "Due within 30 days  1\n  in 19 days  opportunity: Staff the chat at night" in out
    assert status("--within", "soon")[0] == 2


def test_a_file_that_holds_no_map_is_exit_code_2_and_the_others_are_shown(maps, status):
    write("broken.cjm.yaml", "cjm: 1\n")
    code, out, err = status()
    assert code == 2
    assert out.startswith("2 maps as of")
    assert err == "error: broken.cjm.yaml holds no valid map\n  help: `cjm lint broken.cjm.yaml` says why\n"


def test_the_board_is_written_to_a_file_but_never_over_a_map(maps, status):
    assert status("-o", "board.txt") == (0, "", "")
    assert Path("board.txt").read_text("utf-8") == status()[1]
    code, _, err = status("-o", "shoes.cjm.yaml")
    assert (code, Path("shoes.cjm.yaml").read_text("utf-8")) == (2, SHOES)
    assert "this is one of the maps" in err


def test_standard_input_is_no_file(maps, status):
    assert status("-")[:2] == (2, "")


def test_no_maps_is_told(here, status):
    code, out, err = status()
    assert (code, out) == (0, "0 maps: no findings\n")
    assert err == "warning: no maps found: their names end in .cjm.yaml or .cjm.yml\n"


def test_what_the_removal_of_a_touchpoint_would_touch(maps, status):
    code, out, err = status("--touchpoint", "chat")
    assert (code, err) == (0, "")
    assert (
        out
        == """\
Chat (chat)
Met at 2 places of 1 map, with 1 moment of truth and 1 pain point.
Without it, 1 step would be left without a touchpoint.
1 question would be left without an answer.

Buying shoes
               shoes.cjm.yaml
               chat · owner Fit desk
  step         1.1 Asks about width
               moment of truth · feels -1.5 · left alone · Fit desk
               no touchpoint left
               hurts: Nobody answers at night (high × constant)
  step         1.2 Reads the guide
               Shop team
  question     Which size?
               1 Choose
               no answer left
  question     Which width?
               1 Choose
  reminder     Choose → Wear
               loses its trigger
"""
    )


def test_what_an_owner_would_leave_behind(maps, status):
    out = status("--owner", "fit")[1]
    assert (
        out
        == """\
Fit desk (fit)
Answers for 1 phase, 1 touchpoint, 1 metric and 1 open opportunity in 1 map; 1 of it overdue.
Without them, 1 phase would be left without an owner.

Buying shoes
               shoes.cjm.yaml
               fit@example.com · sees to its review
  phase        1 Choose
               Wait for an answer
               nobody left
  touchpoints  Chat
  metrics      Wait for an answer
  opportunity  Staff the chat at night
               due 2026-10-01 · 1.1 Asks about width
               overdue
  silos        Nobody answers at night
"""
    )


@pytest.mark.parametrize("subject", [("--touchpoint", "chat"), ("--owner", "fit")])
def test_what_would_be_touched_as_json_and_markdown(maps, status, subject):
    code, out, _ = status(*subject, "--output-format", "json")
    data = json.loads(out)
    assert code == 0
    assert (data["kind"], data["id"]) == (subject[0].removeprefix("--"), subject[1])
    assert [each["file"] for each in data["maps"]] == ["shoes.cjm.yaml"]
    page = status(*subject, "--output-format", "markdown", "--language", "es")[1]
    assert "## Buying shoes" in page
    assert "Nobody answers at night" in page


def test_an_id_where_there_are_no_maps(status):
    warning = "warning: no maps found: their names end in .cjm.yaml or .cjm.yml\n"
    assert status("--touchpoint", "chat") == (0, "", warning)
    assert status("--owner", "fit") == (0, "", warning)
    assert json.loads(status("--owner", "fit", "--output-format", "json")[1])["maps"] == []


@pytest.mark.parametrize("options", [(), ("--owner", "fit"), ("--output-format", "json")])
def test_a_path_that_is_not_there(status, options):
    error = "error: gone.cjm.yaml: there is no such file or folder\n"
    assert status("gone.cjm.yaml", *options) == (2, "", error)


def test_an_id_that_no_map_knows(maps, status):
    code, out, err = status("--touchpoint", "chats")
    assert (code, out) == (2, "")
    assert err == "error: no map knows a touchpoint `chats`\n  help: did you mean `chat`?\n"
    assert status("--owner", "Fit desks")[2] == (
        "error: no map knows an owner `Fit desks`\n  help: did you mean `fit`?\n"
    )
    assert status("--owner", "fit", "--touchpoint", "chat")[0] == 2


def test_an_entry_of_the_library_that_nothing_uses(maps, status):
    write("shoes.cjm.yaml", BIKES)
    assert status("--touchpoint", "guide")[:2] == (
        0,
        "Size guide (guide)\nNo map has anything to do with it.\n",
    )


def test_texts_cannot_steer_a_terminal_or_break_a_table(maps, status):
    write("shoes.cjm.yaml", SHOES.replace("Buying shoes", '"Buy | <b>\\u202e"'))
    out = status()[1]
    assert "\u202e" not in out
    page = status("--output-format", "markdown")[1]
    assert r"\| &lt;b&gt;" in page


def board(status: Any, *options: str) -> Any:
    """The board as JSON, with what falls due within a year."""
    code, out, _ = status("--output-format", "json", "--within", "1y", *options)
    assert code == 0
    return json.loads(out)


def anew(status: Any, folder: Path) -> Any:
    """The same, made without anything that earlier runs kept."""
    shutil.rmtree(folder / ".cjm_cache")
    return board(status)


def test_what_was_kept_of_maps_gives_the_same_board(maps, status):
    write("shoes.cjm.yaml", SHOES.replace("log: [{date: 2026-06-01}]", "log: [{date: 2026-10-01}]"))
    first = board(status)
    assert board(status) == first == anew(status, maps)
    assert first["coming"]
    assert json.loads(status("--output-format", "json")[1])["coming"] == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [("shoes.cjm.yaml", "It squeaks", "It creaks"), ("teams.cjm.yaml", "Fit desk", "Fitting desk")],
)
def test_what_was_kept_gives_way_to_what_has_changed(maps, status, name, old, new):
    before = board(status)
    write(name, (maps / name).read_text("utf-8").replace(old, new))
    after = board(status)
    assert after == anew(status, maps) != before


def test_what_was_kept_gives_way_where_the_current_map_has_changed(maps, status):
    future = BIKES.replace("title:", "state: future\nfuture_of: shoes.cjm.yaml\ntitle:").replace(
        "{text: Pump", "{addresses: [it-squeaks], text: Pump"
    )
    write("bikes.cjm.yaml", future)
    before = board(status)
    write("shoes.cjm.yaml", SHOES.replace("[It squeaks]", "[{id: it-squeaks, text: It creaks}]"))
    after = board(status)
    assert after == anew(status, maps) != before


def test_what_was_kept_is_left_aside_where_it_is_damaged(maps, status):
    first = board(status)
    for entry in (maps / ".cjm_cache").glob("*.json"):
        entry.write_bytes(entry.read_bytes()[:-20])
    assert board(status) == first
