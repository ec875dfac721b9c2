"""The files that services of continuous integration read: jobs that lint, tell what changes, publish, and remind."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cjm import __version__
from cjm.errors import CannotDo
from cjm.files import shown
from cjm.render.environment import template_folder
from cjm.render.scaffold.pre_commit import HOOKS, extended, hooks_in

_DISTRIBUTION = "customer-journey-maps"
_GITLAB_JOBS = ".gitlab/cjm.yml"


@dataclass(frozen=True, slots=True)
class Place:
    """A repository's folder and default branch, and whether files that are there may be overwritten."""

    root: Path
    branch: str = "main"
    force: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be written, by path; the files that are right already; what only people can do, a sentence or two each."""

    files: Mapping[Path, bytes] = field(default_factory=dict)
    kept: tuple[Path, ...] = ()
    next: tuple[str, ...] = ()


def requirement(version: str = __version__) -> str:
    """What pip installs: this version of cjm, or a later one that is compatible with it."""
    major, minor, patch = (*re.findall(r"\d+", version), "0", "0")[:3]
    return f"{_DISTRIBUTION}~={major}.{minor}" + (f".{patch}" if major == "0" else "")


def _github(place: Place) -> Plan:
    folder = place.root / ".github" / "workflows"
    text = _template("github").replace("DEFAULT_BRANCH", _pattern(place.branch))
    plan = _whole(folder / "cjm.yml", text, place)
    leave_out = "leave out the jobs `site` and `publish`"
    others = [
        file.name
        for file in sorted(folder.glob("*.y*ml"))
        if file.name != "cjm.yml" and file.is_file() and b"actions/deploy-pages@" in file.read_bytes()
    ]
    if others:
        site = f"GitHub: {others[0]} publishes to Pages already, and a repository has one site: {leave_out}."
    else:
        site = (
            "GitHub: the site needs Settings → Pages → Source: GitHub Actions. See there who may read it, as it can be "
            f"public where the repository is private. If you want none, {leave_out}."
        )
    return Plan(plan.files, plan.kept, (f"GitHub: the branch that is published is `{place.branch}`.", site))


def _gitlab(place: Place) -> Plan:
    plan = _whole(place.root / _GITLAB_JOBS, _template("gitlab"), place)
    pipeline = place.root / ".gitlab-ci.yml"
    files, kept, steps = dict(plan.files), plan.kept, []
    if not pipeline.exists():
        files |= _whole(pipeline, _template("gitlab-include"), place).files
    elif re.search(rb"(?m)^[^#\n]*\.gitlab/cjm\.yml\b", pipeline.read_bytes()):
        kept = (*kept, pipeline)
    else:
        steps.append(
            f"GitLab: add `- local: /{_GITLAB_JOBS}` to `include:` in {shown(pipeline)}, so that it knows the jobs."
        )
    talk = (
        "GitLab: the variable CJM_TOKEN (masked; a project access token with the role Reporter and the scope api) lets "
        "the jobs comment on merge requests and open issues."
    )
    steps += [
        talk,
        "GitLab: reminders need a schedule under Build → Pipeline schedules, such as one a week.",
        "GitLab: Settings → General → Visibility says who may read the site. If you want none, leave out `cjm-pages`.",
    ]
    return Plan(files, kept, tuple(steps))


def _pre_commit(place: Place) -> Plan:
    file = place.root / ".pre-commit-config.yaml"
    text = _template("pre-commit")
    steps = ("pre-commit: `pre-commit install` makes the hooks run before each commit.",)
    if not file.is_file():
        return Plan(_whole(file, text, place).files, next=steps)
    _check_inside(file, place)
    present = file.read_bytes()
    if hooks_in(present) & HOOKS:
        return Plan(kept=(file,), next=steps)
    with_hooks = extended(present, text)
    if with_hooks is None and not place.force:
        raise CannotDo(
            f"{shown(file)} is already there, and hooks cannot be added to it safely",
            f"add these by hand, or overwrite the file with --force:\n\n{text.rstrip()}",
        )
    return Plan({file: with_hooks or text.encode()}, next=steps)


def _template(name: str) -> str:
    text = (template_folder() / "ci" / f"{name}.yml").read_text(encoding="utf-8")
    return text.replace("CJM_REQUIREMENT", requirement())


def _whole(file: Path, text: str, place: Place) -> Plan:
    """The plan for a file that is ours from the first line to the last."""
    _check_inside(file, place)
    if file.is_file() and file.read_bytes() == text.encode():
        return Plan(kept=(file,))
    if file.exists() and not (file.is_file() and place.force):
        help_ = "move it, or overwrite it with --force" if file.is_file() else "move it"
        raise CannotDo(f"{shown(file)} is already there", help_)
    return Plan({file: text.encode()})


def _check_inside(file: Path, place: Place) -> None:
    if not file.resolve().is_relative_to(place.root.resolve()):
        raise CannotDo(f"{shown(file)} leads out of the repository by a link", "take the link away")


def _pattern(branch: str) -> str:
    """The branch's name as one of GitHub's patterns, in which `+` and `!` of names have a meaning, and as YAML."""
    return json.dumps(re.sub(r"([+!])", r"\\\1", branch), ensure_ascii=False)


SERVICES: Mapping[str, Callable[[Place], Plan]] = {
    "github": _github,
    "gitlab": _gitlab,
    "pre-commit": _pre_commit,
}
"""By name, what a service needs. Raises CannotDo where a file is in the way that may not be overwritten."""
