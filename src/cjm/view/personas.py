"""Personas as a report shows them: facts and lists under the headings of the format, those that are filled in."""

from __future__ import annotations

from typing import Literal

from cjm.model.base import Confidence
from cjm.model.persona import Demographics, Persona, PersonaGoals
from cjm.view.marks import EvidenceMark, Lookup
from cjm.view.record import record


@record
class Fact:
    """A fact under one of the format's keys, such as `occupation`."""

    key: str
    text: str


@record
class FactList:
    """A list under one of the format's keys, such as `habits`; never empty."""

    key: str
    texts: tuple[str, ...]


@record
class PersonaView:
    """A persona. `lead` are the lists a reader needs first (goals and barriers), `lists` the others."""

    id: str
    name: str
    kind: Literal["persona", "segment"]
    quote: str | None
    picture: str | None
    summary: str | None
    facts: tuple[Fact, ...]
    prose: tuple[Fact, ...]
    lead: tuple[FactList, ...]
    lists: tuple[FactList, ...]
    evidence: tuple[EvidenceMark, ...]
    confidence: Confidence

    @property
    def introduction(self) -> tuple[Fact, ...]:
        """The facts that stand beside the name."""
        return tuple(each for each in self.facts if each.key in _INTRODUCTION)

    @property
    def particulars(self) -> tuple[Fact, ...]:
        """The facts that do not stand beside the name, the short ones first."""
        return (*(each for each in self.facts if each.key not in _INTRODUCTION), *self.prose)

    @property
    def detailed(self) -> bool:
        """Whether there is more to say than the name, what stands beside it, and what is needed first."""
        return bool(self.particulars or self.lists)


_INTRODUCTION = ("occupation", "location", "household")
_FACTS = ("occupation", "location", "household")
_DEMOGRAPHICS = ("age", "gender", "income", "setting")
_PROSE = ("personality", "behaviour", "life_experience", "came_through")
_LEAD = ("constraints", "concerns", "problems")
_LISTS = ("habits", "information_sources", "likes", "aspirations", "improvements")


def persona_views(lookup: Lookup) -> tuple[PersonaView, ...]:
    """The personas whose journey this is, in order."""
    return tuple(_view(id_, persona, lookup) for id_, persona in lookup.journey.personas.items())


def _view(id_: str, persona: Persona, lookup: Lookup) -> PersonaView:
    return PersonaView(
        id=id_,
        name=persona.name,
        kind=persona.kind,
        quote=persona.quote,
        picture=persona.picture,
        summary=persona.summary,
        facts=(*_facts(persona, _FACTS), *_facts(persona.demographics, _DEMOGRAPHICS)),
        prose=_facts(persona, _PROSE),
        lead=(*_lists(persona.goals, ("short_term", "long_term")), *_lists(persona, _LEAD)),
        lists=_lists(persona, _LISTS),
        evidence=lookup.evidence(persona.evidence),
        confidence=persona.confidence or ("observed" if persona.evidence else "assumed"),
    )


def _facts(of: Persona | Demographics | None, keys: tuple[str, ...]) -> tuple[Fact, ...]:
    return tuple(Fact(key, text) for key in keys if (text := getattr(of, key, None)))


def _lists(of: Persona | PersonaGoals | None, keys: tuple[str, ...]) -> tuple[FactList, ...]:
    return tuple(FactList(key, texts) for key in keys if (texts := getattr(of, key, ())))
