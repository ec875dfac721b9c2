"""A way back says what turns the customer round.

## Why

When a bad experience sends customers back to the start, they question the need, the product and whoever recommended it.
That is the most expensive way on the map, and a way whose cause is not named cannot be closed.

## Bad

```yaml
phases:
  - name: Comparison
    id: comparison
  - name: Use
    id: use
transitions:
  - {from: use, to: comparison, kind: return}
```

## Good

```yaml
phases:
  - name: Comparison
    id: comparison
  - name: Use
    id: use
    pain_points:
      - text: The new version is narrower
        id: narrower
transitions:
  - {from: use, to: comparison, kind: return, because: [narrower]}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule("CJM1210", "return-without-reason", "A way back has no reason", source="001.11")
def return_without_reason(context: Context) -> Iterator[Problem]:
    """Returns with neither `when` nor `because`."""
    for index, transition in enumerate(context.map.transitions):
        if context.graph.kind_of(transition) != "return" or transition.when or transition.because:
            continue
        message = f"nothing says why customers go back from `{transition.from_}` to `{transition.to}`"
        help_ = "add `because:` with the pain points that cause it, or `when:` in words"
        yield Problem(("transitions", index), message, help_)
