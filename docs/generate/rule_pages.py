"""The rules: an index by the steps of the method, and a page each."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from docs.generate.markdown import NOTICE, table

from cjm.lint.rule import Rule
from cjm.lint.selection import is_always_on

_GROUPS = {
    "00": "The file itself",
    "01": "Step 1: persona",
    "02": "Step 2: phases",
    "03": "Step 3: steps",
    "04": "Step 4: touchpoints",
    "05": "Step 5: questions",
    "06": "Step 6: pain points",
    "07": "Step 7: metrics",
    "08": "Step 8: owners",
    "09": "Step 9: opportunities",
    "10": "Step 10: review",
    "11": "Goals and the kind of map",
    "12": "Transitions and loops",
    "13": "Evidence",
    "14": "Competitors, platforms, affinity and content plan",
    "15": "Across maps and libraries",
    "90": "Suppressions and configuration",
}

_INTRO = """\
# The rules

`cjm lint` holds a map to these rules. `cjm rule CODE` explains one at the terminal. A rule is on from its profile
upward: `draft` asks whether it is a map, `standard` (the default) whether the ten steps are done, `strict` for evidence
behind every claim, an owner for every step and a fresh review. Codes are `CJM`, two digits for the step of the method and
two for the rule; a code is never used twice.

"""


def rule_index(rules: Iterable[Rule]) -> str:
    """The page that lists all rules."""
    rules = tuple(rules)
    parts = [f"{NOTICE}{_INTRO}There are {len(rules)} of them.\n"]
    for group, members in groupby(rules, key=lambda rule: rule.code[3:5]):
        rows = [
            (
                f"[{rule.code}](rules/{rule.code}.md)",
                rule.name,
                rule.title,
                rule.severity,
                rule.profile,
                _fix(rule),
            )
            for rule in members
        ]
        head = ("code", "name", "what it finds", "severity", "from profile", "fix")
        parts.append(f"\n## {_GROUPS[group]}\n\n{table(head, rows)}")
    return "".join(parts)


def rule_page(rule: Rule) -> str:
    """The page of one rule."""
    facts = [
        ("severity", rule.severity),
        ("from profile", rule.profile),
        ("fix", _fix(rule) or "none"),
        ("methods", _listed(rule.methods)),
        ("states", _listed(rule.states)),
        ("looks at", _looks_at(rule)),
        ("comes from", ", ".join(map(_source, rule.sources))),
        ("old names", ", ".join(f"`{name}`" for name in rule.aliases) or "none"),
    ]
    return (
        f"{NOTICE}# {rule.code} {rule.name}\n\n{rule.title}.\n\n{table(('', ''), facts)}\n"
        f"{rule.documentation}\n{_leaving_out(rule)}\n[All rules](../rules.md)\n"
    )


def _fix(rule: Rule) -> str:
    """Whether findings of the rule can be fixed: safely, or only by a likely guess."""
    text = rule.section("Fix")
    return "" if not text else "unsafe" if text.startswith("`--fix --unsafe-fixes`") else "safe"


def _leaving_out(rule: Rule) -> str:
    """How to live without the rule, for one node, one run or everybody; empty where that is not possible."""
    if is_always_on(rule.code):
        return ""
    comment = "" if rule.code.startswith("CJM90") else _COMMENT.format(rule.code)
    return f"\n## Leave it out\n\n{comment}{_OPTIONS.format(rule.code, rule.name)}"


_COMMENT = """\
For one place, as a [comment](../living-with-findings.md) in the map:

```yaml
# cjm: ignore[{0}] why
```

"""
_OPTIONS = """\
For one run:

```sh
cjm lint --ignore {0}
```

For everybody, in `cjm.toml`:

```toml
[lint]
ignore = ["{1}"]
```
"""


def _listed(names: frozenset[str] | None) -> str:
    return "all" if names is None else ", ".join(f"`{name}`" for name in sorted(names))


def _looks_at(rule: Rule) -> str:
    """The files that the rule judges, and whether it knows others of their project."""
    files = (
        "every file" if rule.is_reported_by_reader else "maps and libraries" if rule.for_libraries else "maps"
    )
    return f"{files}, beside the others of the project" if rule.check_across else files


def _source(source: str) -> str:
    if source == "format":
        return "[the format](../format.md)"
    return f"[{source}](../method.md#{source.split('.', maxsplit=1)[0]})"
