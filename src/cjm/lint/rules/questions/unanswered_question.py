"""Every question has an answer, a place where it is found, or a plan.

## Why

Customers who find no answer do not commit; they leave, or they call. A question is answered when the map can say where
(`answered_by`) or what (`answer`). If nothing answers it yet, an opportunity that addresses it or a planned piece of
content shows that somebody has taken it on.

## Bad

```yaml
phases:
  - name: Choosing
    questions:
      - Which size am I?
  - name: Ordering
```

## Good

```yaml
touchpoints:
  size-guide: {name: Size guide, channel: website}
phases:
  - name: Choosing
    questions:
      - {text: Which size am I?, answered_by: [size-guide]}
      - {text: How do sizes differ between brands?, id: brands}
    opportunities:
      - {text: A table of brands, addresses: [brands]}
  - name: Ordering
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0502",
    "unanswered-question",
    "A question has no answer",
    source=("002.4", "000.9"),
)
def unanswered_question(context: Context) -> Iterator[Problem]:
    """Questions without `answered_by` and `answer` that no opportunity and no planned content takes on."""
    journey = context.journey
    planned = {
        found.path
        for item in context.map.content_plan
        for wanted in item.questions
        if (found := journey.concern(wanted))
    }
    for question in journey.questions:
        answered = question.item.answered_by or question.item.answer
        if not (answered or question.path in planned or journey.addressing(question)):
            message = f"customers find no answer to “{question.item.text}”"
            help_ = "add `answered_by:` with a touchpoint or `answer:`, or an opportunity that addresses it"
            yield Problem(question.path, message, help_)
