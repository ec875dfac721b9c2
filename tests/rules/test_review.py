"""When a review is due."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.examples import found, places


@pytest.mark.parametrize(
    ("every", "last", "due"),
    [
        ("90 days", "2026-03-02", "2026-05-31"),
        ("90 days", "2026-03-03", None),
        ("1 month", "2026-04-30", "2026-05-30"),
        ("1 month", "2026-05-01", None),
        ("9999 years", "0001-01-01", None),
    ],
)
def test_a_review_is_overdue_from_the_day_after(
    every: str, last: str, due: str | None, tmp_path: Path
) -> None:
    text = f"review: {{every: {every}, log: [{{date: {last}}}, {{date: 0001-01-01}}]}}\n"
    messages = [each[1] for each in found("review-overdue", text, tmp_path)]
    expected = f"the review was due on {due}: the last was on {last}, and reviews are every {every}"
    assert messages == ([expected] if due else [])


@pytest.mark.parametrize(
    ("review", "plan", "first"),
    [
        ("", [""], []),
        ("review: {log: [{date: 2026-05-01}]}\n", ["review"], []),
        ("review: {every: 90 days}\n", [], ["review.every"]),
        ("review: {every: 90 days, log: [{date: 2026-05-01}]}\n", [], []),
    ],
)
def test_a_plan_and_a_first_review(review: str, plan: list[str], first: list[str], tmp_path: Path) -> None:
    assert places("no-review-plan", review, tmp_path) == plan
    assert places("never-reviewed", review, tmp_path) == first


def test_what_calls_for_a_review_before_its_time(tmp_path: Path) -> None:
    assert found(
        "review-ignores-touchpoints", "review: {every: 1 year, after: [A new price]}\n", tmp_path
    ) == [
        (
            "review.after",
            "`touchpoint-added` and `touchpoint-removed` do not call for a review",
            "add `touchpoint-added` and `touchpoint-removed` to `after:` in `review`",
        )
    ]
    assert places("review-ignores-touchpoints", "title: Shoes\n", tmp_path) == []
