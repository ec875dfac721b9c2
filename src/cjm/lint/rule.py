"""What a rule is, and what it is given."""

from __future__ import annotations

import datetime
import inspect
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import TypedDict, Unpack

from cjm.model.base import RefTarget
from cjm.model.finding import Problem, Profile, Severity
from cjm.model.fix import Add, Fix, Reorder, Write
from cjm.model.graph import Graph
from cjm.model.ids import is_id
from cjm.model.journey import Journey
from cjm.model.map import REGISTRIES, Map
from cjm.model.method import Method, State
from cjm.model.node_path import NodePath
from cjm.model.overview import Overview
from cjm.model.persona import Persona
from cjm.model.references import Reference
from cjm.model.resolution import closest, is_derived, undefined
from cjm.model.slip import is_sure, meant
from cjm.model.summary import Summary

__all__ = ["Context", "Overview", "Problem", "Rule", "Summary", "rule", "rule_across", "undefined_id"]

OWN_PREFIX = "CJM"
"""How the codes of our rules begin. Rules of others have a prefix of their own."""

_SECTION = re.compile(r"^## (\w+)$", re.MULTILINE)
_FENCE = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MOST_SUGGESTIONS = 50


class Context:
    """What a rule may look at: the journey with what it draws on, and the day for which it is checked.

    `asked_for_today` says whether any rule did: what it found holds for that day only.
    """

    def __init__(self, journey: Journey, today: datetime.date) -> None:
        self.journey = journey
        self._today = today
        self.asked_for_today = False

    @property
    def today(self) -> datetime.date:
        """The day for which the map is checked."""
        self.asked_for_today = True
        return self._today

    @property
    def map(self) -> Map:
        """The map that is checked."""
        return self.journey.map

    @cached_property
    def graph(self) -> Graph:
        """The journey as a graph of its phases."""
        return Graph(self.journey)

    @cached_property
    def undefined(self) -> tuple[Reference, ...]:
        """The references in the map that name nothing."""
        return tuple(undefined(self.journey))

    @cached_property
    def meant(self) -> Mapping[tuple[RefTarget, str], str | None]:
        """For ids that name nothing, the one that was probably meant.

        Only for the first of them: comparing is slow, and where more are missing it is a library that is, not a letter.
        """
        wanted = {(reference.target, reference.id): reference for reference in self.undefined}
        return {
            key: closest(self.journey, reference)
            for key, reference in islice(wanted.items(), _MOST_SUGGESTIONS)
        }

    @property
    def followed_personas(self) -> Iterator[tuple[NodePath, Persona]]:
        """The personas of this journey, each with its place: its entry, or where the scope takes it from a library.

        Those that the current-state map defines are left out: they are judged there.
        """
        for key, persona in self.map.personas.items():
            if key in self.journey.personas:
                yield ("personas", key), persona
        taken = (self.map.scope.personas if self.map.scope else None) or ()
        inherited = self.journey.current.map.personas if self.journey.current else {}
        for index, key in enumerate(taken):
            if key in self.journey.personas and key not in self.map.personas and key not in inherited:
                yield ("scope", "personas", index), self.journey.personas[key]


Check = Callable[[Context], Iterable[Problem]]
CheckAcross = Callable[[Summary, Overview], Iterable[Problem]]
"""Judges a file by the other files of its project; what it yields stands in that file."""


@dataclass(frozen=True)
class Rule:
    """A judgement of the method on a map.

    `profile` is the first of the ladder's profiles in which the rule is on; `methods` and `states` are those of the
    maps it applies to (`None`: all); with `for_libraries` it also looks at libraries, as maps without phases. `sources`
    are the lines of the method that it comes from (docs/method.md), such as `000.12`, or `format` for what the format
    itself asks. `check` looks at one map, `check_across` at a file among those of its project; both are `None` for what
    the reader of files reports itself. `documentation` is Markdown: a sentence, then the sections `Why`, `Bad` and `Good`, whose YAML blocks are run
    as tests. `url` is the page of a rule of others on the web.
    """

    code: str
    name: str
    title: str
    severity: Severity
    profile: Profile
    sources: tuple[str, ...]
    check: Check | None
    documentation: str
    methods: frozenset[Method] | None = None
    states: frozenset[State] | None = None
    aliases: tuple[str, ...] = ()
    for_libraries: bool = False
    url: str | None = None
    check_across: CheckAcross | None = None

    @property
    def is_reported_by_reader(self) -> bool:
        """Whether the rule has no function of its own: its findings come from the reader of files or of comments."""
        return self.check is None and self.check_across is None

    @property
    def package(self) -> str:
        """The top-level package, or module, whose code the rule is."""
        function = self.check or self.check_across
        return (function.__module__ if function else __name__).partition(".")[0]

    @property
    def summary(self) -> str:
        """The first sentence of the documentation."""
        return self.documentation.split("\n\n", 1)[0].replace("\n", " ")

    def section(self, name: str) -> str:
        """The Markdown under a heading of the documentation; empty where there is none."""
        parts = _SECTION.split(self.documentation)
        return dict(zip(parts[1::2], parts[2::2], strict=True)).get(name, "").strip()

    def examples(self, section: str) -> tuple[str, ...]:
        """The YAML blocks under a heading."""
        return tuple(_FENCE.findall(self.section(section) + "\n"))

    def applies_to(self, map_: Map | Summary) -> bool:
        """Whether the rule is for maps of this method and state."""
        return (self.methods is None or map_.method in self.methods) and (
            self.states is None or map_.state in self.states
        )

    def run(self, context: Context) -> Iterable[Problem]:
        """The problems that the rule finds in a map."""
        return self.check(context) if self.check is not None and self.applies_to(context.map) else ()

    def run_across(self, file: Summary, project: Overview) -> Iterator[Problem]:
        """The problems that the rule finds in a file, seen beside the others of its project."""
        if self.check_across is None or (file.is_library and not self.for_libraries):
            return
        if self.applies_to(file):
            yield from self.check_across(file, project)


