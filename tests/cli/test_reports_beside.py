"""What is found across the maps of a project, in reports, sites and previews of them."""

from __future__ import annotations

import contextlib
import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.serve.previews import read_rest

from cjm.cli.app import run
from cjm.cli.previews.preview import INDEX, Preview
from cjm.cli.reports.rendering import Look
from cjm.config import Configurations
from cjm.source.project import digest

CONFIG = 'library = ["library/*.cjm.yaml"]\ntoday = 2026-06-01\n'
LIBRARY = "cjm: 1\nkind: library\ntitle: Teams\nowners:\n  desk: {name: Support desk, kind: team}\n"
MAP = """\
cjm: 1
id: {id}
title: {title}
touchpoints:
  {touchpoint}: {{name: Web shop, channel: website}}
phases:
  - name: Purchase
    owner: desk
    touchpoints: [{touchpoint}]
    steps:
      - {{name: Pays}}
  - Use
"""
TWO_IDS = "A touchpoint stands under two ids"
MANIFEST = ".cjm-html.json"


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_map(name: str, id_: str | None = None, touchpoint: str = "shop", more: str = "") -> None:
    stem = Path(name).name.removesuffix(".cjm.yaml")
    write(name, MAP.format(id=id_ or stem, title=f"Map {stem}", touchpoint=touchpoint) + more)


def write_project() -> None:
    write("cjm.toml", CONFIG)
    write("library/teams.cjm.yaml", LIBRARY)
    for name in ("a", "b", "deep/c"):
        write_map(f"{name}.cjm.yaml")


@pytest.fixture
def project(here: Path) -> Path:
    """Three maps and a library, among which nothing is wrong."""
    write_project()
    return here


def change(name: str, old: str, new: str) -> None:
    path = Path(name)
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def found_in(page: str | bytes) -> list[str]:
    """The rules across maps that a page lists among its checks."""
    text = page if isinstance(page, str) else page.decode()
    return sorted(set(re.findall(r'id="check\.(CJM15\d\d)', text)))


def read(name: str) -> str:
    return Path(name).read_text("utf-8")


def render(*arguments: str) -> int:
    return run(["render", *arguments])


# One map.


def test_a_report_on_one_map_shows_what_is_found_beside_the_others(project, capsys):
    write_map("b.cjm.yaml", "a", "web")
    assert render("b.cjm.yaml", "-o", "b.html") == 0
    page = read("b.html")
    assert found_in(page) == ["CJM1501", "CJM1503"]
    rows = re.findall(r"<tr.*?</tr>", page, re.DOTALL)
    assert [TWO_IDS in row for row in rows if "Website" in row] == [True], (
        "it stands where the touchpoint does"
    )
    assert render("b.cjm.yaml", "--public", "-o", "public.html") == 0
    assert not found_in(read("public.html"))


def test_it_stands_in_the_cell_of_its_step(project):
    change("b.cjm.yaml", "{name: Pays}", "{name: Pays, journey: deep/c.cjm.yaml}")
    change("deep/c.cjm.yaml", "{name: Pays}", "{name: Waits, journey: ../b.cjm.yaml}")
    assert render("b.cjm.yaml", "-o", "b.html") == 0
    page = read("b.html")
    assert found_in(page) == ["CJM1506"]
    assert page.count("A step opens into a map that leads back to it") > 1


def test_without_a_configuration_only_links_are_followed(here):
    for name in ("a", "b"):
        write_map(f"{name}.cjm.yaml", "same")
    assert render("a.cjm.yaml", "-o", "a.html") == 0
    assert not found_in(read("a.html"))
    assert not Path(".cjm_cache").exists()
    write_map("a.cjm.yaml", "same", more="state: future\nfuture_of: b.cjm.yaml\n")
    assert render("a.cjm.yaml", "-o", "a.html") == 0
    assert found_in(read("a.html")) == ["CJM1503"]


