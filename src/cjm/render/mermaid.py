"""The journey as a Mermaid diagram: sections are phases, tasks are steps, actors are personas.

Scores of -2 to 2 become Mermaid's 1 to 5. The grammar takes a few characters for its own wherever they stand, and words
where they begin a line; both are written as entities, which Mermaid decodes.
"""

from __future__ import annotations

import re
import unicodedata

from markupsafe import Markup

from cjm.render.report import RenderInput, ReportFormat
from cjm.view.journey import JourneyView
from cjm.view.parts import PARTS, Part, held, named
from cjm.view.phases import PhaseView, StepView

_MARK = "%% generator: cjm\n"
_SHOWN: frozenset[Part] = frozenset({"phases", "steps"})
_SHORTENED: frozenset[Part] = frozenset({"emotions", "personas"})
_NEUTRAL = 3.0
_SPECIAL = frozenset("#;:：；%`<>&\\\ufb02\u00b6")
"""What the grammar takes for its own; with the last two Mermaid marks entities while it draws."""
_KEYWORD = re.compile(r"(?:journey|section|title|acc(?=title|descr))", re.IGNORECASE)


def journey_diagram(view: JourneyView) -> Markup:
    """The diagram of a journey, without a line break at its end. Steps without a score are drawn as neutral."""
    lines = ["journey", f"  title {_text(view.title)}"]
    actors = ", ".join(_text(persona.name, also=",") for persona in view.personas)
    for phase in view.phases:
        lines.append(f"  section {_text(phase.name)}")
        lines += [
            f"    {_text(name)}: {_number(score)}: {actors}".rstrip(": ") for name, score in _tasks(phase)
        ]
    return Markup("\n".join(lines))  # noqa: S704 - what a map says is escaped for Mermaid


def has_unscored(view: JourneyView) -> bool:
    """Whether the diagram draws a step as neutral for want of a score."""
    return any(_score(phase, step) is None for phase in view.phases for step in phase.steps)


def _tasks(phase: PhaseView) -> list[tuple[str, float]]:
    """The phase's steps with their scores; the phase itself where it has a feeling and no steps."""
    if not phase.steps and phase.emotion and phase.emotion.score is not None:
        return [(phase.emotion.feeling or phase.name, phase.emotion.score + 3)]
    scores = (_score(phase, step) for step in phase.steps)
    return [
        (step.name, _NEUTRAL if score is None else score + 3)
        for step, score in zip(phase.steps, scores, strict=True)
    ]


def _score(phase: PhaseView, step: StepView) -> float | None:
    """The step's score, or the phase's where none of its steps has one."""
    own = step.emotion.score if step.emotion else None
    if own is not None or any(each.emotion and each.emotion.score is not None for each in phase.steps):
        return own
    return phase.emotion.score if phase.emotion else None


def _number(score: float) -> str:
    return f"{round(score, 2):g}"


def _text(text: str, also: str = "") -> str:
    """The text as one of Mermaid's: one line, nothing in it that the grammar takes for its own."""
    line = " ".join(text.split())
    escaped = "".join(_entity(char) if _is_special(char, also) else char for char in line)
    return _entity(escaped[0]) + escaped[1:] if _KEYWORD.match(escaped) else escaped


def _is_special(char: str, also: str) -> bool:
    return char in _SPECIAL or char in also or unicodedata.category(char) in {"Cc", "Cf", "Zl", "Zp"}


def _entity(char: str) -> str:
    return f"#{ord(char)};"


def render(report: RenderInput) -> bytes:
    """The diagram as a file, with comments that say what of the map it has no room for."""
    view = report.view
    notes = [f"left out: {', '.join(left)}"] if (left := list(named(held(view), FORMAT.leaves_out))) else []
    notes += [f"shortened: {', '.join(cut)}"] if (cut := list(named(held(view), FORMAT.shortens))) else []
    notes += ["steps without an emotion are drawn as neutral"] if has_unscored(view) else []
    comments = "".join(f"%% {note}\n" for note in notes)
    return f"{_MARK}{comments}{journey_diagram(view)}\n".encode("utf-8", "replace")


def _is_own(content: bytes) -> bool:
    return content.startswith(_MARK.encode())


FORMAT = ReportFormat(
    name="mermaid",
    about="the emotion curve as a diagram, for pages that draw Mermaid",
    suffix=".mmd",
    render=render,
    is_own=_is_own,
    leaves_out=frozenset(PARTS) - _SHOWN - _SHORTENED,
    shortens=_SHORTENED,
)
