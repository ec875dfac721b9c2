"""JSON, SARIF, GitHub's workflow commands, GitLab's Code Quality and JUnit, as the programs that read them see them."""

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import xmlschema

from cjm.output.formats import concise, github, gitlab, junit, sarif
from cjm.output.formats import json as json_format
from cjm.output.report import Report, Screen
from tests.output.findings import MAP, REPORT, RULES, diagnostic

PLAIN = Screen()
DATA = Path(__file__).parent.parent / "data"
SCHEMA = DATA / "sarif-2.1.0-rtm.5.json"
JUNIT = xmlschema.XMLSchema(DATA / "junit-10.xsd")


def log(report: Report = REPORT):
    return json.loads(sarif.show(report, PLAIN))


def test_sarif_is_valid():
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    linked = Report(
        REPORT.diagnostics, 5, tuple(replace(rule, url="https://pages.invalid/x") for rule in RULES)
    )
    for report in (REPORT, Report(), Report((), 3, RULES, complete=False), linked):
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


def test_pages_of_rules_are_linked_where_they_have_one():
    rules = tuple(replace(rule, url=f"https://pages.invalid/{rule.code}") for rule in RULES)
    run = log(Report(REPORT.diagnostics, 5, rules))["runs"][0]
    assert [rule["helpUri"] for rule in run["tool"]["driver"]["rules"]] == [rule.url for rule in rules]
    findings = json.loads(json_format.show(Report(REPORT.diagnostics, 5, rules), PLAIN))
    assert findings[1]["url"] == "https://pages.invalid/CJM0010"
    assert all("helpUri" not in rule for rule in log()["runs"][0]["tool"]["driver"]["rules"])


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
        "::warning title=CJM0801 phase-without-owner,file=a%2Cb%3Ac%25%0A.cjm.yaml,line=6,endLine=6,col=11,endColumn=15"
        "::50%25%0A::set-env name=A::b%0Ax, y: z\n"
    )


def test_github_takes_no_columns_where_words_go_over_several_lines():
    report = Report((diagnostic('title: "one\n  two"\n', span=(7, 18), help_=""),))
    assert github.show(report, PLAIN) == (
        "::warning title=CJM0801 phase-without-owner,file=journeys/shoes.cjm.yaml,line=1,endLine=2"
        "::nobody is answerable\n"
    )


def issues(*found) -> Any:
    return json.loads(gitlab.show(Report(found), PLAIN))


def test_gitlab_has_what_code_quality_asks_for():
    assert issues(
        diagnostic(MAP, ("phases", 0, "ownr"), "50%: a, b\nc", code="CJM0010", severity="error")
    ) == [
        {
            "description": "CJM0010 unknown-key: 50%: a, b\nc",
            "check_name": "CJM0010",
            "fingerprint": "2f9d3313e15b2325ddf31c733154017b4473b9b9890c0bca0d3c5ba388f1a4fc",
            "severity": "critical",
            "location": {"path": "journeys/shoes.cjm.yaml", "lines": {"begin": 5, "end": 5}},
        }
    ]
    severities = [
        issues(diagnostic(MAP, severity=severity))[0]["severity"] for severity in ("info", "warning")
    ]
    assert severities == ["info", "major"]


def test_gitlab_fingerprints_differ_between_findings_and_files_and_not_between_lines():
    found = issues(
        diagnostic(MAP, ("phases", 1)),
        diagnostic(MAP, ("phases", 1)),
        diagnostic(MAP, ("phases", 1), filename="other.cjm.yaml"),
    )
    assert len({each["fingerprint"] for each in found}) == 3
    (shifted,) = issues(diagnostic("# new\n" + MAP.replace("phases:\n", "phases:\n  - New\n"), ("phases", 2)))
    assert shifted["location"]["lines"]["begin"] == 8
    assert shifted["fingerprint"] == found[0]["fingerprint"]


