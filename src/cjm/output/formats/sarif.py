"""`sarif`: SARIF 2.1.0 for code scanning.

Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0" (2020).
"""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from cjm import __version__
from cjm.model.finding import Severity
from cjm.model.node_path import path_text
from cjm.output.fingerprint import fingerprints
from cjm.output.report import Report, RuleDescription, Screen
from cjm.source.diagnostic import Diagnostic
from cjm.source.editing.text_edit import TextFix
from cjm.source.text import Position

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def show(report: Report, _screen: Screen) -> str:
    """The run as a SARIF log."""
    rules = {rule.code: index for index, rule in enumerate(report.rules)}
    prints = fingerprints(report.diagnostics)
    run = {
        "tool": {
            "driver": {
                "name": "cjm",
                "semanticVersion": __version__,
                "rules": [_rule(rule) for rule in report.rules],
            }
        },
        "invocations": [{"executionSuccessful": report.complete}],
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(each, rules, print_) for each, print_ in zip(report.diagnostics, prints, strict=True)
        ],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: RuleDescription) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.title},
        **({"helpUri": rule.url} if rule.url else {}),
        "help": {"text": rule.documentation, "markdown": rule.documentation},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"profile": rule.profile},
    }


def _result(each: Diagnostic, rules: dict[str, int], print_: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": each.code,
        "level": _LEVELS[each.severity],
        "message": {"text": f"{each.message}\n{each.help}" if each.help else each.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _artifact(each.filename),
                    "region": _region(each.start, each.end),
                },
                "logicalLocations": [{"fullyQualifiedName": path_text(each.path)}],
            }
        ],
        "partialFingerprints": {"cjmFinding/v1": print_},
    }
    if each.code in rules:
        result["ruleIndex"] = rules[each.code]
    if each.fix:
        result["fixes"] = [_fix(each, each.fix)]
    return result


def _fix(each: Diagnostic, fix: TextFix) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": _region(each.text.position(edit.start), each.text.position(edit.end)),
            "insertedContent": {"text": edit.content},
        }
        for edit in fix.edits
    ]
    change = {"artifactLocation": _artifact(each.filename), "replacements": replacements}
    return {"description": {"text": fix.message}, "artifactChanges": [change]}


def _region(start: Position, end: Position) -> dict[str, int]:
    return {
        "startLine": start.row,
        "startColumn": start.column,
        "endLine": end.row,
        "endColumn": end.column,
    }


def _artifact(filename: str) -> dict[str, str]:
    if PurePath(filename).is_absolute():
        return {"uri": "file://" + quote(filename, errors="replace")}
    return {"uri": quote(filename, errors="replace"), "uriBaseId": "%SRCROOT%"}
