"""`cjm lint` across the maps of a project: all are read, only those named are reported."""

import io
import json
from pathlib import Path

import pytest

from cjm.cli.app import run

MAP = "cjm: 1\ntitle: {title}\n{more}phases: [Awareness, Purchase]\n"
LIBRARY = "cjm: 1\nkind: library\ntitle: Teams\nowners:\n  shop: Web shop team\n  post: Post room\n"
CONFIG = 'library = ["library/*.cjm.yaml"]\n'
SAME_ID = "a.cjm.yaml:3:5: warning[CJM1503 duplicate-map-id]: the map “B” in b.cjm.yaml has the id `x` too\n"


pytestmark = pytest.mark.usefixtures("here")


@pytest.fixture
def lint(capsys):
    def call(*arguments: str, select: str = "CJM15,CJM90") -> tuple[int, str, str]:
        code = run(["lint", "--select", select, "--output-format", "concise", *arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return call


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_map(name: str, more: str = "", title: str = "") -> None:
    write(name, MAP.format(title=title or Path(name).name[0].upper(), more=more))


@pytest.fixture
def project():
    """Two maps with one id."""
    write("cjm.toml", "")
    write_map("a.cjm.yaml", "id: x\n")
    write_map("b.cjm.yaml", "id: x\n")


def test_all_maps_are_read_and_those_named_reported(lint, project):
    assert lint("a.cjm.yaml") == (1, SAME_ID, "")
    assert len(lint()[1].splitlines()) == 2
    assert lint("--no-cache", "a.cjm.yaml") == (1, SAME_ID, "")


def test_the_whole_project_is_read_from_a_folder_in_it(lint, project, monkeypatch):
    write_map("sub/c.cjm.yaml", "id: x\n")
    monkeypatch.chdir("sub")
    told = "c.cjm.yaml:3:5: warning[CJM1503 duplicate-map-id]: the map “A” in a.cjm.yaml has the id `x` too\n"
    assert lint() == (1, told, "")
    assert lint() == (1, told, "")


def test_a_change_of_another_map_counts_at_once(lint, project):
    assert lint("a.cjm.yaml") == (1, SAME_ID, "")
    write_map("b.cjm.yaml", "id: y\n")
    assert lint("a.cjm.yaml") == (0, "", "")
    write_map("b.cjm.yaml", "id: x\n")
    assert lint("a.cjm.yaml") == (1, SAME_ID, "")
    Path("b.cjm.yaml").unlink()
    assert lint("a.cjm.yaml") == (0, "", "")


def test_without_a_configuration_only_the_files_named_are_compared(lint):
    write_map("a.cjm.yaml", "id: x\n")
    write_map("b.cjm.yaml", "id: x\n")
    assert lint("a.cjm.yaml") == (0, "", "")
    assert lint("a.cjm.yaml", "b.cjm.yaml")[1].startswith(SAME_ID)


def test_without_a_configuration_links_are_followed(lint):
    write_map("a.cjm.yaml", "id: x\nstate: future\nfuture_of: b.cjm.yaml\n")
    write_map("b.cjm.yaml", "id: x\n")
    told = "a.cjm.yaml:3:5: warning[CJM1503 duplicate-map-id]: the map that this one improves has the id `x` too\n"
    assert lint("a.cjm.yaml") == (1, told, "")


def test_maps_under_another_configuration_are_another_project(lint, project):
    write("sub/cjm.toml", "")
    write_map("sub/c.cjm.yaml", "id: x\n")
    assert lint("sub") == (0, "", "")


def test_a_wrong_configuration_elsewhere_is_none_of_our_business(lint, project):
    write("sub/cjm.toml", "nonsense = 1\n")
    write_map("sub/c.cjm.yaml")
    assert lint("a.cjm.yaml") == (1, SAME_ID, "")


def test_what_git_ignores_is_left_out(lint, project):
    write(".gitignore", "b.*\n")
    assert lint("a.cjm.yaml") == (0, "", "")


def test_standard_input_takes_the_place_of_its_file(lint, project, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(Path("a.cjm.yaml").read_bytes())))
    assert lint("-", "--stdin-filename", "a.cjm.yaml") == (1, SAME_ID, "")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(MAP.format(title="A", more="").encode())))
    assert lint("-", "--stdin-filename", "a.cjm.yaml") == (0, "", "")


