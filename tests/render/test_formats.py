"""What every format of reports has to hold; a new format is taken in by itself. Those of a browser: test_browsers.py."""

import re
from gettext import NullTranslations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.render.parts_of_paths import part_of, said
from tests.render.reports import MAPS, example, of_document, report
from tests.view.whole_map import whole_map

from cjm import locale
from cjm.cli.render import FORMAT_HELP
from cjm.render.registry import format_called, formats
from cjm.render.report import ReportFormat, encoded
from cjm.render.templates import Templates
from cjm.render.wording import Wording
from cjm.view.parts import Part

OWN = [each for each in formats().values() if not each.needs_browser]
each_format = pytest.mark.parametrize("report_format", OWN, ids=lambda each: each.name)


class Noted(NullTranslations):
    """A catalogue that notes what it is asked for and does not have."""

    def __init__(self, language: str, missed: set[tuple[str, str]]) -> None:
        super().__init__()
        self.real = locale.translations(language)
        self.missed = missed

    def gettext(self, message: str) -> str:
        return self.pgettext("", message)

    def pgettext(self, context: str, message: str) -> str:
        known = self.real.pgettext(context, message) if context else self.real.gettext(message)
        if not self.has(context, message):
            self.missed.add((context, message))
        return known

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        if not self.has("", msgid1):
            self.missed.add(("", msgid1))
        return self.real.ngettext(msgid1, msgid2, n)

    def has(self, context: str, message: str) -> bool:
        key = f"{context}\x04{message}" if context else message
        catalog: dict[object, str] = self.real._catalog  # type: ignore[attr-defined]
        return key in catalog or (key, 0) in catalog


def test_formats_are_found_by_their_module() -> None:
    assert {"html", "json", "markdown"} <= set(formats())
    assert all(formats()[name].name == name for name in formats())


def test_no_two_formats_write_the_same_files() -> None:
    suffixes = [each.suffix for each in formats().values()]
    assert len(set(suffixes)) == len(suffixes)


def test_the_help_names_every_format() -> None:
    assert set(formats()) <= set(re.findall(r"\w+", FORMAT_HELP))


@each_format
@pytest.mark.parametrize("name", MAPS)
def test_every_example_becomes_the_same_report_each_time(report_format: ReportFormat, name: str) -> None:
    first = report_format.render(example(name))
    assert first == report_format.render(example(name))
    assert report_format.binary or first.decode().endswith("\n")
    assert report_format.is_own(first)


@each_format
@pytest.mark.parametrize("language", locale.languages())
def test_a_map_of_almost_nothing_becomes_a_report(report_format: ReportFormat, language: str) -> None:
    work = report("title: T\n", templates=Templates(Wording(language)))
    assert report_format.is_own(report_format.render(work))


@each_format
def test_what_a_format_leaves_out_is_what_its_reports_do_not_say(report_format: ReportFormat) -> None:
    words: dict[str, str] = {}

    def say(path: str) -> str:
        word = words.setdefault(path, f"qw{len(words)}x")
        return f"https://example.com/{word}" if path.endswith(".link") else word

    text = said(report_format.render(of_document(whole_map(say))))
    found: dict[Part, set[bool]] = {}
    for path, word in words.items():
        if part := part_of(path):
            found.setdefault(part, set()).add(word in text)
    unsaid = {part for part in found if found[part] == {False}}
    lacking = {part for part in found if False in found[part]}
    assert report_format.leaves_out & set(found) == unsaid - report_format.shortens
    assert (
        lacking <= report_format.leaves_out | report_format.shortens
    )  # which may also lack what is not text
    assert not report_format.leaves_out & report_format.shortens


@each_format
def test_nobody_elses_file_is_taken_for_its_own(report_format: ReportFormat) -> None:
    texts = [
        "", "<!DOCTYPE html><html></html>", "# A title\n", '{"a": 1}\n', "cjm: 1\ntitle: T\n", "a,b\n1,2\n",
        '<svg xmlns="http://www.w3.org/2000/svg"/>', "journey\n  title T\n", "%PDF-1.7\n", "\x89PNG\r\n\x1a\n", "PK\x03\x04",
    ]  # fmt: skip
    assert not any(report_format.is_own(text.encode("latin-1")) for text in texts)
    assert not report_format.is_own(bytes(range(256)) * 8)


@pytest.mark.parametrize("language", [tag for tag in locale.languages() if tag != locale.ENGLISH])
def test_reports_ask_for_no_word_that_the_catalogue_lacks(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    missed: set[tuple[str, str]] = set()
    catalogue = Noted(language, missed)
    monkeypatch.setattr("cjm.render.environment.locale.translations", lambda _language: catalogue)
    templates = Templates(Wording(language))
    for name in MAPS:
        for report_format in OWN:
            report_format.render(example(name, templates=templates))
    assert missed == set()


def test_a_format_has_the_name_of_its_module():
    assert {name: format_called(name) for name in formats()} == formats()
    assert {name: each.name for name, each in formats().items()} == {name: name for name in formats()}
    assert format_called("environment") is None
    assert format_called("../html") is None


@given(st.text(st.characters(), max_size=20), st.integers(0, 4200))
def test_pages_are_utf_8_as_a_whole(text, at):
    page = "a" * at + text + "b" * (4200 - at)
    assert encoded(page) == page.encode("utf-8", "replace")
