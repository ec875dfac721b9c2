"""What a map names once: personas, owners, touchpoints, metrics with their readings, evidence, the market."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cjm.importers.notes import TEXT_LEFT_OUT
from cjm.importers.own.around import Tables, is_complete
from cjm.importers.own.filling import Filling
from cjm.importers.own.records import Record
from cjm.model.goal import Goal
from cjm.model.map import Map
from cjm.model.market import US, Competitor
from cjm.model.metric import Reading, Target
from cjm.model.persona import Demographics, PersonaGoals
from cjm.model.registries import PHYSICAL_CHANNELS, UNKNOWN_MEDIUM
from cjm.model.shape import MappingShape, ObjectShape, shape_of

_TABLES = (
    "owners",
    "evidence",
    "platforms",
    "criteria",
    "personas",
    "touchpoints",
    "metrics",
    "competitors",
    "lanes",
)


def register(tables: Tables, filling: Filling) -> dict[int, str]:
    """Make an entry for each row of the registries' sheets, so that names can be looked up; returns ids by row.

    Rows are told apart by the `id` of their record.
    """
    found = {}
    for registry in _TABLES:
        for record in tables.get(registry, ()):
            name, given = record.name("lane" if registry == "lanes" else "name"), record.text("id")
            if not name and not given:
                message = "the row has no name and was left out"
                record.notes.add(TEXT_LEFT_OUT, message, record.first.where, "give it a name")
                continue
            known = filling.names.entry(registry, name) if registry == "lanes" else None
            if registry == "competitors" and _is_us(record, filling):
                given = US
            found[id(record)] = known or filling.names.register(registry, name or given, given)
    return found


def fill(tables: Tables, ids: Mapping[int, str], filling: Filling) -> None:
    """Write what the rows say into the entries."""
    shapes = shape_of(Map).keys
    for registry in _TABLES:
        mapping = shapes[registry]
        assert isinstance(mapping, MappingShape)
        shape = mapping.value
        assert isinstance(shape, ObjectShape)
        for record in tables.get(registry, ()):
            if id(record) not in ids:
                continue
            entry = filling.names.registries[registry][ids[id(record)]]
            filling.fill(entry, record, shape, without=("name", "id"))
            if registry in _FURTHER:
                _FURTHER[registry](entry, record, filling)
            record.keep_others(entry)
    _readings(tables, filling)


def _persona(entry: dict[str, Any], record: Record, filling: Filling) -> None:
    for key, model in (("demographics", Demographics), ("goals", PersonaGoals)):
        inner: dict[str, Any] = {}
        filling.fill(inner, record, shape_of(model))
        if inner:
            entry[key] = inner
    follows = "observed" if "evidence" in entry else "assumed"
    _drop(entry, kind="persona", confidence=follows)


def _touchpoint(entry: dict[str, Any], _record: Record, _filling: Filling) -> None:
    channel = entry.get("channel")
    if channel and channel not in UNKNOWN_MEDIUM:
        _drop(entry, medium="physical" if channel in PHYSICAL_CHANNELS else "digital")


def _metric(entry: dict[str, Any], record: Record, filling: Filling) -> None:
    target: dict[str, Any] = {}
    shape = shape_of(Target)
    filling.put(target, record, "target", shape.keys["value"], into="value")
    filling.put(target, record, "due", shape.keys["due"])
    if "value" in target:
        entry["target"] = target
    elif target:
        filling.keep(
            entry, record, next(key for key in ("due", "target") if key in record.cells), str(target)
        )
    _drop(entry, direction="down" if entry.get("method") == "duration" else "up")


def _criterion(entry: dict[str, Any], _record: Record, _filling: Filling) -> None:
    _drop(entry, weight=1)


def _competitor(entry: dict[str, Any], record: Record, filling: Filling) -> None:
    ratings: dict[str, Any] = {}
    shape = shape_of(Competitor).keys["ratings"]
    assert isinstance(shape, MappingShape)
    for key in record.cells:
        criterion = key.removeprefix("rating:")
        if criterion != key:
            known = filling.names.registries.get("criteria", {})
            id_ = criterion if criterion in known else filling.names.entry("criteria", criterion)
            filling.put(ratings, record, key, shape.value, into=id_ or criterion)
    if ratings:
        entry["ratings"] = ratings
    if _is_us(record, filling) and filling.keys.of_family("company", record.text("name")) == US:
        del entry["name"]


def _is_us(record: Record, filling: Filling) -> bool:
    return record.text("id") == US or filling.keys.of_family("company", record.text("name")) == US


_FURTHER: Mapping[str, Callable[[dict[str, Any], Record, Filling], None]] = {
    "personas": _persona,
    "touchpoints": _touchpoint,
    "metrics": _metric,
    "criteria": _criterion,
    "competitors": _competitor,
}


def _readings(tables: Tables, filling: Filling) -> None:
    """What was measured: a row a value, one of each metric perhaps the baseline."""
    shape = shape_of(Reading)
    for record in tables.get("readings", ()):
        data: dict[str, Any] = {}
        filling.fill(data, record, shape)
        named: dict[str, Any] = {}
        filling.put(named, record, "metric", shape_of(Goal).keys["metric"])
        if not is_complete(data, record, shape):
            continue
        if "metric" not in named:
            message = "the reading names no metric and was left out"
            record.notes.add(TEXT_LEFT_OUT, message, record.first.where, "name its metric")
            continue
        metric = filling.names.registries["metrics"][named["metric"]]
        record.keep_others(data)
        if filling.keys.of_family("reading", record.text("kind")) == "baseline" and "baseline" not in metric:
            metric["baseline"] = data
        else:
            metric.setdefault("readings", []).append(data)


def _drop(entry: dict[str, Any], **defaults: Any) -> None:
    """Take out what the format takes for granted."""
    for key, value in defaults.items():
        if entry.get(key) == value:
            del entry[key]
