"""Links that a report must not follow."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.examples import found, places


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\\tscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "tel:+123",
    ],
)
def test_other_schemes_are_not_followed(link: str, tmp_path: Path) -> None:
    text = f'touchpoints: {{shop: {{name: Shop, link: "{link}"}}}}\n'
    assert places("unsafe-link", text, tmp_path) == ["touchpoints.shop.link"]


@pytest.mark.parametrize(
    "link",
    [
        "https://example.com/a:b",
        "HTTP://example.com",
        "mailto:a@example.com",
        "docs/a.pdf",
        "//example.com",
        "#top",
    ],
)
def test_web_and_mail_addresses_and_plain_words_are_left_alone(link: str, tmp_path: Path) -> None:
    text = f'touchpoints: {{shop: {{name: Shop, link: "{link}"}}}}\n'
    assert places("unsafe-link", text, tmp_path) == []


@pytest.mark.parametrize(
    ("ticket", "unsafe"),
    [
        ("KES-4", False),
        ("JIRA:4", False),
        ("https://example.com/4", False),
        ("javascript:4", True),
        ("ssh://a", True),
    ],
)
def test_a_ticket_may_be_a_number_with_a_colon(ticket: str, unsafe: bool, tmp_path: Path) -> None:
    text = f'phases: [{{name: A, steps: [{{name: B, opportunities: [{{text: C, ticket: "{ticket}"}}]}}]}}]\n'
    assert places("unsafe-link", text, tmp_path) == ["phases[0].steps[0].opportunities[0].ticket"] * unsafe


def test_every_place_of_a_link_is_looked_at(tmp_path: Path) -> None:
    text = """\
touchpoints: {a: {name: A, link: "x:1"}}
metrics: {a: {name: A, link: "x:1"}}
evidence: {a: {name: A, link: "x:1"}}
content_plan: [{name: A, link: "x:1"}]
"""
    assert found("unsafe-link", text, tmp_path)[0][1] == "a report cannot follow a link that begins with `x:`"
    assert places("unsafe-link", text, tmp_path) == [
        "touchpoints.a.link",
        "metrics.a.link",
        "evidence.a.link",
        "content_plan[0].link",
    ]
