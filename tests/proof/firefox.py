"""A stock Firefox, driven over WebDriver BiDi: as much of Playwright's `Page` as the proofs ask of a page.

Playwright drives a Firefox of its own making, or a newer one than distributions have. BiDi is spoken by every Firefox
without a driver beside it. Source: W3C, WebDriver BiDi, https://www.w3.org/TR/webdriver-bidi/.
"""

from __future__ import annotations

import base64
import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

_PATIENCE = 120.0
"""Seconds that an answer may take on a slow machine."""
_KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Shift": "\ue008", "Escape": "\ue00c", "Space": " "}
"""Keys by the code points that WebDriver gives them."""
_NOWHERE = {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
}
"""Settings that let nothing out: requests go to a port where nobody listens."""
_QUIET = {
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.enabled": False,
}
_MOUSE = {"ui.primaryPointerCapabilities": 6, "ui.allPointerCapabilities": 6}
"""Settings for a reader with a mouse, which is exact and can hover; a headless Firefox knows of none."""
_SCHEME = "layout.css.prefers-color-scheme.content-override"
_SCHEMES = {"dark": 0, "light": 1}
"""The setting that says which colour scheme a reader wants, and its values."""


@contextmanager
def started(executable: Path, profile: Path, scheme: str) -> Iterator[Firefox]:
    """A headless Firefox with a new profile in that folder, for readers who want that colour scheme."""
    profile.mkdir(parents=True)
    settings = {**_NOWHERE, **_QUIET, **_MOUSE, _SCHEME: _SCHEMES[scheme]}
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in settings.items())
    (profile / "user.js").write_text("".join(lines), "utf-8")
    command = [str(executable), "--headless", "--no-remote", "--profile", str(profile)]
    with subprocess.Popen(
        [*command, "--remote-debugging-port", "0"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            with connect(_address(process, profile), max_size=None, proxy=None) as socket:
                yield Firefox(socket)
        finally:
            process.terminate()


def _address(process: subprocess.Popen[bytes], profile: Path) -> str:
    """Where it listens: it says so in its profile."""
    said = profile / "WebDriverBiDiServer.json"
    while not (said.exists() and said.stat().st_size):
        assert process.poll() is None, "Firefox ended before it could be asked for anything"
        time.sleep(0.05)
    where = json.loads(said.read_text("utf-8"))
    return f"ws://{where['ws_host']}:{where['ws_port']}/session"


class Firefox:
    """A Firefox that is running."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._numbers = count(1)
        self.errors: list[str] = []
        """What pages have complained of so far."""
        self.send("session.new", capabilities={})
        self.send("session.subscribe", events=["log.entryAdded"])

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Have a command done and return its result. Raises AssertionError with what Firefox has to say against it."""
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self._socket.recv(_PATIENCE))
            if answer.get("method") == "log.entryAdded" and answer["params"]["level"] == "error":
                self.errors.append(str(answer["params"]["text"]))
            if answer.get("id") == number:
                break
        assert answer["type"] == "success", f"{method}: {answer.get('message')}"
        result: dict[str, Any] = answer["result"]
        return result

    def new_page(self, width: int = 1440, height: int = 900) -> FirefoxPage:
        """An empty page in a window of that size."""
        page = FirefoxPage(self, self.send("browsingContext.create", type="tab")["context"])
        page.set_viewport_size({"width": width, "height": height})
        return page


class FirefoxPage:
    """A page in Firefox, under the names that Playwright has for what can be done with one."""

    def __init__(self, browser: Firefox, context: str) -> None:
        self._browser = browser
        self._context = context
        self.keyboard = self

    def _send(self, method: str, **parameters: Any) -> dict[str, Any]:
        return self._browser.send(method, context=self._context, **parameters)

    def goto(self, url: str) -> None:
        """Open an address and wait until all of the page is there."""
        self._send("browsingContext.navigate", url=url, wait="complete")

    def set_viewport_size(self, size: dict[str, int]) -> None:
        """Make the window that large, in CSS pixels."""
        self._send("browsingContext.setViewport", viewport=size)

    def evaluate(self, script: str, argument: Any = None) -> Any:
        """The value of what a script says last; where that is a function, of a call of it."""
        value = self._result(script)
        return _plain(
            self._result(f"({script})({json.dumps(argument)})") if value["type"] == "function" else value
        )

    def _result(self, script: str) -> dict[str, Any]:
        done = self._browser.send(
            "script.evaluate", expression=script, target={"context": self._context}, awaitPromise=True
        )
        assert done["type"] == "success", done.get("exceptionDetails", {}).get("text")
        result: dict[str, Any] = done["result"]
        return result

    def add_style_tag(self, *, content: str) -> None:
        """Add a style sheet to the page."""
        self.evaluate(
            "css => void document.head.appendChild(document.createElement('style')).append(css)", content
        )

    def press(self, key: str) -> None:
        """Press a key, while those before it are held down: `Shift+Tab`."""
        keys = [_KEYS.get(each, each) for each in key.split("+")]
        actions = [
            *({"type": "keyDown", "value": each} for each in keys),
            *({"type": "keyUp", "value": each} for each in reversed(keys)),
        ]
        self._send("input.performActions", actions=[{"type": "key", "id": "keys", "actions": actions}])

    def screenshot(self, *, full_page: bool = False) -> bytes:
        """A PNG of what is in sight, or of all of the page."""
        origin = "document" if full_page else "viewport"
        return base64.b64decode(self._send("browsingContext.captureScreenshot", origin=origin)["data"])

    def pdf(self, **options: Any) -> bytes:
        """The page as Firefox prints it."""
        return base64.b64decode(self._send("browsingContext.print", **options)["data"])

    def close(self) -> None:
        """Close the page."""
        self._send("browsingContext.close")


def _plain(value: dict[str, Any]) -> Any:
    """A value of BiDi as one of Python. Anything but plain data is `None`."""
    inner = value.get("value")
    if value["type"] in {"string", "boolean"}:
        return inner
    if value["type"] == "number":
        return float(inner) if isinstance(inner, str) else inner
    if value["type"] == "array":
        return [_plain(each) for each in inner or ()]
    if value["type"] == "object":
        return {name: _plain(each) for name, each in inner or ()}
    return None
