"""A file holds one map.

## Why

A map is known by its file: its id, its history in git and the links of other maps hang on it. A second document after
`---` has none of these, and most tools would read the first one and drop the rest.

## Bad

```yaml
cjm: 1
title: Buying shoes
phases: [Awareness, Purchase]
---
cjm: 1
title: Returning shoes
phases: [Doubt, Return]
```

## Good

```yaml
cjm: 1
title: Buying shoes
phases: [Awareness, Purchase]
```
"""

from cjm.lint.rule import reported_by_reader

SECOND_DOCUMENT = reported_by_reader(
    "CJM0005", "second-document", "The file holds a second document", __doc__
)
