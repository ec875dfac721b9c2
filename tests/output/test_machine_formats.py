"""JSON, SARIF and GitHub's workflow commands, as the programs that read them see them."""

import json
from pathlib import Path

import jsonschema

from cjm.output.formats import concise, github, sarif
from cjm.output.formats import json as json_format
from cjm.output.report import Report, Screen
from tests.output.findings import MAP, REPORT, RULES, diagnostic

PLAIN = Screen()
SCHEMA = Path(__file__).parent.parent / "data" / "sarif-2.1.0-rtm.5.json"


def log(report: Report = REPORT):
    return json.loads(sarif.show(report, PLAIN))


def test_sarif_is_valid():
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for report in (REPORT, Report(), Report((), 3, RULES, complete=False)):
        jsonschema.Draft4Validator(schema).validate(log(report))


def test_sarif_results_point_at_their_rules():
    run = log()["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    for result, diagnostic_ in zip(run["results"], REPORT.diagnostics, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == diagnostic_.code
    assert [result["level"] for result in run["results"]] == ["note", "error", "warning", "warning"]


def test_sarif_places_count_code_points():
    run = log()["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 4, "startColumn": 11, "endLine": 4, "endColumn": 15,
    }  # fmt: skip


def test_sarif_uris_are_relative_and_percent_encoded():
    def artifact(filename: str):
        result = log(Report((diagnostic(MAP, filename=filename),)))["runs"][0]["results"][0]
        return result["locations"][0]["physicalLocation"]["artifactLocation"]

    assert artifact("a b/ü,1:2%#?.cjm.yaml") == {
        "uri": "a%20b/%C3%BC%2C1%3A2%25%23%3F.cjm.yaml", "uriBaseId": "%SRCROOT%",
    }  # fmt: skip
    assert artifact("/srv/a.cjm.yaml") == {"uri": "file:///srv/a.cjm.yaml"}


def prints(*texts: str) -> list[str]:
    found = [diagnostic(text, ("phases", text.count("- name") - 1), "line 3 is wrong") for text in texts]
    return [
        result["partialFingerprints"]["cjmFinding/v1"]
        for result in log(Report(tuple(found)))["runs"][0]["results"]
    ]


def test_sarif_fingerprints_stay_when_lines_and_phases_come_before():
    head, phase = "cjm: 1\ntitle: A\nphases:\n", "  - name: Kauf\n"
    first, shifted, inserted, other = prints(
        head + phase, "# new\n" + head + phase, head + "  - name: New\n" + phase, head + "  - name: Other\n"
    )
    assert first.endswith(":1")
    assert [shifted, inserted] == [first.replace(":1", ":2"), first.replace(":1", ":3")]
    assert other[:16] != first[:16]


def test_sarif_says_when_the_run_was_not_complete():
    for complete in (True, False):
        run = log(Report((), 1, (), complete))["runs"][0]
        assert run["invocations"] == [{"executionSuccessful": complete}]


def test_json_has_the_documented_keys():
    findings = json.loads(json_format.show(REPORT, PLAIN))
    assert findings[1] == {
        "code": "CJM0010",
        "name": "unknown-key",
        "severity": "error",
        "message": "unknown key `ownr`",
        "filename": "journeys/shoes.cjm.yaml",
        "path": "phases[0].ownr",
        "location": {"row": 5, "column": 11},
        "end_location": {"row": 5, "column": 15},
        "url": None,
        "fix": None,
    }
    assert findings[2]["message"] == REPORT.diagnostics[2].message


def test_github_escapes_what_could_end_a_command():
    report = Report(
        (diagnostic(MAP, ("phases", 1), "50%\n::set-env name=A::b", "x, y: z", filename="a,b:c%\n.cjm.yaml"),)
    )
    assert github.show(report, PLAIN) == (
        "::warning title=CJM0801 phase-without-owner,file=a%2Cb%3Ac%25%0A.cjm.yaml,line=6,col=11,endLine=6,endColumn=15"
        "::50%25%0A::set-env name=A::b%0Ax, y: z\n"
    )


def test_concise_is_one_line_a_finding():
    text = concise.show(REPORT, PLAIN)
    assert text.count("\n") == len(REPORT.diagnostics)
    assert text.splitlines()[1] == (
        "journeys/shoes.cjm.yaml:5:11: error[CJM0010 unknown-key]: unknown key `ownr`"
    )
