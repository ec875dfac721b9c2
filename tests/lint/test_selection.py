"""Which rules are on."""

import pytest

from cjm.errors import CannotDo
from cjm.lint.registry import all_rules
from cjm.lint.rule import Rule
from cjm.lint.selection import Selectors, codes_of, is_always_on, select
from cjm.model.finding import PROFILES, Profile


def rule(code: str, name: str, profile: Profile = "standard", *aliases: str) -> Rule:
    return Rule(code, name, name, "warning", profile, (), None, "", aliases=aliases)


RULES = (
    rule("CJM0010", "unknown-key", "draft"),
    rule("CJM0017", "text-trap", "draft"),
    rule("CJM0301", "phase-without-steps", "draft"),
    rule("CJM0801", "phase-without-owner", "standard", "ownerless-phase"),
    rule("CJM0802", "step-without-owner", "strict"),
    rule("CJM0803", "one-owner"),
    rule("CJM1001", "review-overdue"),
)


def codes(profile: Profile = "standard", *layers: Selectors) -> list[str]:
    return [rule.code[3:] for rule in select(RULES, profile, layers).rules if not is_always_on(rule.code)]


def test_profiles_are_a_ladder():
    assert codes("draft") == ["0301"]
    assert codes("standard") == ["0301", "0801", "0803", "1001"]
    assert codes("strict") == ["0301", "0801", "0802", "0803", "1001"]
    sizes = [len(select(all_rules(), profile).rules) for profile in PROFILES]
    assert sizes == sorted(sizes)
    assert len(select(all_rules(), "strict").rules) == len(all_rules())


@pytest.mark.parametrize(
    ("selectors", "on"),
    [
        (Selectors(("CJM08",)), "0801 0802 0803"),
        (Selectors(("cjm0801", "review-overdue")), "0801 1001"),
        (Selectors(("ownerless-phase",)), "0801"),
        (Selectors(("ALL",)), "0301 0801 0802 0803 1001"),
        (Selectors(("all",), ("CJM",)), ""),
        (Selectors(()), ""),
        (Selectors(("CJM08",), ("CJM0801",)), "0802 0803"),
        (Selectors(("CJM0801",), ("CJM08",)), "0801"),
        (Selectors(("CJM0801",), ("CJM0801",)), ""),
        (Selectors(("ALL", "CJM080"), ("CJM08",)), "0301 0801 0802 0803 1001"),
        (Selectors(None, ("CJM08", "CJM03")), "1001"),
        (Selectors(None, ("ALL",)), ""),
        (Selectors(None, ("ALL",), ("CJM10",)), "1001"),
        (Selectors(None, (), ("CJM0802",)), "0301 0801 0802 0803 1001"),
        (Selectors(None, ("CJM08",), ("CJM0802",)), "0301 0802 1001"),
    ],
)  # fmt: skip
def test_the_more_specific_selector_wins(selectors, on):
    assert codes("standard", selectors) == on.split()


def test_select_takes_the_place_of_the_layers_before_it():
    configured = Selectors(("CJM08",), ("CJM0801",), ("CJM10",), "cjm.toml")
    assert codes("standard", configured, Selectors()) == ["0802", "0803", "1001"]
    assert codes("standard", configured, Selectors(("CJM080",))) == ["0801", "0802", "0803"]
    assert codes("standard", configured, Selectors(None, ("CJM0803",))) == ["0802", "1001"]


@pytest.mark.parametrize("code", ["CJM0001", "CJM0010", "CJM0019", "CJM0023"])
def test_what_the_reader_reports_is_always_on(code):
    for layer in (Selectors(("CJM08",)), Selectors(None, ("ALL",)), Selectors(None, ("CJM00",))):
        assert select(RULES, "draft", (layer,)).has(code)


def test_what_the_reader_reports_cannot_be_switched_off():
    for selector in ("CJM0010", "unknown-key"):
        with pytest.raises(CannotDo, match=f"`{selector}` cannot be switched off"):
            select(RULES, "draft", (Selectors(None, (selector,)),))


@pytest.mark.parametrize(
    ("selector", "help_"),
    [
        ("CJM0811", "did you mean `CJM0801`?"),
        ("phase-without-onwer", "did you mean `phase-without-owner`?"),
        ("CJM99", "`cjm rule` lists all rules; a prefix such as `CJM08` stands for all that begin with it"),
        ("", "`cjm rule` lists all rules; a prefix such as `CJM08` stands for all that begin with it"),
    ],
)
def test_an_unknown_selector(selector, help_):
    with pytest.raises(CannotDo) as caught:
        select(RULES, "draft", (Selectors((selector,), origin="cjm.toml"),))
    assert caught.value.message == f"cjm.toml: `{selector}` is not a rule"
    assert caught.value.help == help_


def test_severities():
    chosen = select(RULES, "strict", (), {"CJM0801": "info", "CJM08": "error", "ALL": "warning"}, "cjm.toml")
    assert [chosen.severity(f"CJM{code}", "info") for code in ("0801", "0802", "1001")] == [
        "info",
        "error",
        "warning",
    ]
    assert chosen.severity("CJM0010", "error") == "error"
    with pytest.raises(CannotDo, match=r"cjm\.toml: `CJM0010`"):
        select(RULES, "strict", (), {"CJM0010": "info"}, "cjm.toml")


def test_codes_of_selectors():
    assert codes_of(["CJM08", "review-overdue"], RULES, "") == {"CJM0801", "CJM0802", "CJM0803", "CJM1001"}
    assert "CJM0010" not in codes_of(["ALL"], RULES, "")
