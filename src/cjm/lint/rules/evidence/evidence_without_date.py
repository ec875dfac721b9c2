"""All evidence says when it was gathered.

## Why

What customers said three years ago was about another product. Without a date nobody can tell whether a study still holds,
and old findings are quoted for ever because they are well written.

## Bad

```yaml
evidence:
  interviews: {name: Twelve interviews, kind: interview}
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
    "CJM1303", "evidence-without-date", "Evidence has no date", source=("002.6", "004.2"), for_libraries=True
)
def evidence_without_date(context: Context) -> Iterator[Problem]:
    """Evidence of the map without `date`."""
    for key, evidence in context.map.evidence.items():
        if evidence.date is None:
            message = f"nothing says when “{evidence.name}” was gathered"
            yield Problem(
                ("evidence", key), message, "add `date: YYYY-MM-DD`, the last day if it took longer"
            )
