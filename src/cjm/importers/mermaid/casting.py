"""What the actors of a diagram become: personas, owners, touchpoints, or the feelings that they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from cjm.importers.draft import Draft, Stage
from cjm.importers.guesses.actors import channel_of, is_system, kind_of
from cjm.importers.guesses.feelings import score_of_feeling
from cjm.importers.guesses.words import words
from cjm.importers.importer import Actors
from cjm.importers.mermaid.lines import Task, Words
from cjm.importers.notes import ACTOR_GUESSED, KEPT_HELP, TEXT_LEFT_OUT, TEXT_WITHOUT_PLACE, Notes
from cjm.importers.placing import put_owner

Role = Literal["personas", "owners", "channels", "feelings", "times", "everybody", "ignore"]

_TIME = re.compile(
    r"[~≈<>]?\s*\d+(?:[.,]\d+)?(?:\s*[-–]\s*\d+)?\s*(?:ms|s|sec|secs|seconds?|min|mins|minutes?|h|hr|hrs|hours?|days?|"
    r"weeks?|months?|years?|segundos?|minutos?|horas?|días?|dias?|semanas?|meses|minutter|timer|dager|uker|"
    r"сек|мин|минут[аы]?|час(?:а|ов)?|дн(?:я|ей)|день|недел[яиь]|秒|分钟|分|小时|時間|天|日|周|週間?|个月)\.?",
    re.IGNORECASE,
)

_LEAST_FEELINGS = 2

_WHAT: Mapping[Role, str] = {
    "personas": "a persona",
    "owners": "an owner",
    "channels": "a touchpoint",
    "feelings": "a feeling",
    "everybody": "all personas",
}


@dataclass(frozen=True, slots=True)
class Cast:
    """The role of each actor, by the actor's name in small letters, and the names of those who are personas."""

    roles: Mapping[str, Role]
    personas: Sequence[str] = ()

    @property
    def several_personas(self) -> bool:
        """Whether the journey is that of more than one."""
        return len(self.personas) > 1

    def place(self, draft: Draft, step: Stage, task: Task, notes: Notes) -> None:
        """Write the actors of a task into its step and into the registries of the map."""
        for actor in task.actors:
            match self.roles[actor.text.casefold()]:
                case "personas":
                    self._persona(draft, step, actor.text)
                case "owners":
                    put_owner(draft, step, actor.text, actor.span, notes, label="actors")
                case "channels":
                    name = draft.register("touchpoints", actor.text, channel=channel_of(actor.text))
                    step.add("touchpoints", name)
                case "feelings":
                    if "feeling" in step.data.get("emotion", {}):
                        step.keep("actors", actor.text)
                        message = f"a step has one feeling; “{actor.text}” is another"
                        notes.add(TEXT_WITHOUT_PLACE, message, actor.span, KEPT_HELP)
                    step.feel(feeling=actor.text)
                case "everybody":
                    self._everybody(draft, step, actor, notes)
                case "times":
                    step.keep("actors", actor.text)
                    message = f"“{actor.text}” says how long the step takes, not who acts"
                    notes.add(TEXT_WITHOUT_PLACE, message, actor.span, KEPT_HELP)

    def _everybody(self, draft: Draft, step: Stage, actor: Words, notes: Notes) -> None:
        """All personas of the diagram; where it has none, nobody knows who is meant."""
        for name in self.personas:
            self._persona(draft, step, name)
        if not self.personas:
            step.keep("actors", actor.text)
            message = f"“{actor.text}” stands for all, and the diagram names no persona"
            notes.add(TEXT_WITHOUT_PLACE, message, actor.span, KEPT_HELP)

    def _persona(self, draft: Draft, step: Stage, name: str) -> None:
        """A persona; where there are several, those of a task are those whose emotion there is known."""
        persona = draft.register("personas", name)
        emotion = step.data.get("emotion")
        if self.several_personas and emotion:
            step.data.setdefault("by_persona", {})[persona] = dict(emotion)


def cast(tasks: Sequence[Task], title: str, wanted: Actors | None, notes: Notes) -> Cast:
    """The roles of all actors in a diagram with a title: the one that is wanted for all, else what each looks like."""
    actors = [actor for task in tasks for actor in task.actors]
    first: dict[str, Words] = {}
    for actor in actors:
        first.setdefault(actor.text.casefold(), actor)
    if wanted is not None:
        if wanted == "ignore":
            for actor in first.values():
                notes.add(TEXT_LEFT_OUT, f"the actor “{actor.text}” is left out, as asked", actor.span)
        return _cast(first, dict.fromkeys(first, wanted))
    counts = Counter(actor.text.casefold() for actor in actors)
    roles = _roles(first, counts, sum(bool(task.actors) for task in tasks), title)
    for name, actor in first.items():
        if roles[name] == "times":
            continue
        notes.add(
            ACTOR_GUESSED,
            f"the actor “{actor.text}” was taken for {_WHAT[roles[name]]}",
            actor.span,
            "--actors says what the actors are: personas, owners, channels or ignore",
        )
    return _cast(first, roles)


def _cast(first: Mapping[str, Words], roles: Mapping[str, Role]) -> Cast:
    return Cast(roles, [actor.text for name, actor in first.items() if roles[name] == "personas"])


def _roles(first: Mapping[str, Words], counts: Mapping[str, int], tasks: int, title: str) -> dict[str, Role]:
    """What each actor looks like, by name and by how often each acts.

    Those whose names do not tell are personas where they act about as often as anybody, and more often than the personas
    whose names do; else they are owners. Among feelings those who act seldom are feelings too.
    """
    known = {name: _known(actor.text) for name, actor in first.items()}
    found = Counter(known.values())
    if found["feelings"] >= _LEAST_FEELINGS and found["feelings"] * 2 >= len(known):
        known = {
            name: role or ("feelings" if counts[name] * 2 <= tasks else None) for name, role in known.items()
        }
    often = max(counts.values(), default=0)
    others = max((counts[name] for name, role in known.items() if role == "personas"), default=0)
    roles: dict[str, Role] = {
        name: role or ("personas" if counts[name] * 2 > often and counts[name] > others else "owners")
        for name, role in known.items()
    }
    is_somebodys = not {"personas", "feelings"}.isdisjoint(roles.values())
    if not is_somebodys and (somebody := _somebody(first, counts, tasks, title)):
        roles[somebody] = "personas"
    return roles


def _known(actor: str) -> Role | None:
    """What an actor is by name."""
    if _TIME.fullmatch(actor):
        return "times"
    if actor.casefold() in words("everybody"):
        return "everybody"
    return "feelings" if score_of_feeling(actor) is not None else kind_of(actor)


def _somebody(first: Mapping[str, Words], counts: Mapping[str, int], tasks: int, title: str) -> str | None:
    """Whose journey it is where all look like owners or channels: who acts in most tasks, unless that is a machine.

    Who acts as often as anybody is enough where the title names them.
    """
    name = max(first, key=lambda name: counts[name], default=None)
    if name is None or is_system(first[name].text) or channel_of(first[name].text):
        return None
    return name if counts[name] * 2 > tasks or name in title.casefold() else None
