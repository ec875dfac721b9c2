"""What is asked of the terminal before anything is shown on it."""

import io

import pytest

from cjm.cli.terminal import screen

VARIABLES = (
    "FORCE_HYPERLINK", "TERM", "TERM_PROGRAM", "VTE_VERSION", "WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION",
    "WEZTERM_EXECUTABLE", "GHOSTTY_RESOURCES_DIR", "DOMTERM", "NO_COLOR", "FORCE_COLOR",
)  # fmt: skip


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "links"),
    [
        ({}, False),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM_PROGRAM": "iTerm.app"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"WT_SESSION": "1"}, True),
        ({"VTE_VERSION": "7600"}, True),
        ({"VTE_VERSION": "4803"}, False),
        ({"VTE_VERSION": "x"}, False),
        ({"TERM": "dumb", "WT_SESSION": "1"}, False),
        ({"FORCE_HYPERLINK": "1"}, True),
        ({"FORCE_HYPERLINK": "0", "WT_SESSION": "1"}, False),
    ],
)
def test_links(monkeypatch, environment, links):
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert screen(Terminal()).links is links
    assert screen(io.StringIO()).links is False
