"""Each language in its own way: plurals, dates, numbers and quotes, and every text marked with the language it is in.

`pytest --whole tests/proof/test_languages.py`: each example × language.
"""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from cjm import locale
from cjm.locale import languages
from cjm.render.wording import Wording
from cjm.source.document import read_document
from tests.conftest import ROOT
from tests.proof.matrix import SITE
from tests.proof.states import STATES

DAY = datetime.date(2026, 3, 1)
WRITTEN = """([selector, own]) => [...document.querySelectorAll(selector)]
  .filter(e => e.checkVisibility()).map(e => e.closest('[lang]').lang).filter(lang => lang !== own)"""
"""The languages in which elements are marked, but for the one expected."""
QUOTED = """tag => { const q = document.createElement('q'); q.lang = tag; q.textContent = 'x'; document.body.append(q);
  return getComputedStyle(q, '::before').content !== 'none' && getComputedStyle(q).quotes === 'auto'; }"""


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", ["1 step", "2 steps", "5 steps", "21 steps"]),
        ("pt", ["1 passo", "2 passos", "5 passos", "21 passos"]),
        ("es", ["1 paso", "2 pasos", "5 pasos", "21 pasos"]),
        ("ru", ["1 шаг", "2 шага", "5 шагов", "21 шаг"]),
        ("zh-Hans", ["1 个步骤", "2 个步骤", "5 个步骤", "21 个步骤"]),
        ("nb", ["1 steg", "2 steg", "5 steg", "21 steg"]),
    ],
)
def test_plurals(language: str, forms: list[str]) -> None:
    catalogue = locale.translations(language)
    found = [catalogue.ngettext("%(num)s step", "%(num)s steps", n) % {"num": n} for n in (1, 2, 5, 21)]
    assert found == forms


@pytest.mark.parametrize(
    ("language", "date", "number", "percent"),
    [
        ("en", "Mar 1, 2026", "12,345.5", "12.5%"),
        ("pt", "1 de mar. de 2026", "12.345,5", "12,5%"),
        ("es", "1 mar 2026", "12.345,5", "12,5\xa0%"),
        ("ru", "1 мар. 2026\u202fг.", "12\xa0345,5", "12,5\xa0%"),
        ("zh-Hans", "2026年3月1日", "12,345.5", "12.5%"),
        ("nb", "1. mars 2026", "12\xa0345,5", "12,5\xa0%"),
    ],
)
def test_dates_and_numbers(language: str, date: str, number: str, percent: str) -> None:
    wording = Wording(language)
    assert (wording.date(DAY), wording.number(12345.5), wording.percent(0.125)) == (date, number, percent)


def test_every_text_is_in_the_language_that_it_is_marked_with(open_page, files, name, language) -> None:
    if name == SITE or name in STATES:
        pytest.skip("has no content of its own in a language of its own")
    content = content_language(ROOT / "examples" / f"{name}.cjm.yaml")
    labels = content if locale.find_language(content) == language else language
    (file,) = files(name, language)
    page = open_page(file)
    assert page.locator("html").get_attribute("lang") == labels
    assert page.evaluate(WRITTEN, ["h1, .map .steps > li strong, .map q", content]) == []
    assert page.evaluate(WRITTEN, ["h2, .map thead .corner, time, nav.toc a", labels]) == []


def content_language(path: Path) -> str:
    """The language that a map says it is written in."""
    document = read_document(path.read_bytes(), path.name)
    assert document.map is not None
    return document.map.language or locale.ENGLISH


def test_quotes_are_those_of_the_language(open_page, files, whole) -> None:
    (file,) = files("running-shoes", "en")
    page = open_page(file)
    assert all(page.evaluate(QUOTED, tag) for tag in languages())


def test_chinese_breaks_lines_strictly(open_page, files) -> None:
    (file,) = files("pobiji", "zh-Hans")
    assert open_page(file).evaluate("getComputedStyle(document.querySelector('.map')).lineBreak") == "strict"
