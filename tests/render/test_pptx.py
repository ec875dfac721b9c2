"""The deck: what stands on which slide, that it fits, can be read aloud, is valid, and holds nothing that runs."""

import base64
import io
import re
import zipfile
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from openpyxl import load_workbook
from PIL import Image
from pptx import Presentation
from pptx.util import Pt
from tests.render.reports import MAPS, example, of_document, report
from tests.view.whole_map import whole_map

from cjm import locale
from cjm.render.pptx import FORMAT
from cjm.render.report import RenderInput
from cjm.render.templates import Templates
from cjm.render.theme.theme import Logo, Theme
from cjm.render.wording import Wording

FOOTER_TOP = Pt(505)
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
LARGE = """
title: Large
phases:
""" + "".join(
    f"  - name: Phase {p}\n    steps:\n"
    + "".join(
        f"      - {{name: A step with a rather long name {p}.{s}, emotion: {(p + s) % 5 - 2}, thoughts: [{'word ' * 40}],"
        f" actions: [{'word ' * 20}, two], pain_points: [{'pain ' * 30}{p}{s}]}}\n"
        for s in range(5)
    )
    for p in range(8)
)


def deck(work: RenderInput) -> Any:
    return Presentation(io.BytesIO(FORMAT.render(work)))


@cache
def of_example(name: str) -> Any:
    return deck(example(name))


def titles(presentation: Any) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in presentation.slides]


def tables(presentation: Any, title: str) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row.cells] for row in shape.table.rows]
        for slide in presentation.slides
        if slide.shapes.title.text_frame.text.startswith(title)
        for shape in slide.shapes
        if shape.has_table
    ]


def charts(presentation: Any) -> list[Any]:
    return [shape.chart for slide in presentation.slides for shape in slide.shapes if shape.has_chart]


def check_layout(presentation: Any) -> None:
    """Nothing leaves its slide or runs into its foot, everything drawn has a text in its place, no title comes twice."""
    assert len(set(titles(presentation))) == len(presentation.slides)
    assert all(title.strip() for title in titles(presentation))
    for slide in list(presentation.slides)[1:]:
        for shape in slide.shapes:
            height = sum(row.height for row in shape.table.rows) if shape.has_table else shape.height
            assert shape.left >= 0
            assert shape.left + shape.width <= presentation.slide_width
            if not shape.is_placeholder:
                assert shape.top + height <= FOOTER_TOP, (slide.shapes.title.text_frame.text, shape.name)
            if shape.has_chart or shape.has_table:
                assert shape.element.xpath("string(.//p:cNvPr/@descr)")


def sizes(presentation: Any) -> set[int]:
    return {
        int(run.get("sz")) for slide in presentation.slides for run in slide.element.iter(f"{A}rPr") if run.get("sz")
    }  # fmt: skip


@pytest.mark.parametrize("name", MAPS)
def test_every_example_fits_its_slides(name: str) -> None:
    presentation = of_example(name)
    check_layout(presentation)
    assert min(sizes(presentation)) >= 1050
    assert (presentation.slide_width, presentation.slide_height) == (12191695, 6858000)


def test_a_large_map_goes_on_over_more_slides() -> None:
    presentation = deck(report(LARGE))
    check_layout(presentation)
    shown = [cell for page in tables(presentation, "Map") for row in page for cell in row]
    for phase in range(8):
        for step in range(5):
            assert any(f"rather long name {phase}.{step}" in cell for cell in shown)


def test_a_text_longer_than_a_slide_is_broken_and_nothing_of_it_is_lost() -> None:
    words = [f"w{number}" for number in range(2000)]
    presentation = deck(
        report(f"phases:\n  - name: P\n    pain_points: [{{text: pain, cause: {' '.join(words)}}}]\n")
    )
    check_layout(presentation)
    said = " ".join(row[1] for page in tables(presentation, "Pain points") for row in page[1:])
    assert [word for word in said.split() if re.fullmatch(r"w\d+", word)] == words


def test_the_slides_of_an_example() -> None:
    numbered = [re.sub(r" \(\d of \d\)$", "", title) for title in titles(of_example("running-shoes"))]
    assert list(dict.fromkeys(numbered)) == [
        "Buying running shoes online", "Key insights", "Maya Okafor  ·  Persona", "Marathon regulars  ·  Segment",
        "Emotion curve", "Map", "Pain points", "Opportunities: Impact ÷ effort", "Opportunities", "Needs",
        "Customer questions", "Metrics", "Owners", "Loops", "Review", "Step by step", "Evidence",
    ]  # fmt: skip


