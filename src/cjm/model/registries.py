"""The things a map or a library names once and refers to by id: owners, touchpoints, evidence, lanes."""

import datetime
from typing import Annotated, ClassVar, Literal

from cjm.model.base import Count, Date, Model, OwnerRef, PlatformRef, Text, doc

Channel = Literal[
    "website", "app", "store", "salesperson", "ad", "tv", "radio", "search", "direct-mail", "email", "sms", "social",
    "phone", "chat", "meeting", "demo", "event", "support-desk", "review-site", "word-of-mouth", "packaging", "other",
]  # fmt: skip

Medium = Literal["digital", "physical"]

PHYSICAL_CHANNELS = frozenset(
    {
        "store",
        "salesperson",
        "direct-mail",
        "meeting",
        "demo",
        "event",
        "packaging",
        "word-of-mouth",
    }
)
UNKNOWN_MEDIUM = frozenset({"ad", "other"})

Asks = Literal[
    "name", "quote", "summary", "occupation", "location", "household", "demographics", "gender", "age", "income",
    "setting", "personality", "behaviour", "habits", "constraints", "concerns", "life_experience",
    "information_sources", "likes", "goals", "short_term", "long_term", "aspirations", "problems", "improvements",
    "came_through", "decision", "site-ease", "support-contact",
]  # fmt: skip


class Owner(Model):
    """Step 8 of the method: a person or a team that is answerable for part of the journey."""

    main: ClassVar[str | None] = "name"

    name: Annotated[Text, doc("Name of the person or team.", "Inês Costa")]
    discipline: Annotated[Text | None, doc("The field the owner works in.", "marketing")] = None
    contact: Annotated[
        Text | None, doc("How to reach the owner. Left out of public reports.", "ines@example.com")
    ] = None
    kind: Annotated[Literal["person", "team"] | None, doc("A person or a team.", "person")] = None


class Touchpoint(Model):
    """Step 4 of the method: where the customer meets the company."""

    main: ClassVar[str | None] = "name"

    name: Annotated[Text, doc("What the customer would call it.", "Ad on a running blog")]
    channel: Annotated[Channel | None, doc("The kind of place it is.", "ad")] = None
    medium: Annotated[
        Medium | None,
        doc(
            "Digital or physical. Default: physical for store, salesperson, direct-mail, meeting, demo, event, "
            "packaging and word-of-mouth; unknown for ad and other; else digital.",
            "digital",
        ),
    ] = None
    owner: Annotated[OwnerRef | None, doc("Who is answerable for the touchpoint.", "marketing")] = None
    link: Annotated[Text | None, doc("Where to see it.", "https://example.com/shoes")] = None
    platform: Annotated[PlatformRef | None, doc("The platform it runs on.", "newsletter")] = None

    @property
    def effective_medium(self) -> Medium | None:
        """The medium as given, else what the channel implies, `None` where that is unknown."""
        if self.medium or self.channel is None or self.channel in UNKNOWN_MEDIUM:
            return self.medium
        return "physical" if self.channel in PHYSICAL_CHANNELS else "digital"


EVIDENCE_HOLDS = "2 years"
"""How long evidence is taken to hold: by then prices, competitors and habits have moved."""


class Evidence(Model):
    """What a claim rests on: a study, a log, a set of interviews."""

    main: ClassVar[str | None] = "name"

    name: Annotated[Text, doc("What it is.", "Twelve interviews with first-time buyers")]
    kind: Annotated[
        Literal[
            "interview", "survey", "usability-test", "analytics", "support-log", "customer-database", "observation",
            "desk-research", "workshop", "other",
        ]
        | None,
        doc("The research method.", "interview"),
    ] = None  # fmt: skip
    date: Annotated[Date | None, doc("When it was gathered.", datetime.date(2026, 3, 12))] = None
    sample: Annotated[Count | None, doc("How many people, tickets or sessions.", 12)] = None
    link: Annotated[Text | None, doc("Where the material is kept.", "https://example.com/research/12")] = None
    notes: Annotated[
        Text | None,
        doc("What a reader should know about it.", "Recruited through the running club"),
    ] = None
    asks: Annotated[
        tuple[Asks, ...],
        doc(
            "The persona keys that the form covers, nested ones by their own name, and `decision` (what decided the "
            "purchase), `site-ease` and `support-contact`.",
            ["came_through", "age", "decision"],
        ),
    ] = ()


class Lane(Model):
    """A row of your own in the map."""

    main: ClassVar[str | None] = "name"

    name: Annotated[Text, doc("The row's heading.", "Legal duties")]
    group: Annotated[
        Literal["customer", "frontstage", "backstage", "support"] | None,
        doc(
            "Where the row stands: with the customer's rows, or with one of the blueprint's.",
            "backstage",
        ),
    ] = None
