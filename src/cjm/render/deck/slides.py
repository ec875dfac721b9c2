"""Slides and what is put on them: titles, texts, tables, pictures, notes; everything with a name that is read aloud."""

from __future__ import annotations

import copy
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from cjm.render.deck.text import Para, Run, fitted, para
from cjm.render.deck.theme import new_deck
from cjm.render.environment import safe_url
from cjm.render.office_package import xml_text
from cjm.render.theme.theme import Theme
from cjm.render.words import Words

POINT = 12_700
"""EMU in a point."""
_REGIONS = {"en": "en-GB", "es": "es-ES", "nb": "nb-NO", "pt": "pt-PT", "ru": "ru-RU", "zh": "zh-CN"}
_UPRIGHT = ("zh", "ja", "ko")
"""Languages whose scripts know no italics."""
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The table style without fills and lines: those of the cells are all there are."""
_FOOTER_LIMIT = 110
_EMPTY = Para((), 10.5)
"""What stands where there is no text. Without a size it would be as high as a line of 18 points."""
_OWN_IDS = 1000
"""Shapes that python-pptx does not number get ids from here on."""
CELL_MARGIN, CELL_PADDING = 76_200, 38_100
"""Room at the sides of the text of a cell, and above and below it, in EMU."""


_COVER_TITLE, _COVER_LEAD, _TITLE = (790.0, 130.0), (720.0, 108.0), (820.0, 60.0)
"""Width and height in points of the placeholders for the title and the lead of the cover, and for titles."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a slide, in EMU."""

    left: int
    top: int
    width: int
    height: int

    @property
    def room(self) -> tuple[float, float]:
        """Width and height in points."""
        return self.width / POINT, self.height / POINT


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its paragraphs and, if it has one, its fill."""

    paragraphs: tuple[Para, ...] = ()
    fill: str = ""


class Deck:
    """The slides of a deck as they come, in the report's `words`, the map's language `content`, and a theme."""

    def __init__(self, title: str, content: str, words: Words, theme: Theme) -> None:
        self.file: Any = new_deck(theme)
        self.title = one_line(title)
        self.words = words
        self.content = office_language(content)
        self.label = office_language(words.wording.language)

    def cover(self, title: str, lead: str) -> Slide:
        """The first slide. What it has no room for of the lead stands in its notes."""
        slide = self.file.slides.add_slide(self.file.slide_layouts[0])
        first, second = slide.placeholders
        made = Slide(self, slide)
        made.write(first, [fitted(_bare(title, bold=True), _COVER_TITLE, (40, 32, 26, 20, 14))[0]])
        shown, whole = fitted(_bare(lead), _COVER_LEAD, (18, 15, 12, 10.5))
        made.write(second, [shown])
        if not lead:
            second.element.getparent().remove(second.element)
        if not whole:
            made.notes([_bare(lead)])
        return made

    def slide(self, title: Sequence[Run]) -> Slide:
        """A slide with that title."""
        layout = self.file.slide_layouts[1]
        slide = self.file.slides.add_slide(layout)
        made = Slide(self, slide)
        made.write(slide.shapes.title, [fitted(Para(tuple(title)), _TITLE, (26, 20, 16, 13))[0]])
        for placeholder in layout.placeholders:
            if placeholder.placeholder_format.type.name in {"FOOTER", "SLIDE_NUMBER"}:
                slide.shapes.element.append(self._renumbered(placeholder.element, len(slide.shapes)))
        footer = next(each for each in slide.placeholders if each.placeholder_format.type.name == "FOOTER")
        text = self.title if len(self.title) <= _FOOTER_LIMIT else f"{self.title[:_FOOTER_LIMIT]}…"
        made.write(footer, [para(text, 0, colour="")])
        return made

    def _renumbered(self, element: Any, number: int) -> Any:
        """A copy of a layout's placeholder for a slide."""
        clone = copy.deepcopy(element)
        next(clone.iter(qn("p:cNvPr"))).set("id", str(number + _OWN_IDS))
        for look in clone.iter(qn("a:rPr")):
            look.set("lang", self.label)
        return clone

    def save(self) -> bytes:
        """The deck as a file."""
        content = io.BytesIO()
        self.file.save(content)
        return content.getvalue()


