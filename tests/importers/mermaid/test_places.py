"""Where diagrams stand: in the text of many kinds of files, marked or not, alone or among others."""

from __future__ import annotations

import json
from textwrap import indent

import pytest
from tests.importers.reading import imported, outline

from cjm.errors import CannotDo

DAY = """journey
    title A day at the rink
    section Going there
      Packs "the old" skates: 5: Ida
      Takes the tram: 2: Ida
    section On the ice
      Waits for the machine: 1: Ida"""
LINES = DAY.splitlines(keepends=True)
NOTEBOOK = json.dumps(
    {
        "cells": [
            {"cell_type": "code", "source": ["print('journey')\n"]},
            {
                "cell_type": "markdown",
                "source": ["# Winter\n", "\n", "```mermaid\n", *LINES, "\n", "```\n", "Words."],
            },
        ]
    },
    indent=1,
)


@pytest.mark.parametrize(
    "text",
    [
        f"Winter\n======\n\n.. mermaid::\n\n{indent(DAY, '   ')}\n\nMore: 5: words\n",
        f"== Winter\n\n[mermaid]\n----\n{DAY}\n----\n\nMore: 5: words\n",
        f"# Winter\n\n{{{{< mermaid >}}}}\n{DAY}\n{{{{< /mermaid >}}}}\n\nMore: 5: words\n",
        f"# Winter\n\n{{% mermaid %}}\n{DAY}\n{{% endmermaid %}}\nMore: 5: words\n",
        f"{{mermaid}}\n{DAY}\n{{mermaid}}\nMore: 5: words\n",
        f"* Winter\n#+begin_src mermaid\n{DAY}\n#+end_src\nMore: 5: words\n",
        f"````markdown\n```mermaid\n{DAY}\n```\n````\n\nMore: 5: words\n",
        f"```yaml\nchart: |\n{indent(DAY, '  ')}\nmore: 5\n```\n",
        f"<mermaid>\n{DAY}\n</mermaid>\n<p>More: 5: words\n",
        f"<pre><code>{DAY}</code></pre>\n<p>More: 5: words\n",
        f"<ac:plain-text-body><![CDATA[{DAY}]]></ac:plain-text-body>\nMore: 5: words\n",
        f"import M from 'm'\n\n<Mermaid chart={{`{DAY}`}} />\n\nMore: 5: words\n",
        f"const day = `\n{DAY}\n`;\nconst more = 'x: 5: words';\n",
        f'DAY = """\n{DAY}\n"""\nmore: 5\n',
        f'Check(@"---\ntitle: None\n---\n{DAY}", more: 5);\nvoid More() {{}}\n',
        f'let day = r#"{DAY}"#;\nlet more: u8 = 5;\n',
        json.dumps({"before": "it\u2019s \U0001f642", "chart": DAY, "more": 5}, ensure_ascii=True),
        json.dumps([{"text": f"# Winter\r\n\r\n```mermaid\r\n{DAY}\r\n```\r\nMore: 5: words"}]),
        "const day = '" + DAY.replace("\n", "\\n") + "';\nconst more = 5;\n",
        "day = (\n" + "".join(f"  {json.dumps(line)}\n" for line in LINES) + ")\n",
        NOTEBOOK,
        f"graph TD\n  A --> B\n\n{DAY}\n\nflowchart LR\n  B --> C\n",
        f"```mermaid\n{DAY}\n\nclick Ida \"#ida\" \"More\"\nstyle Ida fill:#fff\n```\n",
    ],
    ids=[
        "rst", "asciidoc", "hugo", "liquid", "wiki", "org", "fence-in-a-fence", "yaml-in-a-fence", "own-element",
        "code-element", "cdata", "mdx", "template-literal", "python", "csharp", "rust", "json", "markdown-in-json",
        "escaped", "strings-in-a-row", "notebook", "among-other-diagrams", "with-links",
    ],
)  # fmt: skip
def test_wherever_it_stands_and_no_further(text: str) -> None:
    (draft,), _ = imported(text, "mermaid", "winter.txt")
    assert draft.title == "A day at the rink"
    assert outline(draft) == {
        "Going there": [('Packs "the old" skates', 2), ("Takes the tram", -1)],
        "On the ice": [("Waits for the machine", -2)],
    }
    assert draft.data["personas"] == {"ida": {"name": "Ida"}}


def test_what_is_said_of_a_string_points_at_it() -> None:
    text = '{"text": "\\ud83d\\ude42 journey\\njourney\\n title T\\n section S\\n Waits\\t: soon: Ida\\n"}'
    (draft,), notes = imported(text, "mermaid", "a.json")
    assert draft.source == "line 1"
    assert outline(draft) == {"S": [("Waits", None)]}
    assert notes == ["CJM8002 1:80 Ida", "CJM8004 1:65 Waits", "CJM8102 1:74 soon"]


def test_one_in_a_fence_and_one_in_a_directive() -> None:
    other = DAY.replace("A day", "A night")
    drafts, _ = imported(
        f"```mermaid\n{DAY}\n```\n\n{{{{< mermaid >}}}}\n{other}\n{{{{< /mermaid >}}}}\n", "mermaid"
    )
    assert [draft.title for draft in drafts] == ["A day at the rink", "A night at the rink"]


