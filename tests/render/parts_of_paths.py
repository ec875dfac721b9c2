"""Which part of a map the keys of the format belong to, and what a report of any format says."""

from __future__ import annotations

import io
import re
import zipfile

from cjm.view.parts import Part

_PARTS: tuple[tuple[str, Part], ...] = (
    (r"\.desired\.", "desired emotions"),
    (r"\.by_persona\.", "persona emotions"),
    (r"\.emotion\.", "emotions"),
    (r"\.needs\[", "needs"),
    (r"\.questions\[", "questions"),
    (r"\.pain_points\[", "pain points"),
    (r"\.opportunities\[", "opportunities"),
    (r"lanes\.|\.(frontstage|backstage|support)\[", "lanes"),
    (r"\.steps\[0\]\.name$", "steps"),
    (r"\.steps\[", "step details"),
    (r"^phases\[0\]\.name$", "phases"),
    (r"^phases\[", "phase details"),
    (r"^(summary$|version$)", "summary"),
    (r"^(goals\[|customer_goal$)", "goals"),
    (r"^scope\.", "scope"),
    (r"^insights\[", "insights"),
    (r"^personas\.", "personas"),
    (r"^owners\.", "owners"),
    (r"^touchpoints\.", "touchpoints"),
    (r"^metrics\.", "metrics"),
    (r"^evidence\.", "evidence"),
    (r"^transitions\[", "transitions"),
    (r"^review\.", "review"),
    (r"^walkthroughs\[", "walkthroughs"),
    (r"^(criteria|competitors)\.", "competitors"),
    (r"^platforms\.", "platforms"),
    (r"^affinity\[", "affinity"),
    (r"^content_plan\[", "content plan"),
)


def part_of(path: str) -> Part | None:
    """The part that shows the text at a path such as `phases[0].steps[0].name`, `None` for the title and for what no report repeats.

    A phase's own emotion does not count where its steps have scores.
    """
    if path == "title" or path.startswith("phases[0].emotion."):
        return None
    return next(part for pattern, part in _PARTS if re.search(pattern, path))


def said(report: bytes) -> str:
    """The text of a report; of one that is a zip archive, that of its members."""
    if not report.startswith(b"PK"):
        return report.decode()
    with zipfile.ZipFile(io.BytesIO(report)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