def test_a_selection_without_such_rules_reads_no_other_map(lint, project):
    lint("a.cjm.yaml", select="CJM08")
    assert len(list(Path(".cjm_cache").glob("*.json"))) == 1


# Living with them.


def test_a_comment_silences_them(lint, project):
    write_map("a.cjm.yaml", "id: x # cjm: ignore[CJM1503] a copy for the fair\n")
    assert lint("a.cjm.yaml") == (0, "", "")
    assert lint("a.cjm.yaml") == (0, "", "")


def test_a_comment_that_silences_nothing_is_told_where_all_maps_are_known(lint, project):
    comment = "id: x # cjm: ignore[CJM1503] a copy for the fair\n"
    write_map("a.cjm.yaml", comment)
    write_map("b.cjm.yaml", "id: y\n")
    unused = "a.cjm.yaml:3:21: warning[CJM9001 unused-suppression]: `CJM1503` finds nothing here\n"
    assert lint("a.cjm.yaml") == (1, unused, "")
    write("b.cjm.yaml", "cjm: 1\n")
    assert lint("a.cjm.yaml") == (0, "", ""), "the map that cannot be read may have the id"
    write_map("b.cjm.yaml", "id: y\n")
    Path("cjm.toml").unlink()
    assert lint("a.cjm.yaml") == (0, "", ""), "nobody knows which maps there are"


def test_a_fix_keeps_the_comments_that_are_needed(lint, project):
    text = "owner: boss\nid: x # cjm: ignore[CJM1503] a copy for the fair\nownrs: {boss: The boss}\n"
    write_map("a.cjm.yaml", text)
    assert lint("--fix", "a.cjm.yaml") == (0, "", "Fixed 1 finding in 1 file.\n")
    assert Path("a.cjm.yaml").read_text() == MAP.format(title="A", more=text.replace("ownrs", "owners"))
    write_map("b.cjm.yaml", "id: y\n")
    assert lint("--fix", "a.cjm.yaml") == (0, "", "Fixed 1 finding in 1 file.\n")
    assert "ignore" not in Path("a.cjm.yaml").read_text()


def test_rules_can_be_off_in_a_file_and_milder(lint, project):
    write("cjm.toml", '[lint]\nper-file-ignores = { "a.*" = ["CJM1503"] }\nseverity = { CJM15 = "info" }\n')
    assert lint("a.cjm.yaml") == (0, "", "")
    code, out, _ = lint("b.cjm.yaml")
    assert (code, out[:22]) == (0, "b.cjm.yaml:3:5: info[C")


def test_a_baseline_holds_them_in_runs_over_some_of_the_maps(lint, project):
    write("cjm.toml", '[lint]\nbaseline = "known.json"\n')
    assert lint("--write-baseline") == (0, "", "known.json: 2 findings written\n")
    assert lint("a.cjm.yaml") == (0, "", "")
    assert lint() == (0, "", "")
    write_map("b.cjm.yaml", "id: y\n")
    code, out, err = lint("a.cjm.yaml")
    assert (code, out) == (0, "")
    assert err.splitlines() == [
        "known.json: 1 finding no longer occurs; `--write-baseline` takes it out:",
        "  a.cjm.yaml: CJM1503 id: the map “B” in b.cjm.yaml has the id `x` too",
    ]


def test_a_baseline_keeps_what_could_not_be_looked_for(lint, project):
    write("cjm.toml", '[lint]\nbaseline = "known.json"\n')
    lint("--write-baseline")
    write("b.cjm.yaml", "cjm: 1\n")
    assert lint("a.cjm.yaml") == (0, "", "")
    lint("a.cjm.yaml", "--write-baseline")
    assert len(json.loads(Path("known.json").read_text())["findings"]) == 2


