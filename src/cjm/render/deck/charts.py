"""Native charts, to be edited in PowerPoint: the emotion curve, impact against effort, the readings of a metric."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE, MSO_THEME_COLOR
from pptx.oxml.ns import qn
from pptx.util import Pt

from cjm.render.deck.slides import Box, Deck, Slide, describe, one_line
from cjm.view.concerns import OpportunityView
from cjm.view.curve import CurvePoint, CurveView
from cjm.view.journey import JourneyView
from cjm.view.metrics import MetricView

_TONES = {
    "positive": MSO_THEME_COLOR.ACCENT_1,
    "neutral": MSO_THEME_COLOR.ACCENT_4,
    "negative": MSO_THEME_COLOR.ACCENT_2,
}
_PERSONAS = (MSO_THEME_COLOR.ACCENT_5, MSO_THEME_COLOR.ACCENT_6, MSO_THEME_COLOR.ACCENT_3)
_DASHES = (MSO_LINE.DASH, MSO_LINE.ROUND_DOT, MSO_LINE.LONG_DASH_DOT)
"""How the lines of personas are broken: another way where their colours begin anew."""
_GRID = RGBColor(0xDF, 0xE3, 0xE0)
_TAKEN_FOR_MORE = re.compile(r"[={]|(?:ftp|https?)://|mailto:|internal:|external:", re.IGNORECASE)
_FOOT = -1.5
"""Below this score there is no room for words between a point and the foot of the chart."""
_NAME_LIMIT = 80
_WORD_JOINER = "\u2060"


def plain_name(text: str) -> str:
    """A text as the name of a series or category.

    A chart holds a workbook, whose writer takes some texts for formulas or links: an invisible character before them
    keeps them text.
    """
    name = one_line(text)[:_NAME_LIMIT]
    return f"{_WORD_JOINER}{name}" if _TAKEN_FOR_MORE.match(name) else name


def emotion_chart(slide: Slide, box: Box, view: JourneyView, curve: CurveView, alt: str) -> None:
    """The emotion curve: a point a step, phases below; personas who differ and the desired level as lines beside it."""
    words = slide.deck.words
    data = CategoryChartData(number_format="+0.0;-0.0;0")
    slots: list[tuple[int, int]] = []
    for index, phase in enumerate(view.phases):
        group = data.add_category(plain_name(phase.name))
        for number in range(curve.slots[index]):
            label = phase.steps[number].mark.label if phase.steps else phase.mark.label
            group.add_sub_category(label)
            slots.append((index, number))
    by_slot = {(point.mark.phase, point.slot): point for point in curve.points}
    for persona in curve.personas:
        own = {(point.mark.phase, point.slot): point.score for point in persona.points}
        data.add_series(plain_name(persona.name), [own.get(slot) for slot in slots])
    desired = {each.phase: each.score for each in curve.desired}
    if desired:
        data.add_series(plain_name(words.gettext("Desired")), [desired.get(phase) for phase, _ in slots])
    today = _today(view)
    if today:
        data.add_series(plain_name(words.gettext("Today")), [today.get(slot) for slot in slots])
    data.add_series(plain_name(words.gettext("Emotion")), [_score(by_slot.get(slot)) for slot in slots])
    chart = _added(slide, box, XL_CHART_TYPE.LINE_MARKERS, data, alt)
    *others, main = chart.plots[0].series
    _line(main, MSO_THEME_COLOR.ACCENT_1, 2.5)
    for index, slot in enumerate(slots):
        if point := by_slot.get(slot):
            _mark(slide, main.points[index], point)
    for number, series in enumerate(others):
        of_persona = number < len(curve.personas)
        colour = _PERSONAS[number % len(_PERSONAS)] if of_persona else MSO_THEME_COLOR.ACCENT_4
        solid = bool(today) and number == len(others) - 1
        dash = _DASHES[number // len(_PERSONAS) % len(_DASHES)] if of_persona else MSO_LINE.DASH
        _line(series, colour, 1.5, dash=None if solid else dash)
        series.marker.style = XL_MARKER_STYLE.NONE
    _legend(chart, bool(others))
    _score_axis(slide.deck, chart, room=any(_is_at_the_foot(point) for point in curve.points))
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.category_axis.tick_labels.font.size = Pt(11)
    _span_gaps(chart)


def _today(view: JourneyView) -> dict[tuple[int, int], float]:
    """The scores of the current map, by phase and slot of this future one."""
    changes = view.comparison.changes if view.comparison else ()
    return {
        (each.mark.phase, each.mark.step or 0): each.before.score
        for each in changes
        if each.mark and each.before and each.before.score is not None
    }


def _score(point: CurvePoint | None) -> float | None:
    return point.score if point else None


def _mark(slide: Slide, dot: Any, point: CurvePoint) -> None:
    """The look of a point by its tone, a diamond at a moment of truth; words beside the extremes."""
    marker = dot.marker
    marker.style = XL_MARKER_STYLE.DIAMOND if point.moment_of_truth else XL_MARKER_STYLE.CIRCLE
    marker.size = 13 if point.moment_of_truth else 9
    marker.format.fill.solid()
    marker.format.fill.fore_color.theme_color = _TONES[point.emotion.tone]
    marker.format.line.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
    if point.extreme:
        label = dot.data_label
        label.position = XL_LABEL_POSITION.ABOVE if point.extreme == "highest" else XL_LABEL_POSITION.BELOW
        feeling = point.emotion.feeling or slide.deck.words.label(point.emotion.band or 0, "emotion")
        label.text_frame.text = one_line(feeling)[:_NAME_LIMIT]
        font = label.text_frame.paragraphs[0].runs[0].font
        font.size, font.bold = Pt(12), True
        font.color.theme_color = _TONES[point.emotion.tone]
        _on_paper(label)


def _on_paper(label: Any) -> None:
    """Keep the lines of a chart from running through a label beside its point."""
    look = etree.Element(qn("c:spPr"))
    etree.SubElement(etree.SubElement(look, qn("a:solidFill")), qn("a:schemeClr"), val="bg1")
    label._get_or_add_dLbl().find(qn("c:tx")).addnext(look)  # noqa: SLF001 - it has no public name


def portfolio_chart(
    slide: Slide, box: Box, opportunities: Sequence[tuple[str, OpportunityView]], alt: str
) -> None:
    """Impact against effort: a point for each opportunity that has both, with its number; one point for several."""
    words = slide.deck.words
    spots: dict[tuple[float, float], list[str]] = defaultdict(list)
    for number, each in opportunities:
        if each.impact is not None and each.effort is not None:
            spots[each.effort, each.impact].append(number)
    data = XyChartData(number_format="General")
    series = data.add_series(plain_name(words.gettext("Opportunities")))
    for effort, impact in spots:
        series.add_data_point(effort, impact)
    chart = _added(slide, box, XL_CHART_TYPE.XY_SCATTER, data, alt)
    chart.has_legend = False
    drawn = chart.plots[0].series[0]
    drawn.format.line.fill.background()
    for index, numbers in enumerate(spots.values()):
        dot = drawn.points[index]
        dot.marker.style, dot.marker.size = XL_MARKER_STYLE.CIRCLE, 24
        dot.marker.format.fill.solid()
        dot.marker.format.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
        dot.marker.format.line.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
        label = dot.data_label
        several = len(numbers) > 1
        label.position = XL_LABEL_POSITION.ABOVE if several else XL_LABEL_POSITION.CENTER
        label.text_frame.text = ", ".join(numbers)
        font = label.text_frame.paragraphs[0].runs[0].font
        font.size, font.bold = Pt(12), True
        font.color.theme_color = MSO_THEME_COLOR.ACCENT_1 if several else MSO_THEME_COLOR.BACKGROUND_1
        if several:
            _on_paper(label)
    for axis, title in (
        (chart.category_axis, words.gettext("Effort")),
        (chart.value_axis, words.gettext("Impact")),
    ):
        axis.minimum_scale, axis.maximum_scale, axis.major_unit = 0, 6, 1
        axis.crosses_at = 3
        axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
        axis.has_major_gridlines = False
        axis.tick_labels.font.size = Pt(11)
        axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = '[=0]"";[=6]"";0', False
        axis.format.line.color.theme_color = MSO_THEME_COLOR.ACCENT_4
        axis.has_title = True
        axis.axis_title.text_frame.text = f"{title} (1–5)"
        axis.axis_title.text_frame.paragraphs[0].runs[0].font.size = Pt(12)


def metric_chart(slide: Slide, box: Box, metric: MetricView, alt: str) -> None:
    """The values of a metric from its baseline on, and its target as a dashed line."""
    words = slide.deck.words
    values = [*((metric.baseline,) if metric.baseline else ()), *metric.readings]
    data = CategoryChartData(number_format="General")
    data.categories = [
        words.date(each.date) if each.date else str(index) for index, each in enumerate(values, 1)
    ]
    data.add_series(plain_name(metric.name), [each.value for each in values])
    if metric.target is not None:
        data.add_series(plain_name(words.gettext("Target")), [metric.target] * len(values))
    chart = _added(slide, box, XL_CHART_TYPE.LINE_MARKERS, data, alt)
    chart.has_legend = False
    main, *target = chart.plots[0].series
    _line(main, MSO_THEME_COLOR.ACCENT_1, 2)
    main.marker.style, main.marker.size = XL_MARKER_STYLE.CIRCLE, 6
    main.marker.format.fill.solid()
    main.marker.format.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
    for series in target:
        _line(series, MSO_THEME_COLOR.ACCENT_4, 1.25, dash=MSO_LINE.DASH)
        series.marker.style = XL_MARKER_STYLE.NONE
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    chart.category_axis.visible = False


def _added(slide: Slide, box: Box, kind: Any, data: Any, alt: str) -> Any:
    """A chart in its place on the slide, described for those who do not see it."""
    frame = slide.slide.shapes.add_chart(kind, box.left, box.top, box.width, box.height, data)
    describe(frame, alt)
    _frame(slide, frame.chart)
    return frame.chart


def _frame(slide: Slide, chart: Any) -> None:
    """What all charts have: fonts of the theme, no title of their own, no rounded corners."""
    chart.has_title = False
    chart.font.size = Pt(11)
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    space = chart._chartSpace  # noqa: SLF001 - it has no public name
    look = etree.Element(qn("c:spPr"))
    etree.SubElement(look, qn("a:noFill"))
    etree.SubElement(etree.SubElement(look, qn("a:ln")), qn("a:noFill"))
    space.find(qn("c:chart")).addnext(look)
    # python-pptx numbers axes below zero, the schema from 0.
    for number in space.iter(qn("c:axId"), qn("c:crossAx")):
        number.set("val", number.get("val").lstrip("-"))
    for properties in space.iter(qn("a:defRPr")):
        properties.set("lang", slide.deck.label)


def _line(series: Any, colour: Any, width: float, *, dash: Any = None) -> None:
    series.smooth = False
    series.format.line.width = Pt(width)
    series.format.line.color.theme_color = colour
    if dash is not None:
        series.format.line.dash_style = dash


def _legend(chart: Any, shown: bool) -> None:
    chart.has_legend = shown
    if shown:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(11)


def _is_at_the_foot(point: CurvePoint) -> bool:
    """Whether the words below a point would stand on the numbers of the steps."""
    return point.extreme == "lowest" and point.score < _FOOT


def _score_axis(deck: Deck, chart: Any, *, room: bool) -> None:
    """The axis from -2 to 2, with `room` for words below that, and in words what its ends stand for."""
    axis = chart.value_axis
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = -3 if room else -2, 2, 1
    axis.format.line.fill.background()
    axis.major_gridlines.format.line.color.rgb = _GRID
    best, worst = (deck.words.label(band, "emotion") for band in (2, -2))
    axis.has_title = True
    axis.axis_title.text_frame.text = f"{worst}  –  {best}"
    axis.axis_title.text_frame.paragraphs[0].runs[0].font.size = Pt(11)
    axis.axis_title.text_frame.paragraphs[0].runs[0].font.bold = False
    axis.tick_labels.number_format = '[<-2]"";[<0]-0;0' if room else "+0;-0;0"
    axis.tick_labels.number_format_is_linked = False
    axis.tick_labels.font.size = Pt(11)


def _span_gaps(chart: Any) -> None:
    """Draw the line through steps without a score."""
    drawn = chart._chartSpace.find(qn("c:chart"))  # noqa: SLF001 - it has no public name
    blanks = drawn.find(qn("c:dispBlanksAs"))
    if blanks is None:
        blanks = etree.SubElement(drawn, qn("c:dispBlanksAs"))
    blanks.set("val", "span")
