"""Every piece of content has somebody who makes it.

## Why

Content that everybody is to contribute to is written by the one person who cannot say no. The owner of the phase need
not be the one who makes the video.

## Bad

```yaml
content_plan:
  - name: Video on how to measure a foot
```

## Good

```yaml
owners:
  studio: Video studio
content_plan:
  - name: Video on how to measure a foot
    owner: studio
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule("CJM1411", "content-without-owner", "Nobody makes a piece of content", source=("004.16", "000.12"))
def content_without_owner(context: Context) -> Iterator[Problem]:
    """Items of the content plan without `owner`."""
    for index, item in enumerate(context.map.content_plan):
        if item.owner is None:
            message = f"nobody is named to make “{item.name}”"
            yield Problem(("content_plan", index), message, "add `owner:` with the id of a person or team")
