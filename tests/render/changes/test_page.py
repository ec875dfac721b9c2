"""The page about what changed: accessible, whole in one file, and as wide as its reader's screen."""

from __future__ import annotations

import datetime
import re

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from tests.conftest import ROOT
from tests.history.comparing.editions import edition_of
from tests.history.comparing.test_compare import BASE
from tests.proof.test_accessibility import RULES

from cjm.history.comparing.compare import compare, relation_of
from cjm.history.comparing.edition import Edition, edition
from cjm.render.changes.page import Shown, changes_page
from cjm.render.templates import Templates
from cjm.render.wording import Wording
from cjm.source.project import Project
from cjm.view.changed_map import changed_map
from cjm.view.changes import changes_view

CHANGED = (
    BASE.replace("Sees an ad", "Notices the ad")
    .replace("emotion: 0", "emotion: -1.5")
    .replace("severity: medium", "severity: critical")
    .replace("owner: shop", "owner: marketing")
    .replace("value: 10", "value: 8")
    .replace("touchpoints: [store]", "touchpoints: [store, ad]")
    .replace(
        "      - name: Pays at the till\n        emotion: -1\n",
        "      - name: Pays\n        pain_points: [Queues]\n",
    )
    .replace("personas: {ana: Ana}", "personas: {ana: {name: Ana, quote: Quick}}")
)
DAY = datetime.date(2026, 11, 1)
EXAMPLES = ROOT / "examples"


def example(name: str) -> Edition:
    project = Project(
        EXAMPLES, libraries=(Project(EXAMPLES).document(EXAMPLES / "library" / "shared.cjm.yaml"),)
    )
    path = EXAMPLES / f"{name}.cjm.yaml"
    document = project.document(path)
    return edition(document, project.journey(document, path))


def page_of(*pairs: tuple[Edition, Edition], language: str = "en") -> str:
    shown = []
    for old, new in pairs:
        view = changes_view(compare(old, new, relation_of(old, new)), old.journey, new.journey)
        shown.append(Shown(view, changed_map(view, old.journey, new.journey)))
    return changes_page(shown, Templates(Wording(language)), DAY)


@pytest.fixture(scope="module")
def future() -> tuple[Edition, Edition]:
    return example("running-shoes"), example("running-shoes-future")


@pytest.mark.parametrize(("width", "look", "maps"), [(375, "light-nb", 1), (1440, "dark-ru", 2)])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(browser, tmp_path, width, look, maps):
    scheme, language = look.split("-")
    file = tmp_path / "changes.html"
    pairs = [
        (edition_of(BASE), edition_of(CHANGED)),
        (edition_of(CHANGED, "b.cjm.yaml"), edition_of(BASE, "b.cjm.yaml")),
    ]
    file.write_text(page_of(*pairs[:maps], language=language), "utf-8")
    context = browser.new_context(offline=True, viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]}).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"][:160]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert asked == [file.as_uri()]
    context.close()


def test_the_page_tells_what_changed_before_and_after(future):
    page = page_of(future)
    assert "Preference feels better" in page
    assert "Today" in page
    assert "Future" in page
    assert re.search(r"<del>−1\.5</del> → <ins>\+1\.6</ins>", page)


def test_texts_of_maps_are_no_markup():
    old = edition_of("phases:\n  - name: A\n    pain_points: ['<script>alert(1)</script>']\n")
    new = edition_of("phases:\n  - name: A\n    summary: '<img src=x onerror=alert(1)>'\n")
    page = page_of((old, new))
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_list_without_an_end_says_how_much_is_left_out():
    pains = "".join(f"      - Pain {i}\n" for i in range(450))
    page = page_of(
        (edition_of("phases: [A]\n"), edition_of(f"phases:\n  - name: A\n    pain_points:\n{pains}"))
    )
    assert page.count("Pain point gained") == 400
    assert "50 changes more" in page


def test_nothing_to_tell_is_a_page_too():
    assert "Nothing changed in the journey" in page_of()


def test_the_same_changes_give_the_same_bytes(future):
    assert page_of(future) == page_of(future)


def test_a_map_that_is_new_has_its_headline():
    new = edition_of("phases: [A, B]\n")
    view = changes_view(compare(None, new), None, new.journey)
    assert "New map: 2 phases, 0 steps" in changes_page([Shown(view, ())], Templates(Wording()), DAY)
