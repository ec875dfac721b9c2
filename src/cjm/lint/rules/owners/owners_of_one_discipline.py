"""The owners of a journey come from several disciplines.

## Why

Three names from marketing see the journey as marketing does. Product, support, logistics and usability each know pain
points and numbers that the others never meet, and gaps between departments only show when both sides are on the map.

## Bad

```yaml
owners:
  ads: {name: Ad team, discipline: marketing}
  social: {name: Social media, discipline: marketing}
phases:
  - name: Awareness
    owner: ads
  - name: Purchase
    owner: social
```

## Good

```yaml
owners:
  ads: {name: Ad team, discipline: marketing}
  shop: {name: Web shop team, discipline: product}
phases:
  - name: Awareness
    owner: ads
  - name: Purchase
    owner: shop
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0806",
    "owners-of-one-discipline",
    "All owners come from one discipline",
    severity="info",
    profile="strict",
    source=("000.13", "003.30"),
)
def owners_of_one_discipline(context: Context) -> Iterator[Problem]:
    """Two or more owners of phases and steps who all have the same discipline."""
    stages = context.journey.stages
    used = dict.fromkeys(stage.item.owner for stage in stages if stage.item.owner is not None)
    owners = [context.journey.owners[key] for key in used if key in context.journey.owners]
    disciplines = {owner.discipline.casefold() if owner.discipline else None for owner in owners}
    if len(owners) > 1 and len(disciplines) == 1 and None not in disciplines:
        first = next(stage for stage in stages if stage.item.owner is not None)
        message = f"all {len(owners)} owners come from one discipline, {owners[0].discipline}"
        help_ = "find the steps that another discipline carries, and make it the owner there"
        yield Problem((*first.path, "owner"), message, help_)
