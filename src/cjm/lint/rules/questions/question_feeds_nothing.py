"""Every question is used for something: messaging, product or metrics.

## Why

Collected questions are worth the work when somebody acts on them. One asked by many belongs in the messaging, one that
should not come up at all is a hint for the product, and one that tells how far customers have come makes a metric.
Noting which keeps the list from becoming an archive.

## Bad

```yaml
phases:
  - name: Choosing
    questions:
      - {text: Which size am I?, answer: Measure in the evening}
  - name: Ordering
```

## Good

```yaml
phases:
  - name: Choosing
    questions:
      - {text: Which size am I?, answer: Measure in the evening, feeds: [messaging, product]}
  - name: Ordering
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0503",
    "question-feeds-nothing",
    "A question is used for nothing",
    severity="info",
    profile="strict",
    source="000.9",
)
def question_feeds_nothing(context: Context) -> Iterator[Problem]:
    """Questions without `feeds`."""
    for question in context.journey.questions:
        if not question.item.feeds:
            message = f"nothing says what comes of the question “{question.item.text}”"
            yield Problem(question.path, message, "add `feeds:` with `messaging`, `product` or `metrics`")