def test_what_is_read_of_the_others_is_kept_for_the_linter_and_by_it(project):
    write_map("b.cjm.yaml", "a")
    assert run(["lint"]) == 1
    before = {path: path.read_bytes() for path in Path(".cjm_cache").glob("*.json")}
    assert render("a.cjm.yaml", "-o", "a.html") == 0
    assert {path: path.read_bytes() for path in Path(".cjm_cache").glob("*.json")} == before
    for path in before:
        path.unlink()
    assert render("a.cjm.yaml", "-o", "again.html") == 0
    assert len(list(Path(".cjm_cache").glob("*.json"))) == 2, "the two maps that were not named"
    assert read("a.html") == read("again.html")


def test_comments_settings_and_severities_hold_as_for_the_linter(project):
    change("b.cjm.yaml", "id: b", "id: a # cjm: ignore[CJM1503] a copy for the fair")
    write("cjm.toml", CONFIG + '[lint]\nseverity = { CJM1503 = "error" }\n')
    for name in ("a", "b"):
        assert render(f"{name}.cjm.yaml", "-o", f"{name}.html") == 0
    assert not found_in(read("b.html"))
    assert "CJM9001" not in read("b.html"), "the comment is needed"
    assert "1 error" in read("a.html")
    write("cjm.toml", CONFIG + '[lint]\nper-file-ignores = { "a.*" = ["CJM1503"] }\n')
    assert render("a.cjm.yaml", "-o", "a.html") == 0
    assert not found_in(read("a.html"))
    write("cjm.toml", CONFIG)
    change("a.cjm.yaml", "id: a", "id: else")
    assert render("b.cjm.yaml", "-o", "b.html") == 0
    assert "CJM9001" in read("b.html"), "the comment silences nothing any more"


# Sites.


def pages(folder: str) -> dict[str, bytes]:
    root = Path(folder)
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def site(*arguments: str) -> dict[str, int]:
    """Write the site; when each of its pages was written."""
    assert render(".", *arguments) == 0
    return {
        path.relative_to("site").as_posix(): path.stat().st_mtime_ns for path in Path("site").rglob("*.html")
    }


def test_a_site_shows_them_and_counts_them_in_its_index(project):
    site()
    before = read("site/index.html")
    write_map("deep/c.cjm.yaml", "a")
    site()
    assert [found_in(read(f"site/{name}.html")) for name in ("a", "b", "deep/c")] == [
        ["CJM1503"],
        [],
        ["CJM1503"],
    ]
    assert read("site/index.html") != before
    site("--public")
    assert not found_in(read("site/a.html"))


def test_a_first_site_is_the_same_whether_or_not_the_linter_knows_the_maps(project):
    write_map("b.cjm.yaml", "a", "web")
    assert render(".", "-o", "before") == 0
    assert run(["lint"]) == 1
    assert render(".", "-o", "after") == 0
    change("deep/c.cjm.yaml", "id: c", "id: a")
    assert render(".", "-o", "changed") == 0
    assert render(".", "-o", "before") == 0
    assert pages("before") == pages("changed")
    change("deep/c.cjm.yaml", "id: a", "id: c")
    assert render(".", "-o", "before") == 0
    assert pages("before") == pages("after")
    assert found_in(read("after/b.html")) == ["CJM1501", "CJM1503"]


def test_a_page_is_written_when_another_map_makes_or_mends_a_finding_on_it(project, capsys):
    at = site()
    for id_, wrote in (("a", {"a.html", "deep/c.html"}), ("a", set()), ("c", {"a.html", "deep/c.html"})):
        write_map("deep/c.cjm.yaml", id_)
        capsys.readouterr()
        now = site()
        changed = {name for name, time in now.items() if at[name] != time}
        assert changed - {"index.html"} == wrote
        assert ("index.html" in changed) == bool(wrote)
        at = now
    assert capsys.readouterr().out.splitlines()[:3] == ["site/a.html", "site/deep/c.html", "site/index.html"]


