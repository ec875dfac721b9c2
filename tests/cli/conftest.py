"""What tests of commands share."""

import pytest


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty folder as the current one, and nothing in the environment that changes what commands print."""
    monkeypatch.chdir(tmp_path)
    for name in ("FORCE_COLOR", "NO_COLOR", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path
