"""Mutations of Mermaid's lines: their keywords, names, scores, actors, comments, and what stands around diagrams."""

from __future__ import annotations

import re
from random import Random

from tests.fuzz.foreign.words import hard

_KEYWORDS = (
    "title ",
    "section ",
    "accTitle: ",
    "accDescr: ",
    "accDescr {",
    "journey",
    "%% ",
    "%%{init: ",
    "# ",
    "Section 1: ",
    "",
)
_SCORES = (
    "5",
    " 3 ",
    "0",
    "-1",
    "10",
    "3.5",
    "3,5",
    "4/5",
    "",
    "🙂",
    "★★★☆☆",
    "very happy",
    "soon",
    "1e0",
    "٣",
)
_MARKS = (":", " : ", "：", ",", ";", "::", ": :")
_AROUND = (
    "```mermaid\n{}\n```\n", "~~~mermaid\n{}\n~~~\n", "> ```mermaid\n> {}\n> ```\n", "- ```mermaid\n{}\n", "::: mermaid\n{}\n:::\n",
    '<div class="mermaid">\n{}\n</div>\n', "<pre class=mermaid>{}</pre>", "---\ntitle: A\n---\n{}", "# A journey\n\n{}\n\nSome words.\n",
    "{0}\n\n{0}",
)  # fmt: skip


def diagram(data: bytes, dice: Random) -> bytes:
    """A text with a few of its lines changed where a diagram's lines have their joints."""
    lines = data.decode("utf-8", "replace").split("\n")
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(lines))
        match dice.randrange(6):
            case 0:
                lines[at] = _in_one_line(f"    {dice.choice(_KEYWORDS)}{hard(dice)}")
            case 1:
                lines.insert(at, _in_one_line(task(dice)))
            case 2:
                parts = re.split("([:,;])", lines[at])
                parts[dice.randrange(len(parts))] = dice.choice((*_SCORES, *_MARKS, hard(dice)))
                lines[at] = _in_one_line("".join(parts))
            case 3:
                lines[at] += _in_one_line(dice.choice((" %% ", " # ", "; ", ": ", ", ", "}")) + hard(dice))
            case 4:
                lines[at] = dice.choice(_KEYWORDS) + lines[at].lstrip()
            case _:
                lines[at] = lines[at].replace(dice.choice((":", ",", " ", "\t")), dice.choice(_MARKS))
    text = "\n".join(lines)
    if not dice.randrange(12):
        text = dice.choice(_AROUND).format(text)
    if not dice.randrange(12):
        text = text.replace("\n", dice.choice(("\r\n", "\r", "\n\n", "\n> ")))
    return text.encode("utf-8", "replace")


def task(dice: Random) -> str:
    """A line with a task, most parts of which are as they should be."""
    name, actors = hard(dice), ", ".join(hard(dice) for _ in range(dice.randint(0, 3)))
    return f"      {name}{dice.choice(_MARKS)}{dice.choice(_SCORES)}{dice.choice(_MARKS)}{actors}"


def _in_one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\r", " ")
