"""The file is saved in UTF-8.

## Why

YAML files travel between editors, operating systems and git hosts, and UTF-8 is the one encoding all of them read the
same way. In another encoding every accented letter is a guess, and a wrong guess ends up in front of the reader of the
report. Characters that YAML forbids, such as control characters pasted from a terminal, are reported here too.

## Bad

```yaml
# encoding: latin-1
summary: Do café à loja
```

## Good

```yaml
# encoding: utf-8
summary: Do café à loja
```
"""

from cjm.lint.rule import reported_by_reader

NOT_UTF_8 = reported_by_reader("CJM0002", "not-utf-8", "The file is not in UTF-8", __doc__)
