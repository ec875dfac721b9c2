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


def score_of_emoji(text: str) -> int | None:
    """The score that a common face or thumb stands for; `None` for any other text. Its shades are a guess."""
    return _SCORES.get(text.strip().removesuffix("\ufe0f"))


_SCORES = {
    "😡": -2, "😠": -2, "🤬": -2, "😭": -2, "😞": -1, "🙁": -1, "☹": -1, "😟": -1, "😕": -1, "😢": -1, "👎": -1,
    "😐": 0, "😑": 0, "🙂": 1, "😊": 1, "☺": 1, "👍": 1, "😀": 2, "😃": 2, "😄": 2, "😁": 2, "🤩": 2, "😍": 2, "🥳": 2,
}  # fmt: skip
