"""Comments that silence rules: `# cjm: ignore[CJM0801] why` where they stand, `# cjm: ignore-file[…]` in the whole file.

A suppression names rules one by one, by code or name: a prefix would also silence rules that do not exist yet. What says
that a file cannot be read as a map, and what is said about suppressions, cannot be silenced.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from cjm.lint.rule import Rule
from cjm.lint.selection import Selection, did_you_mean, is_always_on
from cjm.model.finding import Finding, Problem
from cjm.model.fix import Fix, Replace
from cjm.source.comments import Comment, comments
from cjm.source.document import Document

UNUSED, UNKNOWN, MALFORMED, UNEXPLAINED = "CJM9001", "CJM9002", "CJM9003", "CJM9004"
"""The codes of what is said about suppressions."""

_FORM = re.compile(r"#\s*cjm\s*:\s*(ignore(?:-file)?)\s*\[([^\[\]]*)\](.*)", re.IGNORECASE)
_WORD = re.compile(r"#\s*cjm\s*:\s*([\w-]*)\s*(\[)?", re.IGNORECASE)
_ITEM = re.compile(r"[^\s,][^,]*(?<!\s)")
_NO_REASON = re.compile(r"[\W_]*")
_MEANT = ("ignore", "ignore-file", "disable", "disable-file", "noqa", "off", "skip", "allow", "suppress")


@dataclass(frozen=True, slots=True)
class _Item:
    """A rule that a suppression names: as written, where, and its code if there is such a rule that it may silence."""

    text: str
    span: tuple[int, int]
    rule: Rule | None

    @property
    def code(self) -> str | None:
        return self.rule.code if self.rule and _may_be_silenced(self.rule.code) else None


@dataclass(frozen=True, slots=True)
class _Suppression:
    comment: Comment
    whole_file: bool
    items: tuple[_Item, ...]
    reason: str


def suppress(
    document: Document, findings: Iterable[Finding], ran: Collection[str], selection: Selection
) -> list[Finding]:
    """The findings that no comment of a valid file silences, and those about such comments.

    `ran` are the codes of the rules that looked at the file: a suppression of another rule may be needed, so it is not
    called unused.
    """
    findings = list(findings)
    if document.content is None:
        return findings
    notes: list[Finding] = []
    suppressions = []
    for comment in comments(document):
        if (suppression := _read(comment, selection)) is not None:
            suppressions.append(suppression)
        elif (note := _malformed(comment)) is not None:
            notes.append(note)
    if not suppressions:
        return findings + notes
    standing = _by_place(suppressions)
    codes = {code for code, _ in standing}
    used: set[tuple[int, str]] = set()
    kept = []
    for finding in findings:
        places = _places_of(finding, document) if finding.code in codes else ()
        by = [each for place in places for each in standing.get(place, ())]
        used |= {(each.comment.start, finding.code) for each in by}
        if not by:
            kept.append(finding)
    for suppression in suppressions:
        notes += _notes(suppression, used, ran, document.text.content, selection.known)
    return kept + notes


def may_suppress(content: str) -> bool:
    """Whether a text may hold a comment that silences a rule."""
    return _FORM.search(content) is not None


def _read(comment: Comment, selection: Selection) -> _Suppression | None:
    form = _FORM.fullmatch(comment.text)
    if form is None:
        return None
    items = tuple(
        _Item(item[0], (comment.start + item.start(), comment.start + item.end()), selection.find(item[0]))
        for item in _ITEM.finditer(comment.text, form.start(2), form.end(2))
    )
    return _Suppression(comment, form[1].lower() == "ignore-file", items, form[3]) if items else None


def _may_be_silenced(code: str) -> bool:
    return not is_always_on(code) and not code.startswith("CJM90")


_Place = tuple[str, int]
"""A code, and an entry of the text by its identity, or one of the two below."""
_FILE, _ROOT = -1, -2
"""In place of an entry: the whole file, and what is said of the map as a whole."""


def _by_place(suppressions: Iterable[_Suppression]) -> dict[_Place, list[_Suppression]]:
    found: dict[_Place, list[_Suppression]] = defaultdict(list)
    for suppression in suppressions:
        comment = suppression.comment
        places = {id(place.entry) for place in comment.places} | ({_ROOT} if comment.on_file else set())
        for code in {item.code for item in suppression.items if item.code is not None}:
            for place in {_FILE} if suppression.whole_file else places:
                found[code, place].append(suppression)
    return found


def _places_of(finding: Finding, document: Document) -> Iterator[_Place]:
    """Where a suppression of a finding may stand: for the file, at the finding's node, or at one that it is below."""
    problem = finding.problem
    yield finding.code, _FILE
    if problem.path or problem.span is None:
        way = document.entries.along(problem.path)
        yield from ((finding.code, id(entry)) for entry in way)
        if not way:
            yield finding.code, _ROOT


