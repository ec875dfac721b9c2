"""No two maps of a project have the same id.

## Why

A map often begins as a copy of another, and the copy keeps the id: next year's journey that of today's, the second
product that of the first. Then two maps answer to one name, and whoever quotes it in a ticket, a slide or a script means
one and gets the other. A map and its translation may share an id.

## Bad

```yaml
# file: boots.cjm.yaml
id: running-shoes
title: Buying hiking boots
```

```yaml
id: running-shoes
title: Buying running shoes
```

## Good

```yaml
# file: boots.cjm.yaml
id: hiking-boots
title: Buying hiking boots
```

```yaml
id: running-shoes
title: Buying running shoes
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Overview, Problem, Summary, rule_across


@rule_across(
    "CJM1503",
    "duplicate-map-id",
    "Two maps have the same id",
    source=("003.12", "004.12"),
)
def duplicate_map_id(file: Summary, project: Overview) -> Iterator[Problem]:
    """The `id` of a map that another of its language has too; of a map and a future one, that of the future one."""
    if file.own_id is None:
        return
    improved = {each.file for each in project.improved(file)}
    for other in project.called(file.own_id):
        translated = other.language != file.language and other.own_id == file.own_id
        is_older = any(each.file == file.file for each in project.improved(other))
        if other.file == file.file or translated or is_older:
            continue
        which = "that this one improves" if other.file in improved else f"“{other.title}” in {other.file}"
        message = f"the map {which} has the id `{other.id}` too"
        yield Problem(
            ("id",), message, "give this map another id, or remove `id:`: then its file name is its id"
        )
        return
