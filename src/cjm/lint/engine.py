"""Running rules over a map."""

from __future__ import annotations

from collections.abc import Iterable

from cjm.lint.rule import Context, Rule
from cjm.model.finding import Finding


def check(context: Context, rules: Iterable[Rule]) -> list[Finding]:
    """The findings of the rules on a map, in the order of the rules."""
    return [Finding(rule.code, rule.severity, problem) for rule in rules for problem in rule.run(context)]
