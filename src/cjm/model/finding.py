"""A finding: what is wrong at a node of a map. Line numbers come later, from the source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from cjm.model.fix import Fix

NodePath = tuple[str | int, ...]
"""Keys and list indices from the root of a map to a node, such as `("phases", 2, "owner")`."""

Severity = Literal["info", "warning", "error"]
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")

At = Literal["value", "key", "opening"]

Profile = Literal["draft", "standard", "strict"]
PROFILES: tuple[Profile, ...] = ("draft", "standard", "strict")


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule sees: the node, what is wrong with it, and what to do.

    `at` says which words are meant: the node's `value` (of an object its key, in a list its main text), its `key`, or
    the `opening` bracket of a list or an object that should be neither; or it is the `span` of code points in the text
    where there is no node, as in a syntax error. `fix` puts it right, where that can be done without inventing anything.
    """

    path: NodePath
    message: str
    help: str = ""
    at: At = "value"
    span: tuple[int, int] | None = None
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem under the code of the rule that found it."""

    code: str
    severity: Severity
    problem: Problem


def path_text(path: NodePath) -> str:
    """The path as people write it: `phases[2].owner`."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += f".{part}" if text else part
    return text
