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

## Fix

`--fix` takes the one id of that kind that is one slip away: a letter too many, too few or another, or two neighbours the
other way round. With `--unsafe-fixes` that also holds where the id is short or a digit differs, and an id that is like no
other gets an entry in `evidence`, its own id for a name.
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
