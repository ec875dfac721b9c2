"""Emotions as a report shows them: a face and a tone for a score."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Literal

from cjm.model.emotion import Emotion
from cjm.model.persona import Persona
from cjm.view.record import record

Tone = Literal["positive", "neutral", "negative"]


@record
class EmotionView:
    """An emotion. `score` is -2 to 2, `band` that score as a whole number; both `None` where only a feeling is given."""

    score: float | None
    band: int | None
    feeling: str | None
    why: str | None

    @property
    def tone(self) -> Tone:
        """Positive, neutral or negative, by the band."""
        if not self.band:
            return "neutral"
        return "positive" if self.band > 0 else "negative"


@record
class PersonaEmotion:
    """How one persona feels, where personas differ."""

    persona: str
    name: str
    emotion: EmotionView


def emotion_view(emotion: Emotion | None) -> EmotionView | None:
    """The view of an emotion that says anything."""
    if emotion is None or (emotion.score is None and emotion.feeling is None and emotion.why is None):
        return None
    return EmotionView(emotion.score, band(emotion.score), emotion.feeling, emotion.why)


def band(score: float | None) -> int | None:
    """The whole number from -2 to 2 nearest to a score; a half goes away from zero."""
    if score is None:
        return None
    return int(math.copysign(math.floor(abs(score) + 0.5), score))


def lowest(emotions: Iterable[EmotionView | None]) -> EmotionView | None:
    """The first of the emotions with the lowest score, `None` where none has a score."""
    scored = [each for each in emotions if each and each.score is not None]
    return min(scored, key=lambda each: each.score or 0, default=None)


def persona_emotions(
    emotions: Mapping[str, Emotion], personas: Mapping[str, Persona]
) -> tuple[PersonaEmotion, ...]:
    """The emotions of single personas, in the order of the map."""
    views = ((persona, emotion_view(emotion)) for persona, emotion in emotions.items())
    return tuple(
        PersonaEmotion(id_, personas[id_].name if id_ in personas else id_, view)
        for id_, view in views
        if view
    )