class _Particulars(TypedDict, total=False):
    """What a rule says of itself beside code, name and title, as `Rule` has it."""

    severity: Severity
    profile: Profile
    source: str | tuple[str, ...]
    methods: Iterable[Method] | None
    states: Iterable[State] | None
    aliases: tuple[str, ...]
    for_libraries: bool
    url: str | None


def rule(code: str, name: str, title: str, **particulars: Unpack[_Particulars]) -> Callable[[Check], Rule]:
    """Make the decorated function a rule; the docstring of its module is its documentation."""
    return lambda check: replace(_described(code, name, title, check, **particulars), check=check)


def rule_across(
    code: str, name: str, title: str, **particulars: Unpack[_Particulars]
) -> Callable[[CheckAcross], Rule]:
    """Make the decorated function a rule that looks at each file beside the others of its project."""
    return lambda check: replace(_described(code, name, title, check, **particulars), check_across=check)


def _described(
    code: str,
    name: str,
    title: str,
    function: Callable[..., object],
    *,
    severity: Severity = "warning",
    profile: Profile = "standard",
    source: str | tuple[str, ...] = (),
    methods: Iterable[Method] | None = None,
    states: Iterable[State] | None = None,
    aliases: tuple[str, ...] = (),
    for_libraries: bool = False,
    url: str | None = None,
) -> Rule:
    """A rule without its function, described by the docstring of the function's module."""
    return Rule(
        code,
        name,
        title,
        severity,
        profile,
        (source,) if isinstance(source, str) else source,
        None,
        inspect.cleandoc(sys.modules[function.__module__].__doc__ or ""),
        frozenset(methods) if methods is not None else None,
        frozenset(states) if states is not None else None,
        aliases,
        for_libraries,
        url,
    )


def undefined_id(context: Context, reference: Reference) -> Problem:
    """The problem of a reference that names nothing, for each rule that reports such references."""
    wanted, target = reference.id, reference.target
    what = (
        "phase or step"
        if target == "place"
        else _CONCERN
        if target == "concern"
        else target.replace("_", " ")
    )
    if target in REGISTRIES:
        add = f"add `{wanted}:` to `{REGISTRIES[target]}`, or write the id of one that is there"
    else:
        add = f"write the id of a {what} of this map"
    close = context.meant.get((target, wanted))
    help_ = f"did you mean `{close}`? Else {add}" if close else add
    fix = _reference_fix(context, reference)
    return Problem(reference.path, f"there is no {what} `{wanted}`", help_, at=reference.at, fix=fix)


def _reference_fix(context: Context, reference: Reference) -> Fix | None:
    """The fix of a reference to nothing: the one id that a slip of the fingers explains, else an entry of its own."""
    wanted, target = reference.id, reference.target
    candidates = context.journey.candidates(target) if (target, wanted) in context.meant else ()
    if (close := meant(wanted, candidates)) is not None:
        sure = is_sure(wanted, close) and not is_derived(context.journey, reference._replace(id=close))
        write = Write(reference.path, close, at=reference.at)
        return Fix("safe" if sure else "unsafe", f"write `{close}`", (write,))
    if target in REGISTRIES and is_id(wanted):
        registry = REGISTRIES[target]
        add = Add((registry,), wanted, wanted)
        return Fix("unsafe", f"add `{wanted}: {wanted}` to `{registry}`", (add,))
    return None


def in_order(path: NodePath, dates: Sequence[datetime.date | None]) -> Fix | None:
    """The fix that puts a list of dated entries in the order of time; none where one of them has no date.

    It is not a safe one: the date may be what is wrong.
    """
    known = [date for date in dates if date is not None]
    if len(known) < len(dates):
        return None
    order = tuple(sorted(range(len(known)), key=known.__getitem__))
    return Fix("unsafe", "put the entries in the order of time", (Reorder(path, order),))


_CONCERN = "need, question or pain point"


def reported_by_reader(
    code: str,
    name: str,
    title: str,
    documentation: str,
    *,
    severity: Severity = "error",
    profile: Profile = "draft",
) -> Rule:
    """The rule behind what is reported without it, by the reader of files or of comments: only to be explained.

    `documentation` is the docstring of the rule's module.
    """
    return Rule(code, name, title, severity, profile, ("format",), None, inspect.cleandoc(documentation))


def complete(example: str) -> str:
    """An example of a rule's documentation as a whole map: the keys that every map needs are added where they lack."""
    head = "" if re.search(r"^cjm:", example, re.MULTILINE) else "cjm: 1\n"
    head += "" if re.search(r"^(title|kind: library)", example, re.MULTILINE) else "title: Example\n"
    tail = (
        ""
        if re.search(r"^phases:|^kind: library", example, re.MULTILINE)
        else "phases:\n  - Awareness\n  - Purchase\n"
    )
    return head + example + tail
