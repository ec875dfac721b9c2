"""A new entry in the review log, and all else as it was."""

import datetime
import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.view.whole_map import whole_map_data

from cjm.model.review import ReviewEntry
from cjm.source.document import read_document
from cjm.source.editing.ground import ImpossibleError
from cjm.source.editing.log_entry import with_log_entry
from cjm.source.text import UNPRINTABLE

EXAMPLES = sorted(Path(__file__).parents[2].glob("examples/*.cjm.yaml"))
DAY = datetime.date(2026, 11, 22)
ENTRY = ReviewEntry(date=DAY, by="Ana", how="Support log, two hours", changed=None, evidence=("log",))
HEAD = "cjm: 1\ntitle: A map\nevidence:\n  log: The log\nphases:\n  - Awareness\n"
LINES = """\
    - date: 2026-11-22
      by: Ana
      how: "Support log, two hours"
      evidence: [log]
"""
FLOW = '{date: 2026-11-22, by: Ana, how: "Support log, two hours", evidence: [log]}'


def entered(text: str, entry: ReviewEntry = ENTRY) -> str:
    document = read_document(text.encode(), "a.cjm.yaml")
    assert document.map, document.findings
    return with_log_entry(document, entry)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("", f"review:\n  log:\n{LINES}", id="no review"),
        pytest.param("# The end.\n", f"# The end.\nreview:\n  log:\n{LINES}", id="comment at the end"),
        pytest.param("...\n", f"review:\n  log:\n{LINES}...\n", id="end of the document"),
        pytest.param(
            "review: # soon\n# later\n", f"review: # soon\n  log:\n{LINES}# later\n", id="review without a value"
        ),
        pytest.param("review: ~\n", f"review:\n  log:\n{LINES}", id="review is null"),
        pytest.param("review: {}\n", f"review: {{log: [{FLOW}]}}\n", id="empty brackets"),
        pytest.param(
            "review: {every: 90 days} # each quarter\n",
            f"review: {{every: 90 days, log: [{FLOW}]}} # each quarter\n",
            id="review in brackets",
        ),
        pytest.param(
            "review:\n  every: 90 days # each quarter\n\n# The end.\n",
            f"review:\n  every: 90 days # each quarter\n  log:\n{LINES}\n# The end.\n",
            id="no log",
        ),
        pytest.param(
            "review:\n  log: # none yet\n  every: 90 days\n",
            f"review:\n  log: # none yet\n{LINES}  every: 90 days\n",
            id="log without a value",
        ),
        pytest.param(
            "review:\n  log: []\n  every: 90 days\n", f"review:\n  log:\n{LINES}  every: 90 days\n", id="empty log"
        ),
        pytest.param(
            "review:\n  log: [] # none yet\n", f"review:\n  log: [{FLOW}] # none yet\n", id="empty log, commented"
        ),
        pytest.param(
            "review:\n  log:\n    - date: 2026-01-02 # a Friday\n      by: Bo\n      # nothing found\n    # next\n\n"
            "  every: 90 days\n",
            "review:\n  log:\n    - date: 2026-01-02 # a Friday\n      by: Bo\n      # nothing found\n"
            f"{LINES}    # next\n\n  every: 90 days\n",
            id="log in lines",
        ),
        pytest.param(
            "review:\n  log:\n  -   date: 2026-01-02\n      by: Bo",
            "review:\n  log:\n  -   date: 2026-01-02\n      by: Bo\n"
            + "".join(
                f"  {'-' if first else ' '}   {line}\n"
                for first, line in zip(
                    (True, False, False, False), (line[6:] for line in LINES.splitlines()), strict=True
                )
            ).rstrip("\n"),
            id="another indent, no line break at the end",
        ),
        pytest.param(
            "review:\n  log:\n    - {date: 2026-01-02, by: Bo} # first\n    - 2026-12-24\n".replace(
                "- 2026-12-24", "- {date: 2026-12-24}"
            ),
            "review:\n  log:\n    - {date: 2026-01-02, by: Bo} # first\n"
            f"    - {FLOW}\n    - {{date: 2026-12-24}}\n",
            id="items in brackets, between two",
        ),
        pytest.param(
            "review:\n  log:\n    # the first\n    - {date: 2027-01-02}\n",
            f"review:\n  log:\n    - {FLOW}\n    # the first\n    - {{date: 2027-01-02}}\n",
            id="before the first",
        ),
        pytest.param(
            "review: {log: [{date: 2026-01-02}, {date: 2027-01-02}]}\n",
            f"review: {{log: [{{date: 2026-01-02}}, {FLOW}, {{date: 2027-01-02}}]}}\n",
            id="all in brackets",
        ),
        pytest.param(
            "review:\n  log: [\n    {date: 2026-01-02}, # first\n    {date: 2026-02-02} # second\n  ]\n",
            "review:\n  log: [\n    {date: 2026-01-02}, # first\n    {date: 2026-02-02}, # second\n"
            f"    {FLOW}\n  ]\n",
            id="brackets over lines",
        ),
        pytest.param(
            "review:\n  log: [\n    {date: 2026-01-02}, # first\n  ]\n",
            f"review:\n  log: [\n    {{date: 2026-01-02}}, # first\n    {FLOW},\n  ]\n",
            id="brackets with a last comma",
        ),
        pytest.param(
            "review:\n  log:\n    - date: 2026-01-02\n      changed: |\n        Two things\n\n  every: 90 days\n",
            "review:\n  log:\n    - date: 2026-01-02\n      changed: |\n        Two things\n"
            f"{LINES}\n  every: 90 days\n",
            id="behind a block text",
        ),
        pytest.param(
            "review:\n  x-note: &all {a: [1]}\n  log:\n    - date: 2026-01-02\n      x-see: *all\n",
            "review:\n  x-note: &all {a: [1]}\n  log:\n    - date: 2026-01-02\n      x-see: *all\n" + LINES,
            id="own keys and aliases",
        ),
    ],
)  # fmt: skip
def test_an_entry_is_written_where_it_belongs(before, after):
    assert entered(HEAD + before) == HEAD + after


