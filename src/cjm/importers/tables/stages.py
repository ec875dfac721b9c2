"""What phases and steps are called: names without the numbers that people count them with."""

from __future__ import annotations

import re
from functools import lru_cache

from cjm.importers.tables.cells import plain

_STAGE = (
    r"(?:stage|phase|step|fase|etapa|estágio|paso|passo|momento|этап|стадия|фаза|шаг|steg|trinn|schritt|étape|"
    r"ステージ|フェーズ|ステップ|단계)"
)
_NUMBERED = re.compile(
    rf"\s*(?:[^\w\s(\[{{«“\"'`#]+\s*)?(?:{_STAGE}\s*(?:\d+(?:\.\d+)*|[IVX]+\b|[A-H]\b)(?:\s*[.):：|–—-]+\s*|\s+)|"
    r"第\s*[\d一二三四五六七八九十]+\s*(?:阶段|步|フェーズ|ステップ)\s*[.):：|–—-]*\s*|"
    r"(?:阶段|단계)\s*[\d一二三四五六七八九十]+\s*[.):：|–—-]*\s*|"
    r"\d+(?:\.\d+)*[.):]\s+|\d{1,2}\s+[–—]\s+|\d+\.\d+\s+|\d\ufe0f?\u20e3\s*|[①-⑳]\s*)",
    re.IGNORECASE,
)
_GLUED = re.compile(r"[^\w\s(\[{«“\"'`#]+\s*\d{1,2}(?=[^\W\d_a-zа-я][a-zà-ÿа-я])")
"""A sign and a number that a page shows beside a name, and its text has before it: `🔍 1Look`."""
_OPENING = re.compile(rf"\s*{_STAGE}\s*\d+\s*[:：–—-]\s*\S", re.IGNORECASE)
_WORDED = re.compile(
    rf"[\W\d]*(?:{_STAGE}\s*(?:\d|[IVX]+\b|[A-H]\b)|第\s*[\d一二三四五六七八九十]|(?:阶段|단계)\s*[\d一二三四五六七八九十])",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"(?:{_STAGE}|阶段|步骤|第)?\s*[#№]?\s*\d+(?:\.\d+)*[a-zа-я]?\s*[.):：]?", re.IGNORECASE
)


def opens_a_stage(line: str) -> bool:
    """Whether a line of text begins a stage as a heading would: `STAGE 1: LOOKING`."""
    return _OPENING.match(line) is not None


@lru_cache(4096)
def is_of_a_stage(text: str) -> bool:
    """Whether a heading is numbered as stages are: `Phase 2: Pays`, `2. Pays`."""
    name = plain(text)
    return _NUMBERED.match(name) is not None or (is_number(name) and not name.isdecimal())


def names_a_stage(text: str) -> bool:
    """Whether a heading calls itself a stage, and has not just a number: `Phase 2: Pays`."""
    return opens_a_stage(plain(text)) or _WORDED.match(plain(text)) is not None


def name_of_stage(text: str) -> str:
    """What a phase or a step is called, without its number; a number alone stays."""
    name = plain(text)
    name = _GLUED.sub("", name, count=1) if _GLUED.match(name) else name
    while (found := _NUMBERED.match(name)) and (bare := name[found.end() :].strip()):
        name = bare
    return name


def is_number(text: str) -> bool:
    """Whether a name is nothing but a number, such as `3` or `Step 3`, which says nothing of the step."""
    return _NUMBER.fullmatch(plain(text)) is not None
