"""Steps 2 and 3 of the method: the phases of the journey and the steps in them."""

from typing import Annotated, ClassVar, Literal

from cjm.model.base import (
    Bool,
    Confidence,
    EvidenceRef,
    FileRef,
    LaneRef,
    MetricRef,
    Model,
    OwnerRef,
    PersonaRef,
    PlaceId,
    Text,
    TouchpointRef,
    doc,
)
from cjm.model.concern import Need, Opportunity, PainPoint, Question
from cjm.model.emotion import Emotion

EMOTION_EXAMPLE = {"score": -1, "feeling": "impatient"}


class Step(Model):
    """One thing the customer does or lives through."""

    main: ClassVar[str | None] = "name"

    name: Annotated[Text, doc("What happens, from the customer's side.", "Compares three shops")]
    id: Annotated[
        PlaceId | None, doc("Name to refer to the step by. Default: a slug of the name.", "compare")
    ] = None
    when: Annotated[Text | None, doc("When it happens: a time of day, or in words.", "07:30")] = None
    actions: Annotated[tuple[Text, ...], doc("What the customer does.", ["Opens three tabs"])] = ()
    thoughts: Annotated[tuple[Text, ...], doc("What the customer thinks.", ["Why do the sizes differ?"])] = ()
    emotion: Annotated[Emotion | None, doc("How the customer feels.", EMOTION_EXAMPLE)] = None
    by_persona: Annotated[
        dict[PersonaRef, Emotion],
        doc("How single personas feel, where they differ.", {"ana": EMOTION_EXAMPLE}),
    ] = {}
    expects: Annotated[
        tuple[Text, ...], doc("What the customer expects.", ["A price with everything in it"])
    ] = ()
    needs: Annotated[
        tuple[Need, ...], doc("What the customer needs here.", ["To know that the shoes will fit"])
    ] = ()
    touchpoints: Annotated[tuple[TouchpointRef, ...], doc("Where the customer meets us.", ["shop"])] = ()
    questions: Annotated[tuple[Question, ...], doc("What the customer asks.", ["Which size am I?"])] = ()
    pain_points: Annotated[
        tuple[PainPoint, ...], doc("What hurts.", [{"text": "Sizes differ", "severity": "high"}])
    ] = ()
    metrics: Annotated[tuple[MetricRef, ...], doc("How the step is measured.", ["size-returns"])] = ()
    owner: Annotated[
        OwnerRef | None,
        doc("Who is answerable for the step. Default: the phase's owner.", "product"),
    ] = None
    opportunities: Annotated[
        tuple[Opportunity, ...], doc("What could be done.", [{"text": "One size guide"}])
    ] = ()
    frontstage: Annotated[
        tuple[Text, ...],
        doc("What our people and systems do in the customer's sight.", ["Chat answers"]),
    ] = ()
    backstage: Annotated[
        tuple[Text, ...], doc("What we do out of sight.", ["The warehouse picks the pair"])
    ] = ()
    support: Annotated[tuple[Text, ...], doc("The systems and partners behind that.", ["Stock system"])] = ()
    with_brand: Annotated[
        Bool | None, doc("Day in the life: whether we take part in this moment.", False)
    ] = None
    moment_of_truth: Annotated[Bool, doc("Whether the relationship is won or lost here.", True)] = False
    picture: Annotated[
        Text | None,
        FileRef("picture"),
        doc("A picture file (PNG, JPEG, WebP or SVG), relative to the map.", "pictures/box.jpg"),
    ] = None
    journey: Annotated[
        Text | None,
        FileRef("map"),
        doc("The map that zooms in on this step, relative to this one.", "returns.cjm.yaml"),
    ] = None
    lanes: Annotated[
        dict[LaneRef, tuple[Text, ...]],
        doc("What stands in your own rows.", {"legal": ["Right to return"]}),
    ] = {}
    evidence: Annotated[
        tuple[EvidenceRef, ...],
        doc("What supports the step and all that stands in it.", ["interviews"]),
    ] = ()
    confidence: Annotated[Confidence | None, doc("How sure we are of it.", "inferred")] = None


class Phase(Model):
    """A stretch of the journey with one purpose for the customer."""

    main: ClassVar[str | None] = "name"

    name: Annotated[Text, doc("The phase's name.", "Awareness")]
    id: Annotated[
        PlaceId | None, doc("Name to refer to the phase by. Default: a slug of the name.", "awareness")
    ] = None
    summary: Annotated[
        Text | None, doc("What happens in the phase.", "Ana notices that her shoes are worn out")
    ] = None
    customer_goal: Annotated[
        Text | None,
        doc("What the customer wants from this phase.", "To know whether new shoes are due"),
    ] = None
    key_task: Annotated[
        Text | None, doc("Our one task in this phase.", "Be where runners ask for advice")
    ] = None
    advance_when: Annotated[
        Text | None, doc("The condition on which the customer moves on.", "Ana wants new shoes")
    ] = None
    timing: Annotated[
        Literal["before", "during", "after"] | None,
        doc("Before, during or after the purchase.", "before"),
    ] = None
    duration: Annotated[Text | None, doc("How long it takes, in words.", "two weeks")] = None
    desired: Annotated[
        Emotion | None,
        doc(
            "How the customer should feel; the report draws the gap.",
            {"score": 1, "feeling": "confident"},
        ),
    ] = None
    emotion: Annotated[
        Emotion | None, doc("How the customer feels, where no step says so.", EMOTION_EXAMPLE)
    ] = None
    by_persona: Annotated[
        dict[PersonaRef, Emotion],
        doc("How single personas feel, where they differ.", {"ana": EMOTION_EXAMPLE}),
    ] = {}
    needs: Annotated[
        tuple[Need, ...], doc("What the customer needs.", ["To know that the shoes will fit"])
    ] = ()
    questions: Annotated[tuple[Question, ...], doc("What the customer asks.", ["Do I need new shoes?"])] = ()
    pain_points: Annotated[
        tuple[PainPoint, ...], doc("What hurts.", [{"text": "Sizes differ", "severity": "high"}])
    ] = ()
    metrics: Annotated[tuple[MetricRef, ...], doc("How the phase is measured.", ["reach"])] = ()
    owner: Annotated[OwnerRef | None, doc("Who is answerable for the phase.", "marketing")] = None
    opportunities: Annotated[
        tuple[Opportunity, ...], doc("What could be done.", [{"text": "One honest guide"}])
    ] = ()
    touchpoints: Annotated[
        tuple[TouchpointRef, ...],
        doc("Where the customer meets us, where no step says so.", ["ad"]),
    ] = ()
    lanes: Annotated[
        dict[LaneRef, tuple[Text, ...]],
        doc("What stands in your own rows.", {"legal": ["Ad rules"]}),
    ] = {}
    evidence: Annotated[
        tuple[EvidenceRef, ...],
        doc("What supports the phase and all that stands in it.", ["interviews"]),
    ] = ()
    confidence: Annotated[Confidence | None, doc("How sure we are of it.", "inferred")] = None
    steps: Annotated[
        tuple[Step, ...], doc("What the customer does, in order.", [{"name": "Sees an ad"}])
    ] = ()
