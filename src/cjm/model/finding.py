"""A finding: what is wrong at a node of a map. Line numbers come later, from the source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cjm.model.fix import Fix
from cjm.model.node_path import NodePath

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
