"""Every phase has someone who is answerable for it.

## Why

A phase that belongs to nobody is nobody's to improve. Pain points stay, metrics are not read, and the map ages there
first. One name is enough: a person or a team.

## Bad

```yaml
owners:
  marketing: Marketing
phases:
  - name: Awareness
    owner: marketing
  - name: Purchase
```

## Good

```yaml
owners:
  marketing: Marketing
  shop: Web shop team
phases:
  - name: Awareness
    owner: marketing
  - name: Purchase
    owner: shop
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule("CJM0801", "phase-without-owner", "A phase has no owner", source="000.12", states=("current", "future"))
def phase_without_owner(context: Context) -> Iterator[Problem]:
    """Phases without `owner`."""
    for phase in context.journey.phases:
        if phase.item.owner is None:
            message = f"nobody is answerable for the phase “{phase.item.name}”"
            yield Problem(phase.path, message, "add `owner:` with the id of a person or team in `owners`")
