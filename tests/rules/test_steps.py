"""What is asked of steps, by method and state."""

from __future__ import annotations

from pathlib import Path

from tests.rules.examples import places

DAY = "state: day-in-the-life\ntouchpoints:\n  ad: Ad\nphases:\n  - name: Morning\n    steps:\n      - {name: Reads"


def test_a_step_with_touchpoints_is_with_the_brand(tmp_path: Path) -> None:
    assert places("brand-part-unclear", DAY + ", touchpoints: [ad]}\n", tmp_path) == []
    assert places("brand-part-unclear", DAY + "}\n", tmp_path) == ["phases[0].steps[0]"]


def test_times_are_asked_of_a_day_only(tmp_path: Path) -> None:
    assert places("step-without-time", DAY + "}\n", tmp_path) == ["phases[0].steps[0]"]
    assert places("step-without-time", DAY.replace("day-in-the-life", "current") + "}\n", tmp_path) == []


def test_twelve_steps_are_not_too_many(tmp_path: Path) -> None:
    steps = ", ".join(f"Step {number}" for number in range(12))
    assert places("too-many-steps", f"phases:\n  - {{name: Ordering, steps: [{steps}]}}\n", tmp_path) == []
    assert places("too-many-steps", f"phases:\n  - {{name: Ordering, steps: [{steps}, Pays]}}\n", tmp_path)


def test_steps_of_different_phases_may_share_a_name(tmp_path: Path) -> None:
    text = "phases:\n  - {name: A, steps: [Waits]}\n  - {name: B, steps: [Waits, Pays, waits]}\n"
    assert places("repeated-step-name", text, tmp_path) == ["phases[1].steps[2].name"]
