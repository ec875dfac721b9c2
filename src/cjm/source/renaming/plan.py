"""A renaming worked out: which places of which files change, and what they say then. Nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cjm.errors import CannotDo
from cjm.model.finding import Problem
from cjm.model.fix import Add, Fix, Write
from cjm.model.kinds import PLACES, Kind
from cjm.model.references import Reference
from cjm.source.document import Document
from cjm.source.editing.text_edit import TextFix, apply, in_order
from cjm.source.edits import resolve
from cjm.source.renaming.naming import explicit_id, new_id, refuse_taken, the_thing
from cjm.source.renaming.proof import refuse_other_meaning, refuse_other_values
from cjm.source.renaming.things import Family, Member, Thing

Edit = Write | Add


@dataclass(frozen=True, slots=True)
class Edited:
    """A file with the renaming made: its text as it is to be, and in how many places it differs."""

    member: Member
    after: str
    places: int


@dataclass(frozen=True, slots=True)
class Renaming:
    """What renaming a thing changes.

    `old` is its id without the phase before a step's, `new` the one that it gets. `edited` are the files that change,
    `others` those that define a thing of their own under the old id and are left alone, `caught` the references that
    meant nothing and now mean the thing.
    """

    thing: Thing
    old: str
    new: str
    edited: tuple[Edited, ...]
    others: tuple[Member, ...]
    caught: tuple[tuple[Member, Reference], ...]

    @property
    def places(self) -> int:
        """In how many places the id changes."""
        return sum(each.places for each in self.edited)


def rename(family: Family, member: Member, old: str, new: str, kind: Kind | None = None) -> Renaming:
    """Rename what an id names in a file, in all files of the family looked at so far.

    The result is read again and compared: it holds the same but for that id, and every reference means what it meant.
    Raises CannotDo where the id names nothing or several things, the new one cannot be used, or a place cannot be edited.
    """
    thing = the_thing(family, member, old, kind)
    explicit = explicit_id(family, thing, old)
    own = new_id(thing, old, new, explicit=explicit)
    things = _shared(family, thing) if thing.kind in PLACES else (thing,)
    edits = {
        each: found
        for each in tuple(family.members.values())
        if (found := tuple(_edits(family, each, things, own)))
    }
    refuse_taken(family, things, edits, own)
    edited = tuple(_edited(each, found) for each, found in edits.items())
    documents = {
        each.member: refuse_other_values(each.member, each.after, edits[each.member]) for each in edited
    }
    caught = refuse_other_meaning(family, documents, things, own)
    last = old.rpartition("/")[2]
    others = tuple(each for each in family.members.values() if _has_own(each, things, last))
    return Renaming(thing, last, own, edited, others, caught)


def _shared(family: Family, thing: Thing) -> tuple[Thing, ...]:
    """A phase or step, and those that future maps, or the maps that they improve, share with it by its id."""
    near: dict[Thing, set[Thing]] = {}
    for member in tuple(family.members.values()):
        for here, there in family.compared(member):
            near.setdefault(here, set()).add(there)
            near.setdefault(there, set()).add(here)
    found = [thing]
    for each in found:
        found += sorted(near.get(each, set()).difference(found))
    return tuple(found)


def _edits(family: Family, member: Member, things: tuple[Thing, ...], new: str) -> Iterator[Edit]:
    """The edits that give the things that a file defines, and its references to any of them, the new id."""
    for thing in things:
        if thing.file == member.path:
            yield _definition(member, thing, new)
    for reference in member.references:
        meant = family.meaning(member, reference)
        if any(each in things for each in meant):
            parts = reference.id.split("/")
            text = "/".join(
                new if thing in things else part for thing, part in zip(meant, parts, strict=True)
            )
            if text != reference.id:
                yield Write(reference.path, text, at=reference.at)


def _definition(member: Member, thing: Thing, new: str) -> Edit:
    if thing.registry is not None:
        return Write(thing.path, new, at="key")
    explicit = member.space(thing.kind).explicit
    if any(placed.path == thing.path for several in explicit.values() for placed in several):
        return Write((*thing.path, "id"), new)
    derived = member.space(thing.kind).derived
    found = next(each for several in derived.values() for each in several if each.path == thing.path)
    return Add(thing.path, "id", new, main=found.item.main)


def _edited(member: Member, edits: Iterable[Edit]) -> Edited:
    """The file with the edits made. Raises CannotDo at one that cannot be made."""
    fixes = dict.fromkeys(_in_text(member.document, each) for each in edits)
    together = in_order(edit for fix in fixes for edit in fix.edits)
    if together is None:
        raise CannotDo(f"{member.document.filename} holds the id in a way that cannot be changed", _BY_HAND)
    made = replace(next(iter(fixes)), edits=together)
    return Edited(member, apply(member.document.text.content, [made]), len(fixes))


def _in_text(document: Document, edit: Edit) -> TextFix:
    fix = resolve(document, Fix("safe", "", (edit,)))
    if fix is None:
        at = "key" if isinstance(edit, Write) and edit.at == "key" else "value"
        start = document.locate(Problem(edit.path, "", at=at)).start  # type: ignore[arg-type]
        where = f"{document.filename}:{start.row}:{start.column}"
        raise CannotDo(f"{where}: the id cannot be changed as it is written here", _BY_HAND)
    return fix


_BY_HAND = "write this place in a plain way first: no block text, no `?` before a key, `name:` and `id:` in lines of their own"


def _has_own(member: Member, things: tuple[Thing, ...], old: str) -> bool:
    """Whether a file has an entry of its own under the old id in the registry that is meant."""
    thing = things[0]
    if thing.registry is None or old not in member.registry(thing.registry):
        return False
    return all(each.file != member.path for each in things)
