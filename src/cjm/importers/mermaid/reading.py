"""From the lines of a journey diagram to drafts: sections become phases, tasks steps, scores emotions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from cjm.importers.draft import Draft, Stage
from cjm.importers.foreign import Foreign
from cjm.importers.guesses.language import language_of
from cjm.importers.guesses.scores import ONE_TO_FIVE, Scale, scale_of
from cjm.importers.importer import Wishes
from cjm.importers.mermaid.blocks import Block
from cjm.importers.mermaid.casting import Cast, cast
from cjm.importers.mermaid.lines import Said, Task, Words, read_lines
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

_OWN = re.compile(
    r"(?:generator: cjm$|left out: |shortened: |steps without an emotion are drawn as neutral$)"
)
"""What our own export writes into comments."""
_FRONT_TITLE = re.compile(r"^title:[ \t]*(?P<quote>[\"']?)(?P<title>.+?)(?P=quote)[ \t]*$", re.MULTILINE)
_TODAY = re.compile(
    r"as[- ]?is|current(?: state)?|today|now|before|ist(?:-zustand)?|actual|atual|nå(?:tilstand)?|как есть|现状|当前",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"to[- ]?be|future(?: state)?|tomorrow|target|after|soll(?:-zustand)?|futuro|deseado|desejado|fremtid(?:ig)?|как будет|未来|目标",
    re.IGNORECASE,
)
_ROLES, _LEAST_TASKS = 3, 4


@dataclass
class Section:
    """A section with its tasks; `name` is `None` for tasks that stand before any."""

    name: Words | None
    tasks: list[Task] = field(default_factory=list)


@dataclass
class Diagram:
    """What a diagram says, before it becomes a map. `is_own` tells that we wrote it."""

    sections: list[Section] = field(default_factory=list)
    titles: list[Words] = field(default_factory=list)
    descriptions: list[Words] = field(default_factory=list)
    comments: list[Words] = field(default_factory=list)
    is_own: bool = False

    @property
    def tasks(self) -> Iterator[Task]:
        """All tasks in order."""
        return chain.from_iterable(section.tasks for section in self.sections)


def drafts_of(block: Block, foreign: Foreign, wishes: Wishes, notes: Notes) -> list[Draft]:
    """The map of a diagram; two where it shows the journey of today and that of tomorrow."""
    diagram = _diagram(read_lines(block.lines, is_html=block.is_html), notes)
    if not diagram.sections:
        return []
    if block.is_open:
        notes.add(
            STRUCTURE_GUESSED,
            "nothing closes the fence; the diagram was read up to what is no part of it",
            (block.start, block.start + len("journey")),
        )
    _unswap(diagram, notes)
    _find_actors(diagram)
    text = " ".join(words.text for words in chain(diagram.titles, (task.name for task in diagram.tasks)))
    language = wishes.language or language_of(text)
    title = _title(diagram, block, foreign, wishes, notes)
    scale = _scale(diagram.tasks, notes)
    roles = cast(diagram.tasks, wishes.actors, notes)
    drafts = []
    for state, sections in _states(diagram.sections, notes):
        draft = Draft(f"{title} ({sections[0].name.text})" if state and sections[0].name else title, language)
        if state == "future":
            draft.data["state"] = state
        _fill(draft, sections, scale, roles, notes)
        drafts.append(draft)
    _keep_asides(drafts[0], diagram, notes)
    return drafts


def _diagram(items: Iterable[Said | Task], notes: Notes) -> Diagram:
    diagram = Diagram()
    for item in items:
        if isinstance(item, Task):
            if not diagram.sections:
                diagram.sections.append(Section(None))
            diagram.sections[-1].tasks.append(item)
        elif item.kind == "section":
            _open_section(diagram, item, notes)
        elif item.kind == "directive":
            notes.add(TEXT_LEFT_OUT, "how the diagram is drawn is left out", item.words.span)
        elif item.kind == "comment" and _OWN.match(item.words.text):
            diagram.is_own = True
        elif item.words.text:
            lists = {
                "title": diagram.titles,
                "description": diagram.descriptions,
                "comment": diagram.comments,
            }
            lists[item.kind].append(item.words)
    return diagram


def _open_section(diagram: Diagram, item: Said, notes: Notes) -> None:
    before = diagram.sections[-1] if diagram.sections else None
    if before and before.name and before.name.text == item.words.text and not diagram.is_own:
        notes.add(
            STRUCTURE_GUESSED,
            f"the section “{item.words.text}” goes on: it stands twice in a row",
            item.words.span,
        )
        return
    if item.repaired:
        notes.add(
            STRUCTURE_GUESSED,
            f"{item.repaired} was taken as part of it: “{item.words.text}”",
            item.words.span,
        )
    diagram.sections.append(Section(item.words))


def _unswap(diagram: Diagram, notes: Notes) -> None:
    """Where few names of tasks come again and again, and their actors hardly ever, the two are swapped."""
    tasks = list(diagram.tasks)
    names = Counter(task.name.text for task in tasks)
    actors = {actor.text for task in tasks for actor in task.actors}
    if (
        len(tasks) < _LEAST_TASKS
        or len(names) > min(_ROLES, len(tasks) // 2)
        or len(actors) < max(len(tasks) * 3 // 4, 2 * len(names))
    ):
        return
    notes.add(
        STRUCTURE_GUESSED,
        f"“{tasks[0].name.text}” is who acts, and what stands behind the score is what is done",
        tasks[0].name.span,
    )
    for section in diagram.sections:
        section.tasks = [_unswapped(task) for task in section.tasks]


def _unswapped(task: Task) -> Task:
    if not task.actors:
        return task
    first, last = task.actors[0], task.actors[-1]
    name = Words(", ".join(actor.text for actor in task.actors), (first.span[0], last.span[1]))
    return replace(task, name=name, actors=(task.name,))


def _find_actors(diagram: Diagram) -> None:
    """Where actors known from other tasks stand in the place of a score, the score is what is missing."""
    known = {actor.text.casefold() for task in diagram.tasks for actor in task.actors}
    for section in diagram.sections:
        section.tasks = [_with_actors(task, known) for task in section.tasks]


def _with_actors(task: Task, known: Collection[str]) -> Task:
    unread = task.unread
    if unread is None or task.actors:
        return task
    names = [name.strip() for name in unread.text.split(",")]
    if not all(name.casefold() in known for name in names):
        return task
    return replace(task, unread=None, actors=tuple(Words(name, unread.span) for name in names))


def _title(diagram: Diagram, block: Block, foreign: Foreign, wishes: Wishes, notes: Notes) -> str:
    own = diagram.titles.pop().text if diagram.titles else None
    if title := wishes.title or own:
        return title
    if front := _FRONT_TITLE.search(block.front):
        return front["title"].strip()
    where = (block.start, block.start + len("journey"))
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


def _states(sections: Sequence[Section], notes: Notes) -> list[tuple[str, list[Section]]]:
    """The sections of each map: of two where each is called today's or tomorrow's, else of one."""
    by_state = {"current": _TODAY, "future": _LATER}
    states = [
        next(
            (
                state
                for state, words in by_state.items()
                if section.name and words.fullmatch(section.name.text)
            ),
            None,
        )
        for section in sections
    ]
    if None in states or set(states) != set(by_state):
        return [("", list(sections))]
    found = []
    for state in by_state:
        own = [section for section, its in zip(sections, states, strict=True) if its == state]
        assert own[0].name is not None
        notes.add(
            STRUCTURE_GUESSED,
            f"the section “{own[0].name.text}” became a map of its own, of the {state} state",
            own[0].name.span,
        )
        found.append((state, own))
    return found


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
        return
    score = (task.score.scale or scale).emotion(task.score.value)
    step.feel(score=score, feeling=task.feeling)
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
    others = {"title": diagram.titles, "description": diagram.descriptions, "comment": diagram.comments}
    for label, texts in others.items():
        for words in texts:
            draft.keep(label, words.text)
            notes.add(
                TEXT_WITHOUT_PLACE,
                f"the {label} “{words.text}” has no place in a map",
                words.span,
                KEPT_HELP,
            )
