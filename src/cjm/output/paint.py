"""Lines of styled words as text: plain, or with the colours of a terminal through Rich."""

from __future__ import annotations

from collections.abc import Iterable

from cjm.output.visible import visible

Line = list[tuple[str, str]]
"""Words and their Rich styles, such as `("error", "bold red")`; an empty style is plain."""


def paint(lines: Iterable[Line], *, colour: bool) -> str:
    """The lines as one text that ends with a line break."""
    if not colour:
        return "".join("".join(words for words, _ in line).rstrip() + "\n" for line in lines)
    import io

    from rich.console import Console
    from rich.text import Text

    console = Console(
        file=io.StringIO(), force_terminal=True, color_system="standard", no_color=False, highlight=False,
        soft_wrap=True, legacy_windows=False,
    )  # fmt: skip
    for line in lines:
        console.print(Text.assemble(*line, overflow="ignore", no_wrap=True), soft_wrap=True)
    file = console.file
    assert isinstance(file, io.StringIO)
    return file.getvalue()


def paint_visible(lines: Iterable[Line], *, colour: bool) -> str:
    """The lines as `paint` gives them, with nothing in their words that could steer a terminal."""
    return paint(([(visible(words), style) for words, style in line] for line in lines), colour=colour)
