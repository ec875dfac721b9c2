"""What a summary of a run shows beside the findings: the maps, and where their files are on a git host."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from cjm.files import git_root
from cjm.model.coverage import coverage
from cjm.output.report import CheckedMap
from cjm.workspace import Workspace


def checked_maps(workspace: Workspace) -> tuple[CheckedMap, ...]:
    """The maps of a workspace in order, libraries and what cannot be read left out."""
    found = []
    for opened in workspace.files:
        try:
            document = opened.document
        except OSError:
            continue
        if document.library is None:
            journey = opened.project.journey(document, opened.path)
            title = document.map.title if document.map else ""
            found.append(CheckedMap(opened.name, title, coverage(journey) if journey else ()))
        opened.project.release(opened.path)
    return tuple(found)


def source_pages() -> str | None:
    """The address of the current folder's files in a job of GitHub Actions or GitLab CI, at the commit that runs.

    Sources: GitHub, "Variables reference", section "Default environment variables"; GitLab, "Predefined CI/CD variables
    reference".
    """
    given = os.environ.get
    if (repository := given("GITHUB_REPOSITORY")) and (commit := given("GITHUB_SHA")):
        pages = f"{given('GITHUB_SERVER_URL', 'https://github.com')}/{repository}/blob/{commit}/"
    elif (project := given("CI_PROJECT_URL")) and (commit := given("CI_COMMIT_SHA")):
        pages = f"{project}/-/blob/{commit}/"
    else:
        return None
    here = Path.cwd()
    root = git_root(here)
    below = here.relative_to(root).as_posix() if root else "."
    return quote(pages if below == "." else f"{pages}{below}/", safe=":/")
