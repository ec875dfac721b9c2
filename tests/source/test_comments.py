"""The comments that speak to cjm: what is one, and what it stands on."""

import pytest
from tests.source.reading import HEAD, read

from cjm.model.finding import path_text
from cjm.source.comments import comments


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
