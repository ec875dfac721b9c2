"""What is kept of many notes, and what is said of the rest."""

from __future__ import annotations

from cjm.importers.notes import MOST_ALIKE, MOST_OF_A_KIND, SCALE_GUESSED, VALUE_GUESSED, Note, Notes


def test_equal_notes_are_one() -> None:
    notes = Notes()
    for _ in range(2 * MOST_ALIKE):
        notes.add(VALUE_GUESSED, "guessed", (3, 4), "look")
    assert list(notes) == [Note(VALUE_GUESSED, "guessed", (3, 4), "look")]


def test_of_those_that_say_the_same_the_first_are_kept() -> None:
    notes = Notes()
    for at in range(1500):
        notes.add(VALUE_GUESSED, "“happy” was read as 1", (at, at + 1))
    notes.add(SCALE_GUESSED, "1 to 5", (9, 10))
    found = list(notes)
    assert [note.where for note in found] == [*((at, at + 1) for at in range(MOST_ALIKE)), (9, 10)]
    assert {note.message for note in found[: MOST_ALIKE - 1]} == {"“happy” was read as 1"}
    assert found[MOST_ALIKE - 1].message == "“happy” was read as 1 (and 1,490 more times further down)"
    assert len(notes) == len(found)


def test_of_those_of_a_kind_the_first_are_kept() -> None:
    notes = Notes()
    for at in range(MOST_OF_A_KIND + 3):
        notes.add(VALUE_GUESSED, f"guess {at}", (at, at + 1))
    *kept, last = notes
    assert [note.message for note in kept] == [f"guess {at}" for at in range(MOST_OF_A_KIND)]
    assert last.message == "3 more of this kind follow from here on and are not shown"
    assert last.where == (MOST_OF_A_KIND, MOST_OF_A_KIND + 1)
    assert len(notes) == MOST_OF_A_KIND + 1
