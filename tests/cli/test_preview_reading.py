"""Maps that nobody asked for yet are read beside the pages of a preview, and nothing that happens meanwhile is lost."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.serve.previews import read_rest

from cjm.cli.previews.facts import learn
from cjm.cli.previews.preview import INDEX, Preview
from cjm.cli.previews.reading import Reader
from cjm.cli.reports.rendering import Look, Renderer
from cjm.config import Configurations
from cjm.serve.live import Live, Reading
from cjm.serve.pages import Shown

MANY = 12
"""More maps than a page waits for."""


def write(name: str, title: str, id_: str | None = None, more: str = "") -> None:
    own = f"id: {id_}\n" if id_ else ""
    Path(name).write_text(f"cjm: 1\ntitle: {title}\n{own}phases: [A]\n{more}", encoding="utf-8")


@pytest.fixture
def maps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of several maps; the first two have the same id."""
    monkeypatch.chdir(tmp_path)
    Path("cjm.toml").write_text("")
    for number in range(MANY):
        write(f"m{number}.cjm.yaml", f"Map number {number}", "m0" if number < 2 else None)
    return tmp_path


@pytest.fixture
def shared_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even few maps are shared among processes."""
    monkeypatch.setattr("cjm.cli.processes.WORTHWHILE", 1)
    monkeypatch.setattr("cjm.cli.processes._SHARE", 4)
    monkeypatch.setattr("cjm.cli.processes._cores", lambda: 2)


def preview(*paths: str) -> Preview:
    return Preview([Path(path) for path in paths], Configurations, Look(today="2031-05-01"))


def shown(pages: Preview, address: str) -> Shown:
    found = pages.page(address)
    assert found is not None
    return found


def html(pages: Preview, address: str) -> str:
    found = shown(pages, address).html
    assert found is not None
    return found.decode()


def save(pages: Preview, name: str, title: str, id_: str | None = None) -> None:
    write(name, title, id_)
    pages.refresh(frozenset({Path(name)}))


@pytest.mark.parametrize("named", [".", "m0.cjm.yaml"])
def test_a_page_is_there_before_the_others_are_read(maps, named):
    pages = preview(named)
    first = html(pages, "m0.html")
    assert "<h1>Map number 0</h1>" in first
    assert "CJM1503" not in first
    assert html(pages, "m0.html") == first
    read_rest(pages)
    assert "CJM1503" in html(pages, "m0.html")


def test_the_pages_about_all_maps_wait_until_they_are_read(maps):
    pages = preview(".")
    assert shown(pages, INDEX) == Shown(None)
    assert shown(pages, "owners.html") == Shown(None)
    read_rest(pages)
    assert html(pages, INDEX).count("Map number ") >= MANY
    assert pages.page("owners.html") is None


def test_what_the_pages_about_all_maps_showed_stays_while_many_maps_are_read_again(maps):
    write("bad.cjm.yaml", "Bad", more="bad: 1\n")
    pages = preview(".")
    read_rest(pages)
    before = shown(pages, INDEX)
    assert [trouble.place for trouble in before.troubles] == ["bad.cjm.yaml:4:1"]
    for number in range(MANY):
        write(f"m{number}.cjm.yaml", f"New number {number}")
    pages.refresh(frozenset(Path(f"m{number}.cjm.yaml") for number in range(MANY)))
    assert shown(pages, INDEX) == before
    assert "New number 3" in html(pages, "m3.html")
    read_rest(pages)
    assert "Map number" not in html(pages, INDEX)
    assert shown(pages, INDEX).troubles == before.troubles


def test_what_is_found_in_a_map_beside_the_others_stays_while_many_of_them_are_read_again(maps):
    pages = preview(".")
    read_rest(pages)
    first = html(pages, "m0.html")
    for number in range(1, MANY):
        write(f"m{number}.cjm.yaml", f"New number {number}")
    pages.refresh(frozenset(Path(f"m{number}.cjm.yaml") for number in range(1, MANY)))
    assert "CJM1503" in first
    assert html(pages, "m0.html") == first
    read_rest(pages)
    assert "CJM1503" not in html(pages, "m0.html")


@pytest.mark.parametrize("named", [".", "m0.cjm.yaml"])
def test_no_page_waits_for_a_large_map_of_somebody_else(maps, named, monkeypatch):
    for number in range(2, MANY):
        Path(f"m{number}.cjm.yaml").unlink()
    size = Path("m1.cjm.yaml").stat().st_size
    monkeypatch.setattr("cjm.cli.previews.beside._BYTES_AT_ONCE", 2 * size)
    monkeypatch.setattr("cjm.cli.previews.reading._BYTES_HERE", 2 * size)
    write("m1.cjm.yaml", "Large", "m0", "# much\n" * size)
    pages = preview(named)
    assert "CJM1503" not in html(pages, "m0.html")
    read_rest(pages)
    assert "CJM1503" in html(pages, "m0.html")


def test_a_large_map_is_found_beside_the_others_once_it_is_read(maps, monkeypatch):
    monkeypatch.setattr("cjm.cli.previews.beside._BYTES_AT_ONCE", 1)
    pages = preview("m0.cjm.yaml")
    html(pages, "m0.html")
    read_rest(pages)
    assert "CJM1503" in html(pages, "m0.html")


@pytest.mark.parametrize("named", [".", "m0.cjm.yaml"])
@pytest.mark.usefixtures("shared_work")
def test_several_processes_read_what_one_does(maps, named, monkeypatch):
    shared = preview(named)
    read_rest(shared)
    monkeypatch.setattr("cjm.cli.processes._cores", lambda: 1)
    alone = preview(named)
    read_rest(alone)
    for address in (INDEX, "m0.html", "m3.html") if named == "." else ("m0.html",):
        assert html(shared, address) == html(alone, address)
    assert "CJM1503" in html(shared, "m0.html")


@pytest.mark.usefixtures("shared_work")
def test_where_processes_are_killed_one_reads_on(maps, monkeypatch):
    monkeypatch.setattr("cjm.cli.previews.reading._do", _end)
    pages = preview(".")
    read_rest(pages)
    assert html(pages, INDEX).count("Map number ") >= MANY


def _end(_task: object) -> None:
    os._exit(1)


def _save_one(pages: Preview) -> None:
    save(pages, "m3.cjm.yaml", "Saved meanwhile")


def _set_up_anew(pages: Preview) -> None:
    Path("cjm.toml").write_text('[render]\nlanguage = "es"\n')
    pages.refresh(frozenset({Path("cjm.toml")}))


def _remove(pages: Preview) -> None:
    Path("m3.cjm.yaml").unlink()
    pages.refresh(frozenset({Path("m3.cjm.yaml")}))


@pytest.mark.parametrize("change", [_save_one, _set_up_anew, _remove])
def test_what_was_read_before_a_change_is_not_taken(maps, change: Callable[[Preview], None]):
    pages = preview(".")
    renderer = Renderer(pages.look)
    read = [
        (opened, learn(opened, renderer, pages.pages, across)[0])
        for opened, across in pages.unread()
        if across is not None
    ]
    change(pages)
    taken = {opened.name: pages.take(opened, facts) for opened, facts in read}
    assert not taken["m3.cjm.yaml"]
    assert taken["m5.cjm.yaml"] == (change is not _set_up_anew)
    read_rest(pages)
    index = html(pages, INDEX)
    assert ("Saved meanwhile" in index) == (change is _save_one)
    assert ("Map number 3" in index) == (change is _set_up_anew)


def test_it_is_told_how_far_the_reading_is_and_that_it_is_over(maps, monkeypatch):
    monkeypatch.setattr("cjm.cli.previews.reading._TICK", 0.0)
    pages = preview(".")
    live = Live(pages)
    told: list[Reading | None] = []
    read = live.read

    def listening(done: int, total: int) -> None:
        read(done, total)
        told.append(live.reading)

    monkeypatch.setattr(live, "read", listening)
    Reader(pages, live).read_all()
    assert told == [
        *(Reading(done, MANY) for done in range(MANY + 1)),
        Reading(0, 2),
        Reading(1, 2),
        Reading(2, 2),
        None,
    ]
    assert live.version == 2


def test_nothing_is_told_where_nothing_was_read(maps):
    pages = preview(".")
    live = Live(pages)
    Reader(pages, live).read_all()
    before = live.version
    Reader(pages, live).read_all()
    assert live.version == before


def test_a_failure_of_the_reading_is_told_on_the_pages(maps):
    pages = preview(".")
    pages.broke(ValueError("all wrong"))
    (trouble,) = shown(pages, INDEX).troubles
    assert trouble.message == "cjm failed: ValueError: all wrong"
    save(pages, "m3.cjm.yaml", "Goes on")
    read_rest(pages)
    assert "Goes on" in html(pages, INDEX)
