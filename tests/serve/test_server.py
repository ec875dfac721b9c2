"""The server of the preview: pages and news of them, for this machine only."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serve.previews import Served, have, save, served

BIKE = "cjm: 1\ntitle: Buying a bike\nphases: [Awareness]\n"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A preview of a folder with two maps and a file that is nobody's business."""
    folder = tmp_path_factory.mktemp("maps")
    (folder / "bike.cjm.yaml").write_text(BIKE)
    (folder / "påske tur.cjm.yaml").write_text(BIKE.replace("bike", "tent"), encoding="utf-8")
    (folder / "secret.html").write_text("secret")
    with served(folder) as running:
        yield running


def test_the_address_is_that_of_this_machine(preview):
    assert preview.url == f"http://127.0.0.1:{preview.port}/"


def test_the_start_leads_to_the_index(preview):
    status, headers, _ = preview.get("/")
    assert (status, headers["Location"]) == (302, "/index.html")
    assert "Buying a tent" in preview.get("/index.html")[2]


def test_a_page_is_as_it_is_rendered_but_for_the_script(preview):
    status, headers, page = preview.get("/bike.html")
    assert status == 200
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert "<h1>Buying a bike</h1>" in page
    assert "connect-src 'self'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in headers


def test_names_are_encoded(preview):
    assert "Buying a tent" in preview.get("/p%C3%A5ske%20tur.html")[2]


def test_there_are_news_of_pages_whose_names_are_encoded(preview):
    name = "p%C3%A5ske%20tur.html"
    with preview.events(name, have(preview.get(f"/{name}")[2])) as events:
        assert next(events) == ("troubles", [])


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has such names")
def test_a_name_that_is_no_unicode(tmp_path: Path):
    (tmp_path / os.fsdecode(b"bike \xff.cjm.yaml")).write_text(BIKE)
    with served(tmp_path) as preview:
        name = "bike%20%FF.html"
        page = preview.get(f"/{name}")[2]
        assert "<h1>Buying a bike</h1>" in page
        with preview.events(name, have(page)) as events:
            assert next(events) == ("troubles", [])


def test_head(preview):
    status, headers, content = preview.get("/bike.html", "HEAD")
    assert (status, content) == (200, "")
    assert int(headers["Content-Length"]) > 1000


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1", ""])
def test_another_name_of_this_machine_is_refused(preview, host):
    status, _, content = preview.get("/bike.html", Host=host)
    assert status == 421
    assert "bike" not in content


def test_localhost_is_answered(preview):
    assert preview.get("/bike.html", Host=f"localhost:{preview.port}")[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "/secret.html",
        "/bike.cjm.yaml",
        "/../../../../etc/passwd",
        "/..%2f..%2f..%2fetc%2fpasswd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "//etc/passwd",
        "/bike.html%00.yaml",
        "/%ff",
        "/~cjm/",
        "/~cjm/../bike.cjm.yaml",
        "/~cjm/waiting.html",
    ],
)
def test_nothing_else_is_served(preview, path):
    status, _, content = preview.get(path)
    assert status == 404
    assert "root:" not in content
    assert "secret" not in content


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_there_is_nothing_to_change(preview, method):
    assert preview.get("/bike.html", method)[0] == 501


def test_a_page_with_the_edition_that_there_is_hears_of_no_trouble(preview):
    _, _, page = preview.get("/bike.html")
    with preview.events("bike.html", have(page)) as events:
        assert next(events) == ("troubles", [])


def test_a_page_of_another_edition_is_loaded_again(preview):
    with preview.events("bike.html", "old") as events:
        assert list(events) == [("reload", {})]


def test_there_are_no_news_of_a_page_that_never_was(preview):
    assert preview.get("/~cjm/events?page=nothing.html&have=")[0] == 204


def test_news_of_a_map_while_it_changes(tmp_path: Path):
    bike = tmp_path / "bike.cjm.yaml"
    bike.write_text(BIKE)
    with served(tmp_path, "bike.cjm.yaml") as preview:
        _, _, page = preview.get("/bike.html")
        with preview.events("bike.html", have(page)) as events:
            assert next(events) == ("troubles", [])
            save(bike, BIKE + "owner: nobody\n[")
            name, troubles = next(events)
            assert (name, troubles[0]["place"]) == ("troubles", "bike.cjm.yaml:5:1")
            save(bike, BIKE)
            assert next(events) == ("troubles", [])
            bike.unlink()
            assert next(events)[1][0]["message"] == "bike.cjm.yaml is gone"
            bike.write_text(BIKE.replace("bike", "car"))
            assert next(events) == ("reload", {})
        assert "Buying a car" in preview.get("/bike.html")[2]


def test_news_of_the_theme_and_of_the_configuration(tmp_path: Path):
    (tmp_path / "bike.cjm.yaml").write_text(BIKE)
    theme = tmp_path / "theme.toml"
    theme.write_text('[colors]\naccent = "#0a58ca"\n')
    configuration = tmp_path / "cjm.toml"
    configuration.write_text('[render]\ntheme = "theme.toml"\n')
    with served(tmp_path) as preview:
        for file, text, shown in (
            (theme, '[colors]\naccent = "#084298"\n', "#084298"),
            (configuration, '[render]\nlanguage = "nb"\n', "Kundereise"),
        ):
            with preview.events("bike.html", have(preview.get("/bike.html")[2])) as events:
                assert next(events) == ("troubles", [])
                save(file, text)
                assert next(events) == ("reload", {})
            assert shown in preview.get("/bike.html")[2]


def test_new_maps_of_new_folders_appear(tmp_path: Path):
    (tmp_path / "bike.cjm.yaml").write_text(BIKE)
    with served(tmp_path) as preview:
        _, _, page = preview.get("/index.html")
        with preview.events("index.html", have(page)) as events:
            assert next(events) == ("troubles", [])
            (tmp_path / "later").mkdir()
            (tmp_path / "later" / "tram.cjm.yaml").write_text(BIKE.replace("bike", "ticket"))
            assert next(events) == ("reload", {})
        assert "Buying a ticket" in preview.get("/later/tram.html")[2]


@pytest.mark.parametrize("named", [".", "bike.cjm.yaml"])
def test_news_of_a_map_while_another_changes(tmp_path: Path, named: str):
    (tmp_path / "cjm.toml").write_text("")
    (tmp_path / "bike.cjm.yaml").write_text(f"{BIKE}id: one\n")
    tent = tmp_path / "tent.cjm.yaml"
    tent.write_text(f"{BIKE}id: two\n")
    with served(tmp_path, named) as preview:
        _, _, page = preview.get("/bike.html")
        with preview.events("bike.html", have(page)) as events:
            assert next(events) == ("troubles", [])
            save(tent, f"{BIKE}id: one\n")
            assert next(events) == ("reload", {})
        assert "CJM1503" not in page
        assert "CJM1503" in preview.get("/bike.html")[2]
