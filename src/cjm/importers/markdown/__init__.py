"""Journeys in Markdown: tables either way round, a table a phase, headings with labelled lists."""

from __future__ import annotations

from cjm.importers.importer import Importer
from cjm.importers.markdown.reading import likelihood, read

IMPORTER = Importer(
    name="markdown",
    about="tables and labelled lists in Markdown, with phases side by side or below each other",
    suffixes=(".md", ".markdown", ".mdx", ".txt"),
    likelihood=likelihood,
    read=read,
)
