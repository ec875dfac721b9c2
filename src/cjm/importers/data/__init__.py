"""JSON and YAML: near relations of a map, with phases or stages and what stands in them, and maps of our own."""

from __future__ import annotations

from cjm.importers.data.reading import likelihood, read
from cjm.importers.importer import Importer

IMPORTER = Importer(
    name="data",
    about="JSON or YAML with phases or stages and their steps, or a map of cjm itself",
    suffixes=(".json", ".yaml", ".yml"),
    likelihood=likelihood,
    read=read,
)
