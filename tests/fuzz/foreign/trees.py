"""Mutations of JSON and YAML: of nodes, keys and nesting, and of the way in which the tree is written."""

from __future__ import annotations

import copy
import json
from random import Random
from typing import Any

import yaml

from tests.fuzz.foreign.words import hard

_DEEP = 12
_KEYS = (
    "phases", "stages", "steps", "tasks", "substeps", "moments", "items", "children", "touchpoints", "name", "title", "label", "id",
    "text", "description", "action", "actions", "emotion", "score", "feeling", "thoughts", "painPoints", "pain_points", "severity",
    "journeys", "map", "data", "persona", "personas", "summary", "goal", "owner", "channel", "cjm", "x-import", "metrics", "question",
)  # fmt: skip


def tree(data: bytes, dice: Random) -> bytes:
    """The tree of a text changed and written anew, as JSON or as YAML."""
    try:
        text = data.decode("utf-8", "replace")
        root = json.loads(text) if text.lstrip()[:1] in ("{", "[") else yaml.safe_load(text)
        holder = [copy.deepcopy(root)]
    except (ValueError, RecursionError, yaml.YAMLError):
        return data
    for _ in range(dice.randint(1, 4)):
        _change(holder, dice)
    try:
        return _written(holder[0], dice)
    except (ValueError, RecursionError, yaml.YAMLError):
        return data


def _written(root: Any, dice: Random) -> bytes:
    match dice.randrange(4):
        case 0:
            return json.dumps(root, default=str).encode()
        case 1:
            return json.dumps(root, default=str, ensure_ascii=False, indent=2).encode(
                "utf-8", "surrogatepass"
            )
        case 2:
            return yaml.safe_dump(root, allow_unicode=True, sort_keys=False).encode("utf-8", "replace")
        case _:
            return yaml.safe_dump(root, default_flow_style=True, sort_keys=False, width=60).encode()


def _change(holder: list[Any], dice: Random) -> None:
    into, at = dice.choice(_places(holder))
    value = into[at]
    match dice.randrange(9):
        case 0 | 1:
            into[at] = _scalar(dice)
        case 2 if isinstance(value, dict):
            value[_key(dice)] = dice.choice(
                (_scalar(dice), [hard(dice), _scalar(dice)], {_key(dice): hard(dice)})
            )
        case 2 if isinstance(value, list):
            value.insert(dice.randrange(len(value) + 1), _scalar(dice))
        case 3 if isinstance(value, dict) and value:
            value[_key(dice)] = value.pop(dice.choice(list(value)))
        case 4:
            del into[at]
            if into is holder:
                holder.append({})
        case 5:
            into[at] = [value] * dice.randint(1, 3)
        case 6:
            into[at] = {_key(dice): value}
        case 7:
            other, key = dice.choice(_places(holder))
            into[at] = copy.deepcopy(other[key])
        case _:
            for _ in range(dice.randint(1, _DEEP)):
                value = [value] if dice.randrange(2) else {_key(dice): value}
            into[at] = value


def _places(value: Any) -> list[tuple[Any, Any]]:
    """All places in nested lists and mappings: what holds them, and the key or index."""
    found, waiting = [], [value]
    while waiting:
        holder = waiting.pop()
        keys = list(holder) if isinstance(holder, dict) else range(len(holder))
        for key in keys:
            found.append((holder, key))
            if isinstance(holder[key], dict | list) and len(found) < 5_000:
                waiting.append(holder[key])
    return found


def _key(dice: Random) -> str:
    return dice.choice((*_KEYS, hard(dice)))


def _scalar(dice: Random) -> Any:
    return dice.choice(
        (hard(dice), hard(dice), dice.randint(-3, 11), 2.5, 10**30, float("inf"), None, True, "", [], {})
    )
