"""Mutations of pages of HTML at their tags: what opens, closes and spans."""

from __future__ import annotations

import re
from random import Random

from tests.fuzz.foreign.words import hard

_TAG = re.compile(r"<[^<>]*>")
_TAGS = (
    "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th>", '<th colspan="2">', '<td rowspan="3">', '<td colspan="99999">',
    '<td rowspan="0">', "<td colspan='-1'>", "<thead>", "<tbody>", "<caption>", "<br/>", "<p>", "</p>", "<ul><li>", "</ul>", "<h2>",
    "</h2>", "<!--", "-->", "<script>", "</script>", "<style>", "<![CDATA[", "<![endif]>", "<template>", "<td hidden>", "&nbsp;",
    "&#0;", "&#x110000;", "&lt;", "<", ">",
)  # fmt: skip


def page(data: bytes, dice: Random) -> bytes:
    """A page with a few of its tags left out, doubled, exchanged, or with hard words behind them."""
    parts = re.split(f"({_TAG.pattern})", data.decode("utf-8", "replace"))
    for _ in range(dice.randint(1, 5)):
        at = dice.randrange(len(parts))
        match dice.randrange(5):
            case 0:
                parts[at] = ""
            case 1:
                parts.insert(at, parts[dice.randrange(len(parts))])
            case 2:
                parts[at] = dice.choice(_TAGS)
            case 3:
                parts.insert(at, dice.choice(_TAGS))
            case _:
                parts.insert(at, hard(dice))
    return "".join(parts).encode()
