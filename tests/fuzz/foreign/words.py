"""The words and texts that mutations put in: what importers guess by, and what is hard to read or to write."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from random import Random

from cjm.importers import guesses, tables

HARD = (
    "", " ", "-", "?", "n/a", "0", "3", "-2", "4/5", "11/10", "7,5", "1e400", "0x5", "★★☆☆☆", "🙂", "😡 → 🙂", "🙂🙃", "often", "very happy",
    "Frustrated+", "true", "maybe", "A; B; C", "A, B & C", "A / B", "• one • two", "1. one\n2. two", "- one\n- two", "one<br>two<BR/>three",
    "a|b", "a\\|b", "`a|b`", "\\", "\\\\", "\\n", '"', '""', "'", '"a" b', "**bold**", "__a__b__", "*a* _b_", "~~a~~", "&amp;&#0;&#55296;",
    "#quot;#35;#9999999;", "=1+1", "+cmd|' /C calc'!A0", "@SUM(1)", "# no comment", "#no", "%% no", "key: value", "a: b: c", "[x]", "{a}",
    "null", "~", "2026-02-30", "12:30", "x-import", "us", "exit", "é e\u0301", "ﬁ İ ß ẞ", "阶段：步骤", "этап", "مرحلة", "\u202eabc", "a\u2028b", "a\x85b",
    "a\x0bb\x0cc", "\ufeff", "\u200b", "\xa0", "\0", "\x1b[31m", "\ud7ff\ue000", "\U0010ffff", "<script>", "<!-- a", "-->", "```", "---",
    "Warum einfach, wenn es auch umständlich geht", "x" * 300, "Owner: Marketing, Legal", "https://a.example/b?c=d#e",
)  # fmt: skip
"""Texts for cells, names and values."""


def hard(dice: Random) -> str:
    """One of the hard texts, or a word by which importers guess, or one that stands nowhere else."""
    match dice.randrange(4):
        case 0:
            return dice.choice(guessing())
        case 1:
            return "".join(dice.choice("bdfglmnprstv") + dice.choice("aeiou") for _ in range(4))
        case _:
            return dice.choice(HARD)


@cache
def guessing() -> tuple[str, ...]:
    """The heads, feelings, actors and channels that importers know by name."""
    heads = tomllib.loads(files(tables).joinpath("headers.toml").read_text(encoding="utf-8"))
    known = tomllib.loads(files(guesses).joinpath("words.toml").read_text(encoding="utf-8"))
    names = [name for names in heads.values() if isinstance(names, list) for name in names]
    return tuple(dict.fromkeys((*heads, *names, *_split(known))))


def _split(value: object) -> list[str]:
    if isinstance(value, dict):
        return [word for each in value.values() for word in _split(each)]
    return str(value).split()
