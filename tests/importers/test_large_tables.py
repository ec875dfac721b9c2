"""Tables that are too large to hold: rows are read as a stream, and each journey is made as soon as it is whole."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm.errors import CannotDo
from cjm.importers.csv import IMPORTER
from cjm.importers.foreign import Foreign
from cjm.importers.importer import Wishes
from cjm.importers.notes import Note, Notes
from cjm.importers.tables.cutting import records

HEADS = "Journey,Stage,Step,Thoughts,Emotion,Owner\n"


def journey(name: str, steps: int, text: str = "Where is it, and when?") -> Iterator[str]:
    for step in range(steps):
        yield f'{name},Stage {step // 3},Step {step},"{text}",{"happy" if step % 2 else "3"},Sales\n'


def table(journeys: int, steps: int = 6, text: str = "Where is it, and when?") -> str:
    return HEADS + "".join(line for number in range(journeys) for line in journey(f"J {number}", steps, text))


@pytest.fixture
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cjm.importers.tables.sheets._MOST_TO_TURN", 20)
    monkeypatch.setattr("cjm.importers.tables.sheets._MOST_HELD", 30)
    monkeypatch.setattr("cjm.importers.tables.separated._BETWEEN_MARKS", 7)
    monkeypatch.setattr("cjm.importers.foreign._PIECE", 100)


def found(content: bytes | Path) -> tuple[list[tuple[str, object]], list[Note]]:
    notes = Notes()
    drafts = IMPORTER.read(Foreign("a.csv", content), Wishes(), notes)
    return [(draft.title, draft.content) for draft in drafts], list(notes)


TABLES = {
    "of many journeys": table(40),
    "of one journey": table(1, 200),
    "that stand apart": HEADS + "".join(
        line for lines in zip(journey("A", 60), journey("B", 60), strict=True) for line in lines
    ),
    "below each other": "".join(f"Title {n}\n{table(3, 20)}" for n in range(3)),
    "of two rows of heads": ",Look,,Buy,\n,Action,Emotion,Action,Emotion\n" + ",Sees,4,Pays,2\n" * 100,
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_a_stream_gives_the_same_maps_and_notes(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    content = f"# made by hand\n{TABLES[name]}".encode()
    held = found(content)
    request.getfixturevalue("small_limits")
    file = tmp_path / "a.csv"
    file.write_bytes(content)
    assert found(file) == held
    assert held[0]


@pytest.mark.usefixtures("small_limits")
def test_a_journey_is_made_when_its_last_row_is_read() -> None:
    lines = [*journey("A", 30), *journey("B", 30), *journey("C", 30)]
    mixed = HEADS + "".join([*lines[:45], *lines[60:75], *lines[45:60], *lines[75:]])
    far: list[float] = []
    wishes = Wishes(progress=far.append)
    monkey = pytest.MonkeyPatch()
    monkey.setattr("cjm.importers.tables.journeys._BETWEEN_NEWS", 1)
    drafts = IMPORTER.read(Foreign("a.csv", mixed.encode()), wishes, Notes())
    came = [(draft.title, len(far)) for draft in drafts]
    monkey.undo()
    assert came == [("A", 30), ("B", 75), ("C", 90)]
    assert far == sorted(far)
    assert far[-1] <= 1


def test_memory_does_not_grow_with_the_file(
    tmp_path: Path, small_limits: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cjm.importers.foreign._PIECE", 20_000)
    peaks = []
    for journeys in (15, 60):
        file = tmp_path / f"{journeys}.csv"
        file.write_text(table(journeys, 5, "Is it here? " * 500), encoding="utf-8")
        tracemalloc.start()
        for _ in IMPORTER.read(Foreign("a.csv", file), Wishes(), Notes()):
            pass
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.25 * peaks[0]


@pytest.mark.usefixtures("small_limits")
def test_a_journey_that_is_too_large_is_refused_before_all_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cjm.importers.limits.LARGEST_MAP", 2_000)
    far: list[float] = []
    drafts = IMPORTER.read(Foreign("a.csv", table(1, 2000).encode()), Wishes(progress=far.append), Notes())
    with pytest.raises(CannotDo, match=r"the map of “J 0” would have more than .* MB") as refused:
        list(drafts)
    assert "split the file" in str(refused.value.help)
    assert far[-1] < 0.5


def test_too_many_rows_of_one_journey_are_refused_before_any_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cjm.importers.limits.MOST_STEPS", 50)
    rows = "Look,Sees it\n"
    with pytest.raises(CannotDo, match="more than 50 rows of one journey") as refused:
        found(f"Phase,Step\n{rows * 51}".encode())
    assert "let a column called `journey`" in str(refused.value.help)
    assert len(found(f"Phase,Step\n{rows * 50}".encode())[0]) == 1
    assert len(found(table(9).encode())[0]) == 9


def test_a_column_that_tells_too_many_journeys_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cjm.importers.tables.journeys.MOST_JOURNEYS", 10)
    with pytest.raises(CannotDo, match=r"the column “Journey” tells more than 10 journeys apart"):
        found(table(11, 1).encode())
    assert len(found(table(10, 1).encode())[0]) == 10


def test_many_guesses_that_say_the_same_are_folded() -> None:
    drafts, notes = found(table(50).encode())
    assert len(drafts) == 50
    feelings = [note.message for note in notes if "happy" in note.message]
    assert len(feelings) == 10
    assert feelings[-1] == "“happy” was read as the emotion 1 (and 140 more times further down)"


@settings(max_examples=60)
@given(st.text(st.sampled_from('ab"\n\r, \t;#é'), max_size=40), st.lists(st.integers(0, 40), max_size=5))
def test_the_pieces_of_a_text_do_not_matter(text: str, cuts: list[int]) -> None:
    places = sorted({0, *(min(cut, len(text)) for cut in cuts), len(text)})
    pieces = [text[start:end] for start, end in pairwise(places)]
    whole, cut = Notes(), Notes()
    assert list(records(pieces, ",", cut)) == list(records([text], ",", whole))
    assert list(cut) == list(whole)


@settings(max_examples=60)
@given(st.text(max_size=30), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"]))
def test_a_file_has_the_text_that_its_bytes_have(text: str, encoding: str) -> None:
    data = text.encode(encoding, "replace")
    monkey = pytest.MonkeyPatch()
    monkey.setattr("cjm.importers.foreign._PIECE", 5)
    try:
        cut = Foreign("a.csv", data)
        pieces, doubts = list(cut.pieces()), cut.doubts
    finally:
        monkey.undo()
    whole = Foreign("a.csv", data)
    assert "".join(pieces) == whole.text.content
    assert doubts == whole.doubts
    assert whole.beginning(7) == whole.text.content[:7]


def test_a_mark_that_is_never_closed_and_many_that_are_no_marks_take_no_longer() -> None:
    for text in ('"x,' * 10_000, '"x\n' * 10_000, 'a,"' + "b,\n" * 10_000, '""x,' * 10_000):
        assert sum(1 for _ in records([text], ",", Notes())) >= 1
