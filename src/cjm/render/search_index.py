"""What a site's search looks through: a text for each thing, and where it is, as JSON that is safe within a page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from cjm import locale
from cjm.render.site import address
from cjm.render.wording import Wording
from cjm.view.site.crossings import Listed, owners_across, personas_across

KINDS = (
    "Map",
    "Phase",
    "Step",
    "Touchpoint",
    "Pain point",
    "Opportunity",
    "Owner",
    "Persona",
)
"""What can be found, in the order of importance; an entry names its kind by its place here."""
MAP, PHASE, STEP, TOUCHPOINT, PAIN_POINT, OPPORTUNITY, OWNER, PERSONA = range(len(KINDS))
_UNSAFE = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}

Entry = tuple[int, int | None, str, str, str]


def search_context(maps: Sequence[Listed], wording: Wording) -> Mapping[str, Any]:
    """What the search page holds: the kinds in the page's language, and the entries as JSON."""
    words = locale.translations(wording.language)
    kinds = [wording.labels.get(kind) or words.gettext(kind) for kind in KINDS]
    data = {
        "kinds": kinds,
        "maps": [(listed.card.title, listed.card.content_language) for listed in maps],
        "entries": sorted(_entries(maps), key=lambda entry: entry[0]),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign, escaped in _UNSAFE.items():
        text = text.replace(sign, escaped)
    return {"kinds": kinds, "data": Markup(text)}  # noqa: S704 - no sign of markup is left in it


def _entries(maps: Sequence[Listed]) -> Iterator[Entry]:
    """The kind, the map (its place in the list), the text, the address and the phase or step of each thing."""
    for number, listed in enumerate(maps):
        card = listed.card
        page = address(listed.page, "index.html")
        yield MAP, number, _joined(card.title, card.summary), page, ""
        for place in card.places:
            kind = STEP if "." in place.label else PHASE
            yield kind, number, place.name, f"{page}#{place.anchor}", place.label
        for touchpoint in card.touchpoints:
            at = touchpoint.meetings[0].place if touchpoint.meetings else None
            yield (
                TOUCHPOINT,
                number,
                touchpoint.name,
                f"{page}#{at.anchor if at else ''}",
                at.label if at else "",
            )
        for pain in card.pain_points:
            yield PAIN_POINT, number, pain.text, f"{page}#{pain.place.anchor}", pain.place.label
        for each in card.opportunities:
            yield OPPORTUNITY, number, each.text, f"{page}#{each.place.anchor}", each.place.label
    places = {listed.page: number for number, listed in enumerate(maps)}
    for owner in owners_across(maps):
        text = _joined(owner.owner.name, owner.owner.discipline)
        yield OWNER, places[owner.parts[0].listed.page], text, f"owners.html#{owner.anchor}", ""
    for persona in personas_across(maps):
        text = _joined(persona.persona.name, persona.persona.summary)
        yield PERSONA, places[persona.parts[0].listed.page], text, f"personas.html#{persona.anchor}", ""


def _joined(name: str, more: str | None) -> str:
    return f"{name} · {more}" if more else name
