"""The pages of a site that are about all maps: the register of maps, and what they have in common."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from cjm.render.html_icons import icons
from cjm.render.mini_curve import MiniCurve, mini_curve
from cjm.render.search_index import search_context
from cjm.render.site import Placed, Site, address
from cjm.view.emotions import band
from cjm.view.site.card import MapCard
from cjm.view.site.crossings import (
    Listed,
    opportunities_across,
    owners_across,
    personas_across,
    touchpoints_across,
)
from cjm.view.site.relations import Link

LAYOUT = "html/site/layout.html.j2"
INDEX = "index.html"
NAMES = ("index", "personas", "owners", "touchpoints", "opportunities", "search")
SITE_NAMES = tuple(f"{name}.html" for name in NAMES)
"""The pages that a site may have beside those of the maps."""
SITE_SHOWS: Mapping[str, tuple[str, ...]] = {
    "index.html": ("personas",),
    "personas.html": ("personas",),
    "owners.html": ("owners",),
    "touchpoints.html": ("touchpoints",),
    "opportunities.html": ("opportunities",),
}
"""The lists of the maps' cards that these pages show; the search goes through all."""
MOST_OPPORTUNITIES = 1000
"""How many opportunities are listed: beyond that nobody reads a ranking, and the page grows heavy."""
_ICONS = {
    "index": "workflow",
    "personas": "user-round",
    "owners": "users-round",
    "touchpoints": "circle-dot",
    "opportunities": "lightbulb",
    "search": "search",
}
_COUNTS = ("phases", "steps", "pain_points", "opportunities", "metrics", "touchpoints", "overdue")
_DEEPEST = 3


def site_pages(site: Site) -> dict[str, Callable[[], bytes]]:
    """What makes each page of the site beside the reports, by its path. The functions raise CannotDo."""
    content = _Content(site)
    return {f"{name}.html": _maker(content, name) for name in content.names}


def site_context(placed: Placed | None) -> Mapping[str, Any] | None:
    """What a report's templates show of its place in a site, `None` where it stands alone."""
    if placed is None:
        return None

    def linked(links: Iterable[Link]) -> list[dict[str, Any]]:
        return [each._asdict() | {"address": address(each.page, placed.page)} for each in links]

    relations = placed.relations
    related = {
        "part_of": relations.part_of,
        "details": relations.details,
        "improves": relations.improves,
        "improved_by": relations.improved_by,
    }
    return {
        "home": address(placed.index, placed.page),
        "trail": linked(relations.trail),
        "related": [(key, linked(links)) for key, links in related.items() if links],
    }


def _maker(content: _Content, name: str) -> Callable[[], bytes]:
    return lambda: content.page(name).encode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class MapRow:
    """A map as the pages of the site show it. `weight` orders maps by their findings, errors before all."""

    address: str
    card: MapCard
    curve: MiniCurve | None
    indent: int
    flags: str
    covered: float
    weight: int


def _row(listed: Listed) -> MapRow:
    card = listed.card
    found = card.findings
    flags = {
        "errors": found and found.errors,
        "warnings": found and found.warnings,
        "overdue": card.review_overdue,
        "stale": card.stale,
    }
    return MapRow(
        address=address(listed.page, INDEX),
        card=card,
        curve=mini_curve(card.curve),
        indent=min(listed.depth, _DEEPEST),
        flags=" ".join(name for name, on in flags.items() if on),
        covered=round(sum(each.share for each in card.coverage), 3),
        weight=found.errors * 1_000_000 + found.warnings * 1000 + found.infos if found else 0,
    )


