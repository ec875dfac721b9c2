"""The words of reports as plain text, for formats that code writes and no template."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property

from cjm import locale
from cjm.locale.labels import LABELS
from cjm.render.catalogue import Catalogue
from cjm.render.wording import Wording


@dataclass(frozen=True)
class Words:
    """Labels, dates and numbers in the language of a report, as the templates have them, but free of markup."""

    wording: Wording

    @cached_property
    def _catalogue(self) -> Catalogue:
        return Catalogue(locale.translations(self.wording.language), self.wording.labels, str)

    def gettext(self, message: str, **fields: object) -> str:
        """The text for an English word, with its fields filled in."""
        return self._catalogue.gettext(message) % fields

    def ngettext(self, one: str, many: str, num: int, **fields: object) -> str:
        """The text for an English word in the form that a number asks for; the number is its field `num`."""
        return self._catalogue.ngettext(one, many, num) % {"num": num, **fields}

    def pgettext(self, context: str, message: str) -> str:
        """The text for an English word in a context."""
        return self._catalogue.pgettext(context, message) % {}

    def label(self, value: object, family: str) -> str:
        """The word for one of the format's values, from `cjm.locale.labels`."""
        return self._catalogue.pgettext(family, LABELS[family][str(value)]) % {}

    def date(self, value: datetime.date) -> str:
        """The day in the locale's own words."""
        return self.wording.date(value).unescape()

    def number(self, value: float) -> str:
        """The number with the locale's separators and at most three decimals."""
        return self.wording.number(value).unescape()

    def signed(self, value: float) -> str:
        """The number with its sign, plus included; zero has none. The minus is one at which no line breaks."""
        return f"+{self.number(value)}" if value > 0 else self.number(value).replace("-", "\u2212")

    def percent(self, value: float) -> str:
        """The share (0 to 1) as a percentage with at most one decimal."""
        return self.wording.percent(value).unescape()

    def duration(self, value: str) -> str:
        """A duration of the format, such as `90 days`, in the locale's own words."""
        return self.wording.duration(value).unescape()
