"""What a site was made from, kept in its folder for the next run: `.cjm-html.json`, and so on for other formats.

The file is nobody's secret and nobody's promise: it may be damaged, old, or somebody else's. What is read from it is
checked for its form; it is only believed where the pages themselves are as it says, and it never makes cjm replace or
remove a file that cjm did not write.
"""

from __future__ import annotations

import json
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from cjm.errors import CannotDo
from cjm.files import shown, write_atomically
from cjm.source.project import digest
from cjm.view.site.packing import as_json, unpacked
from cjm.view.site.relations import Related
from cjm.view.site.stored import StoredCard

_LARGEST = 512 * 1024 * 1024


class Link(NamedTuple):
    """A link that was looked up: the file it stands in, the link, the file it leads to, and that file's page, if any.

    Files are named from the folder of their project.
    """

    file: str
    link: str
    target: str | None
    page: str | None


class State(NamedTuple):
    """A file beside the map, and the digest of its bytes."""

    file: str
    digest: str


class Output(NamedTuple):
    """A page on disk: the digest of its bytes, its size, and when it was written, in nanoseconds."""

    digest: str
    size: int
    time: int


class Record(NamedTuple):
    """What the page of a map was made from.

    `source` is the map, `state` the digest of its bytes, `key` that of all settings; `card` is what the
    other pages show of it; `held` are the parts that the map holds and how many, where the format does not show all parts.
    `summary` is what the other files of its project need to know of it, as JSON, empty where they need nothing; `across` is
    the digest of what is found in it beside them.
    """

    source: str
    state: str
    key: str
    links: tuple[Link, ...]
    files: tuple[State, ...]
    related: Related
    placed: str
    output: Output
    card: StoredCard
    held: tuple[tuple[str, int], ...]
    summary: str
    across: str


class Shared(NamedTuple):
    """What a page about all maps was made from."""

    key: str
    output: Output


class _Page(NamedTuple):
    page: str
    record: Record


class _SharedPage(NamedTuple):
    page: str
    shared: Shared


class _Whole(NamedTuple):
    maps: tuple[_Page, ...]
    shared: tuple[_SharedPage, ...]
    libraries: tuple[State, ...]
    projects: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The pages of the maps and those about all maps, by their paths in the site, and the files that are libraries.

    `projects` is the digest of all that the findings across files follow from beside the settings; empty where that cannot
    be told.
    """

    maps: Mapping[str, Record] = field(default_factory=dict)
    shared: Mapping[str, Shared] = field(default_factory=dict)
    libraries: Mapping[str, str] = field(default_factory=dict)
    projects: str = ""


def manifest_file(site: Path, format_name: str) -> Path:
    """Where the manifest of a site lies."""
    return site / f".cjm-{format_name}.json"


def read_manifest(file: Path) -> Manifest:
    """The manifest in a file; an empty one where there is none that can be used."""
    try:
        if not stat.S_ISREG(file.lstat().st_mode):  # somebody else's link or pipe
            return Manifest()
        with file.open("rb") as stream:
            head, _, body = stream.read(_LARGEST).partition(b"\n")
        if head.decode() != _head(body):
            return Manifest()
        whole = unpacked(_Whole, json.loads(body))
    except (OSError, ValueError, RecursionError):
        return Manifest()
    return Manifest(
        {each.page: each.record for each in whole.maps},
        {each.page: each.shared for each in whole.shared},
        {each.file: each.digest for each in whole.libraries},
        whole.projects,
    )


def write_manifest(file: Path, manifest: Manifest) -> None:
    """Write the manifest, if the file does not hold it yet. Raises CannotDo."""
    whole = _Whole(
        tuple(_Page(*each) for each in sorted(manifest.maps.items())),
        tuple(_SharedPage(*each) for each in sorted(manifest.shared.items())),
        tuple(State(*each) for each in sorted(manifest.libraries.items())),
        manifest.projects,
    )
    body = as_json(whole).encode("utf-8", "replace")
    content = f"{_head(body)}\n".encode() + body
    if file.is_symlink() or (file.exists() and not file.is_file()):
        raise CannotDo(f"{shown(file)} is not a file of its own", "remove it")
    if not file.exists() or file.read_bytes() != content:
        write_atomically(file, content)


def _head(body: bytes) -> str:
    """The first line: a note for whoever opens the file, and the digest of the rest."""
    return f"cjm made this site, and keeps here what it was made from: {digest(body)}"
