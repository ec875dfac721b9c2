"""A persona that the map defines is one that it follows.

## Why

Once `scope.personas` names who is followed, any other persona in the file is left over: the report does not show it and
no step is about it. Readers still find it in the text and take it for part of the journey. Personas who travel elsewhere
belong in a library or in the map of their own journey.

## Bad

```yaml
scope:
  personas: [ana]
personas:
  ana: Ana Ribeiro
  marek: Marek Zelenka
```

## Good

```yaml
scope:
  personas: [ana]
personas:
  ana: Ana Ribeiro
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0106",
    "persona-not-followed",
    "The scope leaves out a persona of the map",
    severity="info",
    source=("002.11", "002.15"),
)
def persona_not_followed(context: Context) -> Iterator[Problem]:
    """Personas of the map that its `scope.personas` leaves out."""
    scope = context.map.scope
    if scope is None or scope.personas is None:
        return
    for key, persona in context.map.personas.items():
        if key not in scope.personas:
            message = f"the map defines “{persona.name}” but does not follow this persona"
            help_ = f"add `{key}` to `scope.personas`, or move the entry to a library"
            yield Problem(("personas", key), message, help_, at="key")
