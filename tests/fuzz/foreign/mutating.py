"""Mutations of the files of an importer: by bytes, by lines, and where its format has its joints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from tests.fuzz.foreign.diagrams import diagram
from tests.fuzz.foreign.pages import page
from tests.fuzz.foreign.seeds import inputs
from tests.fuzz.foreign.tabular import piped, separated
from tests.fuzz.foreign.trees import tree
from tests.fuzz.foreign.workbooks import ByBytes, workbook
from tests.fuzz.mutations import mutated as by_lines

_BY_JOINTS: Mapping[str, tuple[Callable[[bytes, Random], bytes], ...]] = {
    "csv": (separated,),
    "data": (tree,),
    "html": (page,),
    "markdown": (piped,),
    "mermaid": (diagram,),
}


def mutated(importer: str, data: bytes, seed: int, by_bytes: ByBytes) -> bytes:
    """The file with something changed; `by_bytes` changes bytes without regard to what they mean."""
    dice = Random(seed)
    if importer == "xlsx":
        return workbook(data, dice, by_bytes)
    share = dice.random()
    if share < 0.3:
        return by_bytes(data)
    if share < 0.5:
        return by_lines(data, inputs(importer), seed)
    return dice.choice(_BY_JOINTS[importer])(data, dice)
