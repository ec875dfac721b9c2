"""The kinds of things in a map that have an id."""

from typing import Literal, get_args

Kind = Literal[
    "persona", "owner", "touchpoint", "metric", "evidence", "lane", "criterion", "competitor", "platform",
    "phase", "step", "need", "question", "pain-point", "opportunity", "goal",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
"""The entries of registries, then the things of a map's id spaces."""
PLACES: frozenset[Kind] = frozenset({"phase", "step"})
CONCERNS: frozenset[Kind] = frozenset({"need", "question", "pain-point"})
