"""The examples in the rules' documentation, run as the files that they stand for.

An example may be a fragment; `complete` adds what every map needs. Two comments in its first line mean something:
`# file: NAME` makes the block a file beside the other examples of its section (another map of the project, or a library,
which the examples then use), and `# encoding: NAME` is the encoding in which the example is saved.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from cjm.lint.across import check_across
from cjm.lint.engine import check
from cjm.lint.registry import all_rules, find_rule
from cjm.lint.rule import Context, Rule, complete
from cjm.lint.selection import Selection
from cjm.lint.summaries import place_of, summarise
from cjm.lint.suppressions import suppress
from cjm.model.finding import Finding
from cjm.model.node_path import path_text
from cjm.model.overview import Overview
from cjm.source.document import Document
from cjm.source.project import Project

TODAY = datetime.date(2026, 6, 1)

_FILE = re.compile(r"# file: (\S+)\n")
_ENCODING = re.compile(r"# encoding: (\S+)\n")


@dataclass(frozen=True)
class Checked:
    """An example's document and what the reader and the rule found in it."""

    document: Document
    findings: tuple[Finding, ...]

    def codes(self) -> set[str]:
        return {finding.code for finding in self.findings}


def own_examples(rule: Rule, section: str) -> tuple[str, ...]:
    """The examples of a section, without the files that stand beside them."""
    return tuple(block for block in rule.examples(section) if not _FILE.match(block))


def beside(rule: Rule, section: str) -> tuple[str, ...]:
    """The files that stand beside the examples of a section."""
    return tuple(block for block in rule.examples(section) if _FILE.match(block))


def run(rules: Iterable[Rule], example: str, folder: Path, files: Iterable[str] = ()) -> Checked:
    """The findings of the reader and of the rules in an example, with the `# file: NAME` blocks beside it.

    Together they are a project, whose libraries are those among them. What is said about suppressions depends on all rules,
    so that all of them run where it is wanted.
    """
    rules = tuple(rules)
    wanted = {rule.code for rule in rules}
    project = Project(folder)
    path = folder / "example.cjm.yaml"
    encoding = _ENCODING.match(example)
    path.write_bytes(complete(example).encode(encoding[1] if encoding else "utf-8"))
    documents = {path: project.document(path)}
    for block in files:
        name = _FILE.match(block)
        assert name
        beside = folder / name[1]
        beside.write_text(complete(block), encoding="utf-8")
        documents[beside] = project.document(beside)
        assert not documents[beside].findings, f"{name[1]} is not valid: {documents[beside].findings}"
    document = documents[path]
    project.libraries = tuple(each for each in documents.values() if each.library)
    findings = [*document.findings, *project.link_findings(document, path)]
    running = all_rules() if any(code.startswith("CJM90") for code in wanted) else rules
    if journey := project.file_journey(document, path):
        looking = [rule for rule in running if document.map or rule.for_libraries]
        context = Context(journey, TODAY)
        findings += [finding for rule in looking for finding in check(rule, context)]
        if mine := summarise(document, project, path):
            side_by_side = overview(documents, project)
            across, failures = check_across(looking, mine, side_by_side, document.filename, whole=True)
            assert not failures
            findings += across.findings
        ran = {rule.code for rule in looking}
        findings = suppress(document, findings, ran, Selection(running, known=all_rules()))
        findings = [each for each in findings if each.code in wanted or each.code.startswith("CJM00")]
    return Checked(document, tuple(findings))


def overview(documents: Mapping[Path, Document], project: Project) -> Overview:
    """The files of an example side by side, with the links between them."""
    summaries = {path: summarise(document, project, path) for path, document in documents.items()}
    links = {
        (each.file, link): place_of(target, project)
        for path, each in summaries.items()
        if each
        for link in each.links
        if (target := project.linked(path, link))
    }
    shared = (place_of(path, project) for path, document in documents.items() if document.library)
    return Overview(filter(None, summaries.values()), links, shared)


def found(name: str, text: str, folder: Path, *files: str) -> list[tuple[str, str, str]]:
    """Path, message and help of what a rule finds in a map."""
    rule = find_rule(name)
    assert rule
    checked = run([rule], text, folder, files)
    return [
        (path_text(finding.problem.path), finding.problem.message, finding.problem.help)
        for finding in checked.findings
        if finding.code == rule.code
    ]


def places(name: str, text: str, folder: Path, *files: str) -> list[str]:
    """The paths at which a rule finds something in a map."""
    return [place for place, _, _ in found(name, text, folder, *files)]
