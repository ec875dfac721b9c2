"""The words, numbers, days and durations of reports in a language, the other way round: from what is said to what is meant."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from cjm import locale
from cjm.importers.own.keys import Keys, folded
from cjm.locale import formats
from cjm.locale.labels import LABELS
from cjm.model.market import US
from cjm.source.dates import other_date

_DAY = datetime.date(2222, 1, 23)
_COUNTS = (1, 2, 5, 21, 22, 90)
_UNITS = ("days", "weeks", "months", "years")
_MINUS = "\u2212"
_OTHER_NUMBER = re.compile(rf"([-+{_MINUS}]?\d+[.,]\d{{1,2}})(?![\w.,])(.*)", re.DOTALL)
"""A number with the other sign of decimals than the language has: too few of them to be thousands."""


class Vocabulary:
    """What reports say in the language of a BCP 47 tag."""

    def __init__(self, tag: str) -> None:
        self._words = locale.translations(locale.label_language(tag))
        self._formats = locale.formats_of(tag)

    def says(self, text: str, word: str, context: str | None = None) -> bool:
        """Whether a text is that English word in this language, or in English."""
        return folded(text) in {folded(self.word(word, context)), folded(word)}

    def word(self, word: str, context: str | None = None) -> str:
        """An English word in this language."""
        return self._words.pgettext(context, word) if context else self._words.gettext(word)

    @cached_property
    def keys(self) -> Keys:
        """The values that words stand for, by family."""
        words: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for family, labels in LABELS.items():
            for value, label in labels.items():
                words[folded(self.word(label, family))].append((family, value))
        for family, value, word in (
            ("flag", "true", "Yes"), ("flag", "false", "No"), ("company", US, "Us"),
            ("reading", "baseline", "Baseline"), ("reading", "reading", "Reading"),
        ):  # fmt: skip
            words[folded(self.word(word))].append((family, value))
            words[value].append((family, value))
        return Keys({}, dict(words))

    def several(self, text: str, family: str) -> list[str]:
        """The values of a family that words between commas stand for; what is none of them stays as it is."""
        found: list[str] = []
        parts = [part.strip() for part in text.split(",")]
        while parts:
            for count in range(len(parts), 0, -1):
                value = self.keys.of_family(family, ", ".join(parts[:count]))
                if value is not None or count == 1:
                    found.append(value if value is not None else parts[0])
                    del parts[: count if value is not None else 1]
                    break
        return [each for each in found if each]

    def number(self, text: str) -> tuple[float | None, str]:
        """The number at the beginning of a text, and what stands behind it; `None` and the text where there is none."""
        found = self._number.match(text)
        if found is None:
            other = _OTHER_NUMBER.match(text)
            return (
                (float(other[1].replace(",", ".").replace(_MINUS, "-")), other[2].strip())
                if other
                else (None, text)
            )
        said = found[1].replace(self._group, "").replace("\u00a0", "").replace("\u202f", "")
        said = said.replace(self._decimal, ".").replace(_MINUS, "-")
        value = float(said)
        return (int(value) if value.is_integer() else value), found[2].strip()

    @cached_property
    def _number(self) -> re.Pattern[str]:
        group = "".join({re.escape(self._group), "\u00a0", "\u202f"})
        return re.compile(
            rf"([-+{_MINUS}]?\d+(?:[{group}]\d{{3}})*(?:{re.escape(self._decimal)}\d+)?)(?![\w.,])(.*)",
            re.DOTALL,
        )

    @cached_property
    def _group(self) -> str:
        from babel.numbers import get_group_symbol

        return get_group_symbol(self._formats)

    @cached_property
    def _decimal(self) -> str:
        from babel.numbers import get_decimal_symbol

        return get_decimal_symbol(self._formats)

    def share(self, text: str) -> float | None:
        """The share that a percentage says."""
        number, rest = self.number(text)
        return round(number / 100, 6) if number is not None and rest.lstrip("\u00a0\u202f ") == "%" else None

    def day(self, text: str) -> str | None:
        """The day at the beginning of a text, as the format writes it: said in this language, or in numbers."""
        for month, pattern in self._days:
            if found := pattern.match(text):
                try:
                    return datetime.date(int(found["year"]), month, int(found["day"])).isoformat()
                except ValueError:
                    return None
        first = text.split(" ", 1)[0].strip("(),;")
        try:
            return datetime.date.fromisoformat(first).isoformat()
        except ValueError:
            found_day = other_date(first)
            return found_day.isoformat() if found_day else None

    @cached_property
    def _days(self) -> list[tuple[int, re.Pattern[str]]]:
        found = []
        for month in range(1, 13):
            said = re.escape(formats.date(_DAY.replace(month=month), self._formats))
            pattern = said.replace("2222", r"(?P<year>\d{1,4})").replace("23", r"(?P<day>\d{1,2})")
            found.append((month, re.compile(pattern, re.IGNORECASE)))
        return found

    def duration(self, text: str) -> str | None:
        """The duration that a text says, as the format writes it."""
        return next(
            (
                f"{found[1]} {unit}"
                for unit, pattern in self._durations
                if (found := pattern.fullmatch(text.strip()))
            ),
            None,
        )

    @cached_property
    def _durations(self) -> list[tuple[str, re.Pattern[str]]]:
        return [
            (unit, re.compile(re.escape(said).replace(str(count), r"(\d+)"), re.IGNORECASE))
            for unit in _UNITS
            for count in _COUNTS
            for said in (formats.duration(f"{count} {unit}", self._formats), f"{count} {unit}")
        ]


def language_of(headings: Iterable[str]) -> str:
    """The language of ours in which most of these headings are those of a report."""
    said = {folded(heading) for heading in headings}
    return max(
        locale.languages(),
        key=lambda tag: sum(folded(locale.translations(tag).gettext(word)) in said for word in _HEADINGS),
    )


_HEADINGS = (
    "Journey", "Key insights", "Goals", "Opportunities", "Needs", "Metrics", "Touchpoints", "Owners", "Evidence", "Review",
    "The ten steps", "Checks",
)  # fmt: skip
