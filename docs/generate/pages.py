"""Every generated page by its name in docs/."""

from __future__ import annotations

from pathlib import Path

from docs.generate.example_pictures import example_curve
from docs.generate.format_reference import format_reference
from docs.generate.method_lines import method_page
from docs.generate.report_formats import formats_page
from docs.generate.rule_pages import rule_index, rule_page

from cjm.lint.registry import all_rules
from cjm.model.json_schema import FILE_NAME, schema_text

DOCS = Path(__file__).resolve().parent.parent


def pages() -> dict[str, str]:
    """The texts of all generated pages by their paths from docs/."""
    rules = all_rules()
    return {
        FILE_NAME: schema_text(),
        "format.md": format_reference(),
        "formats.md": formats_page(),
        "images/running-shoes-curve.svg": example_curve(),
        "method.md": method_page(rules),
        "rules.md": rule_index(rules),
        **{f"rules/{rule.code}.md": rule_page(rule) for rule in rules},
    }


def stale() -> list[Path]:
    """The pages of rules that are no more."""
    current = {f"{rule.code}.md" for rule in all_rules()}
    return [path for path in sorted((DOCS / "rules").glob("*.md")) if path.name not in current]
