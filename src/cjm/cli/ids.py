"""Ids on the command line: what shell completion offers, and what to say of one that no map knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import typer

from cjm.errors import CannotDo

if TYPE_CHECKING:
    from cjm.model.journey import Journey
    from cjm.model.registries import Owner, Touchpoint

Subject = Literal["touchpoint", "owner"]
"""What an option may name by its id."""

_SIMILAR = 0.5
_MOST_NAMED = 5


def names_of(subject: Subject, journey: Journey) -> dict[str, str]:
    """The names of the owners, or of the touchpoints, that a map or a library knows, by their ids."""
    known: Mapping[str, Owner | Touchpoint] = journey.owners if subject == "owner" else journey.touchpoints
    return {id_: each.name for id_, each in known.items()}


def unknown(subject: Subject, wanted: str, known: Mapping[str, str]) -> CannotDo:
    """What to say of an id that is not among those known, which are given with their names."""
    what = "an owner" if subject == "owner" else "a touchpoint"
    return CannotDo(f"no map knows {what} `{wanted}`", _instead(wanted, known))


def _instead(wanted: str, known: Mapping[str, str]) -> str:
    """Those that look or are called like it, else some of those that there are."""
    names = {id_.casefold(): id_ for id_ in known} | {name.casefold(): id_ for id_, name in known.items()}
    if close := get_close_matches(wanted.casefold(), names, 1, _SIMILAR):
        return f"did you mean `{names[close[0]]}`?"
    some = ", ".join(f"`{id_}`" for id_ in list(known)[:_MOST_NAMED])
    return f"known are {some}" if some else "no map defines any"


def complete_owner(incomplete: str) -> list[tuple[str, str]]:
    """The owners of the maps below the current folder, each with its name."""
    return _complete("owner", incomplete)


def complete_touchpoint(incomplete: str) -> list[tuple[str, str]]:
    """The touchpoints of the maps below the current folder, each with its name."""
    return _complete("touchpoint", incomplete)


def complete_id(context: typer.Context, incomplete: str) -> list[str]:
    """The ids that `cjm rename` may be given for its map."""
    from cjm.source.renaming.naming import known_ids
    from cjm.source.renaming.things import Family

    map_ = context.params.get("map_")
    if map_ is None:
        return []
    from cjm.config import Configurations
    from cjm.workspace import open_workspace

    with suppress(CannotDo, OSError):  # nothing may be said in the middle of a command line
        for opened in open_workspace([Path(map_)], Configurations(), read=False).files:
            member = Family(opened.project, {}).member(opened.path)
            return [id_ for id_ in known_ids(member) if id_.startswith(incomplete)] if member else []
    return []


def _complete(subject: Subject, incomplete: str) -> list[tuple[str, str]]:
    known: dict[str, str] = {}
    with suppress(CannotDo, OSError):  # nothing may be said in the middle of a command line
        for journey in _journeys():
            known |= names_of(subject, journey)
    return [(id_, name) for id_, name in known.items() if id_.startswith(incomplete)]


def _journeys() -> Iterator[Journey]:
    """The maps and libraries below the current folder. Raises CannotDo at a wrong configuration, and OSError."""
    from cjm.config import Configurations
    from cjm.workspace import open_workspace

    for opened in open_workspace([Path()], Configurations(), read=False).files:
        journey = opened.project.file_journey(opened.document, opened.path)
        opened.project.release(opened.path)
        if journey is not None:
            yield journey
