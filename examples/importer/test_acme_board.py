"""What every importer promises, and what this one reads."""

from acme_board import IMPORTER

from cjm.cli.importing.contract import check_import, check_importer
from cjm.importers.foreign import Foreign

BOARD = Foreign("shoes.board", b"= Shoes\n== Look\n* Searches :(\n== Buy\n* Pays :)\nWho delivers?\n")


def test_it_keeps_what_importers_promise() -> None:
    """Whatever bytes it is given, it makes maps or says why not."""
    check_importer(IMPORTER, [BOARD])


def test_a_board() -> None:
    """Phases, steps, smileys, and what belongs to none of them."""
    found = check_import(IMPORTER, BOARD)
    assert found is not None
    assert "  - name: Look\n    steps:\n      - name: Searches\n        emotion: -1\n" in found.maps[0].text
    assert [note.kind.code for note in found.notes] == ["CJM8004", "CJM8004", "CJM8101"]
