"""A real `cjm serve` in a process of its own, and requests to it."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cjm.cli.previews.preview import Preview
from cjm.cli.previews.reading import Reader
from cjm.serve.live import Live
from tests.conftest import PATIENCE


@dataclass
class Served:
    """A running preview."""

    process: subprocess.Popen[str]
    url: str

    @property
    def port(self) -> int:
        """The port that it serves on."""
        return urlsplit(self.url).port or 0

    def get(self, path: str, method: str = "GET", **headers: str) -> tuple[int, http.client.HTTPMessage, str]:
        """Status, headers and content of what is at a path, which is sent as it is."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode("utf-8")
        finally:
            connection.close()

    @contextmanager
    def events(self, page: str, have: str) -> Iterator[Iterator[tuple[str, Any]]]:
        """The events for a page that has an edition: name and data."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", f"/~cjm/events?page={page}&have={have}")
        answer = connection.getresponse()

        def read() -> Iterator[tuple[str, Any]]:
            name = ""
            while line := answer.readline().decode("utf-8"):
                if line.startswith("event: "):
                    name = line[7:].strip()
                elif line.startswith("data: "):
                    yield name, json.loads(line[6:])

        try:
            yield read()
        finally:
            answer.close()
            connection.close()


@contextmanager
def served(folder: Path, *arguments: str, opens: bool = False, **variables: str) -> Iterator[Served]:
    """`cjm serve` in a folder, on a free port and without a browser unless it `opens` one; ended with the test."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1935360000", **variables}
    with subprocess.Popen(
        [sys.executable, "-m", "cjm", "serve", *([] if opens else ["--no-open"]), "--port", "0", *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        try:
            assert process.stdout is not None
            yield Served(process, process.stdout.readline().strip())
        finally:
            process.kill()


def have(page: str) -> str:
    """The edition that a served page says it is."""
    return page.rpartition(' data-have="')[2].partition('"')[0]


def save(path: Path, text: str) -> None:
    """Save as most editors do: write a new file and move it over the old one."""
    draft = path.with_name(f".{path.name}.swp")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)


def read_rest(pages: Preview) -> None:
    """Read what no page was asked for, as it is done beside the pages."""
    Reader(pages, Live(pages)).read_all()
