"""Evidence is named that neither the map nor a library defines.

## Why

An id under `evidence` turns a claim from “assumed” into “observed”. If it leads to nothing, the claim still looks
supported, and nobody can go and read what was heard, when and from how many.

## Bad

```yaml
evidence:
  interviews: Twelve interviews
phases:
  - name: Awareness
    evidence: [interview]
```

## Good

```yaml
evidence:
  interviews: Twelve interviews
phases:
  - name: Awareness
    evidence: [interviews]
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule, undefined_id


@rule(
    "CJM1301",
    "undefined-evidence",
    "Evidence is not defined",
    severity="error",
    profile="draft",
    source=("002.6", "format"),
    for_libraries=True,
)
def undefined_evidence(context: Context) -> Iterator[Problem]:
    """References to evidence that is in no registry."""
    for reference in context.undefined:
        if reference.target == "evidence":
            yield undefined_id(context, reference)
