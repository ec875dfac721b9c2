"""Opportunities for Jira's importer."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from tests.render.reports import MAPS, example, report

from cjm.render.jira import FORMAT, render
from cjm.render.report import RenderInput

MAP = """
id: skates
pain: 1
phases:
  - name: Before  the rink
    pain_points:
      - {text: Hours are wrong, id: hours, severity: high}
      - {text: Nobody answers, id: nobody, severity: critical}
    needs:
      - {text: Know the hours, id: know}
    opportunities:
      - text: =Show "the" hours; online
        id: show
        addresses: [hours, nobody, know]
        impact: 4
        effort: 3
        rice: {reach: 100, impact: 2, confidence: 0.5, effort: 2}
        owner: desk
        status: doing
        due: 2026-12-24
        ticket: https://jira.example.org/browse/RINK-12
      - {text: Other, status: idea}
owners:
  desk: {name: "@desk"}
""".replace("pain: 1\n", "")


def rows(work: RenderInput) -> list[list[str]]:
    return list(csv.reader(io.StringIO(render(work).removeprefix("\ufeff"))))


def test_a_row_an_opportunity() -> None:
    work = replace(report(MAP), published="https://maps.example.org/skates.html")
    heads, first, second = rows(work)
    assert heads.count("Labels") == 2
    said = dict(zip(heads, first, strict=True))
    del said["Labels"]
    assert said == {
        "Summary": '\'=Show "the" hours; online',
        "Issue Type": "Story",
        "Issue Key": "RINK-12",
        "Description": '\'=Show "the" hours; online\n\nWhere: 1 Before  the rink, in “Example”\n'
        "Answers the pain point: Hours are wrong (high)\nAnswers the pain point: Nobody answers (critical)\n"
        "Answers the need: Know the hours\nImpact ÷ effort: 4 ÷ 3 = 1.33\n"
        "RICE (reach × impact × confidence ÷ effort): 100 × 2 × 0.5 ÷ 2 = 50\nOwner: @desk\n"
        "From: https://maps.example.org/skates.html#opportunities.show",
        "Priority": "Highest",
        "Status": "In Progress",
        "Due Date": "2026-12-24",
        "Owner": "'@desk",
        "Pain points": "Hours are wrong\nNobody answers",
        "Impact": "4",
        "Effort": "3",
        "RICE score": "50",
        "Link": "https://maps.example.org/skates.html#opportunities.show",
        "External ID": "skates/show",
    }
    assert [text for head, text in zip(heads, first, strict=True) if head == "Labels"] == [
        "skates",
        "Before-the-rink",
    ]
    said = dict(zip(heads, second, strict=True))
    assert (said["Summary"], said["Status"], said["Priority"], said["Issue Key"]) == (
        "Other",
        "To Do",
        "",
        "",
    )
    assert render(report(MAP)).count("From: example.cjm.yaml#opportunities.show") == 1


@pytest.mark.parametrize("name", MAPS)
def test_every_opportunity_of_every_example_has_its_row(name: str) -> None:
    work = example(name)
    heads, *others = rows(work)
    assert len(others) == len(work.view.opportunities)
    assert all(len(row) == len(heads) and 0 < len(row[0]) <= 255 for row in others)


def test_a_public_table_holds_no_tickets() -> None:
    heads, *others = rows(example("running-shoes", public=True))
    assert {row[heads.index("Issue Key")] for row in others} == {""}


def test_it_knows_its_own() -> None:
    assert FORMAT.is_own(FORMAT.render(report(MAP)))
    assert not FORMAT.is_own(b"Summary,Issue Type\r\n")
