"""Opening maps: which project and configuration is theirs, which libraries they use, what cannot be read."""

from pathlib import Path

import pytest

from cjm.config import Configurations
from cjm.workspace import Stdin, Workspace, open_workspace

MAP = "cjm: 1\ntitle: A map\nphases:\n  - name: Awareness\n    owner: shop\n"
LIBRARY = "cjm: 1\nkind: library\nowners:\n  shop: The shop\n"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(**files: str) -> None:
    for name, text in files.items():
        path = Path(name.replace("__", "/").replace("_yaml", ".cjm.yaml").replace("_toml", ".toml"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def opened(*paths: str, stdin: Stdin | None = None) -> Workspace:
    return open_workspace(map(Path, paths), Configurations(), stdin)


def said(workspace: Workspace) -> list[str]:
    return [problem.message for problem in workspace.problems]


def test_maps_of_one_configuration_share_a_project():
    make(cjm_toml="library = ['lib/*.cjm.yaml']", lib__shared_yaml=LIBRARY, a_yaml=MAP, sub__b_yaml=MAP)
    workspace = opened(".")
    assert [each.document.filename for each in workspace.files] == [
        "a.cjm.yaml", "lib/shared.cjm.yaml", "sub/b.cjm.yaml",
    ]  # fmt: skip
    assert len({id(each.project) for each in workspace.files}) == 1
    journey = workspace.files[0].project.journey(workspace.files[0].document)
    assert journey is not None
    assert journey.owners["shop"].name == "The shop"
    assert workspace.problems == []


def test_each_map_has_the_closest_configuration():
    make(cjm_toml="library = ['l.cjm.yaml']", l_yaml=LIBRARY, a_yaml=MAP, sub__cjm_toml="", sub__b_yaml=MAP)
    first, second = opened("a.cjm.yaml", "sub/b.cjm.yaml").files
    assert len(first.project.libraries) == 1
    assert second.project.libraries == ()
    assert second.project.root == Path("sub").resolve()


def test_without_configuration_links_stay_in_the_repository(here):
    make(repo__a__m_yaml=MAP, lone_yaml=MAP)
    Path("repo/.git").mkdir()
    inside, outside = opened("repo/a/m.cjm.yaml", "lone.cjm.yaml").files
    assert inside.project.root == here / "repo"
    assert outside.project.root == here


def test_isolated_knows_no_library():
    make(cjm_toml="library = ['l.cjm.yaml']", l_yaml=LIBRARY, a_yaml=MAP)
    workspace = open_workspace([Path("a.cjm.yaml")], Configurations(isolated=True))
    assert workspace.files[0].project.libraries == ()


def test_a_library_that_is_not_valid_is_named_once():
    make(cjm_toml="library = ['*/*.cjm.yaml']", lib__l_yaml=LIBRARY + "ownrs: {}\n", a_yaml=MAP, b_yaml=MAP)
    workspace = opened("a.cjm.yaml", "b.cjm.yaml")
    assert said(workspace) == ["the library lib/l.cjm.yaml is not valid, so that its ids are not known"]
    assert not workspace.files[0].project.complete


def test_a_library_among_the_paths_speaks_for_itself():
    make(cjm_toml="library = ['l.cjm.yaml']", l_yaml=LIBRARY + "ownrs: {}\n", a_yaml=MAP)
    workspace = opened(".")
    assert workspace.problems == []
    assert [each.document.findings != () for each in workspace.files] == [False, True]
    assert not workspace.files[0].project.complete


def test_libraries_that_are_not_there_or_none():
    make(cjm_toml="library = ['none.cjm.yaml', 'none/*.cjm.yaml', 'b.cjm.yaml']", a_yaml=MAP, b_yaml=MAP)
    assert said(opened("a.cjm.yaml")) == [
        "cjm.toml: there is no library `none.cjm.yaml`",
        "b.cjm.yaml is a map, but `library` of cjm.toml names it",
    ]


def test_a_file_that_cannot_be_read_leaves_the_others():
    make(a_yaml=MAP)
    Path("folder.cjm.yaml").mkdir()
    Path("b.cjm.yaml").symlink_to("/proc/self/mem")
    workspace = opened("a.cjm.yaml", "b.cjm.yaml", "none.cjm.yaml")
    assert [each.document.filename for each in workspace.files] == ["a.cjm.yaml"]
    assert said(workspace) == [
        "none.cjm.yaml: there is no such file or folder",
        "b.cjm.yaml cannot be read: Input/output error",
    ]


def test_standard_input_has_a_name_and_a_place():
    make(cjm_toml="library = ['l.cjm.yaml']", sub__cjm_toml="", l_yaml=LIBRARY, sub__a_yaml=MAP)
    workspace = opened("-", stdin=Stdin(MAP.encode(), "sub/new.cjm.yaml"))
    assert workspace.files[0].document.filename == "sub/new.cjm.yaml"
    assert workspace.files[0].project.root == Path("sub").resolve()
    unnamed = opened("-", stdin=Stdin(MAP.encode()))
    assert unnamed.files[0].document.filename == "-"
    assert len(unnamed.files[0].project.libraries) == 1
