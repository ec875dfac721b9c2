"""What headings speak of: a journey or a persona; and what a map is called by them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from cjm.importers.tables.cells import plain

_JOURNEY = re.compile(
    r"journey|customer (?:map|path)|experience map|service blueprint|\bcjm\b|viaje|jornada|recorrido|experiencia del|"
    r"путь|пути|旅程|体验地图|服务蓝图|reise|kundenreise|parcours|ジャーニー|여정",
    re.IGNORECASE,
)
_MAP = re.compile(r"\bmap\b|\bmapa\b|карта|地图|\bkart\b|マップ|지도", re.IGNORECASE)
_PERSONA = re.compile(
    r"persona(?!l)|archetype|user profile|user type|segment|target (?:audience|customer|user)|audience|empathy|"
    r"público-alvo|público objetivo|perfil|arquetipo|arquétipo|персон(?!ал)|портрет|сегмент|аудитори|画像|人物角色|目标用户|"
    r"målgruppe|zielgruppe|ペルソナ|페르소나",
    re.IGNORECASE,
)
_OF_NO_MAP = re.compile(
    r"\W+|\d+|\b(?:customer|user|client|buyer|detailed|complete|full|overview|high level|end to end|current|state|the|a|of|"
    r"and|table|summary|as|is|to|be|stages?|phases?|steps?|journeys?|map(?:s|ping)?|mapa|template|example|visual|at a glance|in detail|"
    r"matrix|framework|structure|flow|by|per|detalhada|detallada|detalhado|geral|do|da|de|del|la|el|los|cliente|usuário|"
    r"usuario|jornadas?|viaje|etapas?|fases?|resumo|resumen|tabela|tabla|детальная|детальный|карта|по|стадиям|этапам|путь|пути|"
    r"клиента|пользователя|таблица|общая|обзор|этапы|стадии|cjm|experience|service|blueprint)\b|用户|客户|旅程|地图|阶段|详细|概览|表|总览|여정|단계|지도|고객|사용자|별|カスタマー|ユーザー|ジャーニー|マップ|ステージ|詳細|一覧",
    re.IGNORECASE,
)


@lru_cache(4096)
def is_of_a_journey(text: str) -> bool:
    """Whether a heading speaks of journeys."""
    return _JOURNEY.search(text) is not None


@lru_cache(4096)
def is_of_a_map(text: str) -> bool:
    """Whether a heading speaks of journeys or maps."""
    return is_of_a_journey(text) or _MAP.search(text) is not None


def is_of_a_persona(text: str) -> bool:
    """Whether a heading speaks of those whose journeys there are, and not of a journey itself."""
    return speaks_of_personas(text) and not is_of_a_map(text)


@lru_cache(4096)
def speaks_of_personas(text: str) -> bool:
    """Whether a heading speaks of those whose journeys there are, of `Journeys by persona` too."""
    return _PERSONA.search(text) is not None


def title_of(above: Iterable[str], name: str) -> str:
    """What the headings above a journey call it, the closest first, else `name`.

    That is the closest which speaks of a map and says which: `Customer journey map` alone tells nobody what of.
    """
    headings = [plain(text) for text in above]
    maps = [text for text in headings if is_of_a_map(text)]
    telling = (text for text in maps if _OF_NO_MAP.sub("", text))
    top = headings[-1] if headings and _OF_NO_MAP.sub("", headings[-1]) else ""
    return next(telling, "") or top or next(iter(maps), "") or next(iter(headings), "") or name
