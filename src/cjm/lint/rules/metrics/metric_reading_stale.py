"""The newest reading of a metric is no older than the time between two reviews.

## Why

A review looks at what has changed, and yesterday's number cannot tell. Where the newest reading is older than the
interval that the team has set itself, the next review will discuss a journey that may no longer exist.

## Bad

```yaml
metrics:
  paid:
    name: Baskets that are paid
    source: in-house
    readings:
      - {date: 2025-11-30, value: 38.6}
review:
  every: 90 days
```

## Good

```yaml
metrics:
  paid:
    name: Baskets that are paid
    source: in-house
    readings:
      - {date: 2025-11-30, value: 38.6}
      - {date: 2026-04-30, value: 39.2}
review:
  every: 90 days
```
"""

import datetime
from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule
from cjm.model.duration import add
from cjm.model.metric import Reading


@rule(
    "CJM0706",
    "metric-reading-stale",
    "A metric was last read before the review interval",
    source=("000.15", "003.27"),
)
def metric_reading_stale(context: Context) -> Iterator[Problem]:
    """Metrics that are collected, and whose newest reading is older than `review.every`."""
    review = context.map.review
    if review is None or review.every is None:
        return
    for key, metric in context.map.metrics.items():
        newest = metric.latest
        if metric.source == "to-collect" or newest is None or newest.date is None:
            continue
        if add(newest.date, review.every) < context.today:
            message = f"the newest reading of “{metric.name}” is from {newest.date}, and reviews are every {review.every}"
            help_ = "read the metric and add a line to `readings:`"
            yield Problem(("metrics", key, "readings", _index_of_latest(metric.readings)), message, help_)


def _index_of_latest(readings: tuple[Reading, ...]) -> int:
    return max(range(len(readings)), key=lambda i: (readings[i].date or datetime.date.min, i))
