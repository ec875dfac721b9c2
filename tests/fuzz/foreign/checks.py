"""What has to hold of an import, whatever the file holds."""

from __future__ import annotations

import io
import resource
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import get_args

from cjm.cli.importing.maps import Imported
from cjm.cli.importing.maps import imported as import_file
from cjm.cli.importing.showing import show
from cjm.errors import CannotDo
from cjm.files import SUFFIXES
from cjm.importers import foreign as foreign_module
from cjm.importers.foreign import Foreign
from cjm.importers.importer import Actors, Importer, Wishes
from cjm.importers.notes import Cell, Note
from cjm.importers.registry import all_importers
from cjm.lint.engine import check_document
from cjm.lint.registry import all_rules
from cjm.lint.selection import select
from cjm.output.registry import format_names
from cjm.render import json
from cjm.render.scaffold import Scaffold
from cjm.render.scaffold.files import file_name
from cjm.source.document import Document, read_document
from cjm.source.extensions import with_extensions
from cjm.source.formatting.formatted import formatted
from cjm.source.project import Project
from tests.fuzz.checks import TODAY
from tests.fuzz.foreign.content import lost
from tests.fuzz.foreign.seeds import NAMES
from tests.fuzz.foreign.variants import contents, places, variants
from tests.fuzz.foreign.whereabouts import scattered
from tests.render.reports import of_document

_DRAFT = select(tuple(all_rules()), "draft")
_NOWHERE = Project(Path("/nonexistent"))
_LINK = "CJM0016"
"""A picture or a map that is not there: whether it is depends on where the map is put."""
_MOST_MEMORY = 400 * 1024
"""By how many kilobytes one input may raise the most that the process ever held."""


def check(importer: Importer, data: bytes) -> None:
    """Import a file of these bytes and look at what comes of it. Raises AssertionError, or what our own code raises.

    What takes long is done with a quarter of the files, as their bytes decide.
    """
    before = _most_memory()
    foreign = Foreign(NAMES[importer.name], data)
    assert 0 <= importer.likelihood(foreign) <= 1
    wishes = _wishes(data)
    found = maps_or_why_not(importer, foreign, wishes)
    thorough = zlib.crc32(data) % 4 == 0
    if thorough:
        with in_pieces(size := 4 + zlib.crc32(data) // 4 % 40):
            again = maps_or_why_not(importer, Foreign(foreign.name, data), wishes)
        assert _said(again) == _said(found), f"in pieces of {size} bytes it is something else"
    if isinstance(found, Imported):
        assert found.maps
        for scaffold in found.maps:
            document = _checked_map(scaffold)
            if not _is_ours(importer, data):
                _check_draft(document)
            assert not thorough or with_extensions(_through_json(document)) == with_extensions(document)
        _check_notes(found)
        if thorough:
            _check_shown(found)
        words = lost(importer.name, found) if wishes == Wishes() else ()
        assert not words, f"neither in the map nor in a note: {', '.join(sorted(words))}"
        assert not (wrong := scattered(importer.name, found)), wrong
        if thorough:
            check_variants(importer, foreign, wishes, found)
    assert _most_memory() - before < _MOST_MEMORY, "it takes too much memory"


@contextmanager
def in_pieces(size: int) -> Iterator[None]:
    """Let the texts of files come in pieces of so many bytes, as those of large files do."""
    usual, foreign_module._PIECE = foreign_module._PIECE, size
    try:
        yield
    finally:
        foreign_module._PIECE = usual


def maps_or_why_not(importer: Importer, foreign: Foreign, wishes: Wishes) -> Imported | CannotDo:
    """What an importer makes of a file, or the error that says why it makes nothing."""
    try:
        return import_file(foreign, importer, wishes)
    except CannotDo as error:
        why = error
    assert why.message, "the error says nothing"
    assert why.help, f"nothing says what to do: {why.message}"
    assert "bug in cjm" not in why.help, why.message
    str(why).encode()
    return why


def _wishes(data: bytes) -> Wishes:
    """What a user asks for: mostly nothing, now and then something that the bytes decide."""
    dice = zlib.crc32(data) // 4
    if dice % 8:
        return Wishes()
    return Wishes(
        (None, *get_args(Actors))[dice // 8 % 5],
        (None, "nb")[dice // 40 % 2],
        (None, "A title: 1")[dice // 80 % 2],
    )


def check_variants(importer: Importer, foreign: Foreign, wishes: Wishes, found: Imported) -> None:
    """Read the file as it could be written as well; raises AssertionError where other maps or notes come of it."""
    for variant in variants(importer.name, foreign.data):
        other = maps_or_why_not(importer, Foreign(foreign.name, variant.data), wishes)
        assert isinstance(other, Imported), f"with {variant.what} there is none: {other}"
        assert contents(other) == contents(found), f"with {variant.what} the map is another"
        if variant.keeps_places:
            assert places(other) == places(found), (
                f"with {variant.what} a note is another or stands elsewhere"
            )


def _said(found: Imported | CannotDo) -> object:
    return str(found) if isinstance(found, CannotDo) else (found.maps, found.notes)


def _checked_map(scaffold: Scaffold) -> Document:
    data = scaffold.text.encode()
    document = read_document(data, "a.cjm.yaml")
    assert document.map is not None, document.findings
    assert document.map.title == scaffold.title
    assert formatted(data) == data, "it is not in canonical layout"
    name = file_name(scaffold.title)
    assert name == Path(name).name
    assert name.endswith(SUFFIXES)
    return document


def _is_ours(importer: Importer, data: bytes) -> bool:
    """Whether a file may be a map of our own, which comes back as it is, whatever is wrong with it."""
    return importer.name == "data" and b"cjm" in data


def _check_draft(document: Document) -> None:
    checked = check_document(document, _NOWHERE, _DRAFT, TODAY)
    if checked.failures:
        raise checked.failures[0].error
    findings = [finding for finding in checked.findings if finding.code != _LINK]
    assert not findings, f"the draft has findings: {findings}"


def _through_json(document: Document) -> Document:
    exported = Foreign("a.json", json.render(of_document(document)).encode())
    (scaffold,) = import_file(exported, all_importers()["data"], Wishes()).maps
    return read_document(scaffold.text.encode(), "a.cjm.yaml")


def _check_notes(found: Imported) -> None:
    for note in found.notes:
        assert note.message.strip(), note
        assert _is_inside(note, found.foreign), f"the note stands outside of the file: {note}"


def _check_shown(found: Imported) -> None:
    for name in format_names():
        shown = io.StringIO()
        show(found.foreign, found.notes, name, strict=False, stream=shown)
        shown.getvalue().encode()
        assert name != "concise" or shown.getvalue().count("\n") == len(found.notes), shown.getvalue()


def _is_inside(note: Note, foreign: Foreign) -> bool:
    if isinstance(note.where, Cell):
        return 1 <= note.where.row <= 1_048_576 and 1 <= note.where.column <= 16_384
    start, end = note.where
    return 0 <= start <= end <= len(foreign.text.content)


def _most_memory() -> int:
    """The most that the process ever held, in kilobytes on Linux."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
