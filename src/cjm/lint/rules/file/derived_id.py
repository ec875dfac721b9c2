"""References use ids that are written down, not the wording of a text.

## Why

Without an `id`, a thing can be referred to by a slug of its name or text. That is handy in a sketch, but the reference
breaks as soon as somebody improves the wording, and nothing in the text warns them. One `id:` makes the link safe.

## Bad

```yaml
phases:
  - name: Awareness
    pain_points:
      - Every shop says something else
    opportunities:
      - text: One honest guide
        addresses: [every-shop-says-something-else]
  - name: Purchase
```

## Good

```yaml
phases:
  - name: Awareness
    pain_points:
      - {text: Every shop says something else, id: contradictions}
    opportunities:
      - text: One honest guide
        addresses: [contradictions]
  - name: Purchase
```

## Fix

`--fix` writes the `id` at what the reference names, just as the reference spells it; nothing else changes. Where that
stands in the current-state map of another file, the `id` has to be added there by hand.
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule
from cjm.model.fix import Add, Fix
from cjm.model.journey import Journey
from cjm.model.references import Reference
from cjm.model.resolution import derivations, derived


@rule("CJM0021", "derived-id", "A reference hangs on the wording of a text", source="format")
def derived_id(context: Context) -> Iterator[Problem]:
    """References that are found only by the slug of a text."""
    for reference in derived(context.journey):
        message = f"`{reference.id}` is found only by the wording of what it names"
        _, slash, _ = reference.id.partition("/")
        help_ = (
            "give the phase and the step an `id:`" if slash else f"add `id: {reference.id}` to what it names"
        )
        fix = Fix("safe", "write the id where it is defined", tuple(_ids(context.journey, reference)))
        yield Problem(reference.path, message, help_, fix=fix if fix.edits else None)


def _ids(journey: Journey, reference: Reference) -> Iterator[Add]:
    """The ids to be written for a reference to find what it names; none where that stands in another map."""
    for placed, name in derivations(journey, reference):
        main = placed.item.main
        yield Add(placed.path, "id", name, main=main)
