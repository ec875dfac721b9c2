from __future__ import annotations

import datetime

import pytest
from tests.view.journeys import TODAY, journey, view

from cjm.model.finding import Finding, Problem
from cjm.model.journey import Journey
from cjm.view.journey import build_view

STEPS = """\
phases:
  - name: Before
    owner: nobody
    steps:
      - {name: Looks, emotion: 1}
      - {name: Waits, emotion: {score: -1.6, feeling: bored}, owner: ana}
  - name: After
    desired: {score: 1}
    emotion: -0.5
"""


def test_marks_number_phases_and_steps():
    phases = view(STEPS).phases
    assert [phase.mark.label for phase in phases] == ["1", "2"]
    assert [(step.mark.label, step.mark.anchor) for step in phases[0].steps] == [
        ("1.1", "before/looks"),
        ("1.2", "before/waits"),
    ]


def test_an_anchor_that_is_taken_gives_way_to_the_label():
    text = "phases:\n  - {name: A, steps: [Same, Same]}\n  - {name: A, steps: [Same]}\n  - {name: '!', steps: [Same]}\n"
    phases = view(text).phases
    assert [phase.mark.anchor for phase in phases] == ["a", "2", "3"]
    steps = [step.mark.anchor for phase in phases for step in phase.steps]
    assert steps == ["a/same", "1.2", "2.1", "3.1"]


def test_anchors_of_concerns_are_their_ids_and_never_meet():
    things = "pain_points: [Cold, Cold, '!', '?'], needs: [Cold], opportunities: [{text: Heat, id: cold}]"
    shown = view(f"phases: [{{name: A, {things}}}]\n").phases[0]
    assert [each.anchor for each in shown.pain_points] == [
        "pain_points.cold",
        "pain_points.cold.2",
        "pain_points.",
        "pain_points..2",
    ]
    assert [each.anchor for each in shown.needs] == ["needs.cold"]
    assert [each.anchor for each in shown.opportunities] == ["opportunities.cold"]


def test_owners_pass_down_and_unknown_ones_keep_their_id():
    phase = view(STEPS + "owners: {ana: {name: Ana Lima, contact: a@example.com}}\n").phases[0]
    assert phase.owner is not None
    assert (phase.owner.name, phase.owner.known) == ("nobody", False)
    owners = [(step.owner and step.owner.name, step.own_owner) for step in phase.steps]
    assert owners == [("nobody", False), ("Ana Lima", True)]


def test_steps_without_any_owner_are_counted():
    assert [mark.label for mark in view("phases: [{name: A, steps: [S]}]\n").overview.unowned] == ["1.1"]


def test_the_gap_reaches_from_the_desired_to_the_lowest_score():
    before, after = view(STEPS).phases
    assert (before.gap, after.gap) == (None, 1.5)


def test_the_curve_takes_a_phases_emotion_where_no_step_has_one():
    curve = view(STEPS).curve
    assert curve is not None
    assert [(point.mark.label, point.score, point.extreme) for point in curve.points] == [
        ("1.1", 1, "highest"),
        ("1.2", -1.6, "lowest"),
        ("2", -0.5, None),
    ]
    assert curve.lowest is not None
    assert curve.lowest.emotion.band == -2
    assert curve.slots == (2, 1)


def test_a_level_curve_has_no_extremes():
    shown = view("phases:\n  - {name: A, emotion: 1}\n  - {name: B, emotion: 1}\n")
    assert shown.curve is not None
    assert shown.curve.highest is None
    assert shown.overview.lowest is None


def test_personas_have_curves_of_their_own_where_they_differ():
    curve = view(
        "personas: {ana: Ana, ben: Ben}\n"
        "phases: [{name: A, by_persona: {ben: 2}, steps: [{name: S, emotion: 0, by_persona: {ana: -2}}, {name: T, emotion: 1}]}]\n"
    ).curve
    assert curve is not None
    assert [(each.name, [(point.score, point.own) for point in each.points]) for each in curve.personas] == [
        ("Ana", [(-2, True), (1, False)]),
        ("Ben", [(2, True), (2, True)]),
    ]


def test_where_only_personas_have_scores_they_alone_have_curves():
    shown = view(
        "personas: {ana: Ana, ben: Ben}\n"
        "phases:\n  - {name: A, by_persona: {ana: 1, ben: -1}}\n"
        "  - {name: B, steps: [S, {name: T, by_persona: {ana: -2}}]}\n"
    )
    curve = shown.curve
    assert curve is not None
    assert (curve.points, curve.lowest, curve.highest) == ((), None, None)
    assert [
        (each.name, [(point.mark.label, point.score, point.slot, point.of) for point in each.points])
        for each in curve.personas
    ] == [("Ana", [("1", 1, 0, 1), ("2.2", -2, 1, 2)]), ("Ben", [("1", -1, 0, 1)])]
    assert shown.overview.lowest is None
    assert "emotion" in [lane.key for lane in shown.lanes]


