"""What is due as Markdown, such as for an issue that reminds of it: a table a map, the stalest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjm.markdown import one_line
from cjm.render.words import Words
from cjm.view.due import Due, MapReview


def markdown_text(reviews: Sequence[MapReview], words: Words) -> str:
    """The page on what is due in maps, in the language of the words."""
    return "\n".join(_lines(reviews, words)) + "\n"


def _lines(reviews: Sequence[MapReview], words: Words) -> Iterator[str]:
    due = sum(1 for each in reviews if each.due)
    heading = words.gettext("What is due")
    count = words.ngettext("%(num)s map is due", "%(num)s maps are due", due)
    yield f"# {one_line(heading)}"
    yield ""
    yield f"**{one_line(count)}**" if due else one_line(words.gettext("Nothing is overdue"))
    for review in reviews:
        yield ""
        yield from _map(review, words)


def _map(review: MapReview, words: Words) -> Iterator[str]:
    yield f"## {one_line(review.title)}"
    yield ""
    colon = words.pgettext("punctuation", ":")
    owner = _owner_of(review)
    facts = [
        (words.gettext("Owner"), owner),
        (words.gettext("Every"), words.duration(review.every) if review.every else ""),
        (words.gettext("Last review"), words.date(review.last) if review.last else ""),
        (words.gettext("Next review"), words.date(review.next) if review.next else ""),
        (words.gettext("Before its time when"), "; ".join(map(one_line, review.asks))),
        (words.gettext("File"), one_line(review.filename)),
    ]
    for name, value in facts:
        if value:
            yield f"- **{one_line(name)}{colon}** {value}"
    things = (*review.due, *review.coming)
    if not things:
        return
    heads = (words.gettext("Due"), words.gettext("What is due"), words.gettext("At"), words.gettext("Owner"))
    yield ""
    yield f"| {' | '.join(map(one_line, heads))} |"
    yield "|---|---|---|---|"
    for each in things:
        yield f"| {' | '.join(_cells(each, review, words))} |"


def _cells(due: Due, review: MapReview, words: Words) -> Iterator[str]:
    days = due.days(review.today)
    if due.day is None or days is None:
        yield ""
    elif days >= 0:
        late = words.ngettext("%(num)s day overdue", "%(num)s days overdue", days) if days else ""
        yield one_line(words.date(due.day) + (f" ({late})" if late else ""))
    else:
        soon = words.ngettext("in %(num)s day", "in %(num)s days", -days)
        yield one_line(f"{words.date(due.day)} ({soon})")
    yield _what(due, words)
    yield f"{due.mark.label} {one_line(due.mark.name)}" if due.mark else ""
    yield one_line(due.owner.name) if due.owner else ""


def _what(due: Due, words: Words) -> str:
    if due.kind == "review" and due.day is None:
        return one_line(words.gettext("Not reviewed yet"))
    kind = one_line(words.label(due.kind, "due"))
    if not due.text:
        return kind
    where = f" ({due.where})" if due.where else ""
    return f"{kind}{words.pgettext('punctuation', ':')} {one_line(due.text + where)}"


def _owner_of(review: MapReview) -> str:
    owner = review.owner
    if owner is None:
        return ""
    return one_line(f"{owner.name} ({owner.contact})" if owner.contact else owner.name)