def test_the_map_is_a_table_of_phases_and_lanes() -> None:
    first = tables(of_example("running-shoes"), "Map")[0]
    assert first[0] == ["", "1  Awareness", "2  Consideration", "3  Preference", "4  Action", "5  Loyalty"]
    assert [row[0] for row in first[1:3]] == ["Customer goal", "Steps"]
    assert first[2][1].startswith("1.1  Shins ache after an ordinary run\nworried (−1)")


def test_the_emotion_curve_is_a_native_chart_over_phases_and_steps() -> None:
    chart = charts(of_example("running-shoes"))[0]
    assert [group.label for group in chart.plots[0].categories.levels[1]] == [
        "Awareness", "Consideration", "Preference", "Action", "Loyalty",
    ]  # fmt: skip
    series = {each.name: list(each.values) for each in chart.plots[0].series}
    assert list(series) == ["Marathon regulars", "Desired", "Emotion"]
    assert series["Emotion"][:4] == [-1.0, 0.5, 0.0, -1.2]


def test_a_future_map_has_the_curve_of_today_beside_its_own() -> None:
    names = [each.name for each in charts(of_example("running-shoes-future"))[0].plots[0].series]
    assert names[-2:] == ["Today", "Emotion"]


def test_opportunities_at_one_spot_share_a_point() -> None:
    text = "".join(
        f"      - {{text: o{i}, impact: {impact}, effort: 2}}\n" for i, impact in enumerate((4, 4, 3))
    )
    chart = charts(deck(report(f"phases:\n  - name: P\n    opportunities:\n{text}")))[0]
    series = chart.plots[0].series[0]
    assert list(series.values) == [4.0, 3.0]
    assert [point.data_label.text_frame.text for point in (series.points[0], series.points[1])] == [
        "1, 2",
        "3",
    ]


def test_metrics_have_charts_of_their_readings() -> None:
    last = charts(of_example("running-shoes"))[-1]
    assert [each.name for each in last.plots[0].series] == ["Second pair within a year", "Target"]


def test_notes_name_the_sources() -> None:
    slide = next(
        each for each in of_example("running-shoes").slides if each.shapes.title.text_frame.text == "Needs"
    )
    assert slide.notes_slide.notes_text_frame.text.split("\n")[0] == "Evidence:"
    assert "survey" in slide.notes_slide.notes_text_frame.text.lower()


def test_languages_of_labels_and_of_content_are_marked_apart() -> None:
    presentation = deck(example("pobiji", templates=Templates(Wording("nb"))))
    found = {run.get("lang") for slide in presentation.slides for run in slide.element.iter(f"{A}rPr")}
    assert found == {"nb-NO", "zh-CN"}
    assert presentation.core_properties.language == "zh-CN"
    assert b'<a:ea typeface="Microsoft YaHei"/>' in theme_of(presentation)


@pytest.mark.parametrize("language", locale.languages())
def test_labels_are_in_the_language_asked_for(language: str) -> None:
    presentation = deck(example("running-shoes-return", templates=Templates(Wording(language))))
    check_layout(presentation)
    wanted = {"en": "Emotion curve", "es": "Curva emocional", "nb": "Følelseskurve", "pt": "Curva emocional", "ru": "Кривая эмоций", "zh-Hans": "情绪曲线"}  # fmt: skip
    assert wanted[language] in titles(presentation)


