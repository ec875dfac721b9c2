"""What changed under `x-` keys, which mean something to their authors alone and are kept all the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cjm.history.comparing.edition import Edition
from cjm.history.comparing.fields import Comparer, Of
from cjm.history.comparing.naming import at
from cjm.model.change import Value, Verb
from cjm.model.map import REGISTRIES
from cjm.model.node_path import NodePath

_REGISTRIES = frozenset(REGISTRIES.values())


def compare_extensions(comparer: Comparer, old: Edition, new: Edition) -> None:
    """Compare the `x-` keys of what is in both maps."""
    forth, back = comparer.matches.forth, comparer.matches.back
    paths = {there: path for path in old.extensions if (there := _across(path, forth, old, new)) is not None}
    kept = [path for path in new.extensions if _across(path, back, new, old) is not None]
    for path in dict.fromkeys((*paths, *kept)):
        of = _nearest(comparer, path)
        was = old.extensions[paths[path]] if path in paths else {}
        now = new.extensions.get(path, {})
        below = tuple(str(part) for part in path[len(of.new) :])
        for key in dict.fromkeys((*was, *now)):
            if key not in was or key not in now or was[key] != now[key]:
                verb: Verb = "added" if key not in was else "removed" if key not in now else "changed"
                comparer.tell(of, verb, (*below, key), _plain(was.get(key)), _plain(now.get(key)))


def _across(
    path: NodePath, matched: Mapping[NodePath, NodePath], here: Edition, there: Edition
) -> NodePath | None:
    """Where the object at a path of one map stands in the other; `None` where it is not there."""
    found: NodePath = ()
    for length, part in enumerate(path, 1):
        partner = matched.get(path[:length])
        if partner is not None:
            found = partner
        elif isinstance(part, int) and at(here.content, path[: length - 1]) != at(there.content, found):
            return None  # an item of lists that differ, and not one of those that are in both
        elif length == 2 and path[0] in _REGISTRIES:
            return None
        else:
            found = (*found, part)
    return found


def _nearest(comparer: Comparer, path: NodePath) -> Of:
    """The closest thing around a path that is in both maps; the map itself always is."""
    return next(of for length in range(len(path), -1, -1) if (of := comparer.known.get(path[:length])))


def _plain(value: Any) -> Value:
    if value is None or isinstance(value, str | int | float | bool):
        plain: Value = value
        return plain
    import json

    return json.dumps(value, ensure_ascii=False, sort_keys=True)
