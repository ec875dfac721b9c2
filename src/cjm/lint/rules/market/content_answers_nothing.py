"""Every piece of content answers a question that customers ask.

## Why

Customers look for content when they want to know something. The questions of the map, heard from real people, are the
best editorial plan there is; a piece that answers none of them is made for ourselves.

## Bad

```yaml
content_plan:
  - name: Video on our new office
```

## Good

```yaml
phases:
  - name: Comparison
    questions:
      - text: Which size am I?
        id: which-size
content_plan:
  - name: Video on how to measure a foot
    questions: [which-size]
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM1408", "content-answers-nothing", "A piece of content answers no question", source=("000.9", "004.16")
)
def content_answers_nothing(context: Context) -> Iterator[Problem]:
    """Items of the content plan without `questions`."""
    for index, item in enumerate(context.map.content_plan):
        if not item.questions:
            message = f"“{item.name}” answers no question of the customers"
            yield Problem(
                ("content_plan", index), message, "add `questions:` with the ids of those it answers"
            )
