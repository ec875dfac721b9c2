"""Excel workbooks: sheets with a table of a journey, and those that `cjm render --format xlsx` wrote."""

from __future__ import annotations

from cjm.importers.importer import Importer
from cjm.importers.xlsx.package import likelihood
from cjm.importers.xlsx.reading import read

IMPORTER = Importer(
    name="xlsx",
    about="sheets with a row a step or a phase, or with phases side by side, and the workbooks of cjm itself",
    suffixes=(".xlsx", ".xlsm", ".xltx", ".xltm"),
    likelihood=likelihood,
    read=read,
)