class Slide:
    """A slide that is being filled."""

    def __init__(self, deck: Deck, slide: Any) -> None:
        self.deck = deck
        self.slide = slide

    def write(self, shape: Any, paragraphs: Iterable[Para]) -> None:
        """Put paragraphs into a shape, in place of what it says."""
        self.fill(shape.element.find(qn("p:txBody")), paragraphs)

    def fill(self, body: Any, paragraphs: Iterable[Para]) -> None:
        """Put paragraphs into the body of a text. A size of 0 and a colour `""` leave them to the placeholder."""
        for old in body.findall(qn("a:p")):
            body.remove(old)
        for each in tuple(paragraphs) or (_EMPTY,):
            body.append(self._paragraph(each))

    def text(
        self, box: Box, paragraphs: Sequence[Para], name: str, *, fill: str = "", middle: bool = False
    ) -> None:
        """Put a box of text on the slide. One with a `fill` keeps its text away from its edges."""
        shape = self.slide.shapes.add_textbox(box.left, box.top, box.width, box.height)
        shape.name = one_line(name)
        frame = shape.text_frame
        frame.word_wrap = True
        frame.auto_size = MSO_AUTO_SIZE.NONE
        inset = Pt(9) if fill else 0
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = inset
        if middle:
            shape.element.txBody.find(qn("a:bodyPr")).set("anchor", "ctr")
        if fill:
            _fill_shape(shape.element.spPr, fill)
        self.write(shape, paragraphs)

    def table(
        self, box: Box, widths: Sequence[int], rows: Sequence[tuple[float, Sequence[Cell]]], alt: str
    ) -> None:
        """Put a table on the slide: rows with their heights in points, the first being its head."""
        shape = self.slide.shapes.add_table(len(rows), len(widths), box.left, box.top, sum(widths), Pt(20))
        table = shape.table
        shape.element.find(".//" + qn("a:tableStyleId")).text = _NO_STYLE
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Emu(width)
        cells = shape.element.iter(qn("a:tc"))
        for index, (height, contents) in enumerate(rows):
            table.rows[index].height = Pt(height)
            for content in contents:
                tc = next(cells)
                self.fill(tc.find(qn("a:txBody")), content.paragraphs)
                _dress(tc, content, last=index == len(rows) - 1)
        describe(shape, alt)

    def notes(self, paragraphs: Sequence[Para]) -> None:
        """Set the speaker's notes."""
        if paragraphs:
            frame = self.slide.notes_slide.notes_text_frame
            self.fill(frame._txBody, paragraphs)  # noqa: SLF001 - it has no public name

    def _paragraph(self, paragraph: Para) -> Any:
        node = etree.Element(qn("a:p"))
        properties = etree.SubElement(node, qn("a:pPr"))
        if paragraph.size:
            properties.set("algn", paragraph.align)
        if paragraph.bullet:
            properties.set("marL", str(int(paragraph.indent * POINT)))
            properties.set("indent", str(-int(paragraph.indent * POINT)))
        if paragraph.before:
            spacing = etree.SubElement(properties, qn("a:spcBef"))
            etree.SubElement(spacing, qn("a:spcPts"), val=str(int(paragraph.before * 100)))
        if paragraph.bullet:
            colour = etree.SubElement(properties, qn("a:buClr"))
            etree.SubElement(colour, qn("a:schemeClr"), val="accent1")
            etree.SubElement(properties, qn("a:buFont"), typeface="Arial")
            etree.SubElement(properties, qn("a:buChar"), char="•")
        for run in paragraph.runs:
            node.append(self._run(run, paragraph.size))
        if paragraph.size and not paragraph.runs:
            etree.SubElement(node, qn("a:endParaRPr"), sz=str(int(paragraph.size * 100)))
        return node

    def _run(self, run: Run, size: float) -> Any:
        node = etree.Element(qn("a:r"))
        language = self.deck.label if run.label else self.deck.content
        look = etree.SubElement(node, qn("a:rPr"), lang=language, dirty="0")
        if size:
            look.set("sz", str(int(size * 100)))
        if run.bold:
            look.set("b", "1")
        if run.italic and not language.startswith(_UPRIGHT):
            look.set("i", "1")
        if run.colour:
            solid = etree.SubElement(look, qn("a:solidFill"))
            etree.SubElement(solid, qn("a:schemeClr"), val=run.colour)
        if url := safe_url(run.link):
            link = etree.SubElement(look, qn("a:hlinkClick"))
            link.set(qn("r:id"), self.slide.part.relate_to(url, _HYPERLINK, is_external=True))
        etree.SubElement(node, qn("a:t")).text = flat(run.text)
        return node


