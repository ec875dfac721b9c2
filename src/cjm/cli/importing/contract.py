"""What every importer promises, as checks for tests: of those in cjm, and of those in packages of others."""

from __future__ import annotations

import random
from collections.abc import Sequence

from cjm.cli.importing.maps import Imported, imported
from cjm.errors import CannotDo
from cjm.importers.foreign import Foreign
from cjm.importers.importer import Importer, Wishes
from cjm.importers.notes import Cell
from cjm.source.document import read_document
from cjm.source.formatting.formatted import formatted

_SIGNS = "|-:;,\"'#%*_`~>[](){}\\/=<&\n\r\t 0159aé中🙂→\x00\x85\u2028\ufeff"
"""Characters that mean something in one format or another, and some that are hard to read."""


def check_importer(importer: Importer, seeds: Sequence[Foreign], rounds: int = 100) -> None:
    """Check an importer with files that it must read, with these files broken in `rounds` ways, and with any bytes.

    Raises AssertionError where a promise is broken, and whatever the importer raises beside CannotDo.
    """
    for seed in seeds:
        assert 0 < importer.likelihood(seed) <= 1, f"{seed.name} is none of its files, as it says"
        first, second = (check_import(importer, Foreign(seed.name, seed.data)) for _ in range(2))
        assert first is not None, f"{seed.name} is not read"
        assert second is not None
        assert (first.maps, first.notes) == (second.maps, second.notes), f"{seed.name} is read in two ways"
    for number in range(rounds):
        chance = random.Random(number)  # noqa: S311 - the same files each time
        seed = seeds[number % len(seeds)]
        check_import(importer, Foreign(seed.name, _broken(seed.data, chance)))
        anything = Foreign(f"a{seed.suffix}", chance.randbytes(chance.randrange(200)))
        assert 0 <= importer.likelihood(anything) <= 1
        check_import(importer, anything)


def check_import(importer: Importer, foreign: Foreign) -> Imported | None:
    """What an importer makes of a file, after a look at what is promised of it; `None` where it says why it cannot.

    Maps can be read and are in canonical layout; notes say something, and stand inside of the file.
    """
    found, why = None, ""
    try:
        found = imported(foreign, importer, Wishes())
    except CannotDo as error:
        why = f"{error.message}: {error.help}"
    assert "bug in" not in why, why
    for scaffold in found.maps if found else ():
        document = read_document(scaffold.text.encode(), "a.cjm.yaml")
        assert document.map is not None, scaffold.text
        assert document.map.title == scaffold.title
        assert formatted(scaffold.text.encode()) == scaffold.text.encode(), "not in canonical layout"
    for note in found.notes if found else ():
        assert note.message.strip(), "a note says nothing"
        if isinstance(note.where, Cell):
            assert note.where.row >= 1
            assert note.where.column >= 1
        else:
            start, end = note.where
            assert 0 <= start <= end <= len(foreign.text.content), f"{note.message}: {note.where}"
    return found


def _broken(data: bytes, chance: random.Random) -> bytes:
    content = bytearray(data)
    for _ in range(chance.randint(1, 5)):
        at, length = chance.randint(0, len(content)), chance.randrange(8)
        signs = "".join(chance.choice(_SIGNS) for _ in range(chance.randrange(6)))
        content[at : at + length] = chance.choice([signs.encode(), chance.randbytes(chance.randrange(4))])
    return bytes(content)
