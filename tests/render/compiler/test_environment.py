"""Our own templates run from faster code: the output is Jinja's own, and no word of a language is in the code."""

from __future__ import annotations

import datetime
import gc
from collections.abc import Mapping
from functools import cached_property
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup
from tests.conftest import ROOT
from tests.render.reports import MAPS, example

from cjm.render.compiler.environment import as_names
from cjm.render.environment import MarkupLanguage, make_environment, template_folder
from cjm.render.environments import Environments
from cjm.render.html import render_html
from cjm.render.loaders import builtin_loader
from cjm.render.templates import Templates
from cjm.render.wording import Wording


class PlainEnvironments(Environments):
    """Environments of Jinja itself with our filters and words."""

    def _make(self, markup: MarkupLanguage) -> Environment:
        ours = make_environment(markup, self.wording, builtin_loader())
        plain = Environment(
            loader=builtin_loader(),
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            finalize=ours.finalize,
        )
        plain.filters = ours.filters
        plain.globals = ours.globals
        return plain


class Plain(Templates):
    """Our templates in the environment of Jinja itself."""

    @cached_property
    def _environments(self) -> Environments:
        return PlainEnvironments(self.wording, self.folder, self.theme)


@pytest.mark.parametrize("name", MAPS)
def test_the_output_is_that_of_jinja_itself(name: str) -> None:
    tag = example(name).view.language
    wording = Wording(tag, {"Owner": "<b>100 % of us</b>"})
    ours = render_html(example(name, templates=Templates(wording)))
    assert ours == render_html(example(name, templates=Plain(wording)))
    assert "&lt;b&gt;100 % of us&lt;/b&gt;" in ours


def filled(source: str, **context: object) -> str:
    environment = make_environment("html", Wording("en"), DictLoader({"t": source}))
    return environment.get_template("t").render({key: as_names(value) for key, value in context.items()})


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ it.name }}", "&lt;i&gt;"),
        ("{{ it['name'] }}", "&lt;i&gt;"),
        ("{{ it.inner.text }}", "&amp;"),
        ("{{ safe }}", "<b>"),
        ("{% macro m(a, b=2) %}{{ a }}-{{ b }}{% endmacro %}{{ m(it.name) }} {{ m(1, b='<') }}", "&lt;i&gt;-2 1-&lt;"),
        ("{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}<{{ it.name }}{% endcall %}", "<&lt;i&gt;"),
        ("{% macro m(a) %}{{ a }}{{ varargs|length }}{% endmacro %}{{ m(1, 2, 3) }}", "12"),
        ("{% set x %}<{{ it.name }}>{% endset %}{{ x }}{{ x ~ '<' }}", "<&lt;i&gt;><&lt;i&gt;>&lt;"),
        ("{{ _('100 %%') }} {{ _('%(a)s', a='<') }}", "100 % &lt;"),
        ("{{ _('<b>') }}{% set said = _('<b>') %}{{ said ~ '<' }} {{ _(safe) }}", "<b><b>&lt; <b>"),
        ("{{ it.name ~ 1 }} {{ 'a' ~ 1.5 ~ 2 }}", "&lt;i&gt;1 a1.52"),
        ("{% macro m(a, b=2, c=3) %}{{ a }}{{ b }}{{ c }}{% endmacro %}{{ m(1, c=0) }} {{ m(1) }} {{ m(c=1, a=2) }}", "120 123 221"),
        ("{{ ngettext('%(num)s step', '%(num)s steps', 2) }} {{ pgettext('x', '<b>') }}", "2 steps <b>"),
        ("{{ 1|number }}{{ 1.0|number }} {{ true|string }}", "11 True"),
        ("{% for a in [1, 2] %}{{ loop.index }}{% if not loop.last %},{% endif %}{% endfor %}", "1,2"),
        ("{{ [1, 2]|join('<') }}", "1&lt;2"),
        ("{{ ['<', safe]|join('&') }} {{ ['a', 'b']|join }}", "&lt;&amp;<b> ab"),
        ("{{ it.name ~ 1 ~ safe }} {{ 'a' ~ 'b' }}", "&lt;i&gt;1<b> ab"),
        ("{% for it in [it.inner] %}{{ it.text }}{% endfor %}{{ it.name }}", "&amp;&lt;i&gt;"),
        ("{% if it is not none %}{{ it.name is none }}{% endif %}", "False"),
        ("{{ '<' if it.name else safe }}{{ safe if it.name }}{{ it.name if not it.name }}|", "&lt;<b>|"),
        ("{% macro m(a) %}{{ a }}{% endmacro %}{{ m('<') ~ '<' }}{% if m(1) == '1' %}{{ m(it.name)|upper }}{% endif %}", "&lt;&lt;&LT;I&GT;"),
        ("{{ 2.5|round }} {{ 2.25|round(1) }}", "2.0 2.2"),
    ],
)  # fmt: skip
def test_templates_mean_what_they_mean_in_jinja(source: str, expected: str) -> None:
    assert filled(source, it={"name": "<i>", "inner": {"text": "&"}}, safe=Markup("<b>")) == expected


@pytest.mark.parametrize(
    "source", ["{{ nothing }}", "{{ it.nothing }}", "{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}"]
)
def test_what_is_not_there_is_an_error(source: str) -> None:
    with pytest.raises(Exception, match=r"nothing|`m` is not called with what it takes"):
        filled(source, it={})


