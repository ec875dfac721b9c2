"""Days, numbers and durations as a locale writes them: how reports say them, and so how they are read back."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale


def date(value: datetime.date, locale: Locale) -> str:
    """The day in the locale's own words: `1 июн. 2026 г.`."""
    from babel.dates import format_date

    return format_date(value, "medium", locale)


def number(value: float, locale: Locale) -> str:
    """The number with the locale's separators and at most three decimals."""
    from babel.numbers import format_decimal

    return format_decimal(value, locale=locale)


def percent(value: float, locale: Locale) -> str:
    """The share (0 to 1) as a percentage with at most one decimal."""
    from babel.numbers import format_percent

    pattern = locale.percent_formats[None].pattern.replace("0", "0.#", 1)
    return format_percent(value, pattern, locale)


def duration(value: str, locale: Locale) -> str:
    """A duration of the format, such as `90 days`, in the locale's own words."""
    from babel.units import format_unit

    count, unit = value.split(" ")
    name = f"duration-{unit.rstrip('s')}"
    said = format_unit(int(count), name, "long", locale=locale)
    if name in said:  # CLDR has the long form of some locales elsewhere, where Babel does not find it
        said = format_unit(int(count), name, "short", locale=locale)
    return said
