"""The lines of the five texts that the method comes from, and where each is met."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import yaml
from docs.generate.markdown import NOTICE, table

from cjm.lint.rule import Rule

_LINES = Path(__file__).resolve().parent.parent / "method.yaml"
_INTRO = """\
# The method

cjm is built on five published texts on customer journey maps, in five languages. Here is every distinct thing that they
ask for, in our own words: where the [format](format.md) holds it, which [rules](rules.md) judge it, and where a report
shows it. A rule names the lines that it comes from, such as `000.12`: text 000, line 12. Where no rule judges a line,
it is said why; a dash means that there is nothing to show.
"""


def method_page(rules: Iterable[Rule]) -> str:
    """The page with all lines. Which rules judge a line is known by the rules."""
    judged: dict[str, list[str]] = {}
    for rule in rules:
        for source in rule.sources:
            judged.setdefault(source, []).append(f"[{rule.code}](rules/{rule.code}.md)")
    parts = [NOTICE, _INTRO]
    for text in yaml.safe_load(_LINES.read_text(encoding="utf-8")):
        source = text["source"]
        rows = [
            (
                f"{source}.{number}",
                line["asks"],
                line.get("holds") or "—",
                ", ".join(judged.get(f"{source}.{number}", ())) or f"no rule: {line['unjudged']}",
                (line.get("shows") or "—") + (f"; still open: {line['open']}" if line.get("open") else ""),
            )
            for number, line in text["lines"].items()
        ]
        head = ("line", "what it asks for", "in a map", "judged by", "in a report")
        parts.append(
            f'\n<a id="{source}"></a>\n## {source}: {text["title"]}\n\n{text["about"]} Written in {text["language"]}.\n\n'
        )
        parts.append(table(head, rows))
    return "".join(parts)
