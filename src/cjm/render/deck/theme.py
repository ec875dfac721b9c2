"""The look of the deck: 16:9, a title slide and a slide with a title, in the colours and fonts of the HTML report."""

from __future__ import annotations

import re
from typing import Any
from xml.sax.saxutils import escape

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from cjm.render.theme.colors import contrast, parse
from cjm.render.theme.palette import TEXT
from cjm.render.theme.theme import GENERIC_FAMILIES, Theme

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
MARGIN = Inches(0.6)
INNER = WIDTH - 2 * MARGIN
TOP, BOTTOM = Inches(1.42), Inches(6.92)
"""Between these heights the content of a slide stands."""
_COLOURS = {
    "dk1": "ink", "lt1": "paper", "dk2": "head", "lt2": "soft", "accent1": "acc", "accent2": "neg", "accent3": "amb",
    "accent4": "mut", "accent5": "p1", "accent6": "p2", "hlink": "acc", "folHlink": "mut",
}  # fmt: skip
"""A colour of a theme of Office → the colour of a page that it is."""
_LATIN, _EAST_ASIAN = "Arial", "Microsoft YaHei"
_COVER, _TITLED = 0, 5
"""Two of the layouts that python-pptx brings."""
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def new_deck(theme: Theme) -> Any:
    """An empty deck with two layouts: the cover first, then the slide with a title; in a theme's colours and fonts."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    layouts = deck.slide_layouts
    kept = {layouts[_COVER].name, layouts[_TITLED].name}
    for layout in [each for each in layouts if each.name not in kept]:
        layouts.remove(layout)
    _set_theme(deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME), theme)
    _set_master(deck.slide_master)
    _set_cover(deck.slide_layouts[0])
    _set_titled(deck.slide_layouts[1])
    return deck


def office_colours(theme: Theme) -> dict[str, str]:
    """The colours of a theme by their names in Office. A header on which light text could not be read is left out."""
    palette = {name: parse(colour) or "#000000" for name, colour in theme.palette.items()}
    dark = contrast(palette["head"], palette["paper"]) >= TEXT
    names = _COLOURS if dark else {**_COLOURS, "dk2": "ink"}
    return {name: palette[wanted][1:].upper() for name, wanted in names.items()}


def _font(families: tuple[str, ...]) -> str:
    """The first family that a machine knows by its name."""
    return escape(next((each for each in families if each not in GENERIC_FAMILIES), _LATIN), {'"': "&quot;"})


def _set_theme(part: Any, theme: Theme) -> None:
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in office_colours(theme).items()
    )
    families = {"major": _font(theme.headings or theme.text), "minor": _font(theme.text)}
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{name}"/><a:ea typeface="{_EAST_ASIAN}"/><a:cs typeface="{name}"/></a:{kind}Font>'
        for kind, name in families.items()
    )
    text = part.blob.decode()
    text = re.sub(
        r"<a:clrScheme.*?</a:clrScheme>",
        lambda _found: f'<a:clrScheme name="cjm">{colours}</a:clrScheme>',
        text,
        flags=re.DOTALL,
    )
    text = re.sub(
        r"<a:fontScheme.*?</a:fontScheme>",
        lambda _found: f'<a:fontScheme name="cjm">{fonts}</a:fontScheme>',
        text,
        flags=re.DOTALL,
    )
    part.blob = text.encode()


def _set_master(master: Any) -> None:
    for shape in master.placeholders:
        kind = shape.placeholder_format.type.name
        if kind == "TITLE":
            place(shape, MARGIN, Inches(0.42), INNER, Inches(0.85))
            shape.text_frame.word_wrap = True
            body = shape.element.txBody.find(qn("a:bodyPr"))
            for side in ("lIns", "rIns", "tIns", "bIns"):
                body.set(side, "0")
            body.set("anchor", "ctr")
            _shrink(body)
        elif kind == "BODY":
            place(shape, MARGIN, TOP, INNER, BOTTOM - TOP)
    _set_style(master.element.find(qn("p:txStyles")).find(qn("p:titleStyle")), 26)
    _foot(master)
    bar = master.shapes.element
    bar.append(_rule(MARGIN, Inches(0.36), Inches(0.55), Inches(0.06)))


def _shrink(body: Any) -> None:
    """Let PowerPoint make a title smaller where it has more lines than room."""
    for child in list(body):
        body.remove(child)
    etree.SubElement(body, qn("a:normAutofit"))


def _set_style(style: Any, size: int) -> None:
    level = style.find(qn("a:lvl1pPr"))
    level.set("algn", "l")
    run = level.find(qn("a:defRPr"))
    run.set("sz", str(size * 100))
    run.set("b", "1")
    colour = run.find(qn("a:solidFill")).find(qn("a:schemeClr"))
    colour.set("val", "tx2")


def _rule(x: int, y: int, width: int, height: int) -> Any:
    """A bar in the accent colour, as decoration that readers of the screen pass over."""
    return etree.fromstring(
        f'<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="{_A}">'
        '<p:nvSpPr><p:cNvPr id="90" name="Accent"><a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
        '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
        '</a:ext></a:extLst></p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
        '<a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )  # fmt: skip


def _foot(holder: Any) -> None:
    """Put footer and number of a master or layout where they belong, and take the date away."""
    for shape in list(holder.placeholders):
        kind = shape.placeholder_format.type.name
        if kind == "DATE":
            shape.element.getparent().remove(shape.element)
        elif kind == "FOOTER":
            place(shape, MARGIN, Inches(7.02), Inches(9), Inches(0.3))
        elif kind == "SLIDE_NUMBER":
            place(shape, WIDTH - MARGIN - Inches(1), Inches(7.02), Inches(1), Inches(0.3))
        else:
            continue
        if kind == "FOOTER":
            for level in shape.element.iter(qn("a:lvl1pPr")):
                level.set("algn", "l")
        if kind != "DATE":
            body = shape.element.txBody.find(qn("a:bodyPr"))
            for side in ("lIns", "rIns"):
                body.set(side, "0")
            for run in shape.element.iter(qn("a:defRPr")):
                run.set("sz", "1000")
                for colour in run.iter(qn("a:schemeClr")):
                    for tint in list(colour):
                        colour.remove(tint)
                    colour.set("val", "accent4")


def _set_cover(layout: Any) -> None:
    fill = layout.background.fill
    fill.solid()
    fill.fore_color.theme_color = _theme_colour("TEXT_2")
    for shape in list(layout.placeholders):
        kind = shape.placeholder_format.type.name
        if kind == "CENTER_TITLE":
            place(shape, MARGIN, Inches(1.75), Inches(11.2), Inches(1.9))
            body = shape.element.txBody.find(qn("a:bodyPr"))
            body.set("anchor", "b")
            _text_style(shape, Pt(40), "bg1", bold=True)
        elif kind == "SUBTITLE":
            place(shape, MARGIN, Inches(3.8), Inches(10.2), Inches(1.6))
            _text_style(shape, Pt(18), "bg1", bold=False)
        else:
            shape.element.getparent().remove(shape.element)


def _text_style(shape: Any, size: int, colour: str, *, bold: bool) -> None:
    """The style of a placeholder's first level, in place of the master's."""
    body = shape.element.txBody
    style = body.find(qn("a:lstStyle"))
    for child in list(style):
        style.remove(child)
    level = etree.SubElement(style, qn("a:lvl1pPr"), algn="l", marL="0", indent="0")
    etree.SubElement(level, qn("a:buNone"))
    run = etree.SubElement(level, qn("a:defRPr"), sz=str(int(size / 127)), b="1" if bold else "0")
    fill = etree.SubElement(run, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:schemeClr"), val=colour)
    insets = body.find(qn("a:bodyPr"))
    for side in ("lIns", "rIns"):
        insets.set(side, "0")
    _shrink(insets)


def _set_titled(layout: Any) -> None:
    _foot(layout)
    for shape in layout.placeholders:
        if shape.placeholder_format.type.name == "TITLE":
            spot = shape.element.spPr.find(qn("a:xfrm"))
            if spot is not None:
                shape.element.spPr.remove(spot)


def _theme_colour(name: str) -> Any:
    from pptx.enum.dml import MSO_THEME_COLOR

    return getattr(MSO_THEME_COLOR, name)


def place(shape: Any, left: int, top: int, width: int, height: int) -> None:
    """Set where a shape stands and how large it is, in EMU."""
    shape.left, shape.top, shape.width, shape.height = (Emu(int(each)) for each in (left, top, width, height))
