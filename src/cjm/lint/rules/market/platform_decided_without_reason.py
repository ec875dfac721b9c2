"""A decision about a platform has a reason.

## Why

In a year somebody will ask why we left a platform, or never did. A sentence, or the study that it rests on, saves having
the same discussion again, and tells when the reason no longer holds.

## Bad

```yaml
platforms:
  newsletter: {name: Newsletter, decision: use}
```

## Good

```yaml
platforms:
  newsletter: {name: Newsletter, decision: use, why: Half of our buyers read it}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM1405",
    "platform-decided-without-reason",
    "A decision about a platform has no reason",
    severity="info",
    profile="strict",
    source="004.14",
    for_libraries=True,
)
def platform_decided_without_reason(context: Context) -> Iterator[Problem]:
    """Platforms of the map with `decision`, but neither `why` nor `evidence`."""
    for key, platform in context.map.platforms.items():
        if platform.decision and not platform.why and not platform.evidence:
            message = f"nothing says why “{platform.name}” was decided on as it was"
            yield Problem(("platforms", key, "decision"), message, "add `why:` or `evidence:`")
