"""How the customer feels."""

from typing import Annotated, ClassVar

from cjm.model.base import Model, Score, Text, doc


class Emotion(Model):
    """How the customer feels at a step or in a phase."""

    main: ClassVar[str | None] = "feeling"
    main_number: ClassVar[str | None] = "score"

    score: Annotated[
        Score | None, doc("From -2 (very negative) to 2 (very positive); decimals are allowed.", -1)
    ] = None
    feeling: Annotated[Text | None, doc("The feeling by its name.", "impatient")] = None
    why: Annotated[Text | None, doc("What causes it.", "Nobody says when the parcel comes")] = None
