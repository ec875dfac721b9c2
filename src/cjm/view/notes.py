"""The linter's findings where they belong: in a cell of the map, at an entry of a list, or in a section."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cjm.model.finding import Finding, Severity
from cjm.model.node_path import NodePath
from cjm.view.marks import Lookup, Mark
from cjm.view.record import record

_LANE_OF_KEY = {
    "customer_goal": "about", "summary": "about", "timing": "about", "duration": "about", "name": "about",
    "key_task": "key_task", "advance_when": "key_task", "desired": "desired", "owner": "owner",
    "needs": "needs", "questions": "questions", "touchpoints": "touchpoints", "pain_points": "pain_points",
    "opportunities": "opportunities", "metrics": "metrics",
}  # fmt: skip
_LANE_OF_STEP = {
    "02": "about", "03": "steps", "04": "touchpoints", "05": "questions", "06": "pain_points", "07": "metrics",
    "08": "owner", "09": "opportunities",
}  # fmt: skip
"""A step of the method, as rules' codes have it → the lane of the map that shows it."""
_FEW = 4
_LISTS = frozenset({"needs", "questions", "pain_points", "opportunities"})


@record
class Note:
    """The findings of one rule at one place. `anchor` leads to the rule in the list of checks."""

    code: str
    severity: Severity
    title: str
    anchor: str
    count: int
    marks: tuple[Mark, ...]

    @property
    def steps(self) -> tuple[Mark, ...]:
        """The steps it is about, none where they are too many to be named or a finding is about the whole phase."""
        few = len(self.marks) == self.count <= _FEW and all(each.step is not None for each in self.marks)
        return self.marks if few else ()


@record
class Notes:
    """Notes by place.

    `cells` are those of the map, by the phase's label and the lane's key, such as `2 owner`; `things` are those of
    entries, by their anchor in the page or their registry and id, such as `pain_points.fee` or `metrics.reach`, and of
    sections by the map's key, such as `review`. A finding stands in a cell and at an entry, where it has both.
    """

    cells: Mapping[str, tuple[Note, ...]]
    things: Mapping[str, tuple[Note, ...]]


NO_NOTES = Notes({}, {})
"""What a map without findings has."""


def notes_view(
    findings: Iterable[Finding], titles: Mapping[str, str], anchors: Mapping[str, str], lookup: Lookup
) -> Notes:
    """The notes of a map. `titles` are the rules' titles, `anchors` their ids in the page, both by code."""
    cells: dict[str, dict[tuple[str, Severity], list[Finding]]] = {}
    things: dict[str, dict[tuple[str, Severity], list[Finding]]] = {}
    for finding in findings:
        key = (finding.code, finding.severity)
        for places, place in ((cells, _cell(finding)), (things, _thing(finding.problem.path, lookup))):
            if place:
                places.setdefault(place, {}).setdefault(key, []).append(finding)

    def notes(groups: Mapping[tuple[str, Severity], list[Finding]]) -> tuple[Note, ...]:
        return tuple(
            Note(
                code, severity, titles.get(code) or group[0].problem.message, anchors.get(code, ""), len(group),
                tuple(dict.fromkeys(mark for each in group if (mark := step_mark(each.problem.path, lookup)))),
            )
            for (code, severity), group in groups.items()
        )  # fmt: skip

    return Notes(
        {place: notes(groups) for place, groups in cells.items()},
        {place: notes(groups) for place, groups in things.items()},
    )


def step_mark(path: NodePath, lookup: Lookup) -> Mark | None:
    """The mark of the step, or else of the phase, that a path leads into."""
    step = path[:4] if len(path) > 3 and path[2] == "steps" else path[:2]
    return lookup.marks.get(step) if path[:1] == ("phases",) else None


def _cell(finding: Finding) -> str | None:
    path = finding.problem.path
    if path[:1] == ("transitions",):
        return "transitions"
    if path[:1] != ("phases",) or len(path) < 2:
        return None
    in_step = len(path) > 3 and path[2] == "steps"
    key = str(path[4] if in_step and len(path) > 4 else path[2] if len(path) > 2 else "")
    by_step = _LANE_OF_STEP.get(finding.code.removeprefix("CJM")[:2])
    lane = _LANE_OF_KEY.get(key) or (None if key and key != "steps" else by_step)
    return f"{int(path[1]) + 1} {lane or 'steps'}"


def _thing(path: NodePath, lookup: Lookup) -> str | None:
    if path[:1] == ("phases",):
        return next(
            (
                lookup.anchors.get(path[: i + 2])
                for i, key in enumerate(path)
                if key in _LISTS and len(path) > i + 1
            ),
            None,
        )
    if not path:
        return None
    return f"{path[0]}.{path[1]}" if len(path) > 1 and path[0] != "review" else str(path[0])