@pytest.mark.parametrize(("named", "kept"), [(("a.cjm.yaml",), 2), ((), 0)])
def test_without_a_configuration_the_files_of_the_baseline_are_the_project(lint, named, kept):
    write_map("a.cjm.yaml", "id: x\n")
    write_map("b.cjm.yaml", "id: x\n")
    lint("--baseline", "known.json", "--write-baseline")
    write_map("b.cjm.yaml", "id: y\n")
    lint("--baseline", "known.json", "--write-baseline", *named)
    assert len(json.loads(Path("known.json").read_text())["findings"]) == kept


# Libraries.


@pytest.fixture
def shelf():
    write("cjm.toml", CONFIG)
    write("library/teams.cjm.yaml", LIBRARY)
    write_map("a.cjm.yaml", "owner: shop\n")


UNUSED = "library/teams.cjm.yaml:6:3: info[CJM1504 unused-library-entry]: no map uses the owner “Post room”\n"


@pytest.mark.parametrize("arguments", [(), ("library",), ("library/teams.cjm.yaml", "--no-cache")])
def test_entries_that_no_map_uses_are_told_in_the_library(lint, shelf, arguments):
    assert lint(*arguments) == (0, UNUSED, "")
    assert lint(*arguments) == (0, UNUSED, "")
    assert lint("a.cjm.yaml") == (0, "", "")


def test_a_map_that_cannot_be_read_may_use_them(lint, shelf):
    write("b.cjm.yaml", "cjm: 1\n")
    assert lint("library") == (0, "", "")


def test_maps_that_are_not_named_use_them_too(lint, shelf):
    write_map("sub/deep/b.cjm.yaml", "owner: post\n")
    assert lint("library") == (0, "", "")


def test_what_the_configuration_does_not_name_is_no_library_of_the_project(lint, shelf):
    write("cjm.toml", "")
    assert lint("library") == (0, "", "")


def test_a_library_without_maps_is_left_alone(lint, shelf):
    Path("a.cjm.yaml").unlink()
    assert lint("library") == (0, "", "")


def test_a_library_that_nobody_uses_is_told_once(lint, shelf):
    write_map("a.cjm.yaml")
    told = "library/teams.cjm.yaml:2:7: info[CJM1504 unused-library-entry]: no map uses anything of this library\n"
    assert lint("library") == (0, told, "")


def test_a_broken_rule_is_told(lint, project, monkeypatch):
    from cjm.lint import registry
    from cjm.lint.rule import Rule

    def broken(_file, _project):
        raise ZeroDivisionError("division by zero")

    bad = Rule("CJM1598", "broken", "Broken", "warning", "draft", (), None, "", check_across=broken)
    monkeypatch.setattr("cjm.cli.findings.selections.all_rules", lambda _: (*registry.all_rules(), bad))
    code, out, err = lint("a.cjm.yaml")
    assert (code, out) == (2, SAME_ID)
    assert "a.cjm.yaml: the rule CJM1598 (broken) failed: ZeroDivisionError: division by zero" in err
    monkeypatch.setattr("cjm.cli.processes.WORTHWHILE", 1)
    code, out, err = lint("-j2")
    assert (code, len(out.splitlines()), err.count("CJM1598 (broken) failed")) == (2, 2, 2)


def test_what_a_library_defines_is_judged_there_and_once(lint, shelf):
    text = "cjm: 1\nkind: library\nmetrics:\n  nps: {name: NPS, target: {value: 50, due: 2026-01-31}}\n"
    write("library/metrics.cjm.yaml", text + "evidence: {talks: {name: Talks, date: 2020-05-01}}\n")
    write(
        "a.cjm.yaml",
        "cjm: 1\ntitle: A\nphases: [{name: Awareness, metrics: [nps], evidence: [talks]}, Use]\n",
    )
    found = lint("--today", "2026-06-01", select="CJM0706,CJM0712,CJM1306")[1].splitlines()
    assert [line.partition("]")[0] for line in found] == [
        "library/metrics.cjm.yaml:4:20: warning[CJM0712 target-missed",
        "library/metrics.cjm.yaml:5:39: warning[CJM1306 evidence-outdated",
    ]


