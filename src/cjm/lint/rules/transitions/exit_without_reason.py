"""A way out says why customers leave.

## Why

Some leave because they found what they needed, others because the fee appeared. Looking at why customers are lost, and
removing the causes, is the work of the deal itself; an exit without a reason only counts them.

## Bad

```yaml
phases:
  - name: Purchase
    id: purchase
transitions:
  - {from: purchase, to: exit, share: 0.61}
```

## Good

```yaml
phases:
  - name: Purchase
    id: purchase
transitions:
  - {from: purchase, to: exit, share: 0.61, when: She sees the delivery fee}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule
from cjm.model.transition import EXIT


@rule("CJM1211", "exit-without-reason", "A way out has no reason", source=("001.8", "003.2", "004.4"))
def exit_without_reason(context: Context) -> Iterator[Problem]:
    """Ways to `exit` with neither `when` nor `because`."""
    for index, transition in enumerate(context.map.transitions):
        if transition.to == EXIT and not transition.when and not transition.because:
            message = f"nothing says why customers leave at `{transition.from_}`"
            help_ = "add `because:` with the pain points that cause it, or `when:` in words"
            yield Problem(("transitions", index), message, help_)
