"""A link in the map is a web or mail address.

## Why

Maps travel: a link that somebody wrote is clicked by somebody else, in a report that looks like the company's own. A
`javascript:` link runs code there, `file:` points into the writer's computer, and other schemes start programs. Reports
therefore show such links as text; only `http`, `https` and `mailto` can be followed.

## Bad

```yaml
touchpoints:
  shop: {name: Web shop, link: "javascript:alert(1)"}
```

## Good

```yaml
touchpoints:
  shop: {name: Web shop, link: "https://example.com/shop"}
phases:
  - name: Purchase
    opportunities:
      - text: One price from the first page on
        ticket: KES-447
```
"""

import re
from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule
from cjm.model.node_path import NodePath

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_IGNORED_BY_BROWSERS = re.compile(r"^[\x00-\x20]+|[\t\r\n]")
_SAFE = frozenset({"http", "https", "mailto"})
_TICKET_SCHEMES = frozenset({"javascript", "vbscript", "data", "file", "blob"})


@rule(
    "CJM0024",
    "unsafe-link",
    "A link is not a web or mail address",
    severity="error",
    profile="draft",
    source="format",
)
def unsafe_link(context: Context) -> Iterator[Problem]:
    """Links with a scheme that reports do not follow; tickets only where the scheme runs or opens something."""
    for path, link in _links(context):
        scheme = _SCHEME.match(_IGNORED_BY_BROWSERS.sub("", link))
        if scheme is None or (name := scheme[1].lower()) in _SAFE:
            continue
        if path[-1] != "ticket" or name in _TICKET_SCHEMES or "://" in link:
            help_ = "write a link that begins with `https://`, `http://` or `mailto:`"
            yield Problem(path, f"a report cannot follow a link that begins with `{name}:`", help_)


def _links(context: Context) -> Iterator[tuple[NodePath, str]]:
    journey = context.map
    for registry in ("touchpoints", "metrics", "evidence"):
        for key, entry in getattr(journey, registry).items():
            if entry.link:
                yield (registry, key, "link"), entry.link
    for index, item in enumerate(journey.content_plan):
        if item.link:
            yield ("content_plan", index, "link"), item.link
    for opportunity in context.journey.opportunities:
        if opportunity.item.ticket:
            yield (*opportunity.path, "ticket"), opportunity.item.ticket