def test_a_change_that_is_none_for_the_others_writes_one_page(project):
    write_map("b.cjm.yaml", "a")
    at = site()
    change("b.cjm.yaml", "name: Pays", "name: Pays the bill")
    now = site()
    assert {name for name, time in now.items() if at[name] != time} == {"b.html", "search.html"}
    assert found_in(read("site/b.html")) == ["CJM1503"]


def test_a_map_beside_the_site_counts(project):
    write_map("a.cjm.yaml", "other")
    assert render("deep", "-o", "site") == 0
    assert not found_in(read("site/deep/c.html"))
    write_map("a.cjm.yaml", "c")
    for _ in range(2):
        assert render("deep", "-o", "site") == 0
        assert found_in(read("site/deep/c.html")) == ["CJM1503"]
    Path("a.cjm.yaml").unlink()
    assert render("deep", "-o", "site") == 0
    assert not found_in(read("site/deep/c.html"))


@pytest.mark.parametrize("detail", ["deep/c.cjm.yaml", "details.yaml"])
def test_a_map_without_a_page_counts_where_a_step_opens_into_it(project, detail):
    write(".gitignore", "deep/\n")
    Path("deep/c.cjm.yaml").rename(detail)
    change("a.cjm.yaml", "{name: Pays}", f"{{name: Pays, journey: {detail}}}")
    site()
    assert not found_in(read("site/a.html"))
    change(detail, "{name: Pays}", "{name: Waits, journey: further.yaml}")
    back = "../a.cjm.yaml" if detail.startswith("deep") else "a.cjm.yaml"
    write(str(Path(detail).with_name("further.yaml")), MAP.format(id="f", title="F", touchpoint="shop"))
    site()
    assert not found_in(read("site/a.html"))
    change(str(Path(detail).with_name("further.yaml")), "{name: Pays}", f"{{name: Waits, journey: {back}}}")
    site()
    assert found_in(read("site/a.html")) == ["CJM1506"]


def test_a_manifest_with_summaries_of_somebody_else_harms_nothing(project):
    write_map("b.cjm.yaml", "a")
    site()
    fresh = pages("site")
    file = Path("site") / MANIFEST
    head, _, body = file.read_bytes().partition(b"\n")
    for old, new in (
        (rb"\"id\":\"a\"", rb"\"id\":[{}]"),
        (rb"\"entries\":{", rb"\"entries\":{\"x\":[[1,2,3]],"),
        (rb"\"details\":[]", rb"\"details\":[[[[]],7]]"),
        (rb"{\"file\":", rb"{\"nonsense\":1,\"file\":"),
        (rb"{\"file\":", rb"[{\"file\":"),
    ):
        assert old in body
        changed = body.replace(old, new)
        shown = head.decode().replace(digest(body), digest(changed))
        file.write_bytes(shown.encode() + b"\n" + changed)
        change("deep/c.cjm.yaml", "name: Pays", "name: Pays it")
        site()
        assert found_in(read("site/a.html")) in (["CJM1503"], [])
    site("--force")
    assert {name: page for name, page in pages("site").items() if name in ("a.html", "b.html")} == {
        name: page for name, page in fresh.items() if name in ("a.html", "b.html")
    }


NAMES = ("a", "b", "deep/c")
EDITS = st.one_of(
    st.tuples(st.just("id"), st.sampled_from(NAMES), st.sampled_from(["one", "two", "three"])),
    st.tuples(st.just("touchpoint"), st.sampled_from(NAMES), st.sampled_from(["shop", "web"])),
    st.tuples(st.just("delete"), st.sampled_from(NAMES), st.just("")),
    st.tuples(st.just("break"), st.sampled_from(NAMES), st.just("")),
    st.tuples(st.just("silence"), st.sampled_from(NAMES), st.just("")),
    st.tuples(st.just("detail"), st.sampled_from(NAMES), st.sampled_from(NAMES)),
    st.tuples(st.just("owner"), st.sampled_from(NAMES), st.just("")),
    st.tuples(st.just("library"), st.just(""), st.sampled_from(["desk", "post"])),
    st.tuples(st.just("settings"), st.just(""), st.sampled_from(["", '[lint]\nignore = ["CJM1503"]\n'])),
)


