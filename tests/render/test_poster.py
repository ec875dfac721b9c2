"""The map of a poster stands on one sheet."""

import dataclasses
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.render.reports import MAPS, example, report

from cjm.render.html import render_html
from cjm.render.poster import HEIGHT, WIDTH, type_size
from cjm.render.words import Words


def size(text: str) -> int:
    work = report(text)
    return type_size(work.view, Words(work.templates.wording))


def test_more_text_has_smaller_type() -> None:
    step = "{name: Asks the fit desk about the width of the shoe, emotion: 1}"
    sizes = [size(f"phases: [{{name: P, steps: [{', '.join([step] * count)}]}}]\n") for count in (1, 25, 35)]
    assert sizes[0] == 24
    assert sizes == sorted(set(sizes), reverse=True)


def test_what_fits_on_no_sheet_takes_several_in_readable_type() -> None:
    steps = ", ".join(["{name: Asks the fit desk about the width, emotion: 1}"] * 200)
    assert size(f"phases: [{{name: P, steps: [{steps}]}}]\n") == 16


@pytest.mark.parametrize("name", MAPS)
def test_the_maps_of_the_examples_fit_on_a_sheet(page: Page, tmp_path: Path, name: str) -> None:
    file = tmp_path / "poster.html"
    file.write_text(render_html(dataclasses.replace(example(name), paper="poster")), "utf-8")
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    page.emulate_media(media="print")
    page.goto(file.as_uri())
    height = page.evaluate("document.querySelector('.mapsec').getBoundingClientRect().height")
    assert 0.7 * HEIGHT < height <= HEIGHT
