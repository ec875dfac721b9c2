"""All evidence that the map lists supports something in it.

## Why

A study in the list that nothing refers to looks like support for everything and is support for nothing. Either its
findings never reached the map, which is worth an hour, or it was about another journey.

## Bad

```yaml
evidence:
  interviews: Twelve interviews
  survey: Spring survey
phases:
  - name: Awareness
    evidence: [interviews]
```

## Good

```yaml
evidence:
  interviews: Twelve interviews
  survey: Spring survey
phases:
  - name: Awareness
    evidence: [interviews, survey]
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule("CJM1302", "unused-evidence", "Nothing rests on a piece of evidence", source=("002.6", "004.2"))
def unused_evidence(context: Context) -> Iterator[Problem]:
    """Evidence of the map to which nothing refers."""
    used = {reference.id for reference in context.journey.references if reference.target == "evidence"}
    for key, evidence in context.map.evidence.items():
        if key not in used:
            message = f"nothing in the map rests on “{evidence.name}”"
            help_ = f"add `{key}` to the `evidence` of what it supports, or remove it"
            yield Problem(("evidence", key), message, help_, at="key")
