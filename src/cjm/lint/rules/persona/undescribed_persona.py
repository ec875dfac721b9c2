"""A persona is described by demographics or by behaviour.

## Why

A name alone does not tell anyone whose journey this is. Demographics and behaviour are what customers are segmented by:
they decide who belongs here, where such people are met, and whom to invite to an interview. Either is a start; the best
personas have both.

## Bad

```yaml
personas:
  ana: Ana Ribeiro
```

## Good

```yaml
personas:
  ana:
    name: Ana Ribeiro
    demographics: {age: 30 to 39, setting: suburban}
    behaviour: Reads ten reviews before buying
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0104",
    "undescribed-persona",
    "A persona has neither demographics nor behaviour",
    source=("000.3", "003.5"),
)
def undescribed_persona(context: Context) -> Iterator[Problem]:
    """Followed personas that nothing sets apart from anyone else."""
    for path, persona in context.followed_personas:
        if not (persona.demographics or persona.behaviour or persona.habits):
            message = f"nothing says who “{persona.name}” is: neither demographics nor behaviour"
            yield Problem(path, message, "add `demographics:`, `behaviour:` or `habits:` to the persona")
