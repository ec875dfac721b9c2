"""All that is said about a file."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from cjm.lint.engine import check_document
from cjm.lint.registry import all_rules
from cjm.lint.rule import Context, Problem, Rule
from cjm.lint.selection import Selection, Selectors, select
from cjm.source.document import read_document
from cjm.source.project import Project

DAY = datetime.date(2026, 6, 1)
OWNERS = select(all_rules(), layers=(Selectors(("CJM0801",)),))
MAP = "cjm: 1\ntitle: A map\nphases:\n  - name: Awareness\n  - name: Purchase\n    owner: shop\nowners: {shop: Shop}\n"


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path)


def found(
    project, text: str, selection: Selection = OWNERS, **options
) -> list[tuple[str, tuple[object, ...]]]:
    document = read_document(text.encode(), "a.cjm.yaml")
    path = project.root / "a.cjm.yaml"
    checked = check_document(document, project, selection, DAY, path=path, **options)
    assert checked.failures == ()
    return [(finding.code, finding.problem.path) for finding in checked.findings]


def test_rules_run_on_a_valid_map(project):
    assert found(project, MAP) == [("CJM0801", ("phases", 0))]


def test_no_rule_runs_where_the_reader_found_an_error(project):
    assert found(project, MAP + "ownrs: {}\n") == [("CJM0010", ("ownrs",))]


def test_links_are_checked_and_rules_run(project):
    text = MAP + "future_of: none.cjm.yaml\nstate: future\n"
    assert found(project, text) == [("CJM0016", ("future_of",)), ("CJM0801", ("phases", 0))]


@pytest.mark.parametrize(
    ("current", "said"),
    [
        ("cjm: 1\n", "`current.cjm.yaml` is not a valid map, so what it defines is not known here"),
        (
            "cjm: 1\nkind: library\n",
            "`current.cjm.yaml` is not a valid map, so what it defines is not known here",
        ),
    ],
)
def test_a_current_map_that_cannot_be_used(project, current, said):
    (project.root / "current.cjm.yaml").write_text(current)
    document = read_document((MAP + "future_of: current.cjm.yaml\n").encode(), "a.cjm.yaml")
    checked = check_document(document, project, OWNERS, DAY, path=project.root / "a.cjm.yaml")
    assert [finding.problem.message for finding in checked.findings if finding.code == "CJM0016"] == [said]


def test_a_map_that_improves_itself_or_goes_in_a_circle(project):
    path = project.root / "a.cjm.yaml"
    path.write_text(MAP + "future_of: a.cjm.yaml\n")
    itself = check_document(project.document(path), project, OWNERS, DAY, path=path)
    assert itself.findings[0].problem.message == "the map improves itself"
    for name, other in (("b", "c"), ("c", "b")):
        (project.root / f"{name}.cjm.yaml").write_text(MAP + f"future_of: {other}.cjm.yaml\n")
    path = project.root / "b.cjm.yaml"
    assert check_document(project.document(path), project, OWNERS, DAY, path=path).failures == ()


@pytest.mark.parametrize("link", ["x" * 300, "../../../../etc/passwd", "https://example.com/a", "loop"])
def test_links_that_are_no_names_of_files(project, link):
    (project.root / "loop").symlink_to("loop")
    assert ("CJM0016", ("future_of",)) in found(project, MAP + f"future_of: {link}\n")


def test_no_rule_runs_where_a_library_is_missing(project):
    project.complete = False
    assert found(project, MAP) == []


def test_ignored_codes_are_off_but_for_the_readers(project):
    assert found(project, MAP, ignored=frozenset({"CJM0801"})) == []
    assert found(project, MAP + "ownrs: {}\n", ignored=frozenset({"CJM0010"})) == [("CJM0010", ("ownrs",))]


def test_severity_of_the_configuration(project):
    selection = select(all_rules(), layers=(Selectors(("CJM0801",)),), severity={"CJM08": "info"})
    document = read_document(MAP.encode(), "a.cjm.yaml")
    checked = check_document(document, project, selection, DAY)
    assert [finding.severity for finding in checked.findings] == ["info"]


def test_a_rule_that_breaks_does_not_keep_the_others_from_running(project):
    def broken(_context: Context) -> Iterator[Problem]:
        raise ZeroDivisionError("no")

    bad = Rule("CJM0899", "broken", "Broken", "warning", "draft", (), broken, "")
    document = read_document(MAP.encode(), "a.cjm.yaml")
    checked = check_document(document, project, Selection((bad, *OWNERS.rules)), DAY, path=Path("a.cjm.yaml"))
    assert [finding.code for finding in checked.findings] == ["CJM0801"]
    assert [(failure.rule.code, failure.filename) for failure in checked.failures] == [
        ("CJM0899", "a.cjm.yaml")
    ]


def test_what_a_library_names_is_defined_in_some_library(tmp_path):
    rules = select(all_rules(), "draft")
    one, two = (
        read_document(f"cjm: 1\nkind: library\ntitle: {text}".encode(), "library.cjm.yaml")
        for text in (
            "One\nowners: {shop: Shop}\n",
            """Two
owners: {shop: Shop}
touchpoints: {web: {name: Web, owner: shop, platform: p}}
metrics: {nps: {name: NPS, owner: nobody}}
personas: {ana: {name: Ana, evidence: [talks]}}
""",
        )
    )
    project = Project(tmp_path, (one, two))
    assert [(f.code, f.problem.path) for f in check_document(two, project, rules, DAY).findings] == [
        ("CJM0018", ("owners", "shop")),
        ("CJM0019", ("touchpoints", "web", "platform")),
        ("CJM0802", ("metrics", "nps", "owner")),
        ("CJM1301", ("personas", "ana", "evidence", 0)),
    ]
    assert [f.code for f in check_document(one, project, rules, DAY).findings] == ["CJM0018"]
    assert check_document(one, Project(tmp_path, (one,)), rules, DAY).findings == ()


def test_maps_that_improve_each_other(project):
    for name, current in (("b", "c"), ("c", "a")):
        text = f"cjm: 1\ntitle: T\nphases: [A]\nstate: future\nfuture_of: {current}.cjm.yaml\n"
        (project.root / f"{name}.cjm.yaml").write_text(text)
    text = MAP + "future_of: b.cjm.yaml\nstate: future\n"
    (project.root / "a.cjm.yaml").write_text(text)
    assert found(project, text)[0] == ("CJM0016", ("future_of",))
    (project.root / "c.cjm.yaml").write_text("cjm: 1\ntitle: T\nphases: [A]\n")
    again = Project(project.root)
    assert ("CJM0016", ("future_of",)) not in found(again, text)
