"""The records of maps in the cache, used as long as all that they were made from is the same."""

from __future__ import annotations

import datetime
import json
from contextlib import suppress

from cjm.source.cache_entry import code_state, entry_file, looked_up, read_entry, still_holds, write_entry
from cjm.source.project import Consulted, digest
from cjm.view.board.record import MapRecord
from cjm.view.site.packing import as_json, unpacked
from cjm.workspace import Opened

_WHAT = "board"


def kept_record(opened: Opened, day: datetime.date, within: str | None) -> MapRecord | None:
    """The record of a map as of a day that an earlier run kept; `None` where there is none that still holds."""
    entry = read_entry(entry_file(opened.path, opened.project, _WHAT))
    if (
        entry is None
        or entry.get("key") != _key(opened, day, within)
        or not still_holds(entry, opened.project)
    ):
        return None
    with suppress(ValueError):
        return unpacked(MapRecord, json.loads(entry["record"]))
    return None


def keep_record(opened: Opened, record: MapRecord, within: str | None, consulted: Consulted) -> None:
    """Keep the record of a map; `consulted` is what was looked up while it was made."""
    key = _key(opened, record.today, within)
    entry = {"key": key, **looked_up(consulted, opened.project), "record": as_json(record)}
    write_entry(entry_file(opened.path, opened.project, _WHAT), entry)


def _key(opened: Opened, day: datetime.date, within: str | None) -> str:
    project = opened.project
    parts = code_state(), project.state(opened.path), project.library_state, opened.name, day, within
    return digest(repr(parts).encode("utf-8", "backslashreplace"))
