"""`cjm render`: which files are written where, and which never are."""

import io
import json
import sys
from pathlib import Path

import pytest

from cjm.cli.app import run

MAP = """\
cjm: 1
title: Buying a bike
owners:
  shop: {name: The shop, contact: shop@example.com}
phases:
  - name: Awareness
    owner: shop
    steps:
      - {name: Sees a bike, emotion: 1}
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "bike.cjm.yaml").write_text(MAP, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def error(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What the command says on stderr when it could not be done."""
    capsys.readouterr()
    assert run(["render", *arguments]) == 2
    return capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "name"),
    [([], "bike.html"), (["--format", "markdown"], "bike.md"), (["--format", "json"], "bike.json")],
)
def test_one_map_becomes_one_file_here(here, capsys, options, name) -> None:
    assert run(["render", "bike.cjm.yaml", *options]) == 0
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == (f"{name}\n", "")
    assert files(here) == {"bike.cjm.yaml", name}
    first = (here / name).read_bytes()
    assert "Buying a bike" in first.decode()
    assert run(["render", "bike.cjm.yaml", *options]) == 0, "its own file is replaced"
    assert (here / name).read_bytes() == first


def test_the_file_has_the_id_of_the_map(here) -> None:
    (here / "bike.cjm.yaml").write_text(MAP + "id: two-wheels\n")
    assert run(["render", "bike.cjm.yaml"]) == 0
    assert "two-wheels.html" in files(here)


@pytest.mark.parametrize(
    ("output", "written"),
    [
        ("out.html", "out.html"),
        ("deep/er/x.htm", "deep/er/x.htm"),
        ("new/", "new/bike.html"),
        (".", "bike.html"),
    ],
)
def test_output(here, output, written) -> None:
    assert run(["render", "bike.cjm.yaml", "-o", output]) == 0
    assert files(here) == {"bike.cjm.yaml", written}


def test_output_to_stdout(here, capsys) -> None:
    assert run(["render", "bike.cjm.yaml", "--format", "json", "-o", "-"]) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out)["title"] == "Buying a bike"
    assert captured.err == ""
    assert files(here) == {"bike.cjm.yaml"}


@pytest.mark.parametrize("options", [[], ["--format", "markdown"], ["--format", "json"]])
def test_a_file_of_somebody_else_is_kept(here, capsys, options) -> None:
    name = {"markdown": "bike.md", "json": "bike.json"}.get((options or [""])[-1], "bike.html")
    (here / name).write_text("mine")
    told = error(capsys, "bike.cjm.yaml", *options)
    assert told.startswith(f"error: {name} exists and was not written by cjm\n  help: ")
    assert (here / name).read_text() == "mine"
    assert run(["render", "bike.cjm.yaml", *options, "--force"]) == 0
    assert "Buying a bike" in (here / name).read_text(encoding="utf-8")


def test_the_map_itself_is_never_replaced(here, capsys) -> None:
    told = error(capsys, "bike.cjm.yaml", "-o", "bike.cjm.yaml", "--force")
    assert told.startswith("error: bike.cjm.yaml is the map itself")
    assert (here / "bike.cjm.yaml").read_text() == MAP


def test_what_a_format_leaves_out_is_said_once(here, capsys) -> None:
    personas = "personas: {ana: {name: Ana, picture: ana.png}, ben: {name: Ben, picture: ben.png}}\n"
    (here / "bike.cjm.yaml").write_text(MAP + personas)
    assert run(["render", "bike.cjm.yaml", "--format", "markdown", "-o", "-"]) == 0
    assert capsys.readouterr().err == "note: markdown leaves out: 2 pictures\n"
    (here / "other.cjm.yaml").write_text(MAP + personas.replace(", ben: {name: Ben, picture: ben.png}", ""))
    assert run(["render", ".", "--format", "markdown"]) == 0
    assert capsys.readouterr().err == "note: markdown leaves out: 3 pictures\n"
    assert run(["render", "bike.cjm.yaml"]) == 0
    assert capsys.readouterr().err == ""


def test_several_maps_become_a_site(here, capsys) -> None:
    (here / "maps").mkdir()
    (here / "maps/sell.cjm.yaml").write_text(MAP.replace("Buying", "Selling"))
    (here / "shared.cjm.yaml").write_text("cjm: 1\nkind: library\n")
    assert run(["render", "."]) == 0
    captured = capsys.readouterr()
    assert captured.out.splitlines() == [
        "site/bike.html",
        "site/maps/sell.html",
        "site/index.html",
        "site/owners.html",
        "site/search.html",
    ]
    assert captured.err == ""
    index = (here / "site/index.html").read_text(encoding="utf-8")
    assert '<a href="bike.html">Buying a bike</a>' in index
    assert '<a href="maps/sell.html">Selling a bike</a>' in index
    before = {name: (here / name).read_bytes() for name in files(here)}
    assert run(["render"]) == 0
    assert {name: (here / name).read_bytes() for name in files(here)} == before


