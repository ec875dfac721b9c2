"""Why the map is made and what it covers: goals, scope and insights."""

from typing import Annotated, ClassVar, Literal

from cjm.model.base import Count, EvidenceRef, Id, MetricRef, Model, PersonaRef, PlaceRef, Text, doc


class Goal(Model):
    """What the business wants from this map."""

    main: ClassVar[str | None] = "text"

    text: Annotated[
        Text, doc("The goal in one sentence.", "Two in three first orders are followed by a second")
    ]
    id: Annotated[
        Id | None, doc("Name to refer to the goal by. Default: a slug of the text.", "second-order")
    ] = None
    why: Annotated[
        Text | None, doc("Why this goal, and why now.", "A second order pays for the first ad")
    ] = None
    kind: Annotated[
        Literal[
            "revenue",
            "experience",
            "cost-to-serve",
            "engagement",
            "customer-focus",
            "targeted-marketing",
            "brand",
        ]
        | None,
        doc("The benefit that the goal claims.", "revenue"),
    ] = None
    metric: Annotated[
        MetricRef | None,
        doc("The metric that tells whether the goal is reached.", "second-order-rate"),
    ] = None


class Scope(Model):
    """Where the journey begins and ends, whose it is, and in what situation."""

    experience: Annotated[
        Text | None, doc("Which experience the map examines.", "Buying running shoes online")
    ] = None
    from_: Annotated[Text | None, doc("Where the journey begins.", "Knees hurt after a run", key="from")] = (
        None
    )
    to: Annotated[Text | None, doc("Where the journey ends.", "The second pair is ordered")] = None
    context: Annotated[
        Text | None,
        doc("The situation and purpose that shape the journey.", "First marathon in spring"),
    ] = None
    personas: Annotated[
        tuple[PersonaRef, ...] | None,
        doc(
            "The personas followed here, from this map or a library. Default: all that the map defines, "
            "else those that its `future_of` follows.",
            ["ana"],
        ),
    ] = None
    expected_touchpoints: Annotated[
        Count | None, doc("How many touchpoints you expected before mapping them.", 12)
    ] = None


class Insight(Model):
    """What a busy reader should take away from the map."""

    main: ClassVar[str | None] = "text"

    text: Annotated[Text, doc("The insight in one sentence.", "Waiting is worse than paying")]
    why: Annotated[
        Text | None,
        doc("What it rests on.", "The mood is lowest while nobody says when the parcel comes"),
    ] = None
    at: Annotated[tuple[PlaceRef, ...], doc("The phases or steps where it shows.", ["delivery"])] = ()
    evidence: Annotated[tuple[EvidenceRef, ...], doc("What supports it.", ["interviews"])] = ()