def edit(kind: str, name: str, value: str) -> None:
    file = Path(f"{name}.cjm.yaml")
    text = file.read_text("utf-8") if name and file.exists() else ""
    if kind == "library":
        write("library/teams.cjm.yaml", LIBRARY.replace("desk:", f"{value}:"))
    elif kind == "settings":
        write("cjm.toml", CONFIG + value)
    elif kind == "delete" and name != "a":  # one map is left
        file.unlink(missing_ok=True)
    elif kind == "break" and name != "a":
        file.write_text("cjm: 1\n", "utf-8")
    elif kind == "id":
        write_map(str(file), value)
    elif kind == "touchpoint":
        write_map(str(file), None, value)
    elif kind == "silence":
        file.write_text(
            re.sub(r"^id: (\w+).*$", r"id: \1 # cjm: ignore[CJM1503] yes", text, flags=re.MULTILINE), "utf-8"
        )
    elif kind == "detail":
        up = "../" if name.startswith("deep") else ""
        file.write_text(
            text.replace("{name: Pays}", f"{{name: Pays, journey: {up}{value}.cjm.yaml}}"), "utf-8"
        )
    elif kind == "owner":
        file.write_text(text.replace("owner: desk\n", "key_task: To pay\n"), "utf-8")


@settings(max_examples=12, deadline=None)
@given(edits=st.lists(st.lists(EDITS, min_size=1, max_size=2), min_size=2, max_size=5))
def test_after_each_edit_an_incremental_site_is_a_new_one(edits) -> None:
    with TemporaryDirectory() as name, contextlib.chdir(name):
        write_project()
        assert render(".") == 0
        for several in edits:
            for each in several:
                edit(*each)
            code = render(".")
            assert render(".", "-o", "new") == code
            old, new = pages("site"), pages("new")
            for page in old.keys() - new.keys():  # of a map that broke the old page stays
                old.pop(page)
            for page in [page for page in old if page.endswith(".html")]:
                assert old[page] == new[page], page
            shutil.rmtree("new")


def test_several_processes_find_what_one_does(project, monkeypatch):
    for number in range(8):
        write_map(f"many/m{number}.cjm.yaml", f"m{number // 2}", "web" if number == 5 else "shop")
    assert render(".", "-o", "alone") == 0
    monkeypatch.setattr("cjm.cli.processes.WORTHWHILE", 1)
    monkeypatch.setattr("cjm.cli.processes._SHARE", 2)
    monkeypatch.setattr("cjm.cli.processes._cores", lambda: 2)
    assert render(".", "-o", "shared") == 0
    assert pages("alone") == pages("shared")
    write_map("many/m0.cjm.yaml", "m7")
    for folder in ("alone", "shared", "fresh"):
        assert render(".", "-o", folder) == 0
    assert pages("alone") == pages("shared") == pages("fresh")
    assert found_in(read("shared/many/m1.html")) == []
    assert found_in(read("shared/many/m7.html")) == ["CJM1503"]
    assert found_in(read("shared/many/m5.html")) == ["CJM1501", "CJM1503"]


# Previews.


def preview(*paths: str, public: bool = False) -> Preview:
    pages = Preview([Path(path) for path in paths], Configurations, Look(public=public))
    read_rest(pages)
    return pages


def html(preview: Preview, address: str) -> bytes:
    shown = preview.page(address)
    assert shown is not None
    assert shown.html is not None
    return shown.html


