"""The cache: never wrong, whatever changes between two runs or happens to its files."""

import json
import os
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cjm.cli.findings.checking import Outcome, check_workspace
from cjm.cli.findings.selections import Wanted
from cjm.config import Configurations
from cjm.errors import CannotDo
from cjm.files import CACHE_FOLDER
from cjm.workspace import open_workspace

HEAD = "cjm: 1\ntitle: A map\n"
FUTURE = HEAD + "state: future\nfuture_of: today.cjm.yaml\n"
PHASES = """phases:
  - name: Awareness
    owner: shop
    steps: [{name: See it, id: see, emotion: 1, pain_points: [It is hidden]}]
  - name: Purchase
"""
SHOP = "touchpoints: {{{id}: {{name: {name}, channel: website, link: https://shop.example}}}}\n"
REVIEWED = "review: {every: 90 days, log: [{date: 2026-01-05}]}\n"
TEXTS: dict[str, list[str | None]] = {
    "a.cjm.yaml": [
        FUTURE + REVIEWED + PHASES,
        FUTURE + REVIEWED + PHASES.replace("emotion: 1", "emotion: -2"),
        FUTURE + PHASES.replace("id: see", "id: see, journey: today.cjm.yaml"),
        FUTURE + "id: today\nowners: {store: The shop}\n" + PHASES,
        HEAD + "id: b # cjm: ignore[CJM1503] a copy\n" + SHOP.format(id="shop", name="Shop") + PHASES,
        HEAD + SHOP.format(id="web", name="Shop") + PHASES.replace("id: see", "id: see, journey: b.cjm.yaml"),
        HEAD + REVIEWED + PHASES,
        HEAD + PHASES.replace("steps:", "steps: # cjm: ignore[CJM0801] no team yet\n     "),
        HEAD + PHASES.replace("owner", "onwer"),
        HEAD + "phases: [\n",
        "",
    ],
    "today.cjm.yaml": [
        HEAD + PHASES,
        HEAD + PHASES.replace("id: see", "id: look"),
        HEAD + "owners: {shop: The shop}\n" + PHASES.replace("emotion: 1", "emotion: 2"),
        HEAD + "id: other\n" + PHASES,
        "cjm: 1\nkind: library\n",
        "cjm: 2\n",
        None,
    ],
    "sub/b.cjm.yaml": [
        HEAD + "id: a\n" + PHASES,
        HEAD + "id: b\nowners: {store: The shop} # cjm: ignore[owner-under-two-ids] a branch\n" + PHASES,
        HEAD + SHOP.format(id="shop", name="Web shop") + PHASES,
        HEAD
        + SHOP.format(id="site", name="Shop")
        + PHASES.replace("id: see", "id: see, journey: ../a.cjm.yaml"),
        HEAD + PHASES.replace("Purchase", "Buying"),
        HEAD + "phases: 1\n",
        None,
    ],
    "library/teams.cjm.yaml": [
        "cjm: 1\nkind: library\nowners: {shop: The shop}\n",
        "cjm: 1\nkind: library\nowners: {shop: The shop, unused: Nobody}\n"
        + SHOP.format(id="s", name="Shop"),
        "cjm: 1\nkind: library\nowners: {market: The market}\n",
        "cjm: 1\nkind: library\nowenrs: {}\n",
        None,
    ],
    "cjm.toml": [
        'library = ["library/*.cjm.yaml"]\n',
        'library = ["library/*.cjm.yaml"]\n[lint]\nprofile = "strict"\nignore = ["CJM08"]\n',
        '[lint]\nprofile = "draft"\n',
        'today = 2026-01-06\n[lint]\nseverity = { CJM08 = "error" }\n',
        '[lint.per-file-ignores]\n"a.*" = ["CJM0801"]\n',
        None,
    ],
}
MAPS = [name for name in TEXTS if name.endswith(".yaml")]
DAYS = ["2026-01-06", "2026-09-01", "2031-01-01"]
DAMAGES = [b"", b"{}", b"x\n{}", b'["key"]']

edits: st.SearchStrategy[tuple[str, str | None]] = st.sampled_from(sorted(TEXTS)).flatmap(
    lambda name: st.tuples(st.just(name), st.sampled_from(TEXTS[name]))
)
days = st.sampled_from(DAYS).map(lambda day: ("today", day))
damages = st.sampled_from(DAMAGES).map(lambda data: ("cache", data))
names = st.sampled_from([".", "a.cjm.yaml", "sub", "library"]).map(lambda name: ("named", name))


def write(name: str, text: str | None) -> None:
    file = Path(name)
    if text is None:
        file.unlink(missing_ok=True)
    else:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def check(
    today: str = "2026-06-01", named: str = ".", *, cache: bool = True, jobs: int | None = None
) -> Outcome:
    workspace = open_workspace([Path(named)], Configurations(), read=False)
    return check_workspace(workspace, Wanted(today=today, cache=cache, jobs=jobs))


def told(outcome: Outcome) -> tuple[object, ...]:
    return outcome.diagnostics, [str(problem) for problem in outcome.problems], outcome.fails