def test_a_map_that_is_not_there_may_use_them(lint, shelf):
    code, out, err = lint(".", "gone.cjm.yaml")
    assert (code, out) == (2, "")
    assert "gone.cjm.yaml" in err


UNUSUAL = {
    "cjm.toml": 'library = ["library/*.cjm.yaml"]\n',
    ".gitignore": "drafts/\n",
    "library/people.cjm.yaml": """\
cjm: 1
kind: library
owners:
  ana: {name: Ana Lima, kind: person, contact: ana@shop.example}
  ana-of-sales: {name: Ana Lima, kind: person, contact: ana.lima@sales.example}
touchpoints:
  shop: {name: Shop, channel: website, owner: ana}
  corner-shop: {name: Shop, channel: store, owner: ana-of-sales}
competitors:
  rival: Rival
""",
    "buying/map.cjm.yaml": """\
cjm: 1
title: Buying
scope: {personas: [runners]}
personas: {runners: {name: Runners, kind: segment}}
touchpoints: {ad: {name: Ad, link: https://shop.example/}, chat: {name: Chat, channel: chat}}
phases:
  - {name: Awareness, touchpoints: [ad, chat]}
  - {name: Purchase, touchpoints: [shop], steps: [{name: Sends it back, journey: ../returning/map.cjm.yaml}]}
""",
    "returning/map.cjm.yaml": """\
cjm: 1
title: Returning
personas: {ana: Ana}
touchpoints: {ad: {name: Poster, link: https://shop.example/posters}, chat: {name: Chat, channel: phone}}
phases: [{name: Doubt, touchpoints: [ad]}, {name: Return, touchpoints: [corner-shop, chat]}]
""",
    "buying/next-year.cjm.yaml": """\
cjm: 1
id: next
title: Buying, next year
state: future
future_of: map.cjm.yaml
touchpoints: {ad: {name: Ad in our app, link: https://shop.example/}}
phases:
  - {name: Awareness, touchpoints: [ad], steps: [{name: Sends it back, journey: ../returning/map.cjm.yaml}]}
  - Purchase
""",
    "buying/or-so.cjm.yaml": """\
cjm: 1
id: or-so
title: Buying, another plan
state: future
future_of: map.cjm.yaml
touchpoints: {ad: {name: A friend's word, link: https://shop.example/}}
phases: [{name: Awareness, touchpoints: [ad]}, Purchase]
""",
    "comprar.cjm.yaml": """\
cjm: 1
id: next
language: pt
title: Comprar, no próximo ano
touchpoints: {ad: {name: Anúncio, link: https://shop.example/}}
phases: [{name: Consciência, touchpoints: [ad]}, Compra]
""",
    "a-day.cjm.yaml": """\
cjm: 1
title: A day
state: day-in-the-life
personas: {ana: Ana}
phases: [{name: Morning, steps: [{name: Buys, journey: buying/map.cjm.yaml}]}, Night]
""",
    "drafts/copy.cjm.yaml": "cjm: 1\nid: next\ntitle: A draft\nphases: [A, B]\n",
    "other/cjm.toml": "",
    "other/copy.cjm.yaml": "cjm: 1\nid: next\ntitle: Of another project\nphases: [A, B]\n",
}


def test_a_project_that_is_right_in_unusual_ways(lint):
    for name, text in UNUSUAL.items():
        write(name, text)
    assert lint() == (0, "", "")
    for name in UNUSUAL:
        if name.endswith(".yaml") and not name.startswith("drafts"):
            assert lint(name) == (0, "", "")
