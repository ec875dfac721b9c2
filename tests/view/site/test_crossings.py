"""What maps have in common."""

from __future__ import annotations

from tests.render.reports import report

from cjm.view.site.card import MapCard, card_of
from cjm.view.site.crossings import (
    Listed,
    opportunities_across,
    owners_across,
    personas_across,
    touchpoints_across,
)

SHOP = """\
id: shop
personas:
  ida: {name: Ida, quote: Quick}
  per: {name: Per}
owners:
  desk: {name: Service desk, discipline: support}
touchpoints:
  web: {name: Website, channel: website, owner: desk}
  tel: {name: Phone}
phases:
  - name: Buy
    owner: desk
    steps:
      - name: Looks
        emotion: -2
        touchpoints: [web]
        pain_points: [{text: Too slow, severity: high, id: slow}]
        opportunities:
          - {text: Make it quick, addresses: [slow], impact: 4, effort: 2}
      - {name: Pays, emotion: 1, touchpoints: [web]}
"""
HELP = """\
id: help
personas:
  ida: {name: Ida, summary: Rides to work}
  per2: {name: Per}
owners:
  support: {name: "service  DESK", contact: desk@example.com}
touchpoints:
  site: {name: website}
phases:
  - name: Ask
    steps:
      - name: Writes
        emotion: 2
        touchpoints: [site]
        owner: support
        opportunities:
          - {text: make it QUICK, impact: 5, effort: 1, status: done}
          - {text: Answer at night, rice: {reach: 100, impact: 1, confidence: 0.5, effort: 1}}
          - {text: Call back, impact: 1, effort: 2}
"""


def card(text: str) -> MapCard:
    return card_of(report(text).view)


MAPS = (Listed("shop.html", card(SHOP)), Listed("help.html", card(HELP)))


def test_owners_of_one_name_are_one() -> None:
    (owner,) = owners_across(MAPS)
    assert owner.anchor == "owner.desk"
    assert [part.listed.page for part in owner.parts] == ["shop.html", "help.html"]
    assert (owner.total("phases"), owner.total("steps"), owner.total("touchpoints")) == (1, 3, 1)
    assert owner.total("opportunities") == 3, "what is done is no load"


def test_personas_need_one_id_too() -> None:
    ida, *others = personas_across(MAPS)
    assert (ida.anchor, len(ida.parts)) == ("persona.ida", 2)
    assert [(each.anchor, len(each.parts)) for each in others] == [("persona.per", 1), ("persona.per2", 1)]


def test_touchpoints_tell_how_customers_feel_there() -> None:
    web, phone = touchpoints_across(MAPS)
    assert (web.anchor, web.touchpoint.channel, web.owners) == (
        "touchpoint.web",
        "website",
        ("Service desk",),
    )
    assert (web.met, web.felt, web.mean, web.band, web.lowest) == (3, 3, 0.33, 0, -2)
    assert (web.pain_points, web.grave) == (1, 1)
    assert (phone.met, phone.mean, phone.band) == (0, None, None)


def test_opportunities_are_ranked_over_all_maps() -> None:
    found = opportunities_across(MAPS)
    assert [each.opportunity.text for each in found] == ["Make it quick", "Call back", "Answer at night"]
    first = found[0]
    assert (first.listed.page, [each.page for each in first.also]) == ("shop.html", ["help.html"])
    assert first.opportunity.answers[0].severity == "high"


def test_a_public_card_holds_nothing_internal() -> None:
    text = repr(card_of(report(HELP, public=True).view))
    assert "desk@example.com" not in text
    assert "desk@example.com" in repr(MAPS[1].card)
    assert MAPS[0].card.findings is None
