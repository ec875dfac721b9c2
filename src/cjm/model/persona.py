"""Step 1 of the method: the persona or segment whose journey this is."""

from typing import Annotated, ClassVar, Literal

from cjm.model.base import Confidence, EvidenceRef, FileRef, Model, Text, doc


class Demographics(Model):
    """The customer in the terms of statistics."""

    gender: Annotated[Text | None, doc("Gender.", "woman")] = None
    age: Annotated[Text | None, doc("Age or age group.", "30 to 39")] = None
    income: Annotated[Text | None, doc("Income, or an income group.", "about the national median")] = None
    setting: Annotated[
        Literal["urban", "suburban", "rural"] | None,
        doc("Where the customer lives, in kind.", "suburban"),
    ] = None


class PersonaGoals(Model):
    """What the customer is after in life, soon and later."""

    short_term: Annotated[
        tuple[Text, ...], doc("Goals for the coming weeks or months.", ["Run without pain"])
    ] = ()
    long_term: Annotated[tuple[Text, ...], doc("Goals for the coming years.", ["Finish a marathon"])] = ()


class Persona(Model):
    """A typical customer, drawn from research: a hypothesis until evidence supports it."""

    main: ClassVar[str | None] = "name"

    name: Annotated[Text, doc("A name to speak of the customer by.", "Ana Ribeiro")]
    kind: Annotated[
        Literal["persona", "segment"],
        doc("One typical person, or a group of customers.", "persona"),
    ] = "persona"
    quote: Annotated[
        Text | None,
        doc("A sentence that sums the customer up.", "I don't mind paying; I mind not knowing"),
    ] = None
    picture: Annotated[
        Text | None,
        FileRef("picture"),
        doc("A picture file (PNG, JPEG, WebP or SVG), relative to the map.", "pictures/ana.png"),
    ] = None
    summary: Annotated[
        Text | None, doc("Who this is, in two or three sentences.", "Runs twice a week before work")
    ] = None
    occupation: Annotated[Text | None, doc("What the customer does for a living.", "Project manager")] = None
    location: Annotated[Text | None, doc("Where the customer lives.", "A suburb of Porto")] = None
    household: Annotated[Text | None, doc("Who lives in the household.", "Partner and two children")] = None
    demographics: Annotated[
        Demographics | None, doc("The customer in the terms of statistics.", {"age": "30 to 39"})
    ] = None
    personality: Annotated[Text | None, doc("What the customer is like.", "Careful, hates to be rushed")] = (
        None
    )
    behaviour: Annotated[
        Text | None,
        doc("How the customer acts in matters like this.", "Reads ten reviews before buying"),
    ] = None
    habits: Annotated[
        tuple[Text, ...], doc("What the customer does regularly.", ["Runs on Tuesday and Saturday"])
    ] = ()
    constraints: Annotated[tuple[Text, ...], doc("What limits the customer.", ["Home only after 18:30"])] = ()
    concerns: Annotated[tuple[Text, ...], doc("What worries the customer.", ["An old knee injury"])] = ()
    life_experience: Annotated[
        Text | None,
        doc("What the customer has lived through that matters here.", "Bought the wrong size twice"),
    ] = None
    information_sources: Annotated[
        tuple[Text, ...],
        doc("Where the customer finds information.", ["A running blog", "The club's chat"]),
    ] = ()
    likes: Annotated[tuple[Text, ...], doc("What attracts the customer.", ["Plain words about fit"])] = ()
    goals: Annotated[
        PersonaGoals | None,
        doc("Short-term and long-term goals.", {"short_term": ["Run without pain"]}),
    ] = None
    aspirations: Annotated[
        tuple[Text, ...], doc("What the customer dreams of.", ["To be called a runner"])
    ] = ()
    problems: Annotated[
        tuple[Text, ...],
        doc("Problems with the product, or in life.", ["Every brand has its own sizes"]),
    ] = ()
    improvements: Annotated[
        tuple[Text, ...], doc("What the customer wishes were better.", ["Try two sizes, keep one"])
    ] = ()
    came_through: Annotated[
        Text | None, doc("How and why the customer came to us.", "A friend in the running club")
    ] = None
    evidence: Annotated[
        tuple[EvidenceRef, ...], doc("The research the persona rests on.", ["interviews"])
    ] = ()
    confidence: Annotated[Confidence | None, doc("How sure we are of the persona.", "observed")] = None
