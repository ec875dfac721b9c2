"""Names for findings that stay when lines and phases come before them, for services that tell old from new."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable

from cjm.source.diagnostic import Diagnostic

_NUMBERS = re.compile(r"\d+")


def fingerprints(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """A fingerprint for each diagnostic, unique in its file: `0f3a…:1`, the second of two alike `0f3a…:2`.

    It is made of the code, the ids on the way to the node and the message without its numbers: neither of the file nor
    of the line.
    """
    seen: Counter[tuple[str, str]] = Counter()
    found = []
    for each in diagnostics:
        print_ = hashed(each.code, each.anchor, _NUMBERS.sub("", each.message))[:16]
        seen[each.filename, print_] += 1
        found.append(f"{print_}:{seen[each.filename, print_]}")
    return found


def hashed(*words: str) -> str:
    """The words as one SHA-256, in 64 hexadecimal digits."""
    return hashlib.sha256("\0".join(words).encode("utf-8", "replace")).hexdigest()
