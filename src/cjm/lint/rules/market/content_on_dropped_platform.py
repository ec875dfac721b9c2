"""No content is planned for a platform that was dropped.

## Why

The decision and the plan contradict one another, so one of them is not meant. What is out already may stay; whatever is
still to be made should go where the customers are.

## Bad

```yaml
platforms:
  snapchat: {name: Snapchat, decision: drop, why: Nobody looks for patterns there}
content_plan:
  - name: Video on how to measure a foot
    platform: snapchat
    status: planned
```

## Good

```yaml
platforms:
  snapchat: {name: Snapchat, decision: drop, why: Nobody looks for patterns there}
  newsletter: {name: Newsletter, decision: use}
content_plan:
  - name: Video on how to measure a foot
    platform: newsletter
    status: planned
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM1414",
    "content-on-dropped-platform",
    "Content is planned for a platform that was dropped",
    source="004.14",
)
def content_on_dropped_platform(context: Context) -> Iterator[Problem]:
    """Items that are not published yet, on a platform with `decision: drop`."""
    for index, item in enumerate(context.map.content_plan):
        platform = context.journey.platforms.get(item.platform) if item.platform else None
        if platform and platform.decision == "drop" and item.status != "published":
            message = f"“{item.name}” is planned for “{platform.name}”, which was dropped"
            help_ = "choose another platform, or change the decision"
            yield Problem(("content_plan", index, "platform"), message, help_)
