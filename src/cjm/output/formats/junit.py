"""`junit`: a test report in XML, for Jenkins, GitLab, Azure Pipelines and others.

Source: the XML Schema of the Jenkins xUnit plugin, `junit-10.xsd`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from cjm.output.report import Report, Screen
from cjm.output.visible import visible
from cjm.source.diagnostic import Diagnostic


def show(report: Report, _screen: Screen) -> str:
    """A test suite for each file with findings and a test case for each finding; else one that says all is well.

    Errors and warnings are failures; an info is a test case that passed, with the message as its output. A test case is
    named by the ids on the way to its node, so that the service knows it again in the next run.
    """
    suites = [
        _suite(filename, [_case(each) for each in found], sum(each.severity != "info" for each in found))
        for filename, members in groupby(report.diagnostics, key=lambda each: each.filename)
        for found in [list(members)]
    ]
    if not report.complete:
        failed = '<error type="error" message="something could not be checked; the log says what"/>'
        suites.append(_suite("cjm", [f'    <testcase name="checked">{failed}</testcase>\n'], errors=1))
    elif not suites:
        suites.append(_suite("cjm", [f'    <testcase name="checked: {report.files}"/>\n']))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="cjm">\n{"".join(suites)}</testsuites>\n'
    )


def _suite(name: str, cases: list[str], failures: int = 0, errors: int = 0) -> str:
    counts = f'tests="{len(cases)}" failures="{failures}" errors="{errors}"'
    return f"  <testsuite name={_attribute(name)} {counts}>\n{''.join(cases)}  </testsuite>\n"


def _case(each: Diagnostic) -> str:
    where = f": {each.anchor}" if each.anchor else ""
    head = f"name={_attribute(f'{each.code} {each.name}{where}')} classname={_attribute(each.filename)}"
    words = escape(visible("\n".join(_words(each)), keep="\n"))
    if each.severity == "info":
        inner = f"<system-out>{words}</system-out>"
    else:
        inner = f'<failure type="{each.severity}" message={_attribute(each.message)}>{words}</failure>'
    return f"    <testcase {head}>{inner}</testcase>\n"


def _words(each: Diagnostic) -> Iterator[str]:
    yield f"{each.filename}:{each.start.row}:{each.start.column}"
    yield each.message
    if each.help:
        yield each.help


def _attribute(text: str) -> str:
    return quoteattr(visible(text, keep="\n"))
