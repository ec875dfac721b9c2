"""Every word of a report is in every catalogue, translated, with its fields and plural forms."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.mofile import read_mo
from tests.locale import catalogues

from cjm import locale
from cjm.locale import find_language, label_language, languages

PATHS = catalogues.catalogue_paths()
FIELD = re.compile(r"%\(\w+\)s|%%|%")
PLURALS = {"en": 2, "es": 2, "nb": 2, "pt": 2, "ru": 3, "zh_Hans": 1}


def keys(catalog: Catalog) -> set[tuple[str | None, object]]:
    return {(message.context, message.id) for message in catalog if message.id}


def strings(catalog: Catalog) -> dict[tuple[object, object], object]:
    return {(text(m.context), forms(m.id)): forms(m.string) for m in catalog if m.id}


def forms(words: object) -> object:
    return tuple(words) if isinstance(words, list) else words


def text(context: object) -> object:
    return (
        context.decode() if isinstance(context, bytes) else context
    )  # Babel reads those of .mo files as bytes


@pytest.fixture(params=PATHS, ids=lambda path: path.parent.parent.name)
def path(request: pytest.FixtureRequest) -> Path:
    assert isinstance(request.param, Path)
    return request.param


def test_the_languages_are_the_promised_ones() -> None:
    assert sorted(languages()) == ["en", "es", "nb", "pt", "ru", "zh-Hans"]


def test_each_catalogue_has_the_words_of_the_reports_and_no_others() -> None:
    wanted = keys(catalogues.extract())
    for path in PATHS:
        found = keys(catalogues.read(path))
        assert found - wanted == set(), path
        assert wanted - found == set(), path


def test_every_word_is_translated_with_its_fields(path: Path) -> None:
    catalog = catalogues.read(path)
    assert catalog.num_plurals == PLURALS[path.parent.parent.name]
    for message in catalog:
        if not message.id:
            continue
        assert not message.fuzzy, message.id
        if isinstance(message.id, str):
            forms: tuple[str, ...] = (str(message.string),)
            english = message.id
        else:
            assert isinstance(message.string, tuple)
            assert len(message.string) == catalog.num_plurals, message.id
            forms, english = tuple(map(str, message.string)), message.id[1]
        for form in forms:
            assert form.strip(), message.id
            assert sorted(FIELD.findall(form)) == sorted(FIELD.findall(english)), message.id


def test_the_compiled_catalogue_is_current(path: Path) -> None:
    with path.with_suffix(".mo").open("rb") as file:
        compiled = read_mo(file)
    assert strings(compiled) == strings(catalogues.read(path))


def test_an_update_changes_nothing(path: Path) -> None:
    assert catalogues.text_of(catalogues.read(path)) == path.read_bytes()


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"), ("en-GB", "en"), ("pt", "pt"), ("pt-BR", "pt"), ("pt_PT", "pt"), ("ES-mx", "es"), ("no", "nb"),
        ("no-NO", "nb"), ("nb", "nb"), ("nn", "en"), ("zh", "zh-Hans"), ("zh-CN", "zh-Hans"), ("zh-hans-cn", "zh-Hans"),
        ("zh-Hant", "en"), ("zh-TW", "en"), ("de", "en"), ("x", "en"), ("", "en"),
    ],
)  # fmt: skip
def test_a_tag_finds_its_language(tag: str, language: str) -> None:
    assert label_language(tag) == language


def test_a_language_without_a_catalogue_is_not_found() -> None:
    assert find_language("de") is None
    assert find_language("zh-TW") is None


def test_plural_forms_of_russian() -> None:
    catalog = locale.translations("ru")
    found = [catalog.ngettext("%(num)s error", "%(num)s errors", n) for n in (1, 2, 5, 11, 21)]
    assert found == [f"%(num)s {form}" for form in ("ошибка", "ошибки", "ошибок", "ошибок", "ошибка")]
