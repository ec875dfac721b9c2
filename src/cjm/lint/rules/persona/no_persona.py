"""The map follows somebody: a persona or a segment.

## Why

A journey without a traveller is a process diagram, drawn from the company's side of the counter. With a person in mind,
every step can be checked against what she would do, know and feel. One persona with a name is enough to begin; research
fills in the rest.

## Bad

```yaml
phases:
  - Awareness
  - Purchase
```

## Good

```yaml
personas:
  ana: Ana Ribeiro, runs twice a week
phases:
  - Awareness
  - Purchase
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule("CJM0101", "no-persona", "The map follows no persona", source=("000.3", "000.2"))
def no_persona(context: Context) -> Iterator[Problem]:
    """Maps whose personas are none, unless ids that are not defined account for it."""
    scope = context.map.scope
    named = bool(scope and scope.personas)
    from_elsewhere = context.map.future_of is not None and context.journey.current is None
    if context.journey.personas or named or from_elsewhere:
        return
    path = ("scope", "personas") if scope and scope.personas is not None else ("personas",)
    yield Problem(path, "this journey is nobody's: no persona is followed", _HELP)


_HELP = "add a persona to `personas`, or name one of a library in `scope.personas`"
