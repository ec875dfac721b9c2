"""A catalogue of translations with labels of one's own laid over it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from gettext import NullTranslations

_FIELD = re.compile(r"%\(\w+\)s")


class Catalogue(NullTranslations):
    """Answers as `translations` does, but for the words in `labels`.

    `labels` maps English words, or `context|Word`, to texts of a configuration file. They are not trusted as markup:
    `escape` makes them text of the report's format. Where the English has fields such as `%(num)s`, a label that lacks
    or adds one is shown as it is written.
    """

    def __init__(
        self, translations: NullTranslations, labels: Mapping[str, str], escape: Callable[[str], str]
    ) -> None:
        super().__init__()
        self._translations = translations
        self._labels = labels
        self._escape = escape

    def gettext(self, message: str) -> str:
        """The text for an English word."""
        return self._own(message) or self._translations.gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The text for an English word in the form that the number asks for."""
        return self._own(msgid1 if n == 1 else msgid2) or self._translations.ngettext(msgid1, msgid2, n)

    def pgettext(self, context: str, message: str) -> str:
        """The text for an English word in a context."""
        own = self._own(message, f"{context}|{message}")
        return own or self._translations.pgettext(context, message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """The text for an English word in a context, in the form that the number asks for."""
        message = msgid1 if n == 1 else msgid2
        own = self._own(message, f"{context}|{message}")
        return own or self._translations.npgettext(context, msgid1, msgid2, n)

    def _own(self, message: str, specific: str = "") -> str | None:
        text = self._labels.get(specific) or self._labels.get(message)
        if not text:
            return None
        if sorted(_FIELD.findall(text)) != sorted(_FIELD.findall(message)):
            return self._escape(text).replace("%", "%%")
        return "".join(
            part if _FIELD.fullmatch(part) else self._escape(part).replace("%", "%%")
            for part in re.split(f"({_FIELD.pattern})", text)
            if part
        )