def test_line_breaks_are_those_of_the_file():
    text = f"{HEAD}review:\n  every: 90 days\n".replace("\n", "\r\n")
    assert entered(text) == text + f"  log:\n{LINES}".replace("\n", "\r\n")


def test_lists_are_indented_as_the_phases_are():
    text = "cjm: 1\ntitle: A map\nphases:\n- Awareness\n"
    entry = ReviewEntry(date=DAY)
    assert entered(text, entry) == f"{text}review:\n  log:\n  - date: 2026-11-22\n"


def test_a_map_in_brackets_stays_in_brackets():
    text = "{cjm: 1, title: A map, phases: [Awareness]}\n"
    entry = ReviewEntry(date=DAY)
    assert (
        entered(text, entry)
        == "{cjm: 1, title: A map, phases: [Awareness], review: {log: [{date: 2026-11-22}]}}\n"
    )


def test_a_block_text_that_keeps_its_empty_lines_keeps_them():
    text = f"{HEAD}review:\n  log:\n    - date: 2026-01-02\n      changed: |+\n        Two\n\n\n  every: 90 days\n"
    assert entered(text) == text.replace("  every", f"{LINES}  every")


@pytest.mark.parametrize(
    "review",
    [
        "x-a: &r\n  every: 90 days\nreview: *r\n",
        "x-a: &l\n  - {date: 2026-01-02}\nreview:\n  log: *l\n",
        "review: &r\n  every: 90 days\nx-a: *r\n",
    ],
)
def test_what_stands_for_more_than_the_log_is_not_touched(review):
    with pytest.raises(ImpossibleError):
        entered(HEAD + review)


CHARACTERS = st.characters(codec="utf-8").filter(lambda character: not UNPRINTABLE.match(character))
TEXT = st.text(CHARACTERS, min_size=1, max_size=30).map(str.strip).filter(bool)
ENTRIES = st.builds(
    ReviewEntry,
    date=st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 1, 1)),
    by=st.none() | TEXT,
    how=st.none() | TEXT,
    changed=st.none() | TEXT,
    evidence=st.lists(st.sampled_from(["log", "talks-2026"]), unique=True).map(tuple),
)
COMMENTS = st.sampled_from(["", "  # why", "\n      # below", "\n", "\n    # next", "\n# far"])


@st.composite
def logs(draw):
    """A review with a log, as people write one."""
    style = draw(st.sampled_from(["block", "items", "flow", "none", "null"]))
    days = draw(st.lists(st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 1, 1)), max_size=4))
    every = draw(st.sampled_from(["", "  every: 90 days\n"]))
    last = draw(st.sampled_from(["", "  owner: someone # who\n", "# the end\n", "\n# the end"]))
    if style == "none" or not days:
        return f"review:\n  after: [x]{draw(COMMENTS)}\n{every}{last}"
    if style == "null":
        return f"review:\n{every}  log:{draw(COMMENTS)}\n{last}"
    if style == "flow":
        return f"review:\n{every}  log: [{', '.join(f'{{date: {day}}}' for day in days)}] # all\n{last}"
    key = (
        "    - {date: %s, by: 'B, c'}"
        if style == "items"
        else "    - date: %s\n      changed: >\n        A\n        b"
    )
    items = "".join(f"{key % day}{draw(COMMENTS) if style == 'items' else ''}\n" for day in days)
    return f"review:\n{every}  log:\n{items}{last}"


@given(logs(), ENTRIES, st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=150)
@example("review:\n  log:\n    - date: 2026-01-02\n      by: x", ENTRY, "\n")
def test_nothing_else_changes(review, entry, line_break):
    text = (HEAD + review).replace("\n", line_break)
    before = read_document(text.encode(), "a.cjm.yaml")
    after = read_document(entered(text, entry).encode(), "a.cjm.yaml")
    assert before.map is not None
    assert after.map is not None
    assert before.map.review is not None
    assert after.map.review is not None
    old, new = before.map.review.log, after.map.review.log
    assert after.map.phases == before.map.phases
    assert any((new[place], new[:place] + new[place + 1 :]) == (entry, old) for place in range(len(new)))
    assert taken_out(text, entered(text, entry)), "lines were changed, and not only added"


def taken_out(before: str, after: str) -> bool:
    """Whether the first text is the second one with some characters left out."""
    rest = iter(after)
    return all(character in rest for character in before)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_examples_take_an_entry_and_keep_every_line(path):
    text = path.read_text("utf-8")
    document = read_document(text.encode(), path.name)
    after = with_log_entry(document, ENTRY)
    lines = set(after.splitlines()) - set(text.splitlines())
    assert [line for line in after.splitlines() if line not in lines] == text.splitlines()
    assert len(lines) in {1, 3, 4}


@pytest.mark.parametrize("indent", [None, 2])
def test_a_map_of_everything_written_as_json_takes_an_entry(indent):
    text = json.dumps(whole_map_data(lambda path: f"{path}: [x], 'y' # z"), indent=indent)
    assert taken_out(text, entered(text, ReviewEntry(date=DAY, by="Ana")))