def entries() -> dict[Path, tuple[bytes, int]]:
    return {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in Path(CACHE_FOLDER).glob("*.json")}


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, texts in TEXTS.items():
        write(name, texts[0])
    return tmp_path


Change = tuple[str, str | bytes | None]
A, B = TEXTS["a.cjm.yaml"], TEXTS["sub/b.cjm.yaml"]


@settings(max_examples=30)
@given(st.lists(edits | edits | edits | days | damages | names, min_size=1, max_size=12))
@example(
    [("named", "a.cjm.yaml"), ("a.cjm.yaml", A[4]), ("sub/b.cjm.yaml", B[1]), ("sub/b.cjm.yaml", B[5])],
)
@example(
    [("a.cjm.yaml", A[5]), ("sub/b.cjm.yaml", B[3]), ("named", "sub"), ("a.cjm.yaml", A[4]), ("named", ".")],
)
@example([("today.cjm.yaml", None), ("today.cjm.yaml", TEXTS["today.cjm.yaml"][0])])
@example([("library/teams.cjm.yaml", None), ("library/teams.cjm.yaml", TEXTS["library/teams.cjm.yaml"][1])])
def test_a_run_with_the_cache_finds_what_one_without_finds(changes: list[Change]):
    compare(changes)


@settings(max_examples=2)
@given(st.lists(edits | names, min_size=1, max_size=5))
def test_so_does_one_in_several_processes(changes: list[Change]):
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr("cjm.cli.processes.WORTHWHILE", 1)
        monkeypatch.setattr("cjm.cli.processes._SHARE", 1)
        compare(changes, jobs=2)


def compare(changes: list[Change], jobs: int | None = None) -> None:
    """Hold runs with the cache against runs without it after each of the changes."""
    with TemporaryDirectory() as folder, chdir(folder):
        for name, texts in TEXTS.items():
            write(name, texts[0])
        today, named = "2026-06-01", "."
        check(today)
        for name, change in changes:
            if name == "today" and isinstance(change, str):
                today = change
            elif name == "named" and isinstance(change, str):
                named = change
            elif isinstance(change, bytes):
                for file in entries():
                    file.write_bytes(change)
            else:
                write(name, change)
            assert told(check(today, named, jobs=jobs)) == told(check(today, named, cache=False, jobs=1))


def test_an_entry_is_used_again(project):
    first = told(check())
    kept = entries()
    assert len(kept) == len(MAPS)
    assert told(check()) == first
    assert entries() == kept


def test_what_is_used_is_the_entry(project):
    check()
    for file in entries():
        head, _, body = file.read_bytes().partition(b"\n")
        assert json.loads(body)["key"]
        file.write_bytes(
            head + b"\n" + body.replace(b"Awareness", b"Otherness!")
        )  # no longer what the head says
    assert told(check()) == told(check(cache=False))


def test_a_day_matters_where_a_rule_looked_at_it(project):
    write("a.cjm.yaml", HEAD + REVIEWED + PHASES)
    overdue = [each.code for each in check("2026-09-01").diagnostics]
    assert "CJM1002" in overdue
    assert "CJM1002" not in [each.code for each in check("2026-01-06").diagnostics]


def test_git_does_not_see_it(project):
    check()
    assert Path(CACHE_FOLDER, ".gitignore").read_text() == "*\n"
    assert [file.suffix for file in Path(CACHE_FOLDER).iterdir() if file.name != ".gitignore"] == [
        ".json" for _ in MAPS
    ]


def test_without_the_cache_nothing_is_written(project):
    check(cache=False)
    assert not Path(CACHE_FOLDER).exists()


def test_links_of_others_are_not_followed(project, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    Path(CACHE_FOLDER).symlink_to(elsewhere)
    without = told(check(cache=False))
    assert told(check()) == without
    assert list(elsewhere.iterdir()) == []
    Path(CACHE_FOLDER).unlink()
    check()
    victim = elsewhere / "victim"
    victim.write_text("mine")
    for file in entries():
        file.unlink()
        file.symlink_to(victim)
    assert told(check()) == without
    assert victim.read_text() == "mine"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_no_entry(project):
    check()
    for file in entries():
        file.unlink()
        os.mkfifo(file)
    assert told(check()) == told(check(cache=False))


def test_a_file_in_its_place_is_as_good_as_none(project):
    Path(CACHE_FOLDER).write_text("mine")
    assert told(check()) == told(check(cache=False))
    assert Path(CACHE_FOLDER).read_text() == "mine"


def test_a_project_may_move_with_its_cache(project, tmp_path_factory, monkeypatch):
    first = told(check())
    kept = entries()
    moved = tmp_path_factory.mktemp("moved") / "project"
    project.rename(moved)
    monkeypatch.chdir(moved)
    assert told(check()) == first
    assert entries() == kept


def test_a_wrong_selector_is_told_with_the_cache(project):
    write("cjm.toml", '[lint]\nignore = ["CJM99"]\n')
    with pytest.raises(CannotDo, match="CJM99"):
        check()