def test_a_persona_has_points_where_the_curve_has_none():
    curve = view(
        "personas: {ana: Ana}\n"
        "phases: [{name: A, emotion: 1}, {name: B, by_persona: {ana: -1}}, {name: C, emotion: 0, steps: [{name: S, by_persona: {ana: 2}}]}]\n"
    ).curve
    assert curve is not None
    (ana,) = curve.personas
    assert [(point.mark.label, point.score, point.own) for point in ana.points] == [
        ("1", 1, False),
        ("2", -1, True),
        ("3.1", 2, True),
    ]


PAINS = """\
phases:
  - name: A
    pain_points:
      - {text: Low but constant, severity: low, frequency: constant}
      - {text: Critical and rare, severity: critical, frequency: rare}
      - {text: High, severity: high}
      - {text: High and frequent, severity: high, frequency: frequent}
    needs:
      - {text: Served, importance: 5, satisfaction: 9}
      - {text: Unrated}
      - {text: Underserved, importance: 9, satisfaction: 2}
    opportunities:
      - {text: Even, impact: 2, effort: 2}
      - {text: Unrated}
      - {text: Best, impact: 5, effort: 1, addresses: [high], due: 2026-10-31, ticket: T-1}
      - {text: Done, impact: 5, effort: 1, status: done, due: 2026-10-31}
"""


def test_what_matters_comes_first():
    shown = view(PAINS)
    assert [each.text for each in shown.pain_points] == [
        "High and frequent", "High", "Critical and rare", "Low but constant",
    ]  # fmt: skip
    assert [each.priority for each in shown.pain_points] == [9, None, 4, 4]
    assert [(each.text, each.score) for each in shown.needs] == [
        ("Underserved", 16),
        ("Served", 5),
        ("Unrated", None),
    ]
    assert [each.text for each in shown.opportunities] == ["Best", "Even", "Unrated", "Done"]
    assert [each.overdue for each in shown.opportunities] == [True, False, False, False]
    assert shown.pain_points[1].opportunities == (shown.opportunities[0],)
    assert shown.phases[0].pain_points[0].text == "Low but constant"


METRICS = """\
metrics:
  speed:
    {name: Speed, method: duration, target: 5, baseline: {value: 9}, readings: [{value: 8, date: 2026-07-01}, {value: 7, date: 2026-08-01}]}
  fresh: {name: Fresh, target: 5, readings: [{value: 6, date: 2026-10-31}]}
  spare: Spare
review: {every: 60 days, log: [{date: 2026-08-01}, {date: 2026-05-01}]}
phases: [{name: A, metrics: [speed, fresh, unknown]}]
"""


def test_metrics_tell_where_they_stand():
    speed, fresh, unknown, spare = view(METRICS).metrics
    assert (speed.direction, speed.on_target, speed.improved, speed.stale, speed.age) == (
        "down",
        False,
        True,
        True,
        92,
    )
    assert (fresh.on_target, fresh.improved, fresh.stale) == (True, None, False)
    assert (unknown.name, unknown.known, spare.used_at) == ("unknown", False, ())
    assert speed.spark is not None
    heights = [y for _, y in speed.spark.points]
    assert heights == sorted(heights)
    assert speed.spark.target_y is not None
    assert speed.spark.target_y > heights[-1]


def test_metrics_tell_what_changed_and_what_is_lacking():
    shown = view(
        "metrics:\n"
        "  up: {name: Up, target: 0.5, baseline: {date: 2026-01-01, value: 0.1}, readings: [0.3]}\n"
        "  down: {name: Down, direction: down, target: 5, readings: [{date: 2026-06-01, value: 9}, {date: 2026-07-01, value: 4}]}\n"
        "  still: {name: Still, readings: [2, 2]}\n"
        "  once: {name: Once, target: 1, baseline: 3}\n"
        "review: {every: 90 days}\n"
    ).metrics
    assert [(each.change, each.improved, each.remaining) for each in shown] == [
        (0.2, True, 0.2),
        (-5, True, 0),
        (0, None, None),
        (None, None, None),
    ]
    assert [each.since for each in shown[:2]] == [datetime.date(2026, 1, 1), datetime.date(2026, 6, 1)]
    assert [each.next_reading for each in shown[:2]] == [None, datetime.date(2026, 9, 29)]


@pytest.mark.parametrize(
    ("rice", "score"),
    [
        ("{reach: 2000, impact: 2, confidence: 0.8, effort: 3}", 1067),
        ("{reach: 100, impact: 0.5, confidence: 0.8, effort: 3}", 13.3),
        ("{reach: 10, impact: 0.25, confidence: 0.5, effort: 4}", 0.31),
    ],
)
def test_a_rice_score_is_as_exact_as_its_estimates(rice, score):
    shown = view(f"phases: [{{name: A, opportunities: [{{text: O, rice: {rice}}}, P]}}]\n").opportunities
    assert [each.rice_score for each in shown] == [score, None]


