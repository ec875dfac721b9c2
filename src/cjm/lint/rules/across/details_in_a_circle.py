"""A step opens into the map of its details, never back into the map that it stands in.

## Why

`journey:` leads from the whole to the detail. Where the way along such steps comes back to where it began, each map claims
to be the detail of the other: nobody can say which one gives the overview, and whoever follows the links walks in a
circle. What comes after a journey is a phase, a transition or an insight of its own.

## Bad

```yaml
# file: returns.cjm.yaml
title: Sending shoes back
phases:
  - Doubt
  - name: A second order
    steps:
      - {name: Orders the other size, journey: example.cjm.yaml}
```

```yaml
phases:
  - Purchase
  - name: Use
    steps:
      - {name: Sends the shoes back, journey: returns.cjm.yaml}
```

## Good

```yaml
# file: returns.cjm.yaml
title: Sending shoes back
phases:
  - Doubt
  - name: A second order
    steps:
      - Orders the other size
```

```yaml
phases:
  - Purchase
  - name: Use
    steps:
      - {name: Sends the shoes back, journey: returns.cjm.yaml}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Overview, Problem, Summary, rule_across


@rule_across(
    "CJM1506",
    "details-in-a-circle",
    "A step opens into a map that leads back to it",
    source="000.2",
)
def details_in_a_circle(file: Summary, project: Overview) -> Iterator[Problem]:
    """The steps whose `journey` is the map that they stand in, or leads back to it along the steps of others."""
    for path, link in file.details:
        way = project.way_back(file, link)
        if len(way) == 1:
            yield Problem(
                path, "this is the map that the step stands in", "name the map of the step's details"
            )
        elif way:
            names = " and ".join(each.file for each in way[:-1])
            message = f"this leads back to the map that the step stands in, by {names}"
            yield Problem(path, message, "let `journey:` lead from the whole to the detail only")
