"""Where the entries of collections begin and end."""

from __future__ import annotations

import pytest

from cjm.source.document import read_document


def words(content: str, *path: str | int) -> str:
    """The words of the entry at a path."""
    document = read_document(content.encode(), "map.cjm.yaml")
    entry = document.entries.along(path)[-1]
    return content[entry.begin : entry.end]


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        (("x-a",), "x-a: &a {b: 1}"),
        (("x-list", 0), "- *a"),
        (("x-list", 1), "- c: d\n    e: *a"),
        (("x-list", 2), "- - 1\n    # ours\n    - *a"),
        (("x-list", 3), "- f: *a"),
        (("x-list",), "x-list:\n  - *a\n  - c: d\n    e: *a\n  - - 1\n    # ours\n    - *a\n  - f: *a"),
        (("x-last",), "x-last: *a"),
    ],
)
def test_an_alias_is_part_of_what_it_ends(path, wanted):
    content = (
        "cjm: 1\nx-a: &a {b: 1}\nx-list:\n  - *a\n  - c: d\n    e: *a\n"
        "  - - 1\n    # ours\n    - *a\n  - f: *a\nx-last: *a\n"
    )
    assert words(content, *path) == wanted
