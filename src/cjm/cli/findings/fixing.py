"""`--fix` and `--diff`: from findings with fixes to files without them."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cjm.cli.findings.checking import Outcome, check_within
from cjm.cli.findings.selections import Selections, Wanted
from cjm.cli.messages import report_problem, say, warn
from cjm.cli.rewriting.files import Rewritten
from cjm.english import counted
from cjm.files import write_atomically
from cjm.lint.fixing import Fixed, Refused, State, fix
from cjm.lint.summaries import summarise
from cjm.source.document import Document, read_document
from cjm.workspace import Opened, Stdin, Workspace

if TYPE_CHECKING:
    from cjm.source.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Repair:
    """A file, the name under which it is shown, its text as it was read, and what its fixes made of it."""

    opened: Opened
    name: str
    before: str
    fixed: Fixed

    @property
    def rewritten(self) -> Rewritten:
        """The file with what its fixes made of it."""
        return Rewritten(self.opened.path, self.name, self.before, self.fixed.content)


class Fixing:
    """The fixes of a run over the files of a workspace, with or without the unsafe ones."""

    def __init__(
        self, workspace: Workspace, outcome: Outcome, wanted: Wanted, stdin: Stdin | None, *, unsafe: bool
    ) -> None:
        self._problems = (*workspace.problems, *outcome.problems)
        self._stdin = stdin
        self._from_stdin = workspace.files[0] if stdin else None
        fixable = {each.filename for each in outcome.diagnostics if _applies(each, unsafe=unsafe)}
        self._selections = Selections(wanted)
        self._overviews = dict(outcome.overviews)
        self._repairs = [
            self._repair(opened, self._document(opened), unsafe=unsafe)
            for opened in workspace.files
            if opened.name in fixable
        ]

    def _repair(self, opened: Opened, document: Document, *, unsafe: bool) -> Repair:
        project = opened.project

        def check(changed: Document) -> State:
            project.hold(opened.path, changed)
            overview = self._overviews.get(id(project))
            return State(changed, check_within(opened, self._selections, overview))

        def check_text(content: str) -> State:
            return check(read_document(content.encode(), document.filename))

        done = fix(check(document), check_text, unsafe=unsafe)
        now = read_document(done.content.encode(), document.filename)
        project.hold(opened.path, now)
        if (overview := self._overviews.get(id(project))) and (mine := summarise(now, project, opened.path)):
            self._overviews[id(project)] = overview.with_summary(mine)
        return Repair(opened, document.filename, document.text.content, done)

    def _document(self, opened: Opened) -> Document:
        """What is in a file that has been checked and may be forgotten since."""
        if opened is self._from_stdin and self._stdin:
            return read_document(self._stdin.data, opened.name)
        return opened.document

    def show_difference(self) -> int:
        """Print what would be changed, and change nothing. Returns the exit code: 1 where something would be."""
        for repair in self._repairs:
            sys.stdout.writelines(repair.rewritten.difference())
        self._report("Would fix")
        for problem in self._problems:
            report_problem(problem)
        if self._problems:
            return 2
        return 1 if any(repair.before != repair.fixed.content for repair in self._repairs) else 0

    def write(self) -> Stdin | None:
        """Write the files, and standard input, if it is read, to standard output; returns it as fixed.

        Raises CannotDo where a file cannot be written.
        """
        stdin = self._stdin
        for repair in self._repairs:
            if repair.opened is self._from_stdin and stdin:
                stdin = replace(stdin, data=repair.rewritten.like(stdin.data))
            elif repair.before != repair.fixed.content:
                write_atomically(repair.opened.path, repair.rewritten.content("cjm lint --fix"))
        if stdin:
            sys.stdout.flush()
            sys.stdout.buffer.write(stdin.data)
            sys.stdout.buffer.flush()
        self._report("Fixed")
        return stdin

    def _report(self, verb: str) -> None:
        """Say what was fixed, or would be, and which fixes were left out."""
        for repair in self._repairs:
            for refused in repair.fixed.refused:
                warn(_refusal(refused))
        counts = [repair.fixed.findings for repair in self._repairs if repair.fixed.findings]
        if counts:
            say(f"{verb} {counted(sum(counts), 'finding')} in {counted(len(counts), 'file')}.")


def _applies(each: Diagnostic, *, unsafe: bool) -> bool:
    return each.fix is not None and (unsafe or each.fix.applicability == "safe")


def _refusal(refused: Refused) -> str:
    each = refused.diagnostic
    place = f"{each.filename}:{each.start.row}:{each.start.column}"
    why = f"it would raise {', '.join(refused.raised)}" if refused.raised else "the finding would stay"
    return f"{place}: {each.code} is not fixed: {why}"
