"""What the proofs run over: each page in each language, width and colour scheme, or a sample of these for CI."""

from __future__ import annotations

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
SAMPLE = ("running-shoes-future", "pobiji", "long-words", SITE, "draft")
"""The pages that differ most from one another: what CI looks at."""


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
    """Every look, or a sample that holds each language, width and scheme."""
    tags = languages()
    if whole:
        return [Look(*each) for each in product(PAGES, tags, WIDTHS, SCHEMES)]
    return [
        Look(page, tags[i % len(tags)], WIDTHS[i % len(WIDTHS)], SCHEMES[i // 2 % 2])
        for i, page in enumerate(SAMPLE)
    ]


def pages_in_languages(whole: bool) -> list[tuple[str, str]]:
    """Every page in every language, or the pages of the sample in one each."""
    tags = languages()
    if whole:
        return list(product(PAGES, tags))
    return [(page, tags[(i + 3) % len(tags)]) for i, page in enumerate(SAMPLE)]
