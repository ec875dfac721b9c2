"""A map follows one or two personas.

## Why

Different people take different ways. A map that follows all of them at once shows the average of journeys that nobody
makes, and its pain points contradict one another. Choose the one or two who matter most for the goal, and draw maps of
their own for the others; a library lets the maps share everything else.

## Bad

```yaml
personas:
  ana: Ana, first half marathon
  marek: Marek, runs with his club
  lene: Lene, buys for her children
```

## Good

```yaml
personas:
  ana: Ana, first half marathon
  marek: Marek, runs with his club
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule

_MOST = 2


@rule("CJM0102", "too-many-personas", "The map follows more than two personas", source=("002.15", "003.12"))
def too_many_personas(context: Context) -> Iterator[Problem]:
    """Maps that follow more than two personas."""
    count = len(context.journey.personas)
    if count > _MOST:
        scope = context.map.scope
        path = ("scope", "personas") if scope and scope.personas is not None else ("personas",)
        help_ = (
            "name the one or two who matter most in `scope.personas`, and give the others maps of their own"
        )
        yield Problem(path, f"the map follows {count} personas, more than one journey can show", help_)
