"""An id that is derived from a text fits one text only.

## Why

Two steps called “Waits” give the same slug, so a reference to `waits` could mean either. Instead of guessing, the
reference counts as naming nothing, until one of the two has an id of its own. A step can also be named together with
its phase, as in `delivery/waits`.

## Bad

```yaml
insights:
  - text: Waiting is worse than paying
    at: [waits]
phases:
  - name: Purchase
    steps: [Waits]
  - name: Delivery
    steps: [Waits]
```

## Good

```yaml
insights:
  - text: Waiting is worse than paying
    at: [wait-for-parcel]
phases:
  - name: Purchase
    steps: [Waits]
  - name: Delivery
    steps:
      - {name: Waits, id: wait-for-parcel}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule
from cjm.model.resolution import twins


@rule(
    "CJM0022",
    "ambiguous-id",
    "A reference could mean two things",
    severity="error",
    profile="draft",
    source="format",
)
def ambiguous_id(context: Context) -> Iterator[Problem]:
    """References that fit the text of more than one thing."""
    for reference in context.journey.unresolved:
        count = len(twins(context.journey, reference))
        if count:
            message = f"`{reference.id}` could be any of {count} things with that text"
            help_ = "give the one that is meant an `id:` of its own, and refer to that"
            yield Problem(reference.path, message, help_)
