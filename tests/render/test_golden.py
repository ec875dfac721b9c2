"""The reports of the examples that are text, byte for byte. `pytest --update-golden` renews them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.render.reports import MAPS

from cjm.cli.app import run
from cjm.render.registry import formats

TEXTS = [each for each in formats().values() if not each.binary]


@pytest.fixture(autouse=True)
def in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("report_format", TEXTS, ids=lambda each: each.name)
@pytest.mark.parametrize("name", MAPS)
def test_the_report_of_an_example(name, report_format, golden: Callable[[str, str], None], tmp_path) -> None:
    target = tmp_path / f"{name}{report_format.suffix}"
    assert (
        run(["render", f"examples/{name}.cjm.yaml", "--format", report_format.name, "-o", str(target)]) == 0
    )
    golden(f"reports/{target.name}", target.read_bytes().decode())


@pytest.mark.parametrize("suffix", [each.suffix for each in formats().values() if each.site])
def test_the_site_of_the_examples(suffix: str, golden: Callable[[str, str], None], tmp_path: Path) -> None:
    name = next(each.name for each in formats().values() if each.suffix == suffix)
    assert run(["render", "examples", "--format", name, "-o", str(tmp_path)]) == 0
    pages = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob(f"*{suffix}")}
    assert pages == {*formats()[name].site_names, *(f"examples/{each}{suffix}" for each in MAPS)}
    golden(f"reports/index{suffix}", (tmp_path / f"index{suffix}").read_text(encoding="utf-8"))