def test_the_review_is_due_after_its_interval():
    review = view(METRICS).review
    assert review is not None
    assert (review.last, review.next) == (datetime.date(2026, 8, 1), datetime.date(2026, 9, 30))
    assert (review.days, review.overdue) == (-32, True)


def test_transitions_of_a_row_share_no_phase():
    text = (
        "phases: [A, B, C]\ntransitions:\n  - {from: c, to: a}\n  - {from: b, to: exit, share: 0.2}\n"
        "  - {from: b, to: a}\n  - {from: c, to: exit}\n  - {from: a, to: nowhere}\n"
    )
    ways = view(text).transitions
    assert [(way.kind, way.first, way.last, way.back, way.row) for way in ways] == [
        ("return", 0, 2, True, 0),
        ("advance", 1, 1, False, 1),
        ("return", 0, 1, True, 2),
        ("advance", 2, 2, False, 1),
    ]


LANES = """\
lanes: {law: Law, crew: {name: Crew, group: backstage}}
phases:
  - name: A
    lanes: {crew: [Packs], law: [May return]}
    steps: [{name: S, frontstage: [Greets], backstage: [Picks], support: [Stock], touchpoints: [shop]}]
  - name: B
owners: {ana: {name: Ana, contact: ana@example.com}}
owner: ana
"""


def test_lanes_stand_in_their_groups():
    lanes = [lane for lane in view(LANES).lanes if not lane.empty]
    assert [(lane.key, lane.group, lane.name, lane.first) for lane in lanes] == [
        ("steps", "customer", None, True),
        ("touchpoints", "customer", None, False),
        ("own", "customer", "Law", False),
        ("frontstage", "frontstage", None, True),
        ("backstage", "backstage", None, True),
        ("own", "backstage", "Crew", False),
        ("support", "support", None, True),
    ]
    assert [lane.line for lane in lanes if lane.first] == [None, "interaction", "visibility", "internal"]
    assert [[item.text for item in cell] for cell in lanes[2].cells] == [["May return"], []]
    assert all(lane.filled == (True, False) for lane in lanes)


def test_lanes_that_the_method_asks_for_are_there_though_empty():
    text = "phases: [{name: A, touchpoints: [shop]}, B]\n"
    lanes = {lane.key: (lane.wanted, lane.empty, lane.filled) for lane in view(text).lanes}
    assert lanes["touchpoints"] == (True, False, (True, False))
    assert lanes["questions"] == (True, True, (False, False))
    assert "needs" not in lanes
    assert [lane.key for lane in view(text, public=True).lanes] == ["touchpoints"]


def test_a_public_view_has_no_internal_lanes_contacts_or_checks():
    shown = view(LANES + "x-secret: hidden\n", public=True, findings=())
    assert {lane.group for lane in shown.lanes} == {"customer", "frontstage"}
    assert (shown.phases[0].steps[0].backstage, shown.phases[0].steps[0].support) == ((), ())
    assert shown.owner is not None
    assert shown.owner.contact is None
    assert shown.checks is None
    for secret in ("Picks", "Packs", "Stock", "ana@example.com", "hidden"):
        assert secret not in repr(shown)


def test_a_public_view_does_not_say_where_evidence_and_metrics_are_kept():
    text = (
        "evidence: {talks: {name: Talks, link: https://intranet.example/talks}}\n"
        "metrics: {reach: {name: Reach, system: Warehouse, link: https://intranet.example/reach}}\n"
        "phases: [{name: A, evidence: [talks], metrics: [reach]}]\n"
    )
    (within,) = view(text).evidence
    assert within.link == "https://intranet.example/talks"
    shown = view(text, public=True)
    for secret in ("intranet.example", "Warehouse"):
        assert secret in repr(view(text))
        assert secret not in repr(shown)


def test_touchpoints_tell_how_low_the_customer_feels_there():
    text = (
        "touchpoints: {shop: {name: Shop, channel: store}, spare: Spare}\n"
        "phases: [{name: A, steps: [{name: S, touchpoints: [shop], emotion: 1}, "
        "{name: T, touchpoints: [shop], emotion: -1, pain_points: [Queue]}]}]\n"
    )
    shop, spare = view(text).touchpoints
    assert (shop.medium, [mark.label for mark in shop.used_at]) == ("physical", ["1.1", "1.2"])
    assert shop.lowest is not None
    assert shop.lowest_at is not None
    assert (shop.lowest.score, shop.lowest_at.label) == (-1, "1.2")
    assert [pain.text for pain in shop.pain_points] == ["Queue"]
    assert (spare.used_at, spare.lowest) == ((), None)


