"""No evidence is dated later than today.

## Why

Research that is planned supports nothing yet. A date to come is mostly a slip in the year, and it keeps a study looking
fresh long after it has aged.

## Bad

```yaml
evidence:
  interviews: {name: Twelve interviews, kind: interview, date: 2027-03-12}
```

## Good

```yaml
evidence:
  interviews: {name: Twelve interviews, kind: interview, date: 2026-03-12}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM1307",
    "evidence-in-the-future",
    "Evidence is dated later than today",
    source=("002.6", "004.2"),
    for_libraries=True,
)
def evidence_in_the_future(context: Context) -> Iterator[Problem]:
    """Evidence of the map with a date after the day of the check."""
    for key, evidence in context.map.evidence.items():
        if evidence.date is not None and evidence.date > context.today:
            message = f"“{evidence.name}” cannot have been gathered on {evidence.date}, which is yet to come"
            yield Problem(
                ("evidence", key, "date"), message, "correct the date, or add the entry when it is done"
            )
