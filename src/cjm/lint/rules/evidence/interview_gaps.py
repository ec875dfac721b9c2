"""The interviews and surveys behind a walk-through map ask the seven questions.

## Why

What brought customers here and what decided the purchase, how the site and the support treated them, what they are after
and what troubles them, what attracts them and what they would improve: the seven belong together. A question that was
never asked leaves a hole that the map fills with opinion.

## Bad

```yaml
method: walkthrough
evidence:
  interviews:
    name: Twelve interviews
    asks: [came_through, decision, site-ease, problems]
```

## Good

```yaml
method: walkthrough
evidence:
  interviews:
    name: Twelve interviews
    asks: [came_through, decision, site-ease, support-contact, goals, problems, likes, improvements]
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule

_QUESTIONS = (
    ({"came_through"}, "how they heard of us (`came_through`)"),
    ({"decision"}, "what decided the purchase (`decision`)"),
    ({"site-ease"}, "how easy the site is (`site-ease`)"),
    ({"support-contact"}, "contact with support (`support-contact`)"),
    ({"goals", "short_term", "long_term"}, "their goals (`goals`)"),
    ({"problems"}, "their problems (`problems`)"),
    ({"likes"}, "what attracts them (`likes`)"),
    ({"improvements"}, "what to improve (`improvements`)"),
)


@rule(
    "CJM1310",
    "interview-gaps",
    "Some of the seven interview questions are not asked",
    profile="strict",
    source="002.14",
    methods=("walkthrough",),
)
def interview_gaps(context: Context) -> Iterator[Problem]:
    """Subjects of the seven questions that no form covers, where any form says what it asks."""
    asked = {subject for evidence in context.journey.used_evidence.values() for subject in evidence.asks}
    missing = [words for subjects, words in _QUESTIONS if not subjects & asked]
    if asked and missing:
        own = next((key for key, evidence in context.map.evidence.items() if evidence.asks), None)
        path = ("evidence", own, "asks") if own else ("method",)
        help_ = f"ask for {'; '.join(missing)} and add what is asked to `asks:`"
        yield Problem(
            path,
            f"no interview or survey asks for {len(missing)} of the subjects of the seven questions",
            help_,
        )
