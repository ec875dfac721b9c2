"""Evidence from people or records says how many there were.

## Why

“Customers told us” may be three or three hundred. Either can be right for its purpose, but a decision that rests on three
should know it.

## Bad

```yaml
evidence:
  survey: {name: Spring survey, kind: survey, date: 2026-04-20}
```

## Good

```yaml
evidence:
  survey: {name: Spring survey, kind: survey, date: 2026-04-20, sample: 412}
  market: {name: Industry report, kind: desk-research, date: 2026-01-31}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule

_COUNTED = frozenset(
    {"interview", "survey", "usability-test", "analytics", "support-log", "customer-database", "observation"}
)


@rule(
    "CJM1305",
    "evidence-without-sample",
    "Evidence does not say how many it is from",
    profile="strict",
    source=("002.6", "004.2"),
    for_libraries=True,
)
def evidence_without_sample(context: Context) -> Iterator[Problem]:
    """Evidence of the map without `sample`, where its kind counts people, tickets or sessions."""
    for key, evidence in context.map.evidence.items():
        if evidence.sample is None and evidence.kind in _COUNTED:
            message = f"nothing says how many people, tickets or sessions “{evidence.name}” is from"
            yield Problem(("evidence", key), message, "add `sample:` with their number")