def test_a_folder_with_one_map_is_a_site_too(here) -> None:
    assert run(["render", ".", "-o", "out", "--format", "markdown"]) == 0
    assert files(here) == {"bike.cjm.yaml", "out/index.md", "out/bike.md", "out/.cjm-markdown.json"}
    assert "[Buying a bike](<bike.md>)" in (here / "out/index.md").read_text()


def test_json_has_no_index(here) -> None:
    assert run(["render", ".", "--format", "json"]) == 0
    assert files(here) == {"bike.cjm.yaml", "site/bike.json", "site/.cjm-json.json"}


def test_pages_of_a_site_lead_to_one_another(here) -> None:
    (here / "maps").mkdir()
    (here / "maps/detail.cjm.yaml").write_text(MAP)
    (here / "bike.cjm.yaml").write_text(MAP.replace("emotion: 1", "journey: maps/detail.cjm.yaml"))
    assert run(["render", "."]) == 0
    assert 'href="maps/detail.html"' in (here / "site/bike.html").read_text(encoding="utf-8")
    assert run(["render", "bike.cjm.yaml"]) == 0
    assert "detail.html" not in (here / "bike.html").read_text(encoding="utf-8")


def test_nothing_of_a_site_is_written_where_one_file_is_somebody_elses(here, capsys) -> None:
    (here / "site").mkdir()
    (here / "site/bike.html").write_text("mine")
    assert "site/bike.html exists" in error(capsys, ".")
    assert files(here) == {"bike.cjm.yaml", "site/bike.html"}


@pytest.mark.parametrize("output", ["-", "all.html", "bike.cjm.yaml"])
def test_several_maps_need_a_folder(here, capsys, output) -> None:
    assert "need a folder" in error(capsys, ".", "-o", output)
    assert files(here) == {"bike.cjm.yaml"}


def test_an_invalid_map_says_why_and_the_others_are_made(here, capsys) -> None:
    (here / "bad.cjm.yaml").write_text("cjm: 1\ntitel: Bad\nphases: [A]\n")
    told = error(capsys, ".")
    assert "bad.cjm.yaml:2:1" in told
    assert "titel" in told
    assert {"site/index.html", "site/bike.html"} <= files(here)
    assert "site/bad.html" not in files(here)


def test_a_library_named_is_no_map(here, capsys) -> None:
    (here / "shared.cjm.yaml").write_text("cjm: 1\nkind: library\n")
    assert "shared.cjm.yaml is a library" in error(capsys, "shared.cjm.yaml")


def test_a_missing_file(here, capsys) -> None:
    assert "none.cjm.yaml: there is no such file" in error(capsys, "none.cjm.yaml")


def test_no_maps_is_no_failure(tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["render"]) == 0
    assert capsys.readouterr().err.startswith("warning: no maps found")
    assert files(tmp_path) == set()


def test_languages(here, capsys) -> None:
    markdown = ["render", "bike.cjm.yaml", "--format", "markdown", "-o", "-", "--language"]
    for tag, words in {"no": "Kundereisekart", "pt-BR": "Mapa da jornada", "zh": "客户旅程地图"}.items():
        assert run([*markdown, tag]) == 0
        assert words in capsys.readouterr().out
    told = error(capsys, "bike.cjm.yaml", "--language", "de")
    assert (
        told
        == "error: --language: there are no labels in `de`\n  help: possible: en, es, nb, pt, ru, zh-Hans\n"
    )


def test_content_in_another_language_gets_english_labels(here, capsys) -> None:
    (here / "bike.cjm.yaml").write_text(MAP + "language: de\n")
    assert run(["render", "bike.cjm.yaml", "--format", "markdown", "-o", "-"]) == 0
    assert "Customer journey map" in capsys.readouterr().out


def test_the_configuration_counts(here, capsys) -> None:
    (here / "cjm.toml").write_text('[render]\nlanguage = "es"\n[render.labels]\n"Owner" = "Dueña"\n')
    command = ["render", "bike.cjm.yaml", "--format", "markdown", "-o", "-"]
    assert run(command) == 0
    told = capsys.readouterr().out
    assert "Mapa del recorrido" in told
    assert "**Dueña:** The shop" in told
    assert run([*command, "--isolated"]) == 0
    assert "**Owner:** The shop" in capsys.readouterr().out
    (here / "cjm.toml").write_text('[render]\nlanguage = "xx"\n')
    assert "cjm.toml: `language`: there are no labels in `xx`" in error(capsys, "bike.cjm.yaml")


