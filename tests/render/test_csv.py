"""The steps as CSV: what stands in which row, and that nothing in it is a formula."""

import csv
import io

import pytest
from tests.render.reports import MAPS, example, report

from cjm.render.csv import FORMAT, rows_of
from cjm.render.report import RenderInput


def rows(work: RenderInput) -> list[dict[str, str]]:
    text = FORMAT.render(work).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_a_step_and_one_for_what_a_phase_says_itself() -> None:
    table = rows(
        report(
            "owners: {crm: The CRM desk}\nphases:\n"
            "  - {name: Seek, owner: crm, steps: [Asks a friend, {name: Searches, id: search}]}\n"
            "  - {name: Buy, steps: [Pays]}\n  - Use\n"
        )
    )
    assert [(row["phase"], row["step"], row["step_id"], row["owner"]) for row in table] == [
        ("Seek", "", "", "The CRM desk"),
        ("Seek", "Asks a friend", "asks-a-friend", ""),
        ("Seek", "Searches", "search", ""),
        ("Buy", "Pays", "pays", ""),
        ("Use", "", "", ""),
    ]


def test_what_a_step_holds() -> None:
    (row,) = rows(
        report(
            "personas: {ana: Ana}\ntouchpoints: {shop: {name: The shop, channel: store}}\n"
            "metrics: {queue: Minutes in the queue}\nlanes: {law: Legal duties}\nphases:\n  - name: Buy\n"
            "    steps:\n      - name: Pays\n        emotion: {score: -1.5, feeling: hurried, why: A queue}\n"
            "        by_persona: {ana: {score: 1, feeling: calm}}\n        touchpoints: [shop]\n"
            "        metrics: [queue]\n        moment_of_truth: true\n        with_brand: false\n"
            "        lanes: {law: [A receipt]}\n"
            "        actions: [Waits, 'Reads; then waits']\n"
            "        pain_points: [{text: It is slow, severity: high, frequency: constant}, Loud]\n"
        )
    )
    assert {name: value for name, value in row.items() if value} == {
        "phase": "Buy",
        "phase_id": "buy",
        "step": "Pays",
        "step_id": "pays",
        "actions": r"Waits; Reads\; then waits",
        "score": "-1.5",
        "feeling": "hurried",
        "why": "A queue",
        "touchpoints": "The shop [store]",
        "pain_points": "It is slow [high, constant]; Loud",
        "metrics": "Minutes in the queue",
        "with_brand": "false",
        "moment_of_truth": "true",
        "score: Ana": "1",
        "feeling: Ana": "calm",
        "lane: Legal duties": "A receipt",
    }


def test_texts_that_begin_like_formulas_are_defused_and_numbers_stay_numbers() -> None:
    (row,) = rows(
        report('phases:\n  - {name: "=HYPERLINK(1)", steps: [{name: "-1", when: "+1", emotion: -1}]}\n')
    )
    assert (row["phase"], row["step"], row["when"], row["score"]) == ("'=HYPERLINK(1)", "'-1", "'+1", "-1")


def test_a_column_named_by_a_persona_or_a_lane_begins_no_formula() -> None:
    (row,) = rows(
        report(
            "personas: {a: '=1', b: '=1'}\nphases:\n"
            "  - {name: P, by_persona: {a: 1, b: 2}, lanes: {own: [x]}}\nlanes: {own: '; =2'}\n"
        )
    )
    assert {name: value for name, value in row.items() if "1" in name or "2" in name} == {
        "score: =1": "1",
        "feeling: =1": "",
        "why: =1": "",
        "score: =1 (b)": "2",
        "feeling: =1 (b)": "",
        "why: =1 (b)": "",
        "lane: ; '=2": "x",
    }


def test_excel_is_told_the_encoding_and_lines_end_as_the_standard_says() -> None:
    content = FORMAT.render(report("phases: ['a\n\n    b', ü]\n"))
    assert content.startswith(b"\xef\xbb\xbfphase,phase_id,step,")
    assert content.count(b"\r\n") == 3
    assert content.endswith("ü,ü".encode() + b"," * (content.split(b"\r\n")[0].count(b",") - 1) + b"\r\n")


@pytest.mark.parametrize("name", MAPS)
def test_every_step_of_every_example_has_its_row(name: str) -> None:
    view = example(name).view
    steps = [step.mark.label for phase in view.phases for step in phase.steps]
    assert [row.step.mark.label for row in rows_of(view) if row.step] == steps
    assert len(rows(example(name))) == len(rows_of(view))


def test_a_public_table_holds_nothing_internal() -> None:
    text = "phases:\n  - {name: P, steps: [{name: s, backstage: [secret], support: [hidden], frontstage: [seen]}]}\n"
    (internal,) = rows(report(text))
    (public,) = rows(report(text, public=True))
    assert (internal["backstage"], internal["support"]) == ("secret", "hidden")
    assert (public["backstage"], public["support"], public["frontstage"]) == ("", "", "seen")
