"""The file is of a size that people could have written.

## Why

A map of a thousand steps takes about one megabyte and ten levels of nesting. A file far beyond that is a mistake, or
was made to exhaust the machine that reads it: a few lines of aliases can stand for billions of values. It is refused
before it costs time or memory.

## Bad

```yaml
x-a: &a [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
x-b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
x-c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
x-d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
x-e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
x-f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
x-g: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f, *f]
```

## Good

```yaml
x-note: &note [reviewed, printed]
phases:
  - name: Awareness
    x-note: *note
  - name: Purchase
```
"""

from cjm.lint.rule import reported_by_reader

TOO_LARGE = reported_by_reader("CJM0007", "too-large", "The file is too large or too deep", __doc__)
