"""Where the page of a rule is on the web: what SARIF, JSON and the terminal link to."""

from __future__ import annotations

from cjm.lint.rule import OWN_PREFIX, Rule

RULE_PAGES: str | None = None
"""The address of our rules' pages with `{code}` in it. `None`: the documentation has no host, and nothing links."""


def page_of(rule: Rule) -> str | None:
    """The address of a rule's page, if it has one: a plugin's rule brings its own."""
    if rule.url is None and RULE_PAGES is not None and rule.code.startswith(OWN_PREFIX):
        return RULE_PAGES.format(code=rule.code)
    return rule.url
