"""How wide the drawings of the emotion curve are."""

from __future__ import annotations

import pytest
from tests.view.journeys import view

from cjm.render.html_drawings import SMALL, curve_drawings, swiped


def drawings(steps: int):
    listed = ", ".join(f"{{name: S{i}, emotion: {i % 3 - 1}}}" for i in range(steps))
    return curve_drawings(view(f"phases: [{{name: A, steps: [{listed}]}}]\n"))


@pytest.mark.parametrize("steps", [2, 13, 18])
def test_steps_that_stand_close_enough_are_drawn_in_the_width_of_a_phone(steps):
    made = drawings(steps)
    assert made["small"].width == SMALL
    assert swiped(made) == {"tablet": None, "small": None}


def test_the_drawing_of_many_steps_is_swiped_through_on_a_phone():
    made = drawings(40)
    assert swiped(made) == {"tablet": None, "small": 1120}
    assert all(
        after.x - before.x == pytest.approx(28)
        for before, after in zip(made["small"].dots, made["small"].dots[1:], strict=False)
    )


def test_without_a_curve_nothing_is_swiped():
    assert swiped(curve_drawings(view(""))) == {"tablet": None, "small": None}
