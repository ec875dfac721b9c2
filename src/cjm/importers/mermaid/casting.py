"""What the actors of a diagram become: personas, owners, touchpoints, or the feelings that they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from cjm.importers.draft import Draft, Stage
from cjm.importers.guesses.actors import channel_of, kind_of
from cjm.importers.guesses.feelings import score_of_feeling
from cjm.importers.importer import Actors
from cjm.importers.mermaid.lines import Task, Words
from cjm.importers.notes import ACTOR_GUESSED, KEPT_HELP, TEXT_LEFT_OUT, TEXT_WITHOUT_PLACE, Notes
from cjm.importers.placing import put_owner

Role = Literal["personas", "owners", "channels", "feelings", "ignore"]

_WHAT: Mapping[Role, str] = {
    "personas": "a persona",
    "owners": "an owner",
    "channels": "a touchpoint",
    "feelings": "a feeling",
}


@dataclass(frozen=True, slots=True)
class Cast:
    """The role of each actor, by the actor's name in small letters."""

    roles: Mapping[str, Role]

    @property
    def several_personas(self) -> bool:
        """Whether the journey is that of more than one."""
        return sum(role == "personas" for role in self.roles.values()) > 1

    def place(self, draft: Draft, step: Stage, task: Task, notes: Notes) -> None:
        """Write the actors of a task into its step and into the registries of the map."""
        for actor in task.actors:
            match self.roles[actor.text.casefold()]:
                case "personas":
                    self._persona(draft, step, actor)
                case "owners":
                    put_owner(draft, step, actor.text, actor.span, notes, label="actors")
                case "channels":
                    name = draft.register("touchpoints", actor.text, channel=channel_of(actor.text))
                    step.add("touchpoints", name)
                case "feelings":
                    if not step.feel(feeling=actor.text):
                        step.keep("actors", actor.text)
                        message = f"a step has one feeling; “{actor.text}” is another"
                        notes.add(TEXT_WITHOUT_PLACE, message, actor.span, KEPT_HELP)

    def _persona(self, draft: Draft, step: Stage, actor: Words) -> None:
        """A persona; where there are several, those of a task are those whose emotion there is known."""
        persona = draft.register("personas", actor.text)
        emotion = step.data.get("emotion")
        if self.several_personas and emotion:
            step.data.setdefault("by_persona", {})[persona] = dict(emotion)


def cast(tasks: Iterable[Task], wanted: Actors | None, notes: Notes) -> Cast:
    """The roles of all actors: the one that is wanted for all, else what each looks like."""
    actors = [actor for task in tasks for actor in task.actors]
    first: dict[str, Words] = {}
    for actor in actors:
        first.setdefault(actor.text.casefold(), actor)
    if wanted is not None:
        if wanted == "ignore":
            for actor in first.values():
                notes.add(TEXT_LEFT_OUT, f"the actor “{actor.text}” is left out, as asked", actor.span)
        return Cast(dict.fromkeys(first, wanted))
    counts = Counter(actor.text.casefold() for actor in actors)
    often = max(counts.values(), default=0)
    roles: dict[str, Role] = {}
    for name, actor in first.items():
        found: Role | None = "feelings" if score_of_feeling(actor.text) is not None else kind_of(actor.text)
        roles[name] = found or ("personas" if counts[name] * 2 > often else "owners")
    if (
        first
        and not {"personas"} & set(roles.values())
        and len(roles) == 1
        and "feelings" not in roles.values()
    ):
        roles = dict.fromkeys(roles, "personas")
    for name, actor in first.items():
        notes.add(
            ACTOR_GUESSED,
            f"the actor “{actor.text}” was taken for {_WHAT[roles[name]]}",
            actor.span,
            "--actors says what the actors are: personas, owners, channels or ignore",
        )
    return Cast(roles)
