"""What only all tasks of a diagram together show: parts in each other's places, actors without their place, numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from cjm.importers.guesses.actors import kind_of
from cjm.importers.guesses.feelings import score_of_feeling
from cjm.importers.mermaid.diagram import Diagram
from cjm.importers.mermaid.lines import Task, Words
from cjm.importers.notes import STRUCTURE_GUESSED, Notes

_ROLES, _LEAST_TASKS = 3, 4
_LEAST_NUMBERED, _HIGHEST = 6, 7
_LONGEST_ACTOR = 40
_LEAST_REMARKS, _WORDS_OF_REMARK = 3, 4
_SEPARATOR = re.compile(r"[,，、]\s*")
_JOINED = re.compile(r"\s+(?:\+|&|/|and|und|og|y|e|et|и)\s+|\s*/\s*", re.IGNORECASE)
_BRACKET = re.compile(r"(\S.*?)\s*[(（]([^()（）]+)[)）]")
_PLUS = re.compile(r"\s+\+\s+")


def repair(diagram: Diagram, notes: Notes) -> None:
    """Put the parts of the tasks in their places."""
    _unswap(diagram, notes)
    _move_actors_behind(diagram, notes)
    _move_actors_in_front(diagram, notes)
    known = {actor.text.casefold() for actor in _actors(diagram)}
    diagram.change(lambda task: _with_actors_for_score(task, known))
    diagram.change(lambda task: replace(task, actors=tuple(_parted(task.actors, known))))
    _read_brackets(diagram, notes)
    _read_remarks(diagram, notes)
    _read_rests(diagram, notes)
    _drop_numbers(diagram, notes)


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
    diagram.change(_unswapped)


def _unswapped(task: Task) -> Task:
    if not task.actors:
        return task
    first, last = task.actors[0], task.actors[-1]
    name = Words(", ".join(actor.text for actor in task.actors), (first.span[0], last.span[1]))
    return replace(task, name=name, actors=(task.name,))


def _move_actors_behind(diagram: Diagram, notes: Notes) -> None:
    """`Task: Actor: 4` has the actor before the score: so it is where the same few stand there again and again."""
    found = [task for task in diagram.tasks if _ends_with_score(task)]
    actors = {actor for task in found for actor in _SEPARATOR.split(task.pieces[-1].text)}
    if len(found) < max(2, len(list(diagram.tasks)) // 2) or not _are_roles(actors, len(found)):
        return
    message = "who acts was taken to stand before the score instead of behind it"
    notes.add(STRUCTURE_GUESSED, message, found[0].pieces[-1].span)

    def moved(task: Task) -> Task:
        if not _ends_with_score(task):
            return task
        first, before, last = task.pieces[0], task.pieces[-2], task.pieces[-1]
        named = _named(task, task.name.text.removesuffix(last.text), first, before)
        return replace(named, actors=tuple(_split(last, _SEPARATOR)))

    diagram.change(moved)


def _move_actors_in_front(diagram: Diagram, notes: Notes) -> None:
    """`Actor: Task: 4: Remark` has the actor first: so it is where the same few begin the names of all tasks.

    What stands behind the score is an actor all the same where that is who begins the name, else how it was.
    """
    tasks = list(diagram.tasks)
    found = [task for task in tasks if len(task.pieces) > 1]
    first = {task.pieces[0].text for task in found}
    if len(found) < 2 or len(found) < len(tasks) * 3 // 4 or not _are_roles(first, len(found)):
        return
    told = {name.casefold() for name in first}
    behind = {actor.text for task in found for actor in task.actors if actor.text.casefold() not in told}
    if any(map(kind_of, behind)) or not (
        any(map(kind_of, first)) or any(_begins_with_actor(task) for task in found)
    ):
        return
    message = f"“{found[0].pieces[0].text}” is who acts, and what stands behind it is what is done"
    notes.add(STRUCTURE_GUESSED, message, found[0].pieces[0].span)

    def moved(task: Task) -> Task:
        if len(task.pieces) < 2:
            return task
        actor, second, last = task.pieces[0], task.pieces[1], task.pieces[-1]
        remark = next((each.text for each in task.actors if each.text.casefold() not in told), None)
        others = [each for each in task.actors if each.text.casefold() in told - {actor.text.casefold()}]
        named = _named(task, task.name.text.removeprefix(actor.text), second, last)
        return replace(named, actors=(actor, *others), feeling=task.feeling or remark)

    diagram.change(moved)


def _ends_with_score(task: Task) -> bool:
    return len(task.pieces) > 1 and not task.actors and task.score is not None


def _begins_with_actor(task: Task) -> bool:
    return task.pieces[0].text.casefold() in {actor.text.casefold() for actor in task.actors}


def _are_roles(names: Collection[str], times: int) -> bool:
    """Whether names are those of who acts: few for how often they stand there, and short."""
    return len(names) <= max(1, times * 2 // 3) and all(len(name) <= _LONGEST_ACTOR for name in names)


def _named(task: Task, text: str, first: Words, last: Words) -> Task:
    """The task with a part of its name, from one of its pieces to another; a colon that is left in it is one."""
    name = Words(text.strip(" :\t：") or "?", (first.span[0], last.span[1]))
    return replace(task, name=name, pieces=(), repaired=task.repaired if ":" in name.text else "")


def _with_actors_for_score(task: Task, known: Collection[str]) -> Task:
    """Where actors known from other tasks stand in the place of a score, the score is what is missing."""
    unread = task.unread
    if unread is None or task.actors:
        return task
    names = [name.strip() for name in unread.text.split(",")]
    if not all(name.casefold() in known for name in names):
        return task
    return replace(task, unread=None, actors=tuple(Words(name, unread.span) for name in names))


def _parted(actors: Sequence[Words], known: Collection[str]) -> Iterator[Words]:
    """The actors, each on its own where several are joined by other than commas."""
    for actor in actors:
        parts = list(_split(actor, _JOINED))
        are_known = all(part.text.casefold() in known or kind_of(part.text) for part in parts)
        if len(parts) > 1 and (are_known or len(list(_split(actor, _PLUS))) == len(parts)):
            yield from parts
        else:
            yield actor


def _split(words: Words, separator: re.Pattern[str]) -> Iterator[Words]:
    """The parts of a text; each stands at its place, or all of them at the whole where signs have been replaced."""
    start, end = words.span
    at = 0
    for found in (*separator.finditer(words.text), None):
        last = found.start() if found else len(words.text)
        part = words.text[at:last]
        if part:
            exact = len(words.text) == end - start
            yield Words(part, (start + at, start + last) if exact else words.span)
        at = found.end() if found else last


def _read_brackets(diagram: Diagram, notes: Notes) -> None:
    """`User (Relief)`: where one of the brackets behind an actor names a feeling, they tell how the actor feels."""
    found = [(actor, bracket) for actor in _actors(diagram) if (bracket := _BRACKET.fullmatch(actor.text))]
    telling = {bracket[1] for _, bracket in found if score_of_feeling(bracket[2]) is not None}
    if not telling:
        return
    first = next(actor for actor, bracket in found if bracket[1] in telling)
    notes.add(STRUCTURE_GUESSED, "brackets behind actors were taken for feelings", first.span)

    def read(task: Task) -> Task:
        actors, feeling = [], task.feeling
        for actor in task.actors:
            bracket = _BRACKET.fullmatch(actor.text)
            if bracket and bracket[1] in telling and feeling in {None, bracket[2]}:
                actors.append(Words(bracket[1], actor.span))
                feeling = bracket[2]
            else:
                actors.append(actor)
        return replace(task, actors=tuple(actors), feeling=feeling)

    diagram.change(read)


def _read_remarks(diagram: Diagram, notes: Notes) -> None:
    """`Pays: 1: No card is taken here`: sentences where actors belong, and none of them twice, say why it feels so."""
    said = [task for task in diagram.tasks if task.actors]
    remarks = [task for task in said if len(_joined(task).split()) >= _WORDS_OF_REMARK]
    if (
        len(said) < _LEAST_REMARKS
        or len(remarks) * 3 < len(said) * 2
        or len({_joined(task) for task in remarks}) < len(remarks)
    ):
        return
    first = remarks[0].actors
    message = "sentences where actors belong were taken for why it feels so"
    notes.add(STRUCTURE_GUESSED, message, (first[0].span[0], first[-1].span[1]))
    wanted = {id(task) for task in remarks}
    diagram.change(lambda task: replace(task, actors=(), why=_joined(task)) if id(task) in wanted else task)


def _joined(task: Task) -> str:
    return ", ".join(actor.text for actor in task.actors)


def _read_rests(diagram: Diagram, notes: Notes) -> None:
    """`Waits: 1: Ida: frustrated`: where what stands behind actors names a feeling, so does all that is as short."""
    found = [
        task.rest for task in diagram.tasks if task.rest and score_of_feeling(task.rest.text) is not None
    ]
    if not found:
        return
    notes.add(STRUCTURE_GUESSED, "what stands behind actors was taken for feelings", found[0].span)

    def read(task: Task) -> Task:
        if task.rest is None or task.feeling or len(task.rest.text.split()) >= _WORDS_OF_REMARK:
            return task
        return replace(task, feeling=task.rest.text, rest=None)

    diagram.change(read)


def _actors(diagram: Diagram) -> Iterator[Words]:
    return (actor for task in diagram.tasks for actor in task.actors)


def _drop_numbers(diagram: Diagram, notes: Notes) -> None:
    """Scores that go up by one from task to task, past those of any scale that people use, number the tasks."""
    scores = [task.score for task in diagram.tasks]
    values = [score.value for score in scores if score]
    if len(values) < max(_LEAST_NUMBERED, len(scores)) or values[-1] <= 5:
        return
    if any(after - before != 1 for before, after in pairwise(values)):
        return
    first = next(diagram.tasks)
    assert first.score_words is not None
    message = "the scores go up by one from task to task: they were taken for the numbers of the tasks"
    notes.add(STRUCTURE_GUESSED, message, first.score_words.span)
    diagram.change(lambda task: replace(task, score=None, score_words=None, unread=task.score_words))
