"""A transition is said to be caused by a pain point that is not there.

## Why

`because` ties the customers who turn back or leave to what drove them away, and the report ranks pain points by it. An id
that leads to no pain point breaks that tie: usually the pain point was renamed, or it is a question or a need.

## Bad

```yaml
phases:
  - name: Purchase
    id: purchase
    pain_points:
      - text: The fee shows up on the last page
        id: late-fee
transitions:
  - {from: purchase, to: exit, because: [late-fees]}
```

## Good

```yaml
phases:
  - name: Purchase
    id: purchase
    pain_points:
      - text: The fee shows up on the last page
        id: late-fee
transitions:
  - {from: purchase, to: exit, because: [late-fee]}
```

## Fix

`--fix` takes the one id of that kind that is one slip away: a letter too many, too few or another, or two neighbours the
other way round. With `--unsafe-fixes` that also holds where the id is short or a digit differs.
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule, undefined_id


@rule(
    "CJM1202",
    "undefined-cause",
    "A transition's cause is no pain point of the map",
    severity="error",
    profile="draft",
    source=("001.8", "format"),
)
def undefined_cause(context: Context) -> Iterator[Problem]:
    """Ids in `because` that are no pain points."""
    for reference in context.undefined:
        if reference.path[0] == "transitions" and reference.target == "pain_point":
            yield undefined_id(context, reference)
