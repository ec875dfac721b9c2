"""What is due as a calendar feed: an all-day event for each thing that has a day.

Source: RFC 5545 (iCalendar) and, for the name of the calendar, RFC 7986. The format is small, and written here rather
than by a library: what a calendar shows is text, a day and a stable UID.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from cjm import __version__
from cjm.render.words import Words
from cjm.view.due import Due, MapReview

_MOST_OCTETS = 75
"""The most bytes of a line, without its break (RFC 5545, 3.1)."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def ics_text(reviews: Sequence[MapReview], words: Words) -> str:
    """The calendar of what is due in maps and of their next reviews, in the language of the words.

    Events keep their UID when their day changes, so that a calendar that reads the feed again moves them.
    """
    name = words.gettext("What is due")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//cjm//cjm {__version__}//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
    ]
    used: set[str] = set()
    for review in reviews:
        for due in (*review.due, *review.coming):
            if due.day:
                lines += _event(due, due.day, _uid(due, review, used), review, words)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(due: Due, day: datetime.date, uid: str, review: MapReview, words: Words) -> Iterator[str]:
    kind = words.label(due.kind, "due")
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}"
    yield f"DTSTAMP:{review.today:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(day)}"
    if day < datetime.date.max:
        yield f"DTEND;VALUE=DATE:{_day(day + datetime.timedelta(days=1))}"
    yield f"SUMMARY:{_text(': '.join(filter(None, (kind, due.text, review.title))))}"
    if told := "\n".join(_details(due, review, words)):
        yield f"DESCRIPTION:{_text(told)}"
    if due.owner and due.owner.contact:
        yield f"CONTACT:{_text(f'{due.owner.name}, {due.owner.contact}')}"
    yield f"CATEGORIES:{_text(kind)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _details(due: Due, review: MapReview, words: Words) -> Iterator[str]:
    """What the event says beside its title: the place, whose it is, the map's file, and what else asks for a review."""
    facts = [
        (words.gettext("At"), f"{due.mark.label} {due.mark.name}" if due.mark else ""),
        (words.gettext("Owner"), due.owner.name if due.owner else ""),
        (words.gettext("Last review"), words.date(due.last) if due.last and due.kind == "review" else ""),
        (words.gettext("File"), review.filename),
    ]
    colon = words.pgettext("punctuation", ":")
    return (f"{name}{colon} {value}" for name, value in facts if value)


def _uid(due: Due, review: MapReview, used: set[str]) -> str:
    """A name for the thing that no other in `used` has, and that stays when its day or the place of the map changes."""
    named = f"{review.id}/{due.kind}/{due.id}"
    while (uid := _digest(named)) in used:  # two maps with one id, which the linter finds
        named += f"/{review.filename}"
    used.add(uid)
    return uid


def _digest(named: str) -> str:
    return f"{blake2b(named.encode('utf-8', 'surrogatepass'), digest_size=16).hexdigest()}@cjm"


def _day(day: datetime.date) -> str:
    """A day as the format has it; the year always has four digits."""
    return f"{day.year:04}{day:%m%d}"


def _text(text: str) -> str:
    """A text as a value: special characters escaped, control characters left out (RFC 5545, 3.3.11)."""
    kept = "\n".join(" ".join(line.split()) for line in text.split("\n"))
    return "".join(character for character in kept if character == "\n" or character.isprintable()).translate(
        _ESCAPES
    )


def _folded(line: str) -> Iterator[str]:
    """The line in parts of at most 75 bytes, the following ones behind a space; no character is cut in two."""
    part, size = "", 0
    for character in line:
        octets = len(character.encode("utf-8", "replace"))
        if size + octets > _MOST_OCTETS:
            yield part
            part, size = " ", 1
        part += character
        size += octets
    yield part
