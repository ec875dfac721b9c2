"""A text is not cut short by YAML's own signs.

## Why

After a space, `#` begins a comment; inside `[…]` a comma begins the next item; and `&word` in front of a text is the name
of an anchor. All three are silent: the file is valid and part of the sentence is gone, or stands as an item of its own.
Quotes keep the sentence whole.

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

```yaml
phases:
  - name: Awareness
    questions:
      - &friends and family, do they pay less?
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

## Fix

`--fix --unsafe-fixes` puts the whole text in quotes: to the end of its line where it is cut at `#`, to the end of the
sentence where a comma splits it, from the `&` on where its first word is taken for an anchor. It is not a safe fix: the words
behind the `#` may be a comment after all, and the items may be two.
"""

from cjm.lint.rule import reported_by_reader

TEXT_CUT_BY_YAML = reported_by_reader(
    "CJM0020", "text-cut-by-yaml", "A text is cut at `#`, `&` or a comma", __doc__, severity="warning"
)
