import json
import re
from pathlib import Path
from typing import get_args

import pytest

from cjm.cli import app
from cjm.model.method import Method, State
from cjm.render.scaffold import Wishes, map_scaffold
from cjm.render.scaffold.wording import languages
from cjm.source.document import read_document

METHODS, STATES = get_args(Method), get_args(State)
OTHERS = [language for language in languages() if language != "en"]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(method: str, language: str) -> list[str]:
    """The names of one map a state that `cjm init` wrote."""
    files = [f"{state}-{language}.cjm.yaml" for state in STATES]
    for file, state in zip(files, STATES, strict=True):
        arguments = ["--method", method, "--state", state, "--language", language]
        assert app.run(["init", file, *arguments]) == 0
    return files


def found_in(files: list[str], profile: str, capsys: pytest.CaptureFixture[str]) -> list[list[str]]:
    """The codes of the findings in each file."""
    capsys.readouterr()
    app.run(["lint", "--profile", profile, "--output-format", "json", "--today", "2026-06-01", *files])
    findings = json.loads(capsys.readouterr().out)
    return [sorted(each["code"] for each in findings if each["path"] == file) for file in files]


IN_ENGLISH: dict[str, list[list[str]]] = {}
"""Findings in the English scaffolds of a method: each is looked at once."""


def found_in_english(method: str, capsys: pytest.CaptureFixture[str]) -> list[list[str]]:
    if method not in IN_ENGLISH:
        IN_ENGLISH[method] = found_in(write(method, "en"), "standard", capsys)
    return IN_ENGLISH[method]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("language", OTHERS)
def test_a_scaffold_in_any_language_is_a_draft_that_lints_renders_and_asks_for_the_same_as_the_english_one(
    method, language, capsys
):
    files = write(method, language)
    assert found_in(files, "draft", capsys) == [[]] * len(files)
    assert found_in(files, "standard", capsys) == found_in_english(method, capsys)
    content = read_document(Path(files[0]).read_bytes(), files[0]).map
    assert content is not None
    assert content.language == language
    assert app.run(["render", files[0], "-o", "report.html"]) == 0
    assert content.phases[0].name in Path("report.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("pt-BR", "pt"),
        ("es-MX", "es"),
        ("ru-RU", "ru"),
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("no", "nb"),
        ("en-GB", "en"),
    ],
)
def test_a_tag_is_kept_as_it_was_typed_and_gets_the_words_of_its_language(typed, language, capsys):
    assert app.run(["init", "a.cjm.yaml", "--language", typed]) == 0
    assert capsys.readouterr().err == ""
    written = Path("a.cjm.yaml").read_text("utf-8")
    content = read_document(written.encode(), "a.cjm.yaml").map
    assert content is not None
    assert content.language == typed
    expected = map_scaffold(Wishes(language=language)).text
    assert re.sub("\nlanguage: .*", "", written) == re.sub("\nlanguage: .*", "", expected)


@pytest.mark.parametrize("tag", ["fr", "zh-TW", "nn"])
def test_a_language_without_a_scaffold_gets_the_english_words_and_a_note(tag, capsys):
    assert app.run(["init", "a.cjm.yaml", "--language", tag]) == 0
    assert capsys.readouterr().err == f"There is no scaffold in `{tag}` yet: the comments are in English.\n"
    text = Path("a.cjm.yaml").read_text("utf-8")
    assert f"\nlanguage: {tag}\n" in text
    assert "title: A bicycle is repaired\n" in text


@pytest.mark.parametrize("language", OTHERS)
def test_a_future_map_and_a_library_speak_the_language_too(language, capsys):
    assert app.run(["init", "today.cjm.yaml", "--language", language]) == 0
    assert app.run(["init", "tomorrow.cjm.yaml", "--future-of", "today.cjm.yaml"]) == 0
    assert app.run(["init", "shared.cjm.yaml", "--library", "--language", language]) == 0
    files = ["today.cjm.yaml", "tomorrow.cjm.yaml", "shared.cjm.yaml"]
    assert found_in(files, "draft", capsys) == [[]] * 3
    today, tomorrow = (read_document(Path(file).read_bytes(), file).map for file in files[:2])
    assert today is not None
    assert tomorrow is not None
    assert tomorrow.language == language
    assert tomorrow.title.startswith(today.title)
    assert [phase.id for phase in tomorrow.phases] == [phase.id for phase in today.phases]
    for file in files:
        text = Path(file).read_text("utf-8")
        assert "# The " not in text
        assert "bicycle" not in text
