"""A legend explains the signs that a reader meets, and no others."""

from __future__ import annotations

from tests.view.journeys import view


def test_an_empty_draft_has_no_sign_to_explain():
    assert view("").legend.empty


def test_only_what_the_map_shows_is_explained():
    shown = view(
        "touchpoints: {shop: {name: Shop, channel: store}, where: {name: Somewhere, channel: ad}}\n"
        "phases:\n  - name: A\n    steps: [{name: S, emotion: 1, touchpoints: [shop, where]}]\n"
        "    pain_points: [{text: P, severity: low}, {text: Q, severity: critical}, R]\n"
    ).legend
    assert not shown.empty
    assert (shown.faces, shown.steps, shown.points) == (True, True, True)
    assert shown.confidence == ("assumed",)
    assert shown.media == ("physical",)
    assert shown.severities == ("critical", "low")
    assert not shown.moments_of_truth
    assert not shown.targets


def test_without_a_curve_the_steps_say_how_sure_they_are():
    shown = view(
        "evidence: {talks: Talks}\n"
        "phases: [{name: A, steps: [{name: S, evidence: [talks], moment_of_truth: true}, T]}]\n"
    ).legend
    assert (shown.faces, shown.points) == (False, False)
    assert shown.confidence == ("observed", "assumed")
    assert shown.moments_of_truth


def test_a_target_is_explained_where_a_line_shows_it():
    metrics = "metrics: {nps: {name: NPS, target: 40%s}}\nphases: [{name: A, metrics: [nps]}]\n"
    assert not view(metrics % "").legend.targets
    assert view(
        metrics % ", readings: [{date: 2026-01-01, value: 3}, {date: 2026-02-01, value: 5}]"
    ).legend.targets


def test_several_pain_points_that_are_all_assumed_need_not_say_so_one_by_one():
    points = "phases: [{name: A, evidence: [talks], pain_points: [%s]}]\nevidence: {talks: Talks}\n"
    assert view("phases: [{name: A, pain_points: [P, Q]}]\n").assumed_pain_points
    assert not view("phases: [{name: A, pain_points: [P]}]\n").assumed_pain_points
    assert not view(points % "P, {text: Q, confidence: assumed}").assumed_pain_points
