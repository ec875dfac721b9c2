"""What is published says where it can be seen.

## Why

The last step of a content plan is to share the content, with colleagues too: support can only answer with a video that it
can find. A link also proves that “published” is true.

## Bad

```yaml
content_plan:
  - name: Video on how to measure a foot
    status: published
```

## Good

```yaml
content_plan:
  - name: Video on how to measure a foot
    status: published
    link: https://example.com/measure
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule("CJM1413", "published-without-link", "Published content has no link", source="004.17")
def published_without_link(context: Context) -> Iterator[Problem]:
    """Items that are published and have no `link`."""
    for index, item in enumerate(context.map.content_plan):
        if item.status == "published" and item.link is None:
            message = f"“{item.name}” is published, but the plan does not say where"
            yield Problem(("content_plan", index), message, "add `link:`")
