"""The Jinja environment of reports: strict, escaping by default, translated, with the filters of dates and numbers.

In templates: `_('Pain points')`, `pgettext('context', 'Word')`, `ngettext('%(num)s step', '%(num)s steps', n)`;
`value|label('severity')` for the words of `cjm.locale.labels`, `title|rule_title` for a rule's title; `date`, `number`,
`percent` by the report's locale; `safe_url`; `duration` for texts such as `90 days`, `ago` for an age in days. What a
template of Markdown prints is escaped as Markdown; `md_cell` keeps line breaks in a table's cell, `md_lines` gives each
of several texts a line there, `md_link` makes a link, `md_part(';')` keeps a text apart from others behind that sign,
`md_feeling` one from a score.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from cjm import locale
from cjm.locale.labels import LABELS
from cjm.render.catalogue import Catalogue
from cjm.render.markdown_text import (
    markdown_cell,
    markdown_feeling,
    markdown_lines,
    markdown_link,
    markdown_part,
    markdown_text,
)
from cjm.render.titles import Title, rule_title
from cjm.render.wording import Wording

if TYPE_CHECKING:
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

    from cjm.render.compiler.environment import OwnEnvironment

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
    if isinstance(environment, OwnEnvironment):
        environment.speak(catalogue)
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
        "md_feeling": markdown_feeling,
        "md_lines": markdown_lines,
        "md_link": markdown_link,
        "md_part": markdown_part,
    }
    return environment
