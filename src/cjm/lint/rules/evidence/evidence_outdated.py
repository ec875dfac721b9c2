"""Evidence is no older than two years.

## Why

In two years prices, competitors and habits have moved, and most of the steps that were watched have been redesigned. Old
research is not wrong, but a claim that rests on it needs a fresh look before money follows it.

## Bad

```yaml
evidence:
  interviews: {name: Twelve interviews, kind: interview, date: 2023-09-12, sample: 12}
```

## Good

```yaml
evidence:
  interviews: {name: Twelve interviews, kind: interview, date: 2026-03-12, sample: 12}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule
from cjm.model.duration import add
from cjm.model.registries import EVIDENCE_HOLDS


@rule(
    "CJM1306",
    "evidence-outdated",
    "Evidence is older than two years",
    profile="strict",
    source=("000.15", "003.24"),
    for_libraries=True,
)
def evidence_outdated(context: Context) -> Iterator[Problem]:
    """Evidence of the map that is more than two years old."""
    for key, evidence in context.map.evidence.items():
        if evidence.date is not None and add(evidence.date, EVIDENCE_HOLDS) < context.today:
            message = f"“{evidence.name}” is from {evidence.date}, more than {EVIDENCE_HOLDS} old"
            help_ = "repeat it, or rest its claims on something newer"
            yield Problem(("evidence", key, "date"), message, help_)