def test_templates_stand_where_they_are_included() -> None:
    templates = {
        "t": "{% for it in [1, 2] %}{% include 'a' %}{% endfor %}{{ it }}{% set x = 0 %}{% include 'b' %}{{ x }}",
        "a": "<{{ it }}>{% include 'c' %}",
        "b": "{% set x = 9 %}{{ x }}",
        "c": "{% if it > 1 %}!{% endif %}",
    }
    ours = make_environment("html", Wording("en"), DictLoader(templates))
    plain = Environment(loader=DictLoader(templates), undefined=StrictUndefined, autoescape=True)
    for environment in (ours, plain):
        assert environment.get_template("t").render(it=0) == "<1><2>!090"


def test_equal_values_of_other_kinds_are_told_apart() -> None:
    context: Mapping[str, Any] = {"yes": True, "one": 1, "text": "<", "safe": Markup("<")}
    assert filled("{{ one }}{{ yes }}{{ text }}{{ safe }}{{ text }}", **context) == "1True&lt;<&lt;"


def test_no_word_of_a_language_is_in_the_code() -> None:
    source = "{{ 'high'|label('severity') }} {{ 0.5|number }} {{ _('Owner') }} {{ day|date }}"
    sources = [
        make_environment("html", Wording(tag), DictLoader({"t": source})).compile(source, "t", raw=True)
        for tag in ("en", "ru")
    ]
    assert sources[0] == sources[1]
    page = make_environment("html", Wording("ru"), DictLoader({"t": source})).get_template("t")
    assert page.render(day=datetime.date(2026, 6, 1)) == "Высокая 0,5 Ответственный 1 июн. 2026\u202fг."


def test_every_template_compiles_to_the_same_code_in_every_language() -> None:
    folder = template_folder()
    assert folder == ROOT / "templates"
    kinds: tuple[MarkupLanguage, ...] = ("html", "markdown")
    environments = {
        markup: [make_environment(markup, Wording(tag), builtin_loader()) for tag in ("en", "zh-Hans")]
        for markup in kinds
    }
    for file in sorted(folder.glob("*/*.j2")):
        name = file.relative_to(folder).as_posix()
        if name.startswith("scaffold"):
            continue
        source = file.read_text("utf-8")
        of_kind = environments["markdown" if name.startswith("markdown") else "html"]
        codes = {str(each.compile(source, name, raw=True)) for each in of_kind}
        assert len(codes) == 1, name


PARTS = """\
{% macro l() %}{% if page.mixed %} lang="{{ page.language }}"{% endif %}{% endmacro %}
{% macro icon(name, size=1) %}<i{{ l() }} class="{{ name }}-{{ size }}"></i>{% endmacro %}
{% macro twice(text) %}{{ text }}{{ text }}{% endmacro %}
{% macro each(items) %}{% for it in items %}{{ icon(it) }}{% endfor %}{% endmacro %}
"""


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("{{ parts.icon('a') }}", '<i lang="en" class="a-1"></i>'),
        ("{{ parts.icon(it.name, size=2) }}", '<i lang="en" class="&lt;b&gt;-2"></i>'),
        ("{% if parts.l() %}{{ parts.l() }}{% endif %}", ' lang="en"'),
        ("{{ parts.twice(it.name|upper) }}", "&lt;B&gt;&lt;B&gt;"),
        ("{{ parts.twice(safe) }}", "<u><u>"),
        ("{{ parts.each(['x', 'y']) }}", '<i lang="en" class="x-1"></i><i lang="en" class="y-1"></i>'),
        ("{% for name in ['p'] %}{{ parts.icon(name) }}{% endfor %}", '<i lang="en" class="p-1"></i>'),
        ("{% set name %}{{ parts.icon('q') }}{% endset %}{{ name }}", '<i lang="en" class="q-1"></i>'),
        ("{{ parts.icon(it.name) or '-' }}", '<i lang="en" class="&lt;b&gt;-1"></i>'),
    ],
)
def test_small_macros_say_the_same_where_they_are_written_out(call: str, said: str) -> None:
    templates = {
        "html/parts.html.j2": PARTS,
        "html/t": "{% import 'html/parts.html.j2' as parts with context %}" + call,
    }
    environment = make_environment("html", Wording("en"), DictLoader(templates))
    page = as_names({"mixed": True, "language": "en"})
    rendered = environment.get_template("html/t").render(
        page=page, it=as_names({"name": "<b>"}), safe=Markup("<u>")
    )
    assert rendered == said


def test_macros_of_other_templates_mean_what_they_mean_there() -> None:
    templates = {
        "t": "{% import 'a' as a with context %}{% import 'b' as b with context %}{% set name = 'T' %}"
        "{{ a.own() }} {{ a.other('<') }} {{ a.word }} {{ b.through() }} {{ name }} {{ a.own() ~ '<' }}",
        "a": "{% set word = 'w' %}{% macro name() %}A{% endmacro %}{% macro own() %}{{ name() }}{{ word }}{% endmacro %}"
        "{% macro other(name) %}{{ name }}{% for word in [1] %}{{ word }}{% endfor %}{% endmacro %}",
        "b": "{% macro name() %}B{% endmacro %}{% macro through(n=2) %}{{ name() }}{{ a.other(n) }}{{ top }}{% endmacro %}",
    }
    ours = make_environment("html", Wording("en"), DictLoader(templates))
    plain = Environment(loader=DictLoader(templates), undefined=StrictUndefined, autoescape=True)
    for environment in (ours, plain):
        said = environment.get_template("t").render(top="!")
        assert said == "Aw &lt;1 w B21! T Aw&lt;"


def test_a_page_leaves_nothing_behind_that_only_a_garbage_collector_finds() -> None:
    work = example("running-shoes")
    render_html(work)
    gc.collect()
    gc.disable()
    try:
        render_html(work)
        assert gc.collect() == 0
    finally:
        gc.enable()
