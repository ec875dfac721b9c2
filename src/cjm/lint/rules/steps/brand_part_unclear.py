"""Each step of a day in the life says whether the brand has a part in it.

## Why

Most of a customer's day has nothing to do with us, and that is what this kind of map is for: it shows how small our part
is and where there is room for it. A step that names touchpoints is with the brand; of any other the reader cannot tell
whether we are absent or the answer is missing.

## Bad

```yaml
state: day-in-the-life
phases:
  - name: Morning
    steps:
      - {name: Reads the club's chat, when: "07:10"}
  - name: Evening
```

## Good

```yaml
state: day-in-the-life
phases:
  - name: Morning
    steps:
      - {name: Reads the club's chat, when: "07:10", with_brand: false}
  - name: Evening
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0304",
    "brand-part-unclear",
    "A step does not say whether the brand has a part in it",
    source="002.20",
    states=("day-in-the-life",),
)
def brand_part_unclear(context: Context) -> Iterator[Problem]:
    """Steps with neither `with_brand` nor touchpoints."""
    for step in context.journey.steps:
        if step.item.with_brand is None and not step.item.touchpoints:
            message = f"nothing says whether we have a part in “{step.item.name}”"
            yield Problem(step.path, message, "add `with_brand: true` or `with_brand: false`")
