"""The Nu HTML checker finds no error.

`pytest --whole tests/proof/test_validity.py`: each example × language. It needs Java, and npm, which brings the checker.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tarfile

import pytest

from tests.conftest import IN_CI
from tests.proof.matrix import PAGES, languages_of

CHECKER = "vnu-jar"
"""The npm package of the checker, by the people who make it."""


@pytest.fixture(scope="session")
def checker(pytestconfig: pytest.Config) -> list[str]:
    """The command that runs the checker. Without Java or npm the test is skipped, but fails where CI=true."""
    for program in ("java", "npm"):
        if not shutil.which(program):
            reason = f"no {program} found: the HTML checker needs Java, and npm to get it"
            if IN_CI:
                pytest.fail(reason)
            pytest.skip(reason)
    folder = pytestconfig.cache.mkdir(CHECKER)
    jar = folder / "package" / "build" / "dist" / "vnu.jar"
    if not jar.exists():
        packed = subprocess.run(
            ["npm", "pack", "--silent", CHECKER], cwd=folder, check=True, capture_output=True, text=True
        )
        with tarfile.open(folder / packed.stdout.strip()) as archive:
            archive.extractall(folder, filter="data")
    return ["java", "-jar", str(jar), "--format", "json", "--exit-zero-always", "--errors-only"]


def test_every_page_is_valid_html(checker, files, whole) -> None:
    pages = [
        file for name in PAGES for language in languages_of(name, whole) for file in files(name, language)
    ]
    ran = subprocess.run([*checker, *map(str, pages)], capture_output=True, text=True)
    messages = json.loads(ran.stderr)["messages"]
    assert {f"{each['message']} {each.get('extract', '')}" for each in messages} == set()