def test_a_finding_in_one_file_does_not_change_the_fingerprint_of_its_like_in_another():
    first, second = diagnostic(MAP, ("phases", 1)), diagnostic(MAP, ("phases", 1), filename="z.cjm.yaml")
    both, alone = log(Report((first, second))), log(Report((second,)))
    assert (
        both["runs"][0]["results"][1]["partialFingerprints"]
        == alone["runs"][0]["results"][0]["partialFingerprints"]
    )


@pytest.mark.parametrize(
    "report",
    [
        REPORT,
        Report(),
        Report((), 3),
        Report((), 3, RULES, complete=False),
        Report(REPORT.diagnostics, 5, (), False),
    ],
)
def test_junit_is_valid(report):
    text = junit.show(report, PLAIN)
    JUNIT.validate(text)
    for suite in ET.fromstring(text).iter("testsuite"):
        assert suite.get("tests") == str(len(suite.findall("testcase")))
        for count, tag in (("failures", "failure"), ("errors", "error")):
            assert suite.get(count) == str(len(list(suite.iter(tag))))


def test_junit_fails_for_errors_and_warnings_and_tells_infos():
    root = ET.fromstring(junit.show(REPORT, PLAIN))
    assert [(suite.get("name"), suite.get("failures")) for suite in root] == [
        ("a b/ü,1:2%.cjm.yaml", "0"), ("journeys/shoes.cjm.yaml", "3"),
    ]  # fmt: skip
    (info,) = root[0]
    assert info.findtext("system-out") == "a b/ü,1:2%.cjm.yaml:4:11\nnobody is answerable"
    failed = root[1][0]
    assert failed.attrib == {
        "name": "CJM0010 unknown-key: phases[认知].ownr", "classname": "journeys/shoes.cjm.yaml",
    }  # fmt: skip
    (failure,) = failed
    assert failure.attrib == {"type": "error", "message": "unknown key `ownr`"}
    assert failure.text == "journeys/shoes.cjm.yaml:5:11\nunknown key `ownr`\ndid you mean `owner`?"


def test_junit_says_that_all_is_well_or_that_the_run_was_not_complete():
    (case,) = ET.fromstring(junit.show(Report((), 3), PLAIN)).iter("testcase")
    assert (case.get("name"), list(case)) == ("checked: 3", [])
    (error,) = ET.fromstring(junit.show(Report((), 3, (), complete=False), PLAIN)).iter("error")
    assert error.get("message") == "something could not be checked; the log says what"


@pytest.mark.parametrize(
    ("character", "shown"),
    [
        *((chr(number), f"\\x{number:02x}") for number in (0, 1, 8, 11, 12, 14, 27, 31, 127, 0x85)),
        ("\t", "\\t"), ("\r", "\\r"), ("\n", "\n"), ("\ufffe", "\\ufffe"), ("\uffff", "\\uffff"), ("\ud800", "\\ud800"),
        ("]]>", "]]>"), ("&", "&"), ("<!--", "<!--"), ("\"'", "\"'"), ("\U0001f45f", "\U0001f45f"),
    ],
)  # fmt: skip
def test_junit_holds_no_character_that_xml_forbids(character, shown):
    found = replace(diagnostic(MAP, help_=character), filename=character, message=character, anchor=character)
    (case,) = ET.fromstring(junit.show(Report((found,), 1), PLAIN)).iter("testcase")
    assert case.get("classname") == shown
    assert case.get("name") == f"CJM0801 phase-without-owner: {shown}"
    assert case[0].attrib["message"] == shown
    assert case[0].text == f"{shown}:1:1\n{shown}\n{shown}"


def test_concise_is_one_line_a_finding():
    text = concise.show(REPORT, PLAIN)
    assert text.count("\n") == len(REPORT.diagnostics)
    assert text.splitlines()[1] == (
        "journeys/shoes.cjm.yaml:5:11: error[CJM0010 unknown-key]: unknown key `ownr`"
    )
