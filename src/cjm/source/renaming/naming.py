"""Which thing an id names, and whether another id may take its place. What is wrong with either is a CannotDo."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from cjm.errors import CannotDo
from cjm.model.finding import Problem
from cjm.model.ids import is_id, normal, slug
from cjm.model.idspace import IdSpace
from cjm.model.kinds import PLACES, Kind
from cjm.model.map import REGISTRIES
from cjm.model.market import US
from cjm.model.node_path import NodePath
from cjm.source.document import Document
from cjm.source.renaming.things import Family, Member, Thing

_EXIT = "exit"
_SPACES: tuple[Kind, ...] = ("step", "pain-point", "opportunity", "goal")
"""A kind of each id space."""
_SIMILAR = 0.6


def the_thing(family: Family, member: Member, old: str, kind: Kind | None) -> Thing:
    """The one thing of that id (and kind) that a file defines or may use.

    Raises CannotDo where there is none, or more than one.
    """
    _refuse_twins(member, old, kind)
    found = [each for each in family.called(member, old) if kind in (None, each.kind)]
    if len(found) == 1:
        return found[0]
    file = member.document.filename
    if found:
        kinds = _listed((f"`--kind {each.kind}`" for each in found), "or")
        several = _listed(f"the {words(each.kind)} {described(family, each)}" for each in found)
        raise CannotDo(f"`{old}` names several things in {file}: {several}", f"say which: {kinds}")
    what = "nothing" if kind is None else f"no {words(kind)}"
    raise CannotDo(f"`{old}` names {what} in {file}", _instead(family, member, old))


def new_id(thing: Thing, old: str, new: str, *, explicit: bool) -> str:
    """The id that a thing is to have, as ids are compared; of `phase/step` for a step of that phase the step's.

    Raises CannotDo where it is none, is reserved, or is the one that the thing has.
    """
    phase, slash, step = old.rpartition("/")
    own = normal(new)
    if slash and own.startswith(f"{phase}/"):
        own = own.removeprefix(f"{phase}/")
    if not is_id(own):
        better = slug(own)
        help_ = "an id is letters, digits, `-` and `_`, and does not begin with `x-`"
        raise CannotDo(f"`{new}` is not an id", help_ + (f"; write `{better}`" if better else ""))
    if own == (step if slash else old) and explicit:
        raise CannotDo(f"the {words(thing.kind)} is called `{old}` already")
    if thing.kind in PLACES and own == _EXIT:
        raise CannotDo(f"`{_EXIT}` stands for leaving the journey", "choose another id")
    if thing.kind == "competitor" and US in (own, old):
        raise CannotDo(f"`{US}` stands for your own company among the competitors", "it keeps its id")
    return own


def refuse_taken(family: Family, things: Iterable[Thing], users: Iterable[Member], new: str) -> None:
    """Raise CannotDo where something else has the id already, where things are defined or used.

    An entry of a library and one of a map never share an id: every map may use both.
    """
    things = tuple(things)
    first = things[0]
    around = {member.path: member for member in users}
    around |= {each.file: member for each in things if (member := family.member(each.file))}
    if first.registry is not None:
        libraries = [member for path in family.libraries if (member := family.member(path))]
        defining = family.member(first.file)
        everywhere = family.members.values() if defining and defining.is_library else libraries
        around |= {member.path: member for member in everywhere}
    for member in around.values():
        taken = _taken(member, first.kind, new, {each.path for each in things if each.file == member.path})
        if taken is not None:
            row = member.document.locate(Problem(taken, "")).start.row
            what = f"{member.document.filename}:{row}"
            help_ = "choose another id, or rename that one first"
            raise CannotDo(f"the id `{new}` is taken: {what}", help_)


def explicit_id(family: Family, thing: Thing, old: str) -> bool:
    """Whether a thing has its id as such, and not as the slug of its text."""
    member = family.member(thing.file)
    if thing.registry is not None or member is None:
        return True
    own = old.rpartition("/")[2]
    return any(each.path == thing.path for each in member.space(thing.kind).explicit.get(own, ()))


def words(kind: Kind) -> str:
    """A kind of thing as one says it: `pain point`."""
    return kind.replace("-", " ")


def described(family: Family, thing: Thing) -> str:
    """A thing by its name or text, with the place where it stands in another file than one thinks of."""
    member = family.member(thing.file)
    assert member is not None  # a thing stands in a file that was read
    row = member.document.locate(Problem(thing.path, "")).start.row
    return f"“{_main_text(member.document, thing)}” ({member.document.filename}:{row})"


def _main_text(document: Document, thing: Thing) -> str:
    value: Any = document.data
    for part in thing.path:
        value = value[part]
    return str(value.get("name") or value.get("text") or thing.path[-1])


def _taken(member: Member, kind: Kind, new: str, own: set[NodePath]) -> NodePath | None:
    """The path of what else has the id among the things of that kind in a file."""
    if kind in REGISTRIES:
        name = REGISTRIES[kind]
        return (name, new) if new in member.registry(name) and (name, new) not in own else None
    space: IdSpace[Any] = member.space(kind)
    placed = (*space.explicit.get(new, ()), *space.derived.get(new, ()))
    return next((each.path for each in placed if each.path not in own), None)


def _refuse_twins(member: Member, old: str, kind: Kind | None) -> None:
    """Raise CannotDo where several things of one id space have the id, or make it of their texts."""
    for each in _SPACES:
        if member.is_library or (kind is not None and member.space(kind) is not member.space(each)):
            continue
        space = member.space(each)
        several = space.explicit.get(old) or space.derived.get(old) or ()
        if len(several) < 2:
            continue
        message = f"`{old}` names {len(several)} things in {member.document.filename}"
        names = [_full_name(member, one.path) for one in several] if each in PLACES else []
        if names and len(set(names)) == len(names):
            raise CannotDo(message, f"say which: {_listed(names, 'or')}")
        rows = [str(member.document.locate(Problem(one.path, "")).start.row) for one in several]
        raise CannotDo(message, f"give those in lines {_listed(rows)} an `id` of their own first")


def _instead(family: Family, member: Member, old: str) -> str:
    """What to do where an id names nothing, or nothing of the kind that is wanted."""
    if other := family.called(member, old):
        return f"it names {_listed(f'the {words(each.kind)} {described(family, each)}' for each in other)}"
    known = {name.casefold(): name for name in known_ids(member)}
    if close := get_close_matches(old.casefold(), known, 1, _SIMILAR):
        return f"did you mean `{known[close[0]]}`?"
    if old == member.document.id:
        return (
            "it is the id of the map itself, by which no other file names it; files are renamed by `git mv`"
        )
    return "wanted is the id of an owner, a touchpoint, a phase and so on, or `phase/step`"


def known_ids(member: Member) -> list[str]:
    """The ids that a file may use, each once."""
    found = [name for target in REGISTRIES for name in member.journey.candidates(target)]  # type: ignore[arg-type]
    found += [name for kind in _SPACES for name in member.space(kind).ids()]
    return list(dict.fromkeys(found))


def _full_name(member: Member, path: NodePath) -> str:
    names = member.journey.places.name
    own = names(path)
    return f"`{own}`" if len(path) == 2 else f"`{names(path[:2])}/{own}`"


def _listed(texts: Iterable[str], word: str = "and") -> str:
    found = list(texts)
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} {word} {found[-1]}"