def _bare(text: str, *, bold: bool = False) -> Para:
    """A paragraph in the colour and size of its placeholder."""
    return Para((Run(one_line(text), bold=bold, colour=""),), 0)


_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def describe(shape: Any, alt: str) -> None:
    """Give a table, chart or picture the words that a screen reader says in its place."""
    properties = next(shape.element.iter(qn("p:cNvPr")))
    properties.set("descr", one_line(alt))


def office_language(tag: str) -> str:
    """The tag of a language with a region, as spelling checkers want it: `zh-Hans` → `zh-CN`."""
    parts = tag.split("-")
    if len(parts) == 1 or (len(parts[1]) == 4 and len(parts) == 2):
        return _REGIONS.get(parts[0].lower(), parts[0].lower())
    return "-".join(part for part in parts if len(part) != 4)


def flat(text: str) -> str:
    """A text for a run: no line breaks, nothing that XML cannot hold. Spaces at its ends stay."""
    return xml_text(text).replace("\n", " ").replace("\t", " ")


def one_line(text: str) -> str:
    """A text on one line, for names and alternative texts."""
    return " ".join(xml_text(text).split())


def _fill_shape(properties: Any, fill: str) -> None:
    for old in properties.findall(qn("a:noFill")):
        properties.remove(old)
    solid = etree.SubElement(properties, qn("a:solidFill"))
    etree.SubElement(solid, qn("a:schemeClr"), val=fill)


def _dress(tc: Any, cell: Cell, *, last: bool) -> None:
    """Margins, a line below and the fill of a cell."""
    properties = tc.find(qn("a:tcPr"))
    if properties is None:
        properties = etree.SubElement(tc, qn("a:tcPr"))
    properties.set("marL", str(CELL_MARGIN))
    properties.set("marR", str(CELL_MARGIN))
    properties.set("marT", str(CELL_PADDING))
    properties.set("marB", str(CELL_PADDING))
    for side in ("L", "R", "T"):
        line = etree.SubElement(properties, qn(f"a:ln{side}"), w="0")
        etree.SubElement(line, qn("a:noFill"))
    line = etree.SubElement(properties, qn("a:lnB"), w=str(12_700 if last else 6_350))
    solid = etree.SubElement(line, qn("a:solidFill"))
    colour = etree.SubElement(solid, qn("a:schemeClr"), val="accent4")
    etree.SubElement(colour, qn("a:lumMod"), val="40000")
    etree.SubElement(colour, qn("a:lumOff"), val="60000")
    if cell.fill:
        solid = etree.SubElement(properties, qn("a:solidFill"))
        etree.SubElement(solid, qn("a:schemeClr"), val=cell.fill)
    else:
        etree.SubElement(properties, qn("a:noFill"))
