"""The map rests on more than one kind of research.

## Why

Every method is blind somewhere: people do not remember what they clicked, and a log does not know why. Two kinds that
agree are worth more than twice the sample of one, and where they disagree something interesting is going on.

## Bad

```yaml
evidence:
  buyers: {name: Interviews with buyers, kind: interview}
  leavers: {name: Interviews with people who left, kind: interview}
phases:
  - name: Purchase
    evidence: [buyers, leavers]
```

## Good

```yaml
evidence:
  buyers: {name: Interviews with buyers, kind: interview}
  log: {name: Support log, kind: support-log}
phases:
  - name: Purchase
    evidence: [buyers, log]
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM1312",
    "single-research-method",
    "All evidence is of one kind",
    severity="info",
    profile="strict",
    source="003.11",
)
def single_research_method(context: Context) -> Iterator[Problem]:
    """A map whose evidence, at least two pieces of it, is all of the same kind."""
    used = [reference for reference in context.journey.references if reference.target == "evidence"]
    pieces = {each.id: context.journey.evidence.get(each.id) for each in used}
    kinds = {piece.kind if piece else None for piece in pieces.values()}
    if len(pieces) > 1 and len(kinds) == 1 and None not in kinds:
        (kind,) = kinds
        message = f"all that the map rests on is of one kind, {kind}"
        help_ = "add a second kind, such as the support log or analytics beside interviews"
        yield Problem(used[0].path, message, help_)
