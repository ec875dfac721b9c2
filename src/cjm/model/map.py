"""A map and a library: the two kinds of file."""

from typing import Annotated, ClassVar, Final, Literal

from cjm.model.base import FileRef, Id, Model, NotEmpty, OwnerRef, Steps, Text, Written, doc
from cjm.model.goal import Goal, Insight, Scope
from cjm.model.market import Affinity, Competitor, ContentItem, Criterion, Platform
from cjm.model.method import Method, State
from cjm.model.metric import Metric
from cjm.model.persona import Persona
from cjm.model.phase import Phase
from cjm.model.registries import Evidence, Lane, Owner, Touchpoint
from cjm.model.review import Review, Walkthrough
from cjm.model.transition import Transition

FORMAT_VERSION: Final = 1

LanguageTag = Annotated[str, Written("language tag")]
FormatVersion = Annotated[int, Steps((FORMAT_VERSION,)), doc("The version of the format.", 1)]
Personas = Annotated[dict[Id, Persona], doc("The personas by id.", {"ana": "Ana"})]
Owners = Annotated[dict[Id, Owner], doc("The owners by id.", {"marketing": {"name": "Marketing"}})]
Touchpoints = Annotated[
    dict[Id, Touchpoint],
    doc("The touchpoints by id.", {"ad": {"name": "Ad on a blog", "channel": "ad"}}),
]
Metrics = Annotated[
    dict[Id, Metric], doc("The metrics by id.", {"reach": {"name": "Ad reach", "method": "count"}})
]
EvidenceById = Annotated[
    dict[Id, Evidence], doc("The evidence by id.", {"interviews": {"name": "Twelve interviews"}})
]
Lanes = Annotated[dict[Id, Lane], doc("Rows of your own by id.", {"legal": "Legal duties"})]
Criteria = Annotated[
    dict[Id, Criterion], doc("What customers choose by.", {"price": {"name": "Price", "weight": 2}})
]
Competitors = Annotated[
    dict[Id, Competitor],
    doc("The competitors by id, with `us` among them.", {"rennland": "Rennland"}),
]
Platforms = Annotated[
    dict[Id, Platform],
    doc(
        "The platforms by id, and what was decided about each.",
        {"newsletter": {"name": "Newsletter", "decision": "use"}},
    ),
]


class Map(Model):
    """A customer journey map."""

    main: ClassVar[str | None] = None

    cjm: FormatVersion
    kind: Annotated[Literal["map"], doc("What this file is.", "map")] = "map"
    id: Annotated[
        Id | None,
        doc(
            "Name to refer to the map by. Default: the file name without its ending.",
            "running-shoes",
        ),
    ] = None
    title: Annotated[Text, doc("The map's title.", "Buying running shoes online")]
    summary: Annotated[
        Text | None,
        doc("What the map is about, in two sentences.", "How runners find shoes that fit"),
    ] = None
    version: Annotated[Text | None, doc("A version of your own.", "1.4")] = None
    owner: Annotated[OwnerRef | None, doc("Who is answerable for the map as a whole.", "cx")] = None
    insights: Annotated[
        tuple[Insight, ...],
        doc("What a busy reader should take away.", ["Waiting is worse than paying"]),
    ] = ()
    language: Annotated[LanguageTag, doc("The language of the content, as a BCP 47 tag.", "pt-BR")] = "en"
    method: Annotated[Method, doc("The method whose rules and scaffold the map follows.", "ten-step")] = (
        "ten-step"
    )
    state: Annotated[
        State,
        doc("The journey as it is, as it should be, or a whole day of the customer.", "current"),
    ] = "current"
    future_of: Annotated[
        Text | None,
        FileRef("map"),
        doc(
            "A future map: the current-state map that it improves, relative to this one.",
            "shoes.cjm.yaml",
        ),
    ] = None
    goals: Annotated[tuple[Goal, ...], doc("What the business wants from this map.", ["Fewer returns"])] = ()
    customer_goal: Annotated[
        Text | None, doc("What the customer wants to reach.", "Shoes that fit, before the race")
    ] = None
    scope: Annotated[
        Scope | None,
        doc(
            "Where the journey begins and ends, and whose it is.",
            {"from": "Knees hurt", "to": "Second pair"},
        ),
    ] = None
    personas: Personas = {}
    owners: Owners = {}
    touchpoints: Touchpoints = {}
    metrics: Metrics = {}
    evidence: EvidenceById = {}
    lanes: Lanes = {}
    phases: Annotated[tuple[Phase, ...], NotEmpty(), doc("The phases, in order.", ["Awareness"])]
    transitions: Annotated[
        tuple[Transition, ...],
        doc("Ways that are not simply onward.", [{"from": "use", "to": "awareness"}]),
    ] = ()
    review: Annotated[Review | None, doc("When the map is looked at again.", {"every": "90 days"})] = None
    walkthroughs: Annotated[
        tuple[Walkthrough, ...], doc("Walks in the customer's shoes.", [{"date": "2026-05-04"}])
    ] = ()
    criteria: Criteria = {}
    competitors: Competitors = {}
    platforms: Platforms = {}
    affinity: Annotated[
        tuple[Affinity, ...],
        doc("How the brand sits with the personas.", [{"persona": "ana", "trait": "Plain"}]),
    ] = ()
    content_plan: Annotated[
        tuple[ContentItem, ...],
        doc("What is published when.", [{"name": "Video", "start": "2026-04-01"}]),
    ] = ()


class Library(Model):
    """Registries that several maps share."""

    cjm: FormatVersion
    kind: Annotated[Literal["library"], doc("What this file is.", "library")]
    title: Annotated[Text | None, doc("The library's title.", "Teams and touchpoints")] = None
    language: Annotated[LanguageTag, doc("The language of the content, as a BCP 47 tag.", "en")] = "en"
    personas: Personas = {}
    owners: Owners = {}
    touchpoints: Touchpoints = {}
    metrics: Metrics = {}
    evidence: EvidenceById = {}
    lanes: Lanes = {}
    criteria: Criteria = {}
    competitors: Competitors = {}
    platforms: Platforms = {}


REGISTRIES = {
    "persona": "personas",
    "owner": "owners",
    "touchpoint": "touchpoints",
    "metric": "metrics",
    "evidence": "evidence",
    "lane": "lanes",
    "criterion": "criteria",
    "competitor": "competitors",
    "platform": "platforms",
}
"""What an id points at → the registry that holds it."""
