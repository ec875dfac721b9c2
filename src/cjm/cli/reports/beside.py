"""What reports show of the other files of a project: what is found where maps lie side by side."""

from __future__ import annotations

from cjm.cli.findings.beside import Beside
from cjm.cli.findings.running import Run
from cjm.cli.findings.selections import Selections, Wanted
from cjm.cli.reports.rendering import Look
from cjm.lint.engine import NOT_LOOKED, Across
from cjm.workspace import Opened, Workspace


def beside_of(
    workspace: Workspace, look: Look, *, keeps: bool = True, jobs: int | None = None
) -> Beside | None:
    """The projects of a workspace for reports; `None` for those that show no findings.

    `keeps` says whether what is read of files that were not named is kept in the cache, `jobs` how many processes may
    share that work. Raises CannotDo at a selector that is none.
    """
    if look.public:
        return None
    selections = Selections(Wanted(today=look.today, cache=True, jobs=jobs, keeps=keeps))
    return Beside(workspace, Run(workspace.configurations, selections))


def across_alone(workspace: Workspace, opened: Opened, look: Look) -> Across:
    """What the only map of a workspace has to do with the other files of its project, which are summed up for it.

    Raises CannotDo at a selector that is none, and OSError where the map cannot be read.
    """
    beside = beside_of(workspace, look) if opened.document.map is not None else None
    if beside is None:
        return NOT_LOOKED
    beside.put({})
    across, _ = beside.across(opened)
    return across
