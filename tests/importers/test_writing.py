"""The text of a draft: what it says is the draft, and `cjm fmt` would not change a byte of it."""

from __future__ import annotations

from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from cjm.importers.draft import Draft
from cjm.importers.writing import Guide, written
from cjm.render.scaffold.wording import words
from cjm.source.document import read_document
from cjm.source.extensions import with_extensions
from cjm.source.formatting.formatted import formatted

SIGNS = "ab1.-:;,\"'#%*_`~>[](){}\\/!?&@|=+ \n\t\u00e9中🙂\u00a0\u200b\u2028"
SENTENCES = (
    "yes",
    "1e3",
    "Is it so,?",
    "a " * 70 + "b",
    "first line\nsecond line",
    "- no item",
    "x: y",
    "12:30",
)

texts = st.one_of(st.text(SIGNS, min_size=1, max_size=9), st.sampled_from(SENTENCES)).filter(
    lambda text: text.strip() != ""
)
emotions = st.fixed_dictionaries(
    {}, optional={"score": st.sampled_from([-2, 0, 0.25, 2.0]), "feeling": texts, "why": texts}
)
stages: dict[str, st.SearchStrategy[Any]] = {
    "emotion": emotions,
    "owner": st.just("who"),
    "touchpoints": st.lists(st.just("desk"), min_size=1, max_size=1),
    "pain_points": st.lists(st.fixed_dictionaries({"text": texts}, optional={"severity": st.just("high")})),
    "x-import": st.dictionaries(texts, st.one_of(texts, st.lists(texts, min_size=2, max_size=2)), min_size=1),
}
steps = st.fixed_dictionaries({"name": texts}, optional={**stages, "actions": st.lists(texts), "when": texts})
phases = st.fixed_dictionaries(
    {"name": texts},
    optional={**stages, "summary": texts, "steps": st.lists(steps, min_size=1, max_size=2)},
)


def text_of(data: dict[str, Any]) -> str:
    said = words("en")
    comments = {**said["comments"]["all"], **said["comments"]["ten-step"]}
    draft = Draft(data["title"])
    draft.whole = data
    return written(draft, Guide(said["imported"], said["missing"], comments), "cjm.schema.json")


@settings(max_examples=40)
@given(texts, st.lists(phases, min_size=1, max_size=3))
@example("T", [{"name": "A", "x-import": {"a": [[["b"], [], ["c" * 120]], [{"d": ["e"]}]]}}])
@example("T", [{"name": "A", "emotion": {"feeling": ".inf"}}, {"name": "B", "emotion": {"feeling": "-.NaN"}}])
@example("T", [{"name": "A"}, {"name": "B"}, {"name": "C", "summary": "x"}, {"name": "D"}])
def test_it_says_what_the_draft_holds_in_canonical_layout(title: str, content: list[dict[str, Any]]) -> None:
    data = {
        "cjm": 1,
        "title": title,
        "owners": {"who": {"name": title}},
        "touchpoints": {"desk": {"name": title, "channel": "store"}},
        "phases": content,
    }
    text = text_of(data)
    assert formatted(text.encode()) == text.encode()
    document = read_document(text.encode(), "a.cjm.yaml")
    assert document.map is not None
    assert with_extensions(document) == data
