"""How a report speaks: its words, dates and numbers."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from cjm import locale
from cjm.locale import formats

if TYPE_CHECKING:
    from babel import Locale


@dataclass(frozen=True)
class Wording:
    """How a report speaks: its language as a BCP 47 tag, and labels of one's own.

    `labels` maps English words, or `family|Word` for one family of `cjm.locale.labels`, to what stands instead.
    """

    tag: str = locale.ENGLISH
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """The language of the labels."""
        return locale.label_language(self.tag)

    @cached_property
    def formats(self) -> Locale:
        """The locale of dates and numbers: the tag's own where its language is the labels', else the labels'."""
        return locale.formats_of(self.tag)

    def date(self, value: datetime.date) -> Markup:
        """The day in the locale's own words: `1 июн. 2026 г.`."""
        return escape(formats.date(value, self.formats))

    def number(self, value: float) -> Markup:
        """The number with the locale's separators and at most three decimals."""
        return escape(formats.number(value, self.formats))

    def percent(self, value: float) -> Markup:
        """The share (0 to 1) as a percentage with at most one decimal."""
        return escape(formats.percent(value, self.formats))

    def duration(self, value: str) -> Markup:
        """A duration of the format, such as `90 days`, in the locale's own words."""
        return escape(formats.duration(value, self.formats))

    def ago(self, days: int) -> Markup:
        """How long ago something was, in the locale's own words: `2 months ago`; days are the smallest unit."""
        from babel.dates import format_timedelta

        past = datetime.timedelta(days=-max(days, 1))
        return escape(format_timedelta(past, "day", add_direction=True, locale=self.formats))
