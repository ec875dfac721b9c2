"""A map by the loyalty-loop method has its loyalty loop.

## Why

The method rests on one observation: a content customer does not start again at the beginning, but comes back as a regular
straight to the deal. A map without that way treats every purchase as the first, and has no place for what makes the next
one easy.

## Bad

```yaml
method: loyalty-loop
phases:
  - name: Deal
    id: deal
  - name: Use
    id: use
```

## Good

```yaml
method: loyalty-loop
phases:
  - name: Deal
    id: deal
  - name: Use
    id: use
transitions:
  - {from: use, to: deal, kind: loyalty-loop, when: The last purchase was right}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM1205",
    "no-loyalty-loop",
    "A loyalty-loop map has no loyalty loop",
    source="001.13",
    methods=("loyalty-loop",),
    states=("current", "future"),
)
def no_loyalty_loop(context: Context) -> Iterator[Problem]:
    """A map by the loyalty-loop method without a transition of that kind."""
    if not any(transition.kind == "loyalty-loop" for transition in context.map.transitions):
        message = "no loyalty loop leads content customers back to the deal"
        help_ = "add a transition with `kind: loyalty-loop`, from the loyal customers' phase to the deal"
        yield Problem(("method",), message, help_)
