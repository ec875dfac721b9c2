"""Every id that is used is defined: in the map, in a library, or in the current-state map that a future one improves.

## Why

A reference to nothing is a broken promise: the report cannot show the metric, the goal or the phase that it names.
Usually it is a slip of the fingers or an entry that was renamed. Touchpoints, owners, evidence and the ends of
transitions have rules of their own.

## Bad

```yaml
goals:
  - {text: Fewer returns, id: fewer-returns}
phases:
  - name: Awareness
  - name: Purchase
    opportunities:
      - text: One honest size guide
        serves: [fewer-retruns]
```

## Good

```yaml
goals:
  - {text: Fewer returns, id: fewer-returns}
phases:
  - name: Awareness
  - name: Purchase
    opportunities:
      - text: One honest size guide
        serves: [fewer-returns]
```

## Fix

`--fix` takes the one id of that kind that is one slip away: a letter too many, too few or another, or two neighbours the
other way round. With `--unsafe-fixes` that also holds where the id is short or a digit differs, and an id that is like no
other gets an entry in its registry, its own id for a name.
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule, undefined_id
from cjm.model.references import Reference

_RULES_OF_THEIR_OWN = ("touchpoint", "owner", "evidence")


@rule(
    "CJM0019",
    "undefined-id",
    "An id is not defined",
    severity="error",
    profile="draft",
    source="format",
    for_libraries=True,
)
def undefined(context: Context) -> Iterator[Problem]:
    """References that name nothing, but for those that other rules report."""
    for reference in context.undefined:
        if reference.target not in _RULES_OF_THEIR_OWN and not _of_a_transition(reference):
            yield undefined_id(context, reference)


def _of_a_transition(reference: Reference) -> bool:
    return reference.path[0] == "transitions" and reference.target in ("place", "pain_point")
