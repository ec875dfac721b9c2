"""What ids mean on both sides: whether two references name the same thing, and what it is called."""

from __future__ import annotations

from typing import Any

from cjm.history.comparing.matching import Matches
from cjm.history.comparing.similarity import main_text
from cjm.model.base import Model, RefTarget
from cjm.model.change import Named, Spot
from cjm.model.journey import Journey
from cjm.model.map import REGISTRIES, Library, Map
from cjm.model.node_path import NodePath
from cjm.model.review import Walkthrough
from cjm.model.transition import EXIT, Transition
from cjm.source.anchor import anchor

_MERGED = {"personas": "all_personas"}
"""Registries whose entries, with those from elsewhere, a journey has under another name."""
Token = tuple[str, object]
"""What a reference means, comparable across both maps."""


class Naming:
    """The ids of one map: `content` as it is, `journey` with what it draws on."""

    def __init__(self, content: Map | Library, journey: Journey) -> None:
        self._content = content
        self._journey = journey

    def named(self, target: RefTarget, id_: str) -> Named:
        """The id with the name of what it points at."""
        found = self._entry(target, id_) if target in REGISTRIES else self.placed(target, id_)
        return Named(id_, main_text(found) or id_ if found is not None else id_)

    def _entry(self, target: RefTarget, id_: str) -> Any:
        registry = REGISTRIES[target]
        return getattr(self._journey, _MERGED.get(registry, registry)).get(id_)

    def placed(self, target: RefTarget, id_: str) -> Any:
        """The thing of the map's own id spaces that an id points at, `None` where there is none."""
        path = self.path(target, id_)
        return at(self._content, path) if path is not None else None

    def called(self, thing: Model, path: NodePath) -> str:
        """What a thing is called: its name or its text, a map's title, else the id or the position at which it stands."""
        if isinstance(thing, Map | Library):
            return thing.title or ""
        if isinstance(thing, Transition):
            return f"{self.named('place', thing.from_).name} → {self.named('place', thing.to).name}"
        if isinstance(thing, Walkthrough):
            return thing.date.isoformat()
        return main_text(thing) or str(path[-1])

    def path(self, target: RefTarget, id_: str) -> NodePath | None:
        """Where the thing stands that an id points at, `None` for entries of registries and for what is not there."""
        if target in REGISTRIES or (target in ("place", "phase") and id_ == EXIT):
            return None
        if target in ("place", "phase"):
            found: Any = self._journey.place(id_)
        elif target == "goal":
            found = self._journey.goals.find(id_)
        else:
            found = self._journey.concern(id_)
        return found.path if found else None

    def spot(self, path: NodePath) -> Spot:
        """Where something stands: its path, its anchor, and the names of the phase and the step that hold it."""
        phase = at(self._content, path[:2]).name if path[:1] == ("phases",) and len(path) >= 2 else None
        in_step = len(path) >= 4 and path[2] == "steps" and phase is not None
        step = at(self._content, path[:4]).name if in_step else None
        return Spot(path, anchor(self._content, path), phase, step)


class Sameness:
    """Whether references of the older map and of the newer one mean the same."""

    def __init__(self, old: Naming, new: Naming, matches: Matches) -> None:
        self._old = old
        self._new = new
        self._matches = matches

    def old_token(self, target: RefTarget, id_: str) -> Token:
        """What a reference of the older map means, in the words of the newer one."""
        if target in REGISTRIES:
            return "id", self._matches.keys.get(REGISTRIES[target], {}).get(id_, id_)
        path = self._old.path(target, id_)
        if path is None:
            return "id", id_
        moved = self._matches.forth.get(path)
        return ("gone", id_) if moved is None else ("path", moved)

    def new_token(self, target: RefTarget, id_: str) -> Token:
        """What a reference of the newer map means."""
        if target in REGISTRIES:
            return "id", id_
        path = self._new.path(target, id_)
        if path is None:
            return "id", id_
        return ("path", path) if path in self._matches.back else ("come", id_)

    def same(self, target: RefTarget, old: str, new: str) -> bool:
        """Whether two references mean the same; the same id always does."""
        return old == new or self.old_token(target, old) == self.new_token(target, new)


def at(content: Any, path: NodePath) -> Any:
    """What stands at a path of the format in a model; `None` where nothing does."""
    value = content
    for part in path:
        if isinstance(value, Model):
            value = getattr(value, attribute(type(value), str(part)), None)
        elif isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, tuple) and isinstance(part, int) and part < len(value):
            value = value[part]
        else:
            return None
    return value


def attribute(model: type[Model], key: str) -> str:
    """The attribute of a model that holds a key of the format: `from` is in `from_`."""
    return key if key in model.fields else f"{key}_"
