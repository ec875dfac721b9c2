"""Which icon stands for what in HTML reports. The icons are files in `templates/html/icons/`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from markupsafe import Markup

from cjm.render.environment import template_folder

CHANNELS = {
    "website": "globe",
    "app": "smartphone",
    "store": "store",
    "salesperson": "user-round",
    "ad": "megaphone",
    "tv": "tv",
    "radio": "radio",
    "search": "search",
    "direct-mail": "mailbox",
    "email": "mail",
    "sms": "message-square-text",
    "social": "share-2",
    "phone": "phone",
    "chat": "message-circle",
    "meeting": "users-round",
    "demo": "presentation",
    "event": "calendar-days",
    "support-desk": "headset",
    "review-site": "star",
    "word-of-mouth": "message-square-quote",
    "packaging": "package",
    "other": "circle-dot",
}
PAIN_KINDS = {
    "financial": "coins",
    "productivity": "hourglass",
    "process": "workflow",
    "support": "life-buoy",
}
_SIGNS = (
    "arrow-right", "bell", "check", "circle-help", "circle-x", "clock", "copy", "external-link", "eye", "file-text",
    "flag", "funnel", "info", "lightbulb", "link", "log-out", "repeat", "rotate-ccw", "target", "trending-down", "trending-up",
    "triangle-alert", "zoom-in",
)  # fmt: skip
NAMES = tuple(sorted({*CHANNELS.values(), *PAIN_KINDS.values(), *_SIGNS}))
"""Every icon that a page defines."""


class Icons(NamedTuple):
    """The drawings of all icons by their names, and which of them stand for channels and for kinds of pain points."""

    drawings: tuple[tuple[str, Markup], ...]
    channel: Mapping[str, str] = CHANNELS
    pain_kind: Mapping[str, str] = PAIN_KINDS


@cache
def icons() -> Icons:
    """The icons of a page."""
    folder = template_folder() / "html" / "icons"
    return Icons(
        tuple(
            (name, Markup((folder / f"{name}.svg").read_text("utf-8").strip()))  # noqa: S704 - our own files
            for name in NAMES
        )
    )
