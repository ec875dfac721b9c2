"""Mutations by lines, which keep more of a map in one piece than mutations by bytes do."""

from __future__ import annotations

import random
from collections.abc import Sequence


def mutated(data: bytes, others: Sequence[bytes], seed: int) -> bytes:
    """The data with lines left out, doubled, moved, indented otherwise, or taken from other inputs."""
    dice = random.Random(seed)
    lines = data.splitlines(keepends=True) or [b""]
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(lines) + 1)
        end = min(len(lines), at + dice.randint(1, 4))
        match dice.randrange(5):
            case 0:
                del lines[at:end]
            case 1:
                lines[at:at] = lines[at:end]
            case 2:
                part = lines[at:end]
                del lines[at:end]
                to = dice.randrange(len(lines) + 1)
                lines[to:to] = part
            case 3:
                indent = b" " * dice.choice((0, 2, 4, 6))
                lines[at:end] = [indent + line.lstrip(b" ") for line in lines[at:end]]
            case _:
                source = dice.choice(others).splitlines(keepends=True)
                start = dice.randrange(len(source) + 1)
                lines[at:at] = source[start : start + dice.randint(1, 6)]
    return b"".join(lines)
