"""All evidence says what kind of research it is.

## Why

An interview tells why, a log tells how often, and a workshop of colleagues tells what colleagues believe. The reader
weighs a claim by the kind of its evidence, and a map that rests on workshops alone ought to look like it.

## Bad

```yaml
evidence:
  interviews: {name: Twelve interviews, date: 2026-03-12}
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
    "CJM1304",
    "evidence-without-kind",
    "Evidence does not say what kind it is",
    source=("002.6", "003.11"),
    for_libraries=True,
)
def evidence_without_kind(context: Context) -> Iterator[Problem]:
    """Evidence of the map without `kind`."""
    for key, evidence in context.map.evidence.items():
        if evidence.kind is None:
            message = f"nothing says what kind of research “{evidence.name}” is"
            help_ = "add `kind:`, such as `interview`, `survey`, `analytics` or `support-log`"
            yield Problem(("evidence", key), message, help_)
