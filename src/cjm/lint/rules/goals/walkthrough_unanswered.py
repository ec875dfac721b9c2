"""A walk in the customer's shoes answers the five questions.

## Why

Where do I go, have I the problem, do I find the product, do I buy it, do I meet the business again: asked every time,
the five make walks by different people comparable, and the last one carries the walk beyond the sale, where most walkers
stop.

## Bad

```yaml
method: emotion-led
walkthroughs:
  - date: 2026-05-04
    answers:
      where_and_how: To the search page, by phone
      buys: Not before I know the size
```

## Good

```yaml
method: emotion-led
walkthroughs:
  - date: 2026-05-04
    answers:
      where_and_how: To the search page, by phone
      has_problem: My knees hurt
      finds_product: Only with the filter
      buys: Not before I know the size
      meets_again: One e-mail, no more
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule
from cjm.model.review import WalkthroughAnswers


@rule(
    "CJM1110",
    "walkthrough-unanswered",
    "A walk leaves some of the five questions open",
    source=("003.15", "002.22"),
    methods=("walkthrough", "emotion-led"),
)
def walkthrough_unanswered(context: Context) -> Iterator[Problem]:
    """Walkthroughs that lack answers."""
    for index, walk in enumerate(context.map.walkthroughs):
        answers = walk.answers or WalkthroughAnswers()
        missing = [key for key in WalkthroughAnswers.fields if getattr(answers, key) is None]
        if missing:
            path = ("walkthroughs", index, "answers") if walk.answers else ("walkthroughs", index)
            message = f"the walk of {walk.date} leaves {len(missing)} of the five questions open"
            yield Problem(path, message, f"add to `answers`: {', '.join(f'`{key}:`' for key in missing)}")
