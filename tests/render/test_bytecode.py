"""The code of templates kept between runs: in a folder of the user's own, or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cjm.render.bytecode import TemplateCode, is_safe
from cjm.render.environment import make_environment
from cjm.render.loaders import builtin_loader
from cjm.render.wording import Wording

NAME = "html/parts.html.j2"
MAP = "cjm: 1\ntitle: Bike\nlanguage: {}\nphases: [Awareness]\n"


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """A folder that nobody else can look into."""
    folder = tmp_path / "cache"
    folder.mkdir(0o700)
    return folder


def render(here: Path, cache: Path, language: str = "en") -> bytes:
    """What a run of its own writes for a map of that language."""
    (here / "bike.cjm.yaml").write_text(MAP.format(language))
    done = subprocess.run(
        [sys.executable, "-m", "cjm", "render", "bike.cjm.yaml", "-o", "-", "--today", "2026-06-01"],
        cwd=here,
        env={**os.environ, "XDG_CACHE_HOME": str(cache)},
        capture_output=True,
        check=True,
    )
    assert done.stderr == b""
    return done.stdout


def test_a_later_run_says_the_same_in_every_language(tmp_path: Path) -> None:
    here, cache, none = tmp_path / "here", tmp_path / "cache", tmp_path / "none"
    for folder in (here, cache):
        folder.mkdir()
    none.write_text("no folder")
    first = render(here, cache)
    kept = sorted((cache / "cjm/templates").glob("*.code"))
    times = [file.stat().st_mtime_ns for file in kept]
    assert kept
    assert render(here, cache) == first == render(here, none)
    assert render(here, cache, "ru") == render(here, none, "ru") != first
    assert [file.stat().st_mtime_ns for file in kept] == times


def test_damaged_code_is_made_anew(closed: Path) -> None:
    def text() -> str:
        environment = make_environment(
            "html", Wording(), builtin_loader(), bytecode=TemplateCode(str(closed), "%s.code")
        )
        return str(environment.get_template(NAME).render(page={"of_labels": ""}, view=None))

    whole = text()
    (file,) = closed.glob("*.code")
    for damaged in (b"", b"nonsense", file.read_bytes()[:-40]):
        file.write_bytes(damaged)
        assert text() == whole
        assert file.read_bytes() != damaged


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
@pytest.mark.parametrize("mode", [0o755, 0o770, 0o777])
def test_a_folder_that_is_open_to_others_is_not_used(closed: Path, mode: int) -> None:
    assert is_safe(closed)
    closed.chmod(mode)
    assert not is_safe(closed)


def test_a_folder_of_the_project_is_not_used(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (closed.parent / ".git").mkdir()
    (closed.parent / "maps").mkdir()
    monkeypatch.chdir(closed.parent / "maps")
    assert not is_safe(closed)


def test_a_link_is_not_used(closed: Path) -> None:
    link = closed.parent / "link"
    link.symlink_to(closed)
    assert not is_safe(link)
