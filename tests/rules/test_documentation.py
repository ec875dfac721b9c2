"""What every rule promises: documentation whose examples do what they say, and findings that help."""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path

import pytest
import yaml

from cjm.lint import rules
from cjm.lint.registry import all_rules, find_rule
from cjm.lint.rule import Rule
from cjm.model.finding import PROFILES, SEVERITIES, Finding
from cjm.source.diagnostic import diagnose
from tests.conftest import ROOT
from tests.rules.examples import Checked, beside, own_examples, run

FOLDERS = {
    "file": "00", "persona": "01", "phases": "02", "steps": "03", "touchpoints": "04", "questions": "05",
    "pain_points": "06", "metrics": "07", "owners": "08", "opportunities": "09", "review": "10", "goals": "11",
    "transitions": "12", "evidence": "13", "market": "14", "across": "15",
    "suppressions": "90",
}  # fmt: skip


def by_code(rule: Rule) -> str:
    return rule.code


def cases(section: str) -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.code}-{number}")
        for rule in all_rules()
        for number, example in enumerate(own_examples(rule, section), 1)
    ]


every_rule = pytest.mark.parametrize("rule", all_rules(), ids=by_code)
every_bad_example = pytest.mark.parametrize(("rule", "example"), cases("Bad"))
every_good_example = pytest.mark.parametrize(("rule", "example"), cases("Good"))


def test_codes_and_names_are_unique() -> None:
    codes = [rule.code for rule in all_rules()]
    names = [name for rule in all_rules() for name in (rule.name, *rule.aliases)]
    assert len(set(codes)) == len(codes)
    assert len(set(names)) == len(names)


def test_every_step_of_the_method_has_rules() -> None:
    assert {rule.code[3:5] for rule in all_rules()} == set(FOLDERS.values())


def test_every_module_holds_one_rule_of_its_folder() -> None:
    for path in sorted(Path(rules.__path__[0]).glob("*/*.py")):
        if path.name == "__init__.py":
            continue
        module = sys.modules[f"{rules.__name__}.{path.parent.name}.{path.stem}"]
        found = [value for value in vars(module).values() if isinstance(value, Rule)]
        assert len(found) == 1, path
        assert found[0].code[3:5] == FOLDERS[path.parent.name], path
        assert found[0].name.replace("-", "_") == path.stem


@every_rule
def test_rule_describes_itself(rule: Rule) -> None:
    assert re.fullmatch(r"CJM\d{4}", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert rule.severity in SEVERITIES
    assert rule.profile in PROFILES
    assert 0 < len(rule.title) <= 60
    assert not rule.title.endswith(".")
    assert find_rule(rule.code) is rule
    assert find_rule(rule.name) is rule


@every_rule
def test_rule_cites_the_method(rule: Rule) -> None:
    assert rule.sources
    assert set(rule.sources) <= {"format", *method_lines()}


@cache
def method_lines() -> frozenset[str]:
    """The lines of the method that docs/method.yaml lists, such as `000.12`."""
    texts = yaml.safe_load((ROOT / "docs" / "method.yaml").read_text(encoding="utf-8"))
    return frozenset(f"{text['source']}.{number}" for text in texts for number in text["lines"])


@every_rule
def test_rule_is_documented(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z].*\.", rule.summary)
    sections = re.findall(r"^## (.+)$", rule.documentation, re.MULTILINE)
    assert sections in (["Why", "Bad", "Good"], ["Why", "Bad", "Good", "Fix"])
    assert sections[3:] == [] or rule.section("Fix").endswith(".")
    assert rule.section("Why").endswith(".")
    assert own_examples(rule, "Bad")
    assert own_examples(rule, "Good")


@every_bad_example
def test_bad_example_has_the_finding(rule: Rule, example: str, tmp_path: Path) -> None:
    checked = run([rule], example, tmp_path, beside(rule, "Bad"))
    assert rule.code in checked.codes()
    if rule.code[3:5] != "00":
        assert checked.codes() == {rule.code}


@every_bad_example
def test_all_findings_help_and_stand_in_the_text(rule: Rule, example: str, tmp_path: Path) -> None:
    severities = {each.code: each.severity for each in all_rules()}
    checked = run(all_rules(), example, tmp_path, beside(rule, "Bad"))
    for finding in checked.findings:
        problem = finding.problem
        assert problem.message
        assert not problem.message.endswith(".")
        assert problem.help
        assert finding.severity == severities[finding.code]
        assert shown(checked, finding)


def shown(checked: Checked, finding: Finding) -> str:
    """The words under the caret, or what of them stands in the first line."""
    diagnostic = diagnose(checked.document, finding, "")
    assert (diagnostic.start.row, diagnostic.start.column) < (diagnostic.end.row, diagnostic.end.column)
    line = checked.document.text.line(diagnostic.start.row)
    end = diagnostic.end.column - 1 if diagnostic.end.row == diagnostic.start.row else len(line)
    return line[diagnostic.start.column - 1 : end] or line


@every_good_example
def test_good_example_has_none(rule: Rule, example: str, tmp_path: Path) -> None:
    checked = run([rule], example, tmp_path, beside(rule, "Good"))
    assert checked.document.content is not None
    assert rule.code not in checked.codes()
    assert not [finding for finding in checked.findings if finding.severity == "error"]
