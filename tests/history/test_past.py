"""Maps as they were at a commit, on real repositories."""

from __future__ import annotations

from pathlib import Path

from tests.git_tree import WorkTree

from cjm.config import Configurations
from cjm.history.git import Repository
from cjm.history.past import Past
from cjm.model.journey import Journey


def past(tree: WorkTree, commit: str) -> Past:
    repository = Repository.around(tree.root)
    assert repository is not None
    return Past(repository, commit, Configurations())


def journey(tree: WorkTree, commit: str, name: str) -> Journey:
    opened = past(tree, commit).opened(tree.root / name)
    assert opened is not None
    found = opened.project.journey(opened.document, opened.path)
    assert found is not None
    return found


def test_a_map_with_its_libraries_and_current_state_of_that_time(tree: WorkTree) -> None:
    tree.write("cjm.toml", 'library = ["library/**/*.cjm.yaml"]\n')
    library = "cjm: 1\nkind: library\nowners:\n  shop: {}\n"
    tree.write("library/a/owners.cjm.yaml", library.format("The old shop"))
    tree.write("today.cjm.yaml", "cjm: 1\ntitle: Then\nphases:\n  - name: Look\n    owner: shop\n")
    tree.write(
        "tomorrow.cjm.yaml",
        "cjm: 1\ntitle: Later\nstate: future\nfuture_of: today.cjm.yaml\nphases: [Look]\n",
    )
    then = tree.commit()
    tree.write("library/a/owners.cjm.yaml", library.format("The new shop"))
    (tree.root / "today.cjm.yaml").unlink()
    tree.write("tomorrow.cjm.yaml", "no map")
    now = tree.commit()

    assert journey(tree, then, "today.cjm.yaml").owners["shop"].name == "The old shop"
    current = journey(tree, then, "tomorrow.cjm.yaml").current
    assert current is not None
    assert current.map.title == "Then"
    assert past(tree, now).opened(tree.root / "today.cjm.yaml") is None
    invalid = past(tree, now).opened(tree.root / "tomorrow.cjm.yaml")
    assert invalid is not None
    assert invalid.document.map is None


def test_the_work_tree_does_not_matter_and_stays_as_it_is(tree: WorkTree) -> None:
    file = tree.write("maps/a.cjm.yaml", "cjm: 1\r\ntitle: Then\r\nphases: [Look]\r\n")
    then = tree.commit()
    file.unlink()
    file.parent.rmdir()
    assert journey(tree, then, "maps/a.cjm.yaml").map.title == "Then"
    assert sorted(path.name for path in tree.root.iterdir()) == [".git"]


def test_what_is_wrong_with_a_library_of_that_time_is_told_once(tree: WorkTree) -> None:
    tree.write("cjm.toml", 'library = ["shared.cjm.yaml"]\n')
    tree.write("a.cjm.yaml", "cjm: 1\ntitle: A\nphases: [Look]\n")
    tree.write("sub/b.cjm.yaml", "cjm: 1\ntitle: B\nphases: [Look]\n")
    then = past(tree, tree.commit())
    for name in ("a.cjm.yaml", "sub/b.cjm.yaml"):
        then.opened(tree.root / name)
    assert [str(problem) for problem in then.problems] == [
        f"error: {_shown(tree.root)}/cjm.toml: there is no library `shared.cjm.yaml`"
    ]


def _shown(path: Path) -> str:
    return path.resolve().as_posix()


def test_what_else_was_in_the_project_of_a_map(tree: WorkTree) -> None:
    for name in ("a", "sub/b", "other/c", "wrong/d"):
        tree.write(f"{name}.cjm.yaml", "cjm: 1\ntitle: x\nphases: [A]\n")
    tree.write("cjm.toml", "")
    tree.write("other/cjm.toml", "")
    then = past(tree, tree.commit())
    (tree.root / "sub/b.cjm.yaml").unlink()
    (tree.root / "sub").rmdir()
    a, b, d = (tree.root.resolve() / f"{name}.cjm.yaml" for name in ("a", "sub/b", "wrong/d"))
    opened = then.opened(a)
    assert opened is not None
    found, complete = then.files_of(opened.project, lambda _path: True)
    assert ([each.path for each in found], complete) == ([a, b, d], True)
    assert found[1].document.map is not None
    found, _ = then.files_of(opened.project, lambda path: path != b)
    assert [each.path for each in found] == [a, d]
    assert then.content_id(a) == then.content_id(b)
    assert then.content_id(tree.root / "sub/c.cjm.yaml") is None
    tree.write("wrong/cjm.toml", "nonsense = 1\n")
    again = past(tree, then.commit)
    opened = again.opened(a)
    assert opened is not None
    found, complete = again.files_of(opened.project, lambda _path: True)
    assert ([each.path for each in found], complete) == ([a, b], False)
