"""The map behind a step tells the details of that step: the same personas, and no future in a map of today.

## Why

A map begins with one segment and goes from the whole to the detail. Where the detail follows other people, or tells how it
should be while the overview tells how it is, it is the detail of another journey: what is felt there does not explain what
is felt here. Segments and personas are not held against each other, since a persona may stand for a part of a segment.

## Bad

```yaml
# file: returns.cjm.yaml
title: Sending shoes back
personas:
  dealer: A dealer with forty pairs
```

```yaml
personas:
  maya: Maya, who runs her first half-marathon
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
personas:
  maya: Maya, who runs her first half-marathon
```

```yaml
personas:
  maya: Maya, who runs her first half-marathon
phases:
  - Purchase
  - name: Use
    steps:
      - {name: Sends the shoes back, journey: returns.cjm.yaml}
```
"""

from collections.abc import Iterator, Mapping

from cjm.lint.rule import Overview, Problem, Summary, rule_across
from cjm.model.overview import normalised
from cjm.model.summary import Entry


@rule_across(
    "CJM1507",
    "details-of-another-journey",
    "A step opens into the map of another journey",
    severity="info",
    source=("000.2", "003.12"),
)
def details_of_another_journey(file: Summary, project: Overview) -> Iterator[Problem]:
    """The steps of a current-state map whose `journey` is a future one, and those whose `journey` follows nobody of here."""
    ours = project.followed(file)
    for path, link in file.details:
        target = project.target(file, link)
        if target is None or target.file == file.file:
            continue
        if file.state == "current" and target.state == "future":
            message = f"“{target.title}” tells how it should be, and this map how it is"
            yield Problem(path, message, "name a map of the current state, or remove `journey:`")
            continue
        theirs = project.followed(target)
        if ours and theirs and target.language == file.language and not _overlap(ours, theirs):
            who = " and ".join(f"“{entry.name}”" for entry in list(theirs.values())[:2])
            message = f"“{target.title}” follows nobody of this map, but {who}"
            yield Problem(path, message, "follow one of this map's personas there, or remove `journey:`")


def _overlap(ours: Mapping[str, Entry], theirs: Mapping[str, Entry]) -> bool:
    """Whether somebody is in both, or a segment is in one that the others may belong to."""
    names = [{normalised(entry.name) for entry in each.values()} for each in (ours, theirs)]
    segments = any(entry.facts.get("kind") == "segment" for entry in (*ours.values(), *theirs.values()))
    return segments or not ours.keys().isdisjoint(theirs) or not names[0].isdisjoint(names[1])
