"""The proof of a renaming: read again, every file holds the same but for the id, and every id means what it meant."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from cjm.errors import CannotDo
from cjm.model.fix import Add, Write
from cjm.model.node_path import NodePath
from cjm.model.references import Reference
from cjm.source.document import Document, read_document
from cjm.source.project import Project
from cjm.source.renaming.things import Family, Member, Thing

Caught = tuple[tuple[Member, Reference], ...]


def refuse_other_values(member: Member, after: str, edits: Iterable[Write | Add]) -> Document:
    """The document of a file's new text. Raises CannotDo where more than the edited ids differs in it."""
    before = member.document
    now = read_document(after.encode(), before.filename)
    edits = tuple(edits)
    keys = {each.path: each.text for each in edits if isinstance(each, Write) and each.at == "key"}
    extensions = {_renamed(path, keys): values for path, values in before.extensions.items()}
    if now.data != _expected(before.data, edits) or dict(now.extensions) != extensions or now.content is None:
        message = (
            f"{before.filename}: more than the id would change, as an alias stands for something else too"
        )
        raise CannotDo(message, "write the value out where the alias stands, then rename again")
    return now


def refuse_other_meaning(
    family: Family, documents: Mapping[Member, Document], things: tuple[Thing, ...], new: str
) -> Caught:
    """The references that meant nothing and now mean something, of all files of a family as they are to be.

    Raises CannotDo where a reference that meant something means something else, or another phase or step is compared.
    """
    now = _changed(family, documents)
    names = {
        thing: thing._replace(path=(*thing.path[:-1], new)) if thing.registry else thing for thing in things
    }
    caught: list[tuple[Member, Reference]] = []
    for path, member in tuple(family.members.items()):
        after = now.member(path)
        assert after is not None  # its data was compared
        for old, fresh in zip(member.references, after.references, strict=True):
            meant = tuple(names.get(each, each) if each else None for each in family.meaning(member, old))
            means = now.meaning(after, fresh)
            if any(each is not None and each != other for each, other in zip(meant, means, strict=True)):
                message = f"{member.document.filename}: `{old.id}` would mean another thing than before"
                raise CannotDo(message, "choose another id")
            if meant != means:
                caught.append((after, fresh))
        if tuple(family.compared(member)) != tuple(now.compared(after)):
            message = f"{member.document.filename}: other phases or steps would be compared with the map it improves"
            raise CannotDo(message, "choose another id")
    return tuple(caught)


def _changed(family: Family, documents: Mapping[Member, Document]) -> Family:
    """The family with files as they are to be."""
    held = {path: documents.get(each, each.document) for path, each in family.members.items()}
    known = family.project
    libraries = [held.get(Path(each.filename).resolve(), each) for each in known.libraries]
    project = Project(known.root, tuple(libraries), known.complete)
    for path, document in held.items():
        project.hold(path, document)
    return Family(project, family.names)


def _expected(data: Any, edits: Iterable[Write | Add]) -> Any:
    """The data of a file with the edits made in it: values first, then keys, the innermost first."""
    made = copy.deepcopy(data)
    keys: list[Write] = []
    for each in edits:
        if isinstance(each, Add):
            _at(made, each.path)[each.key] = each.text
        elif each.at == "key":
            keys.append(each)
        else:
            _at(made, each.path[:-1])[each.path[-1]] = each.text
    for each in sorted(keys, key=lambda key: -len(key.path)):
        holder = _at(made, each.path[:-1])
        entries = [(each.text if name == each.path[-1] else name, value) for name, value in holder.items()]
        holder.clear()
        holder.update(entries)
    return made


def _at(data: Any, path: NodePath) -> Any:
    for part in path:
        data = data[part]
    return data


def _renamed(path: NodePath, keys: Mapping[NodePath, str]) -> NodePath:
    return tuple(keys.get(path[: end + 1], part) for end, part in enumerate(path))
