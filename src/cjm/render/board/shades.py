"""The heat of the board: how far a step of the method is, as a shade that needs no colour."""

from __future__ import annotations

from cjm.view.site.card import Step10

_SHADES = ((1.0, "█"), (2 / 3, "▓"), (1 / 3, "▒"), (0.0, "░"))
_NOTHING = "·"


def shade(step: Step10) -> str:
    """`█` for a step that is done, `▓`, `▒` and `░` from two thirds, from one third and below, `·` for nothing."""
    if not step.share:
        return _NOTHING
    return next(sign for least, sign in _SHADES if step.share >= least)
