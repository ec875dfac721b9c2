"""`cjm rule`."""

import json
import re

import pytest

from cjm.cli.app import run
from cjm.lint.registry import all_rules


@pytest.fixture
def rule(capsys, monkeypatch):
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(["rule", *arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return call


def test_the_list_has_a_line_for_each_rule(rule):
    code, out, _ = rule()
    assert code == 0
    assert [line.split()[:4] for line in out.splitlines()] == [
        [each.code, each.name, each.severity, each.profile] for each in all_rules()
    ]


def test_the_list_as_json_and_markdown(rule):
    listed = json.loads(rule("--output-format", "json")[1])
    assert [each["code"] for each in listed] == [each.code for each in all_rules()]
    table = rule("--output-format", "markdown")[1].splitlines()
    assert table[0] == "| code | name | severity | profile | what it finds |"
    assert len(table) == len(all_rules()) + 2
    assert all(line.count("|") == 6 for line in table)


@pytest.mark.parametrize("wanted", ["CJM0801", "cjm0801", "phase-without-owner", " CJM0801 "])
def test_a_rule_by_code_or_name(rule, wanted):
    code, out, _ = rule(wanted)
    assert code == 0
    assert out.startswith(
        "# phase-without-owner (CJM0801)\n\nA phase has no owner. Severity: warning; profile: standard"
    )
    assert "\n## Bad\n\n```yaml\n" in out
    assert out == rule(wanted, "--output-format", "markdown")[1]


def test_a_rule_as_json(rule):
    data = json.loads(rule("CJM0801", "--output-format", "json")[1])
    assert list(data) == [
        "code", "name", "title", "severity", "profile", "methods", "states", "libraries", "across", "sources",
        "aliases",
        "summary", "documentation", "bad", "good", "url",
    ]  # fmt: skip
    assert (data["code"], data["methods"], data["url"]) == ("CJM0801", None, None)
    assert data["summary"] == "Every phase has someone who is answerable for it."
    assert [len(data[key]) for key in ("bad", "good")] == [1, 1]
    assert data["bad"][0].startswith("owners:\n")


def found(out: str) -> list[str]:
    return [line.split()[0] for line in out.splitlines()]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("phase-without-owner", "CJM0801"),
        ("PAIN POINT severity", "CJM0603"),
        ("opt-out reminders", "CJM1208"),
        ("cjm0801", "CJM0801"),
    ],
)
def test_search_has_the_best_first(rule, words, first):
    code, out, err = rule("--search", words)
    assert (code, err) == (0, "")
    assert found(out)[0] == first


def test_search_finds_every_word_in_name_title_and_text(rule):
    codes = found(rule("--search", "phase owner")[1])
    assert codes[0] == "CJM0801"
    for each in all_rules():
        text = f"{each.code} {each.name} {each.title} {each.documentation}".casefold()
        assert (each.code in codes) == all(re.search(rf"\b{word}", text) for word in ("phase", "owner"))


def test_search_as_json_and_without_results(rule):
    listed = json.loads(rule("--search", "walkthrough", "--output-format", "json")[1])
    assert "CJM1109" in {each["code"] for each in listed}
    assert rule("--search", "xyzzy", "--output-format", "json") == (
        0, "[]\n", "warning: no rule holds `xyzzy`; `cjm rule` lists all rules\n",
    )  # fmt: skip
    assert rule("CJM0801", "--search", "x")[0] == 2


def test_the_page_of_a_rule(rule, monkeypatch):
    monkeypatch.setattr("cjm.lint.pages.RULE_PAGES", "https://pages.invalid/rules/{code}.html")
    data = json.loads(rule("CJM0801", "--output-format", "json")[1])
    assert data["url"] == "https://pages.invalid/rules/CJM0801.html"


def test_on_a_terminal_it_is_drawn(rule, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    out = rule("CJM0801")[1]
    assert "\x1b[" in out
    assert "phase-without-owner (CJM0801)" in re.sub(r"\x1b\[[0-9;]*m", "", out)


@pytest.mark.parametrize(
    ("wanted", "help_"),
    [
        ("CJM0801x", "did you mean `CJM0801`?"),
        ("phase-without-onwer", "did you mean `phase-without-owner`?"),
        ("nothing", "`cjm rule` lists all rules"),
    ],
)
def test_an_unknown_rule(rule, wanted, help_):
    code, out, err = rule(wanted)
    assert (code, out) == (2, "")
    assert err.startswith(f"error: `{wanted}` is not a rule\n  help: {help_}")


def test_a_prefix_lists_the_rules_that_begin_with_it(rule):
    code, out, _ = rule("cjm10")
    assert code == 0
    assert [line[:7] for line in out.splitlines()] == [
        each.code for each in all_rules() if each.code.startswith("CJM10")
    ]
