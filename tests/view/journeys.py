"""Views of maps written in tests."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from cjm.model.journey import Journey
from cjm.source.document import read_document
from cjm.source.project import Project
from cjm.view.journey import JourneyView, build_view

TODAY = datetime.date(2026, 11, 1)


def journey(text: str) -> Journey:
    """The journey of a map of that text; `cjm` and `title` are added, and two phases where there are none."""
    tail = "" if "phases:" in text else "phases:\n  - Awareness\n  - Purchase\n"
    document = read_document(f"cjm: 1\ntitle: Example\n{text}{tail}".encode(), "example.cjm.yaml")
    found = Project(Path.cwd()).journey(document)
    assert found is not None, document.findings
    return found


def view(text: str, **options: Any) -> JourneyView:
    """The view of a map of that text."""
    return build_view(journey(text), today=TODAY, **options)
