"""A content plan's competitors show where customers take to them and where they do not.

## Why

Platforms and content are chosen from that study: what people click at the competition is what they look for, and what
they pass by need not be copied. A name with a list of strengths is an opinion; where the clicks go can be watched.

## Bad

```yaml
method: content-plan
competitors:
  rennland: {name: Rennland}
platforms:
  newsletter: {name: Newsletter, decision: use}
```

## Good

```yaml
method: content-plan
competitors:
  rennland:
    name: Rennland
    clicks:
      - The size finder
    misses:
      - The blog
platforms:
  newsletter: {name: Newsletter, decision: use}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule
from cjm.model.market import US


@rule(
    "CJM1403",
    "competitor-not-studied",
    "Nobody has looked where a competitor's customers click",
    profile="strict",
    source="004.13",
    methods=("content-plan",),
)
def competitor_not_studied(context: Context) -> Iterator[Problem]:
    """Competitors of the map, apart from `us`, with neither `clicks` nor `misses`."""
    for key, competitor in context.map.competitors.items():
        if key != US and not competitor.clicks and not competitor.misses:
            message = (
                f"the map does not say what customers like about “{competitor.name}”, and what they do not"
            )
            yield Problem(
                ("competitors", key), message, "watch some of them, and add `clicks:` and `misses:`"
            )
