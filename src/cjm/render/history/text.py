"""The history of a map as text for a terminal: a line an edition, then a small curve for each number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from cjm.english import counted
from cjm.render.styled import StyledLine
from cjm.view.history import Entry, HistoryView, Trend

_BLOCKS = "▁▂▃▄▅▆▇█"
_GAP = "·"
_WIDEST = 48
"""How many values of a trend are drawn at the most; of more, evenly chosen ones."""
_MINUS = "\u2212"


def text_lines(title: str, filename: str, history: HistoryView) -> Iterator[StyledLine]:
    """The lines on a map's history."""
    yield [(title, "bold"), (f" · {filename}", "dim")]
    yield [(_count(history.entries), "dim")]
    yield []
    yield from _table(history.entries)
    if history.trends:
        yield []
        yield from _trends(history)


def _count(entries: tuple[Entry, ...]) -> str:
    number = counted(len(entries), "edition")
    days = sorted({each.edition.day for each in entries})
    return f"{number}, {days[0]} to {days[-1]}" if len(days) > 1 else f"{number}, of {days[0]}"


def _table(entries: Iterable[Entry]) -> Iterator[StyledLine]:
    heads: tuple[str, ...] = ("date", "commit", "version", "feels", "pain points", "ten steps", "what")
    rows = [heads, *map(_row, entries)]
    widths = [max(len(row[column]) for row in rows) for column in range(6)]
    # A column without a value says nothing.
    keeps = [any(row[column] for row in rows[1:]) or column == 0 for column in range(6)]
    for number, row in enumerate(rows):
        cells = [
            f"{cell:>{width}}" if column in {3, 5} else f"{cell:<{width}}"
            for column, (cell, width) in enumerate(zip(row, widths, strict=False))
            if keeps[column]
        ]
        style = "dim" if number == 0 else ""
        yield [("  ".join(cells) + "  ", style), (row[6], style)]


def _row(entry: Entry) -> tuple[str, ...]:
    each = entry.edition
    what = f"{each.subject} ({each.author})" if each.hash else "not committed yet"
    if not each.read:
        return str(each.day), (each.hash or "")[:7], "", "", "", "", f"could not be read: {what}"
    pains = [str(len(each.open))]
    pains += [f"+{len(entry.gained)}"] if entry.gained else []
    pains += [f"{_MINUS}{len(entry.solved)}"] if entry.solved else []
    return (
        str(each.day),
        (each.hash or "")[:7],
        each.version or "",
        "" if each.mood is None else signed(each.mood),
        " ".join(pains),
        "" if each.share is None else f"{each.share:.0%}",
        what,
    )


def _trends(history: HistoryView) -> Iterator[StyledLine]:
    groups: list[tuple[str, Iterable[Trend | None], Callable[[float], str]]] = [
        ("feels", history.phases, signed),
        ("pain points", (history.pain_points,), _plain),
        ("ten steps", (history.coverage,), "{:.0%}".format),
        ("metrics", history.metrics, _plain),
    ]
    shown = [
        (heading if first else "", trend, f"{words(trend.first)} → {words(trend.last)}")
        for heading, trends, words in groups
        for first, trend in _first_marked(each for each in trends if each and len(each.known) > 1)
    ]
    width = max((len(change) for _, _, change in shown), default=0)
    for heading, trend, change in shown:
        unit = f" ({trend.unit})" if trend.unit else ""
        yield [
            (f"{heading:<13}", "dim"),
            (sparkline(trend), "cyan"),
            (f"  {change:<{width}}  {trend.name}{unit}", ""),
        ]


def _first_marked(trends: Iterable[Trend]) -> Iterator[tuple[bool, Trend]]:
    return ((number == 0, trend) for number, trend in enumerate(trends))


def sparkline(trend: Trend) -> str:
    """The values as blocks of eight heights on the scale of the trend; a dot where there is none."""
    values = trend.values
    if len(values) > _WIDEST:
        values = tuple(values[round(index * (len(values) - 1) / (_WIDEST - 1))] for index in range(_WIDEST))
    return "".join(_GAP if value is None else _block(value, trend.low, trend.high) for value in values)


def _block(value: float, low: float, high: float) -> str:
    share = (value / 2 - low / 2) / (high / 2 - low / 2) if high > low else 0.5
    return _BLOCKS[min(int(share * len(_BLOCKS)), len(_BLOCKS) - 1)]


def signed(value: float) -> str:
    """An emotion with its sign."""
    return f"+{value:g}" if value > 0 else f"{value:g}".replace("-", _MINUS)


def _plain(value: float) -> str:
    return f"{value:.12g}".replace("-", _MINUS)
