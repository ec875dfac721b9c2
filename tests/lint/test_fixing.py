"""Fixes, applied: the exact text before and after, and that nothing else changes."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import ROOT
from tests.lint.fixing import fixable, fixed, state

from cjm.lint.fixing import fix
from cjm.lint.registry import all_rules, find_rule
from cjm.lint.rule import complete
from cjm.source.document import read_document

HEAD = "cjm: 1\ntitle: Shoes\n"
TAIL = "phases:\n  - name: Awareness\n  - name: Purchase\n"

CASES = yaml.safe_load((ROOT / "tests" / "data" / "fixes.yaml").read_text("utf-8"))


def whole(text: str) -> str:
    return HEAD + text + ("" if "phases:" in text else TAIL)


def check(before: str, after: str, *, unsafe: bool) -> None:
    for line_break in ("\n", "\r\n"):
        texts = [whole(text).replace("\n", line_break) for text in (before, after)]
        assert fixed(texts[0], unsafe=unsafe).content == texts[1]
        bare = [text.removesuffix(line_break) for text in texts]
        assert fixed(bare[0], unsafe=unsafe).content == bare[1]
        assert fixed(texts[1], unsafe=unsafe).content == texts[1]


def cases(kind: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", CASES[kind], ids=[case["name"] for case in CASES[kind]])


@cases("safe")
def test_a_safe_fix(case: dict[str, str]) -> None:
    check(case["before"], case["after"], unsafe=False)


@cases("unsafe")
def test_an_unsafe_fix(case: dict[str, str]) -> None:
    check(case["before"], case["before"], unsafe=False)
    check(case["before"], case["after"], unsafe=True)


@cases("none")
def test_nothing_to_fix(case: dict[str, str]) -> None:
    before = whole(case["before"])
    errors = [each for each in state(before).diagnostics if each.severity == "error"]
    assert errors
    assert fixed(before).content == before


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-6-1", "2026-06-01"),
        ("2026/06/01", "2026-06-01"),
        ("1 June 2026", "2026-06-01"),
        ("'June 1, 2026'", "2026-06-01"),
        ("31/12/2026", "2026-12-31"),
        ("2026年6月1日", "2026-06-01"),
    ],
)
def test_a_date_in_another_notation(written: str, day: str) -> None:
    check(
        f"evidence:\n  e: {{name: E, kind: survey}}\n  f:\n    name: F\n    date: {written}  # day\n",
        f"evidence:\n  e: {{name: E, kind: survey}}\n  f:\n    name: F\n    date: {day}  # day\n",
        unsafe=False,
    )


@pytest.mark.parametrize(
    "items",
    [
        "Really, {text: it}, now?",
        "Really, &a is it?, *a",
        "Really, 'is it', now?",
        "Really, is it\n      so?",
    ],
)
def test_a_sentence_that_may_not_be_one_is_left_alone(items: str) -> None:
    text = whole(f"phases:\n  - name: A\n    questions: [{items}]\n  - B\n")
    assert fixed(text, unsafe=True, rules=[find_rule("CJM0020")]).content == text  # type: ignore[list-item]


def test_the_version_in_quotes_and_what_shows_up_then() -> None:
    text = 'cjm: "1"  # format\ntitle: T\nownrs: {a: A}\n' + TAIL
    assert fixed(text).content == "cjm: 1  # format\ntitle: T\nowners: {a: A}\n" + TAIL


def test_a_fix_that_would_raise_a_finding_is_left_out() -> None:
    text = whole("phases:\n  - name: A\n    emotion: {scor: 5}\n    ownr: shop\n  - B\nowners: {shop: S}\n")
    done = fixed(text)
    assert done.content == text.replace("ownr:", "owner:")
    assert done.findings == 1
    assert [(each.diagnostic.code, each.raised) for each in done.refused] == [("CJM0010", ("CJM0013",))]


def test_more_findings_than_are_shown() -> None:
    text = HEAD + "owners: {shop: S}\nphases:\n" + "  - {name: A, ownr: shop}\n" * 1500
    done = fixed(text, rules=[])
    assert done.content == text.replace("ownr", "owner")
    assert done.refused == ()


def test_a_fix_that_does_not_do_what_it_says_is_left_out() -> None:
    text = whole("ownrs: {a: A}\n")
    before = state(text)
    (finding,) = [each for each in before.diagnostics if each.fix]
    assert finding.fix
    broken = replace(finding.fix, edits=(replace(finding.fix.edits[0], content="[ownr"),))
    done = fix(replace(before, diagnostics=[replace(finding, fix=broken)]), state)
    assert done.content == text
    assert len(done.refused) == 1


def test_findings_that_are_not_shown_are_not_fixed() -> None:
    derived = find_rule("derived-id")
    text = whole(
        "goals: [Fewer]\nphases:\n  - name: A\n    opportunities: [{text: O, serves: [fewer]}]\n  - B\n"
    )
    assert fixed(text, rules=[]).content == text
    assert derived
    assert fixed(text, rules=[derived]).content == text.replace("[Fewer]", "[{text: Fewer, id: fewer}]")


def test_a_finding_says_what_its_fix_writes() -> None:
    text = whole("ownrs: {a: A}\n")
    (finding,) = fixable(text)
    assert finding.fix
    assert finding.fix.applicability == "safe"
    assert finding.fix.message == "rename the key to `owners`"
    (edit,) = finding.fix.edits
    assert (text[edit.start : edit.end], edit.content) == ("ownrs", "owners")


# Whatever is wrong with an example.

EXAMPLES = {path.name: path.read_text("utf-8") for path in sorted(Path(ROOT, "examples").glob("*.cjm.yaml"))}
_SPOTS = re.compile(
    r"[\w-]{3,}(?=:)|(?<=: )[\w-]{4,}|(?<=\[)[\w-]{4,}|\d{4}-\d\d-\d\d|(?<=score: )-?\d|(?<=: )\d+"
)


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """An example with slips in some of its words, dates and numbers, perhaps with other line breaks."""
    text = EXAMPLES[draw(st.sampled_from(sorted(EXAMPLES)))]
    spots = list(_SPOTS.finditer(text))
    chosen = draw(st.lists(st.sampled_from(range(len(spots))), min_size=1, max_size=6, unique=True))
    for index in sorted(chosen, reverse=True):
        spot = spots[index]
        text = text[: spot.start()] + draw(slip(spot[0])) + text[spot.end() :]
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


def slip(word: str) -> st.SearchStrategy[str]:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", word):
        return st.sampled_from([word.replace("-", "/"), word.replace("-0", "-"), f"'{word}'", "1 June 2026"])
    if re.fullmatch(r"-?\d+", word):
        return st.sampled_from([f'"{word}"', f"{word},5", "4", "😍", "yes"])
    at = st.integers(0, len(word) - 2)
    return st.one_of(
        at.map(lambda i: word[:i] + word[i + 1 :]),
        at.map(lambda i: word[:i] + word[i + 1] + word[i] + word[i + 2 :]),
        st.sampled_from(
            [word + "s", word.upper(), f"'{word}'", f'"{word}"', f"[{word}]", f"{word} #1", "ad"]
        ),
    )


def comments(text: str) -> list[str]:
    """The comments of a text that is YAML."""
    last, found = 0, []
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        found += re.findall(r"#[^\r\n]*", text[last : token.start_mark.index])
        last = max(last, token.end_mark.index)
    return sorted(each.rstrip() for each in found + re.findall(r"#[^\r\n]*", text[last:]))


@settings(max_examples=60)
@given(spoilt(), st.booleans())
def test_fixing_a_spoilt_example(text: str, unsafe: bool) -> None:
    before = state(text)
    done = fixed(text, unsafe=unsafe)
    after = state(done.content)
    assert after.stage >= before.stage
    assert bool(done.findings) == (done.content != text)
    assert fixed(done.content, unsafe=unsafe).content == done.content
    if before.stage > 0 and not unsafe:
        assert comments(done.content) == comments(text)
        assert done.content.count("\r\n") == done.content.count("\n") or "\r\n" not in text


@settings(max_examples=60)
@given(spoilt())
def test_each_fix_changes_only_what_it_says(text: str) -> None:
    for each in fixable(text):
        assert each.fix
        assert each.fix.edits
        ends = [0, *(edit.end for edit in each.fix.edits)]
        assert all(end <= edit.start <= edit.end for end, edit in zip(ends, each.fix.edits, strict=False))


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_needs_no_fix(name: str) -> None:
    assert fixed(EXAMPLES[name]).content == EXAMPLES[name]
    assert read_document(EXAMPLES[name].encode(), name).findings == ()


def test_the_rules_with_fixes_say_so() -> None:
    texts = [whole(case["before"]) for kind in ("safe", "unsafe") for case in CASES[kind]]
    texts += [complete(example) for rule in all_rules() for example in rule.examples("Bad")]
    found = {(each.code, each.fix.applicability) for text in texts for each in fixable(text) if each.fix}
    for rule in all_rules():
        kinds = {kind for code, kind in found if code == rule.code}
        assert bool(kinds) == bool(rule.section("Fix")), rule.code
        assert ("--unsafe-fixes" in rule.section("Fix")) == ("unsafe" in kinds), rule.code