class _Content:
    """What the pages show, computed when the first page asks for it."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def page(self, name: str) -> str:
        templates = self.site.templates
        language = templates.wording.language
        script = templates.render(f"html/site/{'search' if name == 'search' else 'list'}.js").strip()
        page = {
            "name": name,
            "body": f"html/site/{name}.html.j2",
            "language": language,
            "mixed": False,
            "of_labels": Markup(),
            "icons": icons(),
            "script": Markup(script),  # noqa: S704 - it comes from the templates
            "script_hash": f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}",
        }
        shown = self._shared | getattr(self, f"_of_{name}")
        search = search_context(self.site.maps, templates.wording) if name == "search" else None
        return templates.render(LAYOUT, site=shown, page=page, search=search)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The pages that have anything to show."""
        empty = {name for name in self._counts if not self._counts[name]}
        return tuple(name for name in NAMES if name not in empty)

    @cached_property
    def _counts(self) -> dict[str, int]:
        return {
            "personas": len(self._personas),
            "owners": len(self._owners),
            "touchpoints": len(self._touchpoints),
            "opportunities": len(self._opportunities),
        }

    @cached_property
    def _shared(self) -> dict[str, Any]:
        counts = {"index": len(self.site.maps), **self._counts}
        pages = [
            {"name": name, "address": f"{name}.html", "icon": _ICONS[name], "count": counts.get(name)}
            for name in self.names
        ]
        return {"pages": pages, "today": self.site.today, "revision": self.site.revision}

    @cached_property
    def _rows(self) -> dict[str, MapRow]:
        return {listed.page: _row(listed) for listed in self.site.maps}

    @cached_property
    def _personas(self) -> Any:
        return personas_across(self.site.maps)

    @cached_property
    def _owners(self) -> Any:
        return owners_across(self.site.maps)

    @cached_property
    def _touchpoints(self) -> Any:
        return touchpoints_across(self.site.maps)

    @cached_property
    def _opportunities(self) -> Any:
        return opportunities_across(self.site.maps)

    @property
    def _of_index(self) -> dict[str, Any]:
        cards = [listed.card for listed in self.site.maps]
        return {
            "maps": list(self._rows.values()),
            "checked": any(card.findings is not None for card in cards),
            "states": list(dict.fromkeys(card.state for card in cards)),
            "with_errors": sum(bool(card.findings and card.findings.errors) for card in cards),
            "overdue": sum(card.review_overdue for card in cards),
            "stale": sum(card.stale for card in cards),
            "complete": sum(card.complete_steps == len(card.coverage) for card in cards),
        }

    @property
    def _of_personas(self) -> dict[str, Any]:
        return {
            "personas": [
                {
                    "anchor": each.anchor,
                    "persona": each.persona,
                    "parts": [{"map": self._rows[part.listed.page]} for part in each.parts],
                }
                for each in self._personas
            ]
        }

    @property
    def _of_owners(self) -> dict[str, Any]:
        return {
            "owners": [
                {
                    "anchor": each.anchor,
                    "owner": each.owner,
                    "totals": {key: each.total(key) for key in _COUNTS},
                    "parts": [
                        {
                            "map": self._rows[part.listed.page],
                            "counts": {key: getattr(part.card, key) for key in _COUNTS},
                        }
                        for part in each.parts
                    ],
                }
                for each in self._owners
            ]
        }

    @property
    def _of_touchpoints(self) -> dict[str, Any]:
        return {
            "touchpoints": [
                {
                    "anchor": each.anchor,
                    "touchpoint": each.touchpoint,
                    "owners": each.owners,
                    "mean": each.mean,
                    "band": each.band,
                    "lowest": each.lowest,
                    "pain_points": each.pain_points,
                    "grave": each.grave,
                    "parts": [
                        {
                            "map": self._rows[part.listed.page],
                            "card": part.card,
                            **_feeling([meeting.score for meeting in part.card.meetings]),
                        }
                        for part in each.parts
                    ],
                }
                for each in self._touchpoints
            ]
        }

    @property
    def _of_opportunities(self) -> dict[str, Any]:
        return {
            "opportunities": [
                {
                    "opportunity": each.opportunity,
                    "map": self._rows[each.listed.page],
                    "also": [self._rows[other.page] for other in each.also],
                }
                for each in self._opportunities[:MOST_OPPORTUNITIES]
            ],
            "opportunities_left": max(len(self._opportunities) - MOST_OPPORTUNITIES, 0),
        }

    @property
    def _of_search(self) -> dict[str, Any]:
        return {}


def _feeling(scores: Sequence[float | None]) -> dict[str, Any]:
    given = [score for score in scores if score is not None]
    mean = round(sum(given) / len(given), 2) if given else None
    return {"mean": mean, "band": band(mean)}
