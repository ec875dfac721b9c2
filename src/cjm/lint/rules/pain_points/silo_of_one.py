"""A silo names the owners between whom a pain point falls: two or more.

## Why

Trouble between departments is nobody's trouble: each side sees its own half work. `silo` makes the gap visible by naming
both sides, so that they can meet over it. One owner alone is no gap; then the pain point has an owner, and that is the
better place to say so.

## Bad

```yaml
owners:
  shop: Web shop team
phases:
  - name: Ordering
    pain_points:
      - {text: The shop promises a day that nobody keeps, silo: [shop]}
  - name: Delivery
```

## Good

```yaml
owners:
  shop: Web shop team
  despatch: Despatch
phases:
  - name: Ordering
    pain_points:
      - {text: The shop promises a day that nobody keeps, silo: [shop, despatch]}
  - name: Delivery
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule("CJM0609", "silo-of-one", "A silo names one owner only", source="002.5")
def silo_of_one(context: Context) -> Iterator[Problem]:
    """Pain points whose `silo` names a single owner."""
    for pain in context.journey.pain_points:
        if len(set(pain.item.silo)) == 1:
            message = "nothing falls between one owner: the silo names no second"
            yield Problem((*pain.path, "silo"), message, "add the owner on the other side, or remove `silo:`")