def _notes(
    suppression: _Suppression,
    used: set[tuple[int, str]],
    ran: Collection[str],
    content: str,
    rules: Sequence[Rule],
) -> Iterator[Finding]:
    comment = suppression.comment

    def is_idle(item: _Item) -> bool:
        return item.code is None or (item.code in ran and (comment.start, item.code) not in used)

    idle = [item for item in suppression.items if is_idle(item)]
    whole = _removed(comment, content) if len(idle) == len(suppression.items) else None
    for item in idle:
        fix = Fix("safe", "remove what silences nothing", (whole or _item_removed(item, suppression),))
        if item.code is None:
            yield Finding(
                UNKNOWN, "warning", Problem(comment.path, *_unknown(item, rules), span=item.span, fix=fix)
            )
        else:
            yield Finding(
                UNUSED, "warning", Problem(comment.path, *_unused(item, suppression), span=item.span, fix=fix)
            )
    if _NO_REASON.fullmatch(suppression.reason):
        message = "the suppression gives no reason"
        help_ = "write after the brackets why the rule does not hold here"
        yield Finding(UNEXPLAINED, "info", Problem(comment.path, message, help_, span=comment.span))


def _unused(item: _Item, suppression: _Suppression) -> tuple[str, str]:
    if suppression.whole_file:
        return f"`{item.text}` finds nothing in this file", "remove the suppression"
    if not suppression.comment.places:
        message = f"there is nothing below this comment that `{item.text}` could be ignored for"
        return message, "put it above or behind what it is about, or remove it"
    help_ = "remove the suppression"
    if suppression.comment.on_file:
        help_ += f"; for the whole file write `# cjm: ignore-file[{item.text}]`"
    return f"`{item.text}` finds nothing here", help_


def _unknown(item: _Item, rules: Sequence[Rule]) -> tuple[str, str]:
    if item.rule is None:
        if any(rule.code.startswith(item.text.upper()) for rule in rules):
            help_ = "name the rules one by one: all that begin so would include rules to come"
        else:
            meant = did_you_mean(item.text, rules)
            help_ = meant if meant.startswith("did") else "`cjm rule` lists all rules"
        return f"`{item.text}` is not a rule", help_
    if is_always_on(item.rule.code):
        message = f"`{item.text}` cannot be ignored: it says that the file cannot be read as a map"
        return message, "remove it, and repair the file where the rule finds something"
    message = f"`{item.text}` cannot be ignored by a comment: it looks at such comments"
    return message, "repair or remove the comment that it finds; `ignore` in the configuration turns it off"


def _malformed(comment: Comment) -> Finding | None:
    """What is wrong with a comment that is meant as a suppression; `None` where it is more likely prose or YAML."""
    found = _WORD.match(comment.text)
    assert found is not None  # every such comment begins with `# cjm:`
    word = found[1].casefold()
    if not found[2] and not get_close_matches(word, _MEANT, 1, 0.8):
        return None
    if word in ("ignore", "ignore-file"):
        message = "the suppression does not say which rules it is about"
        help_ = f"write their codes or names in brackets: `# cjm: {word}[CJM0801] why`"
    else:
        message = f"`{found[1]}` is nothing that a comment can ask of cjm"
        help_ = "write `# cjm: ignore[CJM0801] why`, or `ignore-file` for the whole file"
    return Finding(MALFORMED, "warning", Problem(comment.path, message, help_, span=comment.span))


def _removed(comment: Comment, content: str) -> Replace:
    """The comment taken out, with its line where it stands alone, else with the blanks before it."""
    start = comment.start - (len(content[: comment.start]) - len(content[: comment.start].rstrip(" \t")))
    if not comment.alone:
        return Replace(start, comment.span[1], "")
    ended = re.compile(r"[ \t]*(?:\r\n|\r|\n)?").match(content, comment.span[1])
    return Replace(start, ended.end() if ended else comment.span[1], "")


def _item_removed(item: _Item, suppression: _Suppression) -> Replace:
    """The item taken out of the brackets, with the comma that parts it from the next, else from the one before."""
    items = suppression.items
    index = items.index(item)
    if index + 1 < len(items):
        return Replace(item.span[0], items[index + 1].span[0], "")
    return Replace(items[index - 1].span[1], item.span[1], "")
