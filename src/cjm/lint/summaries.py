"""The summaries of files: what rules that compare the files of a project are given of each."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

from cjm.model.references import Reference, references
from cjm.model.summary import Entry, Summary, summary
from cjm.source.document import Document
from cjm.source.project import Project


def summarise(
    document: Document, project: Project, path: Path, known: Iterable[Reference] | None = None
) -> Summary | None:
    """The summary of a file, `None` where it holds no valid map or library; `known` are its references, if at hand."""
    content = document.content
    if content is None:
        return None
    found = references(content) if known is None else known
    suppresses = False
    if document.may_address_cjm:
        from cjm.lint.suppressions import may_suppress

        suppresses = may_suppress(document.text.content)
    return summary(content, found, place_of(path, project), document.id, suppresses=suppresses)


def place_of(path: Path, project: Project) -> str:
    """The path from the project's folder, with `/`: where a file is in an overview of the project."""
    real = path.resolve() if path.is_symlink() else _real(path.absolute().parent) / path.name
    try:
        return Path(os.path.relpath(real, _real(project.root))).as_posix()
    except ValueError:  # on another drive
        return real.as_posix()


@cache
def _real(folder: Path) -> Path:
    return folder.resolve()


def encoded(known: Summary | None) -> Any:
    """A summary as JSON has it."""
    if known is None:
        return None
    data = {each.name: getattr(known, each.name) for each in fields(known)}
    return data | {"uses": sorted(known.uses)}


def decoded(data: Any) -> Summary | None:
    """The summary that `encoded` made the data of."""
    if data is None:
        return None
    return Summary(
        **data
        | {
            "entries": {
                where: tuple(map(Entry._make, several)) for where, several in data["entries"].items()
            },
            "uses": frozenset(map(tuple, data["uses"])),
            "follows": None if data["follows"] is None else tuple(data["follows"]),
            "details": tuple((tuple(path), link) for path, link in data["details"]),
        }
    )


def is_sound(known: Any) -> bool:
    """Whether all that a decoded summary holds is of its kind: for those who cannot trust what they decoded."""
    texts = (known.file, known.kind, known.id, known.title, known.language, known.method, known.state)
    entries = tuple(entry for several in known.entries.values() for entry in several)
    return (
        _are_texts((*texts, known.own_id or "", known.improves or "", *(known.follows or ()), *known.entries))
        and all(_are_texts((entry.id, entry.name, *entry.facts, *entry.facts.values())) for entry in entries)
        and all(len(each) == 2 and _are_texts(each) for each in known.uses)
        and all(isinstance(link, str) and _is_path(path) for path, link in known.details)
        and isinstance(known.suppresses, bool)
    )


def _are_texts(values: Iterable[object]) -> bool:
    return all(isinstance(each, str) for each in values)


def _is_path(path: tuple[object, ...]) -> bool:
    return all(isinstance(each, str | int) for each in path)
