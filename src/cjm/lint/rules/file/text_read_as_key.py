"""A sentence with a colon in it is not read as a key with a value.

## Why

`- Delivery: how long?` looks like a sentence, but to YAML it is a mapping with the key `Delivery`. Every list of
questions or pain points has one sooner or later. Quotes around the sentence make it a text again.

## Bad

```yaml
phases:
  - name: Awareness
    questions:
      - Delivery: how long will it take?
  - name: Purchase
```

## Good

```yaml
phases:
  - name: Awareness
    questions:
      - "Delivery: how long will it take?"
  - name: Purchase
```

## Fix

`--fix` puts the words in quotes, just as they stand there.
"""

from cjm.lint.rule import reported_by_reader

TEXT_READ_AS_KEY = reported_by_reader(
    "CJM0023", "text-read-as-key", "A text with a colon is read as a key", __doc__
)
