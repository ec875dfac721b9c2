"""Every state of a map has a page that is sound and says what there is to say: what is missing looks missing."""

from __future__ import annotations

import re
from html import unescape

import pytest
from tests.conftest import ROOT
from tests.render.states import STATES, state_page
from tests.render.test_html import Outline

from cjm.cli.app import run


@pytest.fixture(autouse=True)
def in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def words(page: str) -> str:
    """What a page says, without markup, styles and scripts."""
    body = re.sub(r"<(style|script)\b.*?</\1>", "", page.split("<body", 1)[1], flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", body)))


def section(page: str, anchor: str) -> str:
    """What the section with that id says."""
    return words("<body" + page.split(f'id="{anchor}"', 1)[1].split("</section>", 1)[0])


@pytest.mark.parametrize("name", STATES)
def test_pages_of_all_states_are_sound(name):
    outline = Outline(state_page(name))
    steps = zip(outline.headings, outline.headings[1:], strict=False)
    assert all(after <= before + 1 for before, after in steps)
    assert len(outline.ids) == len(set(outline.ids))
    assert {link[1:] for link in outline.links if link.startswith("#")} <= set(outline.ids)


def test_what_init_writes_shows_what_is_missing(tmp_path):
    target = tmp_path / "draft.html"
    assert run(["init", str(tmp_path / "draft.cjm.yaml"), "--title", "A draft"]) == 0
    assert run(["render", str(tmp_path / "draft.cjm.yaml"), "-o", str(target)]) == 0
    page = target.read_text("utf-8")
    said = words(page)
    assert "A phase has no steps" in said
    assert "Nothing yet" in said
    assert page.count('href="#check.CJM0301"') >= 4


def test_a_bare_draft_says_what_to_do_for_each_step_of_the_method():
    said = words(state_page("bare"))
    assert "No persona yet" not in said
    for text in (
        "Say whose journey this is.",
        "Write down what the customer asks.",
        "Say who answers for each phase.",
    ):
        assert text in said
    assert 'class="r-emo"' not in state_page("bare")


def test_a_brief_tells_what_it_cannot_tell_yet():
    said = words(state_page("loops"))
    for text in ("No persona yet", "No opportunities yet", "No evidence yet"):
        assert text in said


def test_what_a_public_page_lacks_is_nobodys_business():
    page = state_page("bare", "--public")
    assert "Nothing yet" not in words(page)
    assert "What this draft still lacks" not in words(page)


def test_one_phase_has_a_point_but_no_line():
    page = state_page("one-phase")
    assert page.count('class="ln"') == 0
    assert "Moment of truth" in words(page)


def test_a_day_runs_by_the_clock():
    day = section(state_page("day"), "h.clock")
    assert [hour for hour in ("14:00", "22:00", "02:00", "06:00") if hour in day] == [
        "14:00",
        "22:00",
        "02:00",
        "06:00",
    ]


def test_the_curve_tells_what_is_assumed_and_stands_as_a_table_too():
    page = state_page("day")
    assert 'class="ln gs"' in page
    assert page.count('class="rl assumed"') >= 6
    table = words("<body" + page.split('<details class="card data">')[1].split("</details>")[0])
    assert "2.3 Emergency Lowest point Very negative Very negative −2 – Assumed" in table
    assert "Highest point" in table


def test_a_future_map_stands_beside_todays():
    page = state_page("future")
    said = section(page, "s.comparison")
    assert "+0.5 mean difference 1 better 1 worse 2 new 1 dropped 1 /2 pain points of today taken up" in said
    assert page.count('class="was"') == 4  # in the brief and in the section, each with its key
    assert "Pain points of today that it leaves Low The tracking page is slow" in said
    assert "Missed deliveries Today 31 % In this map so far 22 % Target 5 %" in said
    assert "What gets better" in words(page)


def test_loops_and_exits_are_drawn_and_said():
    page = state_page("loops")
    assert page.count('class="bar"') >= 2
    said = words(page)
    for text in ("Exit", "Return", "Reminder", "Loyalty loop", "Because : The price was in small print"):
        assert text in said


def test_a_blueprint_has_its_lines():
    page = state_page("blueprint")
    lines = ["Line of interaction", "Line of visibility", "Line of internal interaction"]
    assert re.findall(r'class="bln">([^<]+)<', page) == lines
    assert re.findall(r'class="bln">([^<]+)<', state_page("blueprint", "--public")) == lines[:1]


def test_personas_lie_over_each_other_with_a_key():
    page = state_page("personas")
    assert {f'class="per p{i}"' in page for i in (1, 2, 3, 4)} == {True}
    assert "and 2 more" in words(page)


def test_arithmetic_is_shown():
    page = state_page("decisions")
    assert "1,067 = 2,000 × 2 × 0.8 ÷ 3" in section(page, "s.opportunities")
    assert "14 = 8.5 + max(8.5 − 3, 0)" in section(page, "s.needs")
    assert "4 × 4 = 16" in section(page, "s.pain_points")


def test_opportunities_stand_in_quarters_in_words_too():
    said = section(state_page("decisions"), "s.opportunities")
    for text in ("Quick wins 1 Easy", "Big bets 3 Bold", "Fill-ins 2 Small", "Think twice 4 Vain"):
        assert text in said[said.index("Effort →") :]
    assert "Not placed: impact or effort is missing 5 Unclear" in said
    assert "1 done or dropped is not drawn." in said


def test_metrics_tell_their_age_and_what_is_lacking():
    page = state_page("decisions")
    said = section(page, "s.metrics")
    assert 'class="stale"' in page
    assert "8 months ago · Reading out of date" in said
    assert "Off target : 2 to go" in said
    assert "Improving +22 since Jan 1, 2026" in said
    assert "No target yet" in said
    assert "No reading yet" in said


def test_what_is_overdue_stands_in_the_review():
    said = section(state_page("decisions"), "s.review")
    assert "Next review : Jul 31, 2026 93 days overdue" in said
    order = [
        "Reading out of date: Old",
        "Review of this map",
        "Content not published: Post",
        "Target not reached: Old",
    ]
    places = [said.index(text) for text in order]
    assert places == sorted(places)


def test_owners_carry_what_is_counted():
    said = section(state_page("decisions"), "s.owners")
    assert "1 overdue" in said
    assert "No owner" in said


def test_findings_lead_to_the_list_of_checks():
    page = state_page("decisions")
    notes = set(re.findall(r'class="nt \w+" href="#([^"]+)"', page))
    assert {"check.CJM0602", "check.CJM0702", "check.CJM1002"} <= notes
    assert notes <= set(re.findall(r'<li class="\w+" id="([^"]+)"', page))
