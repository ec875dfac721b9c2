"""The web server of the preview: pages from memory, never files from the disk, for this machine only."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from string import Template
from urllib.parse import parse_qs, quote, unquote, urlsplit

from cjm.errors import CannotDo
from cjm.serve.live import Edition, Live, Reading
from cjm.serve.pages import Trouble
from cjm.serve.policy import HEADERS, is_own_host, with_live_script

ADDRESS = "127.0.0.1"
PORT = 8765
"""The port where none is asked for and this one is free."""
OWN = "/~cjm/"
"""Where the preview's own parts lie; no page of a map has such an address."""
_HEARTBEAT = 15.0
"""Seconds after which a browser that hears nothing is told so: one that is gone is noticed then."""
_HERE = Path(__file__).resolve().parent
_WAITING = Template((_HERE / "waiting.html").read_text("utf-8"))
_READING = "Reading the maps", "The page appears here as soon as they are read."
_NONE_YET = "There is no page to show yet", "It appears here as soon as there is a map that can be read."
_SCRIPT = (_HERE / "live.js").read_bytes()
_HTML = "text/html; charset=utf-8"


class PreviewServer(ThreadingHTTPServer):
    """Serves `live` on 127.0.0.1. Threads end with the process, so that an interrupt ends it at once."""

    daemon_threads = True
    block_on_close = False
    # On Windows the option would let two servers have the same port.
    allow_reuse_address = os.name != "nt"

    def __init__(self, live: Live, port: int) -> None:
        self.live = live
        super().__init__((ADDRESS, port), _Handler)

    def server_bind(self) -> None:
        """Take the port. The base class would ask the network for the name of this machine, which may take seconds."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = ADDRESS, self.server_address[1]

    @property
    def url(self) -> str:
        """Where the preview is."""
        return f"http://{ADDRESS}:{self.server_address[1]}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that has gone in the middle of an answer is not an error."""


def open_server(live: Live, port: int | None) -> PreviewServer:
    """A server on the port; without one on the usual port, or any free one. Raises CannotDo where it is taken."""
    try:
        return PreviewServer(live, PORT if port is None else port)
    except OSError as error:
        if port is None:
            return PreviewServer(live, 0)
        raise CannotDo(
            f"--port: {port} cannot be used: {error.strerror}",
            "name another one, or leave it out: then a free one is found",
        ) from None


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    protocol_version = "HTTP/1.1"
    server_version = "cjm"
    sys_version = ""
    timeout = 60
    """Seconds that a connection may say nothing."""

    def do_GET(self) -> None:
        """Answer with a page, or with a part of the preview."""
        self._answer()

    def do_HEAD(self) -> None:
        """Answer as to GET, without the content."""
        self._answer()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class calls it so
        """Say nothing: the terminal is for what the user has to know."""

    def _answer(self) -> None:
        if not is_own_host(self.headers.get("Host"), self.server.server_address[1]):
            self._refuse(HTTPStatus.MISDIRECTED_REQUEST, f"only {ADDRESS} and localhost are answered")
            return
        path = urlsplit(self.path).path
        if path == f"{OWN}live.js":
            self._send(HTTPStatus.OK, "text/javascript; charset=utf-8", _SCRIPT)
        elif path == f"{OWN}events":
            self._events()
        elif path.startswith(OWN):
            self._refuse(HTTPStatus.NOT_FOUND, "there is nothing here")
        elif path == "/":
            start = "/" + quote(os.fsencode(self.server.live.start))
            self._send(HTTPStatus.FOUND, _HTML, b"", {"Location": start})
        else:
            self._page(unquote(path.removeprefix("/"), errors="surrogateescape"))

    def _page(self, address: str) -> None:
        edition = self.server.live.edition(address)
        if edition is None:
            self._refuse(HTTPStatus.NOT_FOUND, f"there is no page here; the first one is {self.server.url}")
            return
        html = edition.html if edition.html is not None else _waiting(edition)
        attributes = {"page": quote(os.fsencode(address)), "have": edition.digest}
        page, policy = with_live_script(html, f"{OWN}live.js", attributes)
        self._send(HTTPStatus.OK, _HTML, page, {"Content-Security-Policy": policy})

    def _events(self) -> None:
        """Tell a page whenever it is to be loaded again, or what is wrong with it (WHATWG, "Server-sent events")."""
        asked = parse_qs(urlsplit(self.path).query, errors="surrogateescape")
        address, have = (asked.get(name, [""])[0] for name in ("page", "have"))
        if self.server.live.edition(address) is None:
            self._refuse(HTTPStatus.NO_CONTENT, "")  # the browser does not ask again
            return
        self.send_response(HTTPStatus.OK)
        self._send_headers({"Content-Type": "text/event-stream", "Connection": "close"})
        self.close_connection = True
        if self.command == "HEAD":
            return
        try:
            for event in _news(self.server.live, address, have):
                self.wfile.write(event)
                self.wfile.flush()
        except OSError:  # the page is gone
            return

    def _refuse(self, status: HTTPStatus, message: str) -> None:
        self._send(status, "text/plain; charset=utf-8", f"{message}\n".encode() if message else b"")

    def _send(
        self, status: HTTPStatus, kind: str, content: bytes, headers: dict[str, str] | None = None
    ) -> None:
        self.send_response(status)
        length = {} if status == HTTPStatus.NO_CONTENT else {"Content-Length": str(len(content))}
        self._send_headers({"Content-Type": kind, **length, **(headers or {})})
        if self.command != "HEAD":
            self.wfile.write(content)

    def _send_headers(self, headers: dict[str, str]) -> None:
        for name, value in (HEADERS | headers).items():
            self.send_header(name, value)
        self.end_headers()


def _waiting(edition: Edition) -> bytes:
    """What is shown where there is no page yet: because it has troubles, or because maps are still to be read for it."""
    title, text = _NONE_YET if edition.troubles else _READING
    return _WAITING.substitute(title=title, text=text).encode()


def _news(live: Live, address: str, have: str) -> Iterator[bytes]:
    """The events for a page that has the edition `have`; ends with the one that makes it load again."""
    yield b"retry: 500\n\n"
    version = 0
    troubles: tuple[Trouble, ...] | None = None
    reading: Reading | None = None
    while not live.closed:
        said = False
        if version != live.version:
            version = live.version
            edition = live.edition(address)
            if edition.digest != have if edition else not have:
                yield _event("reload", {})
                return
            if edition and edition.troubles != troubles:
                troubles, said = edition.troubles, True
                yield _event("troubles", [trouble.as_json() for trouble in troubles])
        if live.reading != reading:
            reading, said = live.reading, True
            yield _event("reading", reading and asdict(reading))
        if not said:
            yield b": still here\n\n"
        live.wait(version, reading, _HEARTBEAT)


def _event(name: str, data: object) -> bytes:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n".encode()
