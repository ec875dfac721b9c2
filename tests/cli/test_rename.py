"""`cjm rename`: which files change, what is told, and that all are written or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjm.cli.app import run

LIBRARY = """\
cjm: 1
kind: library
owners:
  marketing: Marketing  # everyone's
  sales: Sales
"""
MAP = """\
cjm: 1
title: Shoes
phases:
  - name: Look
    id: look
    owner: 'marketing'   # cjm: ignore[marketing]
  - name: Buy
    owner: sales
insights:
  - {text: It is easy, at: [look, buy]}
"""
FUTURE = """\
cjm: 1
title: Shoes to be
state: future
future_of: shoes.cjm.yaml
phases:
  - {name: Looks around, id: look, owner: marketing}
"""
OWN = """\
cjm: 1
title: Bikes
owners: {marketing: Bikes and more}
phases: [{name: Ride, owner: marketing}]
"""

pytestmark = pytest.mark.usefixtures("here")


@pytest.fixture
def project(here):
    for name, text in {
        "cjm.toml": 'library = ["library/*.cjm.yaml"]\n',
        "library/teams.cjm.yaml": LIBRARY,
        "shoes.cjm.yaml": MAP,
        "later/shoes.cjm.yaml": FUTURE.replace("shoes.cjm", "../shoes.cjm"),
    }.items():
        write(name, text)
    return here


@pytest.fixture
def rename(capsys):
    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(["rename", *arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return call


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def read(name: str) -> str:
    return Path(name).read_bytes().decode()


@pytest.mark.parametrize("start", ["shoes.cjm.yaml", "library/teams.cjm.yaml", "later/shoes.cjm.yaml"])
def test_an_owner_of_a_library_is_renamed_in_all_files_that_use_it(project, rename, start):
    code, out, err = rename(start, "marketing", "brand")
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "Renamed the owner `marketing` to `brand` in 3 places of 3 files"
    assert sorted(out.splitlines()[1:]) == [
        "  later/shoes.cjm.yaml: 1",
        "  library/teams.cjm.yaml: 1",
        "  shoes.cjm.yaml: 1",
    ]
    assert read("library/teams.cjm.yaml") == LIBRARY.replace("marketing", "brand")
    assert read("shoes.cjm.yaml") == MAP.replace("owner: 'marketing'", "owner: 'brand'")
    assert read("later/shoes.cjm.yaml") == FUTURE.replace("marketing", "brand").replace("sh", "../sh", 1)


def test_a_phase_that_a_future_map_shares_is_renamed_in_both(project, rename):
    assert rename("shoes.cjm.yaml", "look", "no")[0] == 0
    assert 'id: "no"' in read("shoes.cjm.yaml")
    assert 'at: ["no", buy]' in read("shoes.cjm.yaml")
    assert 'id: "no"' in read("later/shoes.cjm.yaml")


def test_a_map_with_an_entry_of_its_own_is_left_alone_and_named(project, rename):
    write("bikes.cjm.yaml", OWN)
    code, _, err = rename("library/teams.cjm.yaml", "marketing", "brand")
    assert (code, read("bikes.cjm.yaml")) == (0, OWN)
    assert err == "note: left alone, as the owner `marketing` is another one there: bikes.cjm.yaml\n"


def test_a_dry_run_shows_the_difference_and_writes_nothing(project, rename):
    before = {path: path.read_bytes() for path in project.rglob("*.yaml")}
    code, out, err = rename("shoes.cjm.yaml", "sales", "shop", "--dry-run")
    assert (code, err) == (0, "Would rename the owner `sales` to `shop` in 2 places of 2 files\n")
    assert "--- shoes.cjm.yaml\n+++ shoes.cjm.yaml\n" in out
    assert "-    owner: sales\n+    owner: shop\n" in out
    assert before == {path: path.read_bytes() for path in project.rglob("*.yaml")}
    assert rename("shoes.cjm.yaml", "sales", "shop", "--diff")[1] == out


def test_line_breaks_a_byte_order_mark_and_rights_stay(here, rename):
    text = "\ufeff" + OWN.replace("\n", "\r\n")
    path = write("bikes.cjm.yaml", text)
    path.chmod(0o640)
    assert rename("bikes.cjm.yaml", "marketing", "brand")[0] == 0
    changed = text.replace("owner: marketing", "owner: brand").replace("{marketing", "{brand")
    assert path.read_bytes() == changed.encode()
    assert path.stat().st_mode & 0o777 == 0o640


def test_an_id_that_names_nothing_is_exit_code_2(project, rename):
    assert rename("shoes.cjm.yaml", "marketng", "brand") == (
        2,
        "",
        "error: `marketng` names nothing in shoes.cjm.yaml\n  help: did you mean `marketing`?\n",
    )


def test_an_id_of_the_library_may_be_taken_by_any_map(project, rename):
    write("bikes.cjm.yaml", OWN)
    code, _, err = rename("library/teams.cjm.yaml", "sales", "marketing")
    assert code == 2
    assert "the id `marketing` is taken: library/teams.cjm.yaml:4" in err
    write("bikes.cjm.yaml", OWN.replace("marketing", "brand"))
    code, _, err = rename("library/teams.cjm.yaml", "sales", "brand")
    assert (code, err.splitlines()[0]) == (2, "error: the id `brand` is taken: bikes.cjm.yaml:3")


def test_a_map_that_is_not_valid_and_may_name_the_id_stops_everything(project, rename):
    write("broken.cjm.yaml", "cjm: 1\nphases: [{owner: marketing}]\n")
    code, out, err = rename("shoes.cjm.yaml", "marketing", "brand")
    assert (code, out) == (2, "")
    assert "broken.cjm.yaml is not valid, so that it is not known whether it names `marketing`" in err
    assert read("shoes.cjm.yaml") == MAP
    assert rename("shoes.cjm.yaml", "sales", "shop")[0] == 0


def test_all_files_are_written_or_none(project, rename, monkeypatch):
    replace = Path.replace

    def fails_at_the_last(self: Path, target: Path) -> Path:
        if Path(target).name == "teams.cjm.yaml":
            raise PermissionError(13, "Permission denied")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fails_at_the_last)
    code, out, err = rename("later/shoes.cjm.yaml", "marketing", "brand")
    assert (code, out) == (2, "")
    assert "library/teams.cjm.yaml cannot be written: Permission denied" in err
    assert read("shoes.cjm.yaml") == MAP
    assert "marketing" in read("later/shoes.cjm.yaml")
    assert not list(project.rglob(".*.cjm.yaml.*"))


def test_without_a_configuration_the_project_is_the_folder_of_the_map(here, rename):
    write("maps/shoes.cjm.yaml", MAP)
    write("maps/later.cjm.yaml", FUTURE)
    write("others/later.cjm.yaml", FUTURE.replace("shoes.cjm", "../maps/shoes.cjm"))
    assert rename("maps/shoes.cjm.yaml", "look", "see")[1].endswith(
        "of 2 files\n  maps/shoes.cjm.yaml: 2\n  maps/later.cjm.yaml: 1\n"
    )
    assert "id: look" in read("others/later.cjm.yaml")


def test_what_named_nothing_before_is_told(here, rename):
    write("bikes.cjm.yaml", OWN.replace("phases: [", "owner: brand\nphases: ["))
    code, _, err = rename("bikes.cjm.yaml", "marketing", "brand")
    assert (code, err) == (
        0,
        "note: `brand` named nothing before, and now names this owner: bikes.cjm.yaml\n",
    )


def test_several_kinds_of_one_id_are_told_apart(here, rename):
    write("bikes.cjm.yaml", OWN.replace("phases", "touchpoints: {marketing: A talk}\nphases"))
    code, _, err = rename("bikes.cjm.yaml", "marketing", "brand")
    assert (code, err) == (
        2,
        (
            "error: `marketing` names several things in bikes.cjm.yaml: the owner “Bikes and more” (bikes.cjm.yaml:3) "
            "and the touchpoint “A talk” (bikes.cjm.yaml:4)\n"
            "  help: say which: `--kind owner` or `--kind touchpoint`\n"
        ),
    )
    assert rename("bikes.cjm.yaml", "marketing", "talk", "--kind", "touchpoint")[0] == 0
    assert "touchpoints: {talk: A talk}" in read("bikes.cjm.yaml")
    assert "owner: marketing" in read("bikes.cjm.yaml")


@pytest.mark.parametrize(
    ("map_", "message"),
    [
        ("-", "an id is renamed in files, and standard input is none"),
        ("none.cjm.yaml", "none.cjm.yaml: there is no such file\n"),
        (".", ".: is a folder\n  help: name a map or a library\n"),
        ("broken.cjm.yaml", "broken.cjm.yaml holds no valid map"),
    ],
)
def test_what_is_no_map_is_refused(here, rename, map_, message):
    write("broken.cjm.yaml", "cjm: 1\n")
    code, _, err = rename(map_, "a", "b")
    assert code == 2
    assert message in err
