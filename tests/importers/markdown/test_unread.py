"""What is said of texts that speak of a journey in a form that cannot be read."""

from __future__ import annotations

import pytest
from tests.importers.reading import imported

from cjm.errors import CannotDo
from cjm.importers.foreign import Foreign
from cjm.importers.registry import fitting

TEXT = """# User journey

```mermaid
flowchart LR
  Look --> Pay
```

```
Look → Pay
```

| Metric | Target |
|---|---|
| Skaters | 20 |

| Phase | Weeks |
|---|---|
| A | 2 |
"""


def test_it_says_what_stands_instead() -> None:
    with pytest.raises(CannotDo) as error:
        imported(TEXT, "markdown", "skates.md")
    assert error.value.message == (
        "skates.md speaks of a journey, but not in a form that can be read (line 3: a diagram of another kind, "
        "`flowchart`; line 8: a drawing of characters; line 12: the table with the heads “Metric”, “Target” names no "
        "phases; and 1 more of the kind)"
    )
    assert fitting(Foreign("skates.md", TEXT.encode()))[0].name == "markdown"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "# Journey\n\nWords.\n",
            "no table names its phases, and no list has labels such as `Actions` and `Emotions`",
        ),
        (
            TEXT.partition("| Metric")[0].partition("```\nLook")[0],
            "line 3: a diagram of another kind, `flowchart`",
        ),
        (
            "# Journey\n\n| Phase | Weeks |\n|---|---|\n| A | 2 |\n",
            "line 3: the table with the heads “Phase”, “Weeks” says too little of its phases",
        ),
    ],
)
def test_each_of_them(text: str, why: str) -> None:
    with pytest.raises(CannotDo) as error:
        imported(text, "markdown", "skates.md")
    assert f"({why})" in error.value.message


def test_a_diagram_that_another_importer_reads() -> None:
    with pytest.raises(CannotDo, match="line 3: a diagram that `--from mermaid` reads"):
        imported("# Journey\n\n```mermaid\njourney\n  Pays: 3: Me\n```\n", "markdown")
