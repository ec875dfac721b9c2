"""What people install: the wheel's files, the version, and the path of an edit in a checkout."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from importlib.metadata import entry_points, version
from pathlib import Path

import pytest

import cjm
from tests.conftest import ROOT

DISTRIBUTION = "customer-journey-maps"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist and the wheel of this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return folder


def files_in_wheel(folder: Path) -> set[str]:
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if ".dist-info/" not in name}


def files_below(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_is_the_package_and_the_templates(built: Path) -> None:
    package = {f"cjm/{name}" for name in files_below(ROOT / "src" / "cjm")}
    templates = {f"cjm/templates/{name}" for name in files_below(ROOT / "templates")}

    assert files_in_wheel(built) == package | templates


@pytest.mark.parametrize(
    "pattern",
    [
        r"cjm/py\.typed",
        r"cjm/serve/.+\.js",
        r"cjm/serve/.+\.html",
        r"cjm/templates/ci/.+",
        r"cjm/templates/html/.+",
        r"cjm/templates/scaffold/.+",
        r"cjm/locale/.+",
    ],
)
def test_the_wheel_holds_data_files(built: Path, pattern: str) -> None:
    assert any(re.fullmatch(pattern, name) for name in files_in_wheel(built))


def test_the_sdist_makes_the_same_wheel(built: Path, tmp_path: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()
    out = tmp_path / "dist"
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)],
        cwd=source,
        check=True,
        capture_output=True,
    )

    assert files_in_wheel(out) == files_in_wheel(built)


def test_the_version_has_one_source(built: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert "version" not in project
    assert version(DISTRIBUTION) == cjm.__version__
    assert {path.name.split("-")[1] for path in built.glob("*.whl")} == {cjm.__version__}


def test_the_command_is_called_cjm() -> None:
    (command,) = entry_points(group="console_scripts", name="cjm")

    assert command.value == "cjm.__main__:main"


def test_importing_the_package_loads_nothing_else() -> None:
    code = "import sys; old = set(sys.modules); import cjm; print(*sorted(set(sys.modules) - old))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout.split()

    assert loaded == ["cjm"]


def test_an_editable_install_has_no_copy_of_the_templates() -> None:
    """A copy beside the package would hide edits in the checkout's templates/."""
    if Path(cjm.__file__).is_relative_to(ROOT / "src"):
        assert not (Path(cjm.__file__).parent / "templates").exists()
        assert not any((Path(path) / "cjm" / "templates").exists() for path in sys.path)
