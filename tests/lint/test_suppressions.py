"""Comments that silence rules, and what is said about those that do not."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm.lint.engine import check_document
from cjm.lint.registry import all_rules
from cjm.lint.rule import Context, Problem, Rule
from cjm.lint.selection import Selection, Selectors, select
from cjm.model.fix import Replace
from cjm.model.node_path import NodePath, path_text
from cjm.source.document import read_document
from cjm.source.project import Project

DAY = datetime.date(2026, 6, 1)
OWNERS = select(all_rules(), layers=(Selectors(("CJM0801", "CJM0808", "CJM9001", "CJM9002", "CJM9003")),))
HEAD = "cjm: 1\ntitle: Shoes\n"
PHASES = "phases:\n  - name: Awareness\n  - name: Purchase\n"


def check(text: str, selection: Selection = OWNERS, **options: Any) -> list[tuple[str, str]]:
    """The code of each finding, and the words it points at or else its path."""
    document = read_document(text.encode(), "a.cjm.yaml")
    checked = check_document(document, Project(Path()), selection, DAY, path=Path("a.cjm.yaml"), **options)
    assert checked.failures == ()
    return [
        (each.code, text[slice(*each.problem.span)] if each.problem.span else path_text(each.problem.path))
        for each in checked.findings
    ]


def messages(text: str, selection: Selection = OWNERS) -> list[str]:
    """The messages about suppressions, each with its help."""
    document = read_document(text.encode(), "a.cjm.yaml")
    checked = check_document(document, Project(Path()), selection, DAY, path=Path("a.cjm.yaml"))
    return [
        f"{each.problem.message}; {each.problem.help}" for each in checked.findings if each.code > "CJM90"
    ]


NO_MAP_OWNER = ("CJM0808", "")
FIRST, SECOND = ("CJM0801", "phases[0]"), ("CJM0801", "phases[1]")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (HEAD + PHASES, [FIRST, SECOND, NO_MAP_OWNER]),
        (HEAD + PHASES.replace("Awareness", "Awareness # cjm: ignore[CJM0801] why"), [SECOND, NO_MAP_OWNER]),
        (HEAD + PHASES.replace("phases:", "phases: # cjm: ignore[phase-without-owner]"), [NO_MAP_OWNER]),
        (HEAD + PHASES.replace("phases:", "phases: # CJM: Ignore[ cjm0801 ]: why"), [NO_MAP_OWNER]),
        ("# cjm: ignore-file[CJM0801, CJM0808] why\n" + HEAD + PHASES, []),
        (HEAD + PHASES + "# cjm: ignore-file[CJM0801] why\n", [NO_MAP_OWNER]),
        (HEAD.replace("1", "1 # cjm: ignore[map-without-owner]") + PHASES, [FIRST, SECOND]),
        ("# cjm: ignore[map-without-owner]\n" + HEAD + PHASES, [FIRST, SECOND]),
        ("# cjm: ignore[map-without-owner]\ntitle: Shoes\ncjm: 1\n" + PHASES, [FIRST, SECOND, NO_MAP_OWNER]),
    ],
)  # fmt: skip
def test_what_is_silenced(text, left):
    assert [each for each in check(text) if each[0] < "CJM90"] == left


def test_several_rules_with_one_comment():
    text = "{cjm: 1, title: Shoes, phases: [A, B]} # cjm: ignore[CJM0801,CJM0808] why\n"
    assert check(text) == []


def test_under_an_alias_the_comment_stands_where_the_node_does_or_where_it_is_used():
    rule = finds([("phases", 0, "steps", 0), ("phases", 1, "steps", 0)])
    text = HEAD + "phases:\n  - name: A\n    steps: &s\n      - Look\n  - name: B\n    steps: *s\n"
    first, second = "phases[0].steps[0]", "phases[1].steps[0]"
    assert hidden(rule, text.replace("Look", "Look # cjm: ignore[XX1]")) == {first, second}
    assert hidden(rule, text.replace("&s", "&s # cjm: ignore[XX1]")) == {first}
    assert hidden(rule, text.replace("*s", "*s # cjm: ignore[XX1]")) == {second}


@pytest.mark.parametrize(
    ("comment", "found"),
    [
        ("# cjm: ignore[CJM0808]", [("CJM9001", "CJM0808")]),
        ("# cjm: ignore[CJM0801, CJM0808]", [("CJM9001", "CJM0808")]),
        ("# cjm: ignore-file[CJM0801] why", []),
        ("# cjm: ignore[CJM0801,]", []),
        ("# cjm: ignore[CJM0301]", []),  # the rule is not on here
        ("# cjm: ignore[CJM08]", [("CJM9002", "CJM08")]),
        ("# cjm: ignore[CJM0801 CJM0808]", [("CJM9002", "CJM0801 CJM0808")]),
        ("# cjm: ignore[CJM0010]", [("CJM9002", "CJM0010")]),
        ("# cjm: ignore[CJM9001]", [("CJM9002", "CJM9001")]),
        ("# cjm: ignore[认知]", [("CJM9002", "认知")]),
        ("# cjm: ignore", [("CJM9003", "# cjm: ignore")]),
        ("# cjm: ignore[]", [("CJM9003", "# cjm: ignore[]")]),
        ("# cjm: ignore CJM0801", [("CJM9003", "# cjm: ignore CJM0801")]),
        ("# cjm: ignore-file", [("CJM9003", "# cjm: ignore-file")]),
        ("# cjm: ignore[CJM0801", [("CJM9003", "# cjm: ignore[CJM0801")]),
        ("# cjm: ignroe[CJM0801]", [("CJM9003", "# cjm: ignroe[CJM0801]")]),
        ("# cjm: igore CJM0801", [("CJM9003", "# cjm: igore CJM0801")]),
        ("# cjm: disable=CJM0801", [("CJM9003", "# cjm: disable=CJM0801")]),
        ("# cjm: noqa", [("CJM9003", "# cjm: noqa")]),
        ("# cjm: 1", []),
        ("# cjm: what the linter says is discussed every Monday", []),
        ("# cjm:", []),
    ],
)
def test_what_is_said_about_comments(comment, found):
    text = HEAD + PHASES.replace("Awareness", f"Awareness {comment}")
    assert [each for each in check(text) if each[0] > "CJM90"] == found


def test_a_comment_with_nothing_below_it():
    assert messages(HEAD + PHASES + "# cjm: ignore[CJM0801]\n") == [
        (
            "there is nothing below this comment that `CJM0801` could be ignored for; "
            "put it above or behind what it is about, or remove it"
        )
    ]


def test_a_comment_for_the_whole_file_that_stands_on_one_key():
    assert messages("# cjm: ignore[CJM0801]\n" + HEAD + PHASES) == [
        (
            "`CJM0801` finds nothing here; remove the suppression; "
            "for the whole file write `# cjm: ignore-file[CJM0801]`"
        )
    ]


@pytest.mark.parametrize(
    ("wanted", "help_"),
    [
        ("phase-without-onwer", "did you mean `phase-without-owner`?"),
        ("认知", "`cjm rule` lists all rules"),
        ("cjm08", "name the rules one by one: all that begin so would include rules to come"),
    ],
)
def test_an_unknown_rule_comes_with_help(wanted, help_):
    assert messages(HEAD + f"phases: [A, B] # cjm: ignore[{wanted}]\n") == [
        f"`{wanted}` is not a rule; {help_}"
    ]


def test_a_reason_is_asked_for():
    selection = select(all_rules(), layers=(Selectors(("CJM0801", "CJM9004")),))
    text = HEAD + PHASES.replace("phases:", "phases: # cjm: ignore[CJM0801]{}")
    asked = [("CJM9004", "# cjm: ignore[CJM0801]")]
    assert check(text.format(""), selection) == asked
    assert check(text.format(" - "), selection) == [("CJM9004", "# cjm: ignore[CJM0801] -")]
    assert check(text.format(" 见五月"), selection) == []


def test_nothing_is_silenced_or_said_in_a_file_that_is_not_valid():
    text = HEAD + "phases: # cjm: ignore[CJM0011, nope]\n  - summary: First\n"
    assert check(text) == [("CJM0011", "phases[0]")]


def test_a_rule_that_did_not_run_is_not_called_unused():
    text = HEAD + PHASES.replace("Awareness", "Awareness # cjm: ignore[CJM0808]")
    unused = ("CJM9001", "CJM0808")
    assert unused in check(text)
    assert unused not in check(text, ignored=frozenset({"CJM0808"}))
    assert unused not in check(text.replace("title:", "kind: library\ntitle:").split("phases:")[0])

    def broken(_context: Context) -> Iterator[Problem]:
        raise ZeroDivisionError

    bad = Rule("XX1", "broken", "Broken", "warning", "draft", (), broken, "")
    document = read_document(text.replace("CJM0808", "XX1").encode(), "a.cjm.yaml")
    checked = check_document(document, Project(Path()), Selection((bad, *OWNERS.rules)), DAY)
    assert [each.code for each in checked.findings if each.code > "CJM90"] == []


def test_incomplete_projects_leave_suppressions_alone():
    document = read_document((HEAD + "phases: [A, B] # cjm: ignore[CJM0801]\n").encode(), "a.cjm.yaml")
    assert check_document(document, Project(Path(), complete=False), OWNERS, DAY).findings == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# cjm: ignore[CJM0808, CJM0801] why", "# cjm: ignore[CJM0801] why"),
        ("# cjm: ignore[CJM0801 ,CJM0808] why", "# cjm: ignore[CJM0801] why"),
        ("# cjm: ignore[CJM0801, nope, phase-without-owner]", "# cjm: ignore[CJM0801, phase-without-owner]"),
    ],
)
def test_the_fix_of_one_rule_among_several(before, after):
    assert fixed(HEAD + f"phases: {before}\n  - A\n  - B\n") == HEAD + f"phases: {after}\n  - A\n  - B\n"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_fix_of_a_whole_comment(end):
    text = HEAD + "phases:\n  # cjm: ignore[nope, CJM0808] why  \n  - A \t# cjm: ignore[nope]\n  - B\n"
    clean = HEAD + "phases:\n  - A\n  - B\n"
    assert fixed(text.replace("\n", end)) == clean.replace("\n", end)
    assert fixed(HEAD + "phases: [A, B]\n# cjm: ignore[nope]") == HEAD + "phases: [A, B]\n"


def fixed(text: str) -> str:
    """The text with the fixes of all findings about suppressions made, the last first, equal ones once."""
    document = read_document(text.encode(), "a.cjm.yaml")
    checked = check_document(document, Project(Path()), OWNERS, DAY)
    fixes = (each.problem.fix for each in checked.findings if each.problem.fix)
    edits = {edit for fix in fixes for edit in fix.edits if isinstance(edit, Replace)}
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


# A suppression on any node hides what is found at that node and below it, and nothing else.

Lines = list[tuple[str, NodePath]]
KEYS = st.sampled_from(["owner", "名", "näme", "b", "a-b"])
TEXTS = st.sampled_from(["A", "认知 # cjm: ignore[XX1]", "#cjm: ignore[XX1]", "a\nb # cjm: ignore[XX1]\n"])
DATA: st.SearchStrategy[Any] = st.recursive(
    TEXTS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4), st.dictionaries(KEYS, inner, min_size=1, max_size=4)
    ),
    max_leaves=12,
)


def finds(paths: list[NodePath]) -> Rule:
    """A rule that finds something at each of the paths."""
    return Rule(
        "XX1", "found", "Found", "warning", "draft", (),
        lambda _context: (Problem(path, "found") for path in paths), "",
    )  # fmt: skip


def hidden(rule: Rule, text: str) -> set[str]:
    """The paths at which a rule's findings are silenced in a text."""
    selection = Selection((rule,))
    plain = {path for _, path in check(HEAD + "phases: [A]\n", selection)}
    return plain - {path for _, path in check(text, selection)}