def test_names_begin_no_formula_in_the_workbooks_of_charts() -> None:
    names = ["=1+1", "{=1}", "https://example.com", "mailto:a@b", "internal:Sheet1!A1", "EXTERNAL:x"]
    personas = ", ".join(f"p{i}: '{name}'" for i, name in enumerate(names))
    emotions = ", ".join(f"p{i}: {i % 3 - 1}" for i in range(len(names)))
    phases = "".join(
        f"  - {{name: '{name}', steps: [{{name: s{i}, emotion: 1, by_persona: {{{emotions}}}}}], metrics: [m{i}]}}\n"
        for i, name in enumerate(names)
    )
    metrics = "".join(f"  m{i}: {{name: '{name}', readings: [1, 2]}}\n" for i, name in enumerate(names))
    content = FORMAT.render(report(f"personas: {{{personas}}}\nmetrics:\n{metrics}phases:\n{phases}"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        books = [archive.read(name) for name in archive.namelist() if name.endswith(".xlsx")]
    assert len(books) == 1 + len(names)
    for book in books:
        sheet = load_workbook(io.BytesIO(book)).active
        assert sheet is not None
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        assert not any(cell.hyperlink for cell in cells)


def test_links_lead_to_web_and_mail_addresses_only() -> None:
    work = report(
        "owners: {o: {name: O, contact: o@example.com}, p: {name: P, contact: 'file:///etc/passwd'}}\n"
        "evidence: {e: {name: E, link: 'javascript:alert(1)'}, f: {name: F, link: 'https://example.com/f'}}\n"
        "phases:\n  - {name: P, owner: o, evidence: [e, f], steps: [{name: s, owner: p}]}\n"
    )
    outside = {
        relation.target_ref
        for slide in deck(work).slides
        for relation in slide.part.rels.values()
        if relation.is_external
    }
    assert outside == {"mailto:o@example.com", "https://example.com/f"}


def test_a_public_deck_holds_nothing_internal() -> None:
    text = (
        "owners: {o: {name: O, contact: secret-contact}}\nmetrics: {m: {name: M, system: secret-system}}\n"
        "phases:\n  - name: P\n    owner: o\n    metrics: [m]\n    steps: [{name: s, backstage: [secret-backstage]}]\n"
        "    pain_points: [{text: pain, silo: [o]}]\n    opportunities: [{text: chance, ticket: secret-ticket}]\n"
    )
    with zipfile.ZipFile(io.BytesIO(FORMAT.render(report(text, public=True)))) as archive:
        said = "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    assert "secret" not in said


def test_a_deck_that_somebody_saved_is_no_longer_ours() -> None:
    content = FORMAT.render(report("title: T\n"))
    assert FORMAT.is_own(content)
    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(saved, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(
                name, data.replace(b">cjm<", b">PowerPoint<") if name.endswith("app.xml") else data
            )
    assert not FORMAT.is_own(saved.getvalue())
    assert not FORMAT.is_own(content[:5000])


def test_a_map_of_almost_nothing_shows_its_phases() -> None:
    presentation = deck(report("title: T\n"))
    check_layout(presentation)
    assert titles(presentation) == ["T", "At a glance", "Map"]
    assert tables(presentation, "Map") == [[["", "1  Awareness"]]]


def test_a_picture_of_a_persona_stands_on_its_slide(tmp_path: Any) -> None:
    Image.new("RGB", (40, 20), "teal").save(tmp_path / "ana.png")
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n broken")
    work = report("personas: {a: {name: Ana Ruiz, picture: ana.png}, b: {name: Bo, picture: broken.png}}\n")
    presentation = deck(replace(work, file_of=lambda link: tmp_path / link))
    pictures = [shape for slide in presentation.slides for shape in slide.shapes if shape.shape_type == 13]
    assert [shape.element.xpath("string(.//p:cNvPr/@descr)") for shape in pictures] == ["Ana Ruiz"]
    assert pictures[0].width == 2 * pictures[0].height


def test_facts_without_room_beside_a_portrait_stand_with_the_rest() -> None:
    words = [f"w{number}" for number in range(150)]
    facts = f"{{name: Ana, occupation: {' '.join(words[:50])}, location: {' '.join(words[50:100])}, household: {' '.join(words[100:])}}}"
    presentation = deck(report(f"personas: {{a: {facts}}}\n"))
    check_layout(presentation)
    said = " ".join(
        shape.text_frame.text for shape in list(presentation.slides)[2].shapes if shape.has_text_frame
    )
    assert sorted(set(re.findall(r"w\d+", said)), key=words.index) == words


def test_long_titles_are_set_smaller_and_what_is_cut_of_the_lead_is_in_the_notes() -> None:
    summary = " ".join(f"w{number}" for number in range(600))
    cover = deck(report(f"title: {'A long title ' * 40}\nsummary: {summary}\n")).slides[0]
    first, second = list(cover.placeholders)[:2]
    assert first.text_frame.paragraphs[0].runs[0].font.size <= Pt(26)
    assert second.text_frame.text.endswith("…")
    assert cover.notes_slide.notes_text_frame.text == summary


@pytest.mark.parametrize(
    "text", ["word " * 100, "x" * 500, "步骤" * 200, "=1+1 👩‍👩‍👧‍👦 ", "مرحبا ", "{{ 1 }} %(num)s %s {0} "]
)
def test_a_map_with_any_text_everywhere_fits_its_slides(text: str) -> None:
    check_layout(
        deck(
            of_document(
                whole_map(lambda path: f"{'https://example.com/' if path.endswith('.link') else text}{path}")
            )
        )
    )


def theme_of(presentation: Any) -> bytes:
    parts = presentation.part.package.iter_parts()
    blob: bytes = next(part for part in parts if str(part.partname) == "/ppt/theme/theme1.xml").blob
    return blob


def test_a_theme_gives_the_deck_its_colours_its_font_and_its_logo() -> None:
    picture = io.BytesIO()
    Image.new("RGB", (30, 10), "plum").save(picture, "PNG")
    logo = Logo(f"data:image/png;base64,{base64.b64encode(picture.getvalue()).decode()}", alt="Nordlys")
    colours = (("acc", "#7a1f5c"), ("head", "#fde"))
    theme = Theme(light=colours, text=("sans-serif", 'Sans "3" & Co'), logo=logo)
    presentation = deck(report("title: T\n", templates=Templates(Wording("en"), theme=theme)))
    found = theme_of(presentation)
    assert b'<a:accent1><a:srgbClr val="7A1F5C"/></a:accent1>' in found
    assert b'<a:dk2><a:srgbClr val="17212B"/></a:dk2>' in found  # no light text could be read on the header
    assert b'<a:latin typeface="Sans &quot;3&quot; &amp; Co"/>' in found
    (shown,) = (shape for shape in presentation.slides[0].shapes if shape.shape_type == 13)
    assert shown.element.xpath("string(.//p:cNvPr/@descr)") == "Nordlys"


def test_a_future_map_says_which_pain_points_of_today_it_takes_up() -> None:
    rows = [
        row for page in tables(of_example("running-shoes-future"), "Pain points of today") for row in page[1:]
    ]
    relief = {row[1]: row[2] for row in rows}
    assert "Returns by code at the counter" in relief["The return label has to be printed at home"]


def test_cells_without_text_are_no_higher_than_others() -> None:
    for name in ("running-shoes", "running-shoes-future"):
        for slide in of_example(name).slides:
            for paragraph in slide.element.xpath(".//a:tc//a:p[not(a:r)]"):
                assert [int(each.get("sz")) <= 1200 for each in paragraph.findall(f"{A}endParaRPr")] == [True]


@pytest.mark.parametrize(("lowest", "foot"), [(-1, -2), (-2, -3)])
def test_words_at_the_lowest_point_have_room_above_the_numbers_of_steps(lowest: int, foot: int) -> None:
    steps = f"[{{name: a, emotion: 1}}, {{name: b, emotion: {lowest}}}]"
    chart = charts(deck(report(f"phases: [{{name: P, steps: {steps}}}]\n")))[0]
    assert (chart.value_axis.minimum_scale, chart.value_axis.maximum_scale) == (foot, 2)
    labels = chart._chartSpace.xpath(".//c:dLbl")
    assert [each.xpath("string(.//a:t)") for each in labels] == [
        "Positive",
        {-1: "Negative", -2: "Very negative"}[lowest],
    ]
    assert {each.xpath("string(c:spPr/a:solidFill/a:schemeClr/@val)") for each in labels} == {"bg1"}


def test_numbers_of_what_is_wrong_are_red_only_where_something_is() -> None:
    text = "phases: [{{name: P, pain_points: [{{text: pain, severity: {}}}]}}]\n"
    colours = {
        severity: [
            run.find(f"{A}rPr//{A}schemeClr").get("val")
            for shape in deck(report(text.format(severity))).slides[1].shapes
            for run in shape.element.iter(f"{A}r")
            if run.findtext(f"{A}t") in {"0/1", "1/1"}
        ]
        for severity in ("low", "high")
    }
    assert colours == {"low": ["accent1"], "high": ["accent2"]}


def test_personas_of_whom_little_is_known_share_slides() -> None:
    few = ", ".join(f"p{i}: {{name: Name {i}, occupation: Rider}}" for i in range(4))
    presentation = deck(report(f"personas: {{more: {{name: Ana, quote: Well}}, {few}}}\n"))
    check_layout(presentation)
    assert titles(presentation)[2:5] == ["Ana  ·  Persona", "Personas (1 of 2)", "Personas (2 of 2)"]
    said = " ".join(s.text_frame.text for s in list(presentation.slides)[3].shapes if s.has_text_frame)
    assert all(f"Name {i}" in said for i in range(3))


def test_lines_of_personas_differ_in_colour_or_in_dashes() -> None:
    names = ", ".join(f"p{i}: Name {i}" for i in range(5))
    emotions = ", ".join(f"p{i}: {i % 3 - 1}" for i in range(5))
    steps = f"[{{name: a, emotion: 1, by_persona: {{{emotions}}}}}]"
    chart = charts(deck(report(f"personas: {{{names}}}\nphases: [{{name: P, steps: {steps}}}]\n")))[0]
    looks = [
        (each.format.line.color.theme_color, each.format.line.dash_style) for each in chart.plots[0].series
    ]
    assert len(set(looks)) == len(looks) == 6


def test_a_bare_draft_says_what_it_lacks() -> None:
    def said(work: RenderInput) -> str:
        return " ".join(s.text_frame.text for s in deck(work).slides[1].shapes if s.has_text_frame)

    assert "What this draft still lacks\nPersona\nSay whose journey this is." in said(report("title: T\n"))
    assert "still lacks" not in said(report("title: T\n", public=True))
    assert "still lacks" not in said(report("phases: [{name: P, steps: [a]}]\n"))