def save(preview: Preview, name: str, text: str | None) -> None:
    if text is None:
        Path(name).unlink()
    else:
        write(name, text)
    watched = {path.resolve() for path in preview.watched()}
    assert watched & {Path(name).resolve(), Path(name).resolve().parent}
    preview.refresh(frozenset({Path(name)}))


@pytest.mark.parametrize("named", [".", "a.cjm.yaml"])
def test_a_preview_shows_what_a_save_of_another_map_makes_and_mends(project, named):
    shown = preview(named)
    first = html(shown, "a.html")
    assert found_in(first) == []
    save(shown, "b.cjm.yaml", MAP.format(id="a", title="Map b", touchpoint="shop"))
    assert found_in(html(shown, "a.html")) == ["CJM1503"]
    save(shown, "b.cjm.yaml", MAP.format(id="a", title="Map b, later", touchpoint="shop"))
    assert found_in(html(shown, "a.html")) == ["CJM1503"]
    save(shown, "b.cjm.yaml", "cjm: 1\n")
    assert found_in(html(shown, "a.html")) == []
    save(shown, "b.cjm.yaml", None)
    save(shown, "deep/d.cjm.yaml", MAP.format(id="a", title="Map d", touchpoint="shop"))
    assert found_in(html(shown, "a.html")) == ["CJM1503"]
    save(shown, "deep/d.cjm.yaml", None)
    assert html(shown, "a.html") == first
    assert not Path(".cjm_cache").exists(), "a preview writes nothing"


def test_a_preview_begins_with_them(project):
    write_map("b.cjm.yaml", "a")
    shown = preview(".")
    assert found_in(html(shown, "a.html")) == found_in(html(shown, "b.html")) == ["CJM1503"]
    assert not found_in(html(preview(".", public=True), "a.html"))
    assert render(".") == 0
    for address in ("a.html", "b.html", "deep/c.html", INDEX):
        assert html(shown, address) == Path("site", address).read_bytes()


def test_a_page_that_has_nothing_to_do_with_a_save_stays_as_it_is(project):
    shown = preview(".")
    before = html(shown, "a.html")
    save(shown, "b.cjm.yaml", MAP.format(id="b", title="Map b, later", touchpoint="shop"))
    assert html(shown, "a.html") is before


def test_the_index_of_a_preview_counts_them(project):
    shown = preview(".")
    before = html(shown, INDEX)
    save(shown, "b.cjm.yaml", MAP.format(id="a", title="Map b", touchpoint="shop"))
    counted = html(shown, INDEX)
    assert counted != before
    assert render(".") == 0
    assert counted == Path("site/index.html").read_bytes()


def test_a_preview_follows_maps_that_only_other_maps_name(project):
    change("a.cjm.yaml", "{name: Pays}", "{name: Pays, journey: details.yaml}")
    write(
        "details.yaml",
        MAP.format(id="d", title="D", touchpoint="shop").replace("Pays", "Waits, journey: b.cjm.yaml"),
    )
    change("b.cjm.yaml", "{name: Pays}", "{name: Pays, journey: further.yaml}")
    write("further.yaml", MAP.format(id="f", title="F", touchpoint="shop"))
    shown = preview("a.cjm.yaml")
    assert found_in(html(shown, "a.html")) == []
    assert Path("further.yaml").resolve() in {path.resolve() for path in shown.watched()}
    save(shown, "further.yaml", read("further.yaml").replace("Pays", "Pays, journey: a.cjm.yaml"))
    assert found_in(html(shown, "a.html")) == ["CJM1506"]


def test_wrong_settings_are_told_by_a_preview(project):
    shown = preview(".")
    write("cjm.toml", CONFIG + '[lint]\nselect = ["nonsense"]\n')
    shown.refresh(frozenset({Path("cjm.toml")}))
    page = shown.page("a.html")
    assert page is not None
    assert ["nonsense" in trouble.message for trouble in page.troubles] == [True]
