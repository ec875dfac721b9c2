"""Who may read the preview, and what a served page may do.

Sources: W3C, "Content Security Policy Level 3"; the WHATWG's "HTML" (`<meta http-equiv>`). A web page of somebody else may
make its own name point to 127.0.0.1 (DNS rebinding) and so read what is served there; the `Host` header still holds
that name, and only the machine's own are answered.
"""

from __future__ import annotations

import re
from html import unescape

HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""What is sent with everything: nothing is kept, and nothing can be taken into another site's page."""

_META = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"]*)">\n?')
_OWN = {"connect-src": "'self'", "script-src": "'self'"}
_HEAD = 4096


def is_own_host(host: str | None, port: int) -> bool:
    """Whether a `Host` header is a name of this machine and this port."""
    return (host or "").lower() in {f"127.0.0.1:{port}", f"localhost:{port}"}


def with_live_script(page: bytes, script: str, attributes: dict[str, str]) -> tuple[bytes, str]:
    """A page with the script that keeps it up to date, and the policy to send with it.

    The page's own policy moves into the header: one in the page would keep the script from running. It stays as
    strict, except that this script may be loaded and may talk to its server.
    """
    found = _META.search(page, 0, _HEAD)
    policy = unescape(found[1].decode("utf-8", "replace")) if found else ""
    if found:
        page = page[: found.start()] + page[found.end() :]
    data = "".join(f' data-{name}="{value}"' for name, value in attributes.items())
    return page + f'<script src="{script}"{data}></script>\n'.encode(), widened(policy)


def widened(policy: str) -> str:
    """A policy that lets the preview's script run and connect, and no other site put the page into a frame."""
    directives: dict[str, list[str]] = {}
    for directive in policy.split(";"):
        name, *sources = directive.split() or [""]
        if name:
            directives.setdefault(name.lower(), sources)
    fallback = directives.get("default-src")
    for name, source in _OWN.items():
        if name in directives or fallback is not None:
            sources = directives.get(name, fallback or [])
            directives[name] = [each for each in sources if each not in ("'none'", source)] + [source]
    directives["frame-ancestors"] = ["'none'"]
    return "; ".join(" ".join((name, *sources)) for name, sources in directives.items())
