"""Every link to a map or a picture leads to a file of the project.

## Why

A future map is judged against the current one, and a step may open into a map of its own. Where the file has been moved
or renamed, that comparison is silently lost. Paths are relative to the map and stay below the project's folder.

## Bad

```yaml
state: future
future_of: todays-shop.cjm.yaml
```

## Good

```yaml
# file: today.cjm.yaml
title: The shop today
```

```yaml
state: future
future_of: today.cjm.yaml
```
"""

from cjm.lint.rule import reported_by_reader

BROKEN_LINK = reported_by_reader("CJM0016", "broken-link", "A link leads to no file", __doc__)
