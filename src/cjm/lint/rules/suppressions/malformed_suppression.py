"""Comments to cjm have a form that cjm understands.

## Why

Other tools know `disable`, `noqa` or an `ignore` without a rule. cjm knows two forms, each with the rules it is about and
the reason: `# cjm: ignore[CJM0801] why` for what it stands on and all below, and `# cjm: ignore-file[CJM0801] why` for the
whole file. Anything else silences nothing, so it is pointed out instead of being passed over. Prose, and a `# cjm: 1` that
was a line of YAML, are left alone.

## Bad

```yaml
phases:
  # cjm: disable=phase-without-owner
  - name: Awareness
  - name: Purchase # cjm: ignore
```

## Good

```yaml
phases:
  # cjm: ignore[phase-without-owner] to be decided in May
  - name: Awareness
  - name: Purchase # cjm: ignore[CJM0801] the same
```
"""

from cjm.lint.rule import reported_by_reader

MALFORMED_SUPPRESSION = reported_by_reader(
    "CJM9003",
    "malformed-suppression",
    "A comment to cjm has no form that it knows",
    __doc__,
    severity="warning",
)
