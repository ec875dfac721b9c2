"""What is called observed names what it was observed in.

## Why

`confidence: observed` is the strongest word that the format has. Said without evidence it is an assertion about an
assertion, and the report will show the guess as a fact.

## Bad

```yaml
phases:
  - name: Purchase
    pain_points:
      - text: The fee shows up on the last page
        confidence: observed
```

## Good

```yaml
evidence:
  log: Support log
phases:
  - name: Purchase
    pain_points:
      - text: The fee shows up on the last page
        evidence: [log]
        confidence: observed
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule
from cjm.model.concern import PainPoint


@rule(
    "CJM1309",
    "observed-without-evidence",
    "Something is called observed without evidence",
    source=("002.6", "003.7"),
)
def observed_without_evidence(context: Context) -> Iterator[Problem]:
    """Personas, phases, steps and pain points with `confidence: observed` and no evidence, own or inherited."""
    help_ = "add `evidence:`, or say `inferred` or `assumed`"
    for key, persona in context.map.personas.items():
        if persona.confidence == "observed" and not persona.evidence:
            message = f"the persona “{persona.name}” is called observed, but names no evidence"
            yield Problem(("personas", key, "confidence"), message, help_)
    for placed in (*context.journey.stages, *context.journey.pain_points):
        if placed.item.confidence == "observed" and not context.journey.evidence_of(placed):
            words = placed.item.text if isinstance(placed.item, PainPoint) else placed.item.name
            message = f"“{words}” is called observed, but names no evidence"
            yield Problem((*placed.path, "confidence"), message, help_)
