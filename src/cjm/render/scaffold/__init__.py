"""What `cjm init` writes: a small map, a map of the future or a library, with comments that teach the method."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from cjm.model.journey import Journey
from cjm.model.json_schema import FILE_NAME
from cjm.model.map import Library, Map
from cjm.model.method import Method, State
from cjm.model.node_path import NodePath
from cjm.model.shape import shape_of
from cjm.render.scaffold.names import Named, with_ids
from cjm.render.scaffold.wording import words
from cjm.source.formatting.formatted import rewritten
from cjm.source.quoting import comment, scalar

if TYPE_CHECKING:
    from jinja2 import Environment

_DAY: State = "day-in-the-life"


@dataclass(frozen=True)
class Wishes:
    """What a new file is to hold. What is not wished for (`None`, none) is the scaffold's own example."""

    title: str | None = None
    personas: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    method: Method = "ten-step"
    state: State = "current"
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Scaffold:
    """The text of a new file, and its title, after which it may be named."""

    title: str
    text: str


def example_phases(wishes: Wishes) -> tuple[str, ...]:
    """The names of the phases that a map gets where nobody names any."""
    return tuple(phase["name"] for phase in _example_phases(wishes))


def map_scaffold(wishes: Wishes) -> Scaffold:
    """A map with one whole phase as an example."""
    own = tuple({"name": name} for name in wishes.phases)
    given: Iterable[Mapping[str, Any]] = own or _example_phases(wishes)
    named = with_ids((phase["name"] for phase in given), "phase")
    phases = [_phase(phase, each.id) for phase, each in zip(given, named, strict=True)]
    looped = not own and wishes.method == "loyalty-loop" and wishes.state != _DAY
    text = words(wishes.language)
    if looped:
        phases[-1]["touchpoint"] = text["ids"]["reminder_sms"]
    example = text["example"]
    (step,) = with_ids([example["step_id"]], "step", (phase["id"] for phase in phases))
    return _filled("map.cjm.yaml.j2", wishes, example["title"], phases=phases, looped=looped, step_id=step.id)


def future_scaffold(wishes: Wishes, current: Journey, link: str) -> Scaffold:
    """A future map with the phases and steps of the map of today, and what need not change in them.

    `link` is the way to that map's file.
    """
    ids = _kept_ids(current)
    phases: list[dict[str, Any]] = []
    for stage in current.stages:
        what, siblings = ("phase", phases) if stage.step is None else ("step", phases[-1]["steps"])
        if stage.path not in ids:
            ids[stage.path] = with_ids([stage.item.name], what, ids.values())[0].id
        siblings.append({"id": ids[stage.path], "stage": stage.item, "steps": []})
    title = words(wishes.language)["example"]["future_title"].replace("{title}", current.map.title)
    return _filled("future.cjm.yaml.j2", wishes, title, phases=phases, future_of=link)


def library_scaffold(wishes: Wishes) -> Scaffold:
    """A library with an entry or two in its registries."""
    return _filled("library.cjm.yaml.j2", wishes, words(wishes.language)["example"]["library_title"])


def _kept_ids(current: Journey) -> dict[NodePath, str]:
    """The ids by which phases and steps can be found in a map, by their paths."""
    found = ((stage.path, current.places.name(stage.path)) for stage in current.stages)
    return {
        path: name
        for path, name in found
        if name and (placed := current.places.find(name)) and placed.path == path
    }


def _example_phases(wishes: Wishes) -> tuple[Mapping[str, Any], ...]:
    kind = _DAY if wishes.state == _DAY else wishes.method
    return tuple(words(wishes.language)["phases"][kind])


def _phase(phase: Mapping[str, Any], own_id: str) -> dict[str, Any]:
    absent = dict.fromkeys(("hint", "timing", "key_task", "advance_when", "touchpoint"))
    return {**absent, **phase, "id": own_id}


def _filled(template: str, wishes: Wishes, title: str, **context: Any) -> Scaffold:
    text = words(wishes.language)
    of_method = {} if template.startswith("library") else text["comments"][wishes.method]
    comments = {**text["comments"]["all"], **of_method}
    personas: tuple[Named, ...] = with_ids(wishes.personas or (text["example"]["persona"],), "persona")
    own_title = wishes.title or title
    filled = (
        _environment()
        .get_template(f"scaffold/{template}")
        .render(
            schema=FILE_NAME,
            t=text,
            c=comments,
            e=text["example"],
            ids=text["ids"],
            title=own_title,
            language=wishes.language,
            method=wishes.method,
            state=wishes.state,
            personas=personas,
            own_personas=bool(wishes.personas),
            **context,
        )
    )
    model = Library if template.startswith("library") else Map
    return Scaffold(own_title, rewritten(filled, shape_of(model)) or filled)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, StrictUndefined

    from cjm.render.loaders import builtin_loader

    environment = Environment(  # noqa: S701 - YAML, not HTML: `scalar` quotes every text
        loader=builtin_loader(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"scalar": scalar, "comment": comment}
    return environment
