"""Files of foreign formats: their bytes as text."""

from __future__ import annotations

import pytest
from tests.fuzz.foreign.checks import in_pieces

from cjm.importers.foreign import Foreign


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("阶段,情绪\n", "gb18030"), ("Фаза,Эмоция\n", "cp1251"), ("Émotion à l’été\n", "cp1252")],
)
def test_old_encodings_whatever_the_pieces_in_which_a_file_is_read(text: str, encoding: str) -> None:
    with in_pieces(5):
        foreign = Foreign("a.csv", text.encode(encoding))
        assert foreign.text.content == text
        assert len(foreign.doubts) == 1
