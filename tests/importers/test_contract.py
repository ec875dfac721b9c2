"""What holds for every importer: any bytes end in maps that can be read, or in an error that says why."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.importers.seeds import SEEDS

from cjm.cli.app import run
from cjm.cli.importing.contract import check_import, check_importer
from cjm.cli.importing.maps import imported as import_file
from cjm.importers.foreign import Foreign
from cjm.importers.importer import Importer, Wishes
from cjm.importers.registry import all_importers
from cjm.source.formatting.formatted import formatted

SIGNS = "|-:;,\"'#%*_`~>[](){}\\/\n\r\t 0159aé中🙂→\x00\x85\u2028\ufeff"
"""Characters that mean something in one of the formats, and some that are hard to read."""

each_importer = pytest.mark.parametrize("importer", all_importers().values(), ids=lambda each: each.name)


@each_importer
def test_it_keeps_what_importers_promise(importer: Importer) -> None:
    check_importer(importer, SEEDS[importer.name], rounds=10)


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
    check_import(importer, Foreign(seed.name, bytes(content)))


@each_importer
@given(
    st.one_of(
        st.binary(max_size=200), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))
    )
)
def test_any_bytes_end_well(importer: Importer, content: bytes) -> None:
    foreign = Foreign("a", content)
    assert 0 <= importer.likelihood(foreign) <= 1
    check_import(importer, foreign)
