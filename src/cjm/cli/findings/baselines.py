"""`--baseline` and `--write-baseline`: the files with the findings that a project knows of, and what is new beside them."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from cjm.cli.findings.checking import Outcome
from cjm.cli.findings.neighbours import is_whole
from cjm.cli.findings.selections import Selections, Wanted, ignored_in
from cjm.cli.messages import say
from cjm.config import Config
from cjm.english import counted
from cjm.errors import CannotDo
from cjm.files import shown, write_atomically
from cjm.lint.baseline import FILE_NAME, Known, compare, from_text, may_be_known, to_text
from cjm.lint.selection import Selection
from cjm.model.finding import SEVERITIES
from cjm.model.overview import Overview
from cjm.source.diagnostic import Diagnostic
from cjm.workspace import Opened, Workspace

_MOST_SHOWN = 10


class Baselines:
    """The baselines of a run: the one given on the command line for every map, else each configuration's own."""

    def __init__(self, workspace: Workspace, wanted: Wanted, given: Path | None = None) -> None:
        self._workspace = workspace
        self._given = given
        self._selections = Selections(wanted)

    def apply(self, outcome: Outcome) -> Outcome:
        """The outcome without what the baselines hold. Says which of their entries no longer occur.

        Raises CannotDo where a baseline cannot be used.
        """
        return self._settle(outcome, writing=False)

    def write(self, outcome: Outcome) -> Outcome:
        """Write the baselines, and give the outcome without what they hold: what no baseline may hold is left.

        Entries for maps and rules that were not checked stay. A map whose configuration names no baseline goes to
        `cjm-baseline.json` beside the configuration, or in the current folder. Raises CannotDo where it cannot be done.
        """
        return self._settle(outcome, writing=True)

    def _settle(self, outcome: Outcome, *, writing: bool) -> Outcome:
        by_name: dict[str, list[Diagnostic]] = defaultdict(list)
        for diagnostic in outcome.diagnostics:
            by_name[diagnostic.filename].append(diagnostic)
        groups: dict[Path, list[Opened]] = defaultdict(list)
        left: list[Diagnostic] = []
        for opened in self._workspace.files:
            file = (
                self._given or opened.config.lint.baseline or (_default(opened.config) if writing else None)
            )
            if file is None:
                left += by_name[opened.name]
            else:
                groups[file].append(opened)
        for file, files in groups.items():
            complete = not (self._workspace.problems or outcome.problems)
            group = _Group(file, files, by_name, self._selections, outcome.overviews, complete=complete)
            left += group.write(named=self._given is not None) if writing else group.new()
        left.sort(key=lambda each: each.sort_key)
        return replace(
            outcome,
            diagnostics=tuple(left),
            fails=any(map(self._fails, self._workspace.files, _grouped(left, self._workspace.files))),
            known=len(outcome.diagnostics) - len(left),
        )

    def _fails(self, opened: Opened, left: list[Diagnostic]) -> bool:
        least = SEVERITIES.index(self._selections.least(opened.config))
        return any(SEVERITIES.index(each.severity) >= least for each in left)


def without_known(opened: Opened, found: list[Diagnostic], selections: Selections) -> list[Diagnostic]:
    """The findings in a file that the baseline of its configuration does not hold.

    Raises CannotDo where the baseline cannot be used.
    """
    file = opened.config.lint.baseline
    if file is None:
        return found
    return _Group(file, [opened], {opened.name: found}, selections, {}, complete=False).new()


