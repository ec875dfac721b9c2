"""From the lines of a journey diagram to drafts: sections become phases, tasks steps, scores emotions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain

from cjm.importers.draft import Draft, Stage
from cjm.importers.foreign import Foreign
from cjm.importers.guesses.language import language_of
from cjm.importers.guesses.scores import ONE_TO_FIVE, Scale, scale_of
from cjm.importers.importer import Wishes
from cjm.importers.mermaid.blocks import WORD, Block
from cjm.importers.mermaid.casting import Cast, cast
from cjm.importers.mermaid.diagram import Diagram, Section, diagram_of
from cjm.importers.mermaid.lines import Task, Words
from cjm.importers.mermaid.repairs import repair
from cjm.importers.mermaid.states import State, state_of, states
from cjm.importers.notes import (
    KEPT_HELP,
    NAME_MADE_UP,
    SCALE_GUESSED,
    STRUCTURE_GUESSED,
    TEXT_LEFT_OUT,
    TEXT_WITHOUT_PLACE,
    VALUE_GUESSED,
    VALUE_UNREADABLE,
    Notes,
)
from cjm.importers.placing import made_up_title

BREAK_LINES_HELP = "break the line before each `section` and before each task"
"""What to do about a diagram that has lost its lines."""

_FLAT = re.compile(r"[ \t]*title\b[^\r\n]*\bsection\b[^\r\n]*:[ \t]*\d[^\r\n]*:[^\r\n]*:[ \t]*\d")
_FRONT_TITLE = re.compile(
    r"^[ \t]*title:[ \t]*(?P<quote>[\"']?)(?P<title>.+?)(?P=quote)[ \t]*\r?$", re.MULTILINE
)


def drafts_of(block: Block, foreign: Foreign, wishes: Wishes, notes: Notes) -> list[Draft]:
    """The map of a diagram; two where it shows the journey of today and that of tomorrow; none where it has no tasks."""
    diagram = diagram_of(block, notes)
    where = (block.start, block.start + len(block.word))
    if not diagram.sections or any(_FLAT.match(line) for _, line in block.lines):
        message = "no section and no task stands on a line of its own in this diagram"
        notes.add(TEXT_LEFT_OUT, message, where, BREAK_LINES_HELP)
        return []
    if block.word != WORD:
        notes.add(STRUCTURE_GUESSED, f"“{block.word}” was read as Mermaid's word `{WORD}`", where)
    if block.is_open:
        message = "nothing says where the diagram ends; it was read up to what is no part of it"
        notes.add(STRUCTURE_GUESSED, message, where)
    if not diagram.is_own:
        repair(diagram, notes)
    text = " ".join(words.text for words in chain(diagram.titles, (task.name for task in diagram.tasks)))
    language = wishes.language or language_of(text)
    title = _title(diagram, block, foreign, wishes, notes)
    scale = _scale(diagram.tasks, notes)
    roles = cast(list(diagram.tasks), title, wishes.actors, notes)
    drafts = []
    for state, sections in _states(diagram, title, notes):
        draft = Draft(title, language)
        if len(sections) < len(diagram.sections) and sections[0].name:
            draft.title = f"{title} ({sections[0].name.text})"
        if state == "future":
            draft.data["state"] = state
        _fill(draft, sections, scale, roles, notes)
        drafts.append(draft)
    _keep_asides(drafts[0], diagram, notes)
    return drafts


def _states(diagram: Diagram, title: str, notes: Notes) -> list[tuple[State, list[Section]]]:
    """The sections of each map, and the state that it shows."""
    if diagram.is_own:
        return [("current", diagram.sections)]
    return states(diagram.sections, notes) or [(state_of(title), diagram.sections)]


def _title(diagram: Diagram, block: Block, foreign: Foreign, wishes: Wishes, notes: Notes) -> str:
    where = (block.start, block.start + len(block.word))
    if front := _FRONT_TITLE.search(block.front):
        diagram.titles.insert(0, Words(front["title"].strip(), where))
    titles = diagram.titles or diagram.names
    own = titles.pop().text if titles else None
    for others in (diagram.titles, diagram.names):
        others[:] = [words for words in others if words.text != own]
    if title := wishes.title or own:
        return title
    return made_up_title(block.heading or foreign.stem, "diagram", where, notes)


def _scale(tasks: Iterable[Task], notes: Notes) -> Scale:
    """The scale of the scores that name none."""
    scored = [task for task in tasks if task.score and task.score.scale is None]
    scale = scale_of([task.score.value for task in scored if task.score])
    if scale != ONE_TO_FIVE:
        odd = next((task for task in scored if task.score and not 1 <= task.score.value <= 5), scored[0])
        assert odd.score_words is not None
        notes.add(
            SCALE_GUESSED,
            f"scores were read on a scale of {scale}",
            odd.score_words.span,
            "Mermaid's own is 1 to 5",
        )
    return scale


def _fill(draft: Draft, sections: Sequence[Section], scale: Scale, roles: Cast, notes: Notes) -> None:
    for number, section in enumerate(sections, 1):
        if section.name and section.name.text:
            name = section.name.text
        else:
            name = draft.title if len(sections) == 1 else f"{draft.title} {number}"
            where = section.name.span if section.name else section.tasks[0].name.span
            notes.add(
                NAME_MADE_UP, f"tasks stand in no section with a name; their phase is called “{name}”", where
            )
        phase = draft.phase(name)
        for task in section.tasks:
            if not task.name.text:
                notes.add(NAME_MADE_UP, "a task has no name; its step is called “?”", task.name.span)
            step = phase.step(task.name.text or "?")
            _feel(step, task, scale, notes)
            roles.place(draft, step, task, notes)
            if task.rest:
                step.keep("rest", task.rest.text)
                notes.add(
                    TEXT_WITHOUT_PLACE,
                    f"“{task.rest.text}” stands behind the actors, where Mermaid reads nothing",
                    task.rest.span,
                )


def _feel(step: Stage, task: Task, scale: Scale, notes: Notes) -> None:
    if task.repaired:
        notes.add(VALUE_GUESSED, f"the step is “{step.name}”: the line has {task.repaired}", task.name.span)
    if task.unread:
        step.keep("score", task.unread.text)
        notes.add(
            VALUE_UNREADABLE,
            f"“{task.unread.text}” is no score",
            task.unread.span,
            KEPT_HELP,
        )
    if task.score is None:
        step.feel(feeling=task.feeling, why=task.why)
        return
    score = (task.score.scale or scale).emotion(task.score.value)
    step.feel(score=score, feeling=task.feeling, why=task.why)
    if not task.score.exact and task.score_words:
        notes.add(
            VALUE_GUESSED,
            f"“{task.score_words.text}” was read as the emotion {score:g}",
            task.score_words.span,
        )


def _keep_asides(draft: Draft, diagram: Diagram, notes: Notes) -> None:
    """Keep what is said of the diagram as a whole: its description is the summary, the rest has no place."""
    if diagram.descriptions:
        draft.data["summary"] = diagram.descriptions.pop().text
    others = {
        "title": [*diagram.titles, *diagram.names],
        "description": diagram.descriptions,
        "comment": diagram.comments,
    }
    for label, texts in others.items():
        for words in texts:
            draft.keep(label, words.text)
            notes.add(
                TEXT_WITHOUT_PLACE,
                f"the {label} “{words.text}” has no place in a map",
                words.span,
                KEPT_HELP,
            )
