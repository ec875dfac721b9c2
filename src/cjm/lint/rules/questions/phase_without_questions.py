"""Each phase holds the questions that customers have in it.

## Why

Questions are the customer's own words for what is missing. They tell messaging what to say, product what to improve and
the metrics what to watch, and they change from phase to phase: “do I need this?” is not “where is my parcel?”. Ask
target customers; the ones you make up yourself tend to be those you can answer.

## Bad

```yaml
phases:
  - name: Awareness
    questions:
      - {text: Do I need new shoes?, answer: After about 700 km}
  - name: Delivery
```

## Good

```yaml
phases:
  - name: Awareness
    questions:
      - {text: Do I need new shoes?, answer: After about 700 km}
  - name: Delivery
    steps:
      - name: Waits for the parcel
        questions:
          - {text: Will it come before the race?, answer: The order page names the day}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0501",
    "phase-without-questions",
    "A phase holds no question of the customer",
    source=("000.8", "000.9"),
    states=("current", "future"),
)
def phase_without_questions(context: Context) -> Iterator[Problem]:
    """Phases that hold no question themselves nor in any of their steps."""
    asked = {question.phase for question in context.journey.questions}
    for phase in context.journey.phases:
        if phase.phase not in asked:
            message = f"nothing says what customers ask in the phase “{phase.item.name}”"
            yield Problem(
                phase.path, message, "ask some of them, and add `questions:` to the phase or its steps"
            )
