"""What a report can be filtered by, and what each thing on the page has of it."""

from __future__ import annotations

import pytest
from tests.view.journeys import view

from cjm.view.filters import NOBODY, Thing

MAP = """\
personas: {ana: Ana, ben: Ben}
owners: {shop: Shop, desk: Desk, idle: Idle}
touchpoints:
  site: {name: Site, channel: website}
  mail: {name: Mail, channel: email, owner: desk}
metrics:
  sales: {name: Sales}
  calls: {name: Calls, owner: desk}
phases:
  - name: Buy
    owner: shop
    questions: [Which one?]
    metrics: [sales]
    steps:
      - name: Pays
        touchpoints: [site, mail]
        metrics: [calls]
        pain_points:
          - {text: Slow, severity: high, personas: [ana]}
          - Dull
        opportunities:
          - {text: Speed up, addresses: [slow], owner: desk}
          - Smile
  - name: Use
    steps:
      - {name: Runs, touchpoints: [site]}
"""


@pytest.fixture(scope="module")
def things() -> dict[str, Thing]:
    return {each.anchor: each for each in view(MAP).filters.things}


def test_facets_hold_what_the_map_has_in_the_order_of_the_map_or_the_scale():
    choices = {
        facet.key: [(each.value, each.name) for each in facet.choices] for facet in view(MAP).filters.facets
    }
    assert choices == {
        "persona": [("ana", "Ana"), ("ben", "Ben")],
        "owner": [("shop", "Shop"), ("desk", "Desk"), ("idle", "Idle"), (NOBODY, None)],
        "channel": [("website", None), ("email", None)],
        "severity": [("high", None)],
    }


@pytest.mark.parametrize(
    ("anchor", "has"),
    [
        ("buy", (("shop",), ("website", "email"), ("high",), None)),
        ("buy/pays", (("shop",), ("website", "email"), ("high",), None)),
        ("use", ((), ("website",), (), None)),
        ("use/runs", ((NOBODY,), ("website",), (), None)),
        ("questions.which-one", (("shop",), ("website", "email"), ("high",), None)),
        ("pain_points.slow", (("shop",), ("website", "email"), ("high",), ("ana",))),
        ("pain_points.dull", (("shop",), ("website", "email"), (), None)),
        ("opportunities.speed-up", (("desk",), ("website", "email"), ("high",), None)),
        ("opportunities.smile", (("shop",), ("website", "email"), ("high",), None)),
        ("touchpoints.site.1", (("shop",), ("website",), ("high",), None)),
        ("touchpoints.site.2", ((NOBODY,), ("website",), (), None)),
        ("touchpoints.mail.1", (("desk",), ("email",), ("high",), None)),
        ("touchpoints.site", (("shop", NOBODY), ("website",), ("high",), None)),
        ("touchpoints.mail", (("desk",), ("email",), ("high",), None)),
        ("metrics.sales.1", (("shop",), ("website", "email"), ("high",), None)),
        ("metrics.calls", (("desk",), ("website", "email"), ("high",), None)),
        ("owners.shop", (("shop",), None, None, None)),
        ("personas.ben", (None, None, None, ("ben",))),
    ],
)  # fmt: skip
def test_a_thing_has_what_it_says_else_what_its_place_has(things, anchor, has):
    thing = things[anchor]
    assert (thing.owner, thing.channel, thing.severity, thing.persona) == has


def test_steps_pain_points_and_opportunities_are_counted(things):
    counted = [each.counted for each in things.values()]
    assert [counted.count(each) for each in ("steps", "pain_points", "opportunities")] == [2, 2, 2]


@pytest.mark.parametrize(
    "text",
    [
        "phases: [A]\n",
        "owners: {shop: Shop}\nphases: [{name: A, owner: shop, steps: [S]}, {name: B, owner: shop, steps: [S]}]\n",
    ],
)
def test_nothing_is_offered_that_would_leave_nothing_out(text):
    assert view(text).filters.facets == ()
    assert view(text).filters.things == ()


def test_an_opportunity_of_a_future_map_is_as_severe_as_what_it_answers_in_the_current_one():
    from tests.view.journeys import TODAY, journey

    from cjm.model.journey import Journey
    from cjm.view.journey import build_view

    current = journey("phases: [{name: A, pain_points: [{text: Slow, severity: critical}]}]\n")
    future = journey("phases: [{name: A, opportunities: [{text: Run, addresses: [slow]}]}, B]\n")
    shown = build_view(Journey(future.map, current=current), today=TODAY).filters
    assert {each.anchor: each.severity for each in shown.things}["opportunities.run"] == ("critical",)
