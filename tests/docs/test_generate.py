"""The generated pages are current, and what they say is so."""

import re

import pytest
import yaml
from docs.generate.pages import DOCS, pages, stale

from cjm.lint.registry import all_rules
from cjm.model.json_schema import all_models, title_of
from cjm.source.document import read_document

PAGES = pages()
FORMAT = PAGES["format.md"]


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_current(name):
    assert (DOCS / name).read_text("utf-8") == PAGES[name], "run `python -m docs.generate`"


def test_no_page_tells_of_a_rule_that_is_no_more():
    assert stale() == []


def test_the_map_of_the_format_reference_is_valid():
    (block,) = re.findall(r"^```yaml\n(.*?)^```$", FORMAT, re.MULTILINE | re.DOTALL)
    document = read_document(block.encode(), "map.cjm.yaml")
    assert document.findings == ()
    assert document.map is not None


@pytest.mark.parametrize("model", all_models(), ids=lambda model: model.__name__)
def test_every_key_has_a_row_with_an_example(model):
    section = FORMAT.split(f"\n### {title_of(model)}\n", 1)[1].split("\n### ", 1)[0]
    rows = [
        re.split(r" (?<!\\)\| ", line.strip("| ")) for line in section.splitlines() if line.startswith("| ")
    ][2:]
    assert [row[0].strip("*`") for row in rows] == [each.key for each in model.fields.values()]
    assert all(len(row) == 5 and all((row[1], row[3], row[4])) for row in rows)


@pytest.mark.parametrize("name", [name for name in PAGES if name.endswith(".md")])
def test_every_link_leads_to_a_page_and_a_place_that_are_there(name):
    text = re.sub(r"^```.*?^```$", "", PAGES[name], flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)]+)\)", text):
        file, _, place = target.partition("#")
        page = ((DOCS / name).parent / file).resolve() if file else DOCS / name
        assert page.is_file(), target
        if place:
            found = page.read_text("utf-8")
            headings = {
                line.strip("# ").lower().replace(" ", "-") for line in found.splitlines() if line[:1] == "#"
            }
            assert place in headings or f'<a id="{place}">' in found, target


def test_every_rule_is_in_the_index():
    for rule in all_rules():
        assert f"[{rule.code}](rules/{rule.code}.md) | {rule.name} |" in PAGES["rules.md"]


def test_each_line_of_the_method_is_judged_or_says_why_it_is_not():
    judged = {source for rule in all_rules() for source in rule.sources}
    for text in yaml.safe_load((DOCS / "method.yaml").read_text("utf-8")):
        for number, line in text["lines"].items():
            assert (f"{text['source']}.{number}" in judged) != ("unjudged" in line), (text["source"], number)


def test_rules_cite_lines_that_there_are():
    texts = yaml.safe_load((DOCS / "method.yaml").read_text("utf-8"))
    lines = {f"{text['source']}.{number}" for text in texts for number in text["lines"]}
    assert {source for rule in all_rules() for source in rule.sources} <= lines | {"format"}
