"""A text is not cut short by YAML's own signs.

## Why

After a space, `#` begins a comment, and inside `[…]` a comma begins the next item. Both are silent: the file is valid
and half of the sentence is gone, or stands as an item of its own. Quotes keep the sentence whole.

## Bad

```yaml
phases:
  - name: Awareness
    questions:
      - Which shop is #1?
  - name: Purchase
```

```yaml
phases:
  - name: Awareness
    questions: [Really, is it that easy?]
  - name: Purchase
```

## Good

```yaml
phases:
  - name: Awareness
    questions:
      - "Which shop is #1?"
      - Really, is it that easy?
  - name: Purchase
```
"""

from cjm.lint.rule import reported_by_reader

TEXT_CUT_BY_YAML = reported_by_reader(
    "CJM0020", "text-cut-by-yaml", "A text is cut at `#` or at a comma", __doc__, severity="warning"
)