def written(data: Any, path: NodePath, indent: str) -> Lines:
    """The lines of a value, each with the path of the outermost node that begins in it."""
    entries = data.items() if isinstance(data, dict) else enumerate(data)
    lines: Lines = []
    for part, value in entries:
        head = f"{indent}-" if isinstance(data, list) else f"{indent}{part}:"
        own = (*path, part)
        if isinstance(value, str) and "\n" in value:
            lines.append((f"{head} |", own))
            lines += [(f"{indent}    {line}", ()) for line in value.splitlines()]
        elif isinstance(value, str):
            lines.append((f'{head} "{value}"', own))
        else:
            lines.append((head, own))
            lines += written(value, own, indent + "  ")
    return lines


def paths_of(data: Any, path: NodePath) -> list[NodePath]:
    """The paths of a value and of everything below it."""
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(each for part, value in entries for each in paths_of(value, (*path, part)))]


@given(
    data=DATA,
    pick=st.randoms(use_true_random=False),
    alone=st.booleans(),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_a_suppression_hides_exactly_what_is_at_or_below_its_node(data, pick, alone, end):
    lines = [("x-data:", ("x-data",)), *written(data, ("x-data",), "  ")] if not isinstance(data, str) else [
        ("x-data: A", ("x-data",))
    ]  # fmt: skip
    index = pick.choice([number for number, (_, path) in enumerate(lines) if path])
    line, node = lines[index]
    comment = "# cjm: ignore[XX1] why"
    texts = [text for text, _ in lines]
    if alone:
        texts.insert(index, f"  {comment}")
    else:
        texts[index] = f"{line} {comment}"
    text = HEAD + "phases: [A]\n" + "\n".join([*texts, "x-after: A", ""])
    everywhere = [("phases", 0), ("x-after",), *paths_of(data, ("x-data",))]
    silenced = {path_text(path) for path in everywhere if path[: len(node)] == node}
    assert hidden(finds(everywhere), text.replace("\n", end)) == silenced
