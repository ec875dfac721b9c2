"""A persona says what moves the customer: way of life, goals, problems, likes and wishes.

## Why

Goals explain why somebody sets out, problems and limits where she turns back, sources where she can be reached at all.
Each heading answers a question that comes up again when steps, pain points and opportunities are written. A heading
that stays empty after the research is a question for the next interview.

## Bad

```yaml
personas:
  ana:
    name: Ana Ribeiro
    occupation: Project manager
    demographics: {age: 30 to 39}
    behaviour: Reads ten reviews before buying
```

## Good

```yaml
personas:
  ana:
    name: Ana Ribeiro
    occupation: Project manager
    demographics: {age: 30 to 39}
    behaviour: Reads ten reviews before buying
    information_sources: [A running blog]
    likes: [Plain words about fit]
    goals: {short_term: [Run without pain], long_term: [Finish a marathon]}
    aspirations: [To be called a runner]
    problems: [Every brand has its own sizes]
    improvements: ["Try two sizes, keep one"]
    came_through: A friend in the running club
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule
from cjm.model.persona import Persona

_HEADINGS: tuple[tuple[str, ...], ...] = (
    ("occupation", "location", "household"),
    ("demographics",),
    ("behaviour", "personality", "habits", "constraints", "concerns", "life_experience"),
    ("information_sources",),
    ("likes",),
    ("goals",),
    ("aspirations",),
    ("problems",),
    ("improvements",),
    ("came_through",),
)
_NOT_OF_A_GROUP = "occupation"


@rule(
    "CJM0105",
    "incomplete-persona",
    "A persona leaves out what moves the customer",
    profile="strict",
    source=("003.8", "003.9", "003.11", "002.2", "002.12", "002.14"),
)
def incomplete_persona(context: Context) -> Iterator[Problem]:
    """Followed personas that leave headings out; one problem names all of them."""
    for path, persona in context.followed_personas:
        missing = list(_missing(persona))
        if missing:
            message = f"the persona “{persona.name}” says nothing of {_listed(missing)}"
            yield Problem(path, message, "ask in the next interviews, and add what you find to the persona")


def _missing(persona: Persona) -> Iterator[str]:
    for keys in _HEADINGS:
        if persona.kind == "segment" and keys[0] == _NOT_OF_A_GROUP:
            continue
        if not any(getattr(persona, key) for key in keys):
            yield f"`{keys[0]}`"


def _listed(words: list[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last
