import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from cjm.errors import CannotDo
from cjm.render.scaffold.names import checked_text
from cjm.source.document import read_document
from cjm.source.quoting import comment, scalar


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("A bicycle is repaired", "A bicycle is repaired"),
        ("Смена шин", "Смена шин"),
        ("买鞋", "买鞋"),
        ("Who can repair it today?", "Who can repair it today?"),
        ("yes", '"yes"'),
        ("null", '"null"'),
        ("12:30", '"12:30"'),
        ("012", '"012"'),
        ("- a", '"- a"'),
        ("*all*", '"*all*"'),
        ("Why: because", '"Why: because"'),
        ("Is it #1?", '"Is it #1?"'),
        ("two\nlines", r'"two\nlines"'),
        ('say "hi" \\', r'"say \"hi\" \\"'),
        ("🚲", '"🚲"'),
        ("\u2028\x85\ufeff\x7f", r'"\u2028\x85\ufeff\x7f"'),
        ("trailing ", '"trailing "'),
        ("a, b", '"a, b"'),
    ],
)
def test_a_text_is_quoted_where_it_must_be(text, written):
    assert scalar(text) == written


@given(st.text(min_size=1))
@example("a\u2029b")
@example("%YAML 1.2")
@example("\ud7ff\ue000\ufffe\uffff\U0001fffe\U0010ffff")
def test_every_reader_gets_back_the_text_in_block_and_in_flow(text):
    written = f"block: {scalar(text)}\nflow: {{a: {scalar(text)}, b: [{scalar(text)}]}}\n"
    expected = {"block": text, "flow": {"a": text, "b": [text]}}
    assert yaml.load(written, yaml.CSafeLoader) == expected
    assert YAML(typ="safe", pure=True).load(written) == expected


@given(st.text().filter(str.strip))
def test_cjm_reads_back_every_text_that_a_map_can_hold(text):
    try:
        title = checked_text(text, "the title")
    except CannotDo:
        return
    written = f"cjm: 1\ntitle: {scalar(title)}\nphases: [{{name: {scalar(title)}}}]\n"
    content = read_document(written.encode(), "map.cjm.yaml").map
    assert content is not None
    assert (content.title, content.phases[0].name) == (title, title)


def test_every_line_of_a_comment_has_its_mark():
    assert comment("one\n\n  two\n", 2) == "  # one\n  #\n  #   two"
