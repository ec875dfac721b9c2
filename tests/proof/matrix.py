"""What the proofs run over: each page in each language, width and colour scheme, or a sample of these for CI."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from cjm.locale import languages
from tests.proof.states import STATES
from tests.render.reports import MAPS

WIDTHS = (320, 375, 820, 1440)
SCHEMES = ("light", "dark")
SITE = "site"
"""Stands for all pages of a site that are not the report on one map."""
PAGES = (*MAPS, *STATES, SITE)
SAMPLE = {"running-shoes-future": "pt", "pobiji": "en", "long-words": "zh-Hans", SITE: "ru", "draft": "nb"}
"""The pages that differ most from one another, each in a language: what CI looks at."""


@dataclass(frozen=True)
class Look:
    """A page as a reader meets it: which, its labels' language, the screen's width in CSS pixels, its colour scheme."""

    page: str
    language: str
    width: int
    scheme: str

    def __str__(self) -> str:
        return f"{self.page}-{self.language}-{self.width}-{self.scheme}"


def looks(whole: bool) -> list[Look]:
    """Every look, or a sample that holds each width and scheme."""
    if whole:
        return [Look(*each) for each in product(PAGES, languages(), WIDTHS, SCHEMES)]
    return [
        Look(page, tag, WIDTHS[i % len(WIDTHS)], SCHEMES[i // 2 % 2])
        for i, (page, tag) in enumerate(SAMPLE.items())
    ]


def pages_in_languages(whole: bool) -> list[tuple[str, str]]:
    """Every page in every language, or the pages of the sample in one each."""
    return list(product(PAGES, languages())) if whole else list(SAMPLE.items())


def languages_of(page: str, whole: bool) -> Sequence[str]:
    """Every language, or one in which a page of that kind is in the sample."""
    if whole:
        return languages()
    kin = [tag for each, tag in SAMPLE.items() if (each in STATES) == (page in STATES)]
    return [SAMPLE.get(page, kin[PAGES.index(page) % len(kin)])]