def test_templates_of_ones_own(here, capsys) -> None:
    (here / "own/markdown").mkdir(parents=True)
    template = here / "own/markdown/report.md.j2"
    template.write_text("<!-- generator: cjm -->\n{{ view.title }} {{ _('Owner') }}\n")
    command = ["bike.cjm.yaml", "--format", "markdown", "-o", "-"]
    assert run(["render", *command, "--templates", "own", "--language", "es"]) == 0
    assert capsys.readouterr().out == "<!-- generator: cjm -->\nBuying a bike Responsable\n"
    (here / "cjm.toml").write_text('[render]\ntemplates = "own"\n')
    assert run(["render", *command]) == 0
    assert capsys.readouterr().out == "<!-- generator: cjm -->\nBuying a bike Owner\n"
    template.write_text("one\n{{ view.nothing }}\n")
    assert (
        "own/markdown/report.md.j2:2: 'cjm.view.journey.JourneyView object' has no attribute 'nothing'"
        in error(capsys, *command)
    )


@pytest.mark.parametrize(
    ("folder", "said"),
    [("none", "none is not a folder of templates"), (".", "holds no template that takes the place")],
)
def test_a_folder_without_templates_is_an_error(here, capsys, folder, said) -> None:
    assert said in error(capsys, "bike.cjm.yaml", "--templates", folder)


def test_public_reports_name_no_contacts(here, capsys) -> None:
    for name in ("html", "json", "markdown"):
        command = ["render", "bike.cjm.yaml", "--format", name, "-o", "-"]
        assert run(command) == 0
        assert "shop@example.com" in capsys.readouterr().out
        assert run([*command, "--public"]) == 0
        assert "shop@example.com" not in capsys.readouterr().out


def test_findings_stand_in_the_report(here, capsys) -> None:
    command = ["render", "bike.cjm.yaml", "--format", "markdown", "-o", "-"]
    assert run(command) == 0
    assert "CJM0101" in capsys.readouterr().out
    (here / "cjm.toml").write_text('[lint]\nignore = ["ALL"]\n')
    assert run(command) == 0
    assert "CJM0101" not in capsys.readouterr().out


def test_findings_speak_the_language_of_the_report(here, capsys) -> None:
    command = ["render", "bike.cjm.yaml", "--language", "ru", "-o", "-", "--format"]
    assert run([*command, "markdown"]) == 0
    assert "| CJM0101 | Карта не следует ни за одной персоной |" in capsys.readouterr().out
    assert run([*command, "html"]) == 0
    said = '<code>CJM0101</code> <span lang="ru">Карта не следует ни за одной персоной</span>'
    assert said in capsys.readouterr().out


def test_paper_and_revision(here, capsys) -> None:
    for paper, size in {"a4": "A4 landscape", "a3": "A3 landscape", "poster": "841mm 594mm"}.items():
        assert run(["render", "bike.cjm.yaml", "-o", "-", "--paper", paper, "--revision", "rev <7>"]) == 0
        told = capsys.readouterr().out
        assert f"@page{{size:{size};" in told
        assert "rev &lt;7&gt;" in told


def test_today(here, capsys) -> None:
    (here / "bike.cjm.yaml").write_text(MAP + "review: {every: 1 month, log: [{date: 2026-06-01}]}\n")
    command = ["render", "bike.cjm.yaml", "--format", "markdown", "-o", "-", "--today"]
    assert run([*command, "2026-06-15"]) == 0
    assert "Jul 1, 2026\n" in capsys.readouterr().out
    assert run([*command, "2026-08-01"]) == 0
    assert "Jul 1, 2026 (Overdue)\n" in capsys.readouterr().out


def test_standard_input(here, capsys, monkeypatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(MAP.encode())))
    assert run(["render", "-", "--format", "json", "-o", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Buying a bike"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(MAP.encode())))
    assert run(["render", "-", "--stdin-filename", "maps/ride.cjm.yaml"]) == 0
    assert capsys.readouterr().out == "ride.html\n"


def test_an_unknown_format(here, capsys) -> None:
    assert error(capsys, "--format", "htm").startswith(
        "error: --format: `htm` is not one of the choices\n  help: did you mean `html`?"
    )


def test_a_folder_in_the_way(here, capsys) -> None:
    (here / "bike.html").mkdir()
    assert "bike.html is a folder" in error(capsys, "bike.cjm.yaml")
    (here / "file").write_text("")
    assert "cannot be made" in error(capsys, "bike.cjm.yaml", "-o", "file/x.html")
