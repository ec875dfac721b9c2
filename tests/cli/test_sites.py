"""Sites: what is written, what is left as it is, what is removed, and what never is."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm.cli.app import run
from cjm.cli.sites.manifest import manifest_file, read_manifest
from cjm.source.project import digest

MAP = """\
cjm: 1
title: {title}
owners:
  shop: {{name: The shop, contact: shop@example.com}}
phases:
  - name: Awareness
    owner: shop
    steps:
      - name: Sees a bike
        emotion: 1
"""
MANIFEST = ".cjm-html.json"
FULL = """\
        touchpoints: [desk]
        pain_points: [{text: Too slow, severity: low, id: slow}]
        opportunities: [{text: Do it faster, addresses: [slow], status: idea}]
touchpoints: {desk: {name: The desk, channel: store}}"""
COUNTING = ("index", "personas", "owners", "touchpoints", "opportunities")


def write_maps(folder: Path) -> None:
    for name in ("bike", "car", "deep/tram"):
        file = folder / f"{name}.cjm.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(MAP.format(title=f"Buying a {name.rpartition('/')[2]}"), encoding="utf-8")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_maps(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def render(*options: str) -> int:
    return run(["render", ".", "--today", "2026-06-01", *options])


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def pages_of(folder: Path) -> dict[str, bytes]:
    return {name: page for name, page in content(folder).items() if name.endswith(".html")}


def times(folder: Path) -> dict[str, int]:
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*.html")}


def touched(before: dict[str, int], folder: Path) -> set[str]:
    return {name for name, time in times(folder).items() if before.get(name) != time}


def said(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_second_run_writes_nothing(here, capsys) -> None:
    assert render() == 0
    assert said(capsys) == [
        "site/bike.html",
        "site/car.html",
        "site/deep/tram.html",
        *(f"site/{name}.html" for name in ("index", "owners", "search")),
    ]
    before, at = content(here / "site"), times(here / "site")
    assert render() == 0
    assert said(capsys) == ["site: 6 files unchanged"]
    assert (content(here / "site"), times(here / "site")) == (before, at)


def test_only_what_a_change_concerns_is_written(here, capsys) -> None:
    render()
    at = times(here / "site")
    change(here / "car.cjm.yaml", "emotion: 1", "emotion: 2")
    said(capsys)
    assert render() == 0
    assert touched(at, here / "site") == {"car.html"}, "one point makes no small curve"
    assert said(capsys) == ["site/car.html", "site: 5 files unchanged"]
    change(here / "car.cjm.yaml", "Sees a bike", "Sees a car")
    at = times(here / "site")
    assert render() == 0
    assert touched(at, here / "site") == {"car.html", "search.html"}


def test_an_incremental_site_is_the_same_as_a_new_one(here) -> None:
    render()
    change(here / "car.cjm.yaml", "Sees a bike", "Sees a car")
    change(here / "bike.cjm.yaml", "emotion: 1", "journey: deep/tram.cjm.yaml")
    (here / "more.cjm.yaml").write_text(
        MAP.format(title="More") + "future_of: bike.cjm.yaml\nstate: future\n"
    )
    render()
    old = content(here / "site")
    assert render("-o", "new") == 0
    new = content(here / "new")
    assert old.pop(MANIFEST) != new.pop(MANIFEST), "it holds the times of the files"
    assert old == new


def test_a_page_about_all_maps_is_made_anew_where_it_shows_the_change(here, capsys) -> None:
    change(here / "car.cjm.yaml", "        emotion: 1", FULL)
    change(here / "car.cjm.yaml", "phases:", "personas: {ann: {name: Ann}}\nphases:")
    render()
    for old, new, pages in (
        ("Too slow", "Too dear", {"search", "opportunities"}),
        ("severity: low", "severity: high", {"touchpoints", "opportunities"}),
        ("status: idea", "status: done", {"opportunities", "owners"}),
        ("name: Ann", "name: Ann, quote: At last", {"personas"}),
        ("contact: shop@example.com", "contact: all@example.com", {"owners"}),
        ("channel: store", "channel: app", {"touchpoints"}),
        ("Do it faster", "Do it first", {"search", "opportunities", *COUNTING}),
        ("title: Buying a car", "title: Buying a van", {"search", *COUNTING}),
    ):
        at = times(here / "site")
        change(here / "car.cjm.yaml", old, new)
        assert render() == 0
        made = touched(at, here / "site") - {"car.html"}
        assert made <= {f"{page}.html" for page in pages}, old
        assert render("-o", "new") == 0
        assert pages_of(here / "site") == pages_of(here / "new"), old
        shutil.rmtree(here / "new")


EDITS = (
    ("car.cjm.yaml", "Sees a bike", "Sees <a> car"),
    ("car.cjm.yaml", "emotion: 1", "emotion: -2"),
    ("car.cjm.yaml", "Awareness", "Attention"),
    ("bike.cjm.yaml", "        emotion: 1", "        owner: hq"),
    ("bike.cjm.yaml", "        emotion: 1", "        pain_points: [{text: Rain, severity: high, id: rain}]"),
    ("bike.cjm.yaml", "title: Buying", "title: Choosing"),
    ("bike.cjm.yaml", "phases:", "personas: {ann: {name: Ann}}\nphases:"),
    ("deep/tram.cjm.yaml", "phases:", "future_of: ../car.cjm.yaml\nstate: future\nphases:"),
    ("deep/tram.cjm.yaml", "        emotion: 1", "        journey: ../bike.cjm.yaml"),
    ("deep/tram.cjm.yaml", "cjm: 1", "cjm: 1\nlanguage: pt"),
    ("lib.cjm.yaml", "Head office", "The headquarters"),
    ("lib.cjm.yaml", "owners:", "touchpoints: {web: {name: Web}}\nowners:"),
    ("cjm.toml", "2026-06-01", "2027-06-01"),
    ("cjm.toml", 'theme = "warm"', 'theme = "own.toml"'),
    ("cjm.toml", "[render]", '[render]\nlabels = {Owner = "In charge"}'),
    ("own.toml", "#0a58ca", "#084298"),
)


@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_however_files_change_an_incremental_site_is_a_new_one(data: st.DataObject) -> None:
    with TemporaryDirectory() as name, contextlib.chdir(name):
        here = Path(name)
        write_maps(here)
        (here / "lib.cjm.yaml").write_text("cjm: 1\nkind: library\nowners: {hq: {name: Head office}}\n")
        (here / "cjm.toml").write_text(
            'library = ["lib.cjm.yaml"]\ntoday = 2026-06-01\n[render]\ntheme = "warm"\n'
        )
        (here / "own.toml").write_text('[colors]\naccent = "#0a58ca"\n')
        assert run(["render", "."]) == 0
        for _ in range(data.draw(st.integers(1, 3))):
            for file, old, new in data.draw(st.lists(st.sampled_from(EDITS), min_size=1, max_size=3)):
                path = here / file
                if path.exists():
                    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
            gone = data.draw(st.sampled_from([None, None, "car.cjm.yaml", "deep/tram.cjm.yaml"]))
            if gone:
                (here / gone).unlink(missing_ok=True)
            code = run(["render", "."])
        assert run(["render", ".", "-o", "new"]) == code
        if code == 0:  # of a map that broke the old page stays
            assert pages_of(here / "site") == pages_of(here / "new")


@pytest.mark.parametrize(
    "options",
    [["--revision", "r2"], ["--public"], ["--language", "ru"], ["--paper", "a3"], ["--today", "2026-07-01"]],
)
def test_other_settings_make_other_pages(here, capsys, options) -> None:
    render()
    said(capsys)
    assert render(*options) == 0
    assert "site/bike.html" in said(capsys)
    assert render(*options) == 0
    assert said(capsys) == [f"site: {6} files unchanged"]


def test_the_configuration_libraries_and_templates_count(here, capsys) -> None:
    (here / "own/html/site").mkdir(parents=True)
    (here / "own/html/site/list.js").write_text("// one")
    (here / "lib.cjm.yaml").write_text("cjm: 1\nkind: library\nowners: {hq: {name: Head office}}\n")
    (here / "cjm.toml").write_text('library = ["lib.cjm.yaml"]\n[render]\ntemplates = "own"\n')
    (here / "dark.toml").write_text('[colors]\naccent = "#7a1f5c"\n')
    render()
    for file, old, new in (
        ("cjm.toml", "[render]", '[render]\nlanguage = "es"'),
        ("lib.cjm.yaml", "Head office", "Headquarters"),
        ("own/html/site/list.js", "one", "two"),
        ("cjm.toml", "[render]", '[render]\ntheme = "dark.toml"'),
        ("dark.toml", "#7a1f5c", "#5c1f7a"),
        ("cjm.toml", 'theme = "dark.toml"', 'theme = {colors = {accent = "#7a1f5c"}}'),
    ):
        said(capsys)
        change(here / file, old, new)
        at = times(here / "site")
        assert render() == 0
        again = touched(at, here / "site")
        assert again or file == "lib.cjm.yaml", file
        said(capsys)
        assert render() == 0
        assert said(capsys) == ["site: 6 files unchanged"]


def test_what_a_map_draws_on_counts(here) -> None:
    (here / "later.cjm.yaml").write_text(
        "cjm: 1\ntitle: Later\nstate: future\nfuture_of: bike.cjm.yaml\nphases:\n"
        "  - {name: Awareness, steps: [{name: Sees a bike, emotion: 2, picture: a.svg}]}\n"
    )
    (here / "a.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'><rect width='1'/></svg>")
    render()
    at = times(here / "site")
    change(here / "bike.cjm.yaml", "emotion: 1", "emotion: -2")
    render()
    assert touched(at, here / "site") - {"index.html"} == {"bike.html", "later.html"}
    at = times(here / "site")
    change(here / "a.svg", "width='1'", "width='2'")
    render()
    assert touched(at, here / "site") == {"later.html"}


def test_a_page_that_was_changed_or_lost_is_made_again(here, capsys) -> None:
    render()
    before = content(here / "site")
    page = here / "site/bike.html"
    page.write_bytes(before["bike.html"].replace(b"bike", b"bite"))
    (here / "site/index.html").unlink()
    said(capsys)
    assert render() == 0
    assert said(capsys) == ["site/bike.html", "site/index.html", "site: 4 files unchanged"]
    assert {name: each for name, each in content(here / "site").items() if name != MANIFEST} == {
        name: each for name, each in before.items() if name != MANIFEST
    }


def test_pages_of_maps_that_are_gone_are_removed(here, capsys) -> None:
    render()
    (here / "deep/tram.cjm.yaml").unlink()
    (here / "deep/notes.txt").write_text("mine")
    said(capsys)
    assert render() == 0
    assert "site/deep/tram.html removed, its map is gone" in said(capsys)
    assert not (here / "site/deep").exists()
    assert (here / "deep/notes.txt").exists()


def test_a_page_that_somebody_changed_is_not_removed(here) -> None:
    render()
    (here / "site/car.html").write_text("mine now")
    (here / "site/deep/notes.txt").write_text("mine")
    (here / "car.cjm.yaml").unlink()
    (here / "deep/tram.cjm.yaml").unlink()
    assert render() == 0
    assert (here / "site/car.html").read_text() == "mine now"
    assert set(content(here / "site/deep")) == {"notes.txt"}


def test_a_map_that_breaks_keeps_its_page(here, capsys) -> None:
    render()
    page = (here / "site/car.html").read_bytes()
    text = (here / "car.cjm.yaml").read_text()
    (here / "car.cjm.yaml").write_text("cjm: 1\ntitel: Car\nphases: [A]\n")
    said(capsys)
    assert render() == 2
    captured = capsys.readouterr()
    assert "car.cjm.yaml:2:1" in captured.err
    assert "removed" not in captured.out
    assert (here / "site/car.html").read_bytes() == page
    assert "Buying a car" not in (here / "site/index.html").read_text()
    (here / "car.cjm.yaml").write_text(text)
    assert render() == 0
    assert said(capsys) == [
        "site/index.html",
        "site/owners.html",
        "site/search.html",
        "site: 3 files unchanged",
    ]


def test_maps_that_belong_together_lead_to_each_other(here) -> None:
    change(here / "bike.cjm.yaml", "emotion: 1", "journey: deep/tram.cjm.yaml")
    (here / "later.cjm.yaml").write_text(
        MAP.format(title="Later") + "state: future\nfuture_of: bike.cjm.yaml\n"
    )
    assert render() == 0
    bike, tram, car = ((here / f"site/{name}.html").read_text() for name in ("bike", "deep/tram", "car"))
    assert '<a href="deep/tram.html">Buying a tram</a> <span class="mut">(Sees a bike)</span>' in bike
    assert '<a href="later.html">Later</a>' in bike
    assert '<li><a href="../bike.html" lang="en">Buying a bike</a></li>' in tram
    assert '<a href="../index.html">All maps</a>' in tram
    assert '<a href="index.html">All maps</a>' in car
    index = (here / "site/index.html").read_text()
    rows = [index.index(f">Buying a {name}<") for name in ("bike", "tram", "car")]
    assert rows == sorted(rows), "what is part of a map stands under it"
    at = times(here / "site")
    change(here / "bike.cjm.yaml", "Buying a bike", "Buying a bicycle")
    assert render() == 0
    assert {"bike.html", "deep/tram.html", "later.html"} <= touched(at, here / "site")
    assert "car.html" not in touched(at, here / "site")
    at = times(here / "site")
    change(here / "deep/tram.cjm.yaml", "Sees a bike", "Sees a tram")
    assert render() == 0
    assert touched(at, here / "site") == {"deep/tram.html", "search.html"}


def test_maps_do_not_take_the_names_of_the_sites_pages(here) -> None:
    (here / "owners.cjm.yaml").write_text(MAP.format(title="Owning a bike"))
    assert render() == 0
    assert "Owning a bike" in (here / "site/owners.cjm.yaml.html").read_text()
    assert 'aria-current="page"' in (here / "site/owners.html").read_text()


def test_many_files_are_counted_not_listed(here, capsys) -> None:
    for number in range(25):
        (here / f"map-{number}.cjm.yaml").write_text(MAP.format(title=f"Map {number}"))
    assert render() == 0
    assert said(capsys) == ["site: 31 files written"]
    for file in here.glob("map-*"):
        file.unlink()
    assert render() == 0
    assert "site: 25 files removed, their maps are gone" in said(capsys)


def test_force_makes_everything_anew(here, capsys) -> None:
    render()
    (here / "site/index.html").write_text("mine")
    said(capsys)
    assert render() == 2
    assert "site/index.html exists and was not written by cjm" in capsys.readouterr().err
    assert render("--force") == 0
    assert said(capsys) == ["site/index.html", "site: 5 files unchanged"]


def test_no_page_says_what_public_leaves_out(here) -> None:
    assert render() == 0
    assert "shop@example.com" in (here / "site/owners.html").read_text()
    assert "CJM" in (here / "site/bike.html").read_text()
    assert render("--public", "-o", "open") == 0
    for name, page in content(here / "open").items():
        assert b"shop@example.com" not in page, name
    index = (here / "open/index.html").read_text()
    assert "Checks" not in index
    assert "warnings" not in index.partition("<main")[2]


@pytest.mark.parametrize("damage", ["", "nonsense", "{}", "x\n[[],[],[]]", "[" * 100_000])
def test_a_manifest_that_is_none_is_as_good_as_none(here, capsys, damage) -> None:
    render()
    before = content(here / "site")
    (here / "site" / MANIFEST).write_text(damage)
    said(capsys)
    assert render() == 0
    assert said(capsys) == ["site: 6 files unchanged"], "the pages are as they would be written"
    assert content(here / "site") == before


def forged(file: Path, page: str, output: Path) -> None:
    """Have a manifest say that cjm wrote a page, with a digest that fits."""
    _, _, body = file.read_text(encoding="utf-8").partition("\n")
    whole = json.loads(body)
    entry = json.loads(json.dumps(whole[0][0]))
    state = output.stat()
    entry[0] = page
    entry[1][7] = [digest(output.read_bytes()), state.st_size, state.st_mtime_ns]
    whole[0].append(entry)
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    head = file.read_text(encoding="utf-8").partition("\n")[0].rpartition(" ")[0]
    file.write_text(f"{head} {digest(text.encode())}\n{text}", encoding="utf-8")


def test_a_manifest_cannot_have_other_files_removed(here) -> None:
    render()
    own = here / "site/bike.html"
    outside, mine, page = here / "out.html", here / "site/mine.html", here / "site/left.html"
    outside.write_bytes(own.read_bytes())
    page.write_bytes(own.read_bytes())
    mine.write_text("<p>mine</p>")
    (here / "site/way").symlink_to(here)
    manifest = here / "site" / MANIFEST
    forged(manifest, "../out.html", outside)
    forged(manifest, str(outside), outside)
    forged(manifest, "way/out.html", outside)
    forged(manifest, "mine.html", mine)
    forged(manifest, "left.html", page)
    assert render() == 0
    assert outside.exists()
    assert mine.exists()
    assert not page.exists(), "a page of ours without a map"


def test_a_manifest_that_is_a_link_is_not_followed(here, capsys) -> None:
    render()
    (here / "victim").write_text("mine")
    (here / "site" / MANIFEST).unlink()
    (here / "site" / MANIFEST).symlink_to(here / "victim")
    assert render() == 2
    assert "is not a file of its own" in capsys.readouterr().err
    assert (here / "victim").read_text() == "mine"


def test_a_page_that_is_a_link_does_not_lead_out_of_the_site(here) -> None:
    render()
    (here / "victim.html").write_text("mine")
    (here / "site/bike.html").unlink()
    (here / "site/bike.html").symlink_to(here / "victim.html")
    assert render() == 2
    assert (here / "victim.html").read_text() == "mine"


def test_two_formats_may_share_a_folder(here, capsys) -> None:
    assert render() == 0
    assert render("--format", "markdown") == 0
    said(capsys)
    assert render() == 0
    assert said(capsys) == ["site: 6 files unchanged"]
    at = (here / "site/bike.md").stat().st_mtime_ns
    assert render("--format", "markdown") == 0
    assert said(capsys) == ["site: 4 files unchanged"]
    assert (here / "site/bike.md").stat().st_mtime_ns == at
    manifest = read_manifest(manifest_file(here / "site", "markdown"))
    assert set(manifest.maps) == {"bike.md", "car.md", "deep/tram.md"}
    assert dict(manifest.maps["bike.md"].held)["steps"] == 1


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="processors can be chosen on Linux only")
def test_several_processes_write_what_one_does(tmp_path: Path) -> None:
    maps = tmp_path / "maps"
    maps.mkdir()
    for number in range(110):
        more = f"        journey: m{number + 1:03}.cjm.yaml\n" if number % 10 == 3 else ""
        (maps / f"m{number:03}.cjm.yaml").write_text(MAP.format(title=f"Map {number}") + more)
    (maps / "bad.cjm.yaml").write_text("cjm: 1\nphases: []\n")
    command = [sys.executable, "-m", "cjm", "render", "maps", "--today", "2026-06-01", "-o"]
    one = min(os.sched_getaffinity(0))
    outputs = []
    for name, choose in (("alone", lambda: os.sched_setaffinity(0, {one})), ("shared", lambda: None)):
        done = subprocess.run(
            [*command, name], cwd=tmp_path, preexec_fn=choose, capture_output=True, text=True, check=False
        )
        assert done.returncode == 2
        pages = content(tmp_path / name)
        pages.pop(MANIFEST)
        outputs.append((done.stdout.replace(name, ""), done.stderr, pages))
    assert outputs[0] == outputs[1]
    assert len(outputs[0][2]) == 113


def test_the_code_of_a_plugin_of_one_module_counts(tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    info = installed / "acme_rules-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: acme_rules\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[cjm.rules]\nacme = acme_rules\n")
    (tmp_path / "cjm.toml").write_text('[lint]\nplugins = ["acme"]\n')
    (tmp_path / "bike.cjm.yaml").write_text(MAP.format(title="Bike"))

    def rendered_with(title: str) -> bool:
        (installed / "acme_rules.py").write_text(
            f'"""About it.\n\n## Why\n\nBecause.\n"""\nfrom cjm.lint.rule import Problem, rule\n\n'
            f'@rule("ACME001", "acme-rule", "{title}")\ndef check(context):\n'
            '    yield Problem(("title",), "look here")\n'
        )
        subprocess.run(
            [sys.executable, "-m", "cjm", "render", ".", "-o", "site"],
            cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(installed)}, capture_output=True, check=True,
        )  # fmt: skip
        return title in (tmp_path / "site/bike.html").read_text()

    assert rendered_with("It is so")
    assert rendered_with("It is quite different")
