"""Every platform that the map lists has a decision.

## Why

To use it, to drop it, to try it: each is an answer. A list of platforms without decisions grows with every conference,
and the content follows the habit of whoever writes it.

## Bad

```yaml
platforms:
  newsletter: Newsletter
```

## Good

```yaml
platforms:
  newsletter: {name: Newsletter, decision: use}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM1404",
    "platform-without-decision",
    "Nothing was decided about a platform",
    source="004.14",
    for_libraries=True,
)
def platform_without_decision(context: Context) -> Iterator[Problem]:
    """Platforms of the map without `decision`."""
    for key, platform in context.map.platforms.items():
        if platform.decision is None:
            message = f"nothing was decided about “{platform.name}”"
            yield Problem(("platforms", key), message, "add `decision:` use, drop or try")
