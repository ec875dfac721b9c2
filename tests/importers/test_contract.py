"""What holds for every importer: any bytes end in maps that can be read, or in an error that says why."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.importers.seeds import SEEDS

from cjm.cli.app import run
from cjm.cli.importing.maps import Imported
from cjm.cli.importing.maps import imported as import_file
from cjm.errors import CannotDo
from cjm.importers.foreign import Foreign
from cjm.importers.importer import Importer, Wishes
from cjm.importers.notes import Cell
from cjm.importers.registry import all_importers
from cjm.source.document import read_document
from cjm.source.formatting.formatted import formatted

SIGNS = "|-:;,\"'#%*_`~>[](){}\\/\n\r\t 0159aé中🙂→\x00\x85\u2028\ufeff"
"""Characters that mean something in one of the formats, and some that are hard to read."""

each_importer = pytest.mark.parametrize("importer", all_importers().values(), ids=lambda each: each.name)


def checked(importer: Importer, foreign: Foreign) -> Imported | None:
    """What an importer makes of a file, after a look at all that is promised of it; `None` where it says why not."""
    found, why = None, ""
    try:
        found = import_file(foreign, importer, Wishes())
    except CannotDo as error:
        why = str(error)
    assert "bug in cjm" not in why
    if found is None:
        return None
    for scaffold in found.maps:
        document = read_document(scaffold.text.encode(), "a.cjm.yaml")
        assert document.map is not None
        assert document.map.title == scaffold.title
    for note in found.notes:
        if isinstance(note.where, Cell):
            assert note.where.row >= 1
            assert note.where.column >= 1
        else:
            start, end = note.where
            assert 0 <= start <= end <= len(foreign.text.content)
        assert note.message
    return found


@each_importer
def test_it_has_seeds_and_reads_them(importer: Importer) -> None:
    for seed in SEEDS[importer.name]:
        assert importer.likelihood(seed) > 0
        assert checked(importer, seed)


@each_importer
def test_the_same_input_gives_the_same_maps_and_notes(importer: Importer) -> None:
    for seed in SEEDS[importer.name]:
        first, second = (import_file(Foreign(seed.name, seed.data), importer, Wishes()) for _ in range(2))
        assert (first.maps, first.notes) == (second.maps, second.notes)


@each_importer
def test_what_it_makes_is_a_draft(
    importer: Importer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number, seed in enumerate(SEEDS[importer.name]):
        for scaffold in import_file(seed, importer, Wishes()).maps:
            assert formatted(scaffold.text.encode()) == scaffold.text.encode()
            (tmp_path / f"{number}.cjm.yaml").write_text(scaffold.text, encoding="utf-8")
    assert run(["lint", "--isolated", "--no-cache", "--profile", "draft", str(tmp_path)]) == 0, (
        capsys.readouterr().out
    )


@each_importer
@settings(max_examples=25)
@given(data=st.data())
def test_broken_files_end_well(importer: Importer, data: st.DataObject) -> None:
    seed = data.draw(st.sampled_from(SEEDS[importer.name]))
    content = bytearray(seed.data)
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(content)))
        length = data.draw(st.integers(0, 8))
        content[at : at + length] = data.draw(
            st.one_of(st.binary(max_size=4), st.text(SIGNS, max_size=6).map(str.encode))
        )
    checked(importer, Foreign(seed.name, bytes(content)))


@each_importer
@given(
    st.one_of(
        st.binary(max_size=200), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))
    )
)
def test_any_bytes_end_well(importer: Importer, content: bytes) -> None:
    foreign = Foreign("a", content)
    assert 0 <= importer.likelihood(foreign) <= 1
    checked(importer, foreign)
