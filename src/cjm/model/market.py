"""What stands around the journey: competitors, platforms, affinity and the content plan."""

import datetime
from typing import Annotated, ClassVar, Literal

from cjm.model.base import (
    CriterionRef,
    Date,
    EvidenceRef,
    Model,
    OwnerRef,
    PersonaRef,
    PhaseRef,
    PlatformRef,
    Positive,
    QuestionRef,
    Rating,
    Score,
    Text,
    doc,
)

US = "us"
"""The reserved id of our own company among the competitors."""


class Criterion(Model):
    """What customers choose by."""

    main: ClassVar[str | None] = "name"

    name: Annotated[Text, doc("The criterion.", "Price")]
    weight: Annotated[
        Positive,
        doc("How much it counts beside the others.", 2),
    ] = 1


class Competitor(Model):
    """Another company on the customer's shortlist, or `us`."""

    main: ClassVar[str | None] = "name"

    name: Annotated[Text | None, doc("The company's name; `us` needs none.", "Rennland")] = None
    strengths: Annotated[tuple[Text, ...], doc("What they do well.", ["Free returns"])] = ()
    weaknesses: Annotated[tuple[Text, ...], doc("What they do badly.", ["No advice"])] = ()
    ratings: Annotated[
        dict[CriterionRef, Rating],
        doc("How customers rate them by each criterion, 1 to 5.", {"price": 4.5}),
    ] = {}
    clicks: Annotated[tuple[Text, ...], doc("Where customers take to them.", ["The size finder"])] = ()
    misses: Annotated[tuple[Text, ...], doc("Where customers do not.", ["The app"])] = ()
    evidence: Annotated[tuple[EvidenceRef, ...], doc("What supports it.", ["desk-research"])] = ()


class Platform(Model):
    """A platform to publish on, and what was decided about it."""

    main: ClassVar[str | None] = "name"

    name: Annotated[Text, doc("The platform.", "Newsletter")]
    decision: Annotated[Literal["use", "drop", "try"] | None, doc("What was decided.", "use")] = None
    why: Annotated[Text | None, doc("Why.", "Half of our buyers read it")] = None
    evidence: Annotated[tuple[EvidenceRef, ...], doc("What supports it.", ["analytics"])] = ()


class Affinity(Model):
    """How a trait of the brand sits with a persona, and what to do about it."""

    persona: Annotated[PersonaRef, doc("The persona.", "ana")]
    trait: Annotated[Text, doc("The trait of the brand.", "Plain-spoken")]
    fit: Annotated[Score | None, doc("From -2 (puts off) to 2 (attracts); decimals are allowed.", 2)] = None
    plan: Annotated[Text | None, doc("What to do with it.", "Say what a shoe cannot do")] = None


class ContentItem(Model):
    """One piece of content in the plan."""

    main: ClassVar[str | None] = "name"

    name: Annotated[Text, doc("What it is.", "Video: measure your foot at home")]
    phase: Annotated[PhaseRef | None, doc("The phase it is for.", "consideration")] = None
    platform: Annotated[PlatformRef | None, doc("Where it is published.", "newsletter")] = None
    start: Annotated[Date | None, doc("The first day.", datetime.date(2026, 4, 1))] = None
    end: Annotated[Date | None, doc("The last day.", datetime.date(2026, 4, 30))] = None
    owner: Annotated[OwnerRef | None, doc("Who makes it.", "marketing")] = None
    questions: Annotated[tuple[QuestionRef, ...], doc("The questions it answers.", ["which-size"])] = ()
    status: Annotated[Literal["idea", "planned", "published"] | None, doc("How far it is.", "planned")] = None
    link: Annotated[Text | None, doc("Where it was shared.", "https://example.com/measure")] = None
