"""A persona rests on research with real customers.

## Why

You are not your customer. A persona from the meeting room repeats what the team already believes, and every decision
made with it inherits the guess. A handful of interviews or one survey turns the hypothesis into something that can be
defended, and the entry in `evidence` tells the next reader how far to trust it.

## Bad

```yaml
personas:
  ana:
    name: Ana Ribeiro
    behaviour: Reads ten reviews before buying
```

## Good

```yaml
personas:
  ana:
    name: Ana Ribeiro
    behaviour: Reads ten reviews before buying
    evidence: [interviews]
evidence:
  interviews: {name: Twelve interviews with first-time buyers, kind: interview, sample: 12}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0103",
    "persona-without-evidence",
    "A persona has no evidence",
    source=("002.6", "002.13", "003.7", "004.2", "004.9"),
)
def persona_without_evidence(context: Context) -> Iterator[Problem]:
    """Followed personas without `evidence`."""
    for path, persona in context.followed_personas:
        if not persona.evidence:
            message = f"no research supports the persona “{persona.name}”"
            help_ = "interview or survey some customers, and name that under `evidence:` of the persona"
            yield Problem(path, message, help_)
