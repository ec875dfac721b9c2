"""The merge driver in real repositories: what git alone calls a conflict, and what it is told of a real one."""

from __future__ import annotations

import sys

import pytest
from tests.git_tree import WorkTree
from tests.history.merging.texts import MAP, changed

NAME = "maps/shoes.cjm.yaml"
DRIVER = f'"{sys.executable}" -m cjm merge --path %P --marker-size %L %O %A %B'
ONE_STEP = ("      - Asks a friend\n", "      - Asks a friend\n      - Sleeps over it\n")
ANOTHER = (
    "      - Asks a friend\n",
    "      - Asks a friend\n      - name: Visits a shop\n        emotion: 0\n",
)
BOTH = (
    "      - Asks a friend\n",
    "      - Asks a friend\n      - Sleeps over it\n      - name: Visits a shop\n        emotion: 0\n",
)


@pytest.fixture
def parted(tree: WorkTree) -> WorkTree:
    """A repository with the driver, in which `topic` and `main` have each added a step at one place."""
    tree.git("config", "merge.cjm.driver", DRIVER)
    tree.write(".gitattributes", "*.cjm.yaml merge=cjm\n")
    tree.write(NAME, MAP)
    tree.commit("A map")
    tree.git("checkout", "--quiet", "-b", "topic")
    tree.write(NAME, changed(MAP, ANOTHER))
    tree.commit("Another step")
    tree.git("checkout", "--quiet", "main")
    tree.write(NAME, changed(MAP, ONE_STEP))
    tree.commit("One step")
    return tree


def content(tree: WorkTree) -> str:
    return (tree.root / NAME).read_text("utf-8")


def test_merge_which_git_alone_cannot(parted: WorkTree) -> None:
    without = parted.try_git("-c", "merge.cjm.driver=git merge-file %A %O %B", "merge", "--no-edit", "topic")
    assert without.returncode == 1
    assert "CONFLICT" in without.stdout
    parted.git("merge", "--abort")
    done = parted.try_git("merge", "--no-edit", "topic")
    assert (done.returncode, done.stderr) == (0, "")
    assert content(parted) == changed(MAP, BOTH)
    assert parted.git("status", "--porcelain") == ""


def test_rebase_and_cherry_pick(parted: WorkTree) -> None:
    parted.git("cherry-pick", "topic")
    assert content(parted) == changed(MAP, BOTH)
    parted.git("reset", "--quiet", "--hard", "HEAD~1")
    parted.git("checkout", "--quiet", "topic")
    parted.git("rebase", "--quiet", "main")
    assert content(parted) == changed(MAP, BOTH)
    assert len(parted.git("log", "--format=%h").split()) == 3


def test_a_file_renamed_on_one_side(parted: WorkTree) -> None:
    parted.git("mv", NAME, "maps/boots.cjm.yaml")
    parted.commit("Another name")
    parted.git("merge", "--no-edit", "topic")
    assert (parted.root / "maps/boots.cjm.yaml").read_text("utf-8") == changed(MAP, BOTH)


def test_a_conflict_stays_unmerged_until_somebody_decides(parted: WorkTree) -> None:
    parted.write(NAME, changed(content(parted), ("severity: low", "severity: high")))
    parted.commit("Severe")
    parted.git("checkout", "--quiet", "topic")
    parted.write(NAME, changed(content(parted), ("severity: low", "severity: critical")))
    parted.commit("Critical")
    parted.git("checkout", "--quiet", "main")
    done = parted.try_git("-c", "merge.conflictStyle=diff3", "merge", "--no-edit", "topic")
    assert done.returncode == 1
    severity = (
        "        severity: low\n",
        (
            "<<<<<<< ours\n        severity: high\n||||||| base\n        severity: low\n=======\n"
            "        severity: critical\n>>>>>>> theirs\n"
        ),
    )
    wanted = changed(MAP, BOTH, severity)
    assert content(parted) == wanted
    row = wanted.splitlines().index("<<<<<<< ours") + 1
    said = (
        f"{NAME}:{row}-{row + 6}: both changed the severity of the pain point “The fee comes late” in the phase "
        f"“Order”: high here, critical there\n"
        f"1 conflict in {NAME}: keep what is right between the markers and remove them, then `git add` it.\n"
    )
    assert done.stderr == said
    assert parted.git("status", "--porcelain") == f"UU {NAME}\n"
    parted.write(NAME, changed(MAP, BOTH, ("severity: low", "severity: critical")))
    parted.git("add", NAME)
    parted.git("commit", "--quiet", "--no-edit")
    assert parted.git("status", "--porcelain") == ""


def test_both_branches_added_the_map(tree: WorkTree) -> None:
    tree.git("config", "merge.cjm.driver", DRIVER)
    tree.write(".gitattributes", "*.cjm.yaml merge=cjm\n")
    start = tree.commit("Nothing yet")
    tree.write(NAME, changed(MAP, ANOTHER))
    other = tree.commit("A map")
    tree.git("reset", "--quiet", "--hard", start)
    tree.write(NAME, MAP)
    tree.commit("A map too")
    done = tree.try_git("merge", "--no-edit", other)
    assert done.returncode == 1
    assert f"note: {NAME} was merged line by line, as git does: " in done.stderr
    assert "      - Asks a friend\n<<<<<<< ours\n=======\n      - name: Visits a shop\n" in content(tree)
