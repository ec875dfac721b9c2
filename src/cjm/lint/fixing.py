"""Applying fixes: in rounds until nothing changes, each round proved by reading the text again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from cjm.model.fix import Applicability
from cjm.source.diagnostic import Diagnostic
from cjm.source.document import Document
from cjm.source.editing.text_edit import TextFix, apply, compatible

_MOST_CHECKS = 200
"""How often a text is checked again. Where its fixes take more, the last of them are left for the next run."""

_CUT = "CJM0007"
"""The code that says that a text has more findings than are shown; else it stands alone."""


@dataclass(frozen=True, slots=True)
class State:
    """A text, read, and what is found in it."""

    document: Document
    diagnostics: Sequence[Diagnostic]

    @property
    def stage(self) -> int:
        """How far checking came: 0 no data could be read, 1 they do not fit the format, 2 the rules ran."""
        if self.document.data is None:
            return 0
        return 1 if self.document.content is None else 2

    def counts(self, stage: int) -> Counter[str]:
        """How many findings of each code there are, of those that a text that comes to `stage` can have."""
        if stage == 2:
            return Counter(each.code for each in self.diagnostics)
        if stage < self.stage == 1 or stage == 0 < self.stage:
            return Counter()
        return Counter(finding.code for finding in self.document.findings)


@dataclass(frozen=True, slots=True)
class Refused:
    """A fix that was tried and left out, and the codes of the findings that it would have raised, if it did."""

    diagnostic: Diagnostic
    raised: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fixed:
    """The text after all fixes, how many findings they put right, and what was left out."""

    content: str
    findings: int
    refused: tuple[Refused, ...]


Check = Callable[[str], State]


def fix(state: State, check: Check, *, unsafe: bool = False) -> Fixed:
    """Apply the fixes of a text; `check` reads and checks a text that may take its place.

    A safe fix stays only if its finding goes and no other comes; an unsafe one, if no error comes.
    """
    return _Fixer(state, check, ("safe", "unsafe") if unsafe else ("safe",)).run()


_Key = tuple[str, str, str]


@dataclass(slots=True)
class _Fixer:
    state: State
    check: Check
    kinds: tuple[Applicability, ...]
    findings: int = 0
    checks: int = 0
    refused: dict[_Key, Refused] = field(default_factory=dict)

    def run(self) -> Fixed:
        while self.checks < _MOST_CHECKS and (wanted := self._wanted()):
            self._try(wanted)
        return Fixed(self.state.document.text.content, self.findings, tuple(self.refused.values()))

    def _wanted(self) -> list[Diagnostic]:
        """The findings to be fixed next: while there are safe fixes, those."""
        for kind in self.kinds:
            wanted = [
                each
                for each in self.state.diagnostics
                if each.fix and each.fix.applicability == kind and _key(each) not in self.refused
            ]
            if wanted:
                return wanted
        return []

    def _try(self, wanted: list[Diagnostic]) -> None:
        """Apply what can be applied together; where that fails, half of it, down to one fix, which is then left out."""
        fixes = compatible(each.fix for each in wanted if each.fix)
        while True:
            done = {each.edits for each in fixes}
            meant = [each for each in wanted if each.fix and each.fix.edits in done]
            after = self.check(apply(self.state.document.text.content, fixes))
            self.checks += 1
            raised = self._raised(after, meant)
            if raised is None:
                self.state = after
                self.findings += len(meant)
                return
            if len(fixes) == 1 or self.checks >= _MOST_CHECKS:
                for each in meant:
                    self.refused[_key(each)] = Refused(each, raised)
                return
            fixes = fixes[: len(fixes) // 2]

    def _raised(self, after: State, meant: Sequence[Diagnostic]) -> tuple[str, ...] | None:
        """The codes of findings that fixes raise, perhaps none although they fail; `None` where they do as they say."""
        stage = self.state.stage
        was, now = self.state.counts(stage), after.counts(stage)
        more = now - was
        if all(_is_unsafe(each.fix) for each in meant) and after.stage == 2:
            errors = {each.code for each in after.diagnostics if each.severity == "error"}
            more = Counter({code: count for code, count in more.items() if code in errors})
        fixed = Counter(each.code for each in meant)
        gone = all(now[code] <= was[code] - fixed[code] for code in fixed)
        if _CUT in was:  # findings that were not shown come up in place of those that go
            more, gone = Counter({code: count for code, count in more.items() if code not in was}), True
        if after.stage >= stage and not more and gone:
            return None
        return tuple(sorted(more))


def _is_unsafe(text_fix: TextFix | None) -> bool:
    return text_fix is not None and text_fix.applicability == "unsafe"


def _key(each: Diagnostic) -> _Key:
    return each.code, each.anchor, each.message
