"""Every map has a title of its own.

## Why

Our intranet lists maps by title alone. Of two that are called “Losing a card”, people open the wrong one and do not notice.

## Bad

```yaml
# file: at-night.cjm.yaml
title: Losing a card
```

```yaml
title: Losing a card
```

## Good

```yaml
# file: at-night.cjm.yaml
title: Losing a card at night
```

```yaml
title: Losing a card
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Overview, Problem, Summary, rule_across


@rule_across("ACME003", "title-taken", "Two maps have the same title")
def title_taken(file: Summary, project: Overview) -> Iterator[Problem]:
    """Titles that another map of the same language has too."""
    for other in project.maps:
        if other.file != file.file and (other.title, other.language) == (file.title, file.language):
            yield Problem(("title",), f"{other.file} has the same title", "say what is different")
            return
