"""The titles of rules in the language of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm import locale

if TYPE_CHECKING:
    from cjm.render.wording import Wording

CONTEXT = "rule"
"""The context of rules' titles in the catalogues and in labels of one's own: `rule|A phase has no owner`."""


class Title(NamedTuple):
    """A rule's title as the report shows it; `untranslated` if it stays English in a report in another language."""

    text: str
    untranslated: bool


def rule_title(title: str, wording: Wording) -> Title:
    """The title in the report's words. Those of plugins' rules are in no catalogue and stay as they are.

    The text is plain: it is not markup yet, whoever wrote it.
    """
    own = wording.labels.get(f"{CONTEXT}|{title}") or wording.labels.get(title)
    if own:
        return Title(own, untranslated=False)
    text = locale.translations(wording.language).pgettext(CONTEXT, title)
    return Title(text, untranslated=text == title and wording.language != locale.ENGLISH)
