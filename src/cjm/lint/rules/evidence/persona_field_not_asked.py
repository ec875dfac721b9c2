"""What the map says of a persona was asked for in some interview or survey.

## Why

Personas grow by imagination. A form that does not ask for income cannot have found one, so whatever stands there came
from somebody's head. Each field that the persona needs belongs into a form, and each that no form asks for can be dropped
or called assumed.

## Bad

```yaml
personas:
  ana:
    name: Ana
    occupation: Project manager
    demographics: {age: 30 to 39, income: about the median}
    evidence: [survey]
evidence:
  survey: {name: Spring survey, kind: survey, asks: [occupation, age]}
```

## Good

```yaml
personas:
  ana:
    name: Ana
    occupation: Project manager
    demographics: {age: 30 to 39, income: about the median}
    evidence: [survey]
evidence:
  survey: {name: Spring survey, kind: survey, asks: [occupation, age, income]}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule
from cjm.model.persona import Persona

_GROUPS = ("demographics", "goals")
_NOT_ASKED = frozenset({"name", "kind", "quote", "picture", "summary", "evidence", "confidence", *_GROUPS})


@rule(
    "CJM1311",
    "persona-field-not-asked",
    "No form asks for something the persona states",
    profile="strict",
    source="003.10",
)
def persona_field_not_asked(context: Context) -> Iterator[Problem]:
    """Personas of the map that state what no form covers, where any form says what it asks."""
    asked = {subject for evidence in context.journey.used_evidence.values() for subject in evidence.asks}
    for key, persona in context.map.personas.items() if asked else ():
        missing = [field for field, group in _stated(persona) if not {field, group} & asked]
        if missing and persona.confidence != "assumed":
            message = f"no interview or survey asks for what “{persona.name}” states: {', '.join(missing)}"
            help_ = "ask for it and add it to `asks:`, drop it, or call the persona assumed"
            yield Problem(("personas", key), message, help_)


def _stated(persona: Persona) -> Iterator[tuple[str, str]]:
    """The fields that the persona fills in, with the group that holds them or the field itself."""
    for field in Persona.fields:
        if field not in _NOT_ASKED and getattr(persona, field):
            yield field, field
    for group in _GROUPS:
        inner = getattr(persona, group)
        for field in type(inner).fields if inner else ():
            if getattr(inner, field):
                yield field, group
