"""Pain points with how bad and how frequent they are, needs with how important and how well met, as a row says it."""

from __future__ import annotations

import re
from dataclasses import replace

from cjm.importers.guesses.scores import read_score
from cjm.importers.tables.cells import items, plain
from cjm.importers.tables.slots import Slot

_SIGNS = re.compile(r"^[^\w]+|[^\w]+$")
_LEVELS = {
    "severity": {
        "low": "minor small 1 bajo baja baixo baixa низкая низкий 低 lav",
        "medium": "moderate mid 2 medio media médio média средняя средний 中 middels",
        "high": "major big severe 3 alto alta высокая высокий 高 høy",
        "critical": "blocker 4 5 crítico crítica критическая критический 严重 紧急 kritisk",
    },
    "frequency": {
        "rare": "rarely seldom raro rara редко 很少 罕见 sjelden",
        "occasional": "occasionally sometimes ocasional às-vezes иногда 偶尔 有时 av-og-til",
        "frequent": "frequently often frecuente frequente часто 经常 频繁 ofte",
        "constant": "constantly always constante siempre sempre постоянно всегда 一直 总是 alltid",
    },
}
OF_NEEDS = ("importance", "satisfaction")
"""What a row may say of its needs beside their texts."""
_MOST_OF_NEEDS = 10


def put_needs(slot: Slot) -> None:
    """Add the needs of a cell, each with what the row says of them."""
    judged = {field: _of_ten(slot, field) for field in OF_NEEDS if field in slot.cells}
    known = {field: value for field, value in judged.items() if value is not None}
    for text in items(slot.cell.text):
        slot.stage.add("needs", {"text": text, **known})


def _of_ten(slot: Slot, field: str) -> float | None:
    """The importance or the satisfaction that a row gives its needs: from 0 to 10."""
    score = read_score(plain(slot.cells[field].text))
    if score is not None and score.scale is None and 0 <= score.value <= _MOST_OF_NEEDS:
        return score.value
    replace(slot, field=field, cell=slot.cells[field]).keep()
    return None


def keep_judgement_of_needs(slot: Slot) -> None:
    """Keep how important something is where the row names no needs."""
    if "needs" not in slot.cells:
        slot.keep()


def put_pain_points(slot: Slot) -> None:
    """Add the pain points of a cell, each with what the row says of them."""
    judged = {key: _level(slot, key) for key in _LEVELS if key in slot.cells}
    for text in items(slot.cell.text):
        if _is_level(text):
            slot.keep()
            return
        slot.stage.add(slot.field, {"text": text, **{key: level for key, level in judged.items() if level}})


def _is_level(text: str) -> bool:
    """Whether a text says how bad something is, and not what."""
    words = _LEVELS["severity"]
    return text.casefold() in {*words, *" ".join(words.values()).split()}


def _level(slot: Slot, key: str) -> str | None:
    """The severity or the frequency that a row gives its pain points."""
    said = _SIGNS.sub("", plain(slot.cells[key].text)).casefold()
    level = next((level for level, words in _LEVELS[key].items() if said in {level, *words.split()}), None)
    if level is None:
        replace(slot, field=key, cell=slot.cells[key]).keep()
    return level


def keep_judgement_of_pain_points(slot: Slot) -> None:
    """Keep how bad something is where the row names no pain points."""
    if "pain_points" not in slot.cells:
        slot.keep()
