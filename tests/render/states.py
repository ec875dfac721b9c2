"""The pages of maps in every state that a report is designed for: `tests/render/states/`, with what the linter says."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from cjm.cli.app import run

FOLDER = Path(__file__).parent / "states"
STATES = sorted(path.name.removesuffix(".cjm.yaml") for path in FOLDER.glob("*.cjm.yaml"))
DAY = "2026-11-01"


@cache
def state_page(name: str, *options: str) -> str:
    """The page of the map of that name as of DAY, as the command line renders it with these options."""
    with TemporaryDirectory() as folder:
        target = Path(folder) / "page.html"
        assert (
            run(["render", str(FOLDER / f"{name}.cjm.yaml"), "--today", DAY, "-o", str(target), *options])
            == 0
        )
        return target.read_text("utf-8")