@pytest.mark.parametrize("mark", ["\\", "¥"])
def test_one_that_is_shown_as_code_with_its_fence(mark: str) -> None:
    drafts, _ = imported(
        f"```mermaid\n{DAY}\n```\n\n```\n{mark}```mermaid\n{DAY}\n{mark}```\n```\n", "mermaid"
    )
    assert [len(draft.phases[1].steps) for draft in drafts] == [1]


def test_two_in_one_fence_and_a_front_matter() -> None:
    text = (
        f"---\ntitle: By day\n---\n{DAY.replace('title', '%%')}\n\njourney\n  section S\n    Home: 3: Ida\n"
    )
    first, second = imported(f"```mermaid\n{text}```\n# Night\n", "mermaid", "rink.md")[0]
    assert (first.title, first.source) == ("By day", "line 5")
    assert (second.title, second.source) == ("rink", "line 13")


def test_many_in_one_file() -> None:
    drafts, _ = imported(
        "".join(f"journey\ntitle {number}\nA: 3: Ida\n" for number in range(1500)), "mermaid"
    )
    assert [draft.title for draft in drafts] == [str(number) for number in range(1500)]


def test_the_place_of_a_title_of_a_bare_diagram() -> None:
    (draft,), notes = imported(
        f"Words.\n\n---\ntitle: By day\n---\n{DAY.replace('title', '%%')}\n", "mermaid"
    )
    assert draft.title == "By day"
    assert notes == ["CJM8002 9:34 Ida", "CJM8101 7:8 A day at the rink"]


def test_the_fence_says_what_it_is() -> None:
    inside = DAY.removeprefix("journey\n").replace("title A day at the rink", "%%")
    (draft,), notes = imported(f"# Winter\n\n```journey\n{inside}\n```\n", "mermaid")
    assert (draft.title, len(draft.phases), draft.source) == ("Winter", 2, "line 3")
    assert notes[0] == "CJM8006 3:4 journey"
    assert imported("```journey\n- title: Rink\n  section: 5\n```\n", "mermaid") == ([], [])


@pytest.mark.parametrize("word", ["userJourney", "Journey", "user journey", "journeyDiagram", "journey TD"])
def test_another_first_word(word: str) -> None:
    (draft,), notes = imported(f"```mermaid\n{DAY.replace('journey', word, 1)}\n```\n", "mermaid")
    assert len(draft.phases) == 2
    assert notes[0] == f"CJM8005 2:1 {word}"


def test_a_picture_in_letters_is_no_diagram() -> None:
    assert imported("```\nUser Journey\n  Rink: 5\n    |\n  Home: 3\n```\n", "mermaid") == ([], [])


def test_a_diagram_on_one_line() -> None:
    flat = " ".join(DAY.split())
    with pytest.raises(CannotDo, match=r"no section and no task .* in line 2 of journeys/a\.md") as raised:
        imported(f"```mermaid\n{flat}\n```\n", "mermaid")
    assert raised.value.help == "break the line before each `section` and before each task"
    (draft,), notes = imported(f"```mermaid\n{flat}\n```\n```mermaid\n{DAY}\n```\n", "mermaid")
    assert len(draft.phases) == 2
    assert notes[0] == "CJM8103 2:1 journey"


def test_a_heading_such_as_user_journey_is_no_first_word() -> None:
    text = f"User Journey\n------------\n\nOnline:\n\n.. mermaid::\n\n{indent(DAY, '   ')}\n\nCosts\n-----\n\nTea: 4: no\n"
    (draft,), notes = imported(text, "mermaid", name="docs/a.rst")
    assert list(outline(draft)) == ["Going there", "On the ice"]
    assert [note for note in notes if "CJM8002" not in note] == []


def test_the_title_of_the_front_matter_is_drawn_and_that_for_readers_aloud_is_kept() -> None:
    text = "---\n  title: A day\n---\njourney\n  accTitle: Said aloud\n  section S\n    Pays: 4: Ida\n"
    (draft,), notes = imported(text, "mermaid", name="a.mmd")
    assert draft.title == "A day"
    assert draft.data["x-import"] == {"title": "Said aloud"}
    assert "CJM8101 5:13 Said aloud" in notes


def test_a_front_matter_that_the_diagram_overrules_is_kept() -> None:
    text = "---\ntitle: Old\n---\njourney\n  title New\n  section S\n    Pays: 4: Ida\n"
    (draft,), notes = imported(text, "mermaid", name="a.mmd")
    assert (draft.title, draft.data["x-import"]) == ("New", {"title": "Old"})
    assert "CJM8101 4:1 journey" in notes


def test_options_of_quarto_are_how_a_diagram_is_drawn() -> None:
    text = f"```{{mermaid}}\n%%| label: fig-day\n{DAY}\n```\n"
    (draft,), notes = imported(text, "mermaid", name="a.qmd")
    assert "x-import" not in draft.data
    assert "CJM8103 2:1 %%| label: fig-day" in notes
