"""What fuzzing begins with: maps of every kind, and the words that they are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from cjm.lint.registry import all_rules
from cjm.lint.rule import complete
from cjm.model.map import Library, Map
from cjm.model.shape import ListShape, MappingShape, ObjectShape, Shape, TextShape, shape_of
from tests.conftest import ROOT
from tests.source.reading import HEAD
from tests.source.test_fuzz import BODY, PIECES

_SUPPRESSIONS = ("# cjm: ignore[CJM0801]", "# cjm: ignore-file[CJM0801]", "# cjm: ")


def write_corpus(folder: Path) -> None:
    """Write the first inputs, one a file, into a folder that is there."""
    for number, text in enumerate(dict.fromkeys(texts())):
        (folder / f"seed-{number:04}").write_bytes(text)


def write_dictionary(file: Path) -> None:
    """Write the words that mutations put in."""
    write_words((*_keys(shape_of(Map)), *_keys(shape_of(Library)), *PIECES, *_SUPPRESSIONS), file)


def write_words(words: Iterable[str], file: Path) -> None:
    """Write words in libFuzzer's form, none twice, and none too long for it."""
    lines = (f'"{_escaped(word)}"' for word in dict.fromkeys(words) if 0 < len(word.encode()) <= 60)
    file.write_text("\n".join(lines) + "\n", encoding="ascii")


def texts() -> Iterator[bytes]:
    """The first inputs: the examples, those of the rules and of the fixes, and the traps of YAML."""
    for path in sorted(Path(ROOT, "examples").rglob("*.cjm.yaml")):
        yield path.read_bytes()
    for rule in all_rules():
        for section in ("Bad", "Good"):
            for block in rule.examples(section):
                yield complete(block).encode()
    fixes = yaml.safe_load(Path(ROOT, "tests/data/fixes.yaml").read_text(encoding="utf-8"))
    for cases in fixes.values():
        for case in cases:
            yield (HEAD + case["before"]).encode()
            yield complete(case["before"]).encode()
    yield (HEAD + BODY).encode()
    for piece in PIECES:
        yield (HEAD + BODY + piece).encode()


def _keys(shape: Shape) -> Iterator[str]:
    """The keys and fixed values of a shape and of all in it."""
    match shape:
        case ObjectShape():
            for key, value in shape.keys.items():
                yield f"{key}: "
                yield from _keys(value)
        case ListShape():
            yield from _keys(shape.item)
        case MappingShape():
            yield from _keys(shape.value)
        case TextShape():
            yield from shape.choices or ()


def _escaped(word: str) -> str:
    plain = (
        chr(byte) if 32 <= byte < 127 and byte not in b'"\\' else f"\\x{byte:02X}" for byte in word.encode()
    )
    return "".join(plain)
