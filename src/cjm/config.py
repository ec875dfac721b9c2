"""The project's configuration: `cjm.toml`, or `[tool.cjm]` in `pyproject.toml`; the one closest to a map applies."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cjm import __version__
from cjm.errors import CannotDo
from cjm.model.finding import PROFILES, SEVERITIES, Profile, Severity
from cjm.toml import Table, read_table, read_text

FILE_NAME = "cjm.toml"
PYPROJECT = "pyproject.toml"
_WEB_ADDRESS = re.compile(r"https?://[!-~]+")


@dataclass(frozen=True, slots=True)
class LintConfig:
    """The table `[lint]`. `select` is `None` where it is not given: then the profile decides. `baseline` is a file."""

    profile: Profile = "standard"
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    severity: Mapping[str, Severity] = field(default_factory=dict)
    fail_on: Severity = "warning"
    plugins: tuple[str, ...] = ()
    baseline: Path | None = None


@dataclass(frozen=True, slots=True)
class RenderConfig:
    """The table `[render]`. `templates` is a folder; `labels` are texts of the report by their key.

    `url` is the address below which the reports are published, without a `/` at its end.

    `theme` is the name or the file of a theme, or a table that describes one.
    """

    language: str | None = None
    templates: Path | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    theme: str | Table | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Config:
    """A configuration. `file` is where it stands; `None` where there is none and the defaults apply."""

    file: Path | None = None
    library: tuple[str, ...] = ()
    today: datetime.date | None = None
    lint: LintConfig = field(default_factory=LintConfig)
    render: RenderConfig = field(default_factory=RenderConfig)

    @property
    def folder(self) -> Path | None:
        """The folder to which the configuration's paths are relative."""
        return self.file.parent if self.file else None

    @property
    def origin(self) -> str:
        """The file as it is shown in messages; empty where the defaults apply."""
        from cjm.files import shown

        return shown(self.file) if self.file else ""


class Configurations:
    """Finds the configuration of each map, and reads each file once.

    With `file`, that one applies to every map; when `isolated`, none does.
    """

    def __init__(self, file: Path | None = None, *, isolated: bool = False) -> None:
        if file is not None and isolated:
            raise CannotDo("--config and --isolated cannot be used together", "leave out one of the two")
        self._everywhere = Config() if isolated else read_config(file) if file else None
        self._by_folder: dict[Path, Config] = {}

    def for_folder(self, folder: Path) -> Config:
        """The configuration of the maps in a folder. Raises CannotDo where the configuration is wrong."""
        return self._everywhere or self._closest(folder.resolve())

    def _closest(self, folder: Path) -> Config:
        if folder not in self._by_folder:
            found = _config_in(folder)
            if found is None:
                found = Config() if folder.parent == folder else self._closest(folder.parent)
            self._by_folder[folder] = found
        return self._by_folder[folder]


def read_config(file: Path) -> Config:
    """The configuration in a file. Raises CannotDo that names the file and, where it is known, line and column."""
    root = read_table(file)
    return _config(root.table("tool").table("cjm") if file.name == PYPROJECT else root, file.resolve())


def day_given(option: str, given: str) -> datetime.date:
    """The day that an option names, as YYYY-MM-DD and in no other way. Raises CannotDo where it is none."""
    try:
        day = datetime.date.fromisoformat(given)
    except ValueError:
        day = None
    if day is None or day.isoformat() != given:
        raise CannotDo(f"{option}: `{given}` is not a date", "write the year, month and day: 2026-03-31")
    return day


def today(given: str | None, config: Config) -> datetime.date:
    """The day for which maps are checked: as given, else the configuration's, else SOURCE_DATE_EPOCH, else today.

    `given` is YYYY-MM-DD. SOURCE_DATE_EPOCH counts seconds since 1970 in UTC (reproducible-builds.org).
    """
    if given is not None:
        return day_given("--today", given)
    if config.today is not None:
        return config.today
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        try:
            return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
        except (ValueError, OverflowError, OSError):
            raise CannotDo(
                f"SOURCE_DATE_EPOCH: `{epoch}` is not a number of seconds", "set it to seconds since 1970"
            ) from None
    return datetime.datetime.now().astimezone().date()


def _config_in(folder: Path) -> Config | None:
    own = folder / FILE_NAME
    if own.is_file():
        return read_config(own)
    shared = folder / PYPROJECT
    if shared.is_file() and "cjm" in (text := read_text(shared)):
        import tomllib

        try:
            tools = tomllib.loads(text).get("tool")
        except (tomllib.TOMLDecodeError, RecursionError):
            return read_config(shared)
        if isinstance(tools, dict) and "cjm" in tools:
            return read_config(shared)
    return None


def _config(table: Table, file: Path) -> Config:
    table.only("library", "today", "required-version", "lint", "render")
    _require(table)
    return Config(
        file,
        _libraries(table),
        table.date("today"),
        _lint(table.table("lint"), file.parent),
        _render(table.table("render"), file.parent),
    )


def _lint(table: Table, folder: Path) -> LintConfig:
    table.only(
        "profile", "select", "ignore", "extend-select", "per-file-ignores", "severity", "fail-on", "plugins",
        "baseline",
    )  # fmt: skip
    per_file, severity = table.table("per-file-ignores"), table.table("severity")
    baseline = table.text("baseline")
    return LintConfig(
        table.choice("profile", PROFILES) or "standard",
        table.texts("select"),
        table.texts("ignore") or (),
        table.texts("extend-select") or (),
        {pattern: per_file.texts(pattern) or () for pattern in per_file.values},
        {
            selector: wanted
            for selector in severity.values
            if (wanted := severity.choice(selector, SEVERITIES)) is not None
        },
        table.choice("fail-on", SEVERITIES) or "warning",
        table.texts("plugins") or (),
        folder / baseline if baseline is not None else None,
    )


def _render(table: Table, folder: Path) -> RenderConfig:
    table.only("language", "templates", "theme", "labels", "url")
    templates = table.text("templates")
    labels = table.table("labels")
    return RenderConfig(
        table.text("language"),
        folder / templates if templates is not None else None,
        {key: text for key in labels.values if (text := labels.text(key)) is not None},
        table.table("theme") if isinstance(table.values.get("theme"), dict) else table.text("theme"),
        _url(table),
    )


def _url(table: Table) -> str | None:
    url = table.text("url")
    if url is not None and not _WEB_ADDRESS.fullmatch(url):
        table.fail("url", f"`{url}` is not a web address", "write such as `https://maps.example.org/site`")
    return url.rstrip("/") if url else None


def _libraries(table: Table) -> tuple[str, ...]:
    patterns = table.texts("library") or ()
    for pattern in patterns:
        parts = Path(pattern).parts
        if not parts or Path(pattern).is_absolute() or pattern.startswith("/") or ".." in parts:
            table.fail(
                "library",
                f"`{pattern}` does not lie below the configuration's folder",
                "write a path or pattern from that folder, such as `library/*.cjm.yaml`",
            )
    return patterns


def _require(table: Table) -> None:
    """Stop where `required-version`, such as `>=0.2,<1`, does not admit this version."""
    wanted: Any = table.text("required-version")
    if wanted is None:
        return
    from cjm.version import admits

    try:
        admitted = admits(wanted, __version__)
    except ValueError:
        table.fail("required-version", f"`{wanted}` is not a version", "write such as `>=0.2` or `>=0.2,<1`")
    if not admitted:
        table.fail(
            "required-version",
            f"this project asks for cjm {wanted}; this is {__version__}",
            "install a version that fits",
        )
