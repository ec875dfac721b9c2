"""The comments that speak to cjm: what is one, and what it stands on."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import ROOT
from tests.source.reading import HEAD, read

from cjm.model.node_path import path_text
from cjm.source.comments import comments
from cjm.source.nodes import MappingNode, Node, ScalarNode, SequenceNode, compose
from cjm.source.text import Text


def stand_on(text: str) -> list[tuple[int, list[str]]]:
    """The row of each comment and the paths of what it stands on."""
    document = read(text)
    return [
        (
            document.text.position(comment.start).row,
            [path_text(place.path) for place in comment.places],
        )
        for comment in comments(document)
    ]


def one(body: str) -> list[str]:
    """The paths of what the one comment of a map stands on."""
    ((_, paths),) = stand_on(HEAD + body)
    return paths


@pytest.mark.parametrize(
    ("body", "paths"),
    [
        ("phases: # cjm: x\n  - A\n", ["phases"]),
        ("phases:\n  - name: A # cjm: x\n    owner: b\n", ["phases[0]"]),
        ("phases:\n  - name: A\n    owner: b # cjm: x\n", ["phases[0].owner"]),
        ("phases:\n  - # cjm: x\n    name: A\n", ["phases[0]"]),
        ("phases:\n  - A\n  - # cjm: x\n  - B\n", ["phases[1]"]),
        ("phases:\n- A # cjm: x\n- B\n", ["phases[0]"]),
        ("phases: [A, B] # cjm: x\n", ["phases"]),
        ("phases: [A,\n  B, C] # cjm: x\n", ["phases[1]", "phases[2]"]),
        ("phases: [A, # cjm: x\n  B]\n", ["phases"]),
        ("phases: [\n  A # cjm: x\n  ]\n", ["phases[0]"]),
        ("phases: [\n  A\n  ] # cjm: x\n", ["phases"]),
        ("phases:\n  - {name: A, owner: b} # cjm: x\n", ["phases[0]"]),
        ('phases:\n  - name: "A\n      B" # cjm: x\n', ["phases[0].name"]),
        ("phases:\n  - name: A\n      B # cjm: x\n", ["phases[0].name"]),
        ("phases:\n  - summary: | # cjm: x\n      A\n    name: A\n", ["phases[0]"]),
        ("phases:\n  - name: A\n    summary: > # cjm: x\n      A\n", ["phases[0].summary"]),
        ("phases: &p # cjm: x\n  - A\n", ["phases"]),
        ("x-a: &a A\nphases:\n  - *a # cjm: x\n", ["phases[0]"]),
        ("x-a: &a {name: A}\nphases:\n  - B\n  - *a # cjm: x\n  - C\n", ["phases[1]"]),
        ("phases:\n  - A\nevidence: # cjm: x\n", ["evidence"]),
        ("phases:\n  - name: 认知 # cjm: x\n", ["phases[0]"]),
        ("? phases\n: # cjm: x\n  - A\n", ["phases"]),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_behind_something_it_stands_on_what_begins_in_its_line(body, paths, end):
    ((_, found),) = stand_on((HEAD + body).replace("\n", end))
    assert list(found) == paths


@pytest.mark.parametrize(
    ("body", "paths"),
    [
        ("# cjm: x\nphases:\n  - A\n", ["phases"]),
        ("phases:\n  # cjm: x\n  - name: A\n    owner: b\n", ["phases[0]"]),
        ("phases:\n  - name: A\n    # cjm: x\n    owner: b\n", ["phases[0].owner"]),
        ("phases:\n  - name: A\n    # cjm: x\n  - B\n", ["phases[1]"]),
        ("phases:\n  # cjm: x\n\n  # more\n  -\n    name: A\n", ["phases[0]"]),
        ("phases: [\n  # cjm: x\n  A, B]\n", ["phases[0]", "phases[1]"]),
        ("phases:\n  - A\n# cjm: x\n", []),
        ("phases:\n  - summary: |\n      A\n    # cjm: x\n    name: A\n", ["phases[0].name"]),
        ("phases:\n  - A\n  # cjm: x\n  - - B\n", ["phases[1]"]),
    ],
)
def test_alone_it_stands_on_what_begins_next(body, paths):
    assert one(body) == paths


@pytest.mark.parametrize(
    "body",
    [
        'phases: ["A # cjm: x"]\n',
        "phases: ['A # cjm: x']\n",
        "phases: ['A\n  # cjm: x']\n",
        "phases:\n  - name: |\n      A\n      # cjm: x\n",
        "phases:\n  - name: >-\n      A\n\n      # cjm: x\n    owner: b\n",
        "phases:\n  - A# cjm: x\n",
        "'# cjm: x': A\n",
        "phases: [A] # see `# cjm: x`\n",
        "phases: [A]\n# owner: b # cjm: x\n",
    ],
)
def test_what_stands_in_a_text_or_in_another_comment_is_none(body):
    assert stand_on(HEAD + body) == []


def test_several_comments():
    text = "# cjm: a\ncjm: 1\n#cjm: b\n#  CJM : c\ntitle: '#' # cjm: d\nphases: [A]\n"
    assert stand_on(text) == [(1, ["cjm"]), (3, ["title"]), (4, ["title"]), (5, ["title"])]


def test_a_file_that_is_no_yaml():
    assert stand_on("a: [ # cjm: x\n") == []
    assert stand_on("") == []
    assert stand_on("# cjm: x\n") == []
    assert stand_on("text # cjm: x\n") == [(1, [])]


def test_many_signs_in_one_line_take_little_time():
    body = f'phases: ["{"# cjm: x " * 50_000}"]\n'
    assert stand_on(HEAD + body + "# cjm: x\n") == [(4, [])]


EXAMPLES = sorted((ROOT / "examples").rglob("*.cjm.yaml"))


def meaning(text: str) -> Any:
    """What a text says as YAML, or `None` where it is none."""
    root, found = compose(Text(text))
    return None if found or root is None else plain(root)


def plain(node: Node) -> Any:
    if isinstance(node, MappingNode):
        return [(plain(key), plain(value)) for key, value in node.value]
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.value]
    assert isinstance(node, ScalarNode)
    return node.value


@given(st.sampled_from(EXAMPLES), st.data())
def test_a_comment_is_what_can_be_left_out_without_a_change_of_meaning(path, data):
    whole = path.read_text("utf-8")
    start = whole.index("\n", data.draw(st.integers(0, max(0, whole.rindex("\n") - 1)))) + 1
    line = whole[start:].partition("\n")[0]
    at = start + data.draw(st.integers(0, len(line)))
    sign = data.draw(
        st.sampled_from(["# cjm: x", " # cjm: x", "\t#cjm: x", "\n# cjm: x\n", "\n  # cjm: x", "#cjm:"])
    )
    text = whole[:at] + sign + whole[at:]
    said = meaning(text)
    if said is None:
        return
    found = list(comments(read(text)))
    for comment in found:
        without = text[: comment.start] + text[comment.span[1] :]
        assert meaning(without) == said
    hash_ = at + sign.index("#")
    if not any(comment.start == hash_ for comment in found):
        before = text[:hash_].replace("\r", "\n").rpartition("\n")[2]
        assert "#" in before or meaning(text[:hash_] + "y" + text[hash_ + 1 :]) != said
