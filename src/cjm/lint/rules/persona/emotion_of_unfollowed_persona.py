"""Only personas that the map follows have emotions in it.

## Why

A report introduces the personas whose journey it shows. Where the curve then has a line for somebody else, readers
cannot tell who feels that way, nor why it counts here. Either this persona takes part in the journey, which the scope
should say, or the feeling belongs in the map of another journey.

## Bad

```yaml
scope:
  personas: [ana]
personas:
  ana: Ana Ribeiro
  marek: Marek Zelenka
phases:
  - name: Delivery
    by_persona:
      marek: {score: -1, feeling: impatient}
  - name: Use
```

## Good

```yaml
scope:
  personas: [ana, marek]
personas:
  ana: Ana Ribeiro
  marek: Marek Zelenka
phases:
  - name: Delivery
    by_persona:
      marek: {score: -1, feeling: impatient}
  - name: Use
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0107",
    "emotion-of-unfollowed-persona",
    "An emotion is that of a persona whom the map does not follow",
    severity="info",
    source=("003.5", "002.15"),
)
def emotion_of_unfollowed_persona(context: Context) -> Iterator[Problem]:
    """The first emotion of each persona that is defined and not followed, where the map follows anybody."""
    journey = context.journey
    told: set[str] = set()
    for index in range(len(journey.phases)) if journey.personas else ():
        for stage, id_, _ in journey.persona_emotions_of(index):
            if id_ in journey.personas or id_ not in journey.all_personas or id_ in told:
                continue
            told.add(id_)
            message = (
                f"the map tells how “{journey.all_personas[id_].name}” feels but does not follow this persona"
            )
            help_ = f"add `{id_}` to `scope.personas`, or remove this persona's emotions"
            yield Problem((*stage.path, "by_persona", id_), message, help_, at="key")
