"""A stand-in for GitLab's API: the notes of one merge request and the issues of one project, two a page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

TOKEN, ME = "a token", 42
NOTES, ISSUES = "/api/v4/projects/5/merge_requests/7/notes", "/api/v4/projects/5/issues"
PAGE = 2


class GitLab(HTTPServer):
    """A server that knows what it was asked (`calls`), and holds notes and issues."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.calls: list[str] = []
        self.notes: list[dict[str, Any]] = []
        self.issues: list[dict[str, Any]] = []

    @property
    def address(self) -> str:
        """What $CI_API_V4_URL is."""
        return f"http://127.0.0.1:{self.server_port}/api/v4"


@contextmanager
def served() -> Iterator[GitLab]:
    """A server that runs in a thread."""
    with GitLab() as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: GitLab

    def do_GET(self) -> None:
        self._answer()

    do_POST = do_PUT = do_GET  # noqa: N815 - names that the base class asks for

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - named by the base class
        """Stay quiet."""

    def _answer(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        content = json.loads(self.rfile.read(length)) if length else {}
        url = urlsplit(self.path)
        self.server.calls.append(f"{self.command} {url.path}")
        allowed = self.headers.get("PRIVATE-TOKEN") == TOKEN
        found = self._found(url.path, parse_qs(url.query), content) if allowed else None
        body = json.dumps({"message": "401 Unauthorized"} if found is None else found).encode()
        self.send_response(401 if found is None else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _found(self, path: str, query: dict[str, list[str]], content: dict[str, str]) -> Any:
        if path == "/api/v4/user":
            return {"id": ME}
        collection, _, number = (path, "", "") if path in {NOTES, ISSUES} else path.rpartition("/")
        entries, key = (self.server.notes, "id") if collection == NOTES else (self.server.issues, "iid")
        assert collection in {NOTES, ISSUES}
        if self.command == "POST":
            entries.append({key: 100 + len(entries), "author": {"id": ME}, "state": "opened", **content})
            return entries[-1]
        if self.command == "PUT":
            assert re.fullmatch(r"\d+", number)
            (changed,) = (entry for entry in entries if entry[key] == int(number))
            changed |= content
            return changed
        assert query["per_page"] == ["100"]
        if collection == ISSUES:
            assert (query["scope"], query["state"]) == (["created_by_me"], ["opened"])
            return [each for each in entries if each["author"]["id"] == ME and each["state"] == "opened"]
        start = (int(query["page"][0]) - 1) * PAGE
        return entries[start : start + PAGE]
