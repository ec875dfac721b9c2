"""The file holds no merge that git left unresolved.

## Why

Git writes both sides of a conflict into the file and leaves the choice to a person. Until somebody chooses, the file is
two maps in one and neither can be trusted. The finding names both sides, so that you know whose changes meet here.

## Bad

```yaml
owners:
<<<<<<< HEAD
  marketing: Marketing
=======
  marketing: Brand team
>>>>>>> new-names
```

## Good

```yaml
owners:
  marketing: Brand team
```
"""

from cjm.lint.rule import reported_by_reader

MERGE_CONFLICT = reported_by_reader("CJM0003", "merge-conflict", "A merge is not resolved", __doc__)
