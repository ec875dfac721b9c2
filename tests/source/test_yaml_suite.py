"""Our reading of YAML against ruamel.yaml's, over the documents of the YAML test suite.

A case passes where both read the same data or both refuse it. What the format leaves out of YAML on purpose is told by
the code of our finding; every other difference is listed, with its reason, in tests/data/yaml_suite_differences.toml.
"""

from __future__ import annotations

import math
import os
import re
import tomllib
import warnings
from pathlib import Path
from typing import Any

import pytest
import yaml
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode
from tests.conftest import IN_CI, ROOT

from cjm.source.nodes import compose
from cjm.source.scalars import plain
from cjm.source.text import decode

SUITE = os.environ.get("YAML_TEST_SUITE")
DIFFERENCES: dict[str, str] = tomllib.loads(
    (ROOT / "tests" / "data" / "yaml_suite_differences.toml").read_text(encoding="utf-8")
)
ON_PURPOSE = {
    "CJM0002": "control characters",
    "CJM0004": "duplicate keys",
    "CJM0005": "several documents",
    "CJM0006": "tags, directives, merge keys, keys that are no text",
    "CJM0008": "an alias to itself",
    "CJM0009": "line separators that readers take differently",
}
REFUSED = object()


def test_the_suite_is_there():
    if SUITE:
        assert len(CASES) > 350
    elif IN_CI:
        pytest.fail("YAML_TEST_SUITE does not name the folder of the YAML test suite")
    else:
        pytest.skip("YAML_TEST_SUITE does not name the folder of the YAML test suite")


def _cases(folder: Path) -> list[tuple[str, str]]:
    """The id and the YAML of every case of the suite."""
    found = []
    for path in sorted(folder.glob("src/*.yaml")):
        source = ""
        for number, case in enumerate(yaml.safe_load(path.read_text(encoding="utf-8"))):
            source = case.get("yaml", source)
            found.append((f"{path.stem}-{number:02}", _without_marks(source)))
    return found


def _without_marks(text: str) -> str:
    """The text with the suite's marks for white space and missing line ends replaced by what they stand for."""
    text = re.sub("—*»", "\t", text.replace("␣", " ").replace("←", "\r").replace("⇔", "\ufeff"))
    return re.sub("∎\n$", "", text.replace("↵", ""))


def _ours(source: str) -> tuple[Any, str]:
    text, unreadable = decode(source.encode())
    if unreadable:
        return REFUSED, unreadable.code
    root, findings = compose(text)
    if findings:
        return REFUSED, findings[0].code
    return (plain(root) if root else None), ""


def _reference(source: str) -> Any:
    reader = YAML(typ="safe", pure=True)
    try:
        with warnings.catch_warnings(action="ignore"):  # of a second anchor of the same name
            root = reader.compose(source)
        return _plain(root, reader) if root else None
    except (YAMLError, AssertionError, AttributeError, IndexError, ValueError):
        return REFUSED  # not all that it refuses does it refuse with an error of its own


def _plain(node: Node, reader: YAML) -> Any:
    if isinstance(node, ScalarNode):
        is_date = str(node.tag).endswith(":timestamp")
        return node.value if is_date else reader.constructor.construct_object(node)
    if isinstance(node, MappingNode):
        return {str(key.value): _plain(value, reader) for key, value in node.value}
    return [_plain(item, reader) for item in node.value]


def _same(ours: Any, theirs: Any) -> bool:
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return list(ours) == list(theirs) and all(_same(ours[key], theirs[key]) for key in ours)
    if isinstance(ours, list) and isinstance(theirs, list):
        return len(ours) == len(theirs) and all(map(_same, ours, theirs))
    if isinstance(ours, float) and isinstance(theirs, float) and math.isnan(ours):
        return math.isnan(theirs)
    return type(ours) is type(theirs) and bool(ours == theirs)


CASES = _cases(Path(SUITE)) if SUITE else []


@pytest.mark.parametrize(("name", "source"), CASES, ids=[name for name, _ in CASES])
def test_reads_as_the_reference_does(name, source):
    ours, code = _ours(source)
    if code in ON_PURPOSE:
        assert name not in DIFFERENCES, f"left out on purpose ({ON_PURPOSE[code]}): needs no entry"
        return
    same = _same(ours, _reference(source))
    assert same == (name not in DIFFERENCES), (code, ours, _reference(source))


def test_only_cases_of_the_suite_are_listed():
    if SUITE:
        assert set(DIFFERENCES) <= {name for name, _ in CASES}
