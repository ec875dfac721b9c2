"""Dates, numbers, labels and where templates come from."""

import datetime
from typing import get_args

import pytest
from jinja2 import DictLoader, UndefinedError
from tests.conftest import ROOT

from cjm.locale.labels import LABELS
from cjm.model.base import Confidence, Model
from cjm.model.concern import Opportunity, PainPoint, Question
from cjm.model.goal import Goal
from cjm.model.map import Map
from cjm.model.market import ContentItem, Platform
from cjm.model.metric import Metric
from cjm.model.persona import Demographics, Persona
from cjm.model.phase import Phase
from cjm.model.registries import Evidence, Lane, Owner, Touchpoint
from cjm.model.review import WalkthroughAnswers
from cjm.model.transition import Transition
from cjm.render.environment import MarkupLanguage, make_environment, template_folder
from cjm.render.templates import known_templates
from cjm.render.wording import Wording

DAY = datetime.date(2026, 6, 1)


def filled(
    source: str, wording: Wording | None = None, markup: MarkupLanguage = "html", **context: object
) -> str:
    environment = make_environment(markup, wording or Wording(), DictLoader({"t": source}))
    return environment.get_template("t").render(**context)


def choices(annotation: object) -> set[str]:
    """The values of the first `Literal` in an annotation."""
    arguments = get_args(annotation)
    if arguments and all(isinstance(each, str) for each in arguments):
        return set(arguments)
    return next((found for each in arguments if (found := choices(each))), set())


@pytest.mark.parametrize(
    ("family", "model", "key"),
    [
        ("channel", Touchpoint, "channel"), ("medium", Touchpoint, "medium"), ("pain_kind", PainPoint, "kind"),
        ("severity", PainPoint, "severity"), ("frequency", PainPoint, "frequency"),
        ("barrier_to", PainPoint, "barrier_to"), ("feeds", Question, "feeds"), ("change", Opportunity, "change"),
        ("commitment", Opportunity, "commitments"), ("opportunity_status", Opportunity, "status"),
        ("content_status", ContentItem, "status"), ("goal_kind", Goal, "kind"), ("metric_method", Metric, "method"),
        ("metric_source", Metric, "source"), ("direction", Metric, "direction"), ("method", Map, "method"),
        ("state", Map, "state"), ("timing", Phase, "timing"), ("evidence_kind", Evidence, "kind"),
        ("owner_kind", Owner, "kind"), ("persona_kind", Persona, "kind"), ("setting", Demographics, "setting"),
        ("platform_decision", Platform, "decision"), ("lane_group", Lane, "group"), ("persona", Evidence, "asks"),
        ("transition_kind", Transition, "kind"),
    ],
)  # fmt: skip
def test_every_value_of_the_format_has_a_label(family: str, model: type[Model], key: str) -> None:
    values = choices(model.fields[key].annotation)
    assert values
    assert values <= set(LABELS[family])


def test_confidence_and_walkthrough_questions_have_labels() -> None:
    assert set(get_args(Confidence)) <= set(LABELS["confidence"])
    assert set(LABELS["walkthrough"]) == set(WalkthroughAnswers.fields)


@pytest.mark.parametrize(
    ("tag", "date", "number", "percent"),
    [
        ("en", "Jun 1, 2026", "1,234.5", "12.5%"),
        ("en-GB", "1 Jun 2026", "1,234.5", "12.5%"),
        ("pt", "1 de jun. de 2026", "1.234,5", "12,5%"),
        ("es", "1 jun 2026", "1.234,5", "12,5\xa0%"),
        ("ru", "1 июн. 2026\u202fг.", "1\xa0234,5", "12,5\xa0%"),
        ("zh-Hans", "2026年6月1日", "1,234.5", "12.5%"),
        ("no", "1. juni 2026", "1\xa0234,5", "12,5\xa0%"),
        ("de", "Jun 1, 2026", "1,234.5", "12.5%"),
    ],
)
def test_dates_and_numbers_by_the_locale(tag: str, date: str, number: str, percent: str) -> None:
    wording = Wording(tag)
    assert (wording.date(DAY), wording.number(1234.5), wording.percent(0.125)) == (date, number, percent)


def test_durations_by_the_locale() -> None:
    assert [Wording("ru").duration(text) for text in ("1 month", "3 months")] == ["1 месяц", "3 месяца"]
    assert Wording("en").duration("90 days") == "90 days"


def test_durations_of_which_the_locale_has_no_long_form() -> None:
    assert [Wording("pt").duration(text) for text in ("1 day", "90 days", "2 years")] == [
        "1 dia",
        "90 dias",
        "2 anos",
    ]
    assert Wording("zh-Hans").duration("3 months") == "3个月"


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("en", "2 months ago"),
        ("pt", "há 2 meses"),
        ("es", "hace 2 meses"),
        ("ru", "2 месяца назад"),
        ("zh-Hans", "2个月前"),
        ("nb", "for 2 måneder siden"),
    ],
)
def test_ages_by_the_locale(tag: str, said: str) -> None:
    assert Wording(tag).ago(61) == said


def test_labels_speak_the_language() -> None:
    assert filled("{{ 'high'|label('severity') }}", Wording("pt-BR")) == "Alta"
    assert filled("{{ _('Pain points') }}", Wording("zh-CN")) == "痛点"
    assert filled("{{ _('Pain points') }}", Wording("de")) == "Pain points"


def test_own_labels_take_the_place_of_ours_as_text() -> None:
    wording = Wording(
        "es",
        {
            "Pain points": "Fricciones & <b>",
            "severity|High": "Grave",
            "%(num)s warning": "%(num)s pega",
            "%(num)s warnings": "100% pegas",
        },
    )
    assert filled("{{ _('Pain points') }}", wording) == "Fricciones &amp; &lt;b&gt;"
    assert filled("{{ _('Pain points') }}", wording, "markdown") == "Fricciones &amp; &lt;b&gt;"
    assert filled("{{ 'high'|label('severity') }}", wording) == "Grave"
    one_and_two = "{{ ngettext('%(num)s warning', '%(num)s warnings', 1) }}, {{ ngettext('%(num)s warning', '%(num)s warnings', 2) }}"
    assert filled(one_and_two, wording) == "1 pega, 100% pegas"


def test_html_is_escaped_and_what_is_undefined_is_an_error() -> None:
    assert filled("{{ it }}", it="<script>") == "&lt;script&gt;"
    with pytest.raises(UndefinedError):
        filled("{{ nothing }}")


def test_markdown_is_escaped_also_out_of_macros() -> None:
    source = "{% macro m(x) %}**{{ x }}**{% endmacro %}{{ m(it) }} {{ it }}"
    assert filled(source, markup="markdown", it="*|<b>") == r"**\*\|&lt;b&gt;** \*\|&lt;b&gt;"


def test_the_templates_of_the_checkout_are_used() -> None:
    assert template_folder() == ROOT / "templates"
    assert {"html/report.html.j2", "markdown/report.md.j2", "html/style.css"} <= known_templates()
