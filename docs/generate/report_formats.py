"""The formats of reports, and what each leaves out of a map."""

from __future__ import annotations

from docs.generate.markdown import NOTICE, table

from cjm.render.registry import formats
from cjm.render.report import ReportFormat
from cjm.view.parts import PARTS, WORDS, Part

_INTRO = """\
# Formats of reports

`cjm render --format FORMAT` writes them; [`cjm render`](render.md) says how.

"""
_LEFT_OUT = """
## What each format leaves out

Only `html`, and `pdf` made of it, are for everything that a map may hold. Where a map holds anything that the chosen format does
not show, `cjm render` says so on stderr, with how many of each.

✔ shown · ◐ shown with some details left out · – left out

"""
_OUTRO = """
What `--public` leaves out, it leaves out of every format. Keys that begin with `x-` are for your own tools: `json` keeps
them, no other format shows them. Pictures are shown where they are files in the project, or links in `json`.
"""


def formats_page() -> str:
    """The page of all formats."""
    known = [formats()[name] for name in sorted(formats())]
    about = [(f"`{each.name}`", each.about, f"`{each.suffix}`", "yes" if each.site else "") for each in known]
    parts = [(f"**{part}**: {WORDS[part].about}", *(_shown(part, each) for each in known)) for part in PARTS]
    return (
        f"{NOTICE}{_INTRO}{table(('format', 'what it is', 'files', 'index of a site'), about)}"
        f"{_LEFT_OUT}{table(('of a map', *(f'`{each.name}`' for each in known)), parts)}{_OUTRO}"
    )


def _shown(part: Part, report_format: ReportFormat) -> str:
    if part in report_format.leaves_out:
        return "–"
    return "◐" if part in report_format.shortens else "✔"
