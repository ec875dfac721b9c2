"""Maps in states that no example is in: a bare draft, one phase, many steps, words without end, every key at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from tests.view.whole_map import whole_map_data

LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenfabrikantenverein" * 3
STATES = ("draft", "one-phase", "many-steps", "long-words", "every-key")


def write_states(folder: Path) -> None:
    """Write a map for each of STATES into the folder."""
    maps = {
        "draft": {"cjm": 1, "title": "Draft", "phases": ["Awareness"]},
        "one-phase": _phases(1, 3),
        "many-steps": _phases(8, 5),
        "long-words": whole_map_data(lambda _path: LONG),
        "every-key": whole_map_data(lambda path: f"Text of {path.replace('.', ' ')}"),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in maps.items():
        text = yaml.safe_dump(content, sort_keys=False, allow_unicode=True)
        (folder / f"{name}.cjm.yaml").write_text(text, "utf-8")


def _phases(phases: int, steps: int) -> dict[str, Any]:
    """A map with that many phases, and that many steps in each, every step with a score."""
    return {
        "cjm": 1,
        "title": f"{phases} × {steps} steps",
        "phases": [
            {
                "name": f"Phase {i + 1}",
                "steps": [
                    {"name": f"Step {i + 1}.{j + 1}", "emotion": (i * 3 + j) % 5 - 2, "actions": ["Acts"]}
                    for j in range(steps)
                ],
            }
            for i in range(phases)
        ],
    }