class _Group:
    """A baseline file and the maps it is for, with their findings by the maps' names.

    `complete` is false where something could not be checked, so that a finding may be missing for that reason.
    """

    def __init__(
        self,
        file: Path,
        files: list[Opened],
        by_name: dict[str, list[Diagnostic]],
        selections: Selections,
        overviews: Mapping[int, Overview],
        *,
        complete: bool,
    ) -> None:
        self.complete = complete
        self.file = file
        self.folder = file.absolute().parent.resolve()
        self.selections = selections
        self.overviews = overviews
        self.opened = {self._relative(opened.path): opened for opened in files}
        self.found = {name: by_name[opened.name] for name, opened in self.opened.items()}

    def new(self) -> list[Diagnostic]:
        """The findings that the baseline does not hold."""
        entries = _read(self.file)
        if entries is None:
            raise CannotDo(f"{shown(self.file)}: there is no such baseline", "`--write-baseline` writes it")
        candidates, left = self._candidates()
        comparison = compare(entries, [known for known, _ in candidates], self._is_there)
        missing, _ = self._sorted_out(comparison.missing, entries)
        if missing:
            _tell_missing(self.file, missing)
        new = (each for (_, each), known in zip(candidates, comparison.known, strict=True) if not known)
        return [*left, *new]

    def write(self, *, named: bool) -> list[Diagnostic]:
        """Write the baseline anew, and give the findings that it may not hold.

        Says how later runs use it, unless it was `named` on the command line.
        """
        entries = _read(self.file) or ()
        candidates, left = self._candidates()
        comparison = compare(entries, [known for known, _ in candidates], self._is_there)
        _, kept = self._sorted_out(comparison.missing, entries)
        now = [*kept, *(known for known, _ in candidates)]
        write_atomically(self.file, to_text(now).encode("utf-8", "surrogateescape"))
        say(f"{shown(self.file)}: {_findings(now)} written")
        if not named and any(opened.config.lint.baseline is None for opened in self.opened.values()):
            say(f'  `baseline = "{self.file.name}"` under [lint] in cjm.toml makes every run use it')
        return left

    def _candidates(self) -> tuple[list[tuple[Known, Diagnostic]], list[Diagnostic]]:
        """The findings that a baseline may hold, with their keys, and the others."""
        candidates, others = [], []
        for name, found in self.found.items():
            selection = self._selection(self.opened[name])
            for each in found:
                if may_be_known(selection.find(each.code)):
                    candidates.append((Known(name, each.code, each.anchor, each.message), each))
                else:
                    others.append(each)
        return candidates, others

    def _sorted_out(
        self, missing: Iterable[Known], entries: Iterable[Known]
    ) -> tuple[list[Known], list[Known]]:
        """Of the entries that were not found those that no longer occur, and those that were not looked for."""
        files = {entry.file for entry in entries}
        gone = {file for file in files - self.opened.keys() if not self._is_there(file)}
        if not files <= self.opened.keys() | gone:  # a map that was not checked may be where the file went
            gone = set()
        everything = files <= self.opened.keys() | gone
        codes = {file: self._unseen(file, everything=everything) for file in files & self.opened.keys()}
        past: list[Known] = []
        kept: list[Known] = []
        for entry in missing:
            unseen = codes.get(entry.file)
            was_seen = entry.file in gone if unseen is None else not unseen(entry.code)
            (past if self.complete and was_seen else kept).append(entry)
        return past, kept

    def _unseen(self, file: str, *, everything: bool) -> Callable[[str], bool]:
        """Whether a rule of that code has not looked at a file, or not beside all files that matter.

        `everything` says whether all files of the baseline were checked: where it is not known which files belong to the
        project, it is taken to be those.
        """
        opened = self.opened[file]
        selection, ignored = self._selection(opened), ignored_in(opened)
        project = self.overviews.get(id(opened.project))
        alone = project is not None and not project.complete and (is_whole(opened) or not everything)
        if any(not may_be_known(selection.find(each.code)) for each in self.found[file]):
            return lambda _code: True  # what cannot be read as a map no rule has looked at
        off = {rule.code for rule in selection.known if not selection.has(rule.code)} | ignored
        return (
            off.__contains__ if not alone else (off | {rule.code for rule in selection.across}).__contains__
        )

    def _selection(self, opened: Opened) -> Selection:
        return self.selections.of(opened.config)

    def _relative(self, path: Path) -> str:
        real = path.absolute().parent.resolve() / path.name
        try:
            return Path(os.path.relpath(real, self.folder)).as_posix()
        except ValueError:  # on another drive
            return real.as_posix()

    def _is_there(self, file: str) -> bool:
        try:
            return (self.folder / file).exists()
        except (OSError, ValueError):
            return False


def _default(config: Config) -> Path:
    return (config.folder or Path()) / FILE_NAME


def _read(file: Path) -> tuple[Known, ...] | None:
    """The entries of a baseline; `None` where there is no such file."""
    try:
        content = file.read_bytes().decode("utf-8-sig", "surrogateescape")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CannotDo.to_read(shown(file), error) from None
    return from_text(content, shown(file))


def _grouped(diagnostics: Iterable[Diagnostic], files: Iterable[Opened]) -> Iterator[list[Diagnostic]]:
    by_name: dict[str, list[Diagnostic]] = defaultdict(list)
    for each in diagnostics:
        by_name[each.filename].append(each)
    return (by_name[opened.name] for opened in files)


def _tell_missing(file: Path, missing: list[Known]) -> None:
    occur, them = ("occurs", "it") if sum(entry.count for entry in missing) == 1 else ("occur", "them")
    say(f"{shown(file)}: {_findings(missing)} no longer {occur}; `--write-baseline` takes {them} out:")
    for entry in missing[:_MOST_SHOWN]:
        times = f" ({entry.count} times)" if entry.count > 1 else ""
        say(f"  {entry.file}: {f'{entry.code} {entry.at}'.rstrip()}{times}: {entry.message}")
    if len(missing) > _MOST_SHOWN:
        say(f"  and {len(missing) - _MOST_SHOWN} more")


def _findings(entries: Iterable[Known]) -> str:
    return counted(sum(entry.count for entry in entries), "finding")
