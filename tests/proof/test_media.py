"""A page heeds what a reader's system asks for: forced colours and less motion.

`pytest --whole tests/proof/test_media.py`: each example × language.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from itertools import product
from typing import TYPE_CHECKING

from PIL import Image

from tests.proof.matrix import SCHEMES

if TYPE_CHECKING:
    from playwright.sync_api import Page

THINGS = """() => {
  const seen = e => e.checkVisibility({visibilityProperty: true, opacityProperty: true});
  const covered = e => { for (; e; e = e.parentElement) if (getComputedStyle(e).clipPath !== 'none' || /hidden|clip|auto|scroll/.test(getComputedStyle(e).overflowX)) return true; return false; };
  const drawn = e => { const s = getComputedStyle(e); return !e.textContent.trim() && (s.backgroundImage !== 'none' || !/^rgba\\(.*, 0\\)$/.test(s.backgroundColor)); };
  return [...document.querySelectorAll('svg, body *')].filter(e => (e.tagName === 'svg' || (e instanceof HTMLElement && drawn(e))) && seen(e) && !covered(e.parentElement))
    .map(e => ({r: e.getBoundingClientRect(), html: e.outerHTML.slice(0, 120)}))
    .filter(({r}) => r.width >= 4 && r.height >= 4 && r.right <= innerWidth)
    .map(({r, html}) => ({box: [r.left - 2, r.top + scrollY - 2, r.right + 2, r.bottom + scrollY + 2].map(v => Math.max(0, Math.round(v))), html}));
}"""
"""The drawings of a page, and the things without a word in them that are there by their background alone."""


def test_nothing_vanishes_in_forced_colours(open_page, files, whole, name, language) -> None:
    for file, scheme in product(files(name, language), SCHEMES if whole else SCHEMES[:1]):
        page = open_page(file, forced_colors="active", color_scheme=scheme)
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        assert faint(page) == [], file.name
        page.close()


def faint(page: Page) -> list[str]:
    """The things of a page whose pixels do not differ by 3 to 1 (WCAG 2.2, success criterion 1.4.11)."""
    picture = Image.open(BytesIO(page.screenshot(full_page=True))).convert("RGB")
    return [
        thing["html"]
        for thing in page.evaluate(THINGS)
        if thing["box"][3] <= picture.height and contrast(picture.crop(thing["box"])) < 3
    ]


def contrast(picture: Image.Image) -> float:
    """The contrast of a picture's lightest and darkest pixel."""
    colours = picture.getcolors(picture.width * picture.height) or []
    lights = [luminance(colour) for _count, colour in colours if isinstance(colour, tuple)]
    return (max(lights) + 0.05) / (min(lights) + 0.05)


@cache
def luminance(colour: tuple[int, ...]) -> float:
    """The relative luminance of an sRGB colour, as WCAG 2.2 defines it."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_nothing_moves_where_less_motion_is_asked_for(open_page, files, name, language) -> None:
    for file in files(name, language):
        page = open_page(file, reduced_motion="reduce")
        moving = page.evaluate(
            """[...document.querySelectorAll('*')].filter(e => {
                 const s = getComputedStyle(e), long = v => v.split(',').some(d => parseFloat(d) > 0.01);
                 return s.scrollBehavior === 'smooth' || long(s.transitionDuration) || long(s.animationDuration);
               }).map(e => e.outerHTML.slice(0, 120))"""
        )
        assert moving == [], file.name
        page.close()
