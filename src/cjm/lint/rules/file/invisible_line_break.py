"""The file holds no invisible line separators.

## Why

Text copied from word processors and chat tools can carry Unicode's own line separators, which no editor shows. YAML 1.1
readers break the line there and YAML 1.2 readers do not, so that one file means two things. The separator in the first
example stands between the sentences.

## Bad

```yaml
summary: Runners look for shoes.\u2028Few find a pair that fits.
```

## Good

```yaml
summary: Runners look for shoes. Few find a pair that fits.
```
"""

from cjm.lint.rule import reported_by_reader

INVISIBLE_LINE_BREAK = reported_by_reader(
    "CJM0009", "invisible-line-break", "An invisible line separator", __doc__
)
