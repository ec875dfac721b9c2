"""A content-plan map holds the four parts that the plan is made of.

## Why

The method goes one way: from the competitors to the platforms, from how the brand sits with the personas to the content.
A plan that skips a part has decided it silently, and mostly as last year.

## Bad

```yaml
method: content-plan
platforms:
  newsletter: {name: Newsletter, decision: use}
content_plan:
  - name: Video on how to measure a foot
```

## Good

```yaml
method: content-plan
personas:
  ana: Ana
competitors:
  rennland: Rennland
platforms:
  newsletter: {name: Newsletter, decision: use}
affinity:
  - {persona: ana, trait: Plain-spoken, fit: 2}
content_plan:
  - name: Video on how to measure a foot
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM1407",
    "content-plan-incomplete",
    "A content-plan map lacks part of its plan",
    source=("004.13", "004.14", "004.15", "004.16"),
    methods=("content-plan",),
)
def content_plan_incomplete(context: Context) -> Iterator[Problem]:
    """A map by the content-plan method without competitors, platforms, affinity or content plan."""
    parts = {
        "competitors": context.journey.competitors,
        "platforms": context.journey.platforms,
        "affinity": context.map.affinity,
        "content_plan": context.map.content_plan,
    }
    missing = [f"`{key}`" for key, part in parts.items() if not part]
    if missing:
        names = " and ".join(filter(None, (", ".join(missing[:-1]), missing[-1])))
        yield Problem(("method",), f"a content-plan map without {names}", f"add {names}, in this order")
