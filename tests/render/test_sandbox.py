"""Templates of others replace single ones of ours, and can do nothing but write a page."""

from pathlib import Path

import pytest
from tests.render.reports import report

from cjm.errors import CannotDo
from cjm.render.sandbox.asking import render_apart
from cjm.render.sandbox.work import OUTPUT_LIMIT
from cjm.render.templates import Templates
from cjm.render.theme.theme import Theme
from cjm.render.wording import Wording

NAME = "markdown/report.md.j2"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "templates" / "markdown").mkdir(parents=True)
    return tmp_path / "templates"


def filled(folder: Path, source: str, **context: object) -> str:
    (folder / NAME).write_text(source, encoding="utf-8")
    return Templates(folder=folder).render(NAME, **context)


def trouble(folder: Path, source: str, **context: object) -> str:
    with pytest.raises(CannotDo) as caught:
        filled(folder, source, **context)
    return caught.value.message.replace(folder.as_posix(), "DIR")


def test_a_template_takes_the_place_of_ours(folder: Path) -> None:
    work = report("title: Café | x\n", templates=Templates(folder=folder))
    assert filled(folder, "{{ view.title }}: {{ _('Phases') }}", view=work.view) == r"Café \| x: Phases"


def test_a_page_knows_nothing_of_the_one_before(folder: Path) -> None:
    (folder / "markdown/count.md.j2").write_text(
        "{% set seen = namespace(pages=0) %}"
        "{% macro page() %}{% set seen.pages = seen.pages + 1 %}{{ seen.pages }}{% endmacro %}"
    )
    source = "{% import 'markdown/count.md.j2' as count %}{{ count.page() }}"
    assert [filled(folder, source) for _ in range(3)] == ["1", "1", "1"]


def test_a_change_of_a_template_is_seen_on_the_next_page(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert filled(folder, "one") == "one"
    assert filled(folder, "three") == "three"
    (folder / "markdown/part.md.j2").write_text("of it")
    assert filled(folder, "{% include 'markdown/part.md.j2' %}") == "of it"
    assert "no template" in trouble(folder, "{% include 'markdown/other.md.j2' %}")
    monkeypatch.chdir(folder)
    assert Templates(folder=Path()).render(NAME.replace("report", "part")) == "of it"


def test_the_others_stay_and_can_be_reached(folder: Path) -> None:
    assert "--paper" in filled(folder, "{% include 'html/style.css' %}")
    (folder / "markdown/parts.md.j2").write_text(
        "{% import 'builtin/markdown/parts.md.j2' as ours with context %}"
        "{% macro score(value) %}<{{ ours.score(value) }}>{% endmacro %}"
    )
    source = "{% import 'markdown/parts.md.j2' as parts with context %}{{ parts.score(1) }}"
    assert filled(folder, source) == "<+1>"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("ok\n{% if %}", "DIR/markdown/report.md.j2:2: Expected an expression, got 'end of statement block'"),
        ("a\nb {{ nothing }}", "DIR/markdown/report.md.j2:2: 'nothing' is undefined"),
        ("{{ 1 / 0 }}", "DIR/markdown/report.md.j2:1: division by zero"),
        ("\n{% include 'markdown/none.md.j2' %}", "DIR/markdown/report.md.j2:2: there is no template `markdown/none.md.j2`"),
        ("{% include '../secret.txt' %}", "DIR/markdown/report.md.j2:1: there is no template `../secret.txt`"),
        ("{% include '/etc/passwd' %}", "DIR/markdown/report.md.j2:1: there is no template `/etc/passwd`"),
    ],
)  # fmt: skip
def test_an_error_names_file_and_line(folder: Path, source: str, message: str) -> None:
    (folder.parent / "secret.txt").write_text("secret")
    assert trouble(folder, source) == message


def test_links_out_of_the_folder_are_not_followed(folder: Path) -> None:
    (folder.parent / "secret.txt").write_text("secret")
    (folder / "markdown/link.txt").symlink_to(folder.parent / "secret.txt")
    assert "there is no template" in trouble(folder, "{% include 'markdown/link.txt' %}")


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ view.__class__.__init__.__globals__ }}",
        "{{ _.__globals__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ self.__init__.__globals__ }}",
        "{{ ''|attr('__class__') }}",
        "{{ '{0.__class__}'.format(1) }}",
        "{{ view.phases.__add__ }}",
        "{% set x = [] %}{{ x.append(1) }}",
        "{{ view.title.__class__ }}",
    ],
)
def test_nothing_inside_python_can_be_reached(folder: Path, source: str) -> None:
    work = report("title: T\n")
    try:
        page = filled(folder, source, view=work.view)
    except CannotDo:
        return
    assert page.strip() in {"", "0."}


def test_a_loop_ends_at_the_time_limit(folder: Path) -> None:
    loops = "".join(f"{{% for a{i} in range(99999) %}}" for i in range(3)) + "{% endfor %}" * 3
    (folder / NAME).write_text(loops)
    with pytest.raises(CannotDo, match="was not done after 2 seconds"):
        render_apart((Wording(), folder, Theme()), NAME, {}, time_limit=2)


def test_memory_has_a_limit(folder: Path) -> None:
    pytest.importorskip("resource")
    assert "more memory than it may" in trouble(folder, "{{ 'x' * 4000000000 }}")


def test_a_range_has_a_limit(folder: Path) -> None:
    assert "Range too big" in trouble(folder, "{{ range(10000000)|list }}")


def test_endless_inclusion_ends(folder: Path) -> None:
    assert "without end" in trouble(folder, "{% include 'markdown/report.md.j2' %}")


def test_a_page_has_a_limit(folder: Path) -> None:
    source = "{% set s = 'x' * 50000000 %}{{ s|safe }}{{ s|safe }}"
    assert f"more than {OUTPUT_LIMIT} characters" in trouble(folder, source)


def test_the_current_folder_is_no_place_for_modules(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "jinja2.py").write_text("raise SystemExit('taken over')")
    monkeypatch.chdir(folder)
    assert filled(folder, "fine") == "fine"
