"""The sheets of what a map names once: touchpoints, metrics and their readings, owners, evidence."""

from __future__ import annotations

from cjm.model.metric import Reading
from cjm.render.sheets.sheet import Column, Sheet, make_sheet, names
from cjm.render.words import Words
from cjm.view.evidence import EvidenceView
from cjm.view.journey import JourneyView
from cjm.view.marks import Mark, OwnerView
from cjm.view.metrics import MetricView
from cjm.view.owners import OwnerLoad
from cjm.view.touchpoints import TouchpointView


def _labels(marks: tuple[Mark, ...]) -> str:
    return ", ".join(mark.label for mark in marks)


def touchpoints_sheet(view: JourneyView, words: Words) -> Sheet:
    """The touchpoints, with how low the customer feels there."""
    _ = words.gettext
    columns: list[Column[TouchpointView]] = [
        Column("name", _("Touchpoint"), 32, lambda it: it.name),
        Column("id", _("ID"), 18, lambda it: it.id),
        Column("channel", _("Channel"), 18, lambda it: it.channel, family="channel"),
        Column("medium", _("Medium"), 12, lambda it: it.medium, family="medium"),
        Column("owner", _("Owner"), 22, lambda it: it.owner.name if it.owner else None, of="owners"),
        Column("platform", _("Platform"), 20, lambda it: it.platform, of="platforms"),
        Column("link", _("Link"), 36, lambda it: it.link, look="link"),
        Column("used_at", _("Used in"), 20, lambda it: _labels(it.used_at), computed=True),
        Column("lowest", _("Lowest score"), 10, lambda it: it.lowest.score if it.lowest else None, look="score", computed=True),
        Column("pain_points", _("Pain points"), 48, lambda it: tuple(each.text for each in it.pain_points), computed=True),
    ]  # fmt: skip
    return make_sheet("touchpoints", _("Touchpoints"), view.touchpoints, columns)


def metrics_sheet(view: JourneyView, words: Words) -> Sheet:
    """The metrics with where they stand; their readings are on a sheet of their own."""
    _ = words.gettext
    columns: list[Column[MetricView]] = [
        Column("name", _("Metric"), 32, lambda it: it.name),
        Column("id", _("ID"), 18, lambda it: it.id),
        Column("trend", _("Trend"), 20, lambda _it: None, look="spark", computed=True),
        Column("latest", _("Actual"), 11, lambda it: it.latest.value if it.latest else None, computed=True),
        Column("target", _("Target"), 11, lambda it: it.target),
        Column("unit", _("Unit"), 16, lambda it: it.unit),
        Column("on_target", _("On target"), 10, lambda it: it.on_target, family="flag", computed=True),
        Column("due", _("Due"), 12, lambda it: it.target_due),
        Column("direction", _("Direction"), 18, lambda it: it.direction, family="direction"),
        Column("method", _("Method"), 16, lambda it: it.method, family="metric_method"),
        Column("definition", _("Definition"), 48, lambda it: it.definition),
        Column("source", _("Source"), 16, lambda it: it.source, family="metric_source"),
        *_where_kept(view, words),
        Column("owner", _("Owner"), 22, lambda it: it.owner.name if it.owner else None, of="owners"),
        Column("used_at", _("Used in"), 14, lambda it: _labels(it.used_at), computed=True),
        Column("age", _("Age in days"), 10, lambda it: it.age, computed=True),
    ]
    return make_sheet("metrics", _("Metrics"), view.metrics, columns, fixed=3)


def _where_kept(view: JourneyView, words: Words) -> list[Column[MetricView]]:
    _ = words.gettext
    if view.public:
        return []
    return [
        Column("system", _("System"), 20, lambda it: it.system),
        Column("link", _("Link"), 36, lambda it: it.link, look="link"),
    ]


def readings_of(metric: MetricView) -> list[tuple[str, Reading]]:
    """The baseline and the readings of a metric, oldest first, each with its kind."""
    baseline = [("baseline", metric.baseline)] if metric.baseline else []
    return [*baseline, *(("reading", each) for each in metric.readings)]


def readings_sheet(view: JourneyView, words: Words) -> Sheet:
    """What was measured: a row a value, metric by metric."""
    _ = words.gettext
    items = [(metric, kind, each) for metric in view.metrics for kind, each in readings_of(metric)]
    columns: list[Column[tuple[MetricView, str, Reading]]] = [
        Column("metric", _("Metric"), 36, lambda it: it[0].name, of="metrics"),
        Column("date", _("Date"), 12, lambda it: it[2].date),
        Column("value", _("Value"), 12, lambda it: it[2].value),
        Column("sample", _("Sample"), 12, lambda it: it[2].sample),
        Column("kind", _("Kind"), 14, lambda it: it[1], family="reading"),
    ]
    return make_sheet("readings", _("Readings"), items, columns, name="metric")


def owners_sheet(view: JourneyView, words: Words) -> Sheet:
    """Who is answerable, and for what."""
    _ = words.gettext
    items: list[tuple[OwnerView, OwnerLoad | None]] = [(load.owner, load) for load in view.owners]
    if view.owner and all(owner.id != view.owner.id for owner, _load in items):
        items.append((view.owner, None))
    columns: list[Column[tuple[OwnerView, OwnerLoad | None]]] = [
        Column("name", _("Owner"), 28, lambda it: it[0].name),
        Column("id", _("ID"), 18, lambda it: it[0].id),
        Column("kind", _("Kind"), 12, lambda it: it[0].kind, family="owner_kind"),
        Column("discipline", _("Discipline"), 22, lambda it: it[0].discipline),
        *([] if view.public else [Column("contact", _("Contact"), 30, lambda it: _contact(it[0]), look="link")]),
        Column("used_at", _("Answers for"), 20, lambda it: _labels(it[1].marks) if it[1] else None, computed=True),
        Column("metrics", _("Metrics"), 30, lambda it: names(it[1].metrics) if it[1] else None, computed=True),
        Column("touchpoints", _("Touchpoints"), 30, lambda it: names(it[1].touchpoints) if it[1] else None, computed=True),
        Column("opportunities", _("Opportunities"), 48, lambda it: _texts(it[1]), computed=True),
    ]  # fmt: skip
    return make_sheet("owners", _("Owners"), items, columns)


def _texts(load: OwnerLoad | None) -> tuple[str, ...]:
    return tuple(each.text for each in load.opportunities) if load else ()


def _contact(owner: OwnerView) -> str | None:
    return owner.contact


def evidence_sheet(view: JourneyView, words: Words) -> Sheet:
    """What the map rests on."""
    _ = words.gettext
    columns: list[Column[EvidenceView]] = [
        Column("number", _("No."), 6, lambda it: it.number, computed=True),
        Column("name", _("Evidence"), 40, lambda it: it.name),
        Column("id", _("ID"), 18, lambda it: it.id),
        Column("kind", _("Method"), 20, lambda it: it.kind, family="evidence_kind"),
        Column("date", _("Date"), 12, lambda it: it.date),
        Column("sample", _("Sample"), 10, lambda it: it.sample),
        *([] if view.public else [_link(words)]),
        Column("notes", _("Notes"), 48, lambda it: it.notes),
        Column("asks", _("Asks about"), 30, lambda it: it.asks, family="persona"),
        Column("used_at", _("Used in"), 24, lambda it: _labels(it.used_at), computed=True),
    ]
    return make_sheet("evidence", _("Evidence"), view.evidence, columns, fixed=2)


def _link(words: Words) -> Column[EvidenceView]:
    return Column("link", words.gettext("Link"), 36, lambda it: it.link, look="link")
