"""How cells look: fonts, colours and the formats of numbers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from cjm.render.sheets.sheet import Look

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

INK, HEAD, MUTED = "#17212B", "#16384A", "#4F5D69"
SCORE_COLOURS: Mapping[str, Any] = {
    "type": "3_color_scale",
    "min_type": "num",
    "mid_type": "num",
    "max_type": "num",
    "min_value": -2,
    "mid_value": 0,
    "max_value": 2,
    "min_color": "#F0A794",
    "mid_color": "#FFFFFF",
    "max_color": "#8CCFC8",
}
LEVELS: tuple[Mapping[str, Any], ...] = (
    {},
    {"bg_color": "#FCF2DC", "font_color": "#7D4D00"},
    {"bg_color": "#FCECE7", "font_color": "#A5321A"},
    {"bg_color": "#A5321A", "font_color": "#FFFFFF", "bold": True},
)
"""The four levels of severity, the lowest first."""
_CUSTOMER, _PAIN, _BUSINESS, _BASIS, _OTHER = "#0B5A66", "#A5321A", "#7D4D00", "#4F5D69", "#B9C1C2"
TAB_COLOURS: Mapping[str, str] = {
    "map": HEAD, "goals": HEAD, "insights": HEAD,
    "personas": _CUSTOMER, "phases": _CUSTOMER, "steps": _CUSTOMER, "touchpoints": _CUSTOMER, "needs": _CUSTOMER,
    "questions": _CUSTOMER, "pain_points": _PAIN, "opportunities": _PAIN, "metrics": _BUSINESS, "readings": _BUSINESS,
    "owners": _BUSINESS, "evidence": _BASIS, "review": _BASIS, "": _OTHER,
}  # fmt: skip
"""The colour of a sheet's tab: what belongs together has one."""


class Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        top = {"valign": "top", "font_color": INK, "bottom": 1, "bottom_color": "#DFE3E0"}
        self.day: Format = book.add_format({**top, "num_format": 14, "align": "left", "indent": 1})
        self.link: Format = book.add_format(
            {**top, "font_color": "#0B5A66", "underline": 1, "align": "left", "indent": 1, "text_wrap": True}
        )
        self.plain_head: Format = book.add_format({"bold": True, "font_color": INK})
        self._top = top
        self.text = cache(self._text)
        self.number = cache(self._number)
        self.head = cache(self._head)

    def _text(self, *, wrap: bool = True, quoted: bool = False) -> Format:
        """Text; `quoted` keeps what begins like a formula a text even after it was edited."""
        return self._book.add_format(
            {**self._top, "align": "left", "indent": 1, "text_wrap": wrap, "quote_prefix": quoted}
        )

    def _number(self, look: Look, *, whole: bool = False) -> Format:
        if look == "left":
            return self._book.add_format({**self._top, "indent": 1, "align": "left"})
        formats = {"score": "+General;-General;0", "share": "0%"}
        return self._book.add_format(
            {**self._top, "num_format": formats.get(look, "#,##0" if whole else "#,##0.0##")}
        )

    def _head(self, *, computed: bool) -> Format:
        """The head of a column; computed ones are grey, for nothing is written there."""
        return self._book.add_format(
            {
                "bold": True,
                "font_color": "#FFFFFF",
                "bg_color": MUTED if computed else HEAD,
                "valign": "vcenter",
                "align": "left",
                "indent": 1,
                "text_wrap": True,
            }
        )
