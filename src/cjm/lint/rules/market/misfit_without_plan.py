"""Where a trait of the brand puts a persona off, there is a plan.

## Why

A brand cannot please everybody, but it should know whom it puts off and what it will do about it: explain, soften, or
accept it. A misfit without a plan is met for the first time in the reviews.

## Bad

```yaml
personas:
  ana: Ana
affinity:
  - {persona: ana, trait: For experts, fit: -1.5}
```

## Good

```yaml
personas:
  ana: Ana
affinity:
  - persona: ana
    trait: For experts
    fit: -1.5
    plan: A track of its own for beginners, drawn by customers
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule("CJM1406", "misfit-without-plan", "A trait puts a persona off, and there is no plan", source="004.15")
def misfit_without_plan(context: Context) -> Iterator[Problem]:
    """Affinities with a negative fit and no `plan`."""
    for index, affinity in enumerate(context.map.affinity):
        if affinity.fit is not None and affinity.fit < 0 and affinity.plan is None:
            persona = context.journey.all_personas.get(affinity.persona)
            name = persona.name if persona else affinity.persona
            message = f"the trait “{affinity.trait}” puts “{name}” off, and nothing is planned about it"
            yield Problem(("affinity", index, "fit"), message, "add `plan:`, even if it is to accept it")
