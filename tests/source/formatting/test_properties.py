"""Whatever a map looks like: it says the same afterwards, its comments are where they were, and doing it again is idle."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml.error import YAMLError
from tests.conftest import GOLDEN, ROOT
from tests.fuzz.mutations import mutated
from tests.fuzz.seeds import texts
from tests.source.formatting.owners import addressed, meaning, owners
from tests.source.formatting.wild import Writer
from tests.source.test_fuzz import PIECES
from tests.source.test_yaml_suite import CASES

from cjm.model.node_path import path_text
from cjm.source import nodes
from cjm.source.document import read_document
from cjm.source.formatting.building import UnfitError
from cjm.source.formatting.formatted import Refusal, formatted, rewritten
from cjm.source.text import Text, decode

SEEDS = list(dict.fromkeys(texts()))
SMALL = [text for text in SEEDS if len(text) < 3000]
OURS = "this is a bug in cjm"


def check(data: bytes) -> bytes | None:
    """Format the bytes; returns the result, or `None` where they were refused with a reason."""
    result = formatted(data)
    if isinstance(result, Refusal):
        assert result.message
        assert OURS not in result.help, data.decode()
        assert result.row >= 1 <= result.column
        return None
    assert formatted(result) == result
    before, after = said(data), said(result)
    assert before == after
    return result


def said(data: bytes) -> tuple[str, str, Counter[tuple[str, str]]]:
    """What the reader makes of a file: its data in no order, its own keys, its findings."""
    document = read_document(data, "map.cjm.yaml")
    own = {path_text(path): value for path, value in document.extensions.items()}
    has_anchor = b"&" in data  # an anchor moves to the line of its text, and may then look like a part of it
    found = Counter((each.code, path_text(each.problem.path)) for each in document.findings if not has_anchor)
    return _in_no_order(document.data), _in_no_order(own), found


def _in_no_order(data: Any) -> str:
    return json.dumps(data, sort_keys=True, default=str)


@settings(max_examples=60)
@given(st.randoms(use_true_random=False))
def test_wild_maps(dice):
    text = Writer(dice).map().replace("\r\n", "\n")
    result = check(text.encode())
    if result is None:
        return
    after = result.decode()
    assert meaning(after) == meaning(text)
    assert owners(after) == owners(text)
    assert addressed(after) == addressed(text)


@given(st.integers(0, 10**6))
def test_a_thousandfold_of_wild_maps(seed):
    """The same with dice that do not shrink, and so throw more evenly."""
    text = Writer(Random(seed)).map()
    result = check(text.encode())
    if result is not None:
        assert owners(result.decode().replace("\r\n", "\n")) == owners(text.replace("\r\n", "\n"))


def test_what_fuzzing_begins_with():
    done = [check(text) for text in SMALL]
    assert sum(each is not None for each in done) > len(SMALL) * 0.8


@given(st.integers(0, 10**6))
def test_lines_moved_about(seed):
    check(mutated(Random(seed).choice(SMALL), SMALL, seed))


@given(st.binary(max_size=200))
def test_any_bytes(data):
    check(data)


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_row_of_what_yaml_and_maps_are_made_of(pieces):
    check("".join(pieces).encode())
    check(("cjm: 1\n" + "".join(pieces)).encode())


@settings(max_examples=40)
@given(st.data())
def test_a_scaffold_with_comments_at_the_ends_of_lines(data):
    text = Path(GOLDEN, "init/ten-step.cjm.yaml").read_text("utf-8")
    at = data.draw(st.sampled_from([found.end() for found in re.finditer(r"[:\]}\w]$", text, re.MULTILINE)]))
    sign = data.draw(st.sampled_from([" # c", "\n# c", "\n      # c", "\n\n    # c\n", " #c"]))
    whole = text[:at] + sign + text[at:]
    result = check(whole.encode())
    if result is not None:
        assert owners(result.decode()) == owners(whole)
        assert meaning(result.decode()) == meaning(whole)


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_as_a_value_and_as_a_key(text):
    written = json.dumps(
        {"cjm": 1, "title": text, "x-a": [text], f"x-{text}": [{"text": text}]}, ensure_ascii=False
    )
    check(written.encode())


@pytest.mark.parametrize("source", [source for _, source in CASES], ids=[name for name, _ in CASES])
def test_documents_of_the_yaml_test_suite(source):
    text, unreadable = decode(source.encode())
    content = re.sub(r"\r\n?", "\n", text.content)
    if unreadable:
        return
    try:
        result = rewritten(content, None)
    except (yaml.YAMLError, UnfitError):
        assert nodes.compose(text)[1]
        return
    root, found = nodes.compose(Text(content))
    if found or root is None:
        return
    assert result is not None
    assert rewritten(result, None) == result
    try:
        assert meaning(result) == meaning(content)
    except (YAMLError, AssertionError, AttributeError, IndexError, ValueError):
        pytest.skip("the reference does not read it")


def test_what_is_no_map_for_the_reader_is_none_here():
    for text in SEEDS:
        decoded, unreadable = decode(text)
        refused = unreadable or nodes.compose(decoded)[1]
        if refused and not any(each.code == "CJM0002" for each in nodes.compose(decoded)[1]):
            assert isinstance(formatted(text), Refusal)


def test_examples_are_in_canonical_layout():
    for path in sorted(Path(ROOT, "examples").rglob("*.cjm.yaml")):
        assert formatted(path.read_bytes()) == path.read_bytes(), path
