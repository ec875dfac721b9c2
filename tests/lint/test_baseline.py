"""Baselines: which findings are known, and what of a baseline is gone."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cjm.errors import CannotDo
from cjm.lint.baseline import Known, compare, from_text, may_be_known, to_text
from cjm.lint.registry import all_rules, find_rule
from cjm.model.node_path import NodePath
from cjm.source.anchor import anchor
from cjm.source.document import read_document

A = Known("a.cjm.yaml", "CJM0801", "phases[a]", "one")


def known(baseline: list[Known], findings: list[Known], *gone: str) -> tuple[list[bool], list[Known]]:
    found, missing = compare(baseline, findings, lambda file: file not in gone)
    return found, list(missing)


def like(entry: Known, **changes: Any) -> Known:
    return Known(**{name: getattr(entry, name) for name in entry.__slots__} | changes)


def test_a_finding_is_known_by_file_code_and_path():
    assert known([A], [A]) == ([True], [])
    assert known([A], [like(A, message="two")]) == ([True], [])
    for changes in ({"file": "b.cjm.yaml"}, {"code": "CJM0802"}, {"at": "phases[b]"}):
        assert known([A], [like(A, **changes)]) == ([False], [A])


def test_equal_keys_are_counted():
    assert known([like(A, count=2)], [A, A, A]) == ([True, True, False], [])
    assert known([like(A, count=3)], [A]) == ([True], [like(A, count=2)])
    assert known([A, like(A, message="two")], [A, A, A]) == ([True, True, False], [])


def test_of_equal_keys_those_with_the_message_come_first():
    other = like(A, message="two")
    assert known([other], [A, other]) == ([False, True], [])
    assert known([A], [other, other]) == ([True, False], [])


def test_a_file_that_is_gone():
    moved = like(A, file="b.cjm.yaml")
    assert known([A], [moved], "a.cjm.yaml") == ([True], [])
    assert known([A], [like(moved, message="two")], "a.cjm.yaml") == ([False], [A])
    assert known([A], [moved, like(A, file="c.cjm.yaml")], "a.cjm.yaml") == ([True, False], [])


def test_a_count_of_billions_takes_no_time():
    assert known([like(A, count=10**12)], [A]) == ([True], [like(A, count=10**12 - 1)])


def test_the_text_is_sorted_with_an_entry_a_line():
    entries = [like(A, message="“认知” \n"), A, like(A, file="a/b.cjm.yaml"), A]
    text = to_text(entries)
    assert text == (
        '{\n  "cjm-baseline": 1,\n  "findings": [\n'
        '    {"file": "a.cjm.yaml", "code": "CJM0801", "at": "phases[a]", "message": "one", "count": 2},\n'
        '    {"file": "a.cjm.yaml", "code": "CJM0801", "at": "phases[a]", "message": "“认知” \\n"},\n'
        '    {"file": "a/b.cjm.yaml", "code": "CJM0801", "at": "phases[a]", "message": "one"}\n'
        "  ]\n}\n"
    )
    assert to_text(reversed(entries)) == text
    assert to_text(from_text(text, "b.json")) == text
    assert to_text([]) == '{\n  "cjm-baseline": 1,\n  "findings": []\n}\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "b.json:1:1: no JSON: Expecting value"),
        ('{\n  "cjm-baseline": 1,\n<<<<<<< ours\n', "b.json:3:1: no JSON: "),
        ("[]", "b.json:1:1: `cjm-baseline` must be 1"),
        ('{"findings": []}', "b.json:1:2: `cjm-baseline` must be 1"),
        ('{\n "cjm-baseline": 2,\n "findings": []}', "b.json:2:18: `cjm-baseline` must be 1"),
        ('{"cjm-baseline": 1}', "b.json:1:2: `findings` must be a list"),
        ('{"cjm-baseline": 1, "findings": {}}', "b.json:1:21: `findings` must be a list"),
        ('{"cjm-baseline": 1, "findings": [\n1]}', "b.json:2:1: an entry must be an object"),
        ('{"cjm-baseline": 1, "findings": [\n{"file": 1}]}', "b.json:2:10: `file` must be a text"),
        ('{"cjm-baseline": 1, "findings": [\n{"code": "C"}]}', "b.json:2:2: `file` must be a text"),
        (to_text([like(A, count=7)]).replace("7", "0"), "b.json:4:93: `count` must be a whole number above 0"),
        (to_text([like(A, count=7)]).replace("7", "true"), "b.json:4:93: `count` must be a whole number"),
        ("[" * 100_000, "b.json: this is not a baseline"),
        ('{"cjm-baseline": ' + "1" * 5000 + "}", "b.json: this is not a baseline"),
    ],
)  # fmt: skip
def test_a_broken_baseline_is_refused_with_its_place(text, said):
    with pytest.raises(CannotDo) as error:
        from_text(text, "b.json")
    assert error.value.message.startswith(said)
    assert error.value.help == "repair the file, or remove it and write it anew with `--write-baseline`"


def test_what_keeps_a_file_from_being_read_is_never_known():
    assert [rule.code for rule in all_rules() if not may_be_known(rule) and rule.code > "CJM0019"] == [
        "CJM0023"
    ]
    assert not may_be_known(find_rule("CJM0010"))
    assert may_be_known(find_rule("CJM0020"))
    assert may_be_known(find_rule("CJM9001"))
    assert may_be_known(None)


# What is inserted or moved leaves every other entry known.

NAMES = st.sampled_from(
    ["Awareness", "Consider", "认知", "🎉", "👍", "!!!", "Purchase", "Использование", "Use", "Return"]
)
TEXTS = st.lists(NAMES, max_size=3, unique=True)
CONCERNS = st.lists(
    NAMES | st.fixed_dictionaries({"text": NAMES, "severity": st.sampled_from(["high", "low"])}), max_size=3
)
STEPS = st.lists(
    NAMES | st.fixed_dictionaries({"name": NAMES}, optional={"pain_points": CONCERNS, "actions": TEXTS}),
    max_size=3,
)
PHASES = st.lists(
    NAMES | st.fixed_dictionaries({"name": NAMES}, optional={"steps": STEPS, "questions": TEXTS}),
    min_size=1,
    max_size=4,
)
READINGS = st.lists(
    st.fixed_dictionaries({"value": st.integers(1, 5)}, optional={"date": st.dates()}) | st.integers(1, 5),
    max_size=4,
)
REST = st.fixed_dictionaries(
    {
        "transitions": st.lists(st.fixed_dictionaries({"from": NAMES, "to": NAMES}), max_size=3),
        "metrics": st.fixed_dictionaries({"nps": st.fixed_dictionaries({"readings": READINGS})}),
    }
)


def everywhere(phases: list[Any], rest: dict[str, Any]) -> list[Known]:
    """A finding at each node of a map with these phases."""
    content = {"cjm": 1, "title": "A map", "phases": phases, **rest}
    document = read_document(yaml.safe_dump(content, allow_unicode=True).encode(), "a.cjm.yaml")
    paths = below(document.data, ())
    return [Known("a.cjm.yaml", "XX1", anchor(document.data, path), "found") for path in paths]


def below(data: Any, path: NodePath) -> list[NodePath]:
    """The paths of a value and of everything below it."""
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(each for part, value in entries for each in below(value, (*path, part)))]


def shuffled(data: Any, random: Any) -> Any:
    """The data with the items of all lists in another order."""
    if isinstance(data, list):
        return [shuffled(each, random) for each in random.sample(data, len(data))]
    return {key: shuffled(value, random) for key, value in data.items()} if isinstance(data, dict) else data


@given(PHASES, REST, st.randoms(use_true_random=False))
def test_the_order_of_phases_steps_and_all_else_does_not_matter(phases, rest, random):
    before = everywhere(phases, rest)
    after = everywhere(shuffled(phases, random), shuffled(rest, random))
    assert known(before, after) == ([True] * len(before), [])


@given(PHASES, REST, st.data())
def test_an_inserted_phase_or_step_leaves_the_others_known(phases, rest, data):
    before = everywhere(phases, rest)
    steps = [phase["steps"] for phase in phases if "steps" in phase]
    into = data.draw(st.sampled_from([phases, *steps]))
    into.insert(data.draw(st.integers(0, len(into))), {"name": "Brand new", "summary": "Fresh"})
    after = everywhere(phases, rest)
    found, missing = known(before, after)
    assert missing == []
    assert ["brand-new" in each.at for each in after] == [not is_known for is_known in found]
