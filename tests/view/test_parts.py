"""Which parts a map holds, in numbers and in words."""

import pytest
from tests.render.reports import MAPS, example, of_document, report
from tests.view.whole_map import whole_map

from cjm.view.parts import COMPUTED, PARTS, WORDS, held, named


def test_a_map_of_everything_holds_every_part() -> None:
    counts = held(of_document(whole_map(lambda _path: "text")).view)
    assert set(counts) == set(PARTS) - COMPUTED
    assert set(WORDS) == set(PARTS)


def test_a_map_of_almost_nothing_holds_a_phase() -> None:
    assert held(report("title: T\n").view) == {"phases": 1}


@pytest.mark.parametrize("name", MAPS)
def test_what_is_held_is_said_in_the_order_of_the_parts(name: str) -> None:
    counts = held(example(name).view)
    said = list(named(counts, set(PARTS)))
    assert len(said) == len(counts)
    assert all(text[0].isdigit() != text.startswith("the ") for text in said)


def test_one_and_several() -> None:
    view = report("personas: {ana: Ana, ben: Ben}\nsummary: S\nphases: [{name: P, pain_points: [t]}]\n").view
    assert list(named(held(view), {"pain points", "personas", "summary"})) == [
        "the summary", "2 personas", "1 pain point",
    ]  # fmt: skip
