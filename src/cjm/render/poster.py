"""How large the type of a poster may be for the map to stand on one sheet."""

from __future__ import annotations

from cjm.render.svg_cells import rows
from cjm.render.svg_layout import LABELS, MARGIN, STYLES, lay_out
from cjm.render.words import Words
from cjm.view.journey import JourneyView

WIDTH, HEIGHT = 3110, 2177
"""The pixels of an A1 sheet in landscape inside its margins."""
_LARGEST, _SMALLEST, _SEVERAL_SHEETS = 24, 11, 16
_FULLER = 1.05
"""How much higher the page's map is than the drawn one, which leaves out details: as measured with the examples."""


def type_size(view: JourneyView, words: Words) -> int:
    """The size in pixels of a poster's text: the largest with which the map fits on a sheet.

    It is estimated from the drawn map. Where even the smallest size would not do, the map is to take several sheets.
    """
    shown = rows(view, words)
    drawn = STYLES["text"].size
    for size in range(_LARGEST, _SMALLEST - 1, -1):
        column = (WIDTH - LABELS) / len(view.phases) * drawn / size
        picture = lay_out(view, shown, words, column)
        if (picture.height - 2 * MARGIN) * size / drawn * _FULLER <= HEIGHT:
            return size
    return _SEVERAL_SHEETS
