"""What a summary shows beside the findings."""

from pathlib import Path

import pytest

from cjm.cli.app import run
from cjm.cli.findings.summaries import source_pages

MAP = "cjm: 1\ntitle: Buying a bike\nphases: [Awareness, Use]\n"
VARIABLES = ("GITHUB_REPOSITORY", "GITHUB_SHA", "GITHUB_SERVER_URL", "CI_PROJECT_URL", "CI_COMMIT_SHA")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_maps_with_their_ten_steps(here, capsys):
    (here / "bike.cjm.yaml").write_text(MAP)
    (here / "bad.cjm.yaml").write_text("cjm: 1\n")
    (here / "shared.cjm.yaml").write_text("cjm: 1\nkind: library\n")
    assert run(["lint", "--select", "CJM00", "--output-format", "markdown"]) == 1
    rows = [line for line in capsys.readouterr().out.splitlines() if line.startswith("| ")]
    open_ = "persona, steps, touchpoints, questions, pain points, metrics, owners, opportunities, review"
    assert rows[2:4] == [
        "| bad.cjm.yaml | no valid map |  | 2 |  |  |",
        f"| Buying a bike<br>bike.cjm.yaml | 1 of 10 | {open_} |  |  |  |",
    ]


def test_maps_are_there_after_a_run_that_read_none_of_them(here, capsys):
    (here / "bike.cjm.yaml").write_text(MAP)
    shown = []
    for _ in range(2):
        run(["lint", "--select", "CJM00", "--output-format", "markdown"])
        shown.append(capsys.readouterr().out)
    assert shown[0] == shown[1]


def test_links_in_a_job_on_github(here, monkeypatch):
    monkeypatch.setenv("GITHUB_REPOSITORY", "a/b")
    assert source_pages() is None
    monkeypatch.setenv("GITHUB_SHA", "1f")
    assert source_pages() == "https://github.com/a/b/blob/1f/"
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://git.example.org")
    (here / ".git").mkdir()
    (here / "the maps").mkdir()
    monkeypatch.chdir("the maps")
    assert source_pages() == "https://git.example.org/a/b/blob/1f/the%20maps/"


def test_links_in_a_job_on_gitlab(here, monkeypatch):
    monkeypatch.setenv("CI_PROJECT_URL", "https://git.example.org/a/b")
    monkeypatch.setenv("CI_COMMIT_SHA", "1f")
    assert source_pages() == "https://git.example.org/a/b/-/blob/1f/"


def test_a_file_for_markdown_holds_markdown(here, capsys):
    assert run(["lint", "--output-format", "json", "--output-file", "x.md"]) == 2
    assert "`x.md` would hold `json`" in capsys.readouterr().err
