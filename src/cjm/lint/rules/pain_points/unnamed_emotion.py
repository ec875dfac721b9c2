"""An emotion of an emotion-led map has a name.

## Why

A score says how strong a feeling is, its name says which. Bored and disappointed may both be a minus one, but the first
asks for less to read and the second for an apology. Use the customer's own word.

## Bad

```yaml
method: emotion-led
phases:
  - name: Choosing
    emotion: -1
    pain_points: [Too many reviews]
  - name: Delivery
```

## Good

```yaml
method: emotion-led
phases:
  - name: Choosing
    emotion: {score: -1, feeling: bored}
    pain_points: [Too many reviews]
  - name: Delivery
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0608",
    "unnamed-emotion",
    "An emotion has no name",
    source="003.17",
    methods=("emotion-led",),
)
def unnamed_emotion(context: Context) -> Iterator[Problem]:
    """Emotions of phases and steps without `feeling`."""
    for stage in context.journey.stages:
        if stage.item.emotion and stage.item.emotion.feeling is None:
            message = f"what the customer feels at “{stage.item.name}” has a score but no name"
            help_ = "add `feeling:` with the customer's word, such as `disappointed` or `impressed`"
            yield Problem((*stage.path, "emotion"), message, help_)