def test_evidence_is_numbered_and_tells_where_it_is_used():
    text = (
        "evidence: {log: Log, talks: Talks}\ninsights: [{text: I, evidence: [talks]}]\n"
        "phases: [{name: A, evidence: [talks], steps: [S, {name: T, evidence: [log, gone]}]}]\n"
    )
    shown = view(text)
    assert [(e.number, e.id, [m.label for m in e.used_at], e.used_in) for e in shown.evidence] == [
        (1, "log", ["1.2"], ()),
        (2, "talks", ["1"], ("insights",)),
    ]
    bases = [(step.basis.confidence, step.basis.own) for step in shown.phases[0].steps]
    assert bases == [("inferred", False), ("observed", True)]


@pytest.mark.parametrize(
    ("times", "clock"),
    [
        (("6:40", "26:30"), (6, 27)),
        (("08:00",), (8, 9)),
        (("8:00", "later"), None),
        (("30:00",), None),
        ((), None),
    ],
)
def test_a_day_has_a_clock_where_every_time_is_one(times, clock):
    steps = "".join(f"      - {{name: S{i}, when: '{time}', emotion: 1}}\n" for i, time in enumerate(times))
    curve = view(f"phases:\n  - name: A\n    emotion: 0\n    steps:\n{steps}").curve
    assert curve is not None
    assert (curve.clock and (curve.clock.start, curve.clock.end)) == clock


@pytest.mark.parametrize(
    ("when", "shown"),
    [("23:59", None), ("24:00", "00:00"), ("26:15", "02:15"), ("29:59", "05:59"), ("At night", None)],
)
def test_a_time_that_counts_on_after_midnight_is_a_time_of_the_clock(when, shown):
    step = view(f"phases: [{{name: A, steps: [{{name: S, when: '{when}'}}]}}]\n").phases[0].steps[0]
    assert (step.when, step.past_midnight) == (when, shown)


def test_competitors_are_rated_by_weight_with_us_first():
    shown = view(
        "criteria: {price: {name: Price}, fit: {name: Fit, weight: 3}}\n"
        "competitors:\n  rival: {name: Rival, ratings: {price: 5, fit: 1}}\n  us: {ratings: {fit: 4}}\n"
    ).competition
    assert shown is not None
    assert [(each.us, each.score, each.ratings) for each in shown.competitors] == [
        (True, 4, (4, None)),
        (False, 2, (1, 5)),
    ]
    assert [(each.name, each.best) for each in shown.criteria] == [
        ("Fit", frozenset({0})),
        ("Price", frozenset({1})),
    ]


def test_a_future_map_is_set_against_the_current_one():
    current = journey(
        "phases: [{name: A, pain_points: [{text: Queue, id: queue}], steps: [{name: Waits, emotion: -1}, Leaves]}]\n"
    )
    future = journey(
        "state: future\nphases: [{name: A, steps: [{name: Waits, emotion: 1}, Is greeted], "
        "opportunities: [{text: Numbers, addresses: [queue]}]}]\n"
    )
    shown = build_view(Journey(future.map, "future", (), current), today=TODAY)
    assert shown.predicted
    assert shown.comparison is not None
    assert [(each.kind, each.name, each.difference) for each in shown.comparison.changes] == [
        ("kept", "Waits", 2),
        ("dropped", "Leaves", None),
        ("new", "Is greeted", None),
    ]
    assert [(each.text, len(each.opportunities)) for each in shown.comparison.reliefs] == [("Queue", 1)]


def test_findings_are_gathered_by_rule():
    findings = [
        Finding("CJM0602", "warning", Problem(("phases", 0, "pain_points", 0), "no kind")),
        Finding("CJM0602", "warning", Problem(("phases", 1), "no kind either")),
        Finding("CJM0001", "error", Problem(("title",), "no title")),
    ]
    checks = view("", findings=findings, titles={"CJM0602": "Pain point without a kind"}).checks
    assert checks is not None
    assert (checks.errors, checks.warnings, checks.infos) == (1, 2, 0)
    assert [(each.code, each.title, each.count, [m.label for m in each.marks]) for each in checks.checks] == [
        ("CJM0001", "no title", 1, []),
        ("CJM0602", "Pain point without a kind", 2, ["1", "2"]),
    ]


def test_owners_tell_what_they_answer_for():
    owners = view(
        "owners: {ana: Ana, ben: Ben}\nmetrics: {m: {name: M, owner: ben}}\n"
        "phases: [{name: A, owner: ana, steps: [S, {name: T, owner: ben}]}]\n"
    ).owners
    assert [(each.owner.name, [m.label for m in each.marks], len(each.metrics)) for each in owners] == [
        ("Ana", ["1"], 0),
        ("Ben", ["1.2"], 1),
    ]
