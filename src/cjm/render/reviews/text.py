"""What is due as text for a terminal: a block a map, the stalest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from cjm.english import counted
from cjm.render.styled import StyledLine
from cjm.view.due import Due, MapReview

MOST_FINDINGS = 5
"""How many new findings of a map are told one by one."""
_KINDS = {"touchpoint-added": "touchpoint", "touchpoint-removed": "touchpoint"}


def text_lines(reviews: Sequence[MapReview], checked: int) -> Iterator[StyledLine]:
    """The lines of a report on maps; `checked` is how many were looked at."""
    for review in reviews:
        yield from _block(review)
        yield []
    yield from _summary(reviews, checked)


def _block(review: MapReview) -> Iterator[StyledLine]:
    yield [(review.title, "bold"), (f" · {review.filename}", "dim")]
    yield [("  ", ""), *_standing(review), (f" · {_whose(review)}", "")]
    findings = 0
    for due in (*review.due, *review.coming):
        findings += due.kind == "finding"
        if due.kind != "finding" or findings <= MOST_FINDINGS:
            yield _reason(due, review)
    if findings > MOST_FINDINGS:
        yield [(f"{'':29}and {findings - MOST_FINDINGS} more; `cjm lint` shows all", "dim")]
    for ask in review.asks:
        yield [(f"    {'ask':<12}{'':13}", "dim"), (ask, "")]


def _standing(review: MapReview) -> StyledLine:
    if not review.due:
        return [(f"next review on {review.next}" if review.next else "nothing is due", "green")]
    since = min((each.day for each in review.due if each.day), default=None)
    if review.last is None:
        return [("never reviewed", "bold red")]
    if since is None:
        return [(f"changed since its last review on {review.last}", "yellow")]
    days = (review.today - since).days
    return [(f"due since {since} ({counted(days, 'day')})" if days else "due today", "bold red")]


def _whose(review: MapReview) -> str:
    if review.owner is None:
        return "no owner"
    return ", ".join(filter(None, (review.owner.name, review.owner.contact)))


def _reason(due: Due, review: MapReview) -> StyledLine:
    kind = _KINDS.get(due.kind, due.kind)
    when = _when(due.days(review.today))
    style = "red" if due.is_due(review.today) else "dim"
    line = [(f"    {kind:<12}", ""), (f"{when:>11}  ", style), (_words(due, review), "")]
    if due.mark:
        line.append((f" · {due.mark.label} {due.mark.name}", "dim"))
    if due.owner and due.owner != review.owner:
        line.append((f" · {due.owner.name}", "dim"))
    return line


def _when(days: int | None) -> str:
    """How many days ago something was due, or how soon it is if the number is negative."""
    if days is None:
        return ""
    if days == 0:
        return "today"
    return counted(days, "day") if days > 0 else f"in {counted(-days, 'day')}"


def _words(due: Due, review: MapReview) -> str:
    match due.kind:
        case "review":
            if due.day:
                return f"every {review.every}, last on {due.last}{_since(review)}"
            return f"none yet; in git since {due.last}" if due.last else "none yet"
        case "target":
            stands = "not read yet" if due.actual is None else f"{due.actual:.12g}"
            return f"{due.text}: {stands}, should be {due.wanted:.12g}"
        case "reading":
            return f"{due.text}: last read on {due.last}"
        case "evidence":
            return f"{due.text}: of {due.last}"
        case "content":
            return f"{due.text}: not published"
        case "touchpoint-added":
            return f"{due.text}: added since the last review"
        case "touchpoint-removed":
            return f"{due.text}: removed since the last review"
        case "finding":
            return f"{due.text} ({due.where})"
        case _:
            return due.text


def _since(review: MapReview) -> str:
    """How often the map was changed since its review, and the commit that `cjm diff` can compare it with."""
    if not review.commits or review.commit is None:
        return ""
    return f", {counted(review.commits, 'commit')} since {review.commit[:7]}"


def _summary(reviews: Sequence[MapReview], checked: int) -> Iterator[StyledLine]:
    due = [each for each in reviews if each.due]
    later = sum(1 for each in reviews if each.coming and not each.due)
    maps = counted(checked, "map")
    said = f"{len(due)} of {maps} {'is' if len(due) == 1 else 'are'} due" if due else "Nothing is due"
    if due:
        owners = Counter(each.owner.name if each.owner else "nobody" for each in due)
        said += f" ({', '.join(f'{name} {count}' for name, count in owners.most_common())})"
    elif checked:
        said += f" in {maps}"
    soon = f"; {later}{' more' if due else ''} will be soon" if later else ""
    yield [(f"{said}{soon}.", "bold" if due else "green")]
