"""What a journey diagram says: its sections with their tasks, and what is said of it as a whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from cjm.importers.mermaid.blocks import Block
from cjm.importers.mermaid.lines import Said, Task, Words, read_lines
from cjm.importers.notes import STRUCTURE_GUESSED, TEXT_LEFT_OUT, Notes

_OWN = re.compile(
    r"(?:generator: cjm$|left out: |shortened: |steps without an emotion are drawn as neutral$)"
)
"""What our own export writes into comments."""
_GENERATOR = re.compile(r"[ \t]*%%[ \t]*generator: cjm[ \t]*")


@dataclass
class Section:
    """A section with its tasks; `name` is `None` for tasks that stand before any."""

    name: Words | None
    tasks: list[Task] = field(default_factory=list)


@dataclass
class Diagram:
    """What a diagram says, before it becomes a map.

    `titles` are those that Mermaid draws, `names` those for people who cannot see it. `is_own` tells that we wrote it.
    """

    sections: list[Section] = field(default_factory=list)
    titles: list[Words] = field(default_factory=list)
    names: list[Words] = field(default_factory=list)
    descriptions: list[Words] = field(default_factory=list)
    comments: list[Words] = field(default_factory=list)
    is_own: bool = False

    @property
    def tasks(self) -> Iterator[Task]:
        """All tasks in order."""
        return chain.from_iterable(section.tasks for section in self.sections)

    def change(self, change: Callable[[Task], Task]) -> None:
        """Put what a function makes of each task in its place."""
        for section in self.sections:
            section.tasks = [change(task) for task in section.tasks]


def is_own(block: Block) -> bool:
    """Whether we wrote a diagram."""
    return any(_GENERATOR.fullmatch(line) for _, line in block.lines)


def diagram_of(block: Block, notes: Notes) -> Diagram:
    """The diagram that the lines of a block make up."""
    diagram = Diagram(is_own=is_own(block))
    return _filled(diagram, read_lines(block.lines, is_html=block.is_html, is_own=diagram.is_own), notes)


def _filled(diagram: Diagram, items: Iterable[Said | Task], notes: Notes) -> Diagram:
    for item in items:
        if isinstance(item, Task):
            if not diagram.sections:
                diagram.sections.append(Section(None))
            diagram.sections[-1].tasks.append(item)
        elif item.kind == "section":
            _open_section(diagram, item, notes)
        elif item.kind == "directive":
            notes.add(TEXT_LEFT_OUT, "how the diagram is drawn is left out", item.words.span)
        elif item.words.text and not (
            item.kind == "comment" and diagram.is_own and _OWN.match(item.words.text)
        ):
            lists = {
                "title": diagram.titles,
                "name": diagram.names,
                "description": diagram.descriptions,
                "comment": diagram.comments,
            }
            lists[item.kind].append(item.words)
            _tell_repair(item, notes)
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
    _tell_repair(item, notes)
    diagram.sections.append(Section(item.words))


def _tell_repair(item: Said, notes: Notes) -> None:
    if item.repaired:
        message = f"{item.repaired} was taken as meant: “{item.words.text}”"
        notes.add(STRUCTURE_GUESSED, message, item.words.span)
