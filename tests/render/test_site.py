"""Where the pages of a site lie."""

import os
from pathlib import Path, PurePosixPath

import pytest

from cjm.render.site import address, page_paths

HERE = Path("/atlas")


def pages(*sources: str, suffix: str = ".html") -> list[str]:
    return [str(page) for page in page_paths([Path(source) for source in sources], suffix, HERE)]


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        (["/atlas/maps/a.cjm.yaml"], ["maps/a.html"]),
        (["/atlas/a.cjm.yaml", "/atlas/maps/deep/b.cjm.yml"], ["a.html", "maps/deep/b.html"]),
        (["/atlas/a.yaml"], ["a.yaml.html"]),
        (["/else/x/a.cjm.yaml", "/else/y/b.cjm.yaml"], ["x/a.html", "y/b.html"]),
        (["/else/x/a.cjm.yaml"], ["a.html"]),
        (["/atlas/maps/a.cjm.yaml", "/atlas/maps/a.cjm.yml"], ["maps/a.html", "maps/a.cjm.yml.html"]),
        (["/atlas/A.cjm.yaml", "/atlas/a.cjm.yaml"], ["A.html", "a.cjm.yaml.html"]),
        (["/atlas/index.cjm.yaml"], ["index.cjm.yaml.html"]),
        (["/atlas/maps/index.cjm.yaml"], ["maps/index.html"]),
    ],
)
def test_pages_keep_the_path_of_their_map(sources: list[str], expected: list[str]) -> None:
    assert pages(*sources) == expected


def test_the_suffix_is_the_formats() -> None:
    assert pages("/atlas/maps/a.cjm.yaml", suffix=".md") == ["maps/a.md"]


@pytest.mark.parametrize(
    ("page", "start", "expected"),
    [
        ("maps/a.html", "index.html", "maps/a.html"),
        ("maps/b.html", "maps/a.html", "b.html"),
        ("other/b.html", "maps/a.html", "../other/b.html"),
        (os.fsdecode(b"\xff.html"), "index.html", "%FF.html"),
        ("карта 1.html", "index.html", "%D0%BA%D0%B0%D1%80%D1%82%D0%B0%201.html"),
    ],
)
def test_addresses_are_relative(page: str, start: str, expected: str) -> None:
    assert address(PurePosixPath(page), PurePosixPath(start)) == expected
