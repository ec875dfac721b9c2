"""Steps 5, 6 and 9 of the method: needs, questions and pain points, and the opportunities that answer them."""

import datetime
from typing import Annotated, ClassVar, Literal

from cjm.model.base import (
    ConcernRef,
    Confidence,
    Date,
    EvidenceRef,
    GoalRef,
    Id,
    Model,
    NonNegative,
    OutOfTen,
    OwnerRef,
    PersonaRef,
    Positive,
    Rating,
    Share,
    Steps,
    Text,
    TouchpointRef,
    doc,
)

Severity = Literal["low", "medium", "high", "critical"]
Frequency = Literal["rare", "occasional", "frequent", "constant"]
PainKind = Literal["financial", "productivity", "process", "support"]

SEVERITIES: tuple[Severity, ...] = ("low", "medium", "high", "critical")
FREQUENCIES: tuple[Frequency, ...] = ("rare", "occasional", "frequent", "constant")
RICE_IMPACTS = (0.25, 0.5, 1, 2, 3)


class Need(Model):
    """What the customer needs in a phase or at a step."""

    main: ClassVar[str | None] = "text"

    text: Annotated[Text, doc("The need in the customer's words.", "To know that the shoes will fit")]
    id: Annotated[Id | None, doc("Name to refer to the need by. Default: a slug of the text.", "fit")] = None
    importance: Annotated[
        OutOfTen | None,
        doc("0 to 10: ten times the share of customers who rate its importance 4 or 5.", 8.5),
    ] = None
    satisfaction: Annotated[
        OutOfTen | None,
        doc("0 to 10: ten times the share of customers who rate their satisfaction 4 or 5.", 3),
    ] = None
    evidence: Annotated[tuple[EvidenceRef, ...], doc("What supports it.", ["survey"])] = ()

    @property
    def opportunity_score(self) -> float | None:
        """Importance + max(importance − satisfaction, 0), 0 to 20; `None` unless both are given.

        Source: A. W. Ulwick, "What Customers Want" (2005), the opportunity algorithm.
        """
        if self.importance is None or self.satisfaction is None:
            return None
        return self.importance + max(self.importance - self.satisfaction, 0)


class Question(Model):
    """What the customer asks, and whether an answer can be found."""

    main: ClassVar[str | None] = "text"

    text: Annotated[Text, doc("The question in the customer's words.", "Do I need new shoes?")]
    id: Annotated[
        Id | None, doc("Name to refer to the question by. Default: a slug of the text.", "need-new")
    ] = None
    answered_by: Annotated[
        tuple[TouchpointRef, ...], doc("The touchpoints where the answer is found.", ["guide"])
    ] = ()
    answer: Annotated[Text | None, doc("The answer itself.", "After about 700 km")] = None
    feeds: Annotated[
        tuple[Literal["messaging", "product", "metrics"], ...],
        doc("What the question is used for.", ["messaging"]),
    ] = ()
    evidence: Annotated[tuple[EvidenceRef, ...], doc("Where it was heard.", ["interviews"])] = ()


class PainPoint(Model):
    """A barrier or friction for the customer."""

    main: ClassVar[str | None] = "text"

    text: Annotated[Text, doc("The pain point in one sentence.", "Every shop says something else")]
    id: Annotated[
        Id | None,
        doc("Name to refer to the pain point by. Default: a slug of the text.", "contradictions"),
    ] = None
    kind: Annotated[
        PainKind | None,
        doc("Costs too much, takes too long, is too complicated, or nobody helps.", "process"),
    ] = None
    severity: Annotated[Severity | None, doc("How bad it is for those who meet it.", "high")] = None
    frequency: Annotated[Frequency | None, doc("How often it is met.", "frequent")] = None
    barrier_to: Annotated[
        tuple[Literal["purchase", "repurchase"], ...],
        doc("What it keeps the customer from.", ["purchase"]),
    ] = ()
    personas: Annotated[
        tuple[PersonaRef, ...], doc("The personas who meet it, where not all do.", ["ana"])
    ] = ()
    cause: Annotated[Text | None, doc("What lies behind it.", "Each brand measures its own way")] = None
    silo: Annotated[
        tuple[OwnerRef, ...], doc("The owners between whom it falls.", ["marketing", "support"])
    ] = ()
    evidence: Annotated[tuple[EvidenceRef, ...], doc("What supports it.", ["support-log"])] = ()
    confidence: Annotated[Confidence | None, doc("How sure we are of it.", "observed")] = None


class Rice(Model):
    """A RICE estimate: reach × impact × confidence ÷ effort.

    Source: S. McBride, "RICE: Simple prioritization for product managers", Intercom (2016).
    """

    reach: Annotated[NonNegative, doc("How many customers it touches in a period.", 2000)]
    impact: Annotated[
        float,
        Steps(RICE_IMPACTS),
        doc("How much it helps each: 3 massive, 2 high, 1 medium, 0.5 low, 0.25 minimal.", 2),
    ]
    confidence: Annotated[Share, doc("How sure the estimate is, 0 to 1.", 0.8)]
    effort: Annotated[Positive, doc("Person-months of work.", 3)]

    @property
    def score(self) -> float:
        """Reach × impact × confidence ÷ effort: customers' impact per person-month."""
        return self.reach * self.impact * self.confidence / self.effort


class Opportunity(Model):
    """What could be done about needs, questions and pain points."""

    main: ClassVar[str | None] = "text"

    text: Annotated[Text, doc("What to do, in one sentence.", "One honest guide to sizes")]
    id: Annotated[
        Id | None,
        doc("Name to refer to the opportunity by. Default: a slug of the text.", "size-guide"),
    ] = None
    addresses: Annotated[
        tuple[ConcernRef, ...],
        doc("The needs, questions and pain points it answers.", ["contradictions"]),
    ] = ()
    change: Annotated[
        Literal["small", "fix", "build", "start-over"] | None,
        doc(
            "A small change with a large effect, a repair, something to build, or a start from scratch.",
            "build",
        ),
    ] = None
    impact: Annotated[Rating | None, doc("How much it would help, 1 to 5.", 4)] = None
    effort: Annotated[Rating | None, doc("How much work it is, 1 to 5.", 2)] = None
    rice: Annotated[
        Rice | None,
        doc("A RICE estimate.", {"reach": 2000, "impact": 2, "confidence": 0.8, "effort": 3}),
    ] = None
    commitments: Annotated[
        tuple[Literal["valuable", "solves-problem", "trust", "personal"], ...],
        doc("The promises to the customer that it helps to keep.", ["trust"]),
    ] = ()
    serves: Annotated[tuple[GoalRef, ...], doc("The goals it serves.", ["second-order"])] = ()
    owner: Annotated[OwnerRef | None, doc("Who takes it on.", "product")] = None
    status: Annotated[
        Literal["idea", "planned", "doing", "done", "dropped"] | None,
        doc("How far it is.", "planned"),
    ] = None
    due: Annotated[Date | None, doc("The day it should be done.", datetime.date(2026, 9, 30))] = None
    ticket: Annotated[
        Text | None,
        doc("The ticket in your issue tracker: a link or a number.", "https://example.com/t/42"),
    ] = None
