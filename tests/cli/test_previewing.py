"""The pages of a preview: made anew when what they are made from changes, and only then."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.serve.previews import read_rest

from cjm.cli.app import run
from cjm.cli.previews.preview import INDEX, Preview
from cjm.cli.reports.rendering import Look
from cjm.config import Configurations
from cjm.serve.pages import Shown

BIKE = """\
cjm: 1
title: Buying a bike
personas:
  ida: {name: Ida, picture: ida.svg}
phases:
  - name: Awareness
    owner: shop
"""
BIKE_WITH_SHOP = BIKE + "owners: {shop: The shop}\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def preview(*paths: str, look: Look | None = None) -> Preview:
    return Preview([Path(path) for path in paths], Configurations, look or Look(today="2031-05-01"))


def shown(pages: Preview, address: str) -> Shown:
    found = pages.page(address)
    assert found is not None
    return found


def html(pages: Preview, address: str) -> str:
    found = shown(pages, address)
    assert found.troubles == ()
    assert found.html is not None
    return found.html.decode()


def messages(found: Shown) -> list[str]:
    return [trouble.message for trouble in found.troubles]


def save(pages: Preview, *names: str, text: str | None = None, data: bytes | None = None) -> None:
    """Write files (without content: remove them), and tell the preview so."""
    for name in names:
        path = Path(name)
        if text is None and data is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data if data is not None else (text or "").encode())
    pages.refresh(frozenset(Path(name) for name in names))


def test_one_map_has_one_page(here):
    Path("bike.cjm.yaml").write_text(BIKE_WITH_SHOP)
    pages = preview("bike.cjm.yaml")
    assert pages.start == "bike.html"
    assert "<h1>Buying a bike</h1>" in html(pages, "bike.html")
    assert pages.page("other.html") is None


def test_a_folder_has_an_index_that_follows_its_maps(here):
    Path("bike.cjm.yaml").write_text(BIKE_WITH_SHOP)
    pages = preview(".")
    assert pages.start == INDEX
    assert "Buying a bike" in html(pages, INDEX)
    save(pages, "sub/tram.cjm.yaml", text=BIKE_WITH_SHOP.replace("a bike", "a ticket"))
    assert "sub/tram.html" in html(pages, INDEX)
    assert "Buying a ticket" in html(pages, "sub/tram.html")
    save(pages, "bike.cjm.yaml")
    assert "Buying a bike" not in html(pages, INDEX)


def test_the_pages_about_all_maps_follow_too(here):
    Path("bike.cjm.yaml").write_text(BIKE_WITH_SHOP)
    pages = preview(".")
    assert "The shop" in html(pages, "owners.html")
    save(pages, "bike.cjm.yaml", text=BIKE_WITH_SHOP.replace("The shop", "The workshop"))
    assert "The workshop" in html(pages, "owners.html")


def test_a_page_shows_the_maps_that_open_into_it(here):
    detail = "phases:\n  - {name: A, steps: [{name: Looks around, journey: bike.cjm.yaml}]}\n"
    Path("bike.cjm.yaml").write_text(BIKE_WITH_SHOP)
    Path("city.cjm.yaml").write_text(f"cjm: 1\ntitle: Crossing the city\n{detail}")
    pages = preview(".")
    read_rest(pages)
    assert "Crossing the city" in html(pages, "bike.html")
    save(pages, "city.cjm.yaml", text=f"cjm: 1\ntitle: Crossing the town\n{detail}")
    html(pages, INDEX)
    assert "Crossing the town" in html(pages, "bike.html")


def test_the_pages_of_several_maps_are_those_of_a_site(here, capsys):
    Path("bike.cjm.yaml").write_text(
        BIKE_WITH_SHOP.replace(
            "owners:", "    steps: [{name: Looks around, journey: deep/shop.cjm.yaml}]\nowners:"
        )
    )
    Path("deep").mkdir()
    Path("deep/shop.cjm.yaml").write_text(BIKE_WITH_SHOP.replace("a bike", "in the shop"))
    Path("later.cjm.yaml").write_text(BIKE_WITH_SHOP + "state: future\nfuture_of: bike.cjm.yaml\n")
    assert run(["render", ".", "-o", "site", "--today", "2031-05-01"]) == 0
    pages = preview(".")
    read_rest(pages)
    made = {
        path.relative_to("site").as_posix(): path.read_text("utf-8") for path in Path("site").rglob("*.html")
    }
    assert {"index.html", "owners.html", "deep/shop.html"} <= set(made)
    for address, page in made.items():
        assert html(pages, address) == page, address
    assert 'href="../bike.html"' in made["deep/shop.html"]


def test_many_maps_are_read_by_several_processes(here):
    for number in range(120):
        Path(f"{number}.cjm.yaml").write_text(f"cjm: 1\ntitle: Map number {number}\nphases: [A]\n")
    Path("bad.cjm.yaml").write_text("cjm: 1\n")
    pages = preview(".")
    read_rest(pages)
    index = shown(pages, INDEX)
    assert {trouble.place for trouble in index.troubles} == {"bad.cjm.yaml:1:1"}
    assert index.html is not None
    assert index.html.decode().count("Map number ") >= 120


def test_a_folder_without_maps_says_so(here):
    assert messages(shown(preview("."), INDEX)) == ["there are no maps here"]


def test_only_what_changed_is_made_again(here):
    Path("bike.cjm.yaml").write_text(BIKE_WITH_SHOP)
    Path("tram.cjm.yaml").write_text(BIKE_WITH_SHOP)
    pages = preview(".")
    bike, tram = (shown(pages, name).html for name in ("bike.html", "tram.html"))
    save(pages, "bike.cjm.yaml", text=BIKE_WITH_SHOP.replace("a bike", "a car"))
    assert shown(pages, "tram.html").html is tram
    assert shown(pages, "bike.html").html != bike


def test_a_broken_map_keeps_its_last_good_page(here):
    Path("bike.cjm.yaml").write_text(BIKE_WITH_SHOP)
    pages = preview(".")
    good, index = shown(pages, "bike.html").html, shown(pages, INDEX).html
    save(pages, "bike.cjm.yaml", text="cjm: 1\ntitle: x\nfases: []\n")
    for address, last in (("bike.html", good), (INDEX, index)):
        found = shown(pages, address)
        assert found.html == last
        (trouble,) = found.troubles
        assert (trouble.place, trouble.rule) == ("bike.cjm.yaml:3:1", "CJM0010 unknown-key")
        assert trouble.excerpt == ("", "fases", ": []")
    save(pages, "bike.cjm.yaml", text=BIKE_WITH_SHOP)
    assert html(pages, "bike.html").encode() == good


def test_a_map_that_is_gone_keeps_its_last_page(here):
    Path("bike.cjm.yaml").write_text(BIKE_WITH_SHOP)
    pages = preview("bike.cjm.yaml")
    good = shown(pages, "bike.html").html
    save(pages, "bike.cjm.yaml")
    assert shown(pages, "bike.html").html == good
    assert messages(shown(pages, "bike.html")) == ["bike.cjm.yaml is gone"]
    assert pages.start == "bike.html"
    save(pages, "bike.cjm.yaml", text=BIKE_WITH_SHOP)
    assert html(pages, "bike.html").encode() == good


def test_a_folder_that_is_gone_comes_back(here):
    Path("maps").mkdir()
    Path("maps/bike.cjm.yaml").write_text(BIKE_WITH_SHOP)
    pages = preview("maps")
    good, index = shown(pages, "maps/bike.html").html, shown(pages, INDEX).html
    Path("maps").rename("away")
    pages.refresh(frozenset({Path("maps")}))
    assert pages.start == INDEX
    assert shown(pages, "maps/bike.html").html == good
    assert messages(shown(pages, "maps/bike.html")) == ["maps/bike.cjm.yaml is gone"]
    assert shown(pages, INDEX).html == index
    assert messages(shown(pages, INDEX)) == ["maps is gone"]
    Path("away").rename("maps")
    pages.refresh(frozenset({Path("maps")}))
    assert html(pages, "maps/bike.html").encode() == good
    assert html(pages, INDEX).encode() == index


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the folder in which a command runs")
def test_the_current_folder_may_go_and_come_back(here, monkeypatch):
    now = here / "now"
    now.mkdir()
    monkeypatch.chdir(now)
    Path("bike.cjm.yaml").write_text(BIKE_WITH_SHOP)
    pages = preview("bike.cjm.yaml")
    good = shown(pages, "bike.html").html
    now.rename(here / "before")
    (here / "before").rename(now)
    pages.refresh(frozenset({now}))
    assert html(pages, "bike.html").encode() == good
    shutil.rmtree(now)
    pages.refresh(frozenset({now}))
    assert shown(pages, "bike.html").html == good
    assert messages(shown(pages, "bike.html")) == [f"{now} is gone"]
    assert set(pages.watched()) == {now}
    now.mkdir()
    (now / "bike.cjm.yaml").write_text(BIKE_WITH_SHOP.replace("a bike", "a car"))
    pages.refresh(frozenset({now}))
    assert "Buying a car" in html(pages, "bike.html")


def test_a_map_that_never_had_a_page_may_go_and_come_back(here):
    Path("bike.cjm.yaml").write_text("cjm: 1\n")
    pages = preview(".")
    assert shown(pages, "bike.html").html is None
    save(pages, "bike.cjm.yaml")
    assert shown(pages, "bike.html").html is None
    assert messages(shown(pages, "bike.html")) == ["bike.cjm.yaml is gone"]
    save(pages, "bike.cjm.yaml", text=BIKE_WITH_SHOP)
    assert "Buying a bike" in html(pages, "bike.html")


def test_a_library_has_no_page(here):
    Path("shared.cjm.yaml").write_text("cjm: 1\nkind: library\nowners: {shop: The shop}\n")
    assert messages(shown(preview("shared.cjm.yaml"), "shared.html")) == [
        "shared.cjm.yaml is a library; only maps have pages"
    ]


CHANGES: dict[str, tuple[str, bytes, Callable[[str], bool]]] = {
    "library": (
        "library/shared.cjm.yaml",
        b"cjm: 1\nkind: library\nowners: {shop: {name: The corner shop}}\n",
        lambda page: "The corner shop" in page,
    ),
    "picture": (
        "ida.svg",
        b'<svg xmlns="http://www.w3.org/2000/svg"><circle r="9"/></svg>',
        lambda page: "data:image/svg+xml" in page,
    ),
    "configuration": (
        "cjm.toml",
        b'library = ["library/*.cjm.yaml"]\n[render]\nlanguage = "es"\n',
        lambda page: '<html lang="es"' in page or "Estado actual" in page,
    ),
    "template": (
        "look/html/style.css",
        b"/* a new look */",
        lambda page: "a new look" in page,
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_page_follows_what_it_is_made_from(here, name):
    changed, content, follows = CHANGES[name]
    Path("library").mkdir()
    Path("library/shared.cjm.yaml").write_text("cjm: 1\nkind: library\nowners: {shop: The shop}\n")
    Path("cjm.toml").write_text('library = ["library/*.cjm.yaml"]\n')
    Path("look/html").mkdir(parents=True)
    Path("look/html/style.css").write_text("/* the look */")
    Path("bike.cjm.yaml").write_text(BIKE)
    own = Path("look") if name == "template" else None  # templates of one's own are slower
    pages = preview("bike.cjm.yaml", look=Look(templates=own, today="2031-05-01"))
    assert not follows(html(pages, "bike.html"))
    watched = {path.resolve() for path in pages.watched()}
    assert (here / changed).resolve() in watched
    save(pages, changed, data=content)
    assert follows(html(pages, "bike.html"))


def test_a_page_follows_its_theme_and_the_logo_in_it(here):
    Path("bike.cjm.yaml").write_text(BIKE_WITH_SHOP)
    Path("theme.toml").write_text('logo = "logo.svg"\n')
    Path("logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><circle r="9"/></svg>')
    pages = preview("bike.cjm.yaml", look=Look(theme="theme.toml", today="2031-05-01"))
    first = html(pages, "bike.html")
    assert {here / "theme.toml", here / "logo.svg"} <= {path.resolve() for path in pages.watched()}
    save(pages, "logo.svg", text='<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>')
    second = html(pages, "bike.html")
    assert second != first
    save(pages, "theme.toml", text='[colors]\naccent = "no colour"\n')
    found = shown(pages, "bike.html")
    assert found.html == second.encode()
    assert found.troubles[0].message.startswith("theme.toml:2:")


def test_a_wrong_configuration_is_told_on_every_page(here):
    Path("bike.cjm.yaml").write_text(BIKE_WITH_SHOP)
    pages = preview("bike.cjm.yaml")
    good = shown(pages, "bike.html").html
    save(pages, "cjm.toml", text="lint = 1\n")
    found = shown(pages, "bike.html")
    assert found.html == good
    assert messages(found) == ["cjm.toml:1:1: `lint` must be a table"]
    save(pages, "bike.cjm.yaml", text=BIKE_WITH_SHOP.replace("a bike", "a car"))
    save(pages, "cjm.toml")
    assert "Buying a car" in html(pages, "bike.html")


def test_a_configuration_that_is_wrong_from_the_start(here):
    Path("bike.cjm.yaml").write_text(BIKE_WITH_SHOP)
    Path("cjm.toml").write_text("lint = 1\n")
    pages = preview(".")
    assert messages(shown(pages, INDEX)) == ["cjm.toml:1:1: `lint` must be a table"]
    assert here / "cjm.toml" in set(pages.watched())
    save(pages, "cjm.toml", text="")
    assert "Buying a bike" in html(pages, INDEX)


def test_a_template_that_breaks(here):
    Path("look/html").mkdir(parents=True)
    Path("look/html/style.css").write_text("{{ broken.by.me }}")
    Path("bike.cjm.yaml").write_text(BIKE_WITH_SHOP)
    pages = preview("bike.cjm.yaml", look=Look(templates=Path("look"), today="2031-05-01"))
    (message,) = messages(shown(pages, "bike.html"))
    assert message.startswith("look/html/style.css:1: ")


def test_a_missing_library_is_told_over_a_page_that_can_be_made(here):
    Path("cjm.toml").write_text('library = ["shared.cjm.yaml"]\n')
    Path("bike.cjm.yaml").write_text(BIKE_WITH_SHOP)
    found = shown(preview("bike.cjm.yaml"), "bike.html")
    assert messages(found) == ["cjm.toml: there is no library `shared.cjm.yaml`"]
    assert found.html is not None


def test_a_future_map_follows_the_map_that_it_improves(here):
    Path("bike.cjm.yaml").write_text(BIKE_WITH_SHOP)
    Path("future.cjm.yaml").write_text(
        "cjm: 1\ntitle: Better\nstate: future\nfuture_of: bike.cjm.yaml\nphases: [Awareness]\n"
    )
    pages = preview("future.cjm.yaml")
    shown(pages, "future.html")
    assert here / "bike.cjm.yaml" in set(pages.watched())


def test_no_more_pages_are_kept_than_are_looked_at(here, monkeypatch):
    monkeypatch.setattr("cjm.serve.last.MOST", 4)
    for number in range(7):
        Path(f"{number}.cjm.yaml").write_text("cjm: 1\ntitle: x\nphases: [A]\n")
    pages = preview(".")
    for number in range(7):
        html(pages, f"{number}.html")
    for number in range(7):
        Path(f"{number}.cjm.yaml").write_text("cjm: 1\n")
    pages.refresh(frozenset(Path(f"{number}.cjm.yaml") for number in range(7)))
    kept = [number for number in range(7) if shown(pages, f"{number}.html").html is not None]
    assert kept == [3, 4, 5, 6]
