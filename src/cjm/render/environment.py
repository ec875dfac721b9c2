"""The Jinja environment of reports: strict, escaping by default, translated, with the filters of dates and numbers.

In templates: `_('Pain points')`, `pgettext('context', 'Word')`, `ngettext('%(num)s step', '%(num)s steps', n)`;
`value|label('severity')` for the words of `cjm.render.labels`, `title|rule_title` for a rule's title; `date`, `number`,
`percent` by the report's locale; `safe_url`; `duration` for texts such as `90 days`, `ago` for an age in days. What a
template of Markdown prints
is escaped as Markdown; `md_cell` keeps line breaks in a table's cell, `md_lines` gives each of several texts a line
there, `md_link` makes a link.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from cjm import locale
from cjm.render.catalogue import Catalogue
from cjm.render.labels import LABELS
from cjm.render.markdown_text import markdown_cell, markdown_lines, markdown_link, markdown_text
from cjm.render.titles import Title, rule_title

if TYPE_CHECKING:
    from babel import Locale
    from jinja2 import BaseLoader, BytecodeCache, Environment

MarkupLanguage = Literal["html", "markdown"]
_SAFE_SCHEMES = frozenset({"http", "https", "mailto"})
_ANSWERS = 1024
"""How many answers of a filter are kept."""
_PACKAGE = Path(__file__).resolve().parent.parent


def template_folder() -> Path:
    """The folder of the templates that come with cjm: in the installed package, else in the checkout."""
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent.parent / "templates"


def safe_url(link: str | None) -> str:
    """The link if it is a web or mail address that a page may point to, else an empty text."""
    text = (link or "").strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    if parts.scheme.lower() not in _SAFE_SCHEMES or any(c.isspace() or ord(c) < 32 for c in text):
        return ""
    return text if parts.netloc or parts.scheme.lower() == "mailto" else ""


@dataclass(frozen=True)
class Wording:
    """How a report speaks: its language as a BCP 47 tag, and labels of one's own.

    `labels` maps English words, or `family|Word` for one family of `cjm.render.labels`, to what stands instead.
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
        from babel import Locale, UnknownLocaleError

        if locale.find_language(self.tag):
            try:
                return Locale.parse(self.tag, sep="-" if "-" in self.tag else "_")
            except (UnknownLocaleError, ValueError):
                pass
        return Locale.parse(self.language, sep="-")

    def date(self, value: datetime.date) -> Markup:
        """The day in the locale's own words: `1 июн. 2026 г.`."""
        from babel.dates import format_date

        return escape(format_date(value, "medium", self.formats))

    def number(self, value: float) -> Markup:
        """The number with the locale's separators and at most three decimals."""
        from babel.numbers import format_decimal

        return escape(format_decimal(value, locale=self.formats))

    def percent(self, value: float) -> Markup:
        """The share (0 to 1) as a percentage with at most one decimal."""
        from babel.numbers import format_percent

        pattern = self.formats.percent_formats[None].pattern.replace("0", "0.#", 1)
        return escape(format_percent(value, pattern, self.formats))

    def duration(self, value: str) -> Markup:
        """A duration of the format, such as `90 days`, in the locale's own words."""
        from babel.units import format_unit

        number, unit = value.split(" ")
        return escape(format_unit(int(number), f"duration-{unit.rstrip('s')}", "long", locale=self.formats))

    def ago(self, days: int) -> Markup:
        """How long ago something was, in the locale's own words: `2 months ago`; days are the smallest unit."""
        from babel.dates import format_timedelta

        past = datetime.timedelta(days=-max(days, 1))
        return escape(format_timedelta(past, "day", add_direction=True, locale=self.formats))


def _kept(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function with its latest answers kept: the same values stand in a page many times."""
    return lru_cache(_ANSWERS, typed=True)(function)


def make_environment(
    markup: MarkupLanguage,
    wording: Wording,
    loader: BaseLoader,
    *,
    sandboxed: bool = False,
    bytecode: BytecodeCache | None = None,
) -> Environment:
    """The environment for templates of HTML or Markdown, in Jinja's immutable sandbox if the templates are not ours.

    `bytecode` keeps the code of templates for later runs.
    """
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from cjm.render.own_templates import OwnEnvironment, gettext_functions

    kind: type[Environment] = ImmutableSandboxedEnvironment if sandboxed else OwnEnvironment
    environment = kind(
        loader=loader,
        undefined=StrictUndefined,
        autoescape=True,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=markdown_text if markup == "markdown" else None,
        auto_reload=False,
        bytecode_cache=bytecode,
    )
    own: Callable[[str], str] = escape if markup == "html" else markdown_text
    catalogue = Catalogue(locale.translations(wording.language), wording.labels, own)
    environment.install_gettext_translations(catalogue, newstyle=True)  # type: ignore[attr-defined]
    if not sandboxed:
        environment.globals |= gettext_functions(catalogue)
    environment.globals["language"] = wording.language

    def label(value: Any, family: str) -> Markup:
        return Markup(catalogue.pgettext(family, LABELS[family][str(value)]))  # noqa: S704 - see Catalogue

    def title_of_rule(title: str) -> Title:
        return rule_title(title, wording)

    environment.filters |= {
        "date": _kept(wording.date),
        "number": _kept(wording.number),
        "percent": _kept(wording.percent),
        "duration": _kept(wording.duration),
        "ago": _kept(wording.ago),
        "label": _kept(label),
        "rule_title": _kept(title_of_rule),
        "safe_url": safe_url,
        "md": markdown_text,
        "md_cell": markdown_cell,
        "md_lines": markdown_lines,
        "md_link": markdown_link,
    }
    return environment
